/* SPDX-License-Identifier: MIT */
/* Properties of runs and paragraphs, as set in one place, and their cascade. */
#ifndef READ_DOCX_PROP_H
#define READ_DOCX_PROP_H

#include "read/docx/map.h"
#include "read/docx/name.h"

enum read_docx_format {
    READ_DOCX_BOLD = 1 << 0,
    READ_DOCX_ITALIC = 1 << 1,
    READ_DOCX_CAPS = 1 << 2,
    READ_DOCX_VANISH = 1 << 3,
    READ_DOCX_STRIKE = 1 << 4, /* single or double */
    /* the five above are toggle properties: styles of different kinds invert one another */
    READ_DOCX_TOGGLES = 31,
    READ_DOCX_UNDERLINE = 1 << 5,
    READ_DOCX_SUP = 1 << 6,
    READ_DOCX_SUB = 1 << 7,
    READ_DOCX_VERT = READ_DOCX_SUP | READ_DOCX_SUB
};

/* A font; each name in a package has one object. */
struct read_docx_font {
    struct str name;
    bool is_symbol; /* its characters are pictograms (Symbol, Wingdings) */
};

/* Properties of a run. */
struct read_docx_run_prop {
    uint8_t set, format; /* enum read_docx_format: specified flags, and their values */
    uint16_t size;       /* half-points; 0: unspecified */
    const struct read_docx_font *font; /* NULL: unspecified */
    const char *style;                 /* w:rStyle in the arena; NULL: none */
};

enum read_docx_align {
    READ_DOCX_ALIGN_NONE,
    READ_DOCX_LEFT,
    READ_DOCX_CENTER,
    READ_DOCX_RIGHT,
    READ_DOCX_JUSTIFY
};

enum read_docx_told {
    READ_DOCX_TOLD_INDENT = 1 << 0,
    READ_DOCX_TOLD_FIRST = 1 << 1,
    READ_DOCX_TOLD_NUM = 1 << 2,
    READ_DOCX_TOLD_LEVEL = 1 << 3,
    READ_DOCX_TOLD_BREAK = 1 << 4,
    READ_DOCX_TOLD_OUTLINE = 1 << 5
};

enum read_docx_leader {
    READ_DOCX_LEADER_NONE,
    READ_DOCX_LEADER_DOTS,
    READ_DOCX_LEADER_LINE,
    READ_DOCX_LEADER_CLEAR /* the stop of a style does not apply */
};

#define READ_DOCX_STOPS_MAX 8u

/* A tab stop. */
struct read_docx_stop {
    int32_t at;     /* twips */
    uint8_t leader; /* enum read_docx_leader */
};

/* Properties of a paragraph. */
struct read_docx_para_prop {
    uint8_t told;    /* enum read_docx_told: specified members */
    uint8_t align;   /* enum read_docx_align */
    uint8_t outline; /* 1 … 9; 0: body text */
    uint8_t level;   /* of its list, from 0 */
    uint8_t stop_count;
    struct read_docx_stop stops[READ_DOCX_STOPS_MAX]; /* by place */
    bool page_break;                                  /* page break before */
    int32_t num;                                      /* w:numId; 0: none */
    int32_t indent, first;                            /* twips; negative first: hanging */
    const char *style;                                /* w:pStyle in the arena; NULL: none */
};

struct read_docx_prop {
    struct arena *arena;
    struct read_docx_map fonts;
};

void read_docx_prop_init(struct read_docx_prop *prop, struct arena *a);
/* Records an element of w:rPr, or of w:pPr (including w:numPr). */
void read_docx_prop_run(struct read_docx_prop *prop, struct read_docx_run_prop *run,
                        enum read_docx_name name, const struct wrap_xml_element *element);
void read_docx_prop_para(struct read_docx_prop *prop, struct read_docx_para_prop *para,
                         enum read_docx_name name, const struct wrap_xml_element *element);
/* Overwrites *under with the properties that `over` specifies; does not look up styles. */
void read_docx_prop_run_over(struct read_docx_run_prop *under,
                             const struct read_docx_run_prop *over);
void read_docx_prop_para_over(struct read_docx_para_prop *under,
                              const struct read_docx_para_prop *over);

#endif
