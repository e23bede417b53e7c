/* SPDX-License-Identifier: MIT */
/* The style sheet of a template, resolved to numbers. Only read once it is made: documents may
 * share it. */
#ifndef SHEET_H
#define SHEET_H

#include "diag/diag.h"
#include "doc/node.h"
#include "layout/metric.h"

/* Properties of a style; SHEET_PROP(name in templates, type). */
enum sheet_prop {
    SHEET_SIZE, /* half points */
    SHEET_BOLD,
    SHEET_ITALIC,
    SHEET_UNDERLINE,
    SHEET_ALIGN,      /* enum sheet_align */
    SHEET_FIRST_LINE, /* twips */
    SHEET_LEFT,
    SHEET_RIGHT,
    SHEET_HANGING,
    SHEET_BEFORE,
    SHEET_AFTER,
    SHEET_LINE, /* 240ths of a line */
    SHEET_KEEP_NEXT,
    SHEET_KEEP_LINES,
    SHEET_OUTLINE, /* rank 1..9; 0: body text. What a document makes of it: layout_outline() */
    SHEET_NO_WRAP, /* the layout must keep it on one line */
    SHEET_UPPER,   /* the decree requires capitals (checked, not changed) */
    SHEET_PROP_COUNT
};

#define SHEET_OUTLINE_MAX 9u

enum sheet_align { SHEET_JUSTIFY, SHEET_LEFT_ALIGN, SHEET_CENTRE, SHEET_RIGHT_ALIGN };
enum sheet_kind { SHEET_PARAGRAPH, SHEET_CHARACTER, SHEET_TABLE };

/* Left and right padding of cells in twips; tables without borders have none. Word's default, 0.19
 * cm. */
#define SHEET_CELL_PADDING 108u

struct style {
    struct str id;   /* "TrichYeu": styleId of DOCX */
    struct str name; /* "Trích yếu": shown by Word */
    enum sheet_kind kind;
    const struct style *based_on;     /* NULL: the document's defaults */
    const struct style *next;         /* NULL: itself */
    uint32_t value[SHEET_PROP_COUNT]; /* effective, inherited ones included */
    uint32_t own;                     /* bit per property set by this style itself */
    struct str break_before;          /* "TỈNH|THÀNH PHỐ|…": where a long line may break */
    struct str group;                 /* "dau": sized with the head (13/14/14 or 12/13/13) */
    struct str clause;
    bool border;  /* SHEET_TABLE: single borders around cells */
    bool balance; /* a title: lines of similar length */
    bool native;  /* Word lists may number its labels */
    uint16_t index;
};

struct sheet {
    const struct style *styles;
    size_t count;
    struct str font; /* "Times New Roman" */
};

/* The style with that id; NULL if there is none. */
const struct style *sheet_find(const struct sheet *sheet, struct str id);
/* Width in twips of plain UTF-8 text set in a style. */
uint32_t sheet_width(const struct style *style, struct str text);

#endif
