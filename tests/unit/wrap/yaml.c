/* SPDX-License-Identifier: MIT */
/* wrap/yaml.c: the tree with its places, and what is refused where. */
#include "wrap/yaml.h"

#include "base/limit.h"
#include "unit.h"

/* "text", [a, b], {key: value}; each with the bytes it covers. */
static void print(struct buf *b, const struct wrap_yaml_node *n, struct str text)
{
    static const char *const open[] = {"", "[", "{"};
    static const char *const close[] = {"", "]", "}"};

    if (n->key != NULL)
        buf_printf(b, "%.*s:", STR_ARG(n->key->text));
    buf_printf(b, "%s%s%.*s", n->is_flow ? "~" : "", open[n->kind], STR_ARG(n->text));
    if (n->kind == WRAP_YAML_SCALAR)
        buf_printf(b, "<%.*s>", STR_ARG(str_sub(text, n->off, n->end)));
    for (const struct wrap_yaml_node *c = n->first; c != NULL; c = c->next) {
        print(b, c, text); /* LIMIT_YAML_DEPTH */
        if (c->next != NULL)
            buf_c(b, " ");
    }
    buf_c(b, close[n->kind]);
}

static const struct {
    const char *text, *tree;
} good[] = {
    {"", ""},
    {"# chỉ có ghi chú\n", ""},
    {"a", "a<a>"},
    {"địa danh: Sơn La # đây\n", "{địa danh:Sơn La<Sơn La>}"},
    {"a: 1\nb:\nc: true\n", "{a:1<1> b:<> c:true<true>}"},
    {"nơi nhận:\n  - Sở Nội vụ\n  - \"Lưu: VT\"\n",
     "{nơi nhận:[Sở Nội vụ<Sở Nội vụ> Lưu: VT<\"Lưu: VT\">]}"},
    {"a: [b, {c: d}]\n", "{a:~[b<b> ~{c:d<d>}]}"},
    {"ữ:\n  Đ:\n    ệ: |\n      một\n      hai\n",
     "{ữ:{Đ:{ệ:một\nhai\n<|\n      một\n      hai\n>}}}"},
};

static const struct {
    const char *text;
    enum wrap_yaml_result result;
    unsigned off;
    const char *what; /* a part of it */
} bad[] = {
    {"ữ: a: b\n", WRAP_YAML_BROKEN, 6, "mapping values"},
    {"a: \"b\n", WRAP_YAML_BROKEN, 6, ""},
    {"a:\n\t- b\n", WRAP_YAML_BROKEN, 3, ""},
    {"a: }\n", WRAP_YAML_BROKEN, 3, ""},
    {"Đ: &x b\n", WRAP_YAML_REFUSED, 4, "anchor"},
    {"a: &x [b]\n", WRAP_YAML_REFUSED, 3, "anchor"},
    {"a: *x\n", WRAP_YAML_REFUSED, 3, "alias"},
    {"a: !!int 1\n", WRAP_YAML_REFUSED, 3, "tag"},
    {"a: !x {}\n", WRAP_YAML_REFUSED, 3, "tag"},
    {"a: 1\n---\nb: 2\n", WRAP_YAML_REFUSED, 5, "second"},
    {"? [a]\n: b\n", WRAP_YAML_REFUSED, 2, "key"},
    {"[[[[[[[[[[", WRAP_YAML_REFUSED, 8, "LIMIT_YAML_DEPTH"},
};

static void check_good(const char *text, const char *tree)
{
    struct arena a;
    struct wrap_yaml_node *root;
    struct wrap_yaml_error error;
    struct buf b = BUF_NEW;

    arena_init(&a);
    CHECK(wrap_yaml_parse(&a, str_c(text), &root, &error) == WRAP_YAML_OK);
    if (root != NULL)
        print(&b, root, str_c(text));
    CHECK_BUF(&b, tree);
    arena_done(&a);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        check_good(good[i].text, good[i].tree);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct arena a;
        struct wrap_yaml_node *root;
        struct wrap_yaml_error error = {STR_NONE, 0};

        arena_init(&a);
        unit_row = i;
        CHECK(wrap_yaml_parse(&a, str_c(bad[i].text), &root, &error) == bad[i].result);
        CHECK(root == NULL);
        CHECK_UINT(error.off, bad[i].off);
        CHECK(str_find(error.what, str_c(bad[i].what), 0) != SIZE_MAX);
        arena_done(&a);
    }
    return unit_done();
}
