/* SPDX-License-Identifier: MIT */
/* Writes zip archives in memory with fixed order, fixed DOS times and no extra fields, so that
 * equal parts give equal bytes. */
#ifndef WRAP_ZIP_H
#define WRAP_ZIP_H

#include "base/buf.h"

struct wrap_zip_part {
    struct str name; /* "word/document.xml": ASCII, no leading slash */
    struct str bytes;
};

/*
 * Appends a zip archive of the parts, in their order, deflated, dated 1980-01-01 00:00 (DOS time,
 * independent of the time zone). On failure false, *out is unchanged and *why is the failed step
 * (static text: a zlib function; "zip64" for more than 2 GB or 65,535 parts). Out of memory exits
 * (base_die). Names must be unique.
 */
bool wrap_zip_write(struct buf *out, const struct wrap_zip_part *parts, size_t count,
                    const char **why);

/* CRC-32 of bytes, as in the directory of an archive. */
uint32_t wrap_zip_crc(struct str bytes);

#endif
