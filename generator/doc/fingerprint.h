/* SPDX-License-Identifier: MIT */
/*
 * Fingerprint of a printed paragraph: a hash of its letters and their format. The DOCX writer
 * stores the fingerprints of all paragraphs in the package, next to the source; the import
 * recomputes them to find the paragraphs that were edited. Blanks, breaks and soft hyphens are
 * ignored.
 */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "base/str.h"
#include "doc/node.h"

/* Namespace of the package part with the source and its fingerprints. */
#define FINGERPRINT_NAMESPACE "urn:vanban:source:1"

/* Format of letters, bit flags. */
enum fingerprint_format {
    FINGERPRINT_BOLD = 1,
    FINGERPRINT_ITALIC = 2,
    FINGERPRINT_UNDERLINE = 4,
    FINGERPRINT_SUP = 8,
    FINGERPRINT_SUB = 16,
    FINGERPRINT_STRIKE = 32
};

struct fingerprint {
    uint64_t text;   /* of the letters */
    uint64_t format; /* of the positions of formatted letters; 0: all are plain */
    uint32_t count;
};

/* One line of the stored fingerprints. */
struct fingerprint_line {
    uint32_t off, len; /* range in the source; len 0: not literally in the source */
    unsigned format;   /* of the paragraph's style: enum fingerprint_format */
    struct fingerprint mark;
    struct str words; /* the text itself if len is 0 */
};

void fingerprint_init(struct fingerprint *m);
/* Adds letters of that format (enum fingerprint_format flags). */
void fingerprint_text(struct fingerprint *m, struct str text, unsigned format);
/* Adds a note reference that Word numbers. */
void fingerprint_note(struct fingerprint *m);
/* True if any letters were added. */
bool fingerprint_is_any(const struct fingerprint *m);
/* Compares as many bits as a stored line keeps. */
bool fingerprint_is_same(const struct fingerprint *a, const struct fingerprint *b);
/* Fingerprints the inlines below n, a printed paragraph, without its first `label` bytes: automatic
 * renumbering must not count as an edit. */
void fingerprint_node(struct fingerprint *m, const struct node *n, size_t label);
/* Appends a line; fingerprint_get() parses it, false if malformed. */
void fingerprint_put(struct buf *b, const struct fingerprint_line *line);
bool fingerprint_get(struct str text, struct fingerprint_line *line);

#endif
