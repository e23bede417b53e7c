/* SPDX-License-Identifier: MIT */
#include "read/gutter.h"

#include <string.h>

#include "base/utf8.h"

/* Narrowest gutter in blanks; a tab counts as TAB_WIDTH. */
#define GUTTER_MIN 3u
#define TAB_WIDTH 8u
/* Narrowest gutter after a text that looks like a label; between posts side by side. */
#define WIDE_MIN 15u
#define POSTS_MIN 6u
/* Longest label before a tab, bytes: bounds the work on lines full of tabs. */
#define LABEL_BYTES 24u

/* True unless the text starts with a small letter, which would follow a blank to fill in (“ngày
 * tháng”), or with a sign that continues a sentence. */
static bool may_begin(struct str s)
{
    size_t i = 0;
    uint32_t cp;

    if (s.n == 0)
        return false;
    cp = utf8_next(s, &i);
    return utf8_is_upper(cp) || cp == '(' || cp == '*';
}

/* "1." before a tab; the star below a Party organ is followed by more text. */
static bool is_label(struct str s)
{
    return s.n > 0 && s.n <= LABEL_BYTES && strchr(".)-+*", s.p[s.n - 1]) != NULL &&
           str_find_char(s, ' ', 0) == SIZE_MAX;
}

/* Width of the run of blanks at *i; advances *i past it. */
static uint32_t skip_run(struct str s, size_t *i)
{
    uint32_t width = 0;

    while (*i < s.n) {
        size_t next = *i;
        uint32_t cp = utf8_next(s, &next);

        if (!utf8_is_space(cp))
            break;
        width += cp == '\t' ? TAB_WIDTH : 1;
        *i = next;
    }
    return width;
}

bool read_gutter(struct str line, uint32_t indent, struct read_gutter *out)
{
    uint32_t col = indent;
    uint32_t widest = 0;

    for (size_t i = 0; i < line.n;) {
        size_t from = i;
        uint32_t width = skip_run(line, &i);

        if (width == 0) {
            col += !utf8_is_mark(utf8_next(line, &i));
            continue;
        }
        if (width >= GUTTER_MIN && width > widest &&
            (width >= WIDE_MIN || !is_label(str_sub(line, 0, from))) &&
            may_begin(str_sub(line, i, line.n))) {
            widest = width;
            *out = (struct read_gutter){str_sub(line, 0, from), str_sub(line, i, line.n), col,
                                        col + width};
        }
        col += width;
    }
    return widest > 0;
}

/* True if all letters are capitals and there is no third column. */
static bool is_post(struct str s)
{
    for (size_t i = 0; i < s.n;)
        if (utf8_is_lower(utf8_next(s, &i)))
            return false;
    return str_find(s, STR("   "), 0) == SIZE_MAX && str_find_char(s, ' ', 0) != SIZE_MAX;
}

bool read_gutter_is_placement(const struct landmarks *landmarks, const struct read_gutter *g)
{
    if (is_post(g->left) && is_post(g->right) && g->to >= g->from + POSTS_MIN)
        return true;
    return landmark_is(landmarks, LANDMARK_HEAD, g->right) ||
           landmark_is(landmarks, LANDMARK_NUMBER, g->left) || read_gutter_is_foot(landmarks, g);
}

bool read_gutter_is_foot(const struct landmarks *landmarks, const struct read_gutter *g)
{
    return landmark_is(landmarks, LANDMARK_FOOT, g->left);
}
