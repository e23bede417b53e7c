/* SPDX-License-Identifier: MIT */
/* UTF-8: validation, decoding, encoding, normal forms, columns. Uses utf8proc. */
#ifndef UTF8_H
#define UTF8_H

#include "base/buf.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* True when s is well-formed UTF-8 (no surrogates, no overlong forms); otherwise *bad is the offset
 * of the first invalid byte. `bad` may be NULL. */
bool utf8_valid(struct str s, size_t *bad);
/* Offset of the first byte at or after i (i <= s.n) that is not printable ASCII (0x20 to 0x7E); s.n
 * if there is none. */
size_t utf8_plain(struct str s, size_t i);
/* Decodes the code point at *i and advances *i. s is valid UTF-8 and *i < s.n. */
uint32_t utf8_next(struct str s, size_t *i);
/* The code point that ends at offset i (0 when i is 0). s is valid UTF-8. */
uint32_t utf8_before(struct str s, size_t i);
/* Appends one code point; surrogates and values over U+10FFFF become U+FFFD. */
void utf8_put(struct buf *b, uint32_t cp);
/* True when cp is in a block whose code points neither compose nor have another canonical form. */
bool utf8_is_stable(uint32_t cp);
/* Quick NFC check: true means NFC, false means unknown. */
bool utf8_is_nfc(struct str s);
/* Appends s in NFC. s is valid UTF-8. Linear in s.n, even for many marks on one letter. */
void utf8_nfc(struct buf *b, struct str s);
/* Start of the letter that contains offset i (of a code point); combining marks belong to the code
 * point before them. s.n when i is past the end. */
size_t utf8_letter(struct str s, size_t i);
/* Width as perceived: code points without combining marks. */
size_t utf8_columns(struct str s);
/* Properties by Unicode category, never by ranges of letters. */
bool utf8_is_letter(uint32_t cp);
bool utf8_is_digit(uint32_t cp); /* 0-9 and other decimal digits */
bool utf8_is_mark(uint32_t cp);  /* combining */
bool utf8_is_space(uint32_t cp); /* blanks of any width, U+00A0 included */
bool utf8_is_upper(uint32_t cp);
bool utf8_is_lower(uint32_t cp);
/* The longest prefix of at most `bytes` bytes that ends at a code point boundary. */
struct str utf8_trunc(struct str s, size_t bytes);

#endif
