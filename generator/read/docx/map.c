/* SPDX-License-Identifier: MIT */
/* Open addressing, at most half full; FNV-1a with its high bits folded in. */
#include "read/docx/map.h"

#define FIRST_SLOTS 64u

struct read_docx_map_entry {
    struct str key; /* p NULL: empty */
    void *value;
};

void read_docx_map_init(struct read_docx_map *map, struct arena *a)
{
    *map = (struct read_docx_map){.arena = a};
}

/* Slot of `key`, or the empty one for it; map->cap is not 0. */
static size_t slot_of(const struct read_docx_map *map, struct str key)
{
    uint32_t hash = 2166136261u;
    size_t slot;

    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * 16777619u;
    slot = (hash ^ hash >> 15) & (map->cap - 1);
    while (map->slots[slot].key.p != NULL && !str_eq(map->slots[slot].key, key))
        slot = (slot + 1) & (map->cap - 1);
    return slot;
}

void *read_docx_map_get(const struct read_docx_map *map, struct str key)
{
    return map->cap > 0 ? map->slots[slot_of(map, key)].value : NULL;
}

static void grow(struct read_docx_map *map)
{
    struct read_docx_map old = *map;

    map->cap = old.cap > 0 ? num_mul(old.cap, 2) : FIRST_SLOTS;
    map->slots = ARENA_ARRAY(map->arena, struct read_docx_map_entry, map->cap);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].key.p != NULL)
            map->slots[slot_of(map, old.slots[i].key)] = old.slots[i];
}

bool read_docx_map_put(struct read_docx_map *map, struct str key, void *value)
{
    size_t slot;

    if (2 * (map->count + 1) > map->cap)
        grow(map);
    slot = slot_of(map, key);
    if (map->slots[slot].key.p != NULL)
        return false;
    map->slots[slot] = (struct read_docx_map_entry){arena_str(map->arena, key), value};
    map->count++;
    return true;
}
