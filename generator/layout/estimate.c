/* SPDX-License-Identifier: MIT */
/* Fills pages with pieces: a paragraph of n lines, or a table row as one line of its height. */
#include "layout/estimate.h"

#include "base/limit.h"
#include "layout/private.h"
#include "layout/run.h"

/* Height of a line of Times New Roman and Liberation Serif in 1/2048 em: ascent
 * 1825, descent 443, line gap 87 (table hhea of either font). */
#define LINE_UNITS 2355u
#define TWIPS_PER_HALF_POINT 10u
#define LINES_PER_LINE 240u /* SHEET_LINE counts 240ths */
/* Widow and orphan control: lines of a paragraph kept together at either end of a page. */
#define TOGETHER 2u

struct piece {
    uint32_t before, after; /* twips */
    uint32_t line;          /* height of one */
    uint32_t lines;
    uint32_t notes; /* height of the notes whose marks it holds */
    bool keep_next, keep_lines, page_break;
    bool is_signature;
};

struct pieces {
    struct arena *arena;
    const struct layout *layout;
    struct piece *all;
    size_t count, cap;
};

struct pager {
    uint32_t capacity; /* of a page, notes and text together */
    uint32_t y;        /* used of the page so far */
    uint32_t page;     /* from 1 */
};

static uint32_t line_height(const struct style *style)
{
    uint64_t units = (uint64_t)style->value[SHEET_SIZE] * TWIPS_PER_HALF_POINT * LINE_UNITS *
                     style->value[SHEET_LINE];

    return (uint32_t)(units / METRIC_UNITS_PER_EM / LINES_PER_LINE);
}

static uint32_t count_lines(const struct pieces *p, const struct box *box)
{
    struct label label = {.kind = box->label.own_line ? LABEL_PHAN : LABEL_SO,
                          .bold = box->label.bold,
                          .text = box->label.text};
    bool has_label = box->label.form != BOX_LABEL_NONE;

    return layout_text_measure(p->layout, box->style, has_label ? &label : NULL, box->node,
                               box->width)
        .count;
}

static uint32_t para_height(const struct pieces *p, const struct box *box)
{
    uint32_t lines = box->kind == BOX_PARA ? count_lines(p, box) : 1;

    return box->style->value[SHEET_BEFORE] + lines * line_height(box->style) +
           box->style->value[SHEET_AFTER];
}

static uint32_t row_height(const struct pieces *p, const struct box *row, unsigned depth);

/* Height of the boxes stacked in a cell or a note. */
static uint32_t flow_height(const struct pieces *p, const struct box *flow, unsigned depth)
{
    uint32_t sum = 0;

    for (const struct box *box = flow->first; box != NULL; box = box->next) {
        if (box->kind != BOX_TABLE)
            sum += para_height(p, box);
        else if (depth < LIMIT_XML_DEPTH)
            for (const struct box *row = box->first; row != NULL; row = row->next)
                sum += row_height(p, row, depth + 1);
    }
    return sum;
}

static uint32_t row_height(const struct pieces *p, const struct box *row, unsigned depth)
{
    uint32_t highest = 0;

    for (const struct box *cell = row->first; cell != NULL; cell = cell->next) {
        uint32_t height = flow_height(p, cell, depth);

        if (height > highest)
            highest = height;
    }
    return highest;
}

/* Height of the notes referenced in a box or below it. */
static uint32_t notes_height(const struct pieces *p, const struct box *root)
{
    uint32_t sum = 0;

    for (const struct box *box = root; box != NULL; box = box_next(root, box)) {
        struct run_iter iter = run_start(p->layout, box->node);
        struct run run;

        while (box->kind == BOX_PARA && run_next(&iter, &run))
            if (run.kind == RUN_NOTE && run.note > 0 && run.note <= p->layout->note_count)
                sum += flow_height(p, p->layout->notes[run.note - 1].root, 0);
    }
    return sum;
}

static struct piece *add_piece(struct pieces *p)
{
    if (p->count == p->cap) {
        size_t cap = p->cap == 0 ? 256 : p->cap * 2;
        struct piece *more = ARENA_ARRAY(p->arena, struct piece, cap);

        for (size_t i = 0; i < p->count; i++)
            more[i] = p->all[i];
        p->all = more;
        p->cap = cap;
    }
    p->all[p->count] = (struct piece){0};
    return &p->all[p->count++];
}

static void add_para(struct pieces *p, const struct box *box)
{
    const struct style *style = box->style;
    struct piece *piece = add_piece(p);

    piece->before = style->value[SHEET_BEFORE];
    piece->after = style->value[SHEET_AFTER];
    piece->line = line_height(style);
    piece->lines = box->kind == BOX_PARA ? count_lines(p, box) : 1;
    piece->notes = notes_height(p, box);
    piece->keep_next = box->keep_next || style->value[SHEET_KEEP_NEXT] != 0;
    piece->keep_lines = style->value[SHEET_KEEP_LINES] != 0;
    piece->page_break = box->page_break;
}

static void add_table(struct pieces *p, const struct box *table, bool is_signature)
{
    for (const struct box *row = table->first; row != NULL; row = row->next) {
        struct piece *piece = add_piece(p);

        piece->line = row_height(p, row, 0);
        piece->lines = 1;
        piece->notes = notes_height(p, row);
        piece->keep_lines = true;
        piece->keep_next = row->header;
        piece->is_signature = is_signature && row == table->first;
    }
}

static void new_page(struct pager *at)
{
    at->page++;
    at->y = 0;
}

/* Height of the part of a piece that must not be split. */
static uint32_t least_height(const struct piece *piece)
{
    uint32_t lines = piece->lines;

    if (!piece->keep_lines && lines >= 2 * TOGETHER)
        lines = TOGETHER;
    return piece->before + lines * piece->line + (lines == piece->lines ? piece->notes : 0);
}

/* Height of all pieces from `i` that are kept together, plus the start of the piece they are kept
 * with. */
static uint32_t chain_height(const struct pieces *p, size_t i)
{
    uint32_t sum = 0;

    while (i + 1 < p->count && p->all[i].keep_next) {
        const struct piece *piece = &p->all[i++];

        sum += piece->before + piece->lines * piece->line + piece->after + piece->notes;
    }
    return sum + least_height(&p->all[i]);
}

/* Places the lines of a piece, page by page. */
static void place_lines(struct pager *at, const struct piece *piece)
{
    uint32_t left = piece->lines;

    while (left > 0) {
        uint32_t used = at->y + piece->notes;
        uint32_t room = at->capacity > used ? at->capacity - used : 0;
        uint32_t fit = piece->line > 0 ? room / piece->line : left;

        if (fit >= left || at->y == 0)
            fit = fit == 0 ? 1 : fit;
        if (fit < left && left - fit < TOGETHER && fit > TOGETHER)
            fit = left - TOGETHER;
        if (fit > left)
            fit = left;
        at->y += fit * piece->line;
        left -= fit;
        if (left > 0)
            new_page(at);
    }
    at->y += piece->notes + piece->after;
}

/* Places a section on pages; stores the position of the signature in *result. */
static void place_all(const struct pieces *p, const struct layout_page *page, struct pager *at,
                      struct layout_estimate *result)
{
    for (size_t i = 0; i < p->count; i++) {
        const struct piece *piece = &p->all[i];
        bool is_first = i == 0 || !p->all[i - 1].keep_next;
        uint32_t need = is_first ? chain_height(p, i) : least_height(piece);

        if (need > at->capacity)
            need = least_height(piece);
        if (at->y > 0 && (piece->page_break || at->y + need > at->capacity))
            new_page(at);
        at->y += piece->before;
        if (piece->is_signature) {
            result->sign_page = at->page;
            result->sign_twips = page->top + at->y;
        }
        place_lines(at, piece);
    }
}

/* The signature block of the first section; NULL: none. */
static const struct box *find_signature(const struct layout_section *section)
{
    const struct box *head = NULL;
    const struct box *found = NULL;

    for (const struct box *box = section->root->first; box != NULL; box = box->next) {
        if (box->kind != BOX_TABLE || box->style->border)
            continue;
        if (head == NULL)
            head = box;
        else
            found = box;
    }
    return found;
}

struct layout_estimate layout_estimate_run(struct arena *a, const struct layout *layout)
{
    struct layout_estimate result = {0, 0, 0};
    struct pager at = {0, 0, 0};

    for (size_t i = 0; i < layout->section_count; i++) {
        const struct layout_section *section = &layout->sections[i];
        const struct layout_page *page = &section->page;
        const struct box *signature = i == 0 ? find_signature(section) : NULL;
        struct pieces p = {.arena = a, .layout = layout};

        for (const struct box *box = section->root->first; box != NULL; box = box->next) {
            if (box->kind == BOX_TABLE)
                add_table(&p, box, box == signature);
            else
                add_para(&p, box);
        }
        at.capacity = page->height - page->top - page->bottom;
        new_page(&at);
        place_all(&p, page, &at, &result);
    }
    result.pages = at.page;
    return result;
}
