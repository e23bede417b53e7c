/* SPDX-License-Identifier: MIT */
/* Writes the document as a Word package (ISO/IEC 29500, transitional). */
#ifndef WRITE_DOCX_H
#define WRITE_DOCX_H

#include "layout/layout.h"

/*
 * Appends the whole .docx to *out. The package is checked before it is zipped; on a fault returns
 * false with PACKAGE_BROKEN, which names part and check, and leaves *out unchanged. Deterministic.
 */
bool write_docx(struct doc *doc, const struct layout *layout, struct buf *out);

#endif
