/* SPDX-License-Identifier: MIT */
/* Parses the values of a template. */
#include "layout/value.h"

#include "base/unit.h"

#define LINE_UNITS 240u
#define LINES_MAX 10u

static const struct {
    const char *name;
    enum layout_value_type type;
} props[SHEET_PROP_COUNT] = {
    [SHEET_SIZE] = {"size", LAYOUT_VALUE_POINTS},
    [SHEET_BOLD] = {"bold", LAYOUT_VALUE_SWITCH},
    [SHEET_ITALIC] = {"italic", LAYOUT_VALUE_SWITCH},
    [SHEET_UNDERLINE] = {"underline", LAYOUT_VALUE_SWITCH},
    [SHEET_ALIGN] = {"align", LAYOUT_VALUE_ALIGN},
    [SHEET_FIRST_LINE] = {"first-line", LAYOUT_VALUE_LENGTH},
    [SHEET_LEFT] = {"left", LAYOUT_VALUE_LENGTH},
    [SHEET_RIGHT] = {"right", LAYOUT_VALUE_LENGTH},
    [SHEET_HANGING] = {"hanging", LAYOUT_VALUE_LENGTH},
    [SHEET_BEFORE] = {"before", LAYOUT_VALUE_LENGTH},
    [SHEET_AFTER] = {"after", LAYOUT_VALUE_LENGTH},
    [SHEET_LINE] = {"line", LAYOUT_VALUE_LINES},
    [SHEET_KEEP_NEXT] = {"keep-next", LAYOUT_VALUE_SWITCH},
    [SHEET_KEEP_LINES] = {"keep-lines", LAYOUT_VALUE_SWITCH},
    [SHEET_OUTLINE] = {"outline", LAYOUT_VALUE_LEVEL},
    [SHEET_NO_WRAP] = {"no-wrap", LAYOUT_VALUE_SWITCH},
    [SHEET_UPPER] = {"upper", LAYOUT_VALUE_SWITCH},
};

bool layout_value_prop(struct str name, enum sheet_prop *prop)
{
    for (unsigned i = 0; i < SHEET_PROP_COUNT; i++) {
        if (!str_is(name, props[i].name))
            continue;
        *prop = (enum sheet_prop)i;
        return true;
    }
    return false;
}

enum layout_value_type layout_value_type(enum sheet_prop prop)
{
    return props[prop].type;
}

uint32_t *layout_value_page(struct layout_page *page, struct str name)
{
    const struct {
        const char *name;
        uint32_t *value;
    } all[] = {
        {"width", &page->width},   {"height", &page->height}, {"top", &page->top},
        {"bottom", &page->bottom}, {"left", &page->left},     {"right", &page->right},
        {"header", &page->header},
    };

    for (size_t i = 0; i < ARRAY_LEN(all); i++)
        if (str_is(name, all[i].name))
            return all[i].value;
    return NULL;
}

/* "1", "1.5", "1.15": at most two places. */
static bool parse_lines(struct str text, uint32_t *value)
{
    size_t dot = str_find_char(text, '.', 0);
    struct str places = dot == SIZE_MAX ? STR_NONE : str_sub(text, dot + 1, text.n);
    uint32_t whole;
    uint32_t part = 0;

    if (!str_uint(str_sub(text, 0, dot), LINES_MAX - 1, &whole))
        return false;
    if (dot != SIZE_MAX && (places.n == 0 || places.n > 2 || !str_uint(places, 99, &part)))
        return false;
    if (places.n == 1)
        part *= 10;
    *value = (whole * 100 + part) * LINE_UNITS / 100;
    return *value > 0;
}

/* Index of `text` in the names; false if absent. */
static bool parse_name(struct str text, const char *const *names, size_t count, uint32_t *value)
{
    for (size_t i = 0; i < count; i++) {
        if (!str_is(text, names[i]))
            continue;
        *value = (uint32_t)i;
        return true;
    }
    return false;
}

bool layout_value_parse(enum layout_value_type type, struct str text, uint32_t *value)
{
    static const char *const switches[] = {"no", "yes"};
    static const char *const aligns[] = {[SHEET_JUSTIFY] = "justify",
                                         [SHEET_LEFT_ALIGN] = "left",
                                         [SHEET_CENTRE] = "center",
                                         [SHEET_RIGHT_ALIGN] = "right"};

    text = str_trim(text);
    switch (type) {
    case LAYOUT_VALUE_LENGTH:
        return unit_twips(text, value);
    case LAYOUT_VALUE_POINTS:
        return unit_half_points(text, value);
    case LAYOUT_VALUE_LINES:
        return parse_lines(text, value);
    case LAYOUT_VALUE_SWITCH:
        return parse_name(text, switches, ARRAY_LEN(switches), value);
    case LAYOUT_VALUE_ALIGN:
        return parse_name(text, aligns, ARRAY_LEN(aligns), value);
    case LAYOUT_VALUE_LEVEL:
        return str_uint(text, SHEET_OUTLINE_MAX, value);
    }
    return false;
}

/* "13..14", "6pt.." or one value. */
static bool parse_range(enum layout_value_type type, struct str text, uint32_t *low, uint32_t *high)
{
    size_t dots = str_find(text, STR(".."), 0);
    struct str end;

    if (dots == SIZE_MAX) {
        bool ok = layout_value_parse(type, text, low);

        *high = *low;
        return ok;
    }
    end = str_sub(text, dots + 2, text.n);
    *high = UINT32_MAX;
    return layout_value_parse(type, str_sub(text, 0, dots), low) &&
           (end.n == 0 || layout_value_parse(type, end, high)) && *low <= *high;
}

bool layout_value_allowed(enum layout_value_type type, struct str allow, uint32_t value, bool *well)
{
    struct str rest = allow;
    struct str piece;
    bool found = allow.n == 0;

    *well = true;
    while (*well && str_split(&rest, '|', &piece)) {
        uint32_t low = 0;
        uint32_t high = 0;

        if (allow.n == 0)
            break;
        *well = parse_range(type, piece, &low, &high);
        found |= *well && value >= low && value <= high;
    }
    return found;
}
