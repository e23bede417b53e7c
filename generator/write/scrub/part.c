/* SPDX-License-Identifier: MIT */
/* Scans the tags of a part once and cuts byte ranges, so that everything else is unchanged. */
#include <string.h>

#include "base/limit.h"
#include "wrap/xml.h"
#include "write/scrub/private.h"

/* Longest part of the namespace URI common to all its editions. */
#define WORD "wordprocessingml"

enum kind { KIND_OTHER, KIND_WORD, KIND_RELATIONS, KIND_TYPES, KIND_CORE, KIND_APP, KIND_CUSTOM };

struct cut {
    size_t from, to;
};

/* An open element. */
struct run {
    bool is_run; /* w:r */
    bool is_hidden, is_field;
};

struct scrub {
    enum kind kind;
    struct str bytes;
    struct write_scrub_found *found;
    const struct write_scrub_kept *kept;
    struct buf cuts;                    /* of struct cut, in order */
    size_t starts[LIMIT_XML_DEPTH + 2]; /* of open elements */
    unsigned gone;                      /* depth of the element being removed; 0: none */
    struct run runs[LIMIT_XML_DEPTH + 2];
    bool has_changes, is_styles;
};

bool write_scrub_part_is_inner(struct str name, const struct write_scrub_kept *kept)
{
    static const char *const starts[] = {"customXml/", "word/comments", "word/people",
                                         "word/_rels/comments", "docProps/thumbnail"};

    for (size_t i = 0; i < kept->count; i++)
        if (str_eq(name, kept->names[i]))
            return false;
    for (size_t i = 0; i < ARRAY_LEN(starts); i++)
        if (str_starts(name, str_c(starts[i])))
            return true;
    return false;
}

bool write_scrub_part_is_opaque(struct str name)
{
    static const char *const starts[] = {"word/media/",    "word/embeddings/", "word/vbaProject",
                                         "word/glossary/", "word/activeX/",    "word/fonts/"};

    for (size_t i = 0; i < ARRAY_LEN(starts); i++)
        if (str_starts(name, str_c(starts[i])) && !str_ends(name, STR(".rels")))
            return true;
    return false;
}

static enum kind kind_of(struct str name)
{
    if (str_is(name, "[Content_Types].xml"))
        return KIND_TYPES;
    if (str_ends(name, STR(".rels")))
        return KIND_RELATIONS;
    if (str_is(name, "docProps/core.xml"))
        return KIND_CORE;
    if (str_is(name, "docProps/app.xml"))
        return KIND_APP;
    if (str_is(name, "docProps/custom.xml"))
        return KIND_CUSTOM;
    return str_starts(name, STR("word/")) && str_ends(name, STR(".xml")) ? KIND_WORD : KIND_OTHER;
}

static bool is_one_of(struct str name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static struct str attr(const struct wrap_xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attr_count; i++)
        if (str_is(element->attrs[i].name, name))
            return element->attrs[i].value;
    return STR_NONE;
}

static void add_cut(struct scrub *s, size_t from, size_t to)
{
    struct cut cut = {from, to};

    buf_add(&s->cuts, &cut, sizeof(cut));
}

/* ` w:rsidR="00A1B2C3"` etc., in the bytes of a tag. */
static void cut_revisions(struct scrub *s, const struct wrap_xml_element *element)
{
    struct str tag = str_sub(s->bytes, element->off, element->off + element->len);
    size_t at = 0;

    while ((at = str_find(tag, STR(":rsid"), at)) != SIZE_MAX) {
        size_t from = at;
        size_t quote = at;
        size_t end;

        while (from > 0 && strchr(" \t\r\n", tag.p[from]) == NULL)
            from--;
        while (quote < tag.n && tag.p[quote] != '"' && tag.p[quote] != '\'')
            quote++;
        end = quote < tag.n ? str_find_char(tag, tag.p[quote], quote + 1) : SIZE_MAX;
        if (end == SIZE_MAX)
            return;
        if (str_find_char(str_sub(tag, from, quote), '=', 0) != SIZE_MAX)
            add_cut(s, element->off + from, element->off + end + 1);
        at = end;
    }
}

/* Whether a relationship target, or a part name in the content types, is a removed part: comparing
 * its last path segments suffices. */
static bool leads_inside(const struct scrub *s, struct str target)
{
    struct buf name = BUF_NEW;
    bool is_inner;

    while (str_starts(target, STR("../")))
        target = str_sub(target, 3, target.n);
    if (str_starts(target, STR("/")))
        target = str_sub(target, 1, target.n);
    is_inner = write_scrub_part_is_inner(target, s->kept);
    buf_c(&name, "word/");
    buf_str(&name, target);
    is_inner |= write_scrub_part_is_inner(buf_view(&name), s->kept);
    buf_done(&name);
    return is_inner;
}

static bool is_of_word(struct scrub *s, const struct wrap_xml_element *element)
{
    static const char *const changes[] = {
        "ins",        "del",           "moveFrom",        "moveTo",        "rPrChange",
        "pPrChange",  "sectPrChange",  "tblPrChange",     "tblGridChange", "trPrChange",
        "tcPrChange", "tblPrExChange", "numberingChange", "cellIns",       "cellDel",
        "cellMerge"};
    static const char *const inner[] = {"commentRangeStart", "commentRangeEnd", "commentReference",
                                        "rsids", "attachedTemplate"};

    if (str_find(element->uri, STR(WORD), 0) == SIZE_MAX)
        return false;
    if (is_one_of(element->name, changes, ARRAY_LEN(changes)) && !s->has_changes) {
        s->has_changes = true;
        s->found->about = str_sub(s->bytes, element->off, element->off + element->len);
    }
    return is_one_of(element->name, inner, ARRAY_LEN(inner));
}

static bool is_off(struct str value)
{
    return str_is(value, "0") || str_is(value, "false") || str_is(value, "off");
}

/* Hidden text: runs with w:vanish. Ends of fields stay, so that these remain whole. */
static void note_hidden(struct scrub *s, const struct wrap_xml_element *element)
{
    bool is_word = str_find(element->uri, STR(WORD), 0) != SIZE_MAX;
    unsigned depth = element->depth;

    s->runs[depth] = (struct run){.is_run = is_word && str_is(element->name, "r")};
    if (is_word && str_is(element->name, "fldChar"))
        s->runs[depth - 1].is_field = true;
    if (!is_word || !str_is(element->name, "vanish") || is_off(attr(element, "val")))
        return;
    if (depth > 2) /* in w:rPr */
        s->runs[depth - 2].is_hidden = true;
    s->found->hides |= s->is_styles;
}

/* An element ends; a hidden run is cut, with the cuts in it. */
static void end_run(struct scrub *s, const struct wrap_xml_element *element)
{
    const struct run *run = &s->runs[element->depth];
    size_t from = s->starts[element->depth];

    if (!run->is_run || !run->is_hidden || run->is_field)
        return;
    while (s->cuts.n > 0 &&
           ((const struct cut *)(const void *)(s->cuts.p + s->cuts.n))[-1].from >= from)
        s->cuts.n -= sizeof(struct cut);
    add_cut(s, from, element->off + element->len);
}

static bool goes(struct scrub *s, const struct wrap_xml_element *element)
{
    static const char *const people[] = {"creator", "lastModifiedBy", "Company", "Manager",
                                         "HyperlinkBase"};

    switch (s->kind) {
    case KIND_WORD:
        return is_of_word(s, element);
    case KIND_RELATIONS:
        return str_is(element->name, "Relationship") && leads_inside(s, attr(element, "Target")) &&
               !str_is(attr(element, "TargetMode"), "External");
    case KIND_TYPES:
        return str_is(element->name, "Override") && leads_inside(s, attr(element, "PartName"));
    case KIND_CORE:
    case KIND_APP:
        return is_one_of(element->name, people, ARRAY_LEN(people));
    case KIND_CUSTOM:
        return str_is(element->name, "property") &&
               !str_starts(attr(element, "name"), STR("vanban"));
    case KIND_OTHER:
        break;
    }
    return false;
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct scrub *s = ctx;

    s->starts[element->depth] = element->off;
    if (s->gone > 0)
        return true;
    if (goes(s, element))
        s->gone = element->depth;
    else if (s->kind == KIND_WORD)
        cut_revisions(s, element);
    if (s->gone == 0 && s->kind == KIND_WORD)
        note_hidden(s, element);
    return true;
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct scrub *s = ctx;

    if (s->gone == element->depth) {
        add_cut(s, s->starts[element->depth], element->off + element->len);
        s->gone = 0;
    } else if (s->gone == 0 && s->kind == KIND_WORD) {
        end_run(s, element);
    }
    return true;
}

static void put_rest(const struct scrub *s, struct buf *out)
{
    const struct cut *cuts = (const struct cut *)(const void *)s->cuts.p;
    size_t done = 0;

    for (size_t i = 0; i < s->cuts.n / sizeof(*cuts); i++) {
        buf_str(out, str_sub(s->bytes, done, cuts[i].from));
        done = cuts[i].to;
    }
    buf_str(out, str_sub(s->bytes, done, s->bytes.n));
}

enum write_scrub_result write_scrub_part(struct str name, struct str bytes,
                                         const struct write_scrub_kept *kept, struct buf *out,
                                         struct write_scrub_found *found)
{
    static const struct wrap_xml_handler handler = {.start = on_start, .end = on_end};
    struct scrub s = {.kind = kind_of(name),
                      .bytes = bytes,
                      .kept = kept,
                      .cuts = BUF_NEW,
                      .found = found,
                      .is_styles = str_is(name, "word/styles.xml")};
    struct wrap_xml_error error;
    enum write_scrub_result result = WRITE_SCRUB_OK;

    if (s.kind == KIND_OTHER) {
        buf_str(out, bytes);
        return WRITE_SCRUB_OK;
    }
    if (wrap_xml_parse(bytes, &handler, &s, &error) != WRAP_XML_OK)
        result = WRITE_SCRUB_BROKEN;
    else if (s.has_changes)
        result = WRITE_SCRUB_CHANGES;
    else
        put_rest(&s, out);
    found->count += s.cuts.n / sizeof(struct cut);
    buf_done(&s.cuts);
    return result;
}
