/* SPDX-License-Identifier: MIT */
/* A zip archive in memory with a fixed order, fixed DOS times and no extra fields,
 * so that the same parts give the same bytes. */
#ifndef WRAP_ZIP_H
#define WRAP_ZIP_H

#include "base/buf.h"

struct wrap_zip_part {
    struct str name; /* "word/document.xml": ASCII, no leading slash */
    struct str bytes;
};

/*
 * Appends a zip archive of the parts, in their order, deflated, dated 1980-01-01
 * 00:00 (DOS time, independent of the time zone). False with the step that
 * failed in *why (a constant text: the name of zlib's function; "zip64" for more
 * than 2 GB or 65,535 parts); *out is then as it was. Lost memory ends the run
 * (base_die). The caller has made sure that no name comes twice.
 */
bool wrap_zip_write(struct buf *out, const struct wrap_zip_part *parts, size_t count,
                    const char **why);

#endif
