/* SPDX-License-Identifier: MIT */
/* libzip, tamed: foreign packages (.docx) in memory, under the LIMIT_ZIP_* of
 * limit.h. Names are checked before anything is unpacked, and only the parts that
 * are asked for are. */
#ifndef WRAP_ZIP_READ_H
#define WRAP_ZIP_READ_H

#include "base/arena.h"
#include "base/buf.h"

struct wrap_zip_read;

/* True for an OLE container, which is no zip; true when its directory may have a stream of
 * that name (ASCII). */
bool wrap_zip_read_is_ole(struct str bytes);
bool wrap_zip_read_ole_has(struct str bytes, const char *name);

enum wrap_zip_read_result {
    WRAP_ZIP_READ_OK,
    WRAP_ZIP_READ_NONE,      /* the archive has no such part */
    WRAP_ZIP_READ_NOT_ZIP,   /* another format */
    WRAP_ZIP_READ_PASSWORD,  /* an OLE container with an encrypted package in it */
    WRAP_ZIP_READ_OLE,       /* another OLE container: a document of Word 97-2003 */
    WRAP_ZIP_READ_DAMAGED,   /* cut off, a wrong sum, an unknown way of packing */
    WRAP_ZIP_READ_ENCRYPTED, /* an entry of the zip is */
    WRAP_ZIP_READ_NAME,      /* an entry that points out of the package */
    WRAP_ZIP_READ_TWICE,     /* two entries of one name */
    WRAP_ZIP_READ_PACKED,    /* LIMIT_ZIP_PACKED */
    WRAP_ZIP_READ_ENTRIES,   /* LIMIT_ZIP_ENTRIES */
    WRAP_ZIP_READ_ENTRY,     /* LIMIT_ZIP_ENTRY */
    WRAP_ZIP_READ_TOTAL,     /* LIMIT_ZIP_TOTAL */
    WRAP_ZIP_READ_RATIO      /* LIMIT_ZIP_RATIO */
};

/*
 * Opens an archive over `bytes`, which must live as long as it is open. Not OK:
 * *zip is NULL, and *about names the entry at fault or what libzip says (in the
 * arena, valid UTF-8, may be empty). Lost memory ends the run (base_die).
 * Owner of *zip: caller, wrap_zip_read_close().
 */
enum wrap_zip_read_result wrap_zip_read_open(struct arena *a, struct str bytes,
                                             struct wrap_zip_read **zip, struct str *about);
/* NULL is nothing to close. */
void wrap_zip_read_close(struct wrap_zip_read *zip);
/* Entries, folders left out; names in the order of the archive, "word/document.xml". */
size_t wrap_zip_read_count(const struct wrap_zip_read *zip);
struct str wrap_zip_read_name(const struct wrap_zip_read *zip, size_t i);
/*
 * Appends the unpacked part of that name, capitals and small ASCII letters being the
 * same (as Word has it). What an entry says of its size is not believed: what is
 * unpacked is counted. Not OK: *out is as it was.
 */
enum wrap_zip_read_result wrap_zip_read_part(struct wrap_zip_read *zip, struct str name,
                                             struct buf *out);

#endif
