/* SPDX-License-Identifier: MIT */
/* UTF-8: check, decode, encode, normal form, columns. utf8proc behind it. */
#ifndef UTF8_H
#define UTF8_H

#include "base/buf.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* True when s is well-formed UTF-8 (no surrogates, no overlong forms); else
 * *bad is the offset of the first wrong byte. `bad` may be NULL. */
bool utf8_valid(struct str s, size_t *bad);
/* The first byte at or after i, which is at most s.n, that is not plain: printable
 * ASCII (0x20 to 0x7E). s.n when there is none. */
size_t utf8_plain(struct str s, size_t i);
/* The code point at *i, which moves behind it. s is valid UTF-8 and *i < s.n. */
uint32_t utf8_next(struct str s, size_t *i);
/* The code point before offset i (0 when i is 0). s is valid UTF-8. */
uint32_t utf8_before(struct str s, size_t i);
/* Appends one code point; surrogates and values over U+10FFFF as U+FFFD. */
void utf8_put(struct buf *b, uint32_t cp);
/* True when cp is in a block whose code points neither compose nor have another
 * canonical form. */
bool utf8_is_stable(uint32_t cp);
/* True when s is in NFC for certain, by a quick look (false is "perhaps not"). */
bool utf8_is_nfc(struct str s);
/* Appends s in NFC. s is valid UTF-8. Time grows with s.n only, however many
 * marks stand on one letter. */
void utf8_nfc(struct buf *b, struct str s);
/* Where the letter begins that offset i (of a code point) stands in: marks
 * belong to the code point before them. s.n when i is behind the end. */
size_t utf8_letter(struct str s, size_t i);
/* Letters as a reader counts them: code points without combining marks. */
size_t utf8_columns(struct str s);
/* Properties by Unicode category, never by a range of letters. */
bool utf8_is_letter(uint32_t cp);
bool utf8_is_digit(uint32_t cp); /* 0-9 and other decimal digits */
bool utf8_is_mark(uint32_t cp);  /* combining */
bool utf8_is_space(uint32_t cp); /* blanks of any width, U+00A0 included */
bool utf8_is_upper(uint32_t cp);
bool utf8_is_lower(uint32_t cp);
/* The longest prefix of at most `bytes` bytes that ends at a code point. */
struct str utf8_trunc(struct str s, size_t bytes);

#endif
