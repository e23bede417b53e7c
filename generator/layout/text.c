/* SPDX-License-Identifier: MIT */
/* Measures text as set on the page, filling lines word by word. Sums are in parts of the em times
 * half points, so that rounding happens only at the end. */
#include "base/utf8.h"
#include "doc/iter.h"
#include "layout/private.h"
#include "layout/run.h"

/* A half point is 10 twips. */
#define TWIPS_PER_HALF_POINT 10u
/* Superscript and subscript are set at about two thirds of the size. */
#define RAISED_NUMERATOR 2u
#define RAISED_DENOMINATOR 3u

struct filler {
    uint64_t limit, first_limit; /* of a line; the first one's */
    uint64_t line, blank, word;  /* so far */
    struct layout_lines lines;
    uint64_t longest, widest;
};

static uint64_t to_units(uint32_t twips)
{
    return (uint64_t)twips * METRIC_UNITS_PER_EM / TWIPS_PER_HALF_POINT;
}

static uint32_t to_twips(uint64_t units)
{
    uint64_t twips = (units * TWIPS_PER_HALF_POINT + METRIC_UNITS_PER_EM - 1) / METRIC_UNITS_PER_EM;

    return twips < UINT32_MAX ? (uint32_t)twips : UINT32_MAX;
}

static void end_line(struct filler *f)
{
    if (f->line > f->longest)
        f->longest = f->line;
    f->lines.count++;
    f->line = 0;
    f->blank = 0;
}

static void end_word(struct filler *f)
{
    uint64_t limit = f->lines.count == 0 ? f->first_limit : f->limit;

    if (f->word == 0)
        return;
    if (f->word > f->widest)
        f->widest = f->word;
    if (f->line > 0 && f->line + f->blank + f->word > limit)
        end_line(f);
    f->line += f->blank + f->word;
    f->blank = 0;
    f->word = 0;
}

static void add_text(struct filler *f, enum metric_face face, uint32_t half_points, struct str text)
{
    size_t i = 0;

    while (i < text.n) {
        uint32_t cp = utf8_next(text, &i);
        uint64_t width = (uint64_t)metric_char(face, cp) * half_points;

        if (cp == '\n') {
            end_word(f);
            end_line(f);
        } else if (cp == ' ' || cp == '\t') {
            end_word(f);
            f->blank += cp == ' ' || f->line == 0 ? width : 0;
        } else {
            f->word += width;
        }
    }
}

static enum metric_face face_of(const struct style *style, bool bold, bool italic)
{
    bold |= style->value[SHEET_BOLD] != 0;
    italic |= style->value[SHEET_ITALIC] != 0;
    if (italic)
        return bold ? METRIC_BOLD_ITALIC : METRIC_ITALIC;
    return bold ? METRIC_BOLD : METRIC_REGULAR;
}

static void add_label(struct filler *f, const struct style *style, const struct label *label)
{
    enum metric_face face = face_of(style, label->bold, false);

    add_text(f, face, style->value[SHEET_SIZE], label->text);
    if (label_is_heading_only(label->kind)) {
        end_word(f);
        end_line(f);
    } else {
        add_text(f, face, style->value[SHEET_SIZE], STR(" "));
    }
}

static void add_run(struct filler *f, const struct style *style, const struct run *run)
{
    uint32_t size = style->value[SHEET_SIZE];

    if (run->kind == RUN_BREAK) {
        end_word(f);
        end_line(f);
        return;
    }
    if (run->vertical != RUN_BASE || run->kind == RUN_NOTE)
        size = size * RAISED_NUMERATOR / RAISED_DENOMINATOR;
    add_text(f, face_of(style, run->bold, run->italic), size, run->text);
}

static uint32_t first_indent(const struct style *style)
{
    return style->value[SHEET_HANGING] > 0 ? 0 : style->value[SHEET_FIRST_LINE];
}

static uint32_t side_indents(const struct style *style)
{
    return style->value[SHEET_LEFT] + style->value[SHEET_RIGHT];
}

struct layout_lines layout_text_measure(const struct layout *layout, const struct style *style,
                                        const struct label *label, const struct node *node,
                                        uint32_t width)
{
    uint32_t taken = side_indents(style);
    uint32_t room = width > taken ? width - taken : 0;
    struct filler f = {.limit = to_units(room)};
    struct run_iter iter = run_start(layout, node);
    struct run run;

    f.first_limit = to_units(room > first_indent(style) ? room - first_indent(style) : 0);
    if (width == UINT32_MAX)
        f.limit = f.first_limit = UINT64_MAX;
    if (label != NULL)
        add_label(&f, style, label);
    while (run_next(&iter, &run))
        add_run(&f, style, &run);
    end_word(&f);
    if (f.line > 0 || f.lines.count == 0)
        end_line(&f);
    f.lines.longest = to_twips(f.longest);
    f.lines.widest_word = to_twips(f.widest);
    return f.lines;
}

uint32_t layout_text_slack(uint32_t width)
{
    uint64_t wide = (uint64_t)width + width / 200 + 17; /* 17 twips: 0.3 mm */

    return wide < UINT32_MAX ? (uint32_t)wide : UINT32_MAX;
}

bool layout_text_fits(const struct layout_ctx *ctx, const struct style *style,
                      const struct node *node, uint32_t width)
{
    struct layout_lines lines = layout_text_measure(ctx->layout, style, NULL, node, UINT32_MAX);
    uint64_t need = layout_text_slack(lines.longest);

    return need + side_indents(style) + first_indent(style) <= width;
}

const struct node *layout_text_find(const struct node *root, size_t index)
{
    for (struct walk it = walk_start(root); walk_next(&it);)
        if (it.enter && it.node->kind == NODE_TEXT && index-- == 0)
            return it.node;
    return NULL;
}

const struct node *layout_text_break_at(struct arena *a, const struct node *node, size_t index,
                                        size_t at, struct str flat)
{
    struct node *copy = node_clone(a, node);
    struct iter it = iter_start(copy);
    struct node *text;
    struct node *br;
    struct node *tail;

    do
        if (!iter_next(&it))
            return copy;
    while (!it.enter || it.node->kind != NODE_TEXT || index-- > 0);
    text = it.node;
    br = node_new(a, NODE_BR, text->pos);
    br->text = flat;
    tail = node_text_new(a, str_sub(text->text, at, text->text.n), text->pos);
    br->generated = tail->generated = true;
    while (at > 0 && text->text.p[at - 1] == ' ')
        at--;
    text->text = str_sub(text->text, 0, at);
    node_insert_after(text, br);
    node_insert_after(br, tail);
    return copy;
}
