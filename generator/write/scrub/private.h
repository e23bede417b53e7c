/* SPDX-License-Identifier: MIT */
/* Private to write/scrub. */
#ifndef WRITE_SCRUB_PRIVATE_H
#define WRITE_SCRUB_PRIVATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "wrap/zip_read.h"

enum write_scrub_result { WRITE_SCRUB_OK, WRITE_SCRUB_BROKEN, WRITE_SCRUB_CHANGES };

/* Custom XML that is kept: content controls are bound to it, and it contains only printed text. */
struct write_scrub_kept {
    struct str names[3]; /* the item, its properties, the relationship between them */
    size_t count;        /* 3, or 0 if there is no such item */
};

/* write/scrub/kept.c: finds it in a package; the names are in the arena. */
void write_scrub_kept_find(struct arena *a, struct wrap_zip_read *zip,
                           struct write_scrub_kept *kept);
/* True for a part that is removed as a whole. */
bool write_scrub_part_is_inner(struct str name, const struct write_scrub_kept *kept);
/* True for a part that may hold inner data and stays: images, embedded files, macros. */
bool write_scrub_part_is_opaque(struct str name);

/* What a part had. */
struct write_scrub_found {
    size_t count;     /* removals */
    bool hides;       /* a style hides text: it stays */
    struct str about; /* CHANGES: the element, borrowed from the part */
};

/* write/scrub/part.c: appends the part without what is not meant for readers; all other bytes are
 * unchanged. CHANGES: it has tracked changes. */
enum write_scrub_result write_scrub_part(struct str name, struct str bytes,
                                         const struct write_scrub_kept *kept, struct buf *out,
                                         struct write_scrub_found *found);

#endif
