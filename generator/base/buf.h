/* SPDX-License-Identifier: MIT */
/* Growable bytes. Writes cannot fail: lost memory ends the run (base_die). */
#ifndef BUF_H
#define BUF_H

#include "base/str.h"

struct buf {
    char *p; /* NUL-terminated once anything was written */
    size_t n, cap;
};

#define BUF_NEW ((struct buf){NULL, 0, 0})

/* Owner of the bytes: caller, buf_done(). */
void buf_done(struct buf *b);
/* Empties, keeps the memory. */
void buf_clear(struct buf *b);
void buf_reserve(struct buf *b, size_t more);
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_c(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_uint(struct buf *b, uint64_t value);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Text as XML content or attribute value: & < > " and CR escaped, every
 * character that XML 1.0 forbids written as U+FFFD. A tab and a line feed stay
 * (in an attribute's value a parser makes blanks of them). */
void buf_xml(struct buf *b, struct str s);
/* Text in double quotes with JSON escapes; used by dumps and reports. */
void buf_json(struct buf *b, struct str s);
/* The bytes so far; valid until the next write. */
struct str buf_view(const struct buf *b);

#endif
