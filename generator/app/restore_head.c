/* SPDX-License-Identifier: MIT */
/*
 * Maps changes of the head. What rules print of a field (capitals, blanks for an unknown day, signs
 * after recipients) differs from the field; so the DOCX is recognised twice, with and without the
 * edits, and fields with different results were edited.
 */
#include <stdlib.h>

#include "app/restore_private.h"
#include "doc/doc_dump.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "read/md/set.h"
#include "write/source/source.h"

/* Restores the original words of a paragraph, with the format of its style. */
static void put_words(struct arena *a, struct node *para, const struct fingerprint_line *line)
{
    static const struct {
        enum fingerprint_format format;
        enum node_kind kind;
    } formats[] = {{FINGERPRINT_ITALIC, NODE_EMPH},
                   {FINGERPRINT_BOLD, NODE_STRONG},
                   {FINGERPRINT_UNDERLINE, NODE_UNDERLINE}};
    struct node *into = para;

    while (para->first != NULL)
        node_unlink(para->first);
    for (size_t i = 0; i < ARRAY_LEN(formats); i++)
        if ((line->format & formats[i].format) != 0) {
            struct node *n = node_new(a, formats[i].kind, POS_NONE);

            node_append(into, n);
            into = n;
        }
    node_append(into, node_text_new(a, line->words, POS_NONE));
}

static int compare_paras(const void *pa, const void *pb)
{
    const struct app_restore_para *const *a = pa;
    const struct app_restore_para *const *b = pb;

    return (*a)->node < (*b)->node ? -1 : (*a)->node > (*b)->node;
}

/* The paragraphs of a copy, in the order of the originals. */
static struct node **list_copies(struct app_restore_state *s, struct doc *copy)
{
    struct arena *a = &s->doc->arena;
    struct node **list = ARENA_ARRAY(a, struct node *, s->para_count + 1);
    const struct app_restore_para **sorted =
        ARENA_ARRAY(a, const struct app_restore_para *, s->para_count + 1);
    struct iter from = iter_start(s->doc->root);
    struct iter to = iter_start(copy->root);

    for (size_t i = 0; i < s->para_count; i++)
        sorted[i] = &s->paras[i];
    qsort(sorted, s->para_count, sizeof(*sorted), compare_paras);
    while (iter_next(&from) && iter_next(&to)) {
        struct app_restore_para key = {.node = from.node};
        const struct app_restore_para *at = &key;
        const struct app_restore_para **found =
            bsearch(&at, sorted, s->para_count, sizeof(*sorted), compare_paras);

        if (from.enter && found != NULL)
            list[*found - s->paras] = to.node;
    }
    return list;
}

static struct doc *copy_of(const struct app_restore_state *s)
{
    struct doc *copy = doc_new(s->doc->diag.lang);

    copy->landmarks = s->doc->landmarks;
    copy->root = node_clone(&copy->arena, s->doc->root);
    return copy;
}

/* A copy of the DOCX with the original words of the head. */
static struct doc *undo_head(struct app_restore_state *s)
{
    struct doc *was = copy_of(s);
    struct node **copies = list_copies(s, was);
    struct node *last = NULL;

    for (size_t j = 0; j < s->para_count; j++)
        if (s->pairs.old_of[j] == DIFF_ALIGN_NONE && copies[j] != NULL)
            node_unlink(copies[j]);
    for (size_t i = 0; i < s->line_count; i++) {
        const struct fingerprint_line *line = &s->lines[i];
        size_t para = s->pairs.new_of[i];
        struct node *at = para != DIFF_ALIGN_NONE ? copies[para] : NULL;

        if (at == NULL && line->len == 0 && last != NULL) { /* deleted */
            at = node_clone(&was->arena, last);
            node_insert_after(last, at);
        }
        if (at != NULL && line->len == 0 &&
            (para == DIFF_ALIGN_NONE || !fingerprint_is_same(&s->paras[para].mark, &line->mark)))
            put_words(&was->arena, at, line);
        last = at != NULL ? at : last;
    }
    return was;
}

/* Fields ------------------------------------------------------------------------------- */

static bool is_same(const struct node *a, const struct node *b)
{
    struct buf one = BUF_NEW;
    struct buf two = BUF_NEW;
    bool same;

    if (a == NULL || b == NULL)
        return a == b;
    node_plain(&one, a);
    node_plain(&two, b);
    same = str_eq(str_trim(buf_view(&one)), str_trim(buf_view(&two)));
    buf_done(&one);
    buf_done(&two);
    return same;
}

static size_t count_items(const struct node *field)
{
    size_t count = 0;

    for (const struct node *n = field->first; n != NULL; n = n->next)
        count += n->kind == NODE_ITEM;
    return count;
}

static bool is_list(const struct node *field)
{
    return field->first != NULL && field->first->kind == NODE_ITEM;
}

/* Replaces `old` by n, a field or an item as recognised. */
static bool replace(struct app_restore_state *s, const struct node *old, const struct node *n)
{
    struct buf out = BUF_NEW;
    struct str text;

    if (old->pos.len == 0)
        return false;
    write_source_one(s->doc, n, &out);
    text = str_trim(buf_view(&out));
    if (old->kind == NODE_ITEM && s->text.p[old->pos.off] != '-') /* căn cứ in a body */
        text = str_sub(text, str_starts(text, STR("- ")) ? 2 : 0, text.n);
    diff_edit_add(&s->edits, old->pos.off, old->pos.len, text);
    buf_done(&out);
    return true;
}

/* Adds a field that is missing, at the end of the head. */
static bool add_field(struct app_restore_state *s, const struct node *n)
{
    const struct pos *head = &meta_head(doc_main(s->old))->pos;
    struct buf out = BUF_NEW;

    if (head->len < 3)
        return false;
    write_source_one(s->doc, n, &out);
    diff_edit_add(&s->edits, head->off + head->len - 3, 0, buf_view(&out));
    buf_done(&out);
    return true;
}

static bool put_fields(struct app_restore_state *s, const struct node *old, const struct node *was,
                       const struct node *now, unsigned *changes);

static bool put_item(struct app_restore_state *s, const struct node *old, const struct node *was,
                     const struct node *now, unsigned *changes)
{
    if (is_same(was, now))
        return true;
    if (now->first != NULL && now->first->kind == NODE_FIELD)
        return put_fields(s, old, was, now, changes);
    (*changes)++;
    return replace(s, old, now);
}

static size_t line_end(struct str text, size_t at)
{
    size_t end = str_find_char(text, '\n', at);

    return end == SIZE_MAX ? text.n : end;
}

/* Deletes the line of an item. */
static void drop_item(struct app_restore_state *s, const struct node *old)
{
    size_t from = old->pos.off;
    size_t to = line_end(s->text, old->pos.off + old->pos.len);

    while (from > 0 && s->text.p[from - 1] != '\n')
        from--;
    diff_edit_add(&s->edits, from, to + 1 - from, STR(""));
}

/* Inserts `count` items, from n on, after the line that ends at `at`. */
static void add_items(struct app_restore_state *s, size_t at, const struct node *n, size_t count)
{
    struct buf out = BUF_NEW;

    for (; count > 0; count--, n = n->next)
        write_source_one(s->doc, n, &out);
    if (out.n > 0)
        diff_edit_add(&s->edits, at + 1, 0, buf_view(&out));
    buf_done(&out);
}

/* Items of a list, or signers: equal ones at both ends are kept; those between are changed one by
 * one if their number is equal, else rewritten. */
static bool put_items(struct app_restore_state *s, const struct node *old, const struct node *was,
                      const struct node *now, unsigned *changes)
{
    size_t count_was = count_items(was);
    size_t count_now = count_items(now);
    size_t tail = 0;
    const struct node *o = old->first;
    const struct node *w = was->first;
    const struct node *n = now->first;
    const struct node *last_w = was->last;
    const struct node *last_n = now->last;
    size_t at = line_end(s->text, old->pos.off); /* end of the line of the field */

    for (; count_was > 0 && count_now > 0 && is_same(w, n); count_was--, count_now--) {
        at = line_end(s->text, o->pos.off + o->pos.len);
        o = o->next;
        w = w->next;
        n = n->next;
    }
    for (; count_was > 0 && count_now > 0 && is_same(last_w, last_n); tail++) {
        count_was--;
        count_now--;
        last_w = last_w->prev;
        last_n = last_n->prev;
    }
    if (count_was == count_now) {
        for (; count_was > 0; count_was--, o = o->next, w = w->next, n = n->next)
            if (!put_item(s, o, w, n, changes))
                return false;
        return true;
    }
    if (at >= s->text.n || (n != NULL && n->first != NULL && n->first->kind == NODE_FIELD))
        return false;
    (*changes)++;
    add_items(s, at, n, count_now);
    for (; count_was > 0; count_was--, o = o->next)
        drop_item(s, o);
    return true;
}

static bool put_field(struct app_restore_state *s, const struct node *holder,
                      const struct node *was, const struct node *now, unsigned *changes)
{
    const struct node *old = meta_get_str(holder, now->name);

    if (is_same(was, now))
        return true;
    if (old != NULL && was != NULL && old->text.n > 0 && is_list(now) && is_list(old) &&
        is_list(was) && count_items(old) == count_items(was) &&
        s->text.p[old->first->pos.off] == '-' && put_items(s, old, was, now, changes))
        return true;
    if (old != NULL && was != NULL && is_list(now) && is_list(old) && is_list(was) &&
        count_items(old) == count_items(was) && count_items(was) == count_items(now))
        return put_items(s, old, was, now, changes);
    (*changes)++;
    if (old != NULL)
        return replace(s, old, now);
    return holder->kind == NODE_HEAD && add_field(s, now);
}

static bool put_fields(struct app_restore_state *s, const struct node *old, const struct node *was,
                       const struct node *now, unsigned *changes)
{
    for (const struct node *n = now->first; n != NULL; n = n->next)
        if (n->kind == NODE_FIELD && n->name.n > 0 &&
            !put_field(s, old, meta_get_str(was, n->name), n, changes))
            return false;
    for (const struct node *w = was->first; w != NULL; w = w->next) {
        const struct node *o;

        if (w->kind != NODE_FIELD || w->name.n == 0 || meta_get_str(now, w->name) != NULL)
            continue;
        o = meta_get_str(old, w->name);
        if (o == NULL)
            return false;
        (*changes)++; /* now empty */
        diff_edit_add(&s->edits, o->pos.off, o->pos.len,
                      arena_printf(&s->old->arena, "%.*s:", STR_ARG(o->text)));
    }
    return true;
}

bool app_restore_head(struct app_restore_state *s)
{
    struct doc *was = undo_head(s);
    struct doc *now = copy_of(s);
    unsigned changes = 0;
    bool ok = s->recognise(s->user, was) && s->recognise(s->user, now) &&
              put_fields(s, meta_head(doc_main(s->old)), meta_head(doc_main(was)),
                         meta_head(doc_main(now)), &changes) &&
              changes > 0;

    doc_free(was);
    doc_free(now);
    return ok;
}
