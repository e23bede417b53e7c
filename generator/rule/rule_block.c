/* SPDX-License-Identifier: MIT */
/* What is known of a block, measured once. */
#include "rule/rule_block.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vn.h"
#include "doc/iter.h"
#include "doc/printed.h"
#include "doc/tidy.h"

/* How many letters and digits there are, and how many in which emphasis. */
struct look {
    size_t letters, bold, italic;
};

static void measure_text(struct str s, struct look *look, unsigned bold, unsigned italic)
{
    size_t count = s.n - str_count(s, ' ');

    look->letters += count;
    look->bold += bold > 0 ? count : 0;
    look->italic += italic > 0 ? count : 0;
}

static struct look measure(struct node *n)
{
    struct look look = {0, 0, 0};
    unsigned bold = 0;
    unsigned italic = 0;

    for (struct iter it = iter_start(n); iter_next(&it);) {
        if (it.node->kind == NODE_STRONG)
            bold += it.enter ? 1u : -1u;
        else if (it.node->kind == NODE_EMPH)
            italic += it.enter ? 1u : -1u;
        else if (it.node->kind == NODE_TEXT && it.enter)
            measure_text(it.node->text, &look, bold, italic);
    }
    return look;
}

static void set_flag(lua_State *L, const char *name, bool value)
{
    if (!value)
        return;
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, name);
}

static void set_str(lua_State *L, const char *name, struct str value)
{
    if (value.p == NULL)
        return;
    lua_pushlstring(L, value.p, value.n);
    lua_setfield(L, -2, name);
}

static void set_number(lua_State *L, const char *name, struct str value)
{
    bool is_minus = value.n > 0 && value.p[0] == '-';
    uint32_t number;

    if (value.p == NULL || !str_uint(str_sub(value, is_minus, value.n), 1000000, &number))
        return;
    lua_pushinteger(L, is_minus ? -(lua_Integer)number : (lua_Integer)number);
    lua_setfield(L, -2, name);
}

static lua_Integer count_words(struct str s)
{
    return (s.n > 0) + (lua_Integer)(str_count(s, ' ') + str_count(s, '\n'));
}

/* The sign that a text ends in: one of .;:,!?- or … as "."; quotation marks and
 * brackets behind a sentence's end are passed over. '\0': none. */
static char last_sign(struct str text)
{
    static const char *const closing[] = {"”", "\"", "’", "'", "»", ")"};
    struct str s = text;

    for (size_t i = 0; i < ARRAY_LEN(closing); i++) {
        if (!str_ends(s, str_c(closing[i])))
            continue;
        s.n -= str_c(closing[i]).n;
        i = SIZE_MAX; /* from the first one again */
    }
    if (str_ends(s, STR("…")))
        return '.';
    if (s.n == 0 || strchr(".;:,!?-", s.p[s.n - 1]) == NULL)
        return '\0';
    return s.n == text.n || strchr(".;!?", s.p[s.n - 1]) != NULL ? s.p[s.n - 1] : '\0';
}

/* 'u' or 'l': the case of the first letter, behind quotation marks and brackets;
 * '\0' for another sign. */
static char first_case(struct str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);

        if (cp == '"' || cp == '\'' || cp == '(' || cp == 0x201C || cp == 0x2018)
            continue;
        return utf8_is_lower(cp) ? 'l' : utf8_is_upper(cp) ? 'u' : '\0';
    }
    return '\0';
}

static void set_ends(lua_State *L, struct str text)
{
    char sign = last_sign(text);
    char letter = first_case(text);

    lua_pushlstring(L, &sign, sign != '\0');
    lua_setfield(L, -2, "ends");
    lua_pushboolean(L, sign == '.' || sign == ';' || sign == '!' || sign == '?');
    lua_setfield(L, -2, "closed");
    lua_pushboolean(L, letter == 'l');
    lua_setfield(L, -2, "lower");
}

static void set_label(lua_State *L, struct str text)
{
    struct label label;
    size_t n;

    lua_pushnil(L);
    lua_setfield(L, -2, "label");
    n = rule_block_label_scan(&rule_set_of(L)->doc->arena, text, &label);
    if (n == 0)
        return;
    lua_createtable(L, 0, 8);
    rule_node_put_label(L, &label);
    lua_pushinteger(L, label.kind);
    lua_setfield(L, -2, "rank");
    lua_pushinteger(L, (lua_Integer)n);
    lua_setfield(L, -2, "skip");
    lua_setfield(L, -2, "label");
}

/* Text and look into the record on the stack; called again once they changed. */
static void set_facts(lua_State *L, struct node *n)
{
    struct buf *b = rule_set_scratch(rule_set_of(L));
    struct look look = measure(n);
    struct str text;

    node_plain(b, n);
    text = buf_view(b);
    wrap_lua_charge(L, text.n / 8 + 20);
    set_str(L, "text", text.p != NULL ? text : STR(""));
    lua_pushinteger(L, count_words(text));
    lua_setfield(L, -2, "words");
    lua_pushboolean(L, vn_is_upper(text));
    lua_setfield(L, -2, "upper");
    lua_pushboolean(L, look.letters > 0 && look.bold == look.letters);
    lua_setfield(L, -2, "bold");
    lua_pushboolean(L, look.letters > 0 && look.italic == look.letters);
    lua_setfield(L, -2, "italic");
    lua_pushboolean(L, str_find_char(text, '\n', 0) != SIZE_MAX);
    lua_setfield(L, -2, "has_break");
    set_ends(L, text);
    if (n->kind == NODE_PARA)
        set_label(L, text);
}

void rule_block_push(lua_State *L, struct node *n)
{
    struct arena *arena = &rule_set_of(L)->doc->arena;

    luaL_checkstack(L, 8, "blocks");
    if (n->kind == NODE_PARA)
        tidy_inlines(arena, n);
    lua_createtable(L, 0, 24);
    rule_node_push(L, n);
    lua_setfield(L, -2, "node");
    rule_node_push_kind(L, (enum node_kind)n->kind);
    lua_setfield(L, -2, "kind");
    set_str(L, "at", node_attr(n, PRINTED_AT));
    set_str(L, "align", node_attr(n, PRINTED_ALIGN));
    set_str(L, "from", node_attr(n, PRINTED_FROM));
    set_str(L, "borders", node_attr(n, PRINTED_BORDERS));
    set_str(L, "number", node_attr(n, PRINTED_NUMBER));
    set_number(L, "outline", node_attr(n, PRINTED_OUTLINE));
    set_number(L, "size", node_attr(n, PRINTED_SIZE));
    set_number(L, "indent", node_attr(n, PRINTED_INDENT));
    set_flag(L, "new_page", str_is(node_attr(n, PRINTED_BREAK), "yes"));
    set_facts(L, n);
}

void rule_block_refresh(lua_State *L, int index, struct node *n)
{
    lua_pushvalue(L, index);
    set_facts(L, n);
    lua_pop(L, 1);
}

struct str rule_block_at(struct rule_set *set, const struct node *n, struct str at)
{
    struct diag *diag = &set->doc->diag;

    if (at.n > 0)
        return at;
    if (n->pos.src == 0 || n->pos.src >= diag->src_count)
        return STR("");
    return arena_printf(&set->doc->arena, diag->lang == DIAG_EN ? "line %u" : "dòng %u",
                        src_line(diag->srcs[n->pos.src], n->pos.off));
}
