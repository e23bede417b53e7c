/* SPDX-License-Identifier: MIT */
/* Validates a package: finds what Word would report as "unreadable content". */
#ifndef WRITE_DOCX_CHECK_H
#define WRITE_DOCX_CHECK_H

#include "base/arena.h"
#include "wrap/zip.h"

enum write_docx_check_kind {
#define CHECK(kind, name) WRITE_DOCX_CHECK_##kind,
#include "write/docx/check.def"
#undef CHECK
    WRITE_DOCX_CHECK_COUNT
};

struct write_docx_fault {
    enum write_docx_check_kind kind;
    struct str part; /* name of the part */
    struct str what; /* English, one line: the element, the id */
};

/* Checks the parts of a package before they are zipped. On a fault returns false with the first one
 * in *fault (its texts are in `a`). Takes about 20 ns per byte. */
bool write_docx_check(const struct wrap_zip_part *parts, size_t count, struct arena *a,
                      struct write_docx_fault *fault);
/* "order", "style" … */
const char *write_docx_check_name(enum write_docx_check_kind kind);

#endif
