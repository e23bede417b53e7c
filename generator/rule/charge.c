/* SPDX-License-Identifier: MIT */
/* What the C functions of rules draw on the budget: steps, and bytes of the document's arena, which
 * Lua's own allocator does not see. */
#include "base/limit.h"
#include "rule/private.h"

void rule_charge(lua_State *L, size_t steps)
{
    struct rule_run *run = rule_run_of(L);

    if (run->doc->arena.total > run->arena_start &&
        run->doc->arena.total - run->arena_start > LIMIT_LUA_NODE_BYTES)
        wrap_lua_limit_full(L, "LIMIT_LUA_NODE_BYTES", (long)LIMIT_LUA_NODE_BYTES);
    wrap_lua_limit_charge(L, steps);
}

lua_Integer rule_charge_length(lua_State *L, int index)
{
    lua_Integer count = luaL_len(L, index);

    if (count < 0)
        luaL_error(L, "a list of negative length");
    rule_charge(L, (size_t)count);
    return count;
}
