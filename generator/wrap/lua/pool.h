/* SPDX-License-Identifier: MIT */
/* Size-class allocator for Lua's small blocks in one region: most blocks are small, and malloc
 * takes a tenth of a run of rules. */
#ifndef WRAP_LUA_POOL_H
#define WRAP_LUA_POOL_H

#include "base/base.h"

/* Blocks of 16, 32 … WRAP_LUA_POOL_BLOCK bytes. */
#define WRAP_LUA_POOL_BLOCK 256
#define WRAP_LUA_POOL_CLASSES (WRAP_LUA_POOL_BLOCK / 16)

struct wrap_lua_pool {
    char *region; /* NULL: not allocated yet, or allocation failed */
    size_t taken; /* bytes used from the start; fixed capacity */
    void *freed[WRAP_LUA_POOL_CLASSES];
};

/*
 * Like realloc() for a block of `old` bytes (NULL and 0: a new one) and n > 0; NULL when out of
 * memory. Falls back to malloc for larger blocks, for a full region and under sanitizers.
 * Zero-initialise the pool. It owns the region; call wrap_lua_pool_done() once all blocks are
 * freed.
 */
void *wrap_lua_pool_realloc(struct wrap_lua_pool *pool, void *block, size_t old, size_t n);
/* Frees a block of that size; NULL is allowed. */
void wrap_lua_pool_free(struct wrap_lua_pool *pool, void *block, size_t size);
void wrap_lua_pool_done(struct wrap_lua_pool *pool);

#endif
