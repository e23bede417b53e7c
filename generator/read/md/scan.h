/* SPDX-License-Identifier: MIT */
/* State of the line scanner; private to read/md. */
#ifndef READ_MD_SCAN_H
#define READ_MD_SCAN_H

#include "base/limit.h"
#include "read/md/private.h"

struct read_md_scan {
    struct read_md *md;
    const struct read_md_lines *lines;
    uint32_t at;                      /* current line */
    uint32_t cut_line, cut_off;       /* cut_line starts at cut_off: a comment precedes */
    struct read_md_controls controls; /* also the parent of new blocks */
    struct read_md_labels labels;
    bool is_body;        /* not in a quotation or note: parts and notes are allowed */
    unsigned depth;      /* of quotations */
    bool no_comment_end; /* no "-->" follows */
    /* current paragraph or heading */
    struct node *para; /* NULL: none */
    struct label *label;
    struct buf spans;   /* of struct read_span */
    bool has_backslash; /* at the end of its last line */
};

/* Line i, trimmed; its text and position. */
struct read_md_line read_md_scan_line(const struct read_md_scan *s, uint32_t i);
struct str read_md_scan_text(const struct read_md_scan *s, struct read_md_line line);
struct pos read_md_scan_pos(const struct read_md_scan *s, struct read_md_line line);
/* Appends a new block to the current parent. */
struct node *read_md_scan_add(struct read_md_scan *s, enum node_kind kind, struct pos pos);

/* read/md/para.c: parses the current line as a heading, false if it is none; adds it to the current
 * paragraph; ends that. */
bool read_md_para_heading(struct read_md_scan *s);
void read_md_para_text(struct read_md_scan *s);
void read_md_para_end(struct read_md_scan *s);

/* read/md/comment.c: parses a comment or directive at the current line; false if none starts
 * there. */
bool read_md_comment(struct read_md_scan *s);

#endif
