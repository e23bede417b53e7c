/* SPDX-License-Identifier: MIT */
/* Passes over the complete tree. */
#include "base/utf8.h"
#include "doc/can_cu.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "read/md/private.h"
#include "read/note.h"

/* Longest clause examined after a mention of an appendix, bytes. */
#define CLAUSE_MAX 200u

/* Căn cứ ---------------------------------------------------------------------------------- */

/* True for a paragraph that is one căn cứ. */
static bool is_can_cu(struct doc *doc, const struct node *n, bool is_first)
{
    return n->kind == NODE_PARA && n->label == NULL &&
           can_cu_is(doc->landmarks, node_plain_in(&doc->arena, n), is_first);
}

/* Moves paragraph n into the head's list, making it if needed. The style is italic, so emphasis
 * around the whole text is removed. */
static void move_paragraph(struct arena *a, struct node *head, struct node *n)
{
    struct node *field = meta_get(head, "can_cu");
    struct node *item = node_new(a, NODE_ITEM, n->pos);
    bool is_wrapped = n->first == n->last && n->first->kind == NODE_EMPH;

    if (field == NULL) {
        field = node_new(a, NODE_FIELD, n->pos);
        field->name = STR("can_cu");
        node_append(head, field);
    }
    node_append(field, item);
    node_move_children(item, is_wrapped ? n->first : n);
    node_unlink(n);
}

static void move_can_cu(struct doc *doc, struct node *part)
{
    struct node *n = meta_body(part)->first;
    bool is_first = true;

    while (n != NULL && (n->kind == NODE_COMMENT || is_can_cu(doc, n, is_first))) {
        struct node *next = n->next;

        if (n->kind != NODE_COMMENT) {
            move_paragraph(&doc->arena, meta_head(part), n);
            is_first = false;
        }
        n = next;
    }
}

/* Appendices ------------------------------------------------------------------------------ */

/* End of the clause that starts at `from`, within CLAUSE_MAX. */
static size_t clause_end(struct str text, size_t from)
{
    struct str clause = utf8_trunc(str_sub(text, from, text.n), CLAUSE_MAX);

    for (size_t i = 0; i < clause.n; i++)
        if (clause.p[i] == ';' || clause.p[i] == ')' ||
            (clause.p[i] == '.' && (from + i + 1 == text.n || text.p[from + i + 1] == ' ')))
            return from + i;
    return from + clause.n;
}

/* True if a clause names another document by number ("30/2020/NĐ-CP"), to which the appendix then
 * belongs. */
static bool names_document(struct str clause)
{
    for (size_t i = 1; i < clause.n; i++)
        if (clause.p[i] == '/' && clause.p[i - 1] >= '0' && clause.p[i - 1] <= '9')
            return true;
    return false;
}

/* " 2", " IV": a blank, then digits or a Roman number not followed by a letter. */
static bool has_number(struct str after)
{
    size_t i = 1;

    if (!str_starts(after, STR(" ")))
        return false;
    while (i < after.n && ((after.p[i] >= '0' && after.p[i] <= '9') || after.p[i] == 'I' ||
                           after.p[i] == 'V' || after.p[i] == 'X'))
        i++;
    return i > 1 && (i == after.n || !utf8_is_letter(utf8_next(after, &i)));
}

/* Position of a mention of an appendix of this document, by number or as attached; SIZE_MAX:
 * none. */
static size_t find_mention(const struct landmarks *landmarks, struct str text, size_t *end)
{
    struct str word = str_trim(str_c(label_word(LABEL_PHU_LUC)));
    size_t at;

    word = str_sub(word, 1, word.n); /* without its first letter, which may be in either case */
    at = str_find(text, word, 1);

    for (; at != SIZE_MAX; at = str_find(text, word, at + word.n)) {
        struct str after = str_sub(text, at + word.n, text.n);

        if (!has_number(after) && !landmark_is(landmarks, LANDMARK_ATTACHED, after) &&
            !landmark_is(landmarks, LANDMARK_ATTACHES, str_sub(text, 0, at - 1)))
            continue;
        *end = clause_end(text, at + word.n);
        if (!names_document(str_sub(text, at, *end)))
            return at - 1;
    }
    return SIZE_MAX;
}

static void check_appendices(struct read_md *md, struct node *first)
{
    for (const struct node *part = first; part != NULL; part = part->next)
        if (str_is(part->name, "phu_luc"))
            return;
    for (struct iter it = iter_start(meta_body(first)); iter_next(&it);) {
        struct pos pos = it.node->pos;
        size_t end = 0;
        size_t at;

        if (!it.enter || it.node->kind != NODE_TEXT)
            continue;
        at = find_mention(md->doc->landmarks, it.node->text, &end);
        if (at == SIZE_MAX)
            continue;
        if (pos.len == it.node->text.n) { /* unchanged from the source: use the exact position */
            pos.off += (uint32_t)at;
            pos.len = (uint32_t)(end - at);
        }
        diag_about(&md->doc->diag, pos, VB_APPENDIX_ABSENT,
                   diag_str(str_sub(it.node->text, at, end)));
        return;
    }
}

void read_md_after(struct read_md *md, struct node *first)
{
    for (struct node *part = first; part != NULL; part = part->next)
        if (!str_is(part->name, "phu_luc"))
            move_can_cu(md->doc, part);
    read_note_check(md->doc);
    check_appendices(md, first);
}
