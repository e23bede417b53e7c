/* SPDX-License-Identifier: MIT */
/* Asks each library at run time. */
#include "wrap/version.h"

#include <libxml/parser.h>
#include <lua.h>
#include <zip.h>
#include <zlib.h>

#include "wrap/lua/lua.h"

void wrap_version_put(struct buf *out)
{
    struct wrap_lua *lua = wrap_lua_new();
    unsigned xml = 0;

    for (const char *p = xmlParserVersion; *p >= '0' && *p <= '9'; p++) /* "20914" */
        xml = xml * 10 + (unsigned)(*p - '0');
    buf_printf(out, "libxml2 %u.%u.%u, libzip %s, zlib %s, Lua %u.%u", xml / 10000, xml / 100 % 100,
               xml % 100, zip_libzip_version(), zlibVersion(),
               (unsigned)lua_version(wrap_lua_state(lua)) / 100,
               (unsigned)lua_version(wrap_lua_state(lua)) % 100);
    wrap_lua_free(lua);
}
