/* SPDX-License-Identifier: MIT */
/* Text as (pointer, length). A str borrows its bytes; their owner is documented where it is stored.
 * No function here allocates. */
#ifndef STR_H
#define STR_H

#include "base/base.h"

struct str {
    const char *p; /* never read beyond n; may be NULL when n is 0 */
    size_t n;      /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p

/* The bytes of a C string; NULL gives the empty text. */
struct str str_c(const char *c);
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *c);
/* Byte order, as memcmp; a prefix sorts first. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Bytes [from, to), both clamped to the length. */
struct str str_sub(struct str s, size_t from, size_t to);
/* Strips blanks, tabs and line ends from both ends; keeps U+00A0. */
struct str str_trim(struct str s);
/* Offset of the first `needle` at or after `from`, or SIZE_MAX; linear in both lengths. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
/* True when c occurs twice in a row. */
bool str_has_pair(struct str s, char c);
/* Number of occurrences of a byte in s. */
size_t str_count(struct str s, char c);
/* Cuts the first piece before `sep` off *rest; false when *rest is exhausted (its p is then NULL).
 * A text without `sep`, even "", is one piece. */
bool str_split(struct str *rest, char sep, struct str *piece);
/* Unsigned decimal, digits only, at most `max`; false otherwise. */
bool str_uint(struct str s, uint32_t max, uint32_t *value);
/* Edit distance (insert, delete, replace one byte) for did-you-mean on folded names; 64 if either
 * text is over 63 bytes. */
unsigned str_distance(struct str a, struct str b);

#endif
