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
    struct str name; /* as in the file: "heading 1", "Tiêu đề 1" */
    enum read_docx_style_kind kind;
    struct str based_on;             /* w:styleId; empty: none */
    struct read_docx_run_prop run;   /* including inherited properties once resolved */
    struct read_docx_para_prop para; /* likewise */
    int8_t borders;                  /* of a table: 1 visible, 0 none, -1 unspecified */
    int8_t state;                    /* 0 as read, 1 being resolved, 2 resolved */
};

struct read_docx_styles {
    struct read_docx_prop *prop;
    struct read_docx_map by_id;
    struct read_docx_style defaults;      /* docDefaults */
    struct read_docx_style *default_para; /* NULL: none */
    bool is_circular;                     /* the basedOn chain of some style has a cycle */
};

/* Initialises an empty sheet; its memory is in the arena of `prop`. */
void read_docx_style_init(struct read_docx_styles *styles, struct read_docx_prop *prop);
/* Parses word/styles.xml (UTF-8) into an empty sheet. On failure *error has the reason; styles
 * before the fault are kept. */
enum wrap_xml_result read_docx_style_read(struct read_docx_styles *styles,
                                          const struct read_docx_names *names, struct str text,
                                          struct wrap_xml_error *error);
/* The style of that id and kind with inherited properties resolved. If `id` is NULL or unknown: the
 * default style for a paragraph, else NULL. Each chain is resolved once; cycles are cut. */
const struct read_docx_style *read_docx_style_get(struct read_docx_styles *styles, const char *id,
                                                  enum read_docx_style_kind kind);
/*
 * Effective properties of a run: docDefaults, paragraph style, the character style named by
 * `direct`, then `direct`; toggle properties of the two styles are combined by exclusive or (ISO
 * 29500-1, 17.7.3). `para` may be NULL. All members of the result are specified.
 */
struct read_docx_run_prop read_docx_style_run(struct read_docx_styles *styles,
                                              const struct read_docx_style *para,
                                              const struct read_docx_run_prop *direct);
/* True for a border element (w:top …) with a visible line. */
bool read_docx_style_draws(const struct wrap_xml_element *element);

#endif
