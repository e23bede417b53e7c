/* SPDX-License-Identifier: MIT */
/* write/docx/prop.c: whatever is set, children come in the schema's order
 * (ISO/IEC 29500-4), each once, and w:b, w:i, w:sz with their twins. */
#include <stdio.h>
#include <string.h>

#include "write/docx/private.h"

static unsigned ran, failed;

static const char ppr_order[] =
    " pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange ";
static const char rpr_order[] =
    " rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath ";
static const char sect_order[] =
    " headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid ";
static const char tblpr_order[] =
    " tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription ";
static const char tcpr_order[] = " cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar "
                                 "textDirection tcFitText vAlign hideMark ";

static void check(bool ok, const char *what, const char *xml)
{
    ran++;
    if (ok)
        return;
    failed++;
    printf("test_write_docx_prop: %s: %s\n", what, xml);
}

/* The next child of the outermost element at *at, its name in `name`. */
static bool next_child(const char *xml, size_t *at, char *name, size_t size)
{
    unsigned depth = 0;

    for (const char *p = xml + *at; (p = strchr(p, '<')) != NULL; p++) {
        const char *end = strchr(p, '>');
        size_t n = strcspn(p + 1, " />");

        if (end == NULL)
            return false;
        if (p[1] == '/') {
            depth--;
            continue;
        }
        if (depth == 0 && n - 2 < size) {
            snprintf(name, size, "%.*s", (int)n - 2, p + 3);
            *at = (size_t)(end + 1 - xml);
            if (end[-1] == '/')
                return true;
            /* behind its own end */
            for (depth = 1; depth > 0;) {
                p = strchr(xml + *at, '<');
                end = p != NULL ? strchr(p, '>') : NULL;
                if (end == NULL)
                    return false;
                depth += p[1] == '/' ? -1u : end[-1] == '/' ? 0 : 1;
                *at = (size_t)(end + 1 - xml);
            }
            return true;
        }
    }
    return false;
}

/* Children of the element in `xml`; all in `order`, none behind its successor. */
static void check_order(const char *xml, const char *order, const char *what)
{
    const char *start = strchr(xml, '>');
    char name[32];
    char spaced[40];
    size_t last = 0;
    size_t at = start != NULL ? (size_t)(start + 1 - xml) : 0;

    while (next_child(xml, &at, name, sizeof(name)) && name[0] != '\0') {
        const char *found;

        snprintf(spaced, sizeof(spaced), " %s ", name);
        found = strstr(order, spaced);
        check(found != NULL, what, name);
        if (found == NULL)
            return;
        check((size_t)(found - order) + 1 > last || strcmp(name, "headerReference") == 0, what,
              xml);
        last = (size_t)(found - order) + 2;
        if (strncmp(xml + at, "</w:", 4) == 0)
            break;
    }
}

static unsigned count(const char *xml, const char *what)
{
    unsigned n = 0;

    for (const char *p = xml; (p = strstr(p, what)) != NULL; p++)
        n++;
    return n;
}

static void test_rpr(void)
{
    static const uint32_t value[SHEET_PROP_COUNT] = {
        [SHEET_SIZE] = 28, [SHEET_BOLD] = 1, [SHEET_UNDERLINE] = 1};
    struct buf b = BUF_NEW;

    for (uint32_t bits = 0; bits < 256; bits++) {
        struct write_docx_rpr rpr = {.style = (bits & 1) != 0 ? "Dau" : NULL,
                                     .font = (bits & 2) != 0 ? STR("Times New Roman") : STR_NONE,
                                     .set = bits >> 2 & 15,
                                     .value = value,
                                     .vertical = (bits & 64) != 0 ? RUN_SUPER : RUN_BASE,
                                     .lang = (bits & 128) != 0};

        buf_clear(&b);
        write_docx_prop_rpr(&b, &rpr);
        check((b.n == 0) == (bits == 0), "empty only when nothing is set", b.n > 0 ? b.p : "");
        if (b.n == 0)
            continue;
        check_order(b.p, rpr_order, "w:rPr");
        check(count(b.p, "<w:b") == 2 * count(b.p, "<w:bCs"), "w:bCs", b.p);
        check(count(b.p, "<w:i") == 2 * count(b.p, "<w:iCs"), "w:iCs", b.p);
        check(count(b.p, "<w:sz") == 2 * count(b.p, "<w:szCs"), "w:szCs", b.p);
    }
    buf_done(&b);
}

static void test_ppr(void)
{
    static const uint32_t value[SHEET_PROP_COUNT] = {[SHEET_FIRST_LINE] = 567,
                                                     [SHEET_KEEP_NEXT] = 1,
                                                     [SHEET_OUTLINE] = 2};
    static const struct layout_page page = {.width = 11906, .height = 16838};
    struct write_docx_sect sect = {.page = &page, .header = STR("h1")};
    struct buf b = BUF_NEW;

    /* every pair of properties of the sheet, with every choice of the others */
    for (uint32_t i = 0; i < SHEET_PROP_COUNT * SHEET_PROP_COUNT * 64; i++) {
        uint32_t bits = i % 64;
        struct write_docx_ppr ppr = {.set = 1u << i / 64 % SHEET_PROP_COUNT |
                                            1u << i / 64 / SHEET_PROP_COUNT,
                                     .value = value,
                                     .style = (bits & 1) != 0 ? STR("Muc") : STR_NONE,
                                     .page_break = (bits & 2) != 0,
                                     .num = (bits & 4) != 0 ? 3 : 0,
                                     .border = (bits & 8) != 0,
                                     .exact = (bits & 8) != 0 ? 40 : 0,
                                     .mark_bold = (bits & 16) != 0,
                                     .sect = (bits & 32) != 0 ? &sect : NULL};

        buf_clear(&b);
        write_docx_prop_ppr(&b, &ppr);
        if (b.n > 0)
            check_order(b.p, ppr_order, "w:pPr");
    }
    buf_done(&b);
}

static void test_sect(void)
{
    struct buf b = BUF_NEW;

    for (uint32_t bits = 0; bits < 64; bits++) {
        struct layout_page page = {.width = 16838, .height = 11906, .landscape = (bits & 32) != 0};
        struct write_docx_sect sect = {.page = &page,
                                       .header = (bits & 1) != 0 ? STR("h1") : STR_NONE,
                                       .first_header = (bits & 2) != 0 ? STR("h2") : STR_NONE,
                                       .bare_first = (bits & 4) != 0,
                                       .restart = (bits & 8) != 0,
                                       .new_page = (bits & 16) != 0};

        buf_clear(&b);
        write_docx_prop_sect(&b, &sect);
        check_order(b.p, sect_order, "w:sectPr");
        check((strstr(b.p, "landscape") != NULL) == page.landscape, "landscape", b.p);
    }
    buf_done(&b);
}

static void test_table(void)
{
    struct buf b = BUF_NEW;

    for (uint32_t bits = 0; bits < 8; bits++) {
        bool border = (bits & 1) != 0;
        struct write_docx_cell cell = {
            .width = 500, .span = (bits & 2) != 0 ? 2 : 1, .border = border};

        buf_clear(&b);
        write_docx_prop_tblpr(&b, (bits & 4) != 0 ? STR("Bang") : STR_NONE, 9354, border);
        check_order(b.p, tblpr_order, "w:tblPr");
        check((strstr(b.p, "\"single\"") != NULL) == border, "borders of a table", b.p);
        buf_clear(&b);
        write_docx_prop_tblpr_style(&b, border);
        check_order(b.p, tblpr_order, "w:tblPr of a style");
        buf_clear(&b);
        write_docx_prop_tcpr(&b, &cell);
        check_order(b.p, tcpr_order, "w:tcPr");
        check((strstr(b.p, "\"nil\"") != NULL) != border, "borders of a cell", b.p);
    }
    buf_done(&b);
}

static void test_ind(void)
{
    static const struct {
        uint32_t first, hanging;
        const char *xml;
    } cases[] = {
        {567, 0, "<w:ind w:left=\"0\" w:firstLine=\"567\"/>"},
        {567, 284, "<w:ind w:left=\"0\" w:hanging=\"284\"/>"},
        {0, 0, "<w:ind w:left=\"0\" w:firstLine=\"0\"/>"},
    };
    uint32_t set = WRITE_DOCX_BIT(SHEET_LEFT) | WRITE_DOCX_BIT(SHEET_HANGING);
    struct buf b = BUF_NEW;

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        uint32_t value[SHEET_PROP_COUNT] = {[SHEET_FIRST_LINE] = cases[i].first,
                                            [SHEET_HANGING] = cases[i].hanging};

        buf_clear(&b);
        write_docx_prop_ind(&b, set, value);
        check(strcmp(b.p, cases[i].xml) == 0, cases[i].xml, b.p);
    }
    buf_done(&b);
}

int main(void)
{
    test_rpr();
    test_ppr();
    test_sect();
    test_table();
    test_ind();
    printf("test_write_docx_prop: %u checks, %u failed\n", ran, failed);
    return failed > 0 || ran == 0;
}
