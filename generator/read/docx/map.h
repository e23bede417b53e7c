/* SPDX-License-Identifier: MIT */
/* Names of a package (styles, numbers, relationships, notes) and what they stand for. */
#ifndef READ_DOCX_MAP_H
#define READ_DOCX_MAP_H

#include "base/arena.h"

struct read_docx_map_entry;

struct read_docx_map {
    struct arena *arena;
    struct read_docx_map_entry *slots;
    size_t count, cap;
};

/* Everything of *map lives in `a`. */
void read_docx_map_init(struct read_docx_map *map, struct arena *a);
/* What stands under `key`, compared byte by byte; NULL when nothing does. */
void *read_docx_map_get(const struct read_docx_map *map, struct str key);
/* Puts `value` (not NULL) under `key`, which is copied; false, and nothing changed,
 * when something stands there already. */
bool read_docx_map_put(struct read_docx_map *map, struct str key, void *value);

#endif
