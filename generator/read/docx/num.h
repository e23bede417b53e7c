/* SPDX-License-Identifier: MIT */
/* Automatic numbers: word/numbering.xml, and how far each list has counted. */
#ifndef READ_DOCX_NUM_H
#define READ_DOCX_NUM_H

#include "base/buf.h"
#include "read/docx/style.h"

#define READ_DOCX_NUM_LEVELS 9

struct read_docx_level {
    int32_t start;
    int32_t restart;         /* w:lvlRestart; -1: after any higher level */
    bool is_legal;           /* all numbers of its label in figures */
    struct str format, text; /* w:numFmt, w:lvlText; format empty: decimal */
    struct read_docx_run_prop run;
    struct read_docx_para_prop para;
};

struct read_docx_abstract {
    struct read_docx_level *levels[READ_DOCX_NUM_LEVELS]; /* NULL: not defined */
    int32_t counters[READ_DOCX_NUM_LEVELS];
    uint16_t used;         /* levels that have a number, bit 0 the highest */
    struct str style_link; /* w:numStyleLink */
};

struct read_docx_override {
    struct read_docx_level *level; /* NULL: that of the abstract list */
    int32_t start;                 /* -1: none */
};

struct read_docx_list {
    struct str abstract_id;
    struct read_docx_override *overrides; /* READ_DOCX_NUM_LEVELS of them; NULL: none */
    uint16_t started;                     /* levels whose own start was used */
};

struct read_docx_nums {
    struct read_docx_styles *styles;
    struct read_docx_map abstracts, lists; /* by id, as decimals */
};

/* No lists yet; everything lives in the arena of the style sheet. */
void read_docx_num_init(struct read_docx_nums *nums, struct read_docx_styles *styles);
/* Reads word/numbering.xml (UTF-8). Not OK: *error says why, what came before stands. */
enum wrap_xml_result read_docx_num_read(struct read_docx_nums *nums,
                                        const struct read_docx_names *names, struct str text,
                                        struct wrap_xml_error *error);
/* The level that a paragraph with this w:numId and w:ilvl has; NULL when the package
 * does not define it. */
const struct read_docx_level *read_docx_num_level(struct read_docx_nums *nums, int32_t num,
                                                  unsigned level);
/* Counts one paragraph on and appends its label as it is printed ("1.", "a)", "-", nothing
 * for an empty one). False when the package does not define the list. */
bool read_docx_num_next(struct read_docx_nums *nums, int32_t num, unsigned level,
                        struct buf *label);

#endif
