/* SPDX-License-Identifier: MIT */
/* Automatic numbering: word/numbering.xml, and the counters of all lists. */
#ifndef READ_DOCX_NUM_H
#define READ_DOCX_NUM_H

#include "base/buf.h"
#include "read/docx/style.h"

#define READ_DOCX_NUM_LEVELS 9

struct read_docx_level {
    int32_t start;
    int32_t restart;         /* w:lvlRestart; -1: after any higher level */
    bool is_legal;           /* w:isLgl: all numbers of its label in Arabic figures */
    struct str format, text; /* w:numFmt, w:lvlText; empty format: decimal */
    struct read_docx_run_prop run;
    struct read_docx_para_prop para;
};

struct read_docx_abstract {
    struct read_docx_level *levels[READ_DOCX_NUM_LEVELS]; /* NULL: not defined */
    int32_t counters[READ_DOCX_NUM_LEVELS];
    uint16_t used;         /* bit set of levels that have counted, bit 0 is the highest level */
    struct str style_link; /* w:numStyleLink */
};

struct read_docx_override {
    struct read_docx_level *level; /* NULL: use that of the abstract list */
    int32_t start;                 /* -1: none */
};

struct read_docx_list {
    struct str abstract_id;
    struct read_docx_override *overrides; /* READ_DOCX_NUM_LEVELS elements; NULL: none */
    uint16_t started;                     /* bit set of levels whose w:startOverride was applied */
};

struct read_docx_nums {
    struct read_docx_styles *styles;
    struct read_docx_map abstracts, lists; /* by id in decimal */
};

/* Initialises *nums without lists; its memory is in the arena of the style sheet. */
void read_docx_num_init(struct read_docx_nums *nums, struct read_docx_styles *styles);
/* Parses word/numbering.xml (UTF-8). On failure *error has the reason; lists before the fault are
 * kept. */
enum wrap_xml_result read_docx_num_read(struct read_docx_nums *nums,
                                        const struct read_docx_names *names, struct str text,
                                        struct wrap_xml_error *error);
/* The level for w:numId and w:ilvl; NULL if the package does not define it. */
const struct read_docx_level *read_docx_num_level(struct read_docx_nums *nums, int32_t num,
                                                  unsigned level);
/* Advances the counter for one paragraph and appends its label as printed ("1.", "a)", "-"; may be
 * empty). False if the package does not define the list. */
bool read_docx_num_next(struct read_docx_nums *nums, int32_t num, unsigned level,
                        struct buf *label);

#endif
