/* SPDX-License-Identifier: MIT */
/* The source that a DOCX of vanban carries along. */
#ifndef READ_DOCX_SOURCE_H
#define READ_DOCX_SOURCE_H

#include "base/arena.h"

struct read_docx_source {
    struct str text;    /* as it was, byte for byte */
    struct str printed; /* lines of marks, see doc/fingerprint.h */
    bool is_whole;      /* the sum is that of both */
};

/* Looks for a carried source in the bytes of a package, and copies it into the
 * arena. False when it has none, or is no package. */
bool read_docx_source(struct arena *a, struct str bytes, struct read_docx_source *out);

#endif
