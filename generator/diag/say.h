/* SPDX-License-Identifier: MIT */
/* A message in words: the row of its code with the arguments in their places. */
#ifndef SAY_H
#define SAY_H

#include "base/buf.h"
#include "diag/diag.h"

/* Before deleted text in a question: in a source, which is Vietnamese whatever messages are in. */
#define SAY_DELETED "đã xóa: "
/* Of a question about a row of a table whose text stays, struck through. */
#define SAY_DELETED_ROW "hàng có chữ gạch ngang trong bảng sau đã bị xóa"

/*
 * A row is text with
 *   $1 … $9  the arguments
 *   $?       the argument that is a hint, as “ (có phải “số”?)”; nothing where none is near
 *   $[ … $]  shown only when none of the arguments inside is empty or missing
 * The number 0 is empty too.
 */
void say_message(struct buf *out, const struct diag *d, const struct diag_entry *e);
/* The row without arguments, as lists and explanations show it: "…" for each. */
void say_row(struct buf *out, enum diag_code code, enum diag_lang lang);
/* The suggestion alone; STR_NONE: none. */
struct str say_hint(const struct diag_entry *e);
/* The clause of the law, of a rule or an argument; STR_NONE: none is known. */
struct str say_clause(const struct diag_entry *e);
/* The file that an argument names; STR_NONE: none does. */
struct str say_path(const struct diag_entry *e);
/* "cảnh báo", "warning" */
const char *say_level(enum diag_level level, enum diag_lang lang);
/* A place in a list: "dòng 7", "line 7". */
struct str say_line(struct arena *a, uint32_t line, enum diag_lang lang);
/* Why the system refused, an errno, in `lang`: of the usual ones, the others as strerror(). */
const char *say_errno(int error, enum diag_lang lang);

#endif
