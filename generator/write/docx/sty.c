/* SPDX-License-Identifier: MIT */
/* styles.xml: document defaults, and the styles used with those they are based on or followed by. A
 * style specifies only what it does not inherit. */
#include <string.h>

#include "write/docx/private.h"

#define ALL_PROPS ((1u << SHEET_PROP_COUNT) - 1u)
/* Largest w:uiPriority, by which Word sorts its list of styles. */
#define PRIORITY_MAX 99u

void write_docx_sty_use(struct write_docx_package *package, const struct style *style)
{
    if (style != NULL)
        package->style_used[style - package->layout->sheet->styles] = true;
}

/* Marks basedOn and next of used styles as used. Terminates: each pass marks at least one more. */
static void close_over(struct write_docx_package *package)
{
    const struct sheet *sheet = package->layout->sheet;
    bool *used = package->style_used;
    bool changed = true;

    while (changed) {
        changed = false;
        for (size_t i = 0; i < sheet->count; i++) {
            const struct style *const more[] = {sheet->styles[i].based_on, sheet->styles[i].next};

            for (size_t k = 0; used[i] && k < ARRAY_LEN(more); k++) {
                changed |= more[k] != NULL && !used[more[k] - sheet->styles];
                write_docx_sty_use(package, more[k]);
            }
        }
    }
}

/* Defaults: one font, size of body text, single line spacing, no indents. LibreOffice kerns if
 * w:rPrDefault is absent. */
static void default_values(const struct write_docx_package *package,
                           uint32_t value[SHEET_PROP_COUNT])
{
    for (size_t i = 0; i < SHEET_PROP_COUNT; i++)
        value[i] = 0;
    value[SHEET_SIZE] = package->base != NULL ? package->base->value[SHEET_SIZE] : 28;
    value[SHEET_ALIGN] = SHEET_LEFT_ALIGN;
    value[SHEET_LINE] = 240;
}

static void put_defaults(const struct write_docx_package *package, struct buf *out)
{
    uint32_t value[SHEET_PROP_COUNT];
    struct write_docx_rpr rpr = {.font = package->layout->sheet->font,
                                 .set = WRITE_DOCX_BIT(SHEET_SIZE),
                                 .value = value,
                                 .lang = true};
    struct write_docx_ppr ppr = {.set = WRITE_DOCX_BIT(SHEET_BEFORE) | WRITE_DOCX_BIT(SHEET_AFTER) |
                                        WRITE_DOCX_BIT(SHEET_LINE),
                                 .value = value};

    default_values(package, value);
    buf_c(out, "<w:docDefaults><w:rPrDefault>");
    write_docx_prop_rpr(out, &rpr);
    buf_c(out, "</w:rPrDefault><w:pPrDefault>");
    write_docx_prop_ppr(out, &ppr);
    buf_c(out, "</w:pPrDefault></w:docDefaults>");
    /* hide Word's built-in styles until used */
    buf_c(out, "<w:latentStyles w:defLockedState=\"0\" w:defUIPriority=\"99\" "
               "w:defSemiHidden=\"1\" w:defUnhideWhenUsed=\"1\" w:defQFormat=\"0\" "
               "w:count=\"376\"/>");
}

/* Properties that a style specifies: its own; a root style also all that differ from the
 * defaults. */
static uint32_t own_props(const struct write_docx_package *package, const struct style *style)
{
    uint32_t value[SHEET_PROP_COUNT];
    uint32_t set = style->own & ALL_PROPS;

    if (style->based_on != NULL)
        return set;
    default_values(package, value);
    for (unsigned i = 0; i < SHEET_PROP_COUNT; i++)
        if (style->value[i] != value[i])
            set |= 1u << i;
    return set;
}

/* Names built into Word keep their behaviour; our name becomes an alias. */
static const char *built_in_name(const struct write_docx_package *package,
                                 const struct style *style)
{
    if (style == package->base)
        return "Normal";
    return style == package->notes.style ? "footnote text" : NULL;
}

/* A comma would end the name and start an alias. */
static void put_name(struct buf *out, const struct style *style)
{
    struct str rest = style->name.n > 0 ? style->name : style->id;
    struct str piece = STR_NONE;

    for (bool first = true; str_split(&rest, ',', &piece); first = false) {
        if (!first)
            buf_char(out, ';');
        buf_xml(out, piece);
    }
}

static void put_names(const struct write_docx_package *package, struct buf *out,
                      const struct style *style)
{
    static const char *const types[] = {"paragraph", "character", "table"};
    const char *built_in = built_in_name(package, style);

    buf_printf(out, "<w:style w:type=\"%s\"%s%s w:styleId=\"", types[style->kind],
               style == package->base ? " w:default=\"1\"" : "",
               built_in == NULL ? " w:customStyle=\"1\"" : "");
    buf_xml(out, style->id);
    buf_c(out, "\"><w:name w:val=\"");
    if (built_in != NULL) {
        buf_c(out, built_in);
        buf_c(out, "\"/><w:aliases w:val=\"");
    }
    put_name(out, style);
    buf_c(out, "\"/>");
}

static void put_reference(struct buf *out, const char *element, const struct style *to)
{
    buf_printf(out, "<w:%s w:val=\"", element);
    buf_xml(out, to->id);
    buf_c(out, "\"/>");
}

static void put_properties(const struct write_docx_package *package, struct buf *out,
                           const struct style *style)
{
    uint32_t set = own_props(package, style);
    uint32_t value[SHEET_PROP_COUNT];
    struct write_docx_ppr ppr = {.set = set, .value = value};
    struct write_docx_rpr rpr = {.set = set, .value = value};

    memcpy(value, style->value, sizeof(value));
    value[SHEET_OUTLINE] = layout_outline(package->layout, style);
    /* each emitter selects from `set` */
    if (style->kind == SHEET_PARAGRAPH)
        write_docx_prop_ppr(out, &ppr);
    if (style->kind != SHEET_TABLE)
        write_docx_prop_rpr(out, &rpr);
    if (style->kind == SHEET_TABLE)
        write_docx_prop_tblpr_style(out, style->border);
}

static void put_style(const struct write_docx_package *package, struct buf *out,
                      const struct style *style)
{
    size_t place = (size_t)(style - package->layout->sheet->styles);

    put_names(package, out, style);
    if (style->based_on != NULL && style->based_on->kind == style->kind)
        put_reference(out, "basedOn", style->based_on);
    if (style->next != NULL && style->next != style && style->kind == SHEET_PARAGRAPH)
        put_reference(out, "next", style->next);
    buf_printf(out, "<w:uiPriority w:val=\"%zu\"/>", place < PRIORITY_MAX ? place : PRIORITY_MAX);
    if (style->kind == SHEET_PARAGRAPH)
        buf_c(out, "<w:qFormat/>");
    put_properties(package, out, style);
    buf_c(out, "</w:style>");
}

void write_docx_sty_part(struct write_docx_package *package, struct buf *out)
{
    const struct sheet *sheet = package->layout->sheet;

    write_docx_sty_use(package, package->base);
    close_over(package);
    buf_c(out, WRITE_DOCX_XML "<w:styles xmlns:w=\"" WRITE_DOCX_W "\">");
    put_defaults(package, out);
    for (size_t i = 0; i < sheet->count; i++)
        if (package->style_used[i])
            put_style(package, out, &sheet->styles[i]);
    if (package->notes.any)
        buf_c(out, "<w:style w:type=\"character\" w:styleId=\"" WRITE_DOCX_NOTE_MARK "\">"
                   "<w:name w:val=\"footnote reference\"/><w:uiPriority w:val=\"99\"/>"
                   "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    buf_c(out, "</w:styles>");
}
