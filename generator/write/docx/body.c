/* SPDX-License-Identifier: MIT */
/* Converts boxes to paragraphs and tables. No recursion: boxes are opened on the way down and
 * closed on the way up. */
#include "write/docx/private.h"

/* An invisible paragraph that Word requires: 1 pt high. Between tables with borders it is a gap of
 * 6 pt instead. */
#define FILLER_LINE 20u
#define GAP_LINE 120u
#define FILLER_SIZE 2u
/* Height of the paragraph above a drawn line: 2 pt, close to the text. */
#define RULE_LINE 40u

/* State of the traversal of a flow. */
struct flow {
    const struct write_docx_story *story;
    const struct box *root;
    const struct write_docx_sect *sect; /* still to be put into the last paragraph */
    const char *lead;                   /* still to be put into the first one */
};

static const struct write_docx_sect *take_sect(struct flow *flow, const struct box *box)
{
    const struct write_docx_sect *sect = flow->sect;

    if (sect == NULL || box->parent != flow->root || box->next != NULL)
        return NULL;
    flow->sect = NULL;
    return sect;
}

static void put_lead(struct flow *flow)
{
    if (flow->lead != NULL)
        buf_c(flow->story->out, flow->lead);
    flow->lead = NULL;
}

/* An invisible paragraph: between tables (Word would merge them), after the last table of a cell or
 * section, for an empty flow. */
static void put_filler(struct flow *flow, uint32_t line, const struct write_docx_sect *sect)
{
    static const uint32_t none[SHEET_PROP_COUNT] = {0};
    struct write_docx_ppr ppr = {.set = WRITE_DOCX_BIT(SHEET_BEFORE) | WRITE_DOCX_BIT(SHEET_AFTER),
                                 .value = none,
                                 .exact = line,
                                 .mark_size = FILLER_SIZE,
                                 .sect = sect};

    buf_c(flow->story->out, "<w:p>");
    write_docx_prop_ppr(flow->story->out, &ppr);
    put_lead(flow);
    buf_c(flow->story->out, "</w:p>");
}

/* A box is kept with the next one if it or an ancestor requires it: Word takes the property of a
 * row from its paragraphs. */
static bool keeps_next(const struct flow *flow, const struct box *box)
{
    for (const struct box *up = box; up != NULL && up != flow->root; up = up->parent)
        if (up->keep_next)
            return true;
    return false;
}

static struct write_docx_ppr start_ppr(struct flow *flow, const struct box *box)
{
    struct write_docx_ppr ppr = {.page_break = box->page_break, .sect = take_sect(flow, box)};
    bool kept = box->style != NULL && box->style->value[SHEET_KEEP_NEXT] != 0;

    if (box->style != NULL) {
        ppr.style = box->style->id;
        write_docx_sty_use(flow->story->package, box->style);
    }
    ppr.keep_next = !kept && keeps_next(flow, box);
    return ppr;
}

static void set_number(struct flow *flow, const struct box *box, struct write_docx_ppr *ppr)
{
    struct write_docx_package *package = flow->story->package;

    if (!write_docx_num_is_native(package, box))
        return;
    ppr->num = write_docx_num_use(package, box);
    ppr->level = box->label.level;
    ppr->mark_bold = box->label.bold && !package->layout->lists[box->label.list].bold;
    if (write_docx_num_differs(package, box)) {
        ppr->set = WRITE_DOCX_BIT(SHEET_LEFT) | WRITE_DOCX_BIT(SHEET_FIRST_LINE) |
                   WRITE_DOCX_BIT(SHEET_HANGING);
        ppr->value = box->style->value;
    }
}

static void put_para(struct flow *flow, const struct box *box)
{
    struct write_docx_ppr ppr = start_ppr(flow, box);

    if (flow->story->package->doc->carried != 0 && !flow->story->is_margin)
        write_docx_source_mark(flow->story, box);
    set_number(flow, box, &ppr);
    buf_c(flow->story->out, "<w:p>");
    write_docx_prop_ppr(flow->story->out, &ppr);
    put_lead(flow);
    write_docx_run_para(flow->story, box);
    buf_c(flow->story->out, "</w:p>");
}

/* A rule is the bottom border of an empty paragraph, from its left to its right indent. */
static void put_rule(struct flow *flow, const struct box *box)
{
    struct write_docx_ppr ppr = start_ppr(flow, box);
    uint32_t spare = box->width > box->rule_width ? box->width - box->rule_width : 0;
    uint32_t value[SHEET_PROP_COUNT] = {
        [SHEET_LEFT] = spare / 2, [SHEET_RIGHT] = spare - spare / 2};

    ppr.set =
        WRITE_DOCX_BIT(SHEET_LEFT) | WRITE_DOCX_BIT(SHEET_RIGHT) | WRITE_DOCX_BIT(SHEET_FIRST_LINE);
    ppr.value = value;
    ppr.border = true;
    ppr.exact = RULE_LINE;
    buf_c(flow->story->out, "<w:p>");
    write_docx_prop_ppr(flow->story->out, &ppr);
    put_lead(flow);
    buf_c(flow->story->out, "</w:p>");
}

static bool is_bordered(const struct box *table)
{
    return table->style != NULL && table->style->border;
}

static void open_table(struct flow *flow, const struct box *box)
{
    struct buf *out = flow->story->out;
    bool styled = box->style != NULL && box->style->kind == SHEET_TABLE;
    uint32_t width = 0;

    if (styled)
        write_docx_sty_use(flow->story->package, box->style);
    for (unsigned i = 0; i < box->grid.count; i++)
        width += box->grid.widths[i];
    buf_c(out, "<w:tbl>");
    write_docx_prop_tblpr(out, styled ? box->style->id : STR_NONE, width, is_bordered(box));
    buf_c(out, "<w:tblGrid>");
    for (unsigned i = 0; i < box->grid.count; i++) {
        buf_c(out, "<w:gridCol w:w=\"");
        buf_uint(out, box->grid.widths[i]);
        buf_c(out, "\"/>");
    }
    buf_c(out, "</w:tblGrid>");
}

static void open_cell(struct flow *flow, const struct box *box)
{
    const struct box *table = box->parent->parent;
    struct write_docx_cell cell = {.span = box->cell.span,
                                   .merge = (enum box_merge)box->cell.merge,
                                   .border = is_bordered(table)};
    unsigned column = 0;

    for (const struct box *left = box->parent->first; left != box; left = left->next)
        column += left->cell.span;
    for (unsigned i = 0; i < box->cell.span && column + i < table->grid.count; i++)
        cell.width += table->grid.widths[column + i];
    buf_c(flow->story->out, "<w:tc>");
    write_docx_prop_tcpr(flow->story->out, &cell);
}

static void enter_box(struct flow *flow, const struct box *box)
{
    switch ((enum box_kind)box->kind) {
    case BOX_PARA:
        put_para(flow, box);
        break;
    case BOX_RULE:
        put_rule(flow, box);
        break;
    case BOX_TABLE:
        open_table(flow, box);
        break;
    case BOX_ROW:
        buf_c(flow->story->out, "<w:tr>");
        write_docx_prop_trpr(flow->story->out, box->header);
        break;
    case BOX_CELL:
        open_cell(flow, box);
        break;
    }
}

static bool ends_in_table(const struct box *holder)
{
    return holder->last == NULL || holder->last->kind == BOX_TABLE;
}

static void leave_box(struct flow *flow, const struct box *box)
{
    switch ((enum box_kind)box->kind) {
    case BOX_PARA:
    case BOX_RULE:
        break;
    case BOX_TABLE:
        buf_c(flow->story->out, "</w:tbl>");
        if (box->next != NULL && box->next->kind == BOX_TABLE)
            put_filler(flow, is_bordered(box) || is_bordered(box->next) ? GAP_LINE : FILLER_LINE,
                       NULL);
        break;
    case BOX_ROW:
        buf_c(flow->story->out, "</w:tr>");
        break;
    case BOX_CELL:
        if (ends_in_table(box))
            put_filler(flow, FILLER_LINE, NULL);
        buf_c(flow->story->out, "</w:tc>");
        break;
    }
}

void write_docx_body_flow(const struct write_docx_story *story, const struct box *root,
                          const struct write_docx_sect *sect, const char *lead)
{
    struct flow flow = {.story = story, .root = root, .sect = sect, .lead = lead};
    const struct box *box = root->first;

    while (box != NULL) {
        enter_box(&flow, box);
        if (box->first != NULL) {
            box = box->first;
            continue;
        }
        leave_box(&flow, box);
        while (box != root && box->next == NULL) {
            box = box->parent;
            if (box != root)
                leave_box(&flow, box);
        }
        box = box == root ? NULL : box->next;
    }
    if (ends_in_table(root))
        put_filler(&flow, FILLER_LINE, flow.sect);
}

void write_docx_body_document(struct write_docx_package *package, struct buf *out,
                              const struct write_docx_sect *sects)
{
    struct write_docx_story story = {
        .package = package, .out = out, .links = &package->links, .notes = true};
    size_t count = package->layout->section_count;

    buf_c(out, WRITE_DOCX_XML "<w:document" WRITE_DOCX_NS "><w:body>");
    for (size_t i = 0; i < count; i++)
        write_docx_body_flow(&story, package->layout->sections[i].root,
                             i + 1 < count ? &sects[i] : NULL, NULL);
    if (count > 0)
        write_docx_prop_sect(out, &sects[count - 1]);
    buf_c(out, "</w:body></w:document>");
}
