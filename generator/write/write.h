/* SPDX-License-Identifier: MIT */
/* The table of writers: adding a format is one file and one line. */
#ifndef WRITE_H
#define WRITE_H

#include "layout/layout.h"

struct writer {
    const char *name;      /* of -t */
    const char *extension; /* ".docx" */
    bool binary;           /* refused on a terminal */
    bool needs_layout;     /* false: written from the tree alone, layout is NULL */
    bool as_read;          /* the source alone: no profile, data, holes or rules */
    /* Appends the whole output; false when a message says why not. */
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
