/* SPDX-License-Identifier: MIT */
/* The table of writers: adding a format is one file and one line. */
#ifndef WRITE_H
#define WRITE_H

#include "layout/layout.h"

/* What a writer is given. */
enum writer_from {
    WRITER_FROM_SOURCE, /* what was read, and nothing else: no profile, data, holes or rules */
    WRITER_FROM_TREE,   /* the tree after the rules */
    WRITER_FROM_LAYOUT, /* that, laid out */
};

struct writer {
    const char *name;      /* of -t */
    const char *extension; /* ".docx" */
    bool binary;           /* refused on a terminal */
    enum writer_from from;
    /* Appends the whole output, `layout` is NULL unless it is written from one; false when a
     * message says why not. */
    bool (*run)(struct doc *doc, const struct layout *layout, struct buf *out);
    const char *vi, *en; /* one line for `list` and help */
};

/* The writer of that name, NULL when there is none. */
const struct writer *write_find(struct str name);
/* The writer for a file's extension, NULL when there is none. */
const struct writer *write_for_path(struct str path);
/* All of them. */
const struct writer *write_all(size_t *count);

#endif
