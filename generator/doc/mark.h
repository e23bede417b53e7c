/* SPDX-License-Identifier: MIT */
/*
 * The mark of a printed paragraph: what its letters are and how they look. The
 * writer of DOCX puts the marks of all paragraphs into the package, beside the
 * source; the import makes those of a package that comes back, and so knows which
 * paragraphs were changed. Blanks of any kind, breaks and soft hyphens do not count.
 */
#ifndef MARK_H
#define MARK_H

#include "base/str.h"
#include "doc/node.h"

/* The namespace of the part that holds a source and its marks. */
#define MARK_NAMESPACE "urn:vanban:source:1"

/* How letters look, as bits. */
enum mark_look { MARK_BOLD = 1, MARK_ITALIC = 2, MARK_UNDERLINE = 4, MARK_SUP = 8, MARK_SUB = 16 };

struct mark {
    uint64_t text; /* of the letters */
    uint64_t look; /* of the letters that are not plain, by their places; 0: all are */
    uint32_t count;
};

/* One line of the marks. */
struct mark_line {
    uint32_t off, len; /* of what was printed, in the source; len 0: not in it as such */
    unsigned look;     /* of the paragraph's style: enum mark_look */
    struct mark mark;
    struct str words; /* the text itself, where len is 0 */
};

void mark_init(struct mark *m);
/* Adds letters of that look (bits of enum mark_look). */
void mark_text(struct mark *m, struct str text, unsigned look);
/* Adds the mark of a note that Word counts. */
void mark_note(struct mark *m);
/* True when there are letters. */
bool mark_is_any(const struct mark *m);
/* Equal as far as a line of marks tells. */
bool mark_is_same(const struct mark *a, const struct mark *b);
/* The mark of the inlines below n, a printed paragraph, without its first `label`
 * bytes: an automatic number is no change of the paragraph. */
void mark_node(struct mark *m, const struct node *n, size_t label);
/* Appends a line; mark_get() reads it back, false when it is none. */
void mark_put(struct buf *b, const struct mark_line *line);
bool mark_get(struct str text, struct mark_line *line);

#endif
