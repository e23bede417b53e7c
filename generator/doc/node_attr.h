/* SPDX-License-Identifier: MIT */
/* Attributes of each element of the XML dialect and their valid values. */
#ifndef NODE_ATTR_H
#define NODE_ATTR_H

#include "doc/node.h"

enum node_attr_type {
    NODE_ATTR_TEXT,
    NODE_ATTR_NAME,
    NODE_ATTR_CHOICE,
    NODE_ATTR_CHOICES,
    NODE_ATTR_COUNT,
    NODE_ATTR_COLUMNS,
    NODE_ATTR_RATIO,
    NODE_ATTR_LABEL
};

enum node_attr_need { NODE_ATTR_OPTIONAL, NODE_ATTR_REQUIRED };

struct node_attr_fact {
    enum node_kind kind;
    struct str name;
    enum node_attr_type type;
    enum node_attr_need need;
    const char *choices; /* CHOICE, CHOICES: "yes|no"; else NULL */
};

/* The attributes of a kind, *count of them; the whole table for NODE_KIND_COUNT. */
const struct node_attr_fact *node_attr_facts(enum node_kind kind, size_t *count);
/* An attribute of a kind by name; NULL if there is none. */
const struct node_attr_fact *node_attr_find(enum node_kind kind, struct str name);
/* Did-you-mean: the attribute of the kind with the nearest name (at most 2 edits, or a third of
 * it); STR_NONE if none is near. */
struct str node_attr_nearest(enum node_kind kind, struct str name);
/* True if `value` is valid for the attribute's type. A LABEL is only checked to be non-empty;
 * label_scan() does the rest. */
bool node_attr_fits(const struct node_attr_fact *fact, struct str value);
/* An example value for messages: "yes|no", "0.4"; "" for texts. */
struct str node_attr_example(const struct node_attr_fact *fact);

#endif
