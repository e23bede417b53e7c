/* SPDX-License-Identifier: MIT */
/* Paragraphs of a DOCX as blocks of the source. */
#include <stdlib.h>

#include "app/app_home_int.h"
#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "doc/walk.h"
#include "write/write_source.h"
#include "write/write_source_text.h"

/* Behind the last paragraph, where no sign stands, rules put this. */
#define END_MARK STR("./.")

static int compare_places(const void *pa, const void *pb)
{
    const struct node *const *a = pa;
    const struct node *const *b = pb;

    if ((*a)->pos.off != (*b)->pos.off)
        return (*a)->pos.off < (*b)->pos.off ? -1 : 1;
    return (*a)->pos.len < (*b)->pos.len ? -1 : (*a)->pos.len > (*b)->pos.len;
}

/* A table's cell has the place of its paragraph. */
static bool is_place(const struct node *n)
{
    return n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_ITEM ||
           n->kind == NODE_VERBATIM;
}

static int compare_lines(const void *pa, const void *pb)
{
    const struct mark_line *const *a = pa;
    const struct mark_line *const *b = pb;

    if ((*a)->off != (*b)->off)
        return (*a)->off < (*b)->off ? -1 : 1;
    return (*a)->len < (*b)->len ? -1 : (*a)->len > (*b)->len;
}

void app_home_block_lines(struct app_home_state *s)
{
    const struct mark_line **sorted =
        ARENA_ARRAY(&s->doc->arena, const struct mark_line *, s->line_count + 1);

    s->repeated = ARENA_ARRAY(&s->doc->arena, bool, s->line_count + 1);
    for (size_t i = 0; i < s->line_count; i++)
        sorted[i] = &s->lines[i];
    qsort(sorted, s->line_count, sizeof(*sorted), compare_lines);
    for (size_t i = 1; i < s->line_count; i++)
        if (compare_lines(&sorted[i - 1], &sorted[i]) == 0)
            s->repeated[sorted[i - 1] - s->lines] = s->repeated[sorted[i] - s->lines] = true;
}

void app_home_block_index(struct app_home_state *s)
{
    size_t count = 0;

    for (struct iter it = iter_start(s->old->root); iter_next(&it);)
        count += it.enter && is_place(it.node);
    s->blocks = ARENA_ARRAY(&s->old->arena, struct node *, count + 1);
    for (struct iter it = iter_start(s->old->root); iter_next(&it);)
        if (it.enter && is_place(it.node))
            s->blocks[s->block_count++] = it.node;
    qsort(s->blocks, s->block_count, sizeof(*s->blocks), compare_places);
}

struct node *app_home_block_of(const struct app_home_state *s, const struct mark_line *line)
{
    struct node key = {.pos = {line->off, line->len, 0}};
    struct node *at = &key;
    struct node **found =
        bsearch(&at, s->blocks, s->block_count, sizeof(*s->blocks), compare_places);

    return line->len > 0 && found != NULL ? *found : NULL;
}

static bool is_inside(const struct node *n, enum node_kind kind)
{
    for (; n != NULL; n = n->parent)
        if (n->kind == kind)
            return true;
    return false;
}

bool app_home_block_is_head(const struct app_home_state *s, const struct mark_line *line)
{
    if (line->len == 0)
        return true;
    for (const struct node *part = s->old->root->first; part != NULL; part = part->next) {
        const struct pos *head = &meta_head(part)->pos;

        if (line->off >= head->off && line->off - head->off < head->len)
            return true;
    }
    return false;
}

/* What a paragraph shows ---------------------------------------------------------------- */

/* Takes n's place by its children. */
static void dissolve(struct node *n)
{
    while (n->last != NULL) {
        struct node *child = n->last;

        node_unlink(child);
        node_insert_after(n, child);
    }
    node_unlink(n);
}

/* Emphasis that the style of the paragraph gives is none of its words. */
static void drop_look(struct node *block, unsigned look)
{
    for (struct iter it = iter_start(block); iter_next(&it);) {
        struct node *n = it.node;

        if (!it.enter && n != block &&
            ((n->kind == NODE_STRONG && (look & MARK_BOLD) != 0) ||
             (n->kind == NODE_EMPH && (look & MARK_ITALIC) != 0) ||
             (n->kind == NODE_UNDERLINE && (look & MARK_UNDERLINE) != 0)))
            dissolve(n);
    }
}

/* Neighbours that are alike become one. */
static void join_inlines(struct arena *a, struct node *block)
{
    for (struct iter it = iter_start(block); iter_next(&it);) {
        struct node *n = it.node;

        while (!it.enter && n->next != NULL && n->next->kind == n->kind) {
            struct node *next = n->next;

            if (n->kind == NODE_TEXT)
                n->text = arena_printf(a, "%.*s%.*s", STR_ARG(n->text), STR_ARG(next->text));
            else if (n->kind == NODE_STRONG || n->kind == NODE_EMPH || n->kind == NODE_UNDERLINE)
                node_move_children(n, next);
            else
                break;
            node_unlink(next);
        }
    }
}

/* The first text below n, through its emphasis. */
static struct node *first_text(struct node *n)
{
    while (n != NULL && n->kind != NODE_TEXT)
        n = n->kind == NODE_PARA || n->kind == NODE_HEADING || n->kind == NODE_STRONG ||
                    n->kind == NODE_EMPH || n->kind == NODE_UNDERLINE
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

/* Takes `count` bytes and the blanks behind them off the beginning of the words. */
static void cut_start(struct node *block, size_t count)
{
    struct node *text = first_text(block);

    while (text != NULL && count > 0) {
        size_t n = count < text->text.n ? count : text->text.n;

        text->text = str_sub(text->text, n, text->text.n);
        count -= n;
        drop_empty(text, block);
        text = first_text(block);
    }
    for (;;) {
        struct node *first = block->first;

        text = first_text(block);
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

/* The end that rules add is none of the source's. */
static void cut_end_mark(struct node *block, const struct node *was, struct arena *a)
{
    struct str old = was != NULL ? str_trim(node_plain_in(a, was)) : STR_NONE;
    struct node *last = block->last;

    while (last != NULL && last->kind != NODE_TEXT)
        last = last->last;
    if (last == NULL || !str_ends(last->text, END_MARK) || str_ends(old, END_MARK))
        return;
    last->text = str_sub(last->text, 0, last->text.n - END_MARK.n);
    if (str_ends(old, STR("."))) /* the mark has one of its own */
        last->text = arena_printf(a, "%.*s.", STR_ARG(last->text));
    drop_empty(last, block);
}

/* The words of a paragraph as a new block of the source; its label and the style's
 * look taken off. `was`: what it was, NULL when it is new. */
static struct node *make_block(struct app_home_state *s, const struct app_home_para *para,
                               enum node_kind kind, unsigned look, const struct node *was)
{
    struct arena *a = &s->old->arena;
    struct node *block = node_new(a, kind, POS_NONE);
    struct node *copy = node_clone(a, para->node);

    for (struct node *n = copy->first; n != NULL; n = n->next)
        n->generated = false;
    node_move_children(block, copy);
    drop_look(block, look);
    join_inlines(a, block);
    cut_end_mark(block, was, a);
    return block;
}

/* The label that stands before the words, as the kind of block may have it; its
 * bytes; 0: none. */
static size_t find_label(struct app_home_state *s, struct node *block, size_t automatic,
                         struct label *label)
{
    struct node *text = first_text(block);
    struct str line = text != NULL ? text->text : STR_NONE;
    struct buf one = BUF_NEW;
    size_t n;

    if (automatic > 0)
        line = str_sub(line, 0, automatic);
    buf_str(&one, utf8_trunc(line, 40));
    buf_c(&one, automatic > 0 ? " x" : " ");
    n = label_scan(buf_view(&one), block->kind == NODE_HEADING, label) > 0 ? label->text.n : 0;
    label->text = arena_str(&s->old->arena, label->text);
    buf_done(&one);
    return n;
}

/* Gives the block the label that is printed before its words; the old one when it
 * is the same. */
static void set_label(struct app_home_state *s, struct node *block, size_t automatic,
                      const struct node *was)
{
    struct label label;
    size_t n = find_label(s, block, automatic, &label);
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

/* What cannot be told from the printed words. */
static void count_special(const struct node *n, unsigned count[3])
{
    count[0] = count[1] = count[2] = 0;
    for (struct walk it = walk_start(n); walk_next(&it);) {
        count[0] += it.enter && (it.node->kind == NODE_HOLE || it.node->kind == NODE_IMAGE);
        count[1] += it.enter && it.node->kind == NODE_LINK;
        count[2] += it.enter && it.node->kind == NODE_NOTE_REF;
    }
}

/* Marks of notes have the names of the source again, in their order. */
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

/* The source of the block where `was` stands: on one line, or STR_NONE. */
static struct str source_of(struct app_home_state *s, struct node *was, struct node *block)
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

/* True when several lines were printed from the same place: a loop. */
static bool is_repeated(const struct app_home_state *s, const struct mark_line *line)
{
    return s->repeated[line - s->lines];
}

bool app_home_block_change(struct app_home_state *s, const struct mark_line *line,
                           const struct app_home_para *para)
{
    struct node *was = app_home_block_of(s, line);
    struct node *block;
    struct str text;

    if (was == NULL || is_repeated(s, line) ||
        (was->kind != NODE_PARA && was->kind != NODE_HEADING && was->kind != NODE_ITEM))
        return false;
    block =
        make_block(s, para, was->kind == NODE_HEADING ? NODE_HEADING : NODE_PARA, line->look, was);
    if (was->kind != NODE_ITEM)
        set_label(s, block, para->label, was);
    if (!fits_place(was, block))
        return false;
    text = source_of(s, was, block);
    if (text.p == NULL)
        return false;
    app_home_edit_add(s, line->off, line->len, text);
    return true;
}

/* A number that Word counts anew is written anew. */
bool app_home_block_label(struct app_home_state *s, const struct mark_line *line,
                          const struct app_home_para *para)
{
    struct node *was = para->label > 0 ? app_home_block_of(s, line) : NULL;
    struct node *text = first_text(para->node);
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
    app_home_edit_add(s, line->off + at, was->label->text.n, now);
    return true;
}

/* New and gone -------------------------------------------------------------------------- */

/* The block of a body in which n stands; NULL: it has no whole place in the source. */
static struct node *top_block(struct node *n)
{
    while (n != NULL && n->parent != NULL && n->parent->kind != NODE_BODY)
        n = n->parent;
    if (n == NULL || n->parent == NULL || n->kind == NODE_IF || n->kind == NODE_FOR)
        return NULL;
    return n;
}

static struct node *block_of_para(const struct app_home_state *s, size_t para)
{
    size_t line = s->line_of[para];

    if (line == APP_HOME_NONE || app_home_block_is_head(s, &s->lines[line]))
        return NULL;
    return top_block(app_home_block_of(s, &s->lines[line]));
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
static enum node_kind kind_of_label(const struct app_home_state *s, const struct label *label)
{
    for (struct walk it = walk_start(s->old->root); walk_next(&it);)
        if (it.enter && it.node->label != NULL && it.node->label->kind == label->kind)
            return (enum node_kind)it.node->kind;
    return NODE_PARA;
}

static struct str new_source(struct app_home_state *s, const struct app_home_para *para,
                             struct node *beside)
{
    struct node *block = make_block(s, para, NODE_PARA, 0, NULL);
    struct label label;
    struct buf out = BUF_NEW;
    struct str text;

    if (find_label(s, block, para->label, &label) > 0)
        block->kind = (uint8_t)kind_of_label(s, &label);
    if (block->kind == NODE_HEADING)
        drop_look(block, MARK_BOLD);
    set_label(s, block, para->label, NULL);
    node_insert_after(beside, block);
    write_source_one(s->old, block, &out);
    node_unlink(block);
    text = str_trim(arena_str(&s->old->arena, buf_view(&out)));
    buf_done(&out);
    return text;
}

bool app_home_block_insert(struct app_home_state *s, size_t para)
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
    at = para; /* new ones before it come first: their edits have the same place */
    while (at > 0 && s->line_of[at - 1] == APP_HOME_NONE)
        at--;
    before = at > 0 ? block_of_para(s, at - 1) : NULL;
    for (at = para + 1; at < s->para_count && s->line_of[at] == APP_HOME_NONE;)
        at++;
    after = at < s->para_count ? block_of_para(s, at) : NULL;
    if (before == NULL && after == NULL)
        return false;
    text = new_source(s, &s->paras[para], before != NULL ? before : after);
    if (before != NULL) {
        at = line_end(s->text, before->pos.off + before->pos.len);
        app_home_edit_add(s, at, 0, arena_printf(a, "\n\n%.*s", STR_ARG(text)));
    } else {
        at = line_start(s->text, after->pos.off);
        app_home_edit_add(s, at, 0, arena_printf(a, "%.*s\n\n", STR_ARG(text)));
    }
    return true;
}

bool app_home_block_delete(struct app_home_state *s, const struct mark_line *line)
{
    const struct node *was = app_home_block_of(s, line);
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
        to++; /* the blank line behind it goes with it */
    app_home_edit_add(s, from, to - from, STR(""));
    return true;
}
