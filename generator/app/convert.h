/* SPDX-License-Identifier: MIT */
/* Files that other programs read for us: LibreOffice and pdftotext. */
#ifndef APP_CONVERT_H
#define APP_CONVERT_H

#include "app/kind.h"
#include "base/buf.h"
#include "doc/doc.h"

/*
 * Replaces the bytes of a file of `kind` by those of a DOCX (DOC, ODT, RTF, HTML) or by
 * what `pdftotext -bbox` prints (PDF); then *formats gets what `pdftohtml -xml` prints, or
 * nothing where that fails (read/pdf/pdf.h). The program runs in a temporary folder with a
 * profile of its own, without macros and links, LIMIT_CONVERT_MILLISECONDS at most. False
 * with a message that names `path` (VB-0261 …). Other kinds are the caller's mistake.
 */
bool app_convert(struct doc *doc, const char *path, enum app_kind kind, struct buf *bytes,
                 struct buf *formats);

#endif
