/* SPDX-License-Identifier: MIT */
/* Which attributes an element of the XML dialect has, and what they may hold. */
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
/* An attribute of a kind; NULL when it has none of that name. */
const struct node_attr_fact *node_attr_find(enum node_kind kind, struct str name);
/* The attribute of the kind whose name is nearest (at most 2 edits, or a third
 * of it), for did-you-mean; STR_NONE when none is near. */
struct str node_attr_nearest(enum node_kind kind, struct str name);
/* True when `value` is of the attribute's type. Of a LABEL only that it is not
 * empty: label_scan() judges it. */
bool node_attr_fits(const struct node_attr_fact *fact, struct str value);
/* What a value should look like, for messages: "yes|no", "0.4"; "" for texts. */
struct str node_attr_example(const struct node_attr_fact *fact);

#endif
