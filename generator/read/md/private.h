/* SPDX-License-Identifier: MIT */
/* Shared by read_md files only. */
#ifndef READ_MD_PRIVATE_H
#define READ_MD_PRIVATE_H

#include "base/limit.h"
#include "doc/doc.h"
#include "read/inline.h"
#include "read/md/label.h"

struct read_md {
    struct doc *doc;
    const struct src *src;
    uint16_t number; /* of src, for struct pos */
    struct read_inline inlines;
    struct read_md_labels appendices;
    unsigned unknown_fields; /* reported so far */
};

/* A line without its line feed and the marks of what it stands in. */
struct read_md_line {
    uint32_t off, len;
};

/* Lines of the source from `first` on, or of a quotation or note. */
struct read_md_lines {
    const struct read_md_line *given; /* NULL: those of the source */
    uint32_t first, count;
};

/* Open `{% … %}`, the innermost last, and the node that takes what comes. */
struct read_md_controls {
    struct node *into;
    struct node *open[LIMIT_CONTROL_DEPTH];
    unsigned count;
};

/* read/md/line.c: the place of bytes off..end (end is not one of them), and the text of
 * a line. */
struct pos read_md_line_pos(const struct read_md *md, size_t off, size_t end);
struct str read_md_line_text(const struct read_md *md, struct read_md_line line);
/* The lines of the source from `first` on. */
struct read_md_lines read_md_line_from(const struct read_md *md, uint32_t first);
/* Line i of the lines, from 0, without blanks at its ends (U+00A0 is one); with them. */
struct read_md_line read_md_line_at(const struct read_md *md, const struct read_md_lines *lines,
                                    uint32_t i);
struct read_md_line read_md_line_whole(const struct read_md *md, const struct read_md_lines *lines,
                                       uint32_t i);
/* The line without blanks at its ends; without its first n bytes. */
struct read_md_line read_md_line_trim(const struct read_md *md, struct read_md_line line);
struct read_md_line read_md_line_rest(struct read_md_line line, size_t n);

/* read/md/part.c: reads the head of the document, when there is one; *first is the line
 * behind it. False when it was opened and never closed. */
bool read_md_part_head(struct read_md *md, struct node *head, uint32_t *first);
/* A heading `Phụ lục I. TÊN` starts a part: its body, or NULL for any other. */
struct node *read_md_part_appendix(struct read_md *md, struct read_md_line heading);
/* A `---` on line *at (of lines of the source) may open the head of an attachment:
 * its body, with *at on the first line behind the head; NULL when it opens none. */
struct node *read_md_part_attachment(struct read_md *md, const struct read_md_lines *lines,
                                     uint32_t *at);

/* read/md/head.c: fields of source lines first..last (last is not one of them)
 * → FIELDs of `head`. */
void read_md_head(struct read_md *md, uint32_t first, uint32_t last, struct node *head);
/* Folded name of a field of the table that a line gives; STR_NONE: none. */
struct str read_md_head_known(struct read_md *md, struct str line);

/* read/md/after.c: what can be done only when all is read, for the parts from
 * `first` on: căn cứ go to the head, notes and appendices are looked for. */
void read_md_after(struct read_md *md, struct node *first);

/* read/md/block.c: the lines → blocks of `body`; parts of their own behind it. */
void read_md_block(struct read_md *md, const struct read_md_lines *lines, struct node *body);

/* read/md/control.c: whether a line is a control (one that is begun only is
 * reported), whether it opens one; what it does; what was never closed. */
bool read_md_control_is(struct read_md *md, struct read_md_line line);
bool read_md_control_opens(struct read_md *md, struct read_md_line line);
void read_md_control(struct read_md *md, struct read_md_controls *c, struct read_md_line line);
void read_md_control_finish(struct read_md *md, struct read_md_controls *c);

/* read/md/table.c: whether a pipe table begins on line i; the table → TABLE in
 * `into`, and the number of its lines. */
bool read_md_table_begins(struct read_md *md, const struct read_md_lines *lines, uint32_t i);
uint32_t read_md_table(struct read_md *md, const struct read_md_lines *lines, uint32_t i,
                       struct node *into);

#endif
