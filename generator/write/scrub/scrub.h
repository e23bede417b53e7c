/* SPDX-License-Identifier: MIT */
/* Removes from a DOCX what is not meant for its readers. */
#ifndef WRITE_SCRUB_H
#define WRITE_SCRUB_H

#include "doc/doc.h"

/*
 * Appends the package `bytes` without the carried source and other custom XML,
 * comments, ids of revisions, names of people and custom properties other than
 * vanban's own. Parts that hold none of these are the same byte for byte, in their
 * order. *count is the number of things taken out. False with a message: no package
 * (DOCX_*, LIMIT_ZIP_*), tracked changes (SCRUB_CHANGES), a part that cannot be read
 * (SCRUB_PART).
 */
bool write_scrub(struct doc *doc, const char *name, struct str bytes, struct buf *out,
                 size_t *count);

#endif
