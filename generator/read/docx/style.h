/* SPDX-License-Identifier: MIT */
/* The style sheet of a package: word/styles.xml. */
#ifndef READ_DOCX_STYLE_H
#define READ_DOCX_STYLE_H

#include "read/docx/prop.h"

enum read_docx_style_kind {
    READ_DOCX_STYLE_PARA,
    READ_DOCX_STYLE_CHAR,
    READ_DOCX_STYLE_TABLE,
    READ_DOCX_STYLE_NUM
};

struct read_docx_style {
    struct str name; /* as the file has it: "heading 1", "Tiêu đề 1" */
    enum read_docx_style_kind kind;
    struct str based_on;             /* w:styleId; empty: none */
    struct read_docx_run_prop run;   /* the chain's, once it is resolved */
    struct read_docx_para_prop para; /* the same */
    int8_t borders;                  /* of a table: 1 visible, 0 none, -1 not told */
    int8_t state;                    /* 0 as read, 1 being resolved, 2 resolved */
};

struct read_docx_styles {
    struct read_docx_prop *prop;
    struct read_docx_map by_id;
    struct read_docx_style defaults;      /* docDefaults */
    struct read_docx_style *default_para; /* NULL: none */
    bool is_circular;                     /* a style is based on itself, in the end */
};

/* An empty sheet; everything of it lives in the arena of `prop`. */
void read_docx_style_init(struct read_docx_styles *styles, struct read_docx_prop *prop);
/* Reads word/styles.xml (UTF-8) into an empty sheet. Not OK: *error says why and the
 * sheet holds what came before. */
enum wrap_xml_result read_docx_style_read(struct read_docx_styles *styles,
                                          const struct read_docx_names *names, struct str text,
                                          struct wrap_xml_error *error);
/* The style of that id and kind with what it is based on laid below; for a paragraph
 * the default one where `id` is NULL or unknown; else NULL. Chains of any length take
 * time once; one that closes on itself is cut. */
const struct read_docx_style *read_docx_style_get(struct read_docx_styles *styles, const char *id,
                                                  enum read_docx_style_kind kind);
/* How a run looks: docDefaults, the paragraph's style, the character style that `direct`
 * names, `direct` itself; toggles of the two styles switch one another (ISO 29500-1,
 * 17.7.3). `para` may be NULL. All is told in the result. */
struct read_docx_run_prop read_docx_style_run(struct read_docx_styles *styles,
                                              const struct read_docx_style *para,
                                              const struct read_docx_run_prop *direct);
/* True for a border element (w:top …) that draws a line. */
bool read_docx_style_draws(const struct wrap_xml_element *element);

#endif
