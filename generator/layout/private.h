/* SPDX-License-Identifier: MIT */
/* Private to layout: state of one layout. */
#ifndef LAYOUT_PRIVATE_H
#define LAYOUT_PRIVATE_H

#include "layout/layout.h"

/* Which of a template's two sets of sizes is active. */
struct layout_preset {
    bool small;       /* cỡ chữ 13 */
    struct str group; /* styles of this group always take the small values */
};

/* "heading.la_ma" → its style. */
struct layout_use {
    struct str name;
    const struct style *style;
};

/* State of the numbering after the labels so far (layout/num.c). */
struct layout_count {
    bool seen;   /* a label of this kind is in scope */
    bool native; /* and the last one is numbered by `list` */
    uint16_t list;
    uint32_t last;  /* its own number as written */
    uint32_t shown; /* as the list counts: levels below the first only */
};

/* A template in numbers, for one preset. Only read once it is made: documents may share it. */
struct layout_format {
    const struct layout_format *next;
    struct layout_preset preset;
    struct sheet sheet;
    struct layout_page page; /* upright */
    const struct layout_use *uses;
    size_t use_count;
};

struct layout_ctx {
    struct doc *doc;
    struct arena *arena;
    struct layout_template *template;
    const struct node *forms; /* filled, one a part; NULL: those of the template */
    struct layout_preset preset;
    struct layout *layout;
    const struct layout_format *format;
    struct layout_count counts[LABEL_KIND_COUNT];
    const struct node *too_wide; /* paragraph that does not fit on its line */
    struct str too_wide_group;   /* of its style */
    bool last_try;               /* no smaller size is left: names may break anywhere */
    bool failed;                 /* a message was given */
};

/* The context of a block decides its style and whether labels are native. */
enum layout_place { LAYOUT_FLOW, LAYOUT_CELL, LAYOUT_NOTE, LAYOUT_QUOTE };

/* A sequence of blocks being turned into boxes. */
struct layout_flow {
    struct box *parent;
    uint32_t width; /* twips */
    enum layout_place place;
    unsigned depth;     /* of nesting, at most LIMIT_XML_DEPTH */
    struct str variant; /* LAYOUT_CELL: "header", "center", "right" or empty */
    struct str style;   /* LAYOUT_CELL: of its paragraphs; empty: by variant */
};

/* How a text fills its lines, twips; measured by metric.h. */
struct layout_lines {
    uint32_t count;
    uint32_t longest;
    uint32_t widest_word; /* between blanks */
};

/* layout/template.c */
/* The numbers of a template for a preset; their texts are borrowed from its tree. */
const struct layout_format *layout_template_format(struct layout_template *t,
                                                   const struct layout_preset *preset);
/* The form with that id (empty: the only one); NULL with TEMPLATE_NO_FORM. */
const struct node *layout_template_form(struct doc *doc, const struct node *tree, struct str id);
/* The style for "base.variant", else "base", else "para". */
const struct style *layout_template_style(const struct layout_ctx *ctx, const char *base,
                                          struct str variant);

/* layout/text.c */
/* Fills lines of `width` twips (UINT32_MAX: only the author's breaks) with label and inlines, minus
 * the style's indents. */
struct layout_lines layout_text_measure(const struct layout *layout, const struct style *style,
                                        const struct label *label, const struct node *node,
                                        uint32_t width);
/* Width plus a tolerance for renderers: 0.5 % and 0.3 mm (LibreOffice differs by at most 0.21 mm on
 * a line of 219 mm). */
uint32_t layout_text_slack(uint32_t width);
/* True if it fits on one line of `width`, slack and indents included. */
bool layout_text_fits(const struct layout_ctx *ctx, const struct style *style,
                      const struct node *node, uint32_t width);
/* The index-th text node below root; NULL past the last. */
const struct node *layout_text_find(const struct node *root, size_t index);
/* A copy of the paragraph with a break at `at` in its index-th text, if it has that many; `flat`
 * replaces the break in output without page lines (run.h). */
const struct node *layout_text_break_at(struct arena *a, const struct node *node, size_t index,
                                        size_t at, struct str flat);

/* layout/balance.c */
/* The node itself, or, if the style asks for it, a copy with breaks that give a title lines of
 * similar length. */
const struct node *layout_balance(const struct layout_ctx *ctx, const struct style *style,
                                  const struct node *node, uint32_t width);

/* layout/break.c */
/* The node itself, or, if the text exceeds one line and its author set no break, a copy with a
 * break before one of the style's words, or balanced. */
const struct node *layout_break(const struct layout_ctx *ctx, const struct style *style,
                                const struct node *node, uint32_t width);

/* Longest line of a name that breaks where its author or style allows; 0 if it may break
 * anywhere. */
uint32_t layout_break_name(const struct layout_ctx *ctx, const struct style *style,
                           const struct node *node);

/* layout/num.c */
/* Resets the numbering at the start of a part. */
void layout_num_start(struct layout_ctx *ctx);
/* Decides how the label of a paragraph of the flow is printed and counts it. `native`: its style
 * allows list numbering. */
struct box_label layout_num_label(struct layout_ctx *ctx, const struct label *label, bool native);
/* A label as literal text, not counted: in cells, quotations, notes. */
struct box_label layout_num_literal(struct layout_ctx *ctx, const struct label *label);

/*
 * body and table call each other: a table stands among blocks, and blocks stand in its cells.
 * `depth` of the flow bounds it.
 */

/* layout/body.c */
/* Appends boxes for `first` and its following siblings to the flow. */
void layout_body_blocks(struct layout_ctx *ctx, const struct layout_flow *flow,
                        const struct node *first);
/* The same up to but excluding `end`; NULL: to the last. */
void layout_body_range(struct layout_ctx *ctx, const struct layout_flow *flow,
                       const struct node *first, const struct node *end);
/* The style of a HEADING, PARA, VERBATIM … in the flow. */
const struct style *layout_body_style(const struct layout_ctx *ctx, const struct layout_flow *flow,
                                      const struct node *node, struct str directive);
/* True if a paragraph of a frame is omitted: optional and empty. */
bool layout_body_is_dropped(const struct node *node);
/* A low empty paragraph: above tables, and where a cell or section must end with a paragraph. Its
 * style is the one for "gap", or "gap.table" above a data table. */
struct box *layout_body_gap(struct layout_ctx *ctx, const struct layout_flow *flow,
                            struct str variant);

/* layout/table.c */
/* Lays out a TABLE; `columns` (may be empty) is its grid as written at `place`. NULL with a message
 * when it cannot be laid out. */
struct box *layout_table_build(struct layout_ctx *ctx, const struct layout_flow *flow,
                               const struct node *table, struct str columns, struct pos place);

/* layout/form.c */
/* The form of part `number` (from 1); NULL if it has none, for the main part with
 * TEMPLATE_NO_FORM. */
const struct node *layout_form_of(struct layout_ctx *ctx, const struct node *part, size_t number);

/* layout/frame.c */
/* Maximum number of sections of the document. */
size_t layout_frame_count(const struct doc *doc);
/* Adds the sections of a part with the frames of its form (NULL: none). */
void layout_frame_part(struct layout_ctx *ctx, const struct node *form, const struct node *part);

/* layout/note.c */
/* Lays out the notes in the order of their references in all sections. */
void layout_note_collect(struct layout_ctx *ctx);

#endif
