/* SPDX-License-Identifier: MIT */
/* Properties of a block that Lua sees, computed once per change. */
#include "rule/block.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vn.h"
#include "diag/say.h"
#include "doc/inline_clean.h"
#include "doc/raw.h"
#include "doc/walk.h"

/* Emphasis of the text of a block; has_text: there is any. */
struct look {
    bool has_text, has_upright, has_light;
};

static struct look look_of(const struct node *n)
{
    struct look look = {false, false, false};
    unsigned bold = 0;
    unsigned italic = 0;

    for (struct walk it = walk_start(n); walk_next(&it);) {
        if (it.node->kind == NODE_STRONG)
            bold += it.enter ? 1u : -1u;
        else if (it.node->kind == NODE_EMPH)
            italic += it.enter ? 1u : -1u;
        else if (it.node->kind == NODE_TEXT && it.enter && str_trim(it.node->text).n > 0) {
            look.has_text = true;
            look.has_light |= bold == 0;
            look.has_upright |= italic == 0;
        }
    }
    return look;
}

/* Sets a field to true. A false value needs no assignment unless the record `is_old`: a new one has
 * no such field. */
static void set_flag(lua_State *L, const char *name, bool value, bool is_old)
{
    if (value)
        lua_pushboolean(L, 1);
    else if (is_old)
        lua_pushnil(L);
    else
        return;
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

/* The sign at the end of a text: one of .;:,!?- ("…" counts as "."); closing quotation marks and
 * brackets after it are skipped. '\0': none. */
static char last_sign(struct str text)
{
    static const char *const closing[] = {"”", "\"", "’", "'", "»", ")"};
    struct str s = text;

    for (size_t i = 0; i < ARRAY_LEN(closing); i++) {
        if (!str_ends(s, str_c(closing[i])))
            continue;
        s.n -= str_c(closing[i]).n;
        i = SIZE_MAX; /* restart with the first */
    }
    if (str_ends(s, STR("…")))
        return '.';
    if (s.n == 0 || strchr(".;:,!?-", s.p[s.n - 1]) == NULL)
        return '\0';
    return s.n == text.n || strchr(".;!?", s.p[s.n - 1]) != NULL ? s.p[s.n - 1] : '\0';
}

/* 'u' or 'l': case of the first letter, after opening quotation marks and brackets; '\0' if another
 * sign comes first. */
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

static void set_ends(lua_State *L, struct str text, bool is_old)
{
    char sign = last_sign(text);
    char letter = first_case(text);

    lua_pushlstring(L, &sign, sign != '\0');
    lua_setfield(L, -2, "ends");
    set_flag(L, "closed", sign == '.' || sign == ';' || sign == '!' || sign == '?', is_old);
    set_flag(L, "lower", letter == 'l', is_old);
}

static void set_label(lua_State *L, struct str text, bool is_old)
{
    struct label label;
    size_t n = rule_block_label_scan(&rule_run_of(L)->doc->arena, text, &label);

    if (n == 0) {
        set_flag(L, "label", false, is_old);
        return;
    }
    lua_createtable(L, 0, 8);
    rule_text_put_label(L, &label);
    lua_pushinteger(L, label.kind);
    lua_setfield(L, -2, "rank");
    lua_pushinteger(L, (lua_Integer)n);
    lua_setfield(L, -2, "skip");
    lua_setfield(L, -2, "label");
}

/* Sets text and format in the record on the stack; `is_old`: overwrites earlier values. */
static void set_facts(lua_State *L, struct node *n, bool is_old)
{
    struct buf *b = rule_run_scratch(rule_run_of(L));
    struct look look = look_of(n);
    struct str text;

    node_plain(b, n);
    text = buf_view(b);
    rule_charge(L, text.n / 8 + 20);
    set_str(L, "text", text.p != NULL ? text : STR(""));
    lua_pushinteger(L, count_words(text));
    lua_setfield(L, -2, "words");
    set_flag(L, "upper", vn_is_upper(text), is_old);
    set_flag(L, "bold", look.has_text && !look.has_light, is_old);
    set_flag(L, "italic", look.has_text && !look.has_upright, is_old);
    set_flag(L, "has_break", str_find_char(text, '\n', 0) != SIZE_MAX, is_old);
    set_ends(L, text, is_old);
    if (n->kind == NODE_PARA)
        set_label(L, text, is_old);
}

void rule_block_push(lua_State *L, struct node *n)
{
    struct arena *arena = &rule_run_of(L)->doc->arena;

    luaL_checkstack(L, 8, "blocks");
    if (n->kind == NODE_PARA)
        inline_clean(arena, n);
    lua_createtable(L, 0, 24);
    rule_node_push(L, n);
    lua_setfield(L, -2, "node");
    rule_node_push_kind(L, (enum node_kind)n->kind);
    lua_setfield(L, -2, "kind");
    set_str(L, "at", node_attr(n, RAW_AT));
    set_str(L, "align", node_attr(n, RAW_ALIGN));
    set_str(L, "from", node_attr(n, RAW_FROM));
    set_str(L, "borders", node_attr(n, RAW_BORDERS));
    set_str(L, "number", node_attr(n, RAW_NUMBER));
    set_number(L, "outline", node_attr(n, RAW_OUTLINE));
    set_number(L, "size", node_attr(n, RAW_SIZE));
    set_number(L, "indent", node_attr(n, RAW_INDENT));
    set_flag(L, "new_page", str_is(node_attr(n, RAW_BREAK), "yes"), false);
    set_facts(L, n, false);
}

struct rule_importing *rule_block_importing(lua_State *L)
{
    struct rule_importing *importing = rule_run_of(L)->importing;

    if (importing == NULL)
        luaL_error(L, "this function is of recognition only");
    return importing;
}

void rule_block_refresh(lua_State *L, int index, struct node *n)
{
    lua_pushvalue(L, index);
    set_facts(L, n, true);
    lua_pop(L, 1);
}

struct node *rule_block_check(lua_State *L, int index)
{
    struct node *n;

    luaL_checktype(L, index, LUA_TTABLE);
    lua_getfield(L, index, "node");
    n = rule_node_check_write(L, -1);
    rule_place_movable(L, n);
    if (!node_is(n, NODE_CLASS_BLOCK))
        luaL_error(L, "a %s is no block", node_element((enum node_kind)n->kind));
    lua_pop(L, 1);
    return n;
}

void rule_block_done(lua_State *L, int index)
{
    lua_pushboolean(L, 1);
    lua_setfield(L, index, "done");
}

struct str rule_block_at(struct rule_run *run, const struct node *n, struct str at)
{
    struct diag *diag = &run->doc->diag;
    const struct src *src = diag_src_of(diag, n->pos);

    if (at.n > 0)
        return at;
    if (src == NULL)
        return STR("");
    return say_line(&run->doc->arena, src_line(src, n->pos.off), diag->lang);
}
