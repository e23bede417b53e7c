/* SPDX-License-Identifier: MIT */
/*
 * The mark of a printed paragraph: what its letters are, in which format. The
 * writer of DOCX puts the marks of all paragraphs into the package, beside the
 * source; the import makes those of a package that comes back, and so knows which
 * paragraphs were changed. Blanks of any kind, breaks and soft hyphens do not count.
 */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "base/str.h"
#include "doc/node.h"

/* The namespace of the part that holds a source and its marks. */
#define FINGERPRINT_NAMESPACE "urn:vanban:source:1"

/* The format of letters, as bits. */
enum fingerprint_format {
    FINGERPRINT_BOLD = 1,
    FINGERPRINT_ITALIC = 2,
    FINGERPRINT_UNDERLINE = 4,
    FINGERPRINT_SUP = 8,
    FINGERPRINT_SUB = 16
};

struct fingerprint {
    uint64_t text;   /* of the letters */
    uint64_t format; /* of the letters that are not plain, by their places; 0: all are */
    uint32_t count;
};

/* One line of the marks. */
struct fingerprint_line {
    uint32_t off, len; /* of what was printed, in the source; len 0: not in it as such */
    unsigned format;   /* of the paragraph's style: enum fingerprint_format */
    struct fingerprint mark;
    struct str words; /* the text itself, where len is 0 */
};

void fingerprint_init(struct fingerprint *m);
/* Adds letters of that format (bits of enum fingerprint_format). */
void fingerprint_text(struct fingerprint *m, struct str text, unsigned format);
/* Adds the mark of a note that Word counts. */
void fingerprint_note(struct fingerprint *m);
/* True when there are letters. */
bool fingerprint_is_any(const struct fingerprint *m);
/* Equal as far as a line of marks tells. */
bool fingerprint_is_same(const struct fingerprint *a, const struct fingerprint *b);
/* The mark of the inlines below n, a printed paragraph, without its first `label`
 * bytes: an automatic number is no change of the paragraph. */
void fingerprint_node(struct fingerprint *m, const struct node *n, size_t label);
/* Appends a line; fingerprint_get() reads it back, false when it is none. */
void fingerprint_put(struct buf *b, const struct fingerprint_line *line);
bool fingerprint_get(struct str text, struct fingerprint_line *line);

#endif
