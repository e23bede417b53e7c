/* SPDX-License-Identifier: MIT */
/* Checks one part: parser events against a stack of open elements. Rules of single elements are in
 * a table of actions. */
#include <string.h>

#include "base/limit.h"
#include "write/docx/check_private.h"

#define COLUMNS_MAX LIMIT_TABLE_COLUMNS
/* Limits of Word: levels of a list, half-points of a font size. */
#define LEVELS_MAX 9u
#define SIZE_MIN_HALF_POINTS 2u
#define SIZE_MAX_HALF_POINTS 3276u
#define FIELDS_MAX 64u

/* Elements with specific rules, sorted by name. */
enum elem {
    ELEM_OTHER,
#define ELEM(kind, name, start, end) ELEM_##kind,
#include "write/docx/check_elem.def"
#undef ELEM
    ELEM_COUNT
};

struct frame {
    enum elem elem;
    enum elem last; /* last child */
    const struct write_docx_check_order *order;
    unsigned rank, children;
    unsigned columns;      /* TBL: of its grid; TR: filled so far; TC: its span */
    unsigned fields;       /* TC: fields open at its start */
    uint64_t merged, next; /* TBL: columns merged in the previous row, in this row */
    bool merges, continues; /* TC: has w:vMerge; it continues a merge */
    bool header;            /* TR: repeated as header; TBL: a row that is not was seen */
    uint32_t space;         /* STYLE: namespace of its kind */
    uint32_t id;            /* STYLE: index + 1 of its id */
};

struct walk {
    struct write_docx_check *check;
    const struct wrap_xml_element *element;
    struct frame frames[LIMIT_XML_DEPTH + 1];
    unsigned depth;
    unsigned fields;    /* number of open fields */
    uint64_t separated; /* one bit each: its result has begun */
};

struct str write_docx_check_xml_attr(const struct wrap_xml_element *element, const char *prefix,
                                     const char *name)
{
    for (size_t i = 0; i < element->attr_count; i++)
        if (str_is(element->attrs[i].name, name) && str_is(element->attrs[i].prefix, prefix))
            return element->attrs[i].value;
    return STR_NONE;
}

static struct str value_of(const struct walk *w)
{
    return write_docx_check_xml_attr(w->element, "w", "val");
}

static struct frame *top(struct walk *w)
{
    return &w->frames[w->depth];
}

/* The element `up` levels above the current one. */
static struct frame *above(struct walk *w, unsigned up)
{
    return &w->frames[w->depth >= up ? w->depth - up : 0];
}

static bool fail(struct walk *w, enum write_docx_check_kind kind, const char *what)
{
    return write_docx_check_id_fail(w->check, kind, "%s (w:%.*s)", what,
                                    STR_ARG(w->element->name));
}

static bool refer(struct walk *w, uint32_t space, struct str name)
{
    write_docx_check_id_refer(w->check, space, name);
    return true;
}

/* Paragraphs and runs ------------------------------------------------------------ */

static bool start_first(struct walk *w)
{
    return above(w, 1)->children == 1 ||
           fail(w, WRITE_DOCX_CHECK_PLACE, "properties must come first");
}

static bool start_rpr(struct walk *w)
{
    return above(w, 1)->elem != ELEM_R || start_first(w);
}

static bool start_ppr(struct walk *w)
{
    return above(w, 1)->elem != ELEM_P || start_first(w);
}

static bool start_run(struct walk *w)
{
    static const enum elem not_in[] = {ELEM_BODY, ELEM_FOOTNOTE, ELEM_HDR, ELEM_TBL,
                                       ELEM_TC,   ELEM_TR,       ELEM_R};

    for (size_t i = 0; i < ARRAY_LEN(not_in); i++)
        if (above(w, 1)->elem == not_in[i])
            return fail(w, WRITE_DOCX_CHECK_PLACE, "a run outside a paragraph");
    return true;
}

static bool start_text(struct walk *w)
{
    return above(w, 1)->elem == ELEM_R || fail(w, WRITE_DOCX_CHECK_PLACE, "text outside a run");
}

static bool start_field(struct walk *w)
{
    struct str type = write_docx_check_xml_attr(w->element, "w", "fldCharType");
    uint64_t bit = w->fields > 0 ? UINT64_C(1) << (w->fields - 1) : 0;

    if (!start_text(w))
        return false;
    if (str_is(type, "begin") && w->fields < FIELDS_MAX) {
        w->separated &= ~(UINT64_C(1) << w->fields++);
        return true;
    }
    if (str_is(type, "separate") && bit != 0 && (w->separated & bit) == 0) {
        w->separated |= bit;
        return true;
    }
    if (str_is(type, "end") && bit != 0) {
        w->fields--;
        return true;
    }
    return fail(w, WRITE_DOCX_CHECK_FIELD, "out of turn");
}

static bool start_instruction(struct walk *w)
{
    uint64_t bit = w->fields > 0 ? UINT64_C(1) << (w->fields - 1) : 0;

    if (bit == 0 || (w->separated & bit) != 0)
        return fail(w, WRITE_DOCX_CHECK_FIELD, "an instruction outside a field");
    return start_text(w);
}

static bool start_note_mark(struct walk *w)
{
    struct str id = write_docx_check_xml_attr(w->element, "w", "id");

    if (id.n == 0 || id.p[0] == '-' || str_is(id, "0"))
        return fail(w, WRITE_DOCX_CHECK_NOTE, "a mark of a separator");
    return start_text(w) && refer(w, SPACE_NOTE, id);
}

static bool start_bookmark(struct walk *w)
{
    return write_docx_check_id_define(w->check, SPACE_BOOKMARK,
                                      write_docx_check_xml_attr(w->element, "w", "id")) &&
           write_docx_check_id_define(w->check, SPACE_BOOKMARK_NAME,
                                      write_docx_check_xml_attr(w->element, "w", "name"));
}

static bool start_bookmark_end(struct walk *w)
{
    return refer(w, SPACE_BOOKMARK, write_docx_check_xml_attr(w->element, "w", "id"));
}

static bool start_drawing(struct walk *w)
{
    return write_docx_check_id_define(w->check, SPACE_DRAWING,
                                      write_docx_check_xml_attr(w->element, "", "id"));
}

static bool start_size(struct walk *w)
{
    uint32_t size = 0;

    return (str_uint(value_of(w), SIZE_MAX_HALF_POINTS, &size) && size >= SIZE_MIN_HALF_POINTS) ||
           fail(w, WRITE_DOCX_CHECK_VALUE, "not a size in half points");
}

static bool start_align(struct walk *w)
{
    static const char *const good[] = {"both", "center", "left", "right", "distribute"};

    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        if (str_is(value_of(w), good[i]))
            return true;
    return fail(w, WRITE_DOCX_CHECK_VALUE, "not an alignment that Word writes");
}

static bool start_control_id(struct walk *w)
{
    return above(w, 1)->elem != ELEM_SDT_PR ||
           write_docx_check_id_define(w->check, SPACE_CONTROL, value_of(w));
}

/* Word drops a binding without its item. */
static bool start_binding(struct walk *w)
{
    if (write_docx_check_xml_attr(w->element, "w", "xpath").n == 0)
        return fail(w, WRITE_DOCX_CHECK_CONTROL, "is bound to nothing");
    return refer(w, SPACE_ITEM, write_docx_check_xml_attr(w->element, "w", "storeItemID"));
}

static bool start_item(struct walk *w)
{
    return write_docx_check_id_define(w->check, SPACE_ITEM,
                                      write_docx_check_xml_attr(w->element, "ds", "itemID"));
}

/* Styles and numbers -------------------------------------------------------------- */

static bool start_pstyle(struct walk *w)
{
    return refer(w, SPACE_PARAGRAPH_STYLE, value_of(w));
}

static bool start_rstyle(struct walk *w)
{
    return refer(w, SPACE_CHARACTER_STYLE, value_of(w));
}

static bool start_tblstyle(struct walk *w)
{
    return refer(w, SPACE_TABLE_STYLE, value_of(w));
}

static bool start_style(struct walk *w)
{
    static const char *const types[] = {"paragraph", "character", "table"};
    struct str type = write_docx_check_xml_attr(w->element, "w", "type");
    struct str id = write_docx_check_xml_attr(w->element, "w", "styleId");
    struct str is_default = write_docx_check_xml_attr(w->element, "w", "default");
    uint32_t space = SPACE_PARAGRAPH_STYLE;

    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (str_is(type, types[i]))
            space = SPACE_PARAGRAPH_STYLE + (uint32_t)i;
    top(w)->space = space;
    if (!write_docx_check_id_define(w->check, SPACE_STYLE, id) ||
        !write_docx_check_id_define(w->check, space, id))
        return false;
    top(w)->id =
        (uint32_t)(write_docx_check_id_get(w->check, space, id) - w->check->ids) + 1;
    return is_default.n == 0 ||
           write_docx_check_id_define(w->check, SPACE_DEFAULT_STYLE, type);
}

static bool start_name(struct walk *w)
{
    struct str name = value_of(w);

    if (above(w, 1)->elem != ELEM_STYLE)
        return true;
    if (name.n == 0 || str_find_char(name, ',', 0) != SIZE_MAX)
        return fail(w, WRITE_DOCX_CHECK_VALUE, "no name of a style");
    return write_docx_check_id_define(w->check, SPACE_STYLE_NAME, name);
}

static bool start_based_on(struct walk *w)
{
    const struct frame *style = above(w, 1);
    struct write_docx_check_id *base;

    if (style->elem != ELEM_STYLE)
        return fail(w, WRITE_DOCX_CHECK_PLACE, "out of a style");
    base = write_docx_check_id_get(w->check, style->space, value_of(w));
    base->referenced = true;
    w->check->ids[style->id - 1].based = (uint32_t)(base - w->check->ids) + 1;
    return true;
}

static bool start_next(struct walk *w)
{
    return above(w, 1)->elem != ELEM_STYLE || refer(w, SPACE_PARAGRAPH_STYLE, value_of(w));
}

static bool start_num(struct walk *w)
{
    return write_docx_check_id_define(w->check, SPACE_NUM,
                                      write_docx_check_xml_attr(w->element, "w", "numId"));
}

static bool start_num_id(struct walk *w)
{
    return str_is(value_of(w), "0") || refer(w, SPACE_NUM, value_of(w));
}

static bool start_abstract(struct walk *w)
{
    return write_docx_check_id_define(w->check, SPACE_ABSTRACT,
                                      write_docx_check_xml_attr(w->element, "w", "abstractNumId"));
}

static bool start_abstract_id(struct walk *w)
{
    return refer(w, SPACE_ABSTRACT, value_of(w));
}

static bool start_nsid(struct walk *w)
{
    struct str value = value_of(w);

    for (size_t i = 0; i < value.n; i++)
        if (strchr("0123456789ABCDEF", value.p[i]) == NULL)
            return fail(w, WRITE_DOCX_CHECK_VALUE, "not hexadecimal");
    if (value.n != 8)
        return fail(w, WRITE_DOCX_CHECK_VALUE, "not eight digits");
    return write_docx_check_id_define(w->check, SPACE_NSID, value);
}

static bool start_level(struct walk *w)
{
    struct str level =
        top(w)->elem == ELEM_LVL ? write_docx_check_xml_attr(w->element, "w", "ilvl") : value_of(w);
    uint32_t value = 0;

    return str_uint(level, LEVELS_MAX - 1, &value) ||
           fail(w, WRITE_DOCX_CHECK_VALUE, "not a level of a list");
}

/* Notes ------------------------------------------------------------------------- */

static bool start_footnote(struct walk *w)
{
    struct str id = write_docx_check_xml_attr(w->element, "w", "id");

    if (above(w, 1)->elem == ELEM_FOOTNOTE_PR)
        return refer(w, SPACE_NOTE, id);
    return write_docx_check_id_define(w->check, SPACE_NOTE, id);
}

/* Word requires both separators if there are notes. */
static bool start_footnotes(struct walk *w)
{
    return refer(w, SPACE_NOTE, STR("-1")) && refer(w, SPACE_NOTE, STR("0"));
}

static bool end_story(struct walk *w)
{
    const struct frame *f = top(w);

    if (w->fields > 0)
        return fail(w, WRITE_DOCX_CHECK_FIELD, "a field is not ended");
    return (f->elem == ELEM_FOOTNOTE && above(w, 1)->elem == ELEM_FOOTNOTE_PR) ||
           f->last == ELEM_P || fail(w, WRITE_DOCX_CHECK_STORY, "does not end with a paragraph");
}

/* Sections ------------------------------------------------------------------------ */

static bool start_sect(struct walk *w)
{
    if (above(w, 1)->elem == ELEM_BODY)
        return true;
    return (above(w, 1)->elem == ELEM_PPR && above(w, 2)->elem == ELEM_P &&
            above(w, 3)->elem == ELEM_BODY) ||
           fail(w, WRITE_DOCX_CHECK_SECTION, "neither in the body nor in a paragraph of it");
}

static bool end_body(struct walk *w)
{
    if (w->fields > 0)
        return fail(w, WRITE_DOCX_CHECK_FIELD, "a field is not ended");
    return top(w)->last == ELEM_SECT_PR ||
           fail(w, WRITE_DOCX_CHECK_SECTION, "the last child is not w:sectPr");
}

/* Tables -------------------------------------------------------------------------- */

static bool start_grid_col(struct walk *w)
{
    return ++above(w, 2)->columns <= COLUMNS_MAX ||
           fail(w, WRITE_DOCX_CHECK_GRID, "more columns than Word takes");
}

static bool start_cell(struct walk *w)
{
    top(w)->columns = 1;
    top(w)->fields = w->fields;
    return above(w, 1)->elem == ELEM_TR || fail(w, WRITE_DOCX_CHECK_PLACE, "a cell out of a row");
}

static bool start_span(struct walk *w)
{
    uint32_t span = 0;

    if (!str_uint(value_of(w), COLUMNS_MAX, &span) || span == 0)
        return fail(w, WRITE_DOCX_CHECK_GRID, "not a span");
    above(w, 2)->columns = span;
    return true;
}

static bool start_merge(struct walk *w)
{
    above(w, 2)->merges = true;
    above(w, 2)->continues = !str_is(value_of(w), "restart");
    return true;
}

/* A continued cell needs a merging cell above each of its columns. */
static bool end_cell(struct walk *w)
{
    const struct frame *cell = top(w);
    struct frame *row = above(w, 1);
    struct frame *table = above(w, 2);
    uint64_t columns;

    if (cell->fields != w->fields)
        return fail(w, WRITE_DOCX_CHECK_FIELD, "a field crosses its border");
    if (cell->last != ELEM_P)
        return fail(w, WRITE_DOCX_CHECK_CELL, "does not end with a paragraph");
    if (cell->columns > COLUMNS_MAX - row->columns)
        return fail(w, WRITE_DOCX_CHECK_GRID, "the row is wider than the grid");
    columns = ((UINT64_C(1) << cell->columns) - 1) << row->columns;
    row->columns += cell->columns;
    if (cell->continues && (table->merged & columns) != columns)
        return fail(w, WRITE_DOCX_CHECK_MERGE, "nothing above to continue");
    if (cell->merges)
        table->next |= columns;
    return true;
}

static bool start_header_row(struct walk *w)
{
    above(w, 2)->header = true;
    return value_of(w).p == NULL || fail(w, WRITE_DOCX_CHECK_VALUE, "takes no value");
}

static bool start_no_value(struct walk *w)
{
    return value_of(w).p == NULL || fail(w, WRITE_DOCX_CHECK_VALUE, "takes no value");
}

static bool end_row(struct walk *w)
{
    const struct frame *row = top(w);
    struct frame *table = above(w, 1);

    if (row->columns == 0 || row->columns != table->columns)
        return fail(w, WRITE_DOCX_CHECK_GRID, "the spans do not sum to the grid");
    if (row->header && table->header)
        return fail(w, WRITE_DOCX_CHECK_HEADER_ROW, "a header row behind another row");
    table->header |= !row->header;
    table->merged = table->next;
    table->next = 0;
    return true;
}

static bool end_table(struct walk *w)
{
    return top(w)->last == ELEM_TR || fail(w, WRITE_DOCX_CHECK_GRID, "a table without rows");
}

/* Walk ---------------------------------------------------------------------------- */

static const struct {
    struct str name;
    bool (*start)(struct walk *w);
    bool (*end)(struct walk *w);
} elems[ELEM_COUNT] = {
    [ELEM_OTHER] = {{"", 0}, NULL, NULL},
#define ELEM(kind, name, start, end) [ELEM_##kind] = {{name, sizeof(name) - 1}, start, end},
#include "write/docx/check_elem.def"
#undef ELEM
};

static enum elem elem_of(struct str name)
{
    size_t low = 1;
    size_t high = ELEM_COUNT;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(elems[middle].name, name);

        if (order == 0)
            return (enum elem)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ELEM_OTHER;
}

static bool enter_child(struct walk *w, struct frame *parent)
{
    parent->children++;
    if (parent->elem == ELEM_BODY && parent->last == ELEM_SECT_PR)
        return fail(w, WRITE_DOCX_CHECK_SECTION, "behind the section's properties");
    parent->last = top(w)->elem;
    if (parent->order != NULL &&
        !write_docx_check_order_next(parent->order, &parent->rank, w->element->name))
        return fail(w, WRITE_DOCX_CHECK_ORDER, "out of order, unknown or twice");
    return true;
}

/* r:id, r:embed etc. must refer to a relationship. */
static void refer_relations(struct walk *w)
{
    for (size_t i = 0; i < w->element->attr_count; i++)
        if (str_is(w->element->attrs[i].prefix, "r"))
            write_docx_check_id_refer(w->check, SPACE_RELATION + (uint32_t)w->check->part,
                                      w->element->attrs[i].value);
}

static bool start_element(void *ctx, const struct wrap_xml_element *element)
{
    struct walk *w = ctx;
    bool is_word = str_is(element->prefix, "w");
    bool known = is_word || str_is(element->name, "docPr") || str_is(element->name, "created") ||
                 str_is(element->prefix, "ds");
    struct frame *f;

    w->element = element;
    w->depth = element->depth;
    f = top(w);
    *f = (struct frame){.elem = known ? elem_of(element->name) : ELEM_OTHER};
    if (is_word)
        f->order = write_docx_check_order_of(element->name);
    if (!enter_child(w, above(w, 1)))
        return false;
    refer_relations(w);
    return elems[f->elem].start == NULL || elems[f->elem].start(w);
}

static bool end_element(void *ctx, const struct wrap_xml_element *element)
{
    struct walk *w = ctx;
    enum elem elem;

    w->element = element;
    w->depth = element->depth;
    elem = top(w)->elem;
    return elems[elem].end == NULL || elems[elem].end(w);
}

/* 2026-05-29T00:00:00Z: the only form of W3CDTF that we write. */
static bool is_moment(struct str text)
{
    static const char form[] = "0000-00-00T00:00:00Z";

    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.p[i] >= '0' && text.p[i] <= '9';

        if (i >= sizeof(form) - 1 || (form[i] == '0' ? !digit : text.p[i] != form[i]))
            return false;
    }
    return text.n == sizeof(form) - 1;
}

static bool meet_text(void *ctx, struct str text, size_t off)
{
    struct walk *w = ctx;

    (void)off; /* the fault names the element */
    if (top(w)->elem != ELEM_CREATED || is_moment(text))
        return true;
    return write_docx_check_id_fail(w->check, WRITE_DOCX_CHECK_VALUE, "no moment: %.*s",
                                    STR_ARG(text));
}

bool write_docx_check_xml_parse(struct write_docx_check *check,
                                const struct wrap_xml_handler *handler, void *ctx)
{
    struct wrap_xml_error error;

    switch (wrap_xml_parse(check->parts[check->part].bytes, handler, ctx, &error)) {
    case WRAP_XML_OK:
        return true;
    case WRAP_XML_STOPPED:
        return false;
    case WRAP_XML_BROKEN:
    case WRAP_XML_REFUSED:
    case WRAP_XML_LIMIT:
        break;
    }
    return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_XML, "byte %zu: %s", error.off,
                                    error.message);
}

bool write_docx_check_xml(struct write_docx_check *check)
{
    static const struct wrap_xml_handler handler = {
        .start = start_element, .end = end_element, .text = meet_text};
    struct walk *w = ARENA_NEW(check->arena, struct walk);

    w->check = check;
    return write_docx_check_xml_parse(check, &handler, w);
}
