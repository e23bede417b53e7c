/* SPDX-License-Identifier: MIT */
/* Messages as text: a gcc-like line, then the source line and a caret. */
#ifndef SHOW_H
#define SHOW_H

#include "base/buf.h"
#include "diag/diag.h"

struct show_options {
    bool quiet;   /* errors only */
    bool excerpt; /* the source line with a caret below the message */
    bool colour;
};

/*
 * Appends every message, in the order of input and place (those without a
 * place last), one of the same place and text once:
 *   ke-hoach.md:3:1: lỗi: trường được nêu hai lần: số [VB-0210]
 *   ke-hoach.docx: lỗi: tệp Word có mật khẩu [VB-0231]
 * and, unless quiet, how many were left out. An excerpt shows at most 76 letters
 * of the line, "…" where it is cut.
 */
void show_all(struct buf *out, const struct diag *d, struct show_options options);

#endif
