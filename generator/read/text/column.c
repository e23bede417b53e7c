/* SPDX-License-Identifier: MIT */
/*
 * Two columns made with blanks or tabs: the agencies next to Quốc hiệu, the recipients next to the
 * signature. They become a table without borders and with one row; each line of a column is a
 * paragraph of its cell, continued lines are joined.
 */
#include "read/text/private.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/raw.h"
#include "read/gutter.h"

/* Least indent of a line of the right column only. */
#define RIGHT_MIN 15u
/* Most empty lines between a post and a name. */
#define SIGN_GAP 9u
/* Most consecutive lines of one column only. */
#define ALONE_MAX 4u
#define COLUMN_BLOCK_MAX 120u

static uint32_t indent_of(const struct read_text_line *line)
{
    return line->indent + line->tabs * 7u;
}

static bool is_words(const struct read_text_line *line)
{
    return line->kind == READ_TEXT_WORDS || line->kind == READ_TEXT_COLUMN ||
           line->kind == READ_TEXT_SIDE;
}

static bool cut_line(const struct read_text *t, uint32_t i, struct read_gutter *h)
{
    struct str s = read_text_line_str(t, &t->lines[i]);

    if (!is_words(&t->lines[i]) ||
        (str_find(s, STR("   "), 0) == SIZE_MAX && str_find_char(s, '\t', 0) == SIZE_MAX))
        return false;
    return read_gutter(s, indent_of(&t->lines[i]), h);
}

/* x range between the columns: the left one ends before `from`, the right one starts after `to`. */
struct gutter {
    uint32_t from, to;
};

/* Narrows the gutter by that of a line; false if nothing would be left. */
static bool fits(struct gutter *g, const struct read_gutter *h)
{
    struct gutter new = *g;

    if (h->from > new.from)
        new.from = h->from;
    if (h->to < new.to)
        new.to = h->to;
    if (new.from >= new.to)
        return false;
    *g = new;
    return true;
}

/* Column of a line: 'l', 'r', or 0 if it crosses the gutter. */
static char side_of(const struct read_text *t, uint32_t i, const struct gutter *g)
{
    const struct read_text_line *line = &t->lines[i];
    uint32_t start = indent_of(line);
    struct read_md_label label;

    if (!is_words(line))
        return 0;
    if (start >= RIGHT_MIN && start > g->from)
        return 'r';
    if (start < RIGHT_MIN && start + line->cols < g->to &&
        (line->is_lower || line->is_caps || read_text_join_label(t, line, &label) ||
         landmark_is(t->doc->landmarks, LANDMARK_SUMMARY, read_text_line_str(t, line))))
        return 'l';
    return 0;
}

/* Page numbers and rules may come between. */
static bool is_set_apart(const struct read_text_line *line)
{
    return line->kind == READ_TEXT_NUMBER || line->kind == READ_TEXT_RUNNING ||
           line->kind == READ_TEXT_RULE;
}

/* Line after the columns that start on line i; i: none do. */
static uint32_t find_end(const struct read_text *t, uint32_t i)
{
    struct read_gutter h;
    struct gutter g;
    uint32_t end = i + 1;
    uint32_t both = 1;
    bool is_sure;
    bool is_head;

    if (!cut_line(t, i, &h))
        return i;
    g = (struct gutter){h.from, h.to};
    is_sure = read_gutter_is_placement(t->doc->landmarks, &h);
    is_head = !read_gutter_is_foot(t->doc->landmarks, &h);
    for (uint32_t k = i + 1; k < t->count && k - i < COLUMN_BLOCK_MAX; k++) {
        const struct read_text_line *line = &t->lines[k];
        char side;

        if (is_set_apart(line))
            continue;

        if (cut_line(t, k, &h)) {
            if (line->gap > SIGN_GAP || !fits(&g, &h) ||
                (is_head && read_gutter_is_foot(t->doc->landmarks, &h)))
                break;
            both++;
            is_sure |= read_gutter_is_placement(t->doc->landmarks, &h);
            end = k + 1;
            continue;
        }
        side = side_of(t, k, &g);
        if (side == 0 || line->gap > (side == 'r' ? SIGN_GAP : 1u) || k - end >= ALONE_MAX)
            break;
        if (is_head && side == 'r' &&
            !landmark_is(t->doc->landmarks, LANDMARK_DATE, read_text_line_str(t, line)))
            continue; /* probably the title below, unless both columns continue */
        if (side == 'r' || (k == end && line->gap <= t->breaks.gap))
            end = k + 1;
    }
    return is_sure || both >= 3 ? end : i;
}

void read_text_column(struct read_text *t)
{
    for (uint32_t i = 0; !t->is_markdown && i < t->count; i++) {
        uint32_t end = find_end(t, i);

        for (uint32_t k = i; k < end; k++)
            if (!is_set_apart(&t->lines[k]))
                t->lines[k].kind = k == i ? READ_TEXT_COLUMN : READ_TEXT_SIDE;
        if (end > i)
            i = end - 1;
    }
}

/* Builder of the paragraphs of a column's cell. */
struct column {
    struct node *cell;
    struct buf words;
};

/* True if y probably continues x; a dash after a comma starts the next item. */
static bool goes_on(struct str x, struct str y)
{
    size_t i = 0;

    return x.n > 0 && y.n > 0 && strchr(".;:!?", x.p[x.n - 1]) == NULL &&
           ((x.p[x.n - 1] == ',' && !str_starts(y, STR("- "))) || utf8_is_lower(utf8_next(y, &i)));
}

static void flush(struct read_text *t, struct column *c)
{
    if (c->words.n > 0)
        read_text_table_paragraph(t, c->cell, arena_str(&t->doc->arena, buf_view(&c->words)));
    buf_clear(&c->words);
}

static void add(struct read_text *t, struct column *c, struct str s)
{
    s = str_trim(s);
    if (s.n == 0)
        return;
    if (goes_on(buf_view(&c->words), s))
        buf_char(&c->words, ' ');
    else
        flush(t, c);
    read_text_emit_blanks(&c->words, s);
}

/* The next line of the columns, or the line after them. */
static uint32_t next_side(const struct read_text *t, uint32_t i)
{
    uint32_t next = i + 1;

    while (next < t->count && is_set_apart(&t->lines[next]))
        next++;
    return next < t->count && t->lines[next].kind == READ_TEXT_SIDE ? next : i + 1;
}

uint32_t read_text_column_read(struct read_text *t, uint32_t i, struct node *body)
{
    const struct read_text_line *first = &t->lines[i];
    struct arena *a = &t->doc->arena;
    struct node *table;
    struct node *row;
    struct column left = {.words = BUF_NEW};
    struct column right = {.words = BUF_NEW};
    struct gutter g = {0, UINT32_MAX};
    struct pos pos = {first->off, first->len, t->number};
    uint32_t end = i;

    do {
        struct read_gutter h;

        if (cut_line(t, end, &h))
            (void)fits(&g, &h); /* checked by find_end() */
        end = next_side(t, end);
    } while (end < t->count && t->lines[end].kind == READ_TEXT_SIDE);
    pos.len = t->lines[end - 1].off + t->lines[end - 1].len - first->off;
    table = node_new(a, NODE_TABLE, pos);
    row = node_new(a, NODE_ROW, pos);
    node_append(body, table);
    node_append(table, row);
    node_set_attr(a, table, RAW_BORDERS, STR("no"));
    left.cell = read_text_table_cell(t, row);
    right.cell = read_text_table_cell(t, row);
    for (uint32_t k = i; k < end; k++) {
        struct read_gutter h;
        struct str s = read_text_line_str(t, &t->lines[k]);

        if (is_set_apart(&t->lines[k])) {
            continue;
        } else if (cut_line(t, k, &h)) {
            add(t, &left, h.left);
            add(t, &right, h.right);
        } else {
            add(t, side_of(t, k, &g) == 'r' ? &right : &left, s);
        }
    }
    flush(t, &left);
    flush(t, &right);
    buf_done(&left.words);
    buf_done(&right.words);
    return end;
}
