/* SPDX-License-Identifier: MIT */
/* Growable byte buffer. Writes cannot fail: out of memory the program exits (base_die). */
#ifndef BUF_H
#define BUF_H

#include "base/str.h"

struct buf {
    char *p; /* NUL-terminated after the first write */
    size_t n, cap;
};

#define BUF_NEW ((struct buf){NULL, 0, 0})

/* Owner of the bytes: caller, buf_done(). */
void buf_done(struct buf *b);
/* Empties the buffer but keeps its memory. */
void buf_clear(struct buf *b);
void buf_reserve(struct buf *b, size_t more);
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_c(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
void buf_uint(struct buf *b, uint64_t value);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Text as XML content or attribute value: escapes & < > " and CR; characters that XML 1.0
 * forbids become U+FFFD. Tab and line feed are kept (parsers normalise them to blanks in
 * attribute values). */
void buf_xml(struct buf *b, struct str s);
/* Text in double quotes with JSON escapes; used by dumps and reports. */
void buf_json(struct buf *b, struct str s);
/* The bytes so far; valid until the next write. */
struct str buf_view(const struct buf *b);

#endif
