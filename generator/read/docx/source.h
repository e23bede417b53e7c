/* SPDX-License-Identifier: MIT */
/* The source embedded in a DOCX made by vanban. */
#ifndef READ_DOCX_SOURCE_H
#define READ_DOCX_SOURCE_H

#include "base/arena.h"

struct read_docx_source {
    struct str text;    /* byte for byte */
    struct str printed; /* lines of fingerprints, see doc/fingerprint.h */
    bool is_whole;      /* the checksum matches both */
};

/* Finds the embedded source in the bytes of a package and copies it into the arena. False if there
 * is none or it is no package. */
bool read_docx_source(struct arena *a, struct str bytes, struct read_docx_source *out);

#endif
