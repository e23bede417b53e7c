/* SPDX-License-Identifier: MIT */
/* What the compiler of Lua has made of the shipped rules, kept in the program: compiling them takes
 * a fifth of a render. */
#ifndef WRAP_LUA_MEMO_H
#define WRAP_LUA_MEMO_H

#include <stddef.h>

/* Where the name of the chunk belongs in a code (Lua 5.4's ldump.c: behind the header of 31 bytes
 * and the number of upvalues). */
#define WRAP_LUA_MEMO_NAME_AT 32u

struct wrap_lua_memo {
    const unsigned char *text; /* of a rule file, as it was when the program was built */
    size_t text_n;
    const unsigned char *code; /* lua_dump() of it with all its lines, without the chunk's name */
    size_t code_n;
};

/*
 * The memo of exactly this text; NULL when there is none: another text, a program built with
 * MEMO=no, or another release of Lua than that which compiled.
 */
const struct wrap_lua_memo *wrap_lua_memo(const char *text, size_t n);

#endif
