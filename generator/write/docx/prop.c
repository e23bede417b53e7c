/* SPDX-License-Identifier: MIT */
/* Property elements. Word rejects children out of schema order, so each element has one function,
 * which writes them in that order. */
#include "write/docx/private.h"

/* Borders of 0.75 pt and 0.5 pt, in eighths of a point. */
#define RULE_EIGHTHS 6u
#define TABLE_EIGHTHS 4u

static bool has(uint32_t set, enum sheet_prop prop)
{
    return (set & WRITE_DOCX_BIT(prop)) != 0;
}

static void put_uint(struct buf *b, const char *before, uint64_t value)
{
    buf_c(b, before);
    buf_uint(b, value);
    buf_char(b, '"');
}

/* <w:sz w:val="28"/> */
static void put_value(struct buf *b, const char *element, uint64_t value)
{
    buf_c(b, "<w:");
    buf_c(b, element);
    put_uint(b, " w:val=\"", value);
    buf_c(b, "/>");
}

static void put_text(struct buf *b, const char *element, struct str value)
{
    buf_c(b, "<w:");
    buf_c(b, element);
    buf_c(b, " w:val=\"");
    buf_xml(b, value);
    buf_c(b, "\"/>");
}

static void put_switch(struct buf *b, const char *element, bool on)
{
    buf_c(b, "<w:");
    buf_c(b, element);
    buf_c(b, on ? "/>" : " w:val=\"0\"/>");
}

/* Starts an element that is removed again if nothing is added to it. */
static size_t open_element(struct buf *b, const char *tag)
{
    buf_c(b, tag);
    return b->n;
}

static void close_element(struct buf *b, size_t start, const char *tag)
{
    if (b->n > start) {
        buf_c(b, "</");
        buf_c(b, tag + 1);
        return;
    }
    b->n -= str_c(tag).n;
    b->p[b->n] = '\0';
}

static void put_fonts(struct buf *b, struct str font)
{
    static const char *const scripts[] = {"ascii", "hAnsi", "eastAsia", "cs"};

    buf_c(b, "<w:rFonts");
    for (size_t i = 0; i < ARRAY_LEN(scripts); i++) {
        buf_c(b, " w:");
        buf_c(b, scripts[i]);
        buf_c(b, "=\"");
        buf_xml(b, font);
        buf_char(b, '"');
    }
    buf_c(b, "/>");
}

/* Each with its variant for complex scripts, as Word writes them. */
static void put_weight(struct buf *b, const struct write_docx_rpr *rpr)
{
    if (has(rpr->set, SHEET_BOLD)) {
        put_switch(b, "b", rpr->value[SHEET_BOLD] != 0);
        put_switch(b, "bCs", rpr->value[SHEET_BOLD] != 0);
    }
    if (has(rpr->set, SHEET_ITALIC)) {
        put_switch(b, "i", rpr->value[SHEET_ITALIC] != 0);
        put_switch(b, "iCs", rpr->value[SHEET_ITALIC] != 0);
    }
    if (rpr->strike)
        put_switch(b, "strike", true);
    if (has(rpr->set, SHEET_SIZE)) {
        put_value(b, "sz", rpr->value[SHEET_SIZE]);
        put_value(b, "szCs", rpr->value[SHEET_SIZE]);
    }
}

void write_docx_prop_rpr(struct buf *b, const struct write_docx_rpr *rpr)
{
    size_t start = open_element(b, "<w:rPr>");

    if (rpr->style != NULL)
        put_text(b, "rStyle", str_c(rpr->style));
    if (rpr->font.n > 0)
        put_fonts(b, rpr->font);
    put_weight(b, rpr);
    if (has(rpr->set, SHEET_UNDERLINE))
        put_text(b, "u", rpr->value[SHEET_UNDERLINE] != 0 ? STR("single") : STR("none"));
    if (rpr->vertical != RUN_BASE)
        put_text(b, "vertAlign",
                 rpr->vertical == RUN_SUPER ? STR("superscript") : STR("subscript"));
    if (rpr->lang)
        buf_c(b, "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\"/>");
    close_element(b, start, "<w:rPr>");
}

static void put_spacing(struct buf *b, const struct write_docx_ppr *ppr)
{
    uint32_t set = ppr->set;

    if (!has(set, SHEET_BEFORE) && !has(set, SHEET_AFTER) && !has(set, SHEET_LINE) &&
        ppr->exact == 0)
        return;
    buf_c(b, "<w:spacing");
    if (has(set, SHEET_BEFORE))
        put_uint(b, " w:before=\"", ppr->value[SHEET_BEFORE]);
    if (has(set, SHEET_AFTER))
        put_uint(b, " w:after=\"", ppr->value[SHEET_AFTER]);
    if (ppr->exact > 0) {
        put_uint(b, " w:line=\"", ppr->exact);
        buf_c(b, " w:lineRule=\"exact\"");
    } else if (has(set, SHEET_LINE)) {
        put_uint(b, " w:line=\"", ppr->value[SHEET_LINE]);
        buf_c(b, " w:lineRule=\"auto\"");
    }
    buf_c(b, "/>");
}

void write_docx_prop_ind(struct buf *b, uint32_t set, const uint32_t *value)
{
    uint32_t bits = WRITE_DOCX_BIT(SHEET_LEFT) | WRITE_DOCX_BIT(SHEET_RIGHT) |
                    WRITE_DOCX_BIT(SHEET_FIRST_LINE) | WRITE_DOCX_BIT(SHEET_HANGING);

    if ((set & bits) == 0)
        return;
    buf_c(b, "<w:ind");
    if (has(set, SHEET_LEFT))
        put_uint(b, " w:left=\"", value[SHEET_LEFT]);
    if (has(set, SHEET_RIGHT))
        put_uint(b, " w:right=\"", value[SHEET_RIGHT]);
    /* mutually exclusive, here as in Word: hanging has precedence */
    if (has(set, SHEET_FIRST_LINE) || has(set, SHEET_HANGING)) {
        if (value[SHEET_HANGING] > 0)
            put_uint(b, " w:hanging=\"", value[SHEET_HANGING]);
        else
            put_uint(b, " w:firstLine=\"", value[SHEET_FIRST_LINE]);
    }
    buf_c(b, "/>");
}

static struct str align_name(uint32_t align)
{
    switch ((enum sheet_align)align) {
    case SHEET_JUSTIFY:
        return STR("both");
    case SHEET_LEFT_ALIGN:
        break;
    case SHEET_CENTRE:
        return STR("center");
    case SHEET_RIGHT_ALIGN:
        return STR("right");
    }
    return STR("left");
}

/* keepNext … pBdr */
static void put_flow(struct buf *b, const struct write_docx_ppr *ppr)
{
    if (ppr->keep_next || has(ppr->set, SHEET_KEEP_NEXT))
        put_switch(b, "keepNext", ppr->keep_next || ppr->value[SHEET_KEEP_NEXT] != 0);
    if (has(ppr->set, SHEET_KEEP_LINES))
        put_switch(b, "keepLines", ppr->value[SHEET_KEEP_LINES] != 0);
    if (ppr->page_break)
        put_switch(b, "pageBreakBefore", true);
    if (ppr->num > 0) {
        buf_c(b, "<w:numPr>");
        put_value(b, "ilvl", ppr->level);
        put_value(b, "numId", ppr->num);
        buf_c(b, "</w:numPr>");
    }
    if (ppr->border) {
        put_uint(b, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"", RULE_EIGHTHS);
        buf_c(b, " w:space=\"0\" w:color=\"auto\"/></w:pBdr>");
    }
}

/* Paragraph mark: size (large type would enlarge a low line) and weight. */
static void put_mark(struct buf *b, const struct write_docx_ppr *ppr)
{
    uint32_t value[SHEET_PROP_COUNT] = {[SHEET_SIZE] = ppr->mark_size, [SHEET_BOLD] = 1};
    uint32_t set = (ppr->mark_size > 0 ? WRITE_DOCX_BIT(SHEET_SIZE) : 0) |
                   (ppr->mark_bold ? WRITE_DOCX_BIT(SHEET_BOLD) : 0);
    struct write_docx_rpr rpr = {.set = set, .value = value};

    if (set != 0)
        write_docx_prop_rpr(b, &rpr);
}

void write_docx_prop_ppr(struct buf *b, const struct write_docx_ppr *ppr)
{
    size_t start = open_element(b, "<w:pPr>");

    if (ppr->style.n > 0)
        put_text(b, "pStyle", ppr->style);
    put_flow(b, ppr);
    put_spacing(b, ppr);
    write_docx_prop_ind(b, ppr->set, ppr->value);
    if (has(ppr->set, SHEET_ALIGN))
        put_text(b, "jc", align_name(ppr->value[SHEET_ALIGN]));
    /* w:outlineLvl counts from 0; 9 is body text */
    if (has(ppr->set, SHEET_OUTLINE) && ppr->value[SHEET_OUTLINE] <= 9)
        put_value(b, "outlineLvl",
                  ppr->value[SHEET_OUTLINE] == 0 ? 9 : ppr->value[SHEET_OUTLINE] - 1);
    put_mark(b, ppr);
    if (ppr->sect != NULL)
        write_docx_prop_sect(b, ppr->sect);
    close_element(b, start, "<w:pPr>");
}

static void put_margin(struct buf *b, const char *element, const char *type, struct str id)
{
    if (id.n == 0)
        return;
    buf_printf(b, "<w:%s w:type=\"%s\" r:id=\"%.*s\"/>", element, type, STR_ARG(id));
}

void write_docx_prop_sect(struct buf *b, const struct write_docx_sect *sect)
{
    const struct layout_page *page = sect->page;

    buf_c(b, "<w:sectPr>");
    put_margin(b, "headerReference", "default", sect->header);
    put_margin(b, "headerReference", "first", sect->first_header);
    put_margin(b, "footerReference", "default", sect->footer);
    put_margin(b, "footerReference", "first", sect->first_footer);
    if (sect->new_page)
        put_text(b, "type", STR("nextPage"));
    put_uint(b, "<w:pgSz w:w=\"", page->width);
    put_uint(b, " w:h=\"", page->height);
    buf_c(b, page->landscape ? " w:orient=\"landscape\"/>" : "/>");
    put_uint(b, "<w:pgMar w:top=\"", page->top);
    put_uint(b, " w:right=\"", page->right);
    put_uint(b, " w:bottom=\"", page->bottom);
    put_uint(b, " w:left=\"", page->left);
    put_uint(b, " w:header=\"", page->header);
    put_uint(b, " w:footer=\"", sect->has_foot ? page->bottom : page->header);
    buf_c(b, " w:gutter=\"0\"/>");
    if (sect->restart)
        buf_c(b, "<w:pgNumType w:start=\"1\"/>");
    if (sect->bare_first)
        put_switch(b, "titlePg", true);
    buf_c(b, "</w:sectPr>");
}

static const char *const sides[] = {"top", "left", "bottom", "right"};

static void put_border(struct buf *b, const char *side, bool border)
{
    if (border)
        buf_printf(b, "<w:%s w:val=\"single\" w:sz=\"%u\" w:space=\"0\" w:color=\"auto\"/>", side,
                   TABLE_EIGHTHS);
    else
        buf_printf(b, "<w:%s w:val=\"nil\"/>", side);
}

static void put_table_borders(struct buf *b, bool border)
{
    buf_c(b, "<w:tblBorders>");
    for (size_t i = 0; i < ARRAY_LEN(sides); i++)
        put_border(b, sides[i], border);
    put_border(b, "insideH", border);
    put_border(b, "insideV", border);
    buf_c(b, "</w:tblBorders>");
}

static void put_margins(struct buf *b, bool border)
{
    buf_c(b, "<w:tblCellMar>");
    for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
        bool beside = i % 2 == 1; /* left, right */

        buf_printf(b, "<w:%s w:w=\"%u\" w:type=\"dxa\"/>", sides[i],
                   border && beside ? SHEET_CELL_PADDING : 0);
    }
    buf_c(b, "</w:tblCellMar>");
}

void write_docx_prop_tblpr_style(struct buf *b, bool border)
{
    buf_c(b, "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>");
    put_table_borders(b, border);
    put_margins(b, border);
    buf_c(b, "</w:tblPr>");
}

/* LibreOffice needs borders and margins on the table too, not only in its style. */
void write_docx_prop_tblpr(struct buf *b, struct str style, uint32_t width, bool border)
{
    buf_c(b, "<w:tblPr>");
    if (style.n > 0)
        put_text(b, "tblStyle", style);
    put_uint(b, "<w:tblW w:w=\"", width);
    buf_c(b, " w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>");
    put_table_borders(b, border);
    buf_c(b, "<w:tblLayout w:type=\"fixed\"/>");
    put_margins(b, border);
    buf_c(b, "</w:tblPr>");
}

void write_docx_prop_trpr(struct buf *b, bool header)
{
    buf_c(b, "<w:trPr><w:cantSplit/>");
    if (header)
        buf_c(b, "<w:tblHeader/>");
    buf_c(b, "</w:trPr>");
}

void write_docx_prop_tcpr(struct buf *b, const struct write_docx_cell *cell)
{
    buf_c(b, "<w:tcPr>");
    put_uint(b, "<w:tcW w:w=\"", cell->width);
    buf_c(b, " w:type=\"dxa\"/>");
    if (cell->span > 1)
        put_value(b, "gridSpan", cell->span);
    if (cell->merge == BOX_MERGE_FIRST)
        buf_c(b, "<w:vMerge w:val=\"restart\"/>");
    else if (cell->merge == BOX_MERGE_MORE)
        buf_c(b, "<w:vMerge/>");
    if (!cell->border) {
        buf_c(b, "<w:tcBorders>");
        for (size_t i = 0; i < ARRAY_LEN(sides); i++)
            put_border(b, sides[i], false);
        buf_c(b, "</w:tcBorders>");
    }
    buf_c(b, "</w:tcPr>");
}
