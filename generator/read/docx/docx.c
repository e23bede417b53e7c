/* SPDX-License-Identifier: MIT */
/* Reads the parts in order: styles, numbering, notes and comments, then the body, which refers to
 * them, then the headers and footers that it names. */
#include "read/docx/docx.h"

#include "base/vn_legacy_run.h"
#include "doc/iter.h"
#include "read/docx/private.h"

static void init(struct read_docx *docx, struct doc *doc, enum read_docx_changes changes,
                 struct ledger *ledger)
{
    *docx = (struct read_docx){.package = {.doc = doc, .ledger = ledger},
                               .arena = &doc->arena,
                               .ledger = ledger,
                               .changes = changes};
    read_docx_name_init(&docx->package.names);
    read_docx_prop_init(&docx->prop, docx->arena);
    read_docx_style_init(&docx->styles, &docx->prop);
    read_docx_num_init(&docx->nums, &docx->styles);
    read_docx_map_init(&docx->beside.notes.by_id, docx->arena);
    read_docx_map_init(&docx->beside.comments.by_id, docx->arena);
    read_docx_map_init(&docx->media.by_part, docx->arena);
    read_docx_map_init(&docx->beside.edges.by_part, docx->arena);
    docx->beside.notes.tail = &docx->beside.notes.first;
    docx->beside.comments.tail = &docx->beside.comments.first;
    docx->beside.edges.tail = &docx->beside.edges.first;
    docx->wide.tail = &docx->wide.first;
}

/* Loads the target of a relationship of the body. READ_DOCX_PART_ABSENT: there is no such
 * relationship, or no such part, which is reported. */
static enum read_docx_part_result load(struct read_docx *docx, const struct read_docx_rel *rel,
                                       struct buf *text)
{
    enum read_docx_part_result result;

    if (rel == NULL || rel->is_external)
        return READ_DOCX_PART_ABSENT;
    result = read_docx_part_text(&docx->package, rel->target, text);
    if (result == READ_DOCX_PART_ABSENT)
        diag_about(&docx->package.doc->diag, docx->package.place, VB_DOCX_PART_MISSING,
                   diag_str(rel->target));
    return result;
}

/* Styles and numbers -------------------------------------------------------------------- */

typedef enum wrap_xml_result facts_reader(struct read_docx *docx, struct str text,
                                          struct wrap_xml_error *error);

static enum wrap_xml_result take_styles(struct read_docx *docx, struct str text,
                                        struct wrap_xml_error *error)
{
    return read_docx_style_read(&docx->styles, &docx->package.names, text, error);
}

static enum wrap_xml_result take_numbers(struct read_docx *docx, struct str text,
                                         struct wrap_xml_error *error)
{
    return read_docx_num_read(&docx->nums, &docx->package.names, text, error);
}

/* Loads and parses the part of that type ("styles"), if any. */
static bool read_facts(struct read_docx *docx, const struct read_docx_map *rels, const char *type,
                       facts_reader *take)
{
    const struct read_docx_rel *rel = read_docx_part_rel_of(rels, type);
    struct buf text = BUF_NEW;
    struct wrap_xml_error error;
    enum read_docx_part_result result = load(docx, rel, &text);

    if (result == READ_DOCX_PART_OK)
        result = read_docx_part_judge(&docx->package, rel->target,
                                      take(docx, buf_view(&text), &error), &error, false);
    buf_done(&text);
    return result != READ_DOCX_PART_STOPPED;
}

/* Stories ----------------------------------------------------------------------------------- */

/* Reads a part other than the body, with its own relationships. */
static bool read_story(struct read_docx *docx, const struct read_docx_rel *rel, struct str from,
                       struct node *into)
{
    struct read_docx_story story = {.from = from, .is_edge = from.n > 0};
    struct read_docx_walk walk;
    struct buf text = BUF_NEW;
    enum read_docx_part_result result = load(docx, rel, &text);

    if (result == READ_DOCX_PART_OK) {
        story.part = rel->target;
        if (!read_docx_part_rels(&docx->package, rel->target, &story.rels)) {
            result = READ_DOCX_PART_STOPPED;
        } else {
            read_docx_story_begin(&walk, docx, story, into);
            result = read_docx_walk(&walk, buf_view(&text));
        }
    }
    buf_done(&text);
    return result != READ_DOCX_PART_STOPPED;
}

/* Loads the main document part. */
static bool load_body(struct read_docx *docx, struct str part, struct buf *text)
{
    enum read_docx_part_result result = read_docx_part_text(&docx->package, part, text);

    if (result == READ_DOCX_PART_ABSENT)
        diag_about(&docx->package.doc->diag, docx->package.place, VB_DOCX_NOT_WORD, diag_str(part));
    return result == READ_DOCX_PART_OK;
}

static bool read_body(struct read_docx *docx, struct str part, const struct read_docx_map *rels,
                      struct str text)
{
    struct read_docx_story story = {.part = part, .is_body = true, .rels = *rels};
    struct read_docx_walk walk;

    read_docx_story_begin(&walk, docx, story, docx->body);
    return read_docx_walk(&walk, text) == READ_DOCX_PART_OK;
}

/* Appends notes and comments that the body does not reference. */
static void place_rest(struct read_docx *docx)
{
    struct read_docx_story story = {.part = STR("document.xml")};
    struct read_docx_walk walk;

    read_docx_story_begin(&walk, docx, story, docx->body);
    for (struct read_docx_note *note = docx->beside.notes.first; note != NULL; note = note->next) {
        if (note->is_placed || note->node->first == NULL)
            continue;
        note->node->name = arena_printf(docx->arena, "%u", ++docx->beside.notes.count);
        ledger_add(docx->ledger, LEDGER_NOTE_NUMBER, walk.story.at, STR_NONE, note->node->name);
        node_append(docx->body, note->node);
    }
    for (struct read_docx_comment *c = docx->beside.comments.first; c != NULL; c = c->next)
        if (!c->is_placed && c->box->first != NULL)
            read_docx_para_question(&walk, docx->body, node_plain_in(docx->arena, c->box));
}

/* Reads headers and footers: their paragraphs go to the ledger if an earlier one has the same
 * text. */
static bool read_edges(struct read_docx *docx)
{
    struct read_docx_map seen;

    read_docx_map_init(&seen, docx->arena);
    for (struct read_docx_edge *edge = docx->beside.edges.first; edge != NULL; edge = edge->next) {
        struct node *box = node_new(docx->arena, NODE_BODY, POS_NONE);
        struct str from = str_is(edge->rel->type, "header") ? STR("header") : STR("footer");

        if (!read_story(docx, edge->rel, from, box))
            return false;
        for (struct node *block = box->first; block != NULL; block = box->first) {
            struct str text = node_plain_in(docx->arena, block);

            node_unlink(block);
            if (text.n > 0 && !read_docx_map_put(&seen, text, block))
                ledger_add(docx->ledger, LEDGER_RUNNING_HEAD, node_attr(block, RAW_AT), text,
                           STR_NONE);
            else
                node_append(docx->body, block);
        }
    }
    return true;
}

/* The package ------------------------------------------------------------------------------- */

/* The main document part: from the package's relationships, else where Word puts it. */
static bool find_body(struct read_docx *docx, struct str *part)
{
    struct read_docx_map rels;
    const struct read_docx_rel *rel;

    if (!read_docx_part_rels(&docx->package, STR(""), &rels))
        return false;
    rel = read_docx_part_rel_of(&rels, "officeDocument");
    *part = rel != NULL && !rel->is_external ? rel->target : STR("word/document.xml");
    return true;
}

/* First pass over the body, collecting statistics of old encodings. The second pass reports
 * problems. */
static void learn(struct read_docx *docx, struct str part, const struct read_docx_map *rels,
                  struct str text)
{
    struct doc *scratch = doc_new(docx->package.doc->diag.lang);
    struct read_docx learner;
    struct ledger ledger;

    ledger_init(&ledger, &scratch->arena);
    init(&learner, scratch, docx->changes, &ledger);
    learner.package.zip = docx->package.zip;
    if (read_facts(&learner, rels, "styles", take_styles)) {
        docx->old.seen = ARENA_NEW(docx->arena, struct vn_legacy_run_seen);
        learner.old.seen = docx->old.seen;
        learner.old.is_learning = true;
        learner.body = doc_add_part(scratch, STR("main"), POS_NONE)->last;
        (void)read_body(&learner, part, rels, text);
        read_docx_piece_done(&learner);
    }
    doc_free(scratch);
}

/* Reads all parts: those the document refers to, the document, its headers and footers. */
static bool read_parts(struct read_docx *docx, struct str part, struct str text)
{
    struct read_docx_map rels;

    if (!read_docx_part_rels(&docx->package, part, &rels))
        return false;
    if (read_docx_repair_is_old(text))
        learn(docx, part, &rels, text);
    if (!read_facts(docx, &rels, "styles", take_styles) ||
        !read_facts(docx, &rels, "numbering", take_numbers) ||
        !read_story(docx, read_docx_part_rel_of(&rels, "footnotes"), STR_NONE, NULL) ||
        !read_story(docx, read_docx_part_rel_of(&rels, "endnotes"), STR_NONE, NULL) ||
        !read_story(docx, read_docx_part_rel_of(&rels, "comments"), STR_NONE, NULL) ||
        !read_body(docx, part, &rels, text))
        return false;
    read_docx_column(docx);
    place_rest(docx);
    return read_edges(docx);
}

static bool read_package(struct read_docx *docx)
{
    struct buf text = BUF_NEW;
    struct str part;
    bool ok = find_body(docx, &part) && load_body(docx, part, &text) &&
              read_parts(docx, part, buf_view(&text));

    buf_done(&text);
    if (!ok)
        return false;
    if (docx->styles.is_circular)
        diag_at(&docx->package.doc->diag, docx->package.place, VB_DOCX_STYLE_LOOP);
    if (docx->body->first == NULL)
        diag_at(&docx->package.doc->diag, docx->package.place, VB_DOCX_EMPTY);
    return docx->body->first != NULL;
}

/* U+007F is valid in XML but a control character. */
static void drop_delete(struct arena *a, struct str *s)
{
    char *copy;

    if (str_find_char(*s, 0x7F, 0) == SIZE_MAX)
        return;
    copy = arena_alloc(a, s->n + 1);
    for (size_t i = 0; i < s->n; i++)
        copy[i] = s->p[i] != 0x7F ? s->p[i] : ' ';
    s->p = copy;
}

static void drop_deletes(struct doc *doc)
{
    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        if (!it.enter)
            continue;
        drop_delete(&doc->arena, &it.node->name);
        drop_delete(&doc->arena, &it.node->text);
        for (struct attr *at = it.node->attrs; at != NULL; at = at->next)
            drop_delete(&doc->arena, &at->value);
    }
}

bool read_docx(struct doc *doc, struct str bytes, uint16_t source, enum read_docx_changes changes,
               struct ledger *ledger)
{
    struct read_docx docx;
    bool ok = false;

    init(&docx, doc, changes, ledger);
    docx.package.place = (struct pos){0, 0, source};
    docx.body = doc_add_part(doc, STR("main"), docx.package.place)->last;
    docx.body->parent->generated = docx.body->generated = docx.body->prev->generated = false;
    if (read_docx_part_open(&docx.package, bytes)) {
        ok = read_package(&docx);
        read_docx_piece_done(&docx);
        drop_deletes(doc);
    }
    wrap_zip_read_close(docx.package.zip);
    return ok && !diag_stopped(&doc->diag);
}
