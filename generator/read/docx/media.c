/* SPDX-License-Identifier: MIT */
/* Images are stored under their part's name, sanitised as a file name. */
#include "read/docx/private.h"

#define FOLDER "media/"
#define NAME_MAX_BYTES 64u

/* A name of letters, digits, ".", "-" and "_" only, without a leading dot. */
static struct str safe_name(struct read_docx *docx, struct str part)
{
    struct str base = read_docx_part_base(part);
    struct buf name = BUF_NEW;
    struct str copy;

    if (base.n > NAME_MAX_BYTES) /* the end has the extension */
        base = str_sub(base, base.n - NAME_MAX_BYTES, base.n);
    for (size_t i = 0; i < base.n; i++) {
        char c = base.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '_' || (c == '.' && i > 0);

        buf_char(&name, plain ? c : '-');
    }
    copy = arena_str(docx->arena, buf_view(&name));
    buf_done(&name);
    for (const struct ledger_media *m = docx->ledger->media; m != NULL; m = m->next)
        if (str_eq(m->name, copy)) /* from another folder of the package */
            return arena_printf(docx->arena, "%u-%.*s", docx->media.count + 1, STR_ARG(copy));
    return copy;
}

/* Stores the bytes of a part; returns its src, NULL if unreadable, which is reported once. */
static struct str *keep(struct read_docx_walk *w, struct str part, bool *stopped)
{
    struct read_docx *docx = w->docx;
    struct buf bytes = BUF_NEW;
    struct str *src = NULL;
    enum read_docx_part_result result = read_docx_part_bytes(&docx->package, part, &bytes);

    *stopped = result == READ_DOCX_PART_STOPPED;
    if (result == READ_DOCX_PART_OK) {
        struct str name = safe_name(docx, part);

        docx->media.count++;
        ledger_add_media(docx->ledger, name, arena_str(docx->arena, buf_view(&bytes)));
        src = ARENA_NEW(docx->arena, struct str);
        *src = arena_printf(docx->arena, FOLDER "%.*s", STR_ARG(name));
        (void)read_docx_map_put(&docx->media.by_part, part, src); /* checked to be absent */
    } else if (result == READ_DOCX_PART_ABSENT && !docx->told.image) {
        diag_about(&docx->package.doc->diag, docx->package.place, VB_DOCX_IMAGE, diag_str(part));
        docx->told.image = true;
    }
    buf_done(&bytes);
    return src;
}

bool read_docx_media_image(struct read_docx_walk *walk, struct str id, struct str alt)
{
    const struct read_docx_rel *rel = read_docx_map_get(&walk->story.rels, id);
    struct read_docx *docx = walk->docx;
    struct str *src;
    struct node *image;
    bool stopped = false;

    if (rel == NULL || rel->is_external) { /* external images are never fetched */
        read_docx_story_left(walk, rel != NULL ? rel->target : STR("image"));
        return true;
    }
    src = read_docx_map_get(&docx->media.by_part, rel->target);
    if (src == NULL)
        src = keep(walk, rel->target, &stopped);
    if (stopped)
        return false;
    if (src == NULL) {
        read_docx_story_left(walk, rel->target);
        return true;
    }
    image = read_docx_story_node(walk, NODE_IMAGE);
    image->text = *src;
    image->name = str_trim(alt);
    if (read_docx_text_piece(walk, READ_DOCX_PIECE_NODE, image) && image->name.n > 0)
        ledger_add(docx->ledger, LEDGER_IMAGE_TEXT, read_docx_story_at(walk), STR_NONE,
                   image->name);
    return true;
}
