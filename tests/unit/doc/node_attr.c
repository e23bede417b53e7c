/* SPDX-License-Identifier: MIT */
/* doc/node_attr.c: the table of attributes and the grammars of their values. */
#include "doc/node_attr.h"

#include "unit.h"

struct row {
    enum node_attr_type type;
    const char *value;
    bool want;
};

#define COLUMNS_64 "* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * "

static const struct row rows[] = {
    {NODE_ATTR_TEXT, "", true},
    {NODE_ATTR_NAME, "Trích yếu", true},
    {NODE_ATTR_NAME, " ", false},
    {NODE_ATTR_LABEL, "Điều 1.", true},
    {NODE_ATTR_LABEL, "", false},
    {NODE_ATTR_CHOICE, "left", true},
    {NODE_ATTR_CHOICE, "right", true},
    {NODE_ATTR_CHOICE, "lef", false},
    {NODE_ATTR_CHOICE, "left|right", false},
    {NODE_ATTR_CHOICE, "", false},
    {NODE_ATTR_CHOICES, "left  right left", true},
    {NODE_ATTR_CHOICES, "left middle", false},
    {NODE_ATTR_CHOICES, " ", false},
    {NODE_ATTR_COUNT, "1", true},
    {NODE_ATTR_COUNT, "999", true},
    {NODE_ATTR_COUNT, "1000", false},
    {NODE_ATTR_COUNT, "0", false},
    {NODE_ATTR_COUNT, "-1", false},
    {NODE_ATTR_COLUMNS, "65mm 100mm", true},
    {NODE_ATTR_COLUMNS, "1,5cm * 2*", true},
    {NODE_ATTR_COLUMNS, "0mm", false},
    {NODE_ATTR_COLUMNS, "0*", false},
    {NODE_ATTR_COLUMNS, "**", false},
    {NODE_ATTR_COLUMNS, "", false},
    {NODE_ATTR_COLUMNS, COLUMNS_64 COLUMNS_64, false},
    {NODE_ATTR_RATIO, "1", true},
    {NODE_ATTR_RATIO, "0.4", true},
    {NODE_ATTR_RATIO, "0.333333", true},
    {NODE_ATTR_RATIO, "0.3333333", false},
    {NODE_ATTR_RATIO, "0.0", false},
    {NODE_ATTR_RATIO, "1.5", false},
    {NODE_ATTR_RATIO, "0,4", false},
    {NODE_ATTR_RATIO, ".4", false},
};

static void test_table(void)
{
    size_t count = 0;
    const struct node_attr_fact *facts = node_attr_facts(NODE_KIND_COUNT, &count);
    size_t sum = 0;

    CHECK(count > 0);
    for (size_t i = 0; i < count; i++) {
        bool has_choices = facts[i].type == NODE_ATTR_CHOICE || facts[i].type == NODE_ATTR_CHOICES;

        CHECK(node_attr_find(facts[i].kind, facts[i].name) == &facts[i]); /* no kind has it twice */
        CHECK(str_eq(node_attr_nearest(facts[i].kind, facts[i].name), facts[i].name));
        CHECK(has_choices == (facts[i].choices != NULL));
        CHECK(i == 0 || facts[i].kind >= facts[i - 1].kind); /* in the order of kinds */
    }
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++) {
        size_t own = 0;
        const struct node_attr_fact *first = node_attr_facts((enum node_kind)k, &own);

        CHECK(own == 0 || (first->kind == k && first[own - 1].kind == k));
        sum += own;
    }
    CHECK_UINT(sum, count);
    CHECK(node_attr_find(NODE_PARA, STR("lạ")) == NULL);
    CHECK(node_attr_find(NODE_TEXT, STR("style")) == NULL);
}

int main(void)
{
    char long_name[301];

    UNIT_EACH (struct row, r, rows) {
        struct node_attr_fact fact = {.type = r->type, .choices = "left|right"};

        CHECK(node_attr_fits(&fact, str_c(r->value)) == r->want);
        CHECK((node_attr_example(&fact).n > 0) ==
              (r->type != NODE_ATTR_TEXT && r->type != NODE_ATTR_NAME));
    }
    test_table();
    CHECK_STR(node_attr_nearest(NODE_PARA, STR("stile")), "style");
    CHECK_STR(node_attr_nearest(NODE_PARA, STR("algin")), "align");
    CHECK_STR(node_attr_nearest(NODE_PARA, STR("columns")), "");
    CHECK_STR(node_attr_nearest(NODE_PARA, STR("")), "");
    memset(long_name, 'x', sizeof(long_name));
    CHECK_STR(node_attr_nearest(NODE_PARA, (struct str){long_name, 300}), "");
    return unit_done();
}
