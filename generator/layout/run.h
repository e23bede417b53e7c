/* SPDX-License-Identifier: MIT */
/* The inlines of a paragraph as a sequence of runs with flat properties, shared by all writers. */
#ifndef RUN_H
#define RUN_H

#include "doc/walk.h"
#include "layout/layout.h"

enum run_kind { RUN_TEXT, RUN_BREAK, RUN_NOTE, RUN_PAGE };
enum run_vertical { RUN_BASE, RUN_SUPER, RUN_SUB };

struct run {
    enum run_kind kind;
    struct str text;            /* RUN_TEXT: valid UTF-8, borrowed from the tree; RUN_BREAK: what
                                   stands for it where lines are not the page's; empty: it stays */
    struct str href;            /* of the link around it; empty: none */
    const struct node *control; /* the outermost CONTROL around it; NULL: none */
    unsigned note;              /* RUN_NOTE: printed number, from 1; 0: mark without note */
    enum run_vertical vertical;
    bool bold, italic, underline, strike, code;
};

struct run_iter {
    struct walk it;
    const struct layout *layout;
    const struct node *root;
};

/* Runs of the inlines below `node` (which may be NULL: none). */
struct run_iter run_start(const struct layout *layout, const struct node *node);
bool run_next(struct run_iter *iter, struct run *run);

#endif
