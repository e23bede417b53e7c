/* SPDX-License-Identifier: MIT */
/* The node: one struct for all kinds; node_kinds.def defines the meaning of its two text slots.
 * Nodes live in the arena of their document and are never freed individually. */
#ifndef NODE_H
#define NODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag/src.h"

struct label;

enum node_kind {
#define NODE_KIND(kind, element, class, contains, name, text) NODE_##kind,
#include "doc/node_kinds.def"
#undef NODE_KIND
    NODE_KIND_COUNT
};

enum node_class {
    NODE_CLASS_NONE = 0,
    NODE_CLASS_PART = 1 << 0,
    NODE_CLASS_HEAD = 1 << 1,
    NODE_CLASS_FIELD = 1 << 2,
    NODE_CLASS_ITEM = 1 << 3,
    NODE_CLASS_BODY = 1 << 4,
    NODE_CLASS_BLOCK = 1 << 5,
    NODE_CLASS_ROW = 1 << 6,
    NODE_CLASS_CELL = 1 << 7,
    NODE_CLASS_BRANCH = 1 << 8,
    NODE_CLASS_INLINE = 1 << 9,
    NODE_CLASS_SHEET = 1 << 10
};

struct attr {
    struct attr *next;
    struct str name, value;
};

struct node {
    struct node *parent, *prev, *next, *first, *last;
    struct str name, text;     /* slots, see node_kinds.def */
    const struct label *label; /* HEADING and PARA only; NULL: none */
    struct attr *attrs;        /* in source order; style, columns, span … */
    struct pos pos;
    uint8_t kind;   /* enum node_kind */
    bool generated; /* created by a rule or by filling a hole, not written by the author */
};

/* Lookups in node_kinds.def. */
const char *node_element(enum node_kind kind);
const char *node_name_slot(enum node_kind kind);
const char *node_text_slot(enum node_kind kind);
/* The kind of an element name; NODE_KIND_COUNT if there is none. */
enum node_kind node_kind_of(struct str element);
bool node_is(const struct node *n, enum node_class class);
bool node_can_contain(const struct node *parent, enum node_kind child);

struct node *node_new(struct arena *a, enum node_kind kind, struct pos pos);
/* A new TEXT node; `text` is not copied. */
struct node *node_text_new(struct arena *a, struct str text, struct pos pos);
/* Appends an unlinked child; node_can_contain() must hold. */
void node_append(struct node *parent, struct node *child);
void node_prepend(struct node *parent, struct node *child);
void node_insert_after(struct node *anchor, struct node *child);
void node_insert_before(struct node *anchor, struct node *child);
/* Removes a node and its children from its parent; it may be linked again. */
void node_unlink(struct node *n);
/* Appends all children of `from` to `to`, a different node. */
void node_move_children(struct node *to, struct node *from);
/* Replaces a linked node by its children; n ends unlinked and empty. */
void node_dissolve(struct node *n);
/* A deep copy in arena `a`; text is shared, so the arena of n must live as long as the copy. */
struct node *node_clone(struct arena *a, const struct node *n);

/* Value of an attribute; p is NULL if and only if it is absent. */
struct str node_attr(const struct node *n, const char *name);
bool node_has_attr(const struct node *n, const char *name);
/* Sets or replaces; `value` is not copied. */
void node_set_attr(struct arena *a, struct node *n, const char *name, struct str value);
/* Removes an attribute if present. */
void node_drop_attr(struct node *n, const char *name);

/* Appends the plain text below n: texts, codes, verbatim blocks, values of holes, alt texts of
 * images; a line feed for a break and at the start of another block, item or field. Excludes
 * labels, notes (unless n is one) and other slots. */
void node_plain(struct buf *b, const struct node *n);
struct str node_plain_in(struct arena *a, const struct node *n);

#endif
