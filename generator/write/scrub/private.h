/* SPDX-License-Identifier: MIT */
/* Shared by write_scrub*.c only. */
#ifndef WRITE_SCRUB_PRIVATE_H
#define WRITE_SCRUB_PRIVATE_H

#include "base/buf.h"
#include "base/str.h"

enum write_scrub_result { WRITE_SCRUB_OK, WRITE_SCRUB_BROKEN, WRITE_SCRUB_CHANGES };

/* True for a part that is taken out as a whole. */
bool write_scrub_part_is_inner(struct str name);
/*
 * write/scrub/part.c: appends the part without what is not for readers; the bytes
 * around that are kept. *count grows by what was taken out. CHANGES: it holds tracked
 * changes, with the element in *about (borrowed from `bytes`).
 */
enum write_scrub_result write_scrub_part(struct str name, struct str bytes, struct buf *out,
                                         size_t *count, struct str *about);

#endif
