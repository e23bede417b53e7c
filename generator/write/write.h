/* SPDX-License-Identifier: MIT */
/* The writers of write/format.def: adding a format is one file and one row. */
#ifndef WRITE_H
#define WRITE_H

#include "layout/layout.h"

/* Input of a writer. */
enum writer_from {
    WRITER_FROM_SOURCE, /* the parsed source: no profile, data, holes or rules */
    WRITER_FROM_TREE,   /* the tree after the rules */
    WRITER_FROM_LAYOUT, /* its layout */
};

/* How an output can be known again (doc/seal.h). */
enum writer_seal {
    WRITER_SEAL_NONE,    /* not at all */
    WRITER_SEAL_PACKAGE, /* the writer puts it into the package */
    WRITER_SEAL_TEXT,    /* as the last line, where the output becomes a file */
};

struct writer {
    const char *name;      /* of -t */
    const char *extension; /* ".docx" */
    bool binary;           /* not written to a terminal */
    enum writer_from from;
    enum writer_seal seal;
    /* Appends the whole output; `layout` is NULL except for WRITER_FROM_LAYOUT. False with a
     * message. */
    bool (*run)(struct doc *doc, const struct layout *layout, struct buf *out);
    const char *vi, *en; /* one line for `list` and help */
};

/* The writer of that name; NULL if there is none. */
const struct writer *write_find(struct str name);
/* The writer for a path's extension; NULL if there is none. */
const struct writer *write_for_path(struct str path);
/* All of them. */
const struct writer *write_all(size_t *count);

#endif
