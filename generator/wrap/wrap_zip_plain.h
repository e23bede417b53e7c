/* SPDX-License-Identifier: MIT */
/* Zip archives without anything unusual, read without libzip, which brings libcrypto and takes
 * longer to load than a document to read. What is not plain is for libzip to judge. */
#ifndef WRAP_ZIP_PLAIN_H
#define WRAP_ZIP_PLAIN_H

#include "base/buf.h"

/* An entry of the directory: claims of the file, but for where its bytes are. */
struct wrap_zip_plain_entry {
    struct str name;   /* ASCII, in the archive */
    struct str packed; /* in the archive */
    uint32_t size, crc;
    bool is_deflated; /* else stored */
};

/*
 * The entries of an archive, in the order of its directory; at most `max`. False when
 * it is not plain: encrypted, of several disks, with 64-bit sizes, a comment, names
 * that are not ASCII, other ways of packing, anything that does not fit together.
 */
bool wrap_zip_plain_list(struct str bytes, struct wrap_zip_plain_entry *entries, size_t max,
                         size_t *count);
/*
 * Appends an entry unpacked. False, and nothing appended, when its bytes are not what
 * the directory says: size, sum, end. Memory is taken for the size that it claims.
 * Lost memory ends the run (base_die).
 */
bool wrap_zip_plain_part(const struct wrap_zip_plain_entry *entry, struct buf *out);

#endif
