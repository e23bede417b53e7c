/* SPDX-License-Identifier: MIT */
/*
 * Run by the build: compiles Lua files and prints them, text and code, as the rows that
 * wrap/wrap_lua_memo.c includes.
 *
 * usage: lua_memo FILE.lua… > FILE.inc
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "wrap/wrap_lua_memo.h"

#define FILE_BYTES_MAX (1u << 20)

struct code {
    unsigned char bytes[4 * FILE_BYTES_MAX];
    size_t n;
};

static int add(lua_State *L, const void *bytes, size_t n, void *ud)
{
    struct code *code = ud;

    (void)L;
    if (n > sizeof(code->bytes) - code->n)
        return 1;
    memcpy(code->bytes + code->n, bytes, n);
    code->n += n;
    return 0;
}

static void put(const char *name, unsigned number, const unsigned char *bytes, size_t n)
{
    (void)printf("static const unsigned char %s_%u[] = {", name, number);
    for (size_t i = 0; i < n; i++)
        (void)printf(i % 24 == 0 ? "\n%u," : "%u,", (unsigned)bytes[i]);
    (void)printf("\n};\n");
}

/* The code without the chunk's name, "@", which the program puts there; false when it does not
 * stand where it is expected. */
static bool take_name_out(struct code *code)
{
    unsigned char *name = code->bytes + WRAP_LUA_MEMO_NAME_AT;

    if (code->n < WRAP_LUA_MEMO_NAME_AT + 2 || name[0] != 0x82 || name[1] != '@')
        return false;
    code->n -= 2;
    memmove(name, name + 2, code->n - WRAP_LUA_MEMO_NAME_AT);
    return true;
}

static const char *compile(const char *path, unsigned number)
{
    static unsigned char text[FILE_BYTES_MAX];
    static struct code code;
    FILE *file = fopen(path, "rb");
    lua_State *L;
    size_t n;
    bool ok;

    if (file == NULL)
        return "cannot be read";
    n = fread(text, 1, sizeof(text), file);
    ok = ferror(file) == 0 && n < sizeof(text);
    (void)fclose(file); /* it was only read */
    L = ok ? luaL_newstate() : NULL;
    if (L == NULL)
        return "cannot be read";
    code.n = 0;
    ok = luaL_loadbufferx(L, (const char *)text, n, "@", "t") == LUA_OK &&
         lua_dump(L, add, &code, 0) == 0 && take_name_out(&code);
    if (!ok)
        (void)fprintf(stderr, "%s%s\n", path, lua_isstring(L, -1) ? lua_tostring(L, -1) : "");
    lua_close(L);
    if (!ok)
        return "cannot be compiled";
    put("text", number, text, n);
    put("code", number, code.bytes, code.n);
    return NULL;
}

/* The version as a text that stands in the library itself. */
static void put_ident(void)
{
    (void)printf("static const char ident[] = {");
    for (const char *p = lua_ident; *p != '\0'; p++)
        (void)printf("%d,", *p);
    (void)printf("0};\n");
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *why = compile(argv[i], (unsigned)i);

        if (why != NULL) {
            (void)fprintf(stderr, "lua_memo: %s: %s\n", argv[i], why);
            return EXIT_FAILURE;
        }
    }
    put_ident();
    (void)printf("static const struct wrap_lua_memo rows[] = {\n");
    for (int i = 1; i < argc; i++)
        (void)printf("    {text_%d, sizeof(text_%d), code_%d, sizeof(code_%d)}, /* %s */\n", i, i,
                     i, i, argv[i]);
    (void)printf("};\n");
    return fflush(stdout) == 0 && ferror(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
