/* SPDX-License-Identifier: MIT */
/* Converts a paragraph of a DOCX, text and label, to a block of the source. Blanks are kept: an
 * author may have set them. */
#include "app/restore_private.h"
#include "base/utf8.h"
#include "doc/inline_clean.h"
#include "doc/iter.h"
#include "doc/label.h"

/* Appended by rules to the last paragraph if no sign follows. */
#define END_MARK STR("./.")

void app_restore_words_drop_format(struct node *block, unsigned format)
{
    for (struct iter it = iter_start(block); iter_next(&it);) {
        struct node *n = it.node;

        if (!it.enter && n != block &&
            ((n->kind == NODE_STRONG && (format & FINGERPRINT_BOLD) != 0) ||
             (n->kind == NODE_EMPH && (format & FINGERPRINT_ITALIC) != 0) ||
             (n->kind == NODE_UNDERLINE && (format & FINGERPRINT_UNDERLINE) != 0)))
            node_dissolve(n);
    }
}

struct node *app_restore_words_first(struct node *n)
{
    while (n != NULL && n->kind != NODE_TEXT)
        n = n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_STRONG ||
                    n->kind == NODE_EMPH || n->kind == NODE_UNDERLINE || n->kind == NODE_STRIKE
                ? n->first
                : NULL;
    return n;
}

static void drop_empty(struct node *n, const struct node *block)
{
    while (n != block && n->first == NULL && n->text.n == 0 && n->kind != NODE_BR) {
        struct node *parent = n->parent;

        node_unlink(n);
        n = parent;
    }
}

/* Removes `count` bytes and the following blanks from the start of the text. */
static void cut_start(struct node *block, size_t count)
{
    struct node *text = app_restore_words_first(block);

    while (text != NULL && count > 0) {
        size_t n = count < text->text.n ? count : text->text.n;

        text->text = str_sub(text->text, n, text->text.n);
        count -= n;
        drop_empty(text, block);
        text = app_restore_words_first(block);
    }
    for (;;) {
        struct node *first = block->first;

        text = app_restore_words_first(block);
        if (text != NULL) {
            size_t i = 0;

            while (i < text->text.n && utf8_is_space(utf8_next(text->text, &i)))
                text->text = str_sub(text->text, i, text->text.n), i = 0;
            drop_empty(text, block);
            if (text->text.n > 0)
                return;
        } else if (first != NULL && first->kind == NODE_BR) {
            node_unlink(first);
        } else {
            return;
        }
    }
}

/* Removes the ending that rules added. */
static void cut_end_mark(struct node *block, const struct node *was, struct arena *a)
{
    struct str old = was != NULL ? str_trim(node_plain_in(a, was)) : STR_NONE;
    struct node *last = block->last;

    while (last != NULL && last->kind != NODE_TEXT)
        last = last->last;
    if (last == NULL || !str_ends(last->text, END_MARK) || str_ends(old, END_MARK))
        return;
    last->text = str_sub(last->text, 0, last->text.n - END_MARK.n);
    if (str_ends(old, STR("."))) /* the ending includes a full stop */
        last->text = arena_printf(a, "%.*s.", STR_ARG(last->text));
    drop_empty(last, block);
}

struct node *app_restore_words_block(struct app_restore_state *s,
                                     const struct app_restore_para *para, enum node_kind kind,
                                     unsigned format, const struct node *was)
{
    struct arena *a = &s->old->arena;
    struct node *block = node_new(a, kind, POS_NONE);
    struct node *copy = node_clone(a, para->node);

    for (struct node *n = copy->first; n != NULL; n = n->next)
        n->generated = false;
    node_move_children(block, copy);
    app_restore_words_drop_format(block, format);
    inline_clean_neighbours(a, block);
    cut_end_mark(block, was, a);
    return block;
}

size_t app_restore_words_find_label(struct app_restore_state *s, struct node *block,
                                    size_t automatic, struct label *label)
{
    struct node *text = app_restore_words_first(block);
    struct str line = text != NULL ? text->text : STR_NONE;
    struct buf one = BUF_NEW;
    size_t n = 0;

    if (automatic > 0)
        line = str_sub(line, 0, automatic);
    buf_str(&one, utf8_trunc(line, 40));
    buf_c(&one, automatic > 0 ? " x" : " ");
    if (label_scan(buf_view(&one), block->kind == NODE_HEADING, label) > 0) {
        n = label->text.n;
        label->text = arena_str(&s->old->arena, label->text);
    }
    buf_done(&one);
    return n;
}

void app_restore_words_set_label(struct app_restore_state *s, struct node *block, size_t automatic,
                                 const struct node *was)
{
    struct label label;
    size_t n = app_restore_words_find_label(s, block, automatic, &label);
    struct node *first = block->first;

    if (n == 0 || (automatic == 0 && was != NULL && was->label == NULL))
        return;
    label.bold = was != NULL && was->label != NULL ? was->label->bold
                                                   : first != NULL && first->kind == NODE_STRONG;
    if (was != NULL && was->label != NULL && label_same_number(&label, was->label))
        block->label = was->label;
    else
        block->label = label_copy(&s->old->arena, &label);
    cut_start(block, n);
}
