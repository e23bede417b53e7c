/* SPDX-License-Identifier: MIT */
/* wrap/wrap_lua_memo.c: every shipped rule file is in the memo, another text is not, and what a
 * remembered chunk says of its errors is what the compiled one says. */
#include "wrap/wrap_lua_memo.h"

#include <glob.h>
#include <lauxlib.h>

#include "base/io.h"
#include "base/limit.h"
#include "unit.h"
#include "wrap/wrap_lua.h"

/* What a chunk of a name says when it fails, with the calls that led there. */
static void tell(struct buf *b, struct wrap_lua *w, enum wrap_lua_result result)
{
    const struct wrap_lua_error *error = wrap_lua_last_error(w);

    buf_printf(b, "%d %.*s:%u: %.*s\n%.*s", result, STR_ARG(error->chunk), error->line,
               STR_ARG(error->message), STR_ARG(error->trace));
}

/* How many functions of the table have a name before that on top: the order of lua_next() is
 * another in every state. */
static lua_Integer rank(lua_State *L)
{
    const char *name = lua_tostring(L, -1);
    lua_Integer before = 0;

    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1))
        before += lua_type(L, -1) == LUA_TFUNCTION && lua_type(L, -2) == LUA_TSTRING &&
                  strcmp(lua_tostring(L, -2), name) < 0;
    return before;
}

/* (table that a chunk returned, n): calls its nth function with values that it does not expect. */
static int call_one(lua_State *L)
{
    lua_Integer which = luaL_checkinteger(L, 2);

    if (lua_type(L, 1) != LUA_TTABLE)
        return 0;
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
        if (lua_type(L, -1) != LUA_TFUNCTION || lua_type(L, -2) != LUA_TSTRING)
            continue;
        lua_pushvalue(L, -2);
        if (rank(L) == which) {
            lua_pop(L, 1);
            lua_pushboolean(L, 1);
            lua_pushinteger(L, 7);
            lua_call(L, 2, 0);
            return 0;
        }
        lua_pop(L, 1);
    }
    return 0;
}

/* Loads a text under a name, runs it and its functions; all that it says of errors. */
static void run(struct buf *b, struct str text, const char *chunk)
{
    struct wrap_lua *w = wrap_lua_new();
    lua_State *L = wrap_lua_state(w);
    enum wrap_lua_result result;

    for (int which = -1; which < 8; which++) {
        lua_settop(L, 0);
        lua_pushnil(L);
        result = wrap_lua_load(w, text, chunk);
        if (result == WRAP_LUA_OK)
            result = wrap_lua_call(w, 0, 1);
        if (result == WRAP_LUA_OK && which >= 0) {
            lua_pushcfunction(L, call_one);
            lua_insert(L, -2);
            lua_pushinteger(L, which);
            result = wrap_lua_call(w, 2, 0);
        }
        if (result != WRAP_LUA_OK)
            tell(b, w, result);
    }
    wrap_lua_free(w);
}

/* The same chunk from the memo and compiled: a line feed more at its end is another text. */
static size_t compare(struct str text)
{
    static const char *const names[] = {
        "a.lua", "/quy tắc/một đường dẫn dài/đến mức Lua phải cắt bớt khi nêu tên/"
                 "một đường dẫn dài/đến mức độ dài không còn vừa một byte/so.lua"};
    struct buf other = BUF_NEW;
    size_t said = 0;

    buf_str(&other, text);
    buf_char(&other, '\n');
    CHECK(wrap_lua_memo(text.p, text.n) != NULL);
    CHECK(wrap_lua_memo(text.p, text.n - 1) == NULL);
    CHECK(wrap_lua_memo(other.p, other.n) == NULL);
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct buf remembered = BUF_NEW;
        struct buf compiled = BUF_NEW;

        run(&remembered, text, names[i]);
        run(&compiled, buf_view(&other), names[i]);
        buf_c(&compiled, ""); /* so that there is a NUL */
        CHECK_STR(buf_view(&remembered), compiled.p);
        said += compiled.n;
        buf_done(&remembered);
        buf_done(&compiled);
    }
    buf_done(&other);
    return said;
}

/* All rule files of a pattern below the top; their number. */
static size_t compare_files(const char *pattern, size_t *said)
{
    const char *top = getenv("TOP");
    struct buf path = BUF_NEW;
    glob_t found;
    size_t count = 0;

    buf_printf(&path, "%s/%s", top != NULL ? top : ".", pattern);
    if (glob(path.p, 0, NULL, &found) == 0) {
        for (; count < found.gl_pathc; count++) {
            struct buf text = BUF_NEW;

            CHECK(io_read(found.gl_pathv[count], LIMIT_INPUT_BYTES, &text) == IO_OK);
            *said += compare(buf_view(&text));
            buf_done(&text);
        }
        globfree(&found);
    }
    buf_done(&path);
    return count;
}

/* Code is taken from the program alone: a text that is code is refused. */
static void test_code_from_outside(void)
{
    struct wrap_lua *w = wrap_lua_new();
    struct str code = TEXT(LUA_SIGNATURE "\x54\0\x19\x93\r\n\x1a\n");

    lua_pushnil(wrap_lua_state(w));
    CHECK(wrap_lua_load(w, code, "a.lua") == WRAP_LUA_SYNTAX);
    CHECK(str_find(wrap_lua_last_error(w)->message, STR("binary chunk"), 0) != SIZE_MAX);
    wrap_lua_free(w);
}

int main(void)
{
    const char *memo = getenv("MEMO");
    size_t said = 0;

    test_code_from_outside();
    if (memo == NULL || strcmp(memo, "no") != 0) {
        CHECK(compare_files("lua/*/*.lua", &said) + compare_files("lua/*/*/*.lua", &said) > 20);
        CHECK_SAY(said > 1000, "only %zu bytes of errors were compared", said);
    }
    return unit_done();
}
