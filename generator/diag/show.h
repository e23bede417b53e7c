/* SPDX-License-Identifier: MIT */
/* Messages as lines: for people, with the source line and a caret, or for programs. */
#ifndef SHOW_H
#define SHOW_H

#include "base/buf.h"
#include "diag/diag.h"

enum show_format {
    SHOW_LINE,  /* one line a message */
    SHOW_HUMAN, /* the source line with a caret below it */
    SHOW_JSON,  /* one object of JSON a line, as man/messages.schema.json has it */
};

struct show_options {
    enum show_format format;
    bool quiet;  /* errors only */
    bool colour; /* not in JSON */
};

/*
 * Appends every message, in the order of input and place (those without a
 * place last), one of the same place and text once:
 *   ke-hoach.md:3:1: lỗi: mục được nêu hai lần: số [VB-0210]
 *   ke-hoach.docx: lỗi: tệp Word có mật khẩu [VB-0231]
 *   ke-hoach.docx: word/document.xml, đoạn 12: cảnh báo: … [VB-0243]
 * and, unless quiet, how many were left out. An excerpt shows at most 76 letters
 * of the line, "…" where it is cut.
 */
void show_all(struct buf *out, const struct diag *d, struct show_options options);
/* The place as members of a JSON object, each with a comma before it: line, column and end,
 * or part, paragraph and run, as far as they are known. */
void show_place(struct buf *out, const struct diag *d, struct pos pos);

#endif
