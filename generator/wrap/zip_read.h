/* SPDX-License-Identifier: MIT */
/* Safe wrapper of libzip: foreign packages (.docx) in memory, under the LIMIT_ZIP_* of limit.h.
 * Checks names before unpacking, and unpacks only requested parts. */
#ifndef WRAP_ZIP_READ_H
#define WRAP_ZIP_READ_H

#include "base/arena.h"
#include "base/buf.h"

struct wrap_zip_read;

/* is_ole: OLE container, so no zip. ole_has: its directory probably has a stream of that name
 * (ASCII). */
bool wrap_zip_read_is_ole(struct str bytes);
bool wrap_zip_read_ole_has(struct str bytes, const char *name);

enum wrap_zip_read_result {
    WRAP_ZIP_READ_OK,
    WRAP_ZIP_READ_NONE,      /* the archive has no such part */
    WRAP_ZIP_READ_NOT_ZIP,   /* another format */
    WRAP_ZIP_READ_PASSWORD,  /* an OLE container of an encrypted package */
    WRAP_ZIP_READ_OLE,       /* any other OLE container: a document of Word 97-2003 */
    WRAP_ZIP_READ_DAMAGED,   /* truncated, checksum mismatch, unknown compression method */
    WRAP_ZIP_READ_ENCRYPTED, /* encrypted zip entry */
    WRAP_ZIP_READ_NAME,      /* an entry whose path leaves the package */
    WRAP_ZIP_READ_TWICE,     /* duplicate entry names */
    WRAP_ZIP_READ_PACKED,    /* LIMIT_ZIP_PACKED */
    WRAP_ZIP_READ_ENTRIES,   /* LIMIT_ZIP_ENTRIES */
    WRAP_ZIP_READ_ENTRY,     /* LIMIT_ZIP_ENTRY */
    WRAP_ZIP_READ_TOTAL,     /* LIMIT_ZIP_TOTAL */
    WRAP_ZIP_READ_RATIO      /* LIMIT_ZIP_RATIO */
};

/*
 * Opens an archive over `bytes`, which must outlive it. On failure *zip is NULL, and *about is the
 * name of the bad entry or libzip's message (in the arena, valid UTF-8, may be empty). Out of
 * memory exits (base_die). Owner of *zip: caller, wrap_zip_read_close().
 */
enum wrap_zip_read_result wrap_zip_read_open(struct arena *a, struct str bytes,
                                             struct wrap_zip_read **zip, struct str *about);
/* NULL is allowed. */
void wrap_zip_read_close(struct wrap_zip_read *zip);
/* Entries except folders; names in archive order, "word/document.xml". */
size_t wrap_zip_read_count(const struct wrap_zip_read *zip);
struct str wrap_zip_read_name(const struct wrap_zip_read *zip, size_t i);
/* Its size and CRC-32 as the directory states them; false if it states none. */
bool wrap_zip_read_stated(const struct wrap_zip_read *zip, size_t i, uint64_t *size, uint32_t *crc);
/*
 * Appends the unpacked part of that name, ignoring ASCII case as Word does. Counts the bytes
 * unpacked instead of trusting the size declared by the entry. On failure *out is unchanged.
 */
enum wrap_zip_read_result wrap_zip_read_part(struct wrap_zip_read *zip, struct str name,
                                             struct buf *out);

#endif
