/* SPDX-License-Identifier: MIT */
/* Conversion of files by other programs: LibreOffice and poppler. */
#ifndef APP_CONVERT_H
#define APP_CONVERT_H

#include "app/kind.h"
#include "base/buf.h"
#include "doc/doc.h"

/*
 * Replaces the bytes of a file of `kind` by those of a DOCX (DOC, ODT, RTF, HTML) or by the output
 * of `pdftotext -bbox` (PDF); for a PDF *formats receives the output of `pdftohtml -xml`, or stays
 * empty if that fails (read/pdf/pdf.h). The program runs in a temporary folder with a separate
 * profile, without macros and links, for at most LIMIT_CONVERT_MILLISECONDS. False with a message
 * that names `path` (VB-0261 …). `kind` must be one of those named.
 */
bool app_convert(struct doc *doc, const char *path, enum app_kind kind, struct buf *bytes,
                 struct buf *formats);

#endif
