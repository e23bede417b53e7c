/* SPDX-License-Identifier: MIT */
/* Lookups in node_attrs.def and the small grammars of its types. */
#include "doc/node_attr.h"

#include "base/limit.h"
#include "base/near.h"
#include "base/unit.h"

/* A longer name is not a misspelling. */
#define NAME_MAX_BYTES 40u
/* Three digits: cells of one column, or rows of one cell, on some thirty pages. */
#define COUNT_MAX 999u

static const struct node_attr_fact facts[] = {
#define NODE_ATTR(kind, name, type, need, choices)                                                 \
    {NODE_##kind, {name, sizeof(name) - 1}, NODE_ATTR_##type, NODE_ATTR_##need, choices},
#include "doc/node_attrs.def"
#undef NODE_ATTR
};

/* Index of the first row for a kind or any later one. Rows are in the order of node_kinds.def (a
 * unit test checks it). */
static size_t first_of(unsigned kind)
{
    size_t low = 0;
    size_t high = ARRAY_LEN(facts);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (facts[middle].kind < kind)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct node_attr_fact *node_attr_facts(enum node_kind kind, size_t *count)
{
    size_t first = kind < NODE_KIND_COUNT ? first_of(kind) : 0;

    *count = (kind < NODE_KIND_COUNT ? first_of(kind + 1u) : ARRAY_LEN(facts)) - first;
    return facts + first;
}

const struct node_attr_fact *node_attr_find(enum node_kind kind, struct str name)
{
    for (size_t i = first_of(kind); i < ARRAY_LEN(facts) && facts[i].kind == kind; i++)
        if (str_eq(facts[i].name, name))
            return &facts[i];
    return NULL;
}

struct str node_attr_nearest(enum node_kind kind, struct str name)
{
    struct near near = near_to(name, near_usual(name.n));
    size_t count;
    const struct node_attr_fact *own = node_attr_facts(kind, &count);

    if (name.n > NAME_MAX_BYTES)
        return STR_NONE;
    for (size_t i = 0; i < count; i++)
        near_try(&near, own[i].name, own[i].name);
    return near.found;
}

static bool is_choice(struct str value, const char *choices)
{
    struct str rest = str_c(choices);
    struct str choice;

    while (str_split(&rest, '|', &choice))
        if (str_eq(choice, value))
            return true;
    return false;
}

/* "*", "2*" or a nonzero length. */
static bool is_column(struct str token, const char *unused)
{
    uint32_t n = 0;

    (void)unused;
    if (str_ends(token, STR("*")))
        return token.n == 1 ||
               (str_uint(str_sub(token, 0, token.n - 1), LIMIT_TABLE_COLUMNS, &n) && n > 0);
    return unit_twips(token, &n) && n > 0;
}

/* True if each blank-separated word, one per table column, satisfies is_word. */
static bool are_words(struct str value, bool (*is_word)(struct str, const char *),
                      const char *choices)
{
    struct str rest = value;
    struct str word;
    size_t count = 0;

    while (str_split(&rest, ' ', &word)) {
        if (word.n == 0)
            continue;
        if (!is_word(word, choices) || ++count > LIMIT_TABLE_COLUMNS)
            return false;
    }
    return count > 0;
}

/* "1", "0.4", "0.333": over 0, at most 1, up to six decimals. */
static bool is_ratio(struct str value)
{
    uint32_t decimals = 0;

    if (str_is(value, "1"))
        return true;
    return str_starts(value, STR("0.")) && value.n <= 8 &&
           str_uint(str_sub(value, 2, value.n), 999999, &decimals) && decimals > 0;
}

bool node_attr_fits(const struct node_attr_fact *fact, struct str value)
{
    uint32_t n = 0;

    switch (fact->type) {
    case NODE_ATTR_TEXT:
        return true;
    case NODE_ATTR_NAME:
    case NODE_ATTR_LABEL:
        return str_trim(value).n > 0;
    case NODE_ATTR_CHOICE:
        return is_choice(value, fact->choices);
    case NODE_ATTR_CHOICES:
        return are_words(value, is_choice, fact->choices);
    case NODE_ATTR_COUNT:
        return str_uint(value, COUNT_MAX, &n) && n > 0;
    case NODE_ATTR_COLUMNS:
        return are_words(value, is_column, NULL);
    case NODE_ATTR_RATIO:
        return is_ratio(value);
    }
    return false;
}

struct str node_attr_example(const struct node_attr_fact *fact)
{
    switch (fact->type) {
    case NODE_ATTR_TEXT:
    case NODE_ATTR_NAME:
        break;
    case NODE_ATTR_CHOICE:
    case NODE_ATTR_CHOICES:
        return str_c(fact->choices);
    case NODE_ATTR_COUNT:
        return STR("1, 2, 3 …");
    case NODE_ATTR_COLUMNS:
        return STR("65mm 100mm *");
    case NODE_ATTR_RATIO:
        return STR("0.4");
    case NODE_ATTR_LABEL:
        return STR("I., 1., a), -");
    }
    return STR_NONE;
}
