/* SPDX-License-Identifier: MIT */
/* Assembles the package: first the text, which determines what is used, then the parts that depend
 * on it; checks, then zips. */
#include "write/docx/docx.h"

#include "doc/fingerprint.h"
#include "doc/seal.h"
#include "write/docx/check.h"
#include "write/docx/private.h"

#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define DOCPROPS "application/vnd.openxmlformats-officedocument."
/* Number of parts other than headers and footers. */
#define FIXED_PARTS 24u

static struct write_docx_part *add_part(struct write_docx_package *package, const char *name,
                                        const char *type, const char *relation)
{
    struct write_docx_part *part = &package->parts[package->part_count++];

    *part = (struct write_docx_part){
        .name = name, .type = type, .relation = relation, .bytes = BUF_NEW};
    return part;
}

/* The default paragraph style: the first without basedOn. */
static const struct style *find_base(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->styles[i].kind == SHEET_PARAGRAPH && sheet->styles[i].based_on == NULL)
            return &sheet->styles[i];
    return NULL;
}

static const struct style *find_note_style(const struct layout *layout)
{
    const struct box *box;

    if (layout->note_count == 0)
        return NULL;
    box = layout->notes[0].root->first;
    return box != NULL && box->kind == BOX_PARA ? box->style : NULL;
}

static void init_package(struct write_docx_package *package, struct doc *doc,
                         const struct layout *layout)
{
    struct arena *a = &doc->arena;

    *package = (struct write_docx_package){.doc = doc, .layout = layout, .marks = BUF_NEW};
    package->base = find_base(layout->sheet);
    package->style_used = ARENA_ARRAY(a, bool, layout->sheet->count);
    package->notes.style = find_note_style(layout);
    package->part_cap = num_add(num_mul(layout->section_count, 2), FIXED_PARTS + 2);
    package->parts = ARENA_ARRAY(a, struct write_docx_part, package->part_cap);
    package->lists = ARENA_ARRAY(a, struct write_docx_list, layout->list_count);
    package->notes.used = ARENA_ARRAY(a, bool, layout->note_count);
}

static void done_package(struct write_docx_package *package)
{
    buf_done(&package->marks);
    for (size_t i = 0; i < package->part_count; i++)
        buf_done(&package->parts[i].bytes);
}

/* Headers or footers; sections with equal content share a part. */
struct margins {
    const char *element; /* "w:hdr" */
    const char *name;    /* "header": of its file name, type and relationship */
    const char *id;      /* "rHeader": of its relationship ids, followed by a number */
    struct str *xml;
    size_t count;
};

static struct str margin_xml(struct write_docx_package *package, const char *element,
                             const struct box *root)
{
    struct buf b = BUF_NEW;
    struct write_docx_story story = {.package = package, .out = &b, .is_margin = true};
    static const struct box empty = {.kind = BOX_CELL};
    struct str copy;

    buf_printf(&b, WRITE_DOCX_XML "<%s" WRITE_DOCX_NS ">", element);
    write_docx_body_flow(&story, root != NULL ? root : &empty, NULL, NULL);
    buf_printf(&b, "</%s>", element);
    copy = arena_str(&package->doc->arena, buf_view(&b));
    buf_done(&b);
    return copy;
}

/* Relationship id of the header or footer with the content of a box (NULL: empty). */
static struct str use_margin(struct write_docx_package *package, struct margins *margins,
                             const struct box *root)
{
    struct str xml = margin_xml(package, margins->element, root);
    size_t at = 0;

    while (at < margins->count && !str_eq(margins->xml[at], xml))
        at++;
    if (at == margins->count)
        margins->xml[margins->count++] = xml;
    return arena_printf(&package->doc->arena, "%s%zu", margins->id, at + 1);
}

static bool has_headers(const struct layout *layout)
{
    for (size_t i = 0; i < layout->section_count; i++)
        if (layout->sections[i].header != NULL)
            return true;
    return false;
}

static bool has_feet(const struct layout *layout)
{
    for (size_t i = 0; i < layout->section_count; i++)
        if (layout->sections[i].foot != NULL)
            return true;
    return false;
}

/* Each section specifies its headers and footers: Word and LibreOffice differ in what a section
 * inherits. The first page of a part has no number. */
static struct write_docx_sect *make_sects(struct write_docx_package *package,
                                          struct margins *headers, struct margins *footers)
{
    const struct layout *layout = package->layout;
    struct write_docx_sect *sects =
        ARENA_ARRAY(&package->doc->arena, struct write_docx_sect, layout->section_count);
    bool any_header = has_headers(layout);
    bool any_foot = has_feet(layout);

    for (size_t i = 0; i < layout->section_count; i++) {
        const struct layout_section *section = &layout->sections[i];
        struct write_docx_sect *sect = &sects[i];

        *sect = (struct write_docx_sect){.page = &section->page,
                                         .restart = section->first && i > 0,
                                         .new_page = i > 0,
                                         .has_foot = section->foot != NULL};
        sect->bare_first = section->first && (any_header || any_foot);
        if (any_header)
            sect->header = use_margin(package, headers, section->header);
        if (any_header && sect->bare_first)
            sect->first_header = use_margin(package, headers, NULL);
        if (any_foot)
            sect->footer = use_margin(package, footers, NULL);
        if (any_foot && sect->bare_first)
            sect->first_footer = use_margin(package, footers, section->foot);
    }
    return sects;
}

static void add_related(struct write_docx_package *package, const char *name, const char *type,
                        const char *relation, const char *id,
                        void (*fill)(struct write_docx_package *, struct buf *))
{
    struct write_docx_part *part = add_part(package, name, type, relation);

    part->id = id;
    fill(package, &part->bytes);
}

static void fill_settings(struct write_docx_package *package, struct buf *out)
{
    write_docx_part_settings(package, out);
}

static void fill_fonts(struct write_docx_package *package, struct buf *out)
{
    write_docx_part_fonts(package, out);
}

static void add_margins(struct write_docx_package *package, const struct margins *margins)
{
    struct arena *a = &package->doc->arena;

    for (size_t i = 0; i < margins->count; i++) {
        struct write_docx_part *part =
            add_part(package, arena_printf(a, "word/%s%zu.xml", margins->name, i + 1).p,
                     arena_printf(a, TYPE "%s+xml", margins->name).p,
                     arena_printf(a, WRITE_DOCX_REL "/%s", margins->name).p);

        part->id = arena_printf(a, "%s%zu", margins->id, i + 1).p;
        buf_str(&part->bytes, margins->xml[i]);
    }
}

/* Returns the part of the custom properties, which is empty: it is filled last. */
static struct write_docx_part *add_docprops(struct write_docx_package *package)
{
    struct write_docx_part *core = add_part(
        package, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
        WRITE_DOCX_PACKAGE_REL "/metadata/core-properties");
    struct write_docx_part *app =
        add_part(package, "docProps/app.xml", DOCPROPS "extended-properties+xml",
                 WRITE_DOCX_REL "/extended-properties");
    struct write_docx_part *custom = add_part(package, SEAL_PART, DOCPROPS "custom-properties+xml",
                                              WRITE_DOCX_REL "/custom-properties");

    write_docx_part_core(package, &core->bytes);
    write_docx_part_app(&app->bytes);
    core->id = "rCore";
    app->id = "rApp";
    custom->id = "rCustom";
    core->of_package = app->of_package = custom->of_package = true;
    return custom;
}

/* Names and ids of the custom XML items; static, as the package refers to them. */
static const struct {
    const char *item, *props, *relations, *id;
} items[] = {
    {"customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels",
     "rSource"},
    {"customXml/item2.xml", "customXml/itemProps2.xml", "customXml/_rels/item2.xml.rels",
     "rValues"},
};

/* Adds the item of that number and its companion parts; returns its buffer, to be filled. */
static struct buf *add_item(struct write_docx_package *package, unsigned number)
{
    struct write_docx_part *item =
        add_part(package, items[number - 1].item, "application/xml", WRITE_DOCX_REL "/customXml");

    item->id = items[number - 1].id;
    return &item->bytes;
}

static void add_item_props(struct write_docx_package *package, unsigned number, struct str id,
                           const char *schema)
{
    struct write_docx_part *props =
        add_part(package, items[number - 1].props, DOCPROPS "customXmlProperties+xml", NULL);

    write_docx_item_props(&props->bytes, id, schema);
    write_docx_item_relations(&add_part(package, items[number - 1].relations, NULL, NULL)->bytes,
                              number);
}

static void add_source(struct write_docx_package *package)
{
    unsigned char sum[SHA256_BYTES];
    struct buf id = BUF_NEW;

    if (package->doc->carried == 0)
        return;
    write_docx_source_item(package, add_item(package, 1), sum);
    write_docx_source_id(&id, sum);
    add_item_props(package, 1, buf_view(&id), FINGERPRINT_NAMESPACE);
    buf_done(&id);
}

static void add_values(struct write_docx_package *package)
{
    if (package->controls.value_count == 0)
        return;
    write_docx_control_item(package, add_item(package, 2));
    add_item_props(package, 2, STR(WRITE_DOCX_VALUES_ID), META_NAMESPACE);
}

/* A target is relative to the folder of the part with the relationship. */
static void put_relation(struct buf *b, const struct write_docx_part *part)
{
    struct str target = str_c(part->name);
    const char *up = "";

    if (!part->of_package && str_starts(target, STR("word/")))
        target = str_sub(target, STR("word/").n, target.n);
    else if (!part->of_package)
        up = "../";
    buf_printf(b, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s%.*s\"/>", part->id,
               part->relation, up, STR_ARG(target));
}

static void put_relations(const struct write_docx_package *package, struct buf *b, bool of_package)
{
    buf_c(b, WRITE_DOCX_XML "<Relationships xmlns=\"" WRITE_DOCX_PACKAGE_REL "\">");
    for (size_t i = 0; i < package->part_count; i++)
        if (package->parts[i].relation != NULL && package->parts[i].of_package == of_package)
            put_relation(b, &package->parts[i]);
}

static void put_links(struct buf *b, const struct write_docx_links *links)
{
    for (size_t i = 0; i < links->count; i++) {
        buf_printf(b, "<Relationship Id=\"rLink%zu\" Type=\"" WRITE_DOCX_REL "/hyperlink\"", i + 1);
        buf_c(b, " Target=\"");
        buf_xml(b, links->targets[i]);
        buf_c(b, "\" TargetMode=\"External\"/>");
    }
    buf_c(b, "</Relationships>");
}

static void put_types(const struct write_docx_package *package, struct buf *b)
{
    buf_c(b, WRITE_DOCX_XML
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          "<Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    for (size_t i = 0; i < package->part_count; i++)
        if (package->parts[i].type != NULL)
            buf_printf(b, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", package->parts[i].name,
                       package->parts[i].type);
    buf_c(b, "</Types>");
}

/* Adds all parts other than the text, which is already written. Returns that of the custom
 * properties, to be filled when the others are. */
static struct write_docx_part *add_followers(struct write_docx_package *package,
                                             const struct margins *headers,
                                             const struct margins *footers)
{
    struct write_docx_part *custom;
    struct buf notes = BUF_NEW;

    /* the notes use styles and lists too, so they precede these */
    if (package->notes.any)
        write_docx_note_part(package, &notes);
    add_related(package, "word/styles.xml", TYPE "styles+xml", WRITE_DOCX_REL "/styles", "rStyles",
                write_docx_sty_part);
    if (package->list_count > 0)
        add_related(package, "word/numbering.xml", TYPE "numbering+xml",
                    WRITE_DOCX_REL "/numbering", "rNumbering", write_docx_num_part);
    add_related(package, "word/settings.xml", TYPE "settings+xml", WRITE_DOCX_REL "/settings",
                "rSettings", fill_settings);
    add_related(package, "word/fontTable.xml", TYPE "fontTable+xml", WRITE_DOCX_REL "/fontTable",
                "rFonts", fill_fonts);
    if (package->notes.any) {
        struct write_docx_part *part = add_part(package, "word/footnotes.xml", TYPE "footnotes+xml",
                                                WRITE_DOCX_REL "/footnotes");

        part->id = "rNotes";
        part->bytes = notes;
    }
    if (package->notes.links.count > 0) {
        struct buf *b = &add_part(package, "word/_rels/footnotes.xml.rels", NULL, NULL)->bytes;

        buf_c(b, WRITE_DOCX_XML "<Relationships xmlns=\"" WRITE_DOCX_PACKAGE_REL "\">");
        put_links(b, &package->notes.links);
    }
    add_margins(package, headers);
    add_margins(package, footers);
    custom = add_docprops(package);
    add_source(package);
    add_values(package);
    return custom;
}

static void build_package(struct write_docx_package *package)
{
    size_t most = num_add(package->layout->section_count, 1);
    struct margins headers = {"w:hdr", "header", "rHeader", NULL, 0};
    struct margins footers = {"w:ftr", "footer", "rFooter", NULL, 0};
    struct write_docx_part *types = add_part(package, "[Content_Types].xml", NULL, NULL);
    struct write_docx_part *relations = add_part(package, "_rels/.rels", NULL, NULL);
    struct write_docx_part *document = add_part(
        package, "word/document.xml", TYPE "document.main+xml", WRITE_DOCX_REL "/officeDocument");
    struct write_docx_part *document_relations =
        add_part(package, "word/_rels/document.xml.rels", NULL, NULL);
    struct write_docx_part *custom;

    document->id = "rDocument";
    document->of_package = true;
    headers.xml = ARENA_ARRAY(&package->doc->arena, struct str, most);
    footers.xml = ARENA_ARRAY(&package->doc->arena, struct str, most);
    write_docx_body_document(package, &document->bytes, make_sects(package, &headers, &footers));
    custom = add_followers(package, &headers, &footers);
    put_relations(package, &document_relations->bytes, false);
    put_links(&document_relations->bytes, &package->links);
    put_relations(package, &relations->bytes, true);
    buf_c(&relations->bytes, "</Relationships>");
    put_types(package, &types->bytes);
    write_docx_part_custom(package, &custom->bytes);
}

static bool check_and_zip(struct write_docx_package *package, struct buf *out)
{
    struct arena *a = &package->doc->arena;
    struct wrap_zip_part *parts = ARENA_ARRAY(a, struct wrap_zip_part, package->part_count);
    struct write_docx_fault fault;
    const char *why = NULL;

    for (size_t i = 0; i < package->part_count; i++)
        parts[i] = (struct wrap_zip_part){str_c(package->parts[i].name),
                                          buf_view(&package->parts[i].bytes)};
    if (!write_docx_check(parts, package->part_count, a, &fault)) {
        diag_about(&package->doc->diag, POS_NONE, VB_PACKAGE_BROKEN, diag_str(fault.part),
                   diag_c(write_docx_check_name(fault.kind)), diag_str(fault.what));
        return false;
    }
    if (!wrap_zip_write(out, parts, package->part_count, &why)) {
        diag_about(&package->doc->diag, POS_NONE, VB_PACKAGE_BROKEN, diag_c(why));
        return false;
    }
    return true;
}

bool write_docx(struct doc *doc, const struct layout *layout, struct buf *out)
{
    struct write_docx_package package;
    bool ok = false;

    init_package(&package, doc, layout);
    build_package(&package);
    ok = check_and_zip(&package, out);
    done_package(&package);
    return ok;
}
