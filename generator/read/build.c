/* SPDX-License-Identifier: MIT */
/* Keeps text as slices of the source where possible, for exact positions. */
#include "read/build.h"

#include "base/utf8.h"

void read_build_start(struct read_build *b, struct doc *doc, const struct read_join *join,
                      struct node *parent)
{
    b->doc = doc;
    b->join = join;
    b->at = parent;
    b->depth = b->flat = b->level = b->tag_count = 0;
    b->run = BUF_NEW;
    b->run_from = b->run_to = 0;
    b->is_copied = b->after_break = b->told_tag = b->told_depth = false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Text of the run, without blanks next to a break. */
static struct str run_text(struct read_build *b, bool before_break)
{
    struct str s =
        b->is_copied ? buf_view(&b->run) : str_sub(b->join->text, b->run_from, b->run_to);

    while (b->after_break && s.n > 0 && is_blank(s.p[0])) {
        s = str_sub(s, 1, s.n);
        b->run_from += !b->is_copied;
    }
    while (before_break && s.n > 0 && is_blank(s.p[s.n - 1])) {
        s.n--;
        b->run_to -= !b->is_copied;
    }
    return s;
}

/* Ends the run: appends a TEXT node unless it is empty. */
static void flush(struct read_build *b, bool before_break)
{
    struct str text = run_text(b, before_break);

    if (text.n > 0) {
        struct pos pos = read_join_place(b->join, b->run_from, b->run_to);

        if (b->is_copied && !utf8_is_nfc(text)) { /* an entity may be a combining mark */
            struct buf nfc = BUF_NEW;

            utf8_nfc(&nfc, text);
            text = arena_str(&b->doc->arena, buf_view(&nfc));
            buf_done(&nfc);
        } else if (b->is_copied) {
            text = arena_str(&b->doc->arena, text);
        }
        node_append(b->at, node_text_new(&b->doc->arena, text, pos));
        b->after_break = false;
    }
    buf_clear(&b->run);
    b->is_copied = false;
    b->run_from = b->run_to = 0;
}

static bool has_run(const struct read_build *b)
{
    return b->is_copied || b->run_to > b->run_from;
}

/* Copies the run so that it may differ from the source. */
static void copy_run(struct read_build *b)
{
    if (b->is_copied)
        return;
    buf_str(&b->run, str_sub(b->join->text, b->run_from, b->run_to));
    b->is_copied = true;
}

void read_build_raw(struct read_build *b, size_t from, size_t to)
{
    if (from >= to)
        return;
    if (!has_run(b)) {
        b->run_from = from;
    } else if (b->is_copied || b->run_to != from) {
        copy_run(b);
        buf_str(&b->run, str_sub(b->join->text, from, to));
    }
    b->run_to = to;
}

/* Adds text that replaces bytes [from, to) of the joined text. */
static void put_decoded(struct read_build *b, struct str text, size_t from, size_t to)
{
    if (!has_run(b))
        b->run_from = b->run_to = from;
    copy_run(b);
    buf_str(&b->run, text);
    b->run_to = to;
}

struct node *read_build_leaf(struct read_build *b, enum node_kind kind, size_t from, size_t to)
{
    struct node *n = node_new(&b->doc->arena, kind, read_join_place(b->join, from, to));

    flush(b, kind == NODE_BR);
    node_append(b->at, n);
    b->after_break = kind == NODE_BR;
    return n;
}

struct node *read_build_open(struct read_build *b, enum node_kind kind, size_t from)
{
    struct node *n;

    flush(b, false);
    b->level++;
    if (b->depth >= LIMIT_INLINE_DEPTH && kind != NODE_LINK) {
        b->flat++;
        if (!b->told_depth)
            diag_at(&b->doc->diag, read_join_place(b->join, from, from + 1), VB_INLINE_DEPTH);
        b->told_depth = true;
        return NULL;
    }
    n = node_new(&b->doc->arena, kind, read_join_place(b->join, from, from));
    node_append(b->at, n);
    b->at = n;
    b->depth++;
    return n;
}

/* Closes the current node, which ends at `to`. */
static void leave(struct read_build *b, size_t to)
{
    struct pos end = read_join_place(b->join, to, to);

    b->at->pos.len = end.off - b->at->pos.off;
    b->at = b->at->parent;
    b->depth--;
}

/* Turns the innermost tag, which is unclosed, back into text followed by its children. */
static void dissolve_tag(struct read_build *b)
{
    struct read_build_tag tag = b->tags[--b->tag_count];
    struct node *parent = tag.node->parent;

    flush(b, false);
    read_build_foreign(b, tag.from, tag.to);
    node_unlink(tag.node);
    b->at = parent;
    b->depth--;
    read_build_raw(b, tag.from, tag.to);
    flush(b, false);
    node_move_children(parent, tag.node);
}

static void dissolve_tags(struct read_build *b, uint32_t level)
{
    while (b->tag_count > 0 && b->tags[b->tag_count - 1].level >= level)
        dissolve_tag(b);
}

struct node *read_build_close(struct read_build *b, enum node_kind kind, size_t to)
{
    struct node *n;

    dissolve_tags(b, b->level);
    flush(b, false);
    b->level--;
    n = b->at;
    if (b->flat > 0 && kind != NODE_LINK) {
        b->flat--;
        return NULL;
    }
    leave(b, to);
    return n;
}

void read_build_done(struct read_build *b)
{
    dissolve_tags(b, 0);
    flush(b, false);
    buf_done(&b->run);
}

void read_build_foreign(struct read_build *b, size_t from, size_t to)
{
    if (!b->told_tag)
        diag_about(&b->doc->diag, read_join_place(b->join, from, to), VB_INLINE_TAG,
                   diag_str(str_sub(b->join->text, from, to)));
    b->told_tag = true;
}

static void open_tag(struct read_build *b, const struct read_mask_piece *piece)
{
    struct node *n;

    if (b->depth >= LIMIT_INLINE_DEPTH) {
        read_build_foreign(b, piece->from, piece->to);
        read_build_raw(b, piece->from, piece->to);
        return;
    }
    flush(b, false);
    n = node_new(&b->doc->arena, (enum node_kind)piece->node,
                 read_join_place(b->join, piece->from, piece->to));
    node_append(b->at, n);
    b->at = n;
    b->depth++;
    b->tags[b->tag_count++] = (struct read_build_tag){n, piece->from, piece->to, b->level};
}

/* Closes the nearest open tag of that name within the current emphasis. */
static void close_tag(struct read_build *b, const struct read_mask_piece *piece)
{
    unsigned i = b->tag_count;

    while (i > 0 && b->tags[i - 1].level == b->level && b->tags[i - 1].node->kind != piece->node)
        i--;
    if (i == 0 || b->tags[i - 1].level != b->level) {
        read_build_foreign(b, piece->from, piece->to);
        read_build_raw(b, piece->from, piece->to);
        return;
    }
    while (b->tag_count > i)
        dissolve_tag(b);
    flush(b, false);
    b->tag_count--;
    leave(b, piece->to);
}

void read_build_piece(struct read_build *b, const struct read_mask_piece *piece)
{
    size_t from = piece->from;
    size_t to = piece->to;

    switch ((enum read_mask_kind)piece->kind) {
    case READ_MASK_GUARD:
        break;
    case READ_MASK_HOLE:
        read_build_leaf(b, NODE_HOLE, from, to)->text =
            str_trim(read_join_slice(b->join, &b->doc->arena, from + 2, to - 2));
        break;
    case READ_MASK_NOTE:
        read_build_leaf(b, NODE_NOTE_REF, from, to)->name =
            str_sub(b->join->text, from + 2, to - 1);
        break;
    case READ_MASK_BREAK:
        (void)read_build_leaf(b, NODE_BR, from, to); /* a break has no slots */
        break;
    case READ_MASK_TAG:
        if (piece->is_closing)
            close_tag(b, piece);
        else
            open_tag(b, piece);
        break;
    case READ_MASK_ENTITY:
        if (piece->decoded.p != NULL)
            put_decoded(b, piece->decoded, from, to);
        else
            read_build_raw(b, from, to);
        break;
    case READ_MASK_LITERAL:
        if (piece->foreign_length > 0)
            read_build_foreign(b, from, from + piece->foreign_length);
        read_build_raw(b, from, to);
        break;
    }
}
