/* SPDX-License-Identifier: MIT */
/* libyaml, tamed: a text in memory → a small tree of mappings, sequences and
 * scalars with their places. */
#ifndef WRAP_YAML_H
#define WRAP_YAML_H

#include "base/arena.h"

enum wrap_yaml_kind { WRAP_YAML_SCALAR, WRAP_YAML_SEQUENCE, WRAP_YAML_MAPPING };

/* Values of a mapping and items of a sequence are children, in their order. */
struct wrap_yaml_node {
    enum wrap_yaml_kind kind;
    struct str text;                    /* of a scalar */
    const struct wrap_yaml_node *key;   /* in a mapping: a scalar; else NULL */
    struct wrap_yaml_node *first, *next;
    uint32_t off, end; /* bytes of the text that it covers, comments behind it too */
    bool is_flow;      /* [a, b] or {a: b} */
};

enum wrap_yaml_result { WRAP_YAML_OK, WRAP_YAML_BROKEN, WRAP_YAML_REFUSED };

struct wrap_yaml_error {
    struct str what; /* in English; static or in the arena */
    uint32_t off;    /* bytes */
};

/*
 * Parses one document; *root is NULL when it is empty. BROKEN when it is no
 * YAML; REFUSED for anchors, aliases, tags, a second document, a key that is no
 * scalar, more than LIMIT_YAML_DEPTH levels: *error says what and where. Scalars
 * are texts always, never numbers or truths. Lives in the arena.
 */
enum wrap_yaml_result wrap_yaml_parse(struct arena *a, struct str text,
                                      struct wrap_yaml_node **root, struct wrap_yaml_error *error);

#endif
