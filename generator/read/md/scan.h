/* SPDX-License-Identifier: MIT */
/* The state of the line scanner; for read_md_*.c only. */
#ifndef READ_MD_SCAN_H
#define READ_MD_SCAN_H

#include "base/limit.h"
#include "read/md/private.h"

struct read_md_scan {
    struct read_md *md;
    const struct read_md_lines *lines;
    uint32_t at;                      /* the line under way */
    uint32_t cut_line, cut_off;       /* this line begins later: a comment stood before */
    struct read_md_controls controls; /* and where blocks go now */
    struct read_md_labels labels;
    bool is_body;        /* not in a quotation or note: parts and notes may begin */
    unsigned depth;      /* of quotations */
    bool no_comment_end; /* no "-->" follows */
    /* the paragraph or heading under way */
    struct node *para; /* NULL: none */
    struct label *label;
    struct buf spans;   /* of struct read_span */
    bool has_backslash; /* at the end of its last line */
};

/* Line i trimmed; its text and place. */
struct read_md_line read_md_scan_line(const struct read_md_scan *s, uint32_t i);
struct str read_md_scan_text(const struct read_md_scan *s, struct read_md_line line);
struct pos read_md_scan_pos(const struct read_md_scan *s, struct read_md_line line);
/* A new block where blocks go now. */
struct node *read_md_scan_add(struct read_md_scan *s, enum node_kind kind, struct pos pos);

/* read/md/para.c: takes the line under way as a heading, if it is one; as a line
 * of a paragraph; ends the paragraph under way. */
bool read_md_para_heading(struct read_md_scan *s);
void read_md_para_text(struct read_md_scan *s);
void read_md_para_end(struct read_md_scan *s);

/* read/md/comment.c: takes a comment or directive, if one begins here. */
bool read_md_comment(struct read_md_scan *s);

#endif
