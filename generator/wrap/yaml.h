/* SPDX-License-Identifier: MIT */
/* Safe wrapper of libyaml: text in memory → a small tree of mappings, sequences and scalars with
 * positions. */
#ifndef WRAP_YAML_H
#define WRAP_YAML_H

#include "base/arena.h"

enum wrap_yaml_kind { WRAP_YAML_SCALAR, WRAP_YAML_SEQUENCE, WRAP_YAML_MAPPING };

/* Children are the values of a mapping or the items of a sequence, in source order. */
struct wrap_yaml_node {
    enum wrap_yaml_kind kind;
    struct str text;                    /* of a scalar */
    const struct wrap_yaml_node *key;   /* in a mapping: a scalar; else NULL */
    struct wrap_yaml_node *first, *next;
    uint32_t off, end; /* byte range in the text, trailing comments included */
    bool is_flow;      /* [a, b] or {a: b} */
};

enum wrap_yaml_result { WRAP_YAML_OK, WRAP_YAML_BROKEN, WRAP_YAML_REFUSED };

struct wrap_yaml_error {
    struct str what; /* in English; static or in the arena */
    uint32_t off;    /* bytes */
};

/*
 * Parses one document; *root is NULL if it is empty. BROKEN if it is not YAML; REFUSED for anchors,
 * aliases, tags, a second document, non-scalar keys, more than LIMIT_YAML_DEPTH levels; *error has
 * reason and position. Scalars are always text, never numbers or booleans. Everything lives in the
 * arena.
 */
enum wrap_yaml_result wrap_yaml_parse(struct arena *a, struct str text,
                                      struct wrap_yaml_node **root, struct wrap_yaml_error *error);

#endif
