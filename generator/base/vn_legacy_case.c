/* SPDX-License-Identifier: MIT */
/* The case of a word follows from its letters that have two codes, or from its neighbours. */
#include "base/vn_legacy_case.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vn.h"

enum look {
    LOOK_NONE,  /* no word, or the end of the line */
    LOOK_OPEN,  /* ambiguous: "Hà", "ý" */
    LOOK_SMALL, /* has a letter that is certainly lower case */
    LOOK_CAPITAL
};

struct word {
    size_t start, end;
    enum look look;
    bool has_toned; /* contains a lower-case letter that may be a capital */
    bool is_toned;  /* starts with such a letter */
    bool is_first;  /* first after the end of a sentence in its line */
    bool is_apart;  /* separated from the previous word by more than blanks, commas and hyphens */
};

/* Lower-case letters of TCVN3 without a tone have a code for their capital. */
static bool is_toned(uint32_t cp)
{
    if (cp < 0xE0)
        return false;
    return utf8_is_lower(cp) && cp != 0xE2 && cp != 0xEA && cp != 0xF4 && cp != 0x103 &&
           cp != 0x111 && cp != 0x1A1 && cp != 0x1B0;
}

static void look_at(struct word *w, uint32_t cp, bool is_start)
{
    if (is_toned(cp)) {
        w->has_toned = true;
        w->is_toned |= is_start;
    } else if (utf8_is_lower(cp)) {
        w->look = LOOK_SMALL;
    } else if (w->look == LOOK_OPEN && !is_start) {
        w->look = LOOK_CAPITAL; /* not only its first letter */
    }
}

/* The next word at or after `from`; look is LOOK_NONE if there is none. */
static struct word next_word(struct str text, size_t from)
{
    struct word w = {from, from, LOOK_NONE, false, false, false, from == 0};
    bool is_in_line = from > 0; /* preceded by a word in its line: "1. ấn" has a label */
    bool is_dot = false;

    for (size_t i = from; i < text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);

        if (utf8_is_letter(cp)) {
            if (w.look == LOOK_NONE) {
                w.start = at;
                w.look = LOOK_OPEN;
            }
            look_at(&w, cp, at == w.start);
            w.end = i;
        } else if (w.look != LOOK_NONE) {
            break;
        } else {
            w.is_apart |= cp != ' ' && cp != ',' && cp != '-' && cp != 0x2013;
            is_in_line &= cp != '\n';
            w.is_first = is_in_line && ((cp == ' ' && is_dot) || (cp == '"' && w.is_first));
            is_dot = cp == '.' || (cp == ' ' && is_dot);
        }
    }
    return w;
}

/* Upper-cases the first letter, or the whole word. */
static void raise_word(char *text, const struct word *w, bool is_all, vn_legacy_case_doubt *doubt,
                       void *user)
{
    struct str before = {text + w->start, w->end - w->start};
    struct buf b = BUF_NEW;
    size_t first = 0;

    (void)utf8_next(before, &first);
    vn_upper(&b, str_sub(before, 0, is_all ? before.n : first));
    buf_str(&b, str_sub(before, is_all ? before.n : first, before.n));
    if (b.n == before.n) { /* true of all letters of TCVN3 */
        if (doubt != NULL)
            doubt(user, before, buf_view(&b));
        memcpy(text + w->start, b.p, b.n);
    }
    buf_done(&b);
}

/* The look of the next unambiguous word. */
static enum look look_ahead(struct str text, const struct word *w)
{
    struct word next = *w;

    for (int tries = 0; tries < 4; tries++) {
        next = next_word(text, next.end);
        if (next.look == LOOK_NONE || next.is_apart)
            return LOOK_NONE;
        if (next.look != LOOK_OPEN)
            return next.look;
    }
    return LOOK_NONE;
}

void vn_legacy_case_guess(char *text, size_t n, bool has_font, vn_legacy_case_doubt *doubt,
                          void *user)
{
    struct str view = {text, n};
    enum look before = LOOK_NONE;
    struct word w = next_word(view, 0);

    for (; w.look != LOOK_NONE; w = next_word(view, w.end)) {
        bool is_capital = w.look == LOOK_CAPITAL;

        if (w.is_apart)
            before = LOOK_NONE;
        if (w.look == LOOK_OPEN && w.has_toned) {
            enum look after = look_ahead(view, &w);

            is_capital = (before == LOOK_CAPITAL && after != LOOK_SMALL) ||
                         (before == LOOK_NONE && after == LOOK_CAPITAL);
        }
        if (w.look != LOOK_OPEN)
            before = w.look;
        if (w.has_toned && is_capital)
            raise_word(text, &w, true, doubt, user);
        else if (w.is_toned && !has_font && w.is_first)
            raise_word(text, &w, false, doubt, user);
        else if (w.is_toned && !has_font && doubt != NULL)
            doubt(user, str_sub(view, w.start, w.end), str_sub(view, w.start, w.end));
    }
}
