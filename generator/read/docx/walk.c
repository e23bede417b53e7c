/* SPDX-License-Identifier: MIT */
/* Handlers of the elements of a story. Elements without a handler are transparent: their children
 * are processed as if directly in the parent (content controls, smart tags, proofing marks). */
#include "read/docx/private.h"

enum read_docx_name read_docx_walk_parent(const struct read_docx_walk *walk,
                                          const struct wrap_xml_element *element)
{
    unsigned depth = element->depth - 1;

    while (walk->names[depth] == READ_DOCX_E_CHOICE || walk->names[depth] == READ_DOCX_E_FALLBACK ||
           walk->names[depth] == READ_DOCX_E_ALTERNATE_CONTENT)
        depth--;
    return (enum read_docx_name)walk->names[depth];
}

/* Paragraphs, runs, text ---------------------------------------------------------------- */

static bool start_p(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    read_docx_para_begin(w);
    return true;
}

static bool end_p(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    if (w->frame->para != NULL)
        read_docx_para_end(w);
    return true;
}

static bool start_run(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    if (w->frame->para != NULL) {
        w->frame->para->run_count++;
        w->frame->para->run.direct = (struct read_docx_run_prop){0};
        w->frame->para->run.is_ready = false;
    }
    return true;
}

static bool end_run(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    if (w->open.marked != NULL)
        read_docx_note_marked(w);
    return true;
}

static bool start_text(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    w->open.texts++;
    w->open.deleted_texts += w->names[element->depth] == READ_DOCX_E_DEL_TEXT;
    return true;
}

static bool end_text(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    w->open.texts--;
    w->open.deleted_texts -= w->names[element->depth] == READ_DOCX_E_DEL_TEXT;
    return true;
}

static bool start_code(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    w->open.codes++;
    return true;
}

static bool end_code(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    w->open.codes--;
    return true;
}

static bool start_tab(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    enum read_docx_name of = read_docx_walk_parent(w, element);

    if (of == READ_DOCX_E_TABS && w->open.para_prop != NULL)
        read_docx_prop_para(&w->docx->prop, w->open.para_prop, READ_DOCX_E_TAB, element);
    else if (of == READ_DOCX_E_R)
        read_docx_text_sign(w, STR("\t"));
    return true;
}

static bool start_break(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    bool is_page = str_is(read_docx_name_attr(element, "type"), "page");

    (void)read_docx_text_piece(w, is_page ? READ_DOCX_PIECE_PAGE : READ_DOCX_PIECE_BREAK,
                               NULL); /* one in deleted text is deleted too */
    return true;
}

static bool start_no_break_hyphen(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    read_docx_text_sign(w, STR("\u2011"));
    return true;
}

static bool start_soft_hyphen(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    read_docx_text_sign(w, STR("\u00AD"));
    return true;
}

static bool start_symbol(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    read_docx_text_symbol(w, element);
    return true;
}

/* Properties ------------------------------------------------------------------------------ */

static bool start_para_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (w->frame->para != NULL && read_docx_walk_parent(w, element) == READ_DOCX_E_P)
        w->open.para_prop = &w->frame->para->direct;
    return true;
}

static bool end_para_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    w->open.para_prop = NULL;
    return true;
}

static bool start_run_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    enum read_docx_name of = read_docx_walk_parent(w, element);

    if (w->frame->para == NULL)
        return true;
    if (of == READ_DOCX_E_P_PR)
        w->open.run_prop = &w->frame->para->mark;
    else if (of == READ_DOCX_E_R || of == READ_DOCX_E_M_R)
        w->open.run_prop = &w->frame->para->run.direct;
    w->frame->para->run.is_ready = false;
    return true;
}

static bool end_run_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    w->open.run_prop = NULL;
    return true;
}

/* Tracked changes -------------------------------------------------------------------------- */

static void report_changes(struct read_docx_walk *w)
{
    struct read_docx *docx = w->docx;

    if (!docx->told.changes)
        diag_at(&docx->package.doc->diag, docx->package.place, VB_DOCX_CHANGES);
    docx->told.changes = true;
}

static bool is_deletion(const struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    return w->names[element->depth] == READ_DOCX_E_DEL ||
           w->names[element->depth] == READ_DOCX_E_MOVE_FROM;
}

/* True for a change that encloses runs or paragraphs; false inside properties. */
static bool is_around_text(const struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    return !read_docx_name_is_prop(read_docx_walk_parent(w, element));
}

/* A change in properties that have none: what is meant cannot be told, so nothing is changed. */
static void report_misplaced(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx *docx = w->docx;

    if (!docx->told.misplaced)
        diag_about(&docx->package.doc->diag, read_docx_story_pos(w), VB_DOCX_CHANGE_PLACE,
                   diag_str(element->name));
    docx->told.misplaced = true;
}

static bool start_change(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    enum read_docx_name of = read_docx_walk_parent(w, element);
    bool rejects = w->docx->changes == READ_DOCX_REJECT;
    bool deletes = is_deletion(w, element);

    report_changes(w);
    if (is_around_text(w, element)) {
        w->open.deleted += deletes;
        w->open.inserted += !deletes;
    } else if (of == READ_DOCX_E_R_PR) {
        if (w->frame->para != NULL && w->open.run_prop == &w->frame->para->mark &&
            deletes != rejects)
            w->frame->para->joins_next = true;
    } else if (of == READ_DOCX_E_TR_PR) {
        read_docx_table_prop(w, deletes ? READ_DOCX_E_DEL : READ_DOCX_E_INS, element);
    } else if (of != READ_DOCX_E_NUM_PR) { /* the number is kept either way */
        report_misplaced(w, element);
    }
    return true;
}

static bool end_change(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (is_around_text(w, element)) {
        w->open.deleted -= is_deletion(w, element);
        w->open.inserted -= !is_deletion(w, element);
    }
    return true;
}

/* Fields and links --------------------------------------------------------------------------- */

static bool start_field_char(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct str type = read_docx_name_attr(element, "fldCharType");

    if (str_is(type, "begin"))
        read_docx_field_begin(w);
    else if (str_is(type, "separate"))
        read_docx_field_result(w);
    else if (str_is(type, "end"))
        read_docx_field_end(w);
    return true;
}

static bool start_field(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    read_docx_field_begin(w);
    read_docx_field_code(w, read_docx_name_attr(element, "instr"));
    read_docx_field_result(w);
    return true;
}

static bool end_field(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    read_docx_field_end(w);
    return true;
}

static bool start_link(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct str id = read_docx_name_attr(element, "id");
    const struct read_docx_rel *rel = id.n > 0 ? read_docx_map_get(&w->story.rels, id) : NULL;

    /* links within the document become plain text */
    w->open.href = rel != NULL && rel->is_external ? rel->target.p : NULL;
    return true;
}

static bool end_link(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    w->open.href = NULL;
    return true;
}

/* Tables and sections ------------------------------------------------------------------------ */

static bool start_table_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    read_docx_table_prop(w, (enum read_docx_name)w->names[element->depth], element);
    return true;
}

static bool start_line(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    enum read_docx_name of = read_docx_walk_parent(w, element);

    if (of == READ_DOCX_E_TBL_BORDERS || of == READ_DOCX_E_TC_BORDERS)
        read_docx_table_prop(w, of, element);
    return true;
}

static bool start_section(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    read_docx_section_begin(w);
    return true;
}

static bool end_section(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    read_docx_section_end(w);
    return true;
}

static bool start_section_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (read_docx_walk_parent(w, element) == READ_DOCX_E_SECT_PR)
        read_docx_section_prop(w, (enum read_docx_name)w->names[element->depth], element);
    return true;
}

static bool start_edge(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct str id = read_docx_name_attr(element, "id");
    const struct read_docx_rel *rel = id.n > 0 ? read_docx_map_get(&w->story.rels, id) : NULL;

    if (w->story.is_body && rel != NULL && !rel->is_external &&
        (str_is(rel->type, "header") || str_is(rel->type, "footer")))
        read_docx_section_edge(w->docx, rel);
    return true;
}

/* The table ------------------------------------------------------------------------------------ */

#define ON(name, start, end) [READ_DOCX_E_##name] = {start, end}

static const struct {
    read_docx_action *start, *end;
} actions[READ_DOCX_NAME_COUNT] = {
    ON(P, start_p, end_p),
    ON(R, start_run, end_run),
    ON(M_R, start_run, NULL),
    ON(T, start_text, end_text),
    ON(DEL_TEXT, start_text, end_text),
    ON(M_T, start_text, end_text),
    ON(A_T, start_text, end_text),
    ON(M_O_MATH, read_docx_math_equation, read_docx_math_equation_end),
    ON(M_S_SUP, read_docx_math_begin, read_docx_math_end),
    ON(M_S_SUB, read_docx_math_begin, read_docx_math_end),
    ON(M_S_SUB_SUP, read_docx_math_begin, read_docx_math_end),
    ON(M_S_PRE, read_docx_math_begin, read_docx_math_end),
    ON(M_F, read_docx_math_begin, read_docx_math_end),
    ON(M_RAD, read_docx_math_begin, read_docx_math_end),
    ON(M_D, read_docx_math_begin, read_docx_math_end),
    ON(M_NARY, read_docx_math_begin, read_docx_math_end),
    ON(M_ACC, read_docx_math_begin, read_docx_math_end),
    ON(M_BAR, read_docx_math_begin, read_docx_math_end),
    ON(M_FUNC, read_docx_math_begin, read_docx_math_end),
    ON(M_LIM_LOW, read_docx_math_begin, read_docx_math_end),
    ON(M_LIM_UPP, read_docx_math_begin, read_docx_math_end),
    ON(M_M, read_docx_math_begin, read_docx_math_end),
    ON(M_MR, read_docx_math_begin, read_docx_math_end),
    ON(M_EQ_ARR, read_docx_math_begin, read_docx_math_end),
    ON(M_E, read_docx_math_part, read_docx_math_part_end),
    ON(M_SUP, read_docx_math_part, read_docx_math_part_end),
    ON(M_SUB, read_docx_math_part, read_docx_math_part_end),
    ON(M_NUM, read_docx_math_part, read_docx_math_part_end),
    ON(M_DEN, read_docx_math_part, read_docx_math_part_end),
    ON(M_DEG, read_docx_math_part, read_docx_math_part_end),
    ON(M_F_NAME, read_docx_math_part, read_docx_math_part_end),
    ON(M_LIM, read_docx_math_part, read_docx_math_part_end),
    ON(M_BEG_CHR, read_docx_math_prop, NULL),
    ON(M_END_CHR, read_docx_math_prop, NULL),
    ON(M_SEP_CHR, read_docx_math_prop, NULL),
    ON(M_CHR, read_docx_math_prop, NULL),
    ON(M_TYPE, read_docx_math_prop, NULL),
    ON(M_POS, read_docx_math_prop, NULL),
    ON(TAB, start_tab, NULL),
    ON(PTAB, start_tab, NULL),
    ON(BR, start_break, NULL),
    ON(CR, start_break, NULL),
    ON(NO_BREAK_HYPHEN, start_no_break_hyphen, NULL),
    ON(SOFT_HYPHEN, start_soft_hyphen, NULL),
    ON(SYM, start_symbol, NULL),
    ON(P_PR, start_para_prop, end_para_prop),
    ON(R_PR, start_run_prop, end_run_prop),
    ON(INS, start_change, end_change),
    ON(DEL, start_change, end_change),
    ON(MOVE_FROM, start_change, end_change),
    ON(MOVE_TO, start_change, end_change),
    ON(INSTR_TEXT, start_code, end_code),
    ON(FLD_CHAR, start_field_char, NULL),
    ON(FLD_SIMPLE, start_field, end_field),
    ON(CHECK_BOX, read_docx_form_data, NULL),
    ON(CHECKED, read_docx_form_data, NULL),
    ON(DEFAULT, read_docx_form_data, NULL),
    ON(DD_LIST, read_docx_form_data, NULL),
    ON(RESULT, read_docx_form_data, NULL),
    ON(LIST_ENTRY, read_docx_form_data, NULL),
    ON(TEXT_INPUT, read_docx_form_data, NULL),
    ON(SDT, read_docx_form_control, read_docx_form_control_end),
    ON(HYPERLINK, start_link, end_link),
    ON(FOOTNOTE_REFERENCE, read_docx_note_reference, NULL),
    ON(ENDNOTE_REFERENCE, read_docx_note_reference, NULL),
    ON(FOOTNOTE, read_docx_note_begin, read_docx_note_end),
    ON(ENDNOTE, read_docx_note_begin, read_docx_note_end),
    ON(COMMENT, read_docx_note_comment, read_docx_note_end),
    ON(COMMENT_REFERENCE, read_docx_note_comment_reference, NULL),
    ON(ALTERNATE_CONTENT, read_docx_draw_alternate, read_docx_draw_alternate_end),
    ON(CHOICE, read_docx_draw_choice, read_docx_draw_choice_end),
    ON(FALLBACK, read_docx_draw_choice, read_docx_draw_choice_end),
    ON(TXBX_CONTENT, read_docx_draw_box, read_docx_draw_box_end),
    ON(A_P, read_docx_draw_para, read_docx_draw_para_end),
    ON(DRAWING, read_docx_draw_begin, NULL),
    ON(PICT, read_docx_draw_begin, NULL),
    ON(OBJECT, read_docx_draw_begin, NULL),
    ON(WP_DOC_PR, read_docx_draw_alt, NULL),
    ON(PIC_C_NV_PR, read_docx_draw_alt, NULL),
    ON(V_SHAPE, read_docx_draw_alt, NULL),
    ON(A_BLIP, read_docx_draw_image, NULL),
    ON(V_IMAGEDATA, read_docx_draw_image, NULL),
    ON(O_OLEOBJECT, read_docx_draw_foreign, NULL),
    ON(C_CHART, read_docx_draw_foreign, NULL),
    ON(DGM_REL_IDS, read_docx_draw_foreign, NULL),
    ON(ALT_CHUNK, read_docx_draw_foreign, NULL),
    ON(SUB_DOC, read_docx_draw_foreign, NULL),
    ON(TBL, read_docx_table_begin, read_docx_table_end),
    ON(TR, read_docx_table_row, read_docx_table_row_end),
    ON(TC, read_docx_table_cell, read_docx_table_cell_end),
    ON(TBL_STYLE, start_table_prop, NULL),
    ON(GRID_COL, start_table_prop, NULL),
    ON(GRID_BEFORE, start_table_prop, NULL),
    ON(GRID_AFTER, start_table_prop, NULL),
    ON(TBL_HEADER, start_table_prop, NULL),
    ON(GRID_SPAN, start_table_prop, NULL),
    ON(V_MERGE, start_table_prop, NULL),
    ON(H_MERGE, start_table_prop, NULL),
    ON(TOP, start_line, NULL),
    ON(BOTTOM, start_line, NULL),
    ON(LEFT, start_line, NULL),
    ON(RIGHT, start_line, NULL),
    ON(START, start_line, NULL),
    ON(END, start_line, NULL),
    ON(INSIDE_H, start_line, NULL),
    ON(INSIDE_V, start_line, NULL),
    ON(SECT_PR, start_section, end_section),
    ON(PG_SZ, start_section_prop, NULL),
    ON(TYPE, start_section_prop, NULL),
    ON(HEADER_REFERENCE, start_edge, NULL),
    ON(FOOTER_REFERENCE, start_edge, NULL),
};

/* Elements to be skipped with their content: properties of transparent elements, and formats before
 * a tracked change. */
static const bool passed_over[READ_DOCX_NAME_COUNT] = {
    [READ_DOCX_E_SDT_PR] = true,           [READ_DOCX_E_SDT_END_PR] = true,
    [READ_DOCX_E_SMART_TAG_PR] = true,     [READ_DOCX_E_CUSTOM_XML_PR] = true,
    [READ_DOCX_E_RUBY_PR] = true,          [READ_DOCX_E_P_PR_CHANGE] = true,
    [READ_DOCX_E_R_PR_CHANGE] = true,      [READ_DOCX_E_TBL_PR_CHANGE] = true,
    [READ_DOCX_E_TR_PR_CHANGE] = true,     [READ_DOCX_E_TC_PR_CHANGE] = true,
    [READ_DOCX_E_SECT_PR_CHANGE] = true,   [READ_DOCX_E_TBL_GRID_CHANGE] = true,
    [READ_DOCX_E_NUMBERING_CHANGE] = true, [READ_DOCX_E_TBL_PR_EX_CHANGE] = true,
    [READ_DOCX_E_TBL_PR_EX] = true,        [READ_DOCX_E_DEL_INSTR_TEXT] = true,
};

/* Records a property of a run or paragraph. */
static void note_property(struct read_docx_walk *w, enum read_docx_name name,
                          const struct wrap_xml_element *element)
{
    enum read_docx_name of = read_docx_walk_parent(w, element);

    if (w->open.run_prop != NULL && of == READ_DOCX_E_R_PR)
        read_docx_prop_run(&w->docx->prop, w->open.run_prop, name, element);
    else if (w->open.para_prop != NULL && (of == READ_DOCX_E_P_PR || of == READ_DOCX_E_NUM_PR))
        read_docx_prop_para(&w->docx->prop, w->open.para_prop, name, element);
    else
        return;
    w->read.count += w->choice != NULL && w->choice->is_of_props;
}

/* Passes on the text since the last tag as a whole, so that it makes one ledger entry. */
static void hand_over(struct read_docx_walk *w)
{
    if (w->open.text.n == 0)
        return;
    read_docx_text_add(w, buf_view(&w->open.text));
    buf_clear(&w->open.text);
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct read_docx_walk *w = ctx;
    enum read_docx_name name;

    hand_over(w);
    name = read_docx_name_of(&w->docx->package.names, element);
    read_docx_count_start(w->read.letters, element, name);
    if (w->skip_depth > 0) {
        if (w->names[w->skip_depth] == READ_DOCX_E_SDT_PR)
            read_docx_form_control_prop(w, name, element);
        return true;
    }
    w->names[element->depth] = (uint16_t)name;
    w->is_started[element->depth] = false;
    if (element->depth == 1 && w->story.is_body && name != READ_DOCX_E_DOCUMENT) {
        diag_about(&w->docx->package.doc->diag, w->docx->package.place, VB_DOCX_NOT_WORD,
                   diag_str(w->story.part));
        return false;
    }
    if (w->docx->nodes > LIMIT_DOCX_NODES) {
        diag_about(&w->docx->package.doc->diag, w->docx->package.place, VB_LIMIT_DOCX_NODES,
                   diag_str(w->story.part));
        return false;
    }
    if (passed_over[name]) {
        w->skip_depth = element->depth;
        return true;
    }
    if (actions[name].start == NULL) {
        note_property(w, name, element);
        return true;
    }
    w->is_started[element->depth] = true;
    return actions[name].start(w, element);
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct read_docx_walk *w = ctx;
    uint16_t name = w->names[element->depth];

    hand_over(w);
    read_docx_count_end(w->read.letters, element);
    if (w->skip_depth > 0) { /* the start was skipped too */
        if (element->depth == w->skip_depth)
            w->skip_depth = 0;
        return true;
    }
    return !w->is_started[element->depth] || actions[name].end == NULL ||
           actions[name].end(w, element);
}

static bool on_text(void *ctx, struct str text, size_t off)
{
    struct read_docx_walk *w = ctx;

    (void)off;
    read_docx_count_text(w->read.letters, text);
    if (w->skip_depth > 0)
        return true;
    if (w->open.texts > 0)
        buf_str(&w->open.text, text);
    else if (w->open.codes > 0)
        read_docx_field_code(w, text);
    return true;
}

/* Closes everything that a damaged part left open, innermost first. */
static void close_frames(struct read_docx_walk *w)
{
    for (;;) {
        const struct read_docx_frame *frame = w->frame;

        read_docx_para_abandon(w);
        read_docx_table_abandon(w);
        if (frame == &w->flow)
            return;
        if (w->frame == frame)
            read_docx_story_pop(w);
    }
}

enum read_docx_part_result read_docx_walk(struct read_docx_walk *walk, struct str text)
{
    static const struct wrap_xml_handler handler = {
        .start = on_start, .end = on_end, .text = on_text};
    struct wrap_xml_error error;
    enum read_docx_part_result result;

    if (!walk->docx->old.is_learning)
        walk->read.letters = read_docx_count_new(walk->docx->arena);
    result = read_docx_part_judge(&walk->docx->package, walk->story.part,
                                  wrap_xml_parse(text, &handler, walk, &error), &error,
                                  walk->story.is_body);
    hand_over(walk); /* text before the fault in a damaged part */
    close_frames(walk);
    if (result == READ_DOCX_PART_OK)
        read_docx_field_settle(walk);
    if (walk->read.letters != NULL && result != READ_DOCX_PART_STOPPED)
        read_docx_count_judge(walk->read.letters, walk->docx, walk->story.part);
    read_docx_count_done(walk->read.letters);
    buf_done(&walk->open.text);
    buf_done(&walk->fields.code);
    buf_done(&walk->math.raw);
    return result;
}
