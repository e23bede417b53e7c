/* SPDX-License-Identifier: MIT */
/* Input of the writers: all layout decisions are taken. A tree of paragraphs, tables and rules,
 * each with its style, label and widths. */
#ifndef BOX_H
#define BOX_H

#include "base/arena.h"
#include "layout/sheet.h"

enum box_kind {
    BOX_PARA,  /* content: the inlines of `node` */
    BOX_TABLE, /* rows */
    BOX_ROW,   /* cells */
    BOX_CELL,  /* paragraphs, tables, rules; the last is a paragraph or a rule */
    BOX_RULE   /* a drawn line, centred in its width */
};

/* A cell over several rows has a box in each row, the text in the first. */
enum box_merge { BOX_MERGE_NONE, BOX_MERGE_FIRST, BOX_MERGE_MORE };

enum box_label_form {
    BOX_LABEL_NONE,
    BOX_LABEL_LITERAL, /* written as text before the paragraph */
    BOX_LABEL_NATIVE   /* numbered by the list */
};

struct box_label {
    enum box_label_form form;
    struct str text; /* as printed, in either form */
    bool bold;       /* label alone is bold */
    bool own_line;   /* Phần, Chương, Mục: the title is on the next line */
    uint16_t list;   /* native: index into layout.lists */
    uint8_t level;   /* native: 0.. (1.1. is 1 of the list of 1.) */
};

struct box {
    struct box *parent, *next, *first, *last;
    const struct node *node;   /* origin; PARA: its inlines are the text; may be NULL */
    const struct style *style; /* PARA, TABLE; RULE: of the paragraph that carries it */
    struct box_label label;
    uint32_t width;      /* twips available to PARA, RULE; of TABLE, CELL */
    uint32_t rule_width; /* RULE: length of the line, twips */
    struct {
        uint32_t *widths; /* twips; sum is width */
        uint16_t count;
    } grid; /* TABLE: its columns */
    struct {
        uint16_t span; /* columns, from 1 */
        uint8_t merge; /* enum box_merge */
    } cell;            /* CELL */
    uint8_t kind;      /* enum box_kind */
    bool keep_next;    /* keep with next, in addition to the style's own setting */
    bool page_break;   /* PARA: begins a new page */
    bool header;       /* ROW: repeated on every page */
};

struct box *box_new(struct arena *a, enum box_kind kind, const struct style *style,
                    const struct node *node);
void box_append(struct box *parent, struct box *child);
/* Next box in document order below `root`, NULL after the last. */
struct box *box_next(const struct box *root, const struct box *box);

#endif
