/* SPDX-License-Identifier: MIT */
/* Text as (pointer, length). A str borrows its bytes; who owns them is said
 * where it is stored. No function here allocates. */
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
/* Order of bytes, as memcmp; a prefix comes first. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Bytes from..to (not included); both are clamped to the length. */
struct str str_sub(struct str s, size_t from, size_t to);
/* Without blanks, tabs and line ends at both ends. U+00A0 is kept. */
struct str str_trim(struct str s);
/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
/* True when c stands twice next to itself. */
bool str_has_pair(struct str s, char c);
/* How often a byte stands in s. */
size_t str_count(struct str s, char c);
/* Cuts the first piece before `sep` off *rest; false when *rest is used up
 * (its p is NULL then). A text without `sep` is one piece, "" too. */
bool str_split(struct str *rest, char sep, struct str *piece);
/* Unsigned decimal, digits only, at most `max`; false otherwise. */
bool str_uint(struct str s, uint32_t max, uint32_t *value);
/* Edits (insert, delete, replace one byte) from a to b, for did-you-mean on
 * folded names; texts over 63 bytes are taken as far apart (64). */
unsigned str_distance(struct str a, struct str b);

#endif
