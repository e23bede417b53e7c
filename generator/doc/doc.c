/* SPDX-License-Identifier: MIT */
/* Creates and frees a document; loads its inputs. */
#include "doc/doc.h"

#include <errno.h>
#include <stdlib.h>

#include "base/io.h"
#include "base/limit.h"

struct doc *doc_new(enum diag_lang lang)
{
    struct doc *doc = calloc(1, sizeof(*doc));

    if (doc == NULL)
        base_no_memory();
    arena_init(&doc->arena);
    diag_init(&doc->diag, &doc->arena, lang);
    doc->landmarks = &landmark_none;
    doc->root = node_new(&doc->arena, NODE_DOC, POS_NONE);
    return doc;
}

void doc_free(struct doc *doc)
{
    if (doc == NULL)
        return;
    arena_done(&doc->arena);
    free(doc);
}

struct node *doc_add_part(struct doc *doc, struct str kind, struct pos pos)
{
    struct node *part = node_new(&doc->arena, NODE_PART, pos);

    part->name = kind;
    node_append(doc->root, part);
    node_append(part, node_new(&doc->arena, NODE_HEAD, pos));
    node_append(part, node_new(&doc->arena, NODE_BODY, pos));
    return part;
}

struct node *doc_main(const struct doc *doc)
{
    return doc->root->first;
}

struct src *doc_load_bytes(struct doc *doc, const char *path, struct str raw, struct pos from,
                           uint16_t *number)
{
    struct src_notes notes;
    struct str text;
    struct src *src;

    switch (src_normalise(&doc->arena, raw, &text, &notes)) {
    case SRC_NOT_UTF8:
        diag_about(&doc->diag, from, VB_READ_NOT_UTF8, diag_path(path), diag_num(notes.line));
        return NULL;
    case SRC_NOT_TEXT:
        diag_about(&doc->diag, from, VB_READ_NOT_TEXT, diag_path(path));
        return NULL;
    case SRC_OK:
        break;
    }
    if (text.n == 0) { /* e.g. only a BOM */
        diag_about(&doc->diag, from, VB_READ_EMPTY, diag_path(path));
        return NULL;
    }
    src = src_new(&doc->arena, str_c(path), text);
    if (!str_eq(raw, text) && notes.controls_line == 0 && !notes.was_utf16)
        src->raw = arena_str(&doc->arena, raw);
    if (notes.controls_line > 0)
        diag_about(&doc->diag, from, VB_READ_CONTROLS, diag_path(path),
                   diag_num(notes.controls_line));
    *number = diag_src(&doc->diag, src);
    return src;
}

/* Reports why a file could not be read; true if it was. */
static bool is_read(struct doc *doc, const char *path, struct pos from, enum io_result result)
{
    switch (result) {
    case IO_FAILED:
        diag_about(&doc->diag, from, VB_READ_FAILED, diag_path(path), diag_errno(errno));
        return false;
    case IO_TOO_LARGE:
        diag_about(&doc->diag, from, VB_LIMIT_INPUT, diag_path(path));
        return false;
    case IO_OUTSIDE:
        diag_about(&doc->diag, from, VB_READ_OUTSIDE, diag_path(path));
        return false;
    case IO_OK:
        break;
    }
    return true;
}

bool doc_read(struct doc *doc, const char *path, struct pos from, struct buf *bytes)
{
    return is_read(doc, path, from, io_read(path, LIMIT_INPUT_BYTES, bytes));
}

/* The constant source of that name; NULL if it is to be read. */
static const struct src *find_known(const struct doc *doc, const char *path, uint16_t *number)
{
    uint16_t known =
        doc->diag.makes_constants ? src_table_named(doc->diag.constants, str_c(path)) : 0;

    if (known == 0)
        return NULL;
    *number = known;
    return src_table_find(doc->diag.constants, known);
}

const struct src *doc_load(struct doc *doc, const char *path, struct pos from, uint16_t *number)
{
    struct buf raw = BUF_NEW;
    const struct src *src = find_known(doc, path, number);

    if (src == NULL && doc_read(doc, path, from, &raw))
        src = doc_load_bytes(doc, path, buf_view(&raw), from, number);
    buf_done(&raw);
    return src;
}

const struct src *doc_load_below(struct doc *doc, const char *path, struct str folder,
                                 struct pos from, uint16_t *number)
{
    struct buf raw = BUF_NEW, above = BUF_NEW;
    const struct src *src = find_known(doc, path, number);

    buf_str(&above, folder);
    if (src == NULL &&
        is_read(doc, path, from,
                io_read_below(path, folder.n > 0 ? above.p : "", LIMIT_INPUT_BYTES, &raw)))
        src = doc_load_bytes(doc, path, buf_view(&raw), from, number);
    buf_done(&above);
    buf_done(&raw);
    return src;
}
