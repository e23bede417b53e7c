/* SPDX-License-Identifier: MIT */
/* Document + template → sections of boxes: chooses frames, styles, widths and which labels are
 * numbered natively. Never changes text. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "doc/doc.h"
#include "doc/label.h"
#include "layout/box.h"

struct layout_page {
    uint32_t width, height;            /* twips, as printed (landscape swapped) */
    uint32_t top, bottom, left, right; /* margins */
    uint32_t header;                   /* page number: distance from the top edge */
    bool landscape;
};

/* One numbered list = one w:num: items of one kind (with 1.1. and 1.1.1. as
 * levels below 1.), starting at `start`. */
struct layout_list {
    enum label_kind kind; /* of level 0 */
    bool bold;            /* the number alone is bold */
    uint32_t start;
};

struct layout_section {
    struct layout_page page;
    struct box *root;   /* a BOX_CELL whose children are the flow */
    struct box *header; /* NULL: none; the first page of a part has none */
    struct box *foot;   /* of the first page only; NULL: none */
    bool first;         /* a part begins: no header on its first page, pages count from 1 */
};

struct layout_note {
    struct str id;
    struct box *root; /* a BOX_CELL with the paragraphs of the note */
};

struct layout {
    const struct sheet *sheet;
    uint8_t outline[SHEET_OUTLINE_MAX + 1]; /* by rank: the level, without gaps from 1 on */
    struct layout_section *sections;
    size_t section_count;
    struct layout_list *lists;
    size_t list_count;
    struct layout_note *notes; /* in the order of their references; printed 1, 2, 3 … */
    size_t note_count;
    uint32_t *note_order; /* indexes into `notes`, sorted by id */
};

/* A checked template and the numbers that were resolved of it, for each preset when a document
 * first asks for it. Documents share it. */
struct layout_template {
    const struct node *root;       /* NODE_TEMPLATE, extends merged */
    struct arena *arena;           /* of the numbers; lives as long as `root` */
    struct layout_format *formats; /* NULL at first */
};

/* The FORM with that id below the root of a template; NULL if there is none. */
const struct node *layout_form_find(const struct node *frames, struct str id);
/* Outline level of paragraphs of a style in this document; 0: body text. */
unsigned layout_outline(const struct layout *layout, const struct style *style);
/* Sorts note_order; called after the notes are created. */
void layout_note_sort(struct layout *layout, struct arena *a);

/*
 * Checks a template (NODE_TEMPLATE) with extends merged: names, values, style references, based-on
 * chains, ranges. False with TEMPLATE_BAD or TEMPLATE_STYLE at its position; a value outside
 * `allow` is only reported (TEMPLATE_RANGE).
 */
bool layout_template_check(struct doc *doc, const struct node *template);
/* The same for a form of that template which stands in a file of its own. */
bool layout_template_check_form(struct doc *doc, const struct node *template,
                                const struct node *form);
/*
 * Lays out `doc` with a checked template. `forms` holds a form with filled holes for each part, in
 * order; where it has none (or is NULL) the part gets the form of the template that its head names
 * as `mau`. The field `co_chu` of the head selects the 13 or 14 preset. The layout lives in the
 * document's arena, and points to the numbers of the template. NULL with a message when the
 * template does not fit (TEMPLATE_*, LAYOUT_NO_FIT).
 */
struct layout *layout_run(struct doc *doc, struct layout_template *template,
                          const struct node *forms);

#endif
