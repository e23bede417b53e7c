/* SPDX-License-Identifier: MIT */
/* Removes from a DOCX what is not meant for its readers. */
#ifndef WRITE_SCRUB_H
#define WRITE_SCRUB_H

#include "doc/doc.h"

/*
 * Appends the package `bytes` without the embedded source and other custom XML, comments, revision
 * ids, names of people, and custom properties other than vanban's. Parts without any of these are
 * byte for byte the same, in the same order. *count is the number of removals. False with a
 * message: no package (DOCX_*, LIMIT_ZIP_*), tracked changes (SCRUB_CHANGES), an unreadable part
 * (SCRUB_PART).
 */
bool write_scrub(struct doc *doc, const char *name, struct str bytes, struct buf *out,
                 size_t *count);

#endif
