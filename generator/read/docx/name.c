/* SPDX-License-Identifier: MIT */
/* Hash table of names, and parsers of the few value types. */
#include "read/docx/name.h"

#include <string.h>

#define NUMBER_MAX 1000000

enum space { NO_SPACE, W, W14, MC, WP, PIC, A, C, DGM, V, O, M, PR };

static const struct {
    struct str element;
    enum space space;
} facts[] = {
    {{"", 0}, NO_SPACE},
#define NAME(constant, space, element) {{element, sizeof(element) - 1}, space},
#include "read/docx/names.def"
#undef NAME
};

/* Namespace URIs of ISO 29500-4 (transitional), then of 29500-1 (strict). */
#define URI(uri)                                                                                   \
    {                                                                                              \
        (uri), sizeof(uri) - 1                                                                     \
    }

static const struct {
    struct str uri;
    enum space space;
} spaces[] = {
    {URI("http://schemas.openxmlformats.org/wordprocessingml/2006/main"), W},
    {URI("http://purl.oclc.org/ooxml/wordprocessingml/main"), W},
    {URI("http://schemas.microsoft.com/office/word/2010/wordml"), W14},
    {URI("http://schemas.openxmlformats.org/markup-compatibility/2006"), MC},
    {URI("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"), WP},
    {URI("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"), WP},
    {URI("http://schemas.openxmlformats.org/drawingml/2006/picture"), PIC},
    {URI("http://purl.oclc.org/ooxml/drawingml/picture"), PIC},
    {URI("http://schemas.openxmlformats.org/drawingml/2006/main"), A},
    {URI("http://purl.oclc.org/ooxml/drawingml/main"), A},
    {URI("http://schemas.openxmlformats.org/drawingml/2006/chart"), C},
    {URI("http://purl.oclc.org/ooxml/drawingml/chart"), C},
    {URI("http://schemas.openxmlformats.org/drawingml/2006/diagram"), DGM},
    {URI("http://purl.oclc.org/ooxml/drawingml/diagram"), DGM},
    {URI("urn:schemas-microsoft-com:vml"), V},
    {URI("urn:schemas-microsoft-com:office:office"), O},
    {URI("http://schemas.openxmlformats.org/officeDocument/2006/math"), M},
    {URI("http://purl.oclc.org/ooxml/officeDocument/math"), M},
    {URI("http://schemas.openxmlformats.org/package/2006/relationships"), PR},
};

static enum space space_of(struct str uri)
{
    for (size_t i = 0; i < ARRAY_LEN(spaces); i++)
        if (str_eq(uri, spaces[i].uri))
            return spaces[i].space;
    return NO_SPACE;
}

static size_t slot_after(size_t slot)
{
    return (slot + 1) % READ_DOCX_NAME_SLOTS;
}

static size_t hash(struct str name)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < name.n; i++)
        h = (h ^ (unsigned char)name.p[i]) * 16777619u;
    return (h ^ h >> 15) % READ_DOCX_NAME_SLOTS;
}

void read_docx_name_init(struct read_docx_names *names)
{
    *names = (struct read_docx_names){{0}};
    for (unsigned i = 1; i < READ_DOCX_NAME_COUNT; i++) {
        size_t slot = hash(facts[i].element);

        while (names->slots[slot] != 0)
            slot = slot_after(slot);
        names->slots[slot] = (uint16_t)i;
    }
}

enum read_docx_name read_docx_name_of(const struct read_docx_names *names,
                                      const struct wrap_xml_element *element)
{
    enum space space = NO_SPACE;

    for (size_t slot = hash(element->name); names->slots[slot] != 0; slot = slot_after(slot)) {
        uint16_t at = names->slots[slot];

        if (!str_eq(facts[at].element, element->name))
            continue;
        if (space == NO_SPACE)
            space = space_of(element->uri);
        if (facts[at].space == space)
            return (enum read_docx_name)at;
    }
    return READ_DOCX_OTHER;
}

bool read_docx_name_is_prop(enum read_docx_name name)
{
    static const enum read_docx_name props[] = {
        READ_DOCX_E_P_PR,       READ_DOCX_E_R_PR,        READ_DOCX_E_NUM_PR,
        READ_DOCX_E_TBL_PR,     READ_DOCX_E_TBL_PR_EX,   READ_DOCX_E_TR_PR,
        READ_DOCX_E_TC_PR,      READ_DOCX_E_SECT_PR,     READ_DOCX_E_SDT_PR,
        READ_DOCX_E_SDT_END_PR, READ_DOCX_E_RUBY_PR,     READ_DOCX_E_CUSTOM_XML_PR,
        READ_DOCX_E_TBL_GRID,   READ_DOCX_E_SMART_TAG_PR};

    for (size_t i = 0; i < ARRAY_LEN(props); i++)
        if (name == props[i])
            return true;
    return false;
}

struct str read_docx_name_attr(const struct wrap_xml_element *element, const char *name)
{
    struct str value = STR_NONE;
    size_t n = strlen(name);

    for (size_t i = 0; i < element->attr_count; i++) {
        const struct wrap_xml_attr *attr = &element->attrs[i];

        if (attr->name.n != n || memcmp(attr->name.p, name, n) != 0)
            continue;
        value = attr->value.p != NULL ? attr->value : STR("");
        if (attr->prefix.n > 0)
            break;
    }
    return value;
}

struct str read_docx_name_val(const struct wrap_xml_element *element)
{
    struct str value = read_docx_name_attr(element, "val");

    return value.p != NULL ? value : STR("");
}

bool read_docx_name_on(const struct wrap_xml_element *element)
{
    struct str value = read_docx_name_val(element);

    return !str_is(value, "0") && !str_is(value, "false") && !str_is(value, "off");
}

/* A unit of the strict form in tenths of a twip; 0: unknown. */
static int32_t unit_tenths(struct str unit)
{
    static const struct {
        const char *name;
        int32_t tenths;
    } units[] = {{"pt", 200}, {"pc", 2400}, {"pi", 2400}, {"in", 14400}, {"cm", 5669}, {"mm", 567}};

    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (str_is(unit, units[i].name))
            return units[i].tenths;
    return 0;
}

bool read_docx_name_number(struct str value, int32_t *number)
{
    bool negative = str_starts(value, STR("-"));
    size_t i = negative || str_starts(value, STR("+")) ? 1 : 0;
    size_t from = i;
    int64_t whole = 0;
    int64_t tenths = 0;
    int32_t unit;

    for (; i < value.n && value.p[i] >= '0' && value.p[i] <= '9'; i++)
        whole = whole < NUMBER_MAX ? whole * 10 + (value.p[i] - '0') : NUMBER_MAX;
    if (i == from)
        return false;
    if (i + 1 < value.n && value.p[i] == '.') {
        if (value.p[i + 1] >= '0' && value.p[i + 1] <= '9')
            tenths = value.p[i + 1] - '0';
        for (i++; i < value.n && value.p[i] >= '0' && value.p[i] <= '9';)
            i++;
    }
    unit = unit_tenths(str_sub(value, i, value.n));
    if (unit != 0)
        whole = (whole * 10 + tenths) * unit / 100;
    if (whole > NUMBER_MAX)
        whole = NUMBER_MAX;
    *number = (int32_t)(negative ? -whole : whole);
    return true;
}
