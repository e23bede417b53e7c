/* SPDX-License-Identifier: MIT */
/* Labels in a Markdown body: found, compared with those before, reported. */
#ifndef READ_MD_LABEL_H
#define READ_MD_LABEL_H

#include "diag/diag.h"
#include "doc/label.h"

struct read_md_label {
    struct label label;
    size_t skip; /* bytes of the line before its text */
    size_t mark; /* bytes of `**` before the label that go on behind it; 0: none */
};

/* The labels of one body, quotation or note so far. */
struct read_md_labels {
    struct label last[LABEL_KIND_COUNT]; /* depth 0: none */
    uint8_t open[LABEL_KIND_COUNT];      /* kinds from the outermost to the innermost */
    unsigned open_count;
};

/* Reads a label at the start of a line, written bold or not, or `#.`. False
 * when there is none; *out borrows from the line. */
bool read_md_label_find(struct str line, bool in_heading, struct read_md_label *out);
/* Settles I. (Roman or letter) by the labels before. */
void read_md_label_settle(const struct read_md_labels *before, struct label *label);
/* True when a line with this label begins a block though no blank line stands
 * before it: a bullet, the first of its kind, the successor of the last. */
bool read_md_label_begins(const struct read_md_labels *before, const struct label *label);
/* Records a label; gives `#.` its number. Unless `quiet`, one that repeats or
 * does not follow is reported at pos. */
void read_md_label_enter(struct read_md_labels *before, struct diag *diag, struct arena *a,
                         struct label *label, struct pos pos, bool quiet);
/* A heading without a label: what follows counts anew. */
void read_md_label_close(struct read_md_labels *before);

#endif
