/* SPDX-License-Identifier: MIT */
/* A document: one arena, one tree, its inputs and its messages. */
#ifndef DOC_H
#define DOC_H

#include "diag/diag.h"
#include "doc/landmark.h"
#include "doc/node.h"

struct doc {
    struct arena arena; /* owns everything below */
    struct diag diag;
    struct node *root;                 /* NODE_DOC; its children are parts, the main one first */
    const struct landmarks *landmarks; /* borrowed; what its readers know of documents */
    uint16_t carried;                  /* number of the source to embed in a DOCX; 0: none */
};

/* A document without parts and landmarks. Owner: caller, doc_free(). */
struct doc *doc_new(enum diag_lang lang);
void doc_free(struct doc *doc);
/* Appends to the root a new PART of the given kind ("main", "phu_luc", "kem_theo") with an empty
 * HEAD and BODY. `kind` is not copied. */
struct node *doc_add_part(struct doc *doc, struct str kind, struct pos pos);
/* The main part; NULL when there is none yet. */
struct node *doc_main(const struct doc *doc);
/*
 * Appends the bytes of a file ("-": standard input), LIMIT_INPUT_BYTES at most. False with a
 * message at `from`, the position that named the file (POS_NONE: the command line).
 */
bool doc_read(struct doc *doc, const char *path, struct pos from, struct buf *bytes);
/*
 * Reads, normalises and registers a file. NULL with a message when it cannot be read, is empty or
 * is not text. *number is the value for struct pos. A constant source is read once: asking for it
 * again gives the same.
 */
const struct src *doc_load(struct doc *doc, const char *path, struct pos from, uint16_t *number);
/* The same for a file that another file names: it must be a regular file below `folder` ("" or
 * ending in "/") after links are resolved (READ_OUTSIDE). */
const struct src *doc_load_below(struct doc *doc, const char *path, struct str folder,
                                 struct pos from, uint16_t *number);
/* doc_load() for bytes already in memory; `path` names them in messages. */
struct src *doc_load_bytes(struct doc *doc, const char *path, struct str raw, struct pos from,
                           uint16_t *number);

#endif
