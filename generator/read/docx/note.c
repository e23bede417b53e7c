/* SPDX-License-Identifier: MIT */
/* Notes and comments: their stories, and the references in the body. */
#include "doc/inline_clean.h"
#include "read/docx/private.h"

static struct str note_key(struct read_docx_walk *w, const char *kind,
                           const struct wrap_xml_element *element)
{
    return arena_printf(w->docx->arena, "%s %.*s", kind,
                        STR_ARG(read_docx_name_attr(element, "id")));
}

bool read_docx_note_reference(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    bool is_end = w->names[element->depth] == READ_DOCX_E_ENDNOTE_REFERENCE;
    struct read_docx *docx = w->docx;
    struct read_docx_note *note = read_docx_map_get(
        &docx->beside.notes.by_id, note_key(w, is_end ? "endnote" : "footnote", element));
    struct node *ref;

    if (note == NULL || !w->story.is_body || w->frame->para == NULL) {
        if (!docx->told.note)
            diag_at(&docx->package.doc->diag, read_docx_story_pos(w), VB_DOCX_NOTE_MISSING);
        docx->told.note = true;
        return true;
    }
    ref = read_docx_story_node(w, NODE_NOTE_REF);
    if (!read_docx_text_piece(w, READ_DOCX_PIECE_NODE, ref))
        return true;
    if (note->node->name.n == 0)
        note->node->name = arena_printf(docx->arena, "%u", ++docx->beside.notes.count);
    ref->name = note->node->name;
    if (str_is(read_docx_name_attr(element, "customMarkFollows"), "1") ||
        str_is(read_docx_name_attr(element, "customMarkFollows"), "true"))
        w->open.marked = note;
    ledger_add(docx->ledger, LEDGER_NOTE_NUMBER, read_docx_story_at(w), STR_NONE, ref->name);
    if (note->is_placed)
        return true;
    note->is_placed = true;
    ledger_add(docx->ledger, LEDGER_NOTE_NUMBER, read_docx_story_at(w), STR_NONE, ref->name);
    node_append(w->notes, note->node);
    return true;
}

void read_docx_note_marked(struct read_docx_walk *walk)
{
    struct read_docx_note *note = walk->open.marked;
    struct node *para = note->node->first;
    struct arena *a = walk->docx->arena;
    struct str text;

    walk->open.marked = NULL;
    if (note->mark.n == 0 || para == NULL || para->kind != NODE_PARA)
        return;
    text = node_plain_in(a, para);
    if (!str_starts(text, note->mark))
        return;
    ledger_add(walk->docx->ledger, LEDGER_FRAME, node_attr(para, RAW_AT), note->mark, STR_NONE);
    inline_clean_cut(a, para, note->mark.n, text.n);
    note->mark = STR_NONE;
}

bool read_docx_note_begin(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    bool is_end = w->names[element->depth] == READ_DOCX_E_ENDNOTE;
    struct str type = read_docx_name_attr(element, "type");
    struct read_docx *docx = w->docx;
    struct read_docx_note *note;

    if (w->story.is_body)
        return true;
    if (type.n > 0 && !str_is(type, "normal")) { /* separator lines above notes etc. */
        w->skip_depth = element->depth;
        return true;
    }
    note = ARENA_NEW(docx->arena, struct read_docx_note);
    note->node = read_docx_story_node(w, NODE_NOTE);
    if (is_end)
        node_set_attr(docx->arena, note->node, RAW_FROM, STR("endnote"));
    (void)read_docx_map_put(&docx->beside.notes.by_id,
                            note_key(w, is_end ? "endnote" : "footnote", element),
                            note); /* a duplicate id is placed at the end */
    *docx->beside.notes.tail = note;
    docx->beside.notes.tail = &note->next;
    read_docx_story_push(w, READ_DOCX_FRAME_NOTE, element->depth, note->node);
    return true;
}

bool read_docx_note_comment(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx *docx = w->docx;
    struct read_docx_comment *comment;

    if (w->story.is_body)
        return true;
    comment = ARENA_NEW(docx->arena, struct read_docx_comment);
    comment->box = read_docx_story_node(w, NODE_BODY);
    (void)read_docx_map_put(&docx->beside.comments.by_id, read_docx_name_attr(element, "id"),
                            comment);
    *docx->beside.comments.tail = comment;
    docx->beside.comments.tail = &comment->next;
    read_docx_story_push(w, READ_DOCX_FRAME_NOTE, element->depth, comment->box);
    return true;
}

bool read_docx_note_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (!read_docx_story_is_in(w, READ_DOCX_FRAME_NOTE, element->depth))
        return true; /* of a skipped kind, or in the body */
    read_docx_para_settle(w);
    read_docx_story_pop(w);
    return true;
}

bool read_docx_note_comment_reference(struct read_docx_walk *w,
                                      const struct wrap_xml_element *element)
{
    struct read_docx_comment *comment =
        read_docx_map_get(&w->docx->beside.comments.by_id, read_docx_name_attr(element, "id"));

    if (comment == NULL || comment->is_placed || !w->story.is_body)
        return true;
    comment->is_placed = true;
    read_docx_para_question(w, read_docx_story_outside(w),
                            node_plain_in(w->docx->arena, comment->box));
    return true;
}
