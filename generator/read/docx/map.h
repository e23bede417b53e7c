/* SPDX-License-Identifier: MIT */
/* Hash map from names of a package (styles, numbers, relationships, notes) to objects. */
#ifndef READ_DOCX_MAP_H
#define READ_DOCX_MAP_H

#include "base/arena.h"

struct read_docx_map_entry;

struct read_docx_map {
    struct arena *arena;
    struct read_docx_map_entry *slots;
    size_t count, cap;
};

/* All memory of *map is in `a`. */
void read_docx_map_init(struct read_docx_map *map, struct arena *a);
/* The value for `key`, compared byte by byte; NULL if there is none. */
void *read_docx_map_get(const struct read_docx_map *map, struct str key);
/* Adds `value` (not NULL) under a copy of `key`; false, without any change, if the key exists. */
bool read_docx_map_put(struct read_docx_map *map, struct str key, void *value);

#endif
