/* SPDX-License-Identifier: MIT */
/* Adjacent runs with fonts of the same encoding are judged and decoded as one text. */
#include "base/vn_legacy_run.h"

#include "base/utf8.h"
#include "base/vn.h"

struct group {
    size_t start, end; /* runs */
    enum vn_legacy font;
    size_t alone_end; /* runs before it are judged one by one */
};

static bool is_ascii(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] >= 0x80)
            return false;
    return true;
}

/* The runs from `start` on that are judged together; plain ASCII runs join the group before
 * them. */
static struct group next_group(const struct vn_legacy_run *runs, size_t start, size_t n)
{
    struct group g = {start, start, VN_LEGACY_NONE, 0};
    bool has_font = false;

    for (; g.end < n; g.end++) {
        enum vn_legacy font = vn_legacy_of_font(runs[g.end].font, NULL);

        if (is_ascii(runs[g.end].text) && (has_font || font == VN_LEGACY_NONE))
            continue;
        if (has_font && font != g.font)
            break;
        g.font = font;
        has_font = true;
    }
    return g;
}

static void join(struct buf *b, const struct vn_legacy_run *runs, const struct group *g)
{
    buf_clear(b);
    for (size_t i = g->start; i < g->end; i++)
        buf_str(b, runs[i].text);
}

/* Advances *g to the next group and sets *text; false at the end. If a group contains Unicode
 * letters, each of its runs becomes a group. */
static bool advance(struct group *g, struct buf *text, const struct vn_legacy_run *runs, size_t n)
{
    size_t alone_end = g->alone_end;

    if (g->end >= n)
        return false;
    if (g->end >= alone_end) {
        *g = next_group(runs, g->end, n);
        join(text, runs, g);
        if (vn_legacy_guess_unicode(buf_view(text), 1) == 0)
            return true;
        alone_end = g->end;
        g->end = g->start;
    }
    *g = (struct group){g->end, g->end + 1, vn_legacy_of_font(runs[g->end].font, NULL), alone_end};
    join(text, runs, g);
    return true;
}

void vn_legacy_run_learn(struct vn_legacy_run_seen *seen, const struct vn_legacy_run *runs,
                         size_t n)
{
    struct buf text = BUF_NEW;
    struct group g = {0, 0, VN_LEGACY_NONE, 0};

    while (advance(&g, &text, runs, n))
        vn_legacy_guess_add(&seen->of[g.font], buf_view(&text));
    buf_done(&text);
}

/* Length in bytes of the combining marks at the start of a text. */
static size_t leading_marks(struct str text)
{
    size_t end = 0;

    for (size_t next = 0; next < text.n && utf8_is_mark(utf8_next(text, &next));)
        end = next;
    return end;
}

/* Moves leading marks of a run to the end of the run of their letter. */
static void gather_marks(struct arena *a, struct vn_legacy_run *runs, size_t n)
{
    struct buf marks = BUF_NEW;
    size_t next;

    for (size_t i = 0; i < n; i = next) {
        buf_clear(&marks);
        for (next = i + 1; next < n; next++) {
            size_t end = runs[i].out.n > 0 ? leading_marks(runs[next].out) : 0;

            buf_str(&marks, str_sub(runs[next].out, 0, end));
            runs[next].out = str_sub(runs[next].out, end, runs[next].out.n);
            if (runs[next].out.n > 0 || runs[i].out.n == 0)
                break;
        }
        if (marks.n > 0)
            runs[i].out = arena_printf(a, "%.*s%.*s", STR_ARG(runs[i].out), (int)marks.n, marks.p);
    }
    buf_done(&marks);
}

static void decode_group(struct arena *a, struct vn_legacy_run *runs, const struct group *g,
                         struct str text, enum vn_legacy from)
{
    struct buf out = BUF_NEW;
    struct buf upper = BUF_NEW;
    size_t at = 0;
    size_t run_end = 0;

    for (size_t i = g->start; i < g->end; i++) {
        size_t begin = out.n;
        bool is_capitals;

        run_end += runs[i].text.n;
        while (at < run_end)
            at = vn_legacy_decode_one(&out, text, at, from);
        if (vn_legacy_of_font(runs[i].font, &is_capitals) == from && is_capitals) {
            buf_clear(&upper);
            vn_upper(&upper, str_sub(buf_view(&out), begin, out.n));
            out.n = begin;
            buf_str(&out, buf_view(&upper));
        }
        runs[i].from = from;
        runs[i].out = arena_str(a, str_sub(buf_view(&out), begin, out.n));
    }
    buf_done(&out);
    buf_done(&upper);
}

/* Words may continue in the next run, so the case is guessed in the joined text. */
static void guess_case(struct arena *a, struct vn_legacy_run *runs, const struct group *g,
                       vn_legacy_case_doubt *doubt, void *user)
{
    struct buf all = BUF_NEW;
    size_t at = 0;

    for (size_t i = g->start; i < g->end; i++)
        buf_str(&all, runs[i].out);
    if (all.n > 0)
        vn_legacy_case_guess(all.p, all.n, g->font == VN_LEGACY_TCVN3, doubt, user);
    for (size_t i = g->start; i < g->end; i++) {
        struct str part = str_sub(buf_view(&all), at, at + runs[i].out.n);

        at += part.n;
        if (!str_eq(part, runs[i].out))
            runs[i].out = arena_str(a, part);
    }
    buf_done(&all);
}

bool vn_legacy_run_decode(const struct vn_legacy_run_seen *seen, struct arena *a,
                          struct vn_legacy_run *runs, size_t n, vn_legacy_case_doubt *doubt,
                          void *user)
{
    struct buf text = BUF_NEW;
    bool has_changed = false;
    struct group g = {0, 0, VN_LEGACY_NONE, 0};

    for (size_t i = 0; i < n; i++) {
        runs[i].out = runs[i].text;
        runs[i].from = VN_LEGACY_NONE;
        runs[i].is_doubtful = false;
    }
    while (advance(&g, &text, runs, n)) {
        struct vn_legacy_guess_tally own = {0};
        enum vn_legacy from;

        vn_legacy_guess_add(&own, buf_view(&text));
        from = vn_legacy_guess(&own, g.font, seen != NULL ? &seen->of[g.font] : NULL);
        if (from != VN_LEGACY_NONE)
            decode_group(a, runs, &g, buf_view(&text), from);
        if (from == VN_LEGACY_TCVN3)
            guess_case(a, runs, &g, doubt, user);
        for (size_t k = g.start; k < g.end && from == VN_LEGACY_NONE; k++)
            runs[k].is_doubtful = own.of[g.font].wins > own.of[g.font].losses;
    }
    gather_marks(a, runs, n);
    for (size_t i = 0; i < n; i++)
        has_changed |= !str_eq(runs[i].out, runs[i].text);
    buf_done(&text);
    return has_changed;
}
