/* SPDX-License-Identifier: MIT */
/* Case and marks are compared as written: “độc lập” is a word of any text, “Độc lập” a motto. */
#include "doc/landmark.h"

struct landmark {
    const struct landmark *next;
    struct str words;
    bool begins, ends;
};

const struct landmarks landmark_none = {{NULL}};

const char *landmark_name(enum landmark_kind kind)
{
    static const char *const names[LANDMARK_KIND_COUNT] = {
#define LANDMARK(kind, name) [LANDMARK_##kind] = (name),
#include "doc/landmark.def"
#undef LANDMARK
    };

    return names[kind];
}

bool landmark_add(struct landmarks *landmarks, struct arena *arena, enum landmark_kind kind,
                  struct str wording)
{
    bool begins = str_starts(wording, STR("^"));
    bool ends = wording.n > 1 && str_ends(wording, STR("$"));
    struct str words = str_sub(wording, begins, wording.n - ends);
    struct landmark *landmark;

    if (words.n == 0 || (!begins && !ends && words.p[0] == ' '))
        return false;
    landmark = ARENA_NEW(arena, struct landmark);
    *landmark = (struct landmark){landmarks->of[kind], arena_str(arena, words), begins, ends};
    landmarks->of[kind] = landmark;
    return true;
}

/* Where the words that the line has at `at` end; SIZE_MAX: it has others there. */
static size_t end_at(struct str line, size_t at, struct str words)
{
    for (size_t i = 0; i < words.n; i++) {
        if (at == line.n || line.p[at] != words.p[i])
            return SIZE_MAX;
        at++;
        while (words.p[i] == ' ' && at < line.n && line.p[at] == ' ')
            at++;
    }
    return at;
}

static bool holds(struct str line, struct str words)
{
    for (size_t at = str_find_char(line, words.p[0], 0); at != SIZE_MAX;
         at = str_find_char(line, words.p[0], at + 1))
        if (end_at(line, at, words) != SIZE_MAX)
            return true;
    return false;
}

size_t landmark_length(const struct landmarks *landmarks, enum landmark_kind kind, struct str line)
{
    for (const struct landmark *l = landmarks->of[kind]; l != NULL; l = l->next) {
        size_t end = l->begins && !l->ends ? end_at(line, 0, l->words) : SIZE_MAX;

        if (end != SIZE_MAX)
            return end;
    }
    return 0;
}

bool landmark_is(const struct landmarks *landmarks, enum landmark_kind kind, struct str line)
{
    for (const struct landmark *l = landmarks->of[kind]; l != NULL; l = l->next) {
        if (l->ends     ? str_ends(line, l->words) && (!l->begins || line.n == l->words.n)
            : l->begins ? end_at(line, 0, l->words) != SIZE_MAX
                        : holds(line, l->words))
            return true;
    }
    return false;
}
