/* SPDX-License-Identifier: MIT */
/* `string`: the functions of Lua 5.4 with limits on size and time. */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

enum {
    LOOK = 16,       /* bytes copied or compared per step */
    CALL = 8,        /* steps per iteration of gsub or gmatch */
    CONVERSION = 512 /* maximum output in bytes of one number in string.format */
};

static struct str check_str(lua_State *L, int index)
{
    struct str s;

    s.p = luaL_checklstring(L, index, &s.n);
    return s;
}

/* Raises an error if `more` bytes after `so_far` exceed the limit. */
static void check_room(lua_State *L, size_t so_far, size_t more, const char *function)
{
    if (so_far > LIMIT_LUA_STRING_BYTES || more > LIMIT_LUA_STRING_BYTES - so_far)
        luaL_error(L, "string.%s: result too long (LIMIT_LUA_STRING_BYTES)", function);
}

/* Position argument (from 1, or from the end) as an offset, at most n + 1. */
static size_t start_offset(lua_Integer at, size_t n)
{
    if (at > 0)
        return (size_t)at - 1;
    if (at == 0 || at < -(lua_Integer)n)
        return 0;
    return n - (size_t)(-at);
}

/* Bytes ------------------------------------------------------------------- */

static int string_byte(lua_State *L)
{
    struct str s = check_str(L, 1);
    lua_Integer from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, from);
    size_t i = start_offset(from, s.n), end;

    if (to < 0)
        end = to < -(lua_Integer)s.n ? 0 : s.n - (size_t)(-to) + 1;
    else
        end = (size_t)to < s.n ? (size_t)to : s.n;
    if (i >= end)
        return 0;
    if (end - i > LIMIT_LUA_RESULTS)
        return luaL_error(L, "string.byte: too many results (LIMIT_LUA_RESULTS)");
    luaL_checkstack(L, (int)(end - i), NULL);
    wrap_lua_limit_charge(L, end - i);
    for (size_t k = i; k < end; k++)
        lua_pushinteger(L, (unsigned char)s.p[k]);
    return (int)(end - i);
}

static int string_rep(lua_State *L)
{
    struct str s = check_str(L, 1), between = STR_NONE;
    lua_Integer n = luaL_checkinteger(L, 2);
    luaL_Buffer b;
    size_t round;

    between.p = luaL_optlstring(L, 3, "", &between.n);
    round = s.n + between.n; /* cannot overflow: both are in memory */
    if (n <= 0 || round == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)n > LIMIT_LUA_STRING_BYTES / round)
        check_room(L, LIMIT_LUA_STRING_BYTES, round, "rep");
    wrap_lua_limit_charge(L, (size_t)n + round * (size_t)n / LOOK);
    (void)luaL_buffinitsize(L, &b, round * (size_t)n);
    for (lua_Integer i = 0; i < n; i++) {
        luaL_addlstring(&b, s.p, s.n);
        if (i + 1 < n)
            luaL_addlstring(&b, between.p, between.n);
    }
    luaL_pushresult(&b);
    return 1;
}

/* A stock function (upvalue 1) that takes time linear in its text. */
static int string_stock(lua_State *L)
{
    wrap_lua_limit_charge(L, check_str(L, 1).n / LOOK + 1);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* The same for functions that would break Vietnamese letters, which have several bytes. */
static int string_ascii(lua_State *L)
{
    struct str s = check_str(L, 1);

    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > 0x7F)
            return luaL_error(L, "string.%s knows ASCII letters only%s",
                              lua_tostring(L, lua_upvalueindex(2)),
                              lua_tostring(L, lua_upvalueindex(3)));
    return string_stock(L);
}

/* Format ------------------------------------------------------------------ */

/* Walks the conversions and turns %s arguments into text, so that no address and no unlimited text
 * is output. Returns the maximum output in bytes. */
static size_t prepare_arguments(lua_State *L, struct str format)
{
    size_t bytes = format.n, n;
    int arg = 1;

    for (size_t i = 0; i + 1 < format.n; i++) {
        if (format.p[i] != '%')
            continue;
        if (format.p[++i] == '%')
            continue;
        while (i < format.n && strchr("-+ #0123456789.", format.p[i]) != NULL)
            i++;
        arg++;
        if (i >= format.n)
            break;
        if (format.p[i] == 'p')
            luaL_error(L, "string.format: '%%p' is not allowed: an address is never the same");
        if (format.p[i] == 's' && arg <= lua_gettop(L)) {
            wrap_lua_text(L, arg);
            lua_replace(L, arg);
        }
        n = 0;
        if (lua_type(L, arg) == LUA_TSTRING)
            n = lua_rawlen(L, arg) * (format.p[i] == 'q' ? 4 : 1);
        check_room(L, bytes, n + CONVERSION, "format");
        bytes += n + CONVERSION;
    }
    return bytes;
}

/* Calls stock string.format (upvalue 1) on the prepared arguments. */
static int string_format(lua_State *L)
{
    size_t bytes = prepare_arguments(L, check_str(L, 1));

    wrap_lua_limit_charge(L, bytes / LOOK);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* Search ------------------------------------------------------------------ */

/* Offset of the needle at or after `from`, or SIZE_MAX. */
static size_t find_plain(struct wrap_lua_match *m, struct str needle, size_t from)
{
    size_t at = str_find(m->subject, needle, from);
    size_t end = at != SIZE_MAX ? at : m->subject.n;

    wrap_lua_match_spend(m, (end - from + needle.n) / LOOK + 1);
    return at;
}

static bool has_specials(struct str pattern)
{
    for (size_t i = 0; i < pattern.n; i++)
        if (pattern.p[i] != '\0' && strchr("^$*+?.([%-", pattern.p[i]) != NULL)
            return true;
    return false;
}

static int find_or_match(lua_State *L, bool find)
{
    struct str subject = check_str(L, 1), pattern = check_str(L, 2);
    size_t from = start_offset(luaL_optinteger(L, 3, 1), subject.n), at;
    bool anchored = pattern.n > 0 && pattern.p[0] == '^';
    struct wrap_lua_match m;
    const char *end;

    if (from > subject.n) {
        lua_pushnil(L);
        return 1;
    }
    wrap_lua_match_init(&m, L, subject, pattern);
    wrap_lua_match_spend(&m, pattern.n / LOOK + 1);
    if (find && (lua_toboolean(L, 4) || !has_specials(pattern))) {
        at = find_plain(&m, pattern, from);
        if (at != SIZE_MAX) {
            lua_pushinteger(L, (lua_Integer)at + 1);
            lua_pushinteger(L, (lua_Integer)at + (lua_Integer)pattern.n);
            return 2;
        }
        lua_pushnil(L);
        return 1;
    }
    for (at = from; at <= subject.n; at++) {
        end = wrap_lua_match_at(&m, subject.p + at, anchored ? 1 : 0);
        if (end != NULL && !find)
            return wrap_lua_match_push_all(&m, subject.p + at, end);
        if (end != NULL) {
            lua_pushinteger(L, (lua_Integer)at + 1);
            lua_pushinteger(L, end - subject.p);
            return wrap_lua_match_push_all(&m, NULL, NULL) + 2;
        }
        if (anchored)
            break;
    }
    lua_pushnil(L);
    return 1;
}

static int string_find(lua_State *L)
{
    return find_or_match(L, true);
}

static int string_match(lua_State *L)
{
    return find_or_match(L, false);
}

/* Upvalues: subject, pattern, next offset, end of the last match (-1: none), which an empty match
 * must not touch. */
static int gmatch_step(lua_State *L)
{
    struct str subject = check_str(L, lua_upvalueindex(1));
    size_t from = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    struct wrap_lua_match m;
    const char *end;

    wrap_lua_limit_charge(L, CALL);
    wrap_lua_match_init(&m, L, subject, check_str(L, lua_upvalueindex(2)));
    for (size_t at = from; at <= subject.n; at++) {
        end = wrap_lua_match_at(&m, subject.p + at, 0);
        if (end == NULL || end - subject.p == last)
            continue;
        lua_pushinteger(L, end - subject.p);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_copy(L, -1, lua_upvalueindex(4));
        return wrap_lua_match_push_all(&m, subject.p + at, end);
    }
    lua_pushinteger(L, (lua_Integer)subject.n + 1); /* marks the end of iteration */
    lua_copy(L, -1, lua_upvalueindex(3));
    return 0;
}

static int string_gmatch(lua_State *L)
{
    struct str subject = check_str(L, 1);
    size_t from = start_offset(luaL_optinteger(L, 3, 1), subject.n);

    (void)check_str(L, 2);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)(from > subject.n ? subject.n + 1 : from));
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, gmatch_step, 4);
    return 1;
}

/* Substitution ------------------------------------------------------------ */

struct gsub {
    struct wrap_lua_match m;
    luaL_Buffer b;
    size_t total; /* bytes of the result so far */
};

static void add_bytes(struct gsub *g, const char *p, size_t n)
{
    check_room(g->m.L, g->total, n, "gsub");
    g->total += n;
    luaL_addlstring(&g->b, p, n);
}

/* Appends the value at the top of the stack and pops it. */
static void add_top(struct gsub *g)
{
    size_t n;

    (void)lua_tolstring(g->m.L, -1, &n);
    check_room(g->m.L, g->total, n, "gsub");
    g->total += n;
    luaL_addvalue(&g->b);
}

/* The replacement text at index 3: %0 the match, %1 … a capture, %% a percent sign. */
static void add_template(struct gsub *g, const char *from, const char *to)
{
    lua_State *L = g->m.L;
    struct str text = check_str(L, 3);
    size_t i = 0, percent;

    while (i < text.n) {
        percent = str_find_char(text, '%', i);
        if (percent == SIZE_MAX)
            percent = text.n;
        add_bytes(g, text.p + i, percent - i);
        i = percent + 2;
        if (percent == text.n)
            break;
        wrap_lua_match_spend(&g->m, 1);
        if (percent + 1 < text.n && text.p[percent + 1] == '%') {
            add_bytes(g, "%", 1);
        } else if (percent + 1 < text.n && text.p[percent + 1] == '0') {
            add_bytes(g, from, (size_t)(to - from));
        } else if (percent + 1 < text.n && text.p[percent + 1] >= '1' &&
                   text.p[percent + 1] <= '9') {
            wrap_lua_match_push(&g->m, (unsigned)(text.p[percent + 1] - '1'), from, to);
            add_top(g);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
}

/* Replaces one match [from, to); type: of the replacement at index 3. */
static void add_replacement(struct gsub *g, const char *from, const char *to, int type)
{
    lua_State *L = g->m.L;

    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, wrap_lua_match_push_all(&g->m, from, to), 1);
    } else if (type == LUA_TTABLE) {
        wrap_lua_match_push(&g->m, 0, from, to);
        (void)lua_gettable(L, 3);
    } else {
        add_template(g, from, to);
        return;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        add_bytes(g, from, (size_t)(to - from));
    } else if (lua_isstring(L, -1)) {
        add_top(g);
    } else {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
}

static int string_gsub(lua_State *L)
{
    struct str subject = check_str(L, 1), pattern = check_str(L, 2);
    bool anchored = pattern.n > 0 && pattern.p[0] == '^';
    int type = lua_type(L, 3);
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)subject.n + 1), count = 0;
    const char *s = subject.p, *end = subject.p + subject.n, *last = NULL, *to;
    struct gsub g;

    luaL_argexpected(L,
                     type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                         type == LUA_TTABLE,
                     3, "string/function/table");
    wrap_lua_match_init(&g.m, L, subject, pattern);
    g.total = 0;
    luaL_buffinit(L, &g.b);
    while (count < most) {
        to = wrap_lua_match_at(&g.m, s, anchored ? 1 : 0);
        if (to != NULL && to != last) { /* an empty match must not touch the last one */
            count++;
            wrap_lua_limit_charge(L, CALL);
            wrap_lua_match_found(&g.m);
            add_replacement(&g, s, to, type);
            s = last = to;
        } else if (s < end) {
            add_bytes(&g, s++, 1);
        } else {
            break;
        }
        if (anchored)
            break;
    }
    add_bytes(&g, s, (size_t)(end - s));
    luaL_pushresult(&g.b);
    lua_pushinteger(L, count);
    return 2;
}

/* Opening ----------------------------------------------------------------- */

/* Wraps the stock function `name` of the table at index `stock` in `f` and stores it in the table
 * at the top. */
static void wrap_stock(lua_State *L, int stock, const char *name, lua_CFunction f,
                       const char *instead)
{
    (void)lua_getfield(L, stock, name);
    lua_pushstring(L, name);
    lua_pushstring(L, instead);
    lua_pushcclosure(L, f, 3);
    lua_setfield(L, -2, name);
}

void wrap_lua_str_open(lua_State *L)
{
    static const luaL_Reg ours[] = {
        {"byte", string_byte}, {"find", string_find},   {"gmatch", string_gmatch},
        {"gsub", string_gsub}, {"match", string_match}, {"rep", string_rep},
        {NULL, NULL},
    };
    static const char *const kept[] = {"char", "len", "sub"};
    int stock;

    lua_pushcfunction(L, luaopen_string);
    lua_call(L, 0, 1); /* also creates the string metatable, which lets numeric strings do
                        * arithmetic */
    stock = lua_gettop(L);
    lua_createtable(L, 0, 14);
    luaL_setfuncs(L, ours, 0);
    for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
        (void)lua_getfield(L, stock, kept[i]);
        lua_setfield(L, -2, kept[i]);
    }
    wrap_stock(L, stock, "format", string_format, "");
    wrap_stock(L, stock, "upper", string_ascii, "; use text.upper");
    wrap_stock(L, stock, "lower", string_ascii, "; use text.lower");
    wrap_stock(L, stock, "reverse", string_ascii, "");
    lua_remove(L, stock);
    lua_pushliteral(L, "");
    (void)lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}
