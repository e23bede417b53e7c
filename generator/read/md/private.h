/* SPDX-License-Identifier: MIT */
/* Private to read/md. */
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

/* A line without its line feed and the markers of the enclosing quotation or note. */
struct read_md_line {
    uint32_t off, len;
};

/* Lines of the source from `first` on, or the lines of a quotation or note. */
struct read_md_lines {
    const struct read_md_line *given; /* NULL: those of the source */
    uint32_t first, count;
};

/* Open `{% … %}`, the innermost last, and the parent of new blocks. */
struct read_md_controls {
    struct node *into;
    struct node *open[LIMIT_CONTROL_DEPTH];
    unsigned count;
};

/* read/md/line.c: position of bytes [off, end); text of a line. */
struct pos read_md_line_pos(const struct read_md *md, size_t off, size_t end);
struct str read_md_line_text(const struct read_md *md, struct read_md_line line);
/* The lines of the source from `first` on. */
struct read_md_lines read_md_line_from(const struct read_md *md, uint32_t first);
/* Line i, from 0, trimmed of blanks (including U+00A0); `whole`: untrimmed. */
struct read_md_line read_md_line_at(const struct read_md *md, const struct read_md_lines *lines,
                                    uint32_t i);
struct read_md_line read_md_line_whole(const struct read_md *md, const struct read_md_lines *lines,
                                       uint32_t i);
/* The line trimmed of blanks; without its first n bytes. */
struct read_md_line read_md_line_trim(const struct read_md *md, struct read_md_line line);
struct read_md_line read_md_line_rest(struct read_md_line line, size_t n);

/* read/md/part.c: parses the head of the document, if any; *first is the line after it. False if
 * the head is unclosed. */
bool read_md_part_head(struct read_md *md, struct node *head, uint32_t *first);
/* A heading `Phụ lục I. TÊN` starts a part: returns its body, NULL for other headings. */
struct node *read_md_part_appendix(struct read_md *md, struct read_md_line heading);
/* A `---` on line *at (of lines of the source) may open the head of an attachment: returns its body
 * and moves *at to the first line after the head; NULL if it is none. */
struct node *read_md_part_attachment(struct read_md *md, const struct read_md_lines *lines,
                                     uint32_t *at);

/* read/md/head.c: parses source lines [first, last) into FIELDs of `head`. */
void read_md_head(struct read_md *md, uint32_t first, uint32_t last, struct node *head);
/* Folded name of the known field on a line; STR_NONE: none. */
struct str read_md_head_known(struct read_md *md, struct str line);

/* read/md/after.c: final passes over the parts from `first` on: moves căn cứ to the head, checks
 * notes and mentions of appendices. */
void read_md_after(struct read_md *md, struct node *first);

/* read/md/block.c: parses lines into blocks of `body`; further parts are appended after it. */
void read_md_block(struct read_md *md, const struct read_md_lines *lines, struct node *body);

/* read/md/control.c: _is: whether a line is a control (reports malformed ones); _opens: whether it
 * opens one; read_md_control applies it; _finish reports unclosed ones. */
bool read_md_control_is(struct read_md *md, struct read_md_line line);
bool read_md_control_opens(struct read_md *md, struct read_md_line line);
void read_md_control(struct read_md *md, struct read_md_controls *c, struct read_md_line line);
void read_md_control_finish(struct read_md *md, struct read_md_controls *c);

/* read/md/table.c: whether a pipe table starts on line i; appends it as a TABLE to `into` and
 * returns its number of lines. */
bool read_md_table_begins(struct read_md *md, const struct read_md_lines *lines, uint32_t i);
uint32_t read_md_table(struct read_md *md, const struct read_md_lines *lines, uint32_t i,
                       struct node *into);

#endif
