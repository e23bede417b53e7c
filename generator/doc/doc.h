/* SPDX-License-Identifier: MIT */
/* A document: one arena, one tree, its inputs and its messages. */
#ifndef DOC_H
#define DOC_H

#include "diag/diag.h"
#include "doc/landmark.h"
#include "doc/node.h"

struct doc {
    struct arena arena; /* of everything below */
    struct diag diag;
    struct node *root;                 /* NODE_DOC; its children are parts, the main one first */
    const struct landmarks *landmarks; /* borrowed; what its readers know of documents */
    uint16_t carried;                  /* the source that a DOCX of it takes along; 0: none */
};

/* A document without parts and landmarks. Owner: caller, doc_free(). */
struct doc *doc_new(enum diag_lang lang);
void doc_free(struct doc *doc);
/* A new PART of the given kind ("main", "phu_luc", "kem_theo") with an empty
 * HEAD and BODY, appended to the root. `kind` is not copied. */
struct node *doc_add_part(struct doc *doc, struct str kind, struct pos pos);
/* The main part; NULL when there is none yet. */
struct node *doc_main(const struct doc *doc);
/*
 * Appends the bytes of a file ("-": standard input), LIMIT_INPUT_BYTES at most. False with
 * a message, which stands at `from`, the place that named the file (POS_NONE: the command
 * line).
 */
bool doc_read(struct doc *doc, const char *path, struct pos from, struct buf *bytes);
/*
 * The same, normalised and registered. NULL with a message when it cannot be read, is
 * empty or no text. *number is the value for struct pos.
 */
struct src *doc_load(struct doc *doc, const char *path, struct pos from, uint16_t *number);
/* The same for bytes that were read already; `path` names them in messages. */
struct src *doc_load_bytes(struct doc *doc, const char *path, struct str raw, struct pos from,
                           uint16_t *number);

#endif
