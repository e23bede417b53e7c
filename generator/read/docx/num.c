/* SPDX-License-Identifier: MIT */
/* Counters belong to the abstract list, so that two w:num of one continue counting (ISO 29500-1,
 * 17.9); a w:startOverride applies once per w:num and level. */
#include "read/docx/num.h"

#include <stdio.h>

#include "read/docx/num_format.h"

#define LINKS_MAX 8 /* limit of a chain numStyleLink → style → num → abstractNum … */

struct work {
    struct read_docx_nums *nums;
    struct arena *arena;
    const struct read_docx_names *names;
    struct read_docx_abstract *abstract;
    struct read_docx_list *list;
    unsigned override_level;
    struct read_docx_level *level;
    enum read_docx_name in; /* R_PR or P_PR of a level, else OTHER */
    unsigned in_depth;
};

void read_docx_num_init(struct read_docx_nums *nums, struct read_docx_styles *styles)
{
    *nums = (struct read_docx_nums){.styles = styles};
    read_docx_map_init(&nums->abstracts, styles->prop->arena);
    read_docx_map_init(&nums->lists, styles->prop->arena);
}

/* Reading ------------------------------------------------------------------------------ */

/* An id without leading zeros, so that "01" equals "1"; unchanged if it is no number. */
static struct str id_of(struct arena *a, struct str written)
{
    int32_t number;

    return read_docx_name_number(written, &number) ? arena_printf(a, "%d", (int)number)
                                                   : arena_str(a, written);
}

static int32_t number_of(struct str value, int32_t otherwise)
{
    int32_t number;

    return read_docx_name_number(value, &number) ? number : otherwise;
}

static void begin_level(struct work *w, const struct wrap_xml_element *element)
{
    int32_t at = number_of(read_docx_name_attr(element, "ilvl"), -1);

    if (at < 0 || at >= READ_DOCX_NUM_LEVELS)
        return;
    w->level = ARENA_NEW(w->arena, struct read_docx_level);
    *w->level = (struct read_docx_level){.start = 0, .restart = -1};
    if (w->list != NULL && w->list->overrides != NULL)
        w->list->overrides[w->override_level].level = w->level;
    else if (w->abstract != NULL)
        w->abstract->levels[at] = w->level;
}

static void begin_override(struct work *w, const struct wrap_xml_element *element)
{
    int32_t at = number_of(read_docx_name_attr(element, "ilvl"), -1);

    if (w->list == NULL || at < 0 || at >= READ_DOCX_NUM_LEVELS)
        return;
    if (w->list->overrides == NULL) {
        w->list->overrides = ARENA_ARRAY(w->arena, struct read_docx_override, READ_DOCX_NUM_LEVELS);
        for (unsigned i = 0; i < READ_DOCX_NUM_LEVELS; i++)
            w->list->overrides[i].start = -1;
    }
    w->override_level = (unsigned)at;
}

static void begin_abstract(struct work *w, const struct wrap_xml_element *element)
{
    w->abstract = ARENA_NEW(w->arena, struct read_docx_abstract);
    (void)read_docx_map_put(&w->nums->abstracts,
                            id_of(w->arena, read_docx_name_attr(element, "abstractNumId")),
                            w->abstract); /* the first of duplicate ids is used */
}

static void begin_list(struct work *w, const struct wrap_xml_element *element)
{
    w->list = ARENA_NEW(w->arena, struct read_docx_list);
    (void)read_docx_map_put(&w->nums->lists, id_of(w->arena, read_docx_name_attr(element, "numId")),
                            w->list);
}

static void note_level(struct work *w, enum read_docx_name name,
                       const struct wrap_xml_element *element)
{
    struct str value = read_docx_name_val(element);

    if (w->in == READ_DOCX_E_R_PR)
        read_docx_prop_run(w->nums->styles->prop, &w->level->run, name, element);
    else if (w->in == READ_DOCX_E_P_PR)
        read_docx_prop_para(w->nums->styles->prop, &w->level->para, name, element);
    else if (name == READ_DOCX_E_START)
        w->level->start = number_of(value, 0);
    else if (name == READ_DOCX_E_NUM_FMT)
        w->level->format = arena_str(w->arena, value);
    else if (name == READ_DOCX_E_LVL_TEXT)
        w->level->text = arena_str(w->arena, value);
    else if (name == READ_DOCX_E_LVL_RESTART)
        w->level->restart = number_of(value, -1);
    else if (name == READ_DOCX_E_IS_LGL)
        w->level->is_legal = read_docx_name_on(element);
}

static void note_list(struct work *w, enum read_docx_name name,
                      const struct wrap_xml_element *element)
{
    if (name == READ_DOCX_E_ABSTRACT_NUM_ID)
        w->list->abstract_id = id_of(w->arena, read_docx_name_val(element));
    else if (name == READ_DOCX_E_LVL_OVERRIDE)
        begin_override(w, element);
    else if (name == READ_DOCX_E_START_OVERRIDE && w->list->overrides != NULL)
        w->list->overrides[w->override_level].start = number_of(read_docx_name_val(element), 0);
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct work *w = ctx;
    enum read_docx_name name = read_docx_name_of(w->names, element);

    if (w->level != NULL && w->in == READ_DOCX_OTHER &&
        (name == READ_DOCX_E_R_PR || name == READ_DOCX_E_P_PR)) {
        w->in = name;
        w->in_depth = element->depth;
    } else if (w->level != NULL) {
        note_level(w, name, element);
    } else if (name == READ_DOCX_E_LVL) {
        begin_level(w, element);
    } else if (name == READ_DOCX_E_ABSTRACT_NUM) {
        begin_abstract(w, element);
    } else if (name == READ_DOCX_E_NUM) {
        begin_list(w, element);
    } else if (name == READ_DOCX_E_NUM_STYLE_LINK && w->abstract != NULL) {
        w->abstract->style_link = arena_str(w->arena, read_docx_name_val(element));
    } else if (w->list != NULL) {
        note_list(w, name, element);
    }
    return true;
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct work *w = ctx;

    if (w->in != READ_DOCX_OTHER) {
        if (element->depth == w->in_depth)
            w->in = READ_DOCX_OTHER;
        return true;
    }
    switch ((int)read_docx_name_of(w->names, element)) {
    case READ_DOCX_E_LVL:
        w->level = NULL;
        break;
    case READ_DOCX_E_ABSTRACT_NUM:
        w->abstract = NULL;
        break;
    case READ_DOCX_E_NUM:
        w->list = NULL;
        break;
    default:
        break;
    }
    return true;
}

enum wrap_xml_result read_docx_num_read(struct read_docx_nums *nums,
                                        const struct read_docx_names *names, struct str text,
                                        struct wrap_xml_error *error)
{
    static const struct wrap_xml_handler handler = {.start = on_start, .end = on_end};
    struct work w = {.nums = nums, .arena = nums->styles->prop->arena, .names = names};

    return wrap_xml_parse(text, &handler, &w, error);
}

/* Counting ------------------------------------------------------------------------------ */

static void *by_number(const struct read_docx_map *map, int32_t number)
{
    char key[16];
    int n = snprintf(key, sizeof(key), "%d", (int)number);

    return read_docx_map_get(map, (struct str){key, (size_t)n});
}

/* The abstract list with the levels, following links to numbering styles. */
static struct read_docx_abstract *abstract_of(struct read_docx_nums *nums,
                                              const struct read_docx_list *list)
{
    for (unsigned i = 0; i < LINKS_MAX && list != NULL; i++) {
        struct read_docx_abstract *abstract =
            read_docx_map_get(&nums->abstracts, list->abstract_id);
        const struct read_docx_style *style;

        if (abstract == NULL || abstract->style_link.n == 0)
            return abstract;
        style = read_docx_style_get(nums->styles, abstract->style_link.p, READ_DOCX_STYLE_NUM);
        if (style == NULL)
            return abstract;
        list = by_number(&nums->lists, style->para.num);
    }
    return NULL;
}

static const struct read_docx_level *level_of(const struct read_docx_abstract *abstract,
                                              const struct read_docx_list *list, unsigned level)
{
    if (list->overrides != NULL && list->overrides[level].level != NULL)
        return list->overrides[level].level;
    return abstract->levels[level];
}

const struct read_docx_level *read_docx_num_level(struct read_docx_nums *nums, int32_t num,
                                                  unsigned level)
{
    const struct read_docx_list *list = by_number(&nums->lists, num);
    const struct read_docx_abstract *abstract = list != NULL ? abstract_of(nums, list) : NULL;

    return abstract != NULL ? level_of(abstract, list, level) : NULL;
}

/* Initial value of a level in this list. */
static int32_t start_of(const struct read_docx_abstract *abstract,
                        const struct read_docx_list *list, unsigned level)
{
    const struct read_docx_level *found = level_of(abstract, list, level);

    if (list->overrides != NULL && list->overrides[level].start >= 0)
        return list->overrides[level].start;
    return found != NULL ? found->start : 1;
}

static void count(struct read_docx_abstract *abstract, struct read_docx_list *list, unsigned level)
{
    unsigned bit = 1u << level;
    bool own_start =
        list->overrides != NULL && list->overrides[level].start >= 0 && (list->started & bit) == 0;

    if ((abstract->used & bit) == 0 || own_start)
        abstract->counters[level] = start_of(abstract, list, level);
    else if (abstract->counters[level] < INT32_MAX)
        abstract->counters[level]++;
    list->started = (uint16_t)(list->started | bit);
    abstract->used = (uint16_t)(abstract->used | bit);
    for (unsigned i = 0; i < level; i++) { /* higher levels not used so far */
        if ((abstract->used & 1u << i) == 0)
            abstract->counters[i] = start_of(abstract, list, i);
        abstract->used = (uint16_t)(abstract->used | 1u << i);
    }
    for (unsigned i = level + 1; i < READ_DOCX_NUM_LEVELS; i++) {
        const struct read_docx_level *lower = level_of(abstract, list, i);

        if (lower == NULL || lower->restart < 0 || level < (unsigned)lower->restart)
            abstract->used = (uint16_t)(abstract->used & ~(1u << i));
    }
}

bool read_docx_num_next(struct read_docx_nums *nums, int32_t num, unsigned level, struct buf *label)
{
    struct read_docx_list *list = by_number(&nums->lists, num);
    struct read_docx_abstract *abstract = list != NULL ? abstract_of(nums, list) : NULL;
    const struct read_docx_level *found;
    struct str rest;

    if (abstract == NULL || level_of(abstract, list, level) == NULL)
        return false;
    found = level_of(abstract, list, level);
    count(abstract, list, level);
    if (str_is(found->format, "bullet")) {
        read_docx_num_format_bullet(label, found->text, found->run.font);
        return true;
    }
    rest = found->text;
    for (size_t i = 0; i < rest.n; i++) {
        unsigned wanted =
            i + 1 < rest.n && rest.p[i] == '%' && rest.p[i + 1] >= '1' && rest.p[i + 1] <= '9'
                ? (unsigned)(rest.p[i + 1] - '1')
                : READ_DOCX_NUM_LEVELS;
        const struct read_docx_level *part;

        if (wanted == READ_DOCX_NUM_LEVELS) {
            buf_char(label, rest.p[i]);
            continue;
        }
        i++;
        part = level_of(abstract, list, wanted);
        read_docx_num_format(label, found->is_legal || part == NULL ? STR("decimal") : part->format,
                             wanted <= level ? abstract->counters[wanted] : 0);
    }
    return true;
}
