/* SPDX-License-Identifier: MIT */
/* Maps changes of a DOCX to edits of the source, one paragraph at a time. */
#include "app/restore_private.h"
#include "doc/iter.h"
#include "doc/label.h"
#include "doc/walk.h"
#include "write/source/source.h"
#include "write/source/text.h"

static bool is_inside(const struct node *n, enum node_kind kind)
{
    for (; n != NULL; n = n->parent)
        if (n->kind == kind)
            return true;
    return false;
}

/* Counts inlines that cannot be restored from the printed text. */
static void count_special(const struct node *n, unsigned count[3])
{
    count[0] = count[1] = count[2] = 0;
    for (struct walk it = walk_start(n); walk_next(&it);) {
        count[0] += it.enter && (it.node->kind == NODE_HOLE || it.node->kind == NODE_IMAGE);
        count[1] += it.enter && it.node->kind == NODE_LINK;
        count[2] += it.enter && it.node->kind == NODE_NOTE_REF;
    }
}

/* Gives note references their names in the source, in order. */
static bool map_notes(const struct node *was, struct node *block)
{
    struct walk old = walk_start(was);

    for (struct iter it = iter_start(block); iter_next(&it);) {
        if (!it.enter || it.node->kind != NODE_NOTE_REF)
            continue;
        do
            if (!walk_next(&old))
                return false;
        while (!old.enter || old.node->kind != NODE_NOTE_REF);
        it.node->name = old.node->name;
    }
    return true;
}

static bool fits_place(const struct node *was, struct node *block)
{
    unsigned old[3];
    unsigned new[3];

    count_special(was, old);
    count_special(block, new);
    return old[0] == 0 && new[0] == 0 && old[1] == new[1] && old[2] == new[2] &&
           map_notes(was, block);
}

/* Source text of the block that replaces `was`: a single line, or STR_NONE. */
static struct str source_of(struct app_restore_state *s, struct node *was, struct node *block)
{
    struct buf out = BUF_NEW;
    struct str text;

    if (was->parent->kind == NODE_CELL || was->kind == NODE_ITEM) {
        write_source_text(&out, block,
                          was->kind == NODE_ITEM ? WRITE_SOURCE_LINE : WRITE_SOURCE_CELL, "<br>");
    } else {
        node_insert_after(was, block);
        write_source_one(s->old, block, &out);
        node_unlink(block);
    }
    text = str_trim(arena_str(&s->old->arena, buf_view(&out)));
    buf_done(&out);
    while (was->kind == NODE_HEADING && text.n > 0 && text.p[0] == '#')
        text = str_sub(text, 1, text.n);
    text = str_trim(text);
    return str_find_char(text, '\n', 0) == SIZE_MAX ? text : STR_NONE;
}

/* True if several lines were printed from the same position, by a loop. */
static bool is_repeated(const struct app_restore_state *s, const struct fingerprint_line *line)
{
    return s->repeated[line - s->lines];
}

bool app_restore_block_change(struct app_restore_state *s, const struct fingerprint_line *line,
                              const struct app_restore_para *para)
{
    struct node *was = app_restore_place_of(s, line);
    struct node *block;
    struct str text;

    if (was == NULL || is_repeated(s, line) ||
        (was->kind != NODE_PARA && was->kind != NODE_HEADING && was->kind != NODE_ITEM))
        return false;
    block = app_restore_words_block(s, para, was->kind == NODE_HEADING ? NODE_HEADING : NODE_PARA,
                                    line->format, was);
    if (was->kind != NODE_ITEM)
        app_restore_words_set_label(s, block, para->label, was);
    if (!fits_place(was, block))
        return false;
    text = source_of(s, was, block);
    if (text.p == NULL)
        return false;
    diff_edit_add(&s->edits, line->off, line->len, text);
    return true;
}

/* Writes the new number of a paragraph renumbered by Word. */
bool app_restore_block_label(struct app_restore_state *s, const struct fingerprint_line *line,
                             const struct app_restore_para *para)
{
    struct node *was = para->label > 0 ? app_restore_place_of(s, line) : NULL;
    struct node *text = app_restore_words_first(para->node);
    struct str now;
    size_t at;

    if (was == NULL || was->label == NULL || was->label->automatic || text == NULL)
        return true;
    now = str_sub(text->text, 0, para->label);
    if (str_eq(now, was->label->text) || is_repeated(s, line))
        return str_eq(now, was->label->text);
    at = str_find(str_sub(s->text, line->off, line->off + line->len), was->label->text, 0);
    if (at == SIZE_MAX)
        return false;
    diff_edit_add(&s->edits, line->off + at, was->label->text.n, now);
    return true;
}

/* Insertion and deletion ----------------------------------------------------------------------- */

/* The block of a body that contains n; NULL: it has no complete range in the source. */
static struct node *top_block(struct node *n)
{
    while (n != NULL && n->parent != NULL && n->parent->kind != NODE_BODY)
        n = n->parent;
    if (n == NULL || n->parent == NULL || n->kind == NODE_IF || n->kind == NODE_FOR)
        return NULL;
    return n;
}

static struct node *block_of_para(const struct app_restore_state *s, size_t para)
{
    size_t line = s->pairs.old_of[para];

    if (line == DIFF_ALIGN_NONE || app_restore_place_is_head(s, &s->lines[line]))
        return NULL;
    return top_block(app_restore_place_of(s, &s->lines[line]));
}

static size_t line_start(struct str text, size_t at)
{
    while (at > 0 && text.p[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(struct str text, size_t at)
{
    while (at < text.n && text.p[at] != '\n')
        at++;
    return at;
}

/* The kind of block that has such a label in the source. */
static enum node_kind kind_of_label(const struct app_restore_state *s, const struct label *label)
{
    for (struct walk it = walk_start(s->old->root); walk_next(&it);)
        if (it.enter && it.node->label != NULL && it.node->label->kind == label->kind)
            return (enum node_kind)it.node->kind;
    return NODE_PARA;
}

static struct str new_source(struct app_restore_state *s, const struct app_restore_para *para,
                             struct node *beside)
{
    struct node *block = app_restore_words_block(s, para, NODE_PARA, 0, NULL);
    struct label label;
    struct buf out = BUF_NEW;
    struct str text;

    if (app_restore_words_find_label(s, block, para->label, &label) > 0)
        block->kind = (uint8_t)kind_of_label(s, &label);
    if (block->kind == NODE_HEADING)
        app_restore_words_drop_format(block, FINGERPRINT_BOLD);
    app_restore_words_set_label(s, block, para->label, NULL);
    node_insert_after(beside, block);
    write_source_one(s->old, block, &out);
    node_unlink(block);
    text = str_trim(arena_str(&s->old->arena, buf_view(&out)));
    buf_done(&out);
    return text;
}

bool app_restore_block_insert(struct app_restore_state *s, size_t para)
{
    struct node *before = NULL;
    struct node *after = NULL;
    struct arena *a = &s->old->arena;
    unsigned special[3];
    struct str text;
    size_t at;

    count_special(s->paras[para].node, special);
    if (is_inside(s->paras[para].node, NODE_TABLE) || is_inside(s->paras[para].node, NODE_NOTE) ||
        special[0] + special[2] > 0)
        return false;
    at = para; /* earlier insertions come first: their edits have the same offset */
    while (at > 0 && s->pairs.old_of[at - 1] == DIFF_ALIGN_NONE)
        at--;
    before = at > 0 ? block_of_para(s, at - 1) : NULL;
    for (at = para + 1; at < s->para_count && s->pairs.old_of[at] == DIFF_ALIGN_NONE;)
        at++;
    after = at < s->para_count ? block_of_para(s, at) : NULL;
    if (before == NULL && after == NULL)
        return false;
    text = new_source(s, &s->paras[para], before != NULL ? before : after);
    if (before != NULL) {
        at = line_end(s->text, before->pos.off + before->pos.len);
        diff_edit_add(&s->edits, at, 0, arena_printf(a, "\n\n%.*s", STR_ARG(text)));
    } else {
        at = line_start(s->text, after->pos.off);
        diff_edit_add(&s->edits, at, 0, arena_printf(a, "%.*s\n\n", STR_ARG(text)));
    }
    return true;
}

bool app_restore_block_delete(struct app_restore_state *s, const struct fingerprint_line *line)
{
    const struct node *was = app_restore_place_of(s, line);
    unsigned special[3];
    size_t from;
    size_t to;

    if (was == NULL || is_repeated(s, line) || was->parent->kind != NODE_BODY)
        return false;
    count_special(was, special);
    if (special[0] + special[2] > 0)
        return false;
    from = line_start(s->text, line->off);
    to = line_end(s->text, line->off + line->len);
    while (to < s->text.n && s->text.p[to] == '\n')
        to++; /* includes the blank line after it */
    diff_edit_add(&s->edits, from, to - from, STR(""));
    return true;
}
