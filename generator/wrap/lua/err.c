/* SPDX-License-Identifier: MIT */
/* Turns Lua errors into text with a position: the script's message, cleaned for terminals, with
 * chunk, line and call stack. */
#include <string.h>

#include "base/utf8.h"
#include "wrap/lua/private.h"

enum { MESSAGE_BYTES = 800, TRACE_LEVELS = 10 };

/* Appends the longest prefix without special characters, at least one byte. */
static void add_plain(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        buf_char(b, (unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F ? ' ' : s.p[i]);
}

/* Appends foreign text as one line: valid UTF-8, no control characters (escape sequences would
 * reach the terminal), at most MESSAGE_BYTES. */
static void add_clean(struct buf *b, struct str s)
{
    struct str rest = str_sub(s, 0, MESSAGE_BYTES);
    size_t bad;

    while (!utf8_valid(rest, &bad)) {
        add_plain(b, str_sub(rest, 0, bad));
        if (s.n > MESSAGE_BYTES && rest.n - bad < 4)
            bad = rest.n; /* the limit cut a character in two */
        else
            utf8_put(b, UTF8_REPLACEMENT);
        rest = str_sub(rest, bad + 1, rest.n);
    }
    add_plain(b, rest);
    if (s.n > MESSAGE_BYTES)
        buf_c(b, "…");
}

void wrap_lua_err_clear(struct wrap_lua_err *e)
{
    buf_clear(&e->message);
    buf_clear(&e->chunk);
    buf_clear(&e->trace);
    e->line = 0;
}

void wrap_lua_err_done(struct wrap_lua_err *e)
{
    buf_done(&e->message);
    buf_done(&e->chunk);
    buf_done(&e->trace);
}

void wrap_lua_err_in(struct wrap_lua_err *e, struct str source)
{
    buf_clear(&e->chunk);
    add_clean(&e->chunk, str_starts(source, STR("@")) ? str_sub(source, 1, source.n) : source);
}

/* Strips a prefix "name:12: " from the message. */
static bool cut_place(struct str *message, struct str name, unsigned *line)
{
    struct str rest, number;
    uint32_t value;

    if (!str_starts(*message, name))
        return false;
    rest = str_sub(*message, name.n, message->n);
    if (!str_starts(rest, STR(":")))
        return false;
    rest = str_sub(rest, 1, rest.n);
    if (!str_split(&rest, ':', &number) || !str_uint(number, INT32_MAX, &value))
        return false;
    *line = value;
    *message = str_starts(rest, STR(" ")) ? str_sub(rest, 1, rest.n) : rest;
    return true;
}

/* Records chunk and line of the innermost Lua function, and the call stack. If the message starts
 * with the position of one of the calls, that position wins. */
static void note_place(struct wrap_lua_err *e, lua_State *L, struct str *message)
{
    lua_Debug ar;
    unsigned seen = 0;
    bool named = false, here;

    for (int level = 0; seen < TRACE_LEVELS && lua_getstack(L, level, &ar); level++) {
        if (!lua_getinfo(L, "Sln", &ar) || ar.currentline <= 0)
            continue;
        if (seen == 0)
            e->line = (unsigned)ar.currentline;
        here = !named && cut_place(message, str_c(ar.short_src), &e->line);
        named = named || here;
        if (seen == 0 || here)
            wrap_lua_err_in(e, (struct str){ar.source, ar.srclen});
        seen++;
        add_clean(&e->trace, str_c(ar.short_src));
        buf_printf(&e->trace, ":%d: ", ar.currentline);
        add_clean(&e->trace, str_c(ar.name != NULL ? ar.name : "?"));
        buf_char(&e->trace, '\n');
    }
}

void wrap_lua_err_note(struct wrap_lua_err *e, lua_State *L)
{
    struct str message = STR_NONE;

    wrap_lua_err_clear(e);
    if (lua_type(L, 1) == LUA_TSTRING)
        message.p = lua_tolstring(L, 1, &message.n);
    note_place(e, L, &message);
    if (message.n > 0)
        add_clean(&e->message, message);
    else if (message.p != NULL)
        buf_c(&e->message, "(error without a message)");
    else
        buf_printf(&e->message, "(error object is a %s value)", lua_typename(L, lua_type(L, 1)));
}

void wrap_lua_err_limit(struct wrap_lua_err *e, lua_State *L, const char *limit, long value)
{
    struct str none = STR_NONE;

    wrap_lua_err_clear(e);
    if (L != NULL)
        note_place(e, L, &none);
    buf_printf(&e->message, "%s = %ld", limit, value);
}

/* Lua truncates a long name at the front: "...an-rat-dai/quy-tac.lua". */
void wrap_lua_err_syntax(struct wrap_lua_err *e, lua_State *L, struct str name)
{
    enum { KEPT = LUA_IDSIZE - 4 }; /* bytes after the dots, without the NUL */
    struct str message = STR_NONE;
    char shown[LUA_IDSIZE] = "...";

    wrap_lua_err_clear(e);
    if (lua_type(L, -1) == LUA_TSTRING)
        message.p = lua_tolstring(L, -1, &message.n);
    if (!cut_place(&message, name, &e->line) && name.n >= KEPT) {
        memcpy(shown + 3, name.p + name.n - KEPT, KEPT);
        (void)cut_place(&message, (struct str){shown, LUA_IDSIZE - 1}, &e->line);
    }
    add_clean(&e->message, message);
}

const struct wrap_lua_error *wrap_lua_err_view(struct wrap_lua_err *e)
{
    buf_c(&e->message, ""); /* forces a NUL, even for an empty message */
    buf_c(&e->chunk, "");
    e->view.message = buf_view(&e->message);
    e->view.chunk = buf_view(&e->chunk);
    e->view.trace = buf_view(&e->trace);
    e->view.line = e->line;
    return &e->view;
}
