/* SPDX-License-Identifier: MIT */
/* Labels in a Markdown body: scanning, comparison with earlier labels, messages. */
#ifndef READ_MD_LABEL_H
#define READ_MD_LABEL_H

#include "diag/diag.h"
#include "doc/label.h"

struct read_md_label {
    struct label label;
    size_t skip; /* bytes of the line before the text */
    size_t mark; /* length of `**` that opens before the label and continues after it; 0: none */
};

/* Labels so far of one body, quotation or note. */
struct read_md_labels {
    struct label last[LABEL_KIND_COUNT]; /* by kind; depth 0: none */
    uint8_t open[LABEL_KIND_COUNT];      /* kinds from the outermost to the innermost */
    unsigned open_count;
};

/* Scans a label at the start of a line, bold or not, or `#.`. False if there is none; *out borrows
 * from the line. */
bool read_md_label_find(struct str line, bool in_heading, struct read_md_label *out);
/* Resolves I. (Roman number or letter) by the preceding labels. */
void read_md_label_settle(const struct read_md_labels *before, struct label *label);
/* True if a line with this label starts a block even without a blank line before it: a bullet, the
 * first of its kind, or the successor of the last. */
bool read_md_label_begins(const struct read_md_labels *before, const struct label *label);
/* Records a label and numbers `#.`. Unless `quiet`, a repeated or non-consecutive number is
 * reported at pos. */
void read_md_label_enter(struct read_md_labels *before, struct diag *diag, struct arena *a,
                         struct label *label, struct pos pos, bool quiet);
/* After a heading without a label numbering restarts. */
void read_md_label_close(struct read_md_labels *before);

#endif
