/* SPDX-License-Identifier: MIT */
/*
 * Native numbering: one w:num per list, so that each starts where its document says, and one
 * w:abstractNum per kind of number. Levels repeat the indents of the style, so that numbering never
 * moves a paragraph.
 */
#include "write/docx/private.h"

/* w:nsid and w:tmpl: eight hex digits, unique per definition. */
#define NSID_FIRST 0x564E0001u
#define TMPL_FIRST 0x4E440001u

static const enum sheet_prop indents[] = {SHEET_LEFT, SHEET_FIRST_LINE, SHEET_HANGING};

/* Text of the first level, as "Điều %1.", and its number format. */
static const struct {
    const char *text;
    enum label_digits digits;
} kinds[LABEL_KIND_COUNT] = {
#define LABEL_KIND(kind, name, word, digits, before, after, heading)                               \
    [LABEL_##kind] = {word before "%1" after, digits},
#include "doc/label_kinds.def"
#undef LABEL_KIND
};

/* Levels below "1.". */
static const char *const deeper[] = {"%1.%2.", "%1.%2.%3."};

struct abstract {
    enum label_kind kind;
    bool bold;
    const struct style *level[LABEL_PATH_MAX];
};

/* NULL: Word has no such format. Its lower-case letters lack đ and include f, j, w, z; of capitals
 * the layout uses only those common to both. */
static const char *format_of(enum label_kind kind)
{
    switch (kinds[kind].digits) {
    case LABEL_ROMAN:
        return "upperRoman";
    case LABEL_ARABIC:
        return "decimal";
    case LABEL_CAPITAL:
        return "upperLetter";
    case LABEL_LETTER:
    case LABEL_NONE:
        break;
    }
    return NULL;
}

static unsigned levels_of(enum label_kind kind)
{
    return kind == LABEL_SO ? LABEL_PATH_MAX : 1;
}

bool write_docx_num_is_native(const struct write_docx_package *package, const struct box *box)
{
    enum label_kind kind;

    if (box->label.form != BOX_LABEL_NATIVE || box->label.list >= package->layout->list_count)
        return false;
    kind = package->layout->lists[box->label.list].kind;
    return format_of(kind) != NULL && box->label.level < levels_of(kind);
}

static bool same_indents(const struct style *a, const struct style *b)
{
    if (a == NULL || b == NULL || a == b)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(indents); i++)
        if (a->value[indents[i]] != b->value[indents[i]])
            return false;
    return true;
}

uint32_t write_docx_num_use(struct write_docx_package *package, const struct box *box)
{
    struct write_docx_list *list = &package->lists[box->label.list];

    if (list->num == 0)
        list->num = ++package->list_count;
    if (list->level[box->label.level] == NULL)
        list->level[box->label.level] = box->style;
    return list->num;
}

bool write_docx_num_differs(const struct write_docx_package *package, const struct box *box)
{
    return !same_indents(package->lists[box->label.list].level[box->label.level], box->style);
}

/* The definition that fits a list, created if needed. */
static uint32_t find_abstract(struct abstract *all, uint32_t *count,
                              const struct layout_list *what, const struct write_docx_list *list)
{
    uint32_t at = 0;

    for (; at < *count; at++) {
        bool fits = all[at].kind == what->kind && all[at].bold == what->bold;

        for (size_t i = 0; i < LABEL_PATH_MAX && fits; i++)
            fits = same_indents(all[at].level[i], list->level[i]);
        if (fits)
            break;
    }
    if (at == *count) {
        all[at] = (struct abstract){.kind = what->kind, .bold = what->bold};
        (*count)++;
    }
    for (size_t i = 0; i < LABEL_PATH_MAX; i++)
        if (all[at].level[i] == NULL)
            all[at].level[i] = list->level[i];
    return at;
}

static void put_level(struct buf *out, const struct abstract *a, unsigned level)
{
    const struct style *style = a->level[level] != NULL ? a->level[level] : a->level[0];
    uint32_t on[SHEET_PROP_COUNT] = {[SHEET_BOLD] = 1};
    struct write_docx_rpr rpr = {.set = a->bold ? WRITE_DOCX_BIT(SHEET_BOLD) : 0, .value = on};
    struct write_docx_ppr ppr = {.value = on};
    bool own_line = label_is_heading_only(a->kind);

    for (size_t i = 0; i < ARRAY_LEN(indents) && style != NULL; i++)
        ppr.set |= WRITE_DOCX_BIT(indents[i]);
    if (style != NULL)
        ppr.value = style->value;
    buf_printf(out, "<w:lvl w:ilvl=\"%u\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>", level,
               format_of(a->kind));
    buf_printf(out, "<w:suff w:val=\"%s\"/><w:lvlText w:val=\"%s\"/><w:lvlJc w:val=\"left\"/>",
               own_line ? "nothing" : "space",
               level == 0 ? kinds[a->kind].text : deeper[level - 1]);
    write_docx_prop_ppr(out, &ppr);
    write_docx_prop_rpr(out, &rpr);
    buf_c(out, "</w:lvl>");
}

static void put_abstract(struct buf *out, const struct abstract *a, uint32_t id)
{
    unsigned levels = levels_of(a->kind);

    buf_printf(out, "<w:abstractNum w:abstractNumId=\"%u\"><w:nsid w:val=\"%08X\"/>", id,
               NSID_FIRST + id);
    buf_printf(out, "<w:multiLevelType w:val=\"%s\"/><w:tmpl w:val=\"%08X\"/>",
               levels > 1 ? "multilevel" : "singleLevel", TMPL_FIRST + id);
    for (unsigned level = 0; level < levels; level++)
        put_level(out, a, level);
    buf_c(out, "</w:abstractNum>");
}

/* Lists sorted by w:numId, from 1. */
static struct write_docx_list **sort_lists(struct write_docx_package *package)
{
    struct write_docx_list **sorted =
        ARENA_ARRAY(&package->doc->arena, struct write_docx_list *, package->list_count);

    for (size_t i = 0; i < package->layout->list_count; i++)
        if (package->lists[i].num > 0)
            sorted[package->lists[i].num - 1] = &package->lists[i];
    return sorted;
}

void write_docx_num_part(struct write_docx_package *package, struct buf *out)
{
    struct write_docx_list **sorted = sort_lists(package);
    struct abstract *all =
        ARENA_ARRAY(&package->doc->arena, struct abstract, package->list_count);
    uint32_t count = 0;

    buf_c(out, WRITE_DOCX_XML "<w:numbering xmlns:w=\"" WRITE_DOCX_W "\">");
    for (uint32_t i = 0; i < package->list_count; i++)
        sorted[i]->abstract = find_abstract(
            all, &count, &package->layout->lists[sorted[i] - package->lists], sorted[i]);
    for (uint32_t i = 0; i < count; i++)
        put_abstract(out, &all[i], i);
    for (uint32_t i = 0; i < package->list_count; i++) {
        uint32_t start = package->layout->lists[sorted[i] - package->lists].start;

        buf_printf(out, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/>", i + 1,
                   sorted[i]->abstract);
        buf_printf(out, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"%u\"/>", start);
        buf_c(out, "</w:lvlOverride></w:num>");
    }
    buf_c(out, "</w:numbering>");
}
