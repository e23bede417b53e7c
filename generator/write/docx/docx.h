/* SPDX-License-Identifier: MIT */
/* The document as a Word package (ISO/IEC 29500, transitional). */
#ifndef WRITE_DOCX_H
#define WRITE_DOCX_H

#include "layout/layout.h"

/*
 * Appends the whole .docx to *out. The package is checked before it is zipped; a fault
 * is PACKAGE_BROKEN with the part and the check, false is returned and *out is as it
 * was. The same input gives the same bytes.
 */
bool write_docx(struct doc *doc, const struct layout *layout, struct buf *out);

#endif
