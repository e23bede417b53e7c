/* SPDX-License-Identifier: MIT */
/* Checks the package around its XML: names, content types, relationships; runs the check of all
 * parts. */
#include "write/docx/check.h"

#include <string.h>

#include "write/docx/check_private.h"

#define TYPES_NAME "[Content_Types].xml"
#define NO_PART SIZE_MAX /* the package itself, as owner of relationships */

/* An internal relationship. */
struct edge {
    size_t from, to;
};

struct package {
    struct write_docx_check *check;
    struct edge *edges;
    size_t edge_count, edge_cap;
    size_t owner;      /* of the relationships being read */
    bool *typed;       /* by part: has an override */
    struct str extensions[16]; /* with a default content type */
    size_t extension_count;
};

const char *write_docx_check_name(enum write_docx_check_kind kind)
{
    static const char *const names[] = {
#define CHECK(kind, name) name,
#include "write/docx/check.def"
#undef CHECK
    };

    return names[kind];
}

static bool is_good_name(struct str name)
{
    if (name.n == 0 || name.p[0] == '/' || name.p[name.n - 1] == '/' ||
        str_find(name, STR("//"), 0) != SIZE_MAX || str_find(name, STR(".."), 0) != SIZE_MAX)
        return false;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] <= ' ' || name.p[i] >= 0x7F || name.p[i] == '\\')
            return false;
    return true;
}

static bool check_names(struct write_docx_check *check)
{
    if (check->count == 0 || !str_is(check->parts[0].name, TYPES_NAME))
        return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_PART,
                                        TYPES_NAME " is not the first part");
    for (check->part = 0; check->part < check->count; check->part++) {
        struct str name = check->parts[check->part].name;
        struct write_docx_check_id *id;

        if (!is_good_name(name))
            return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_PART, "bad name");
        id = write_docx_check_id_get(check, SPACE_PART, name);
        if (id->defined)
            return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_PART, "a part twice");
        id->defined = true;
        id->target = (uint32_t)check->part;
    }
    return true;
}

/* Number of the part with that name; NO_PART if there is none. */
static size_t find_part(struct write_docx_check *check, struct str name)
{
    const struct write_docx_check_id *id = write_docx_check_id_get(check, SPACE_PART, name);

    return id->defined ? id->target : NO_PART;
}

/* Content types ------------------------------------------------------------------- */

static bool start_type(void *ctx, const struct wrap_xml_element *element)
{
    struct package *p = ctx;
    struct str name = write_docx_check_xml_attr(element, "", "PartName");
    struct str type = write_docx_check_xml_attr(element, "", "ContentType");
    size_t part;

    if (element->depth == 1)
        return true;
    if (str_find_char(type, '/', 0) == SIZE_MAX)
        return write_docx_check_id_fail(p->check, WRITE_DOCX_CHECK_TYPE, "no content type");
    if (str_is(element->name, "Default")) {
        if (p->extension_count < ARRAY_LEN(p->extensions))
            p->extensions[p->extension_count++] = arena_str(
                p->check->arena, write_docx_check_xml_attr(element, "", "Extension"));
        return true;
    }
    if (!write_docx_check_id_define(p->check, SPACE_OVERRIDE, name))
        return false;
    part = str_starts(name, STR("/")) ? find_part(p->check, str_sub(name, 1, name.n)) : NO_PART;
    if (part == NO_PART)
        return write_docx_check_id_fail(p->check, WRITE_DOCX_CHECK_TYPE,
                                        "an override for %.*s, which is no part", STR_ARG(name));
    p->typed[part] = true;
    return true;
}

static bool has_default(const struct package *p, struct str name)
{
    for (size_t i = 0; i < p->extension_count; i++) {
        struct str extension = p->extensions[i];

        if (name.n > extension.n && str_ends(name, extension) &&
            name.p[name.n - extension.n - 1] == '.')
            return true;
    }
    return false;
}

static bool check_types(struct package *p)
{
    static const struct wrap_xml_handler handler = {.start = start_type};
    struct write_docx_check *check = p->check;

    check->part = 0;
    if (!write_docx_check_xml_parse(check, &handler, p))
        return false;
    for (check->part = 1; check->part < check->count; check->part++)
        if (!p->typed[check->part] && !has_default(p, check->parts[check->part].name))
            return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_TYPE, "no content type");
    return true;
}

/* Relationships --------------------------------------------------------------------- */

static bool is_relations(struct str name)
{
    return str_ends(name, STR(".rels"));
}

/* "word/_rels/document.xml.rels" → "word/document.xml"; "_rels/.rels" → "". */
static struct str owner_name(struct arena *a, struct str name)
{
    size_t at = str_find(name, STR("_rels/"), 0);
    struct str folder = str_sub(name, 0, at == SIZE_MAX ? 0 : at);
    struct str file = str_sub(name, at == SIZE_MAX ? 0 : at + STR("_rels/").n,
                              name.n - STR(".rels").n);

    return arena_printf(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(file));
}

static struct str folder_of(struct str name)
{
    size_t n = name.n;

    while (n > 0 && name.p[n - 1] != '/')
        n--;
    return str_sub(name, 0, n);
}

static void add_edge(struct package *p, size_t to)
{
    if (p->edge_count == p->edge_cap) {
        size_t cap = p->edge_cap == 0 ? 64 : num_mul(p->edge_cap, 2);
        struct edge *edges = ARENA_ARRAY(p->check->arena, struct edge, cap);

        if (p->edge_count > 0)
            memcpy(edges, p->edges, p->edge_count * sizeof(*edges));
        p->edges = edges;
        p->edge_cap = cap;
    }
    p->edges[p->edge_count++] = (struct edge){p->owner, to};
}

static bool start_relation(void *ctx, const struct wrap_xml_element *element)
{
    struct package *p = ctx;
    struct write_docx_check *check = p->check;
    struct str target = write_docx_check_xml_attr(element, "", "Target");
    struct str folder = STR_NONE;
    size_t to;

    if (element->depth == 1)
        return true;
    if (target.n == 0 || write_docx_check_xml_attr(element, "", "Type").n == 0)
        return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_RELATION, "no target or type");
    /* ids of the package's relationships share a namespace: nothing refers to them */
    if (!write_docx_check_id_define(
            check, SPACE_RELATION + (uint32_t)(p->owner == NO_PART ? check->count : p->owner),
            write_docx_check_xml_attr(element, "", "Id")))
        return false;
    if (str_is(write_docx_check_xml_attr(element, "", "TargetMode"), "External"))
        return true;
    if (p->owner != NO_PART)
        folder = folder_of(check->parts[p->owner].name);
    if (str_starts(target, STR("../")) && folder.n > 0) {
        target = str_sub(target, STR("../").n, target.n);
        folder = folder_of(str_sub(folder, 0, folder.n - 1));
    }
    to = find_part(check, arena_printf(check->arena, "%.*s%.*s", STR_ARG(folder),
                                       STR_ARG(target)));
    if (to == NO_PART)
        return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_RELATION,
                                        "%.*s leads to no part", STR_ARG(target));
    add_edge(p, to);
    return true;
}

static bool check_relations(struct package *p)
{
    static const struct wrap_xml_handler handler = {.start = start_relation};
    struct write_docx_check *check = p->check;

    for (check->part = 1; check->part < check->count; check->part++) {
        struct str owner;

        if (!is_relations(check->parts[check->part].name))
            continue;
        owner = owner_name(check->arena, check->parts[check->part].name);
        p->owner = owner.n > 0 ? find_part(check, owner) : NO_PART;
        if (owner.n > 0 && p->owner == NO_PART)
            return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_RELATION,
                                            "relationships of no part");
        if (!write_docx_check_xml_parse(check, &handler, p))
            return false;
    }
    return true;
}

static bool check_reach(struct package *p)
{
    struct write_docx_check *check = p->check;
    bool *reached = ARENA_ARRAY(check->arena, bool, check->count);
    bool changed = true;

    while (changed) { /* each pass but the last reaches at least one more part */
        changed = false;
        for (size_t i = 0; i < p->edge_count; i++) {
            const struct edge *edge = &p->edges[i];

            if ((edge->from == NO_PART || reached[edge->from]) && !reached[edge->to])
                changed = reached[edge->to] = true;
        }
    }
    for (check->part = 1; check->part < check->count; check->part++)
        if (!reached[check->part] && !is_relations(check->parts[check->part].name))
            return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_REACH, "nothing leads here");
    return true;
}

/* The embedded source: one element with two texts escaped by buf_xml(); parsing it would cost as
 * much as all other parts. */
static bool is_carried(struct str name)
{
    return str_is(name, "customXml/item1.xml");
}

static bool check_parts(struct write_docx_check *check)
{
    for (check->part = 1; check->part < check->count; check->part++)
        if (!is_relations(check->parts[check->part].name) &&
            !is_carried(check->parts[check->part].name) && !write_docx_check_xml(check))
            return false;
    return true;
}

bool write_docx_check(const struct wrap_zip_part *parts, size_t count, struct arena *a,
                      struct write_docx_fault *fault)
{
    struct write_docx_check check = {.arena = a, .parts = parts, .count = count, .fault = fault};
    struct package package = {.check = &check, .typed = ARENA_ARRAY(a, bool, count)};

    *fault = (struct write_docx_fault){.kind = WRITE_DOCX_CHECK_COUNT};
    return check_names(&check) && check_types(&package) && check_relations(&package) &&
           check_parts(&check) && check_reach(&package) && write_docx_check_id_resolve(&check);
}
