/* SPDX-License-Identifier: MIT */
/* Detects lines repeated on several pages; compared by their words without digits and blanks, as a
 * header may contain the page number. */
#ifndef READ_PAGE_HEAD_H
#define READ_PAGE_HEAD_H

#include "base/str.h"

struct read_page_head {
    uint64_t hash; /* start with READ_PAGE_HEAD_HASH, then add the line's words */
    uint32_t line; /* caller's line number */
};

/* FNV-1a offset basis. */
#define READ_PAGE_HEAD_HASH UINT64_C(14695981039346656037)

/* Continues the hash with the words of s. */
uint64_t read_page_head_hash(uint64_t hash, struct str s);
/* Sorts by hash, then line, so that equal lines are adjacent. */
void read_page_head_sort(struct read_page_head *heads, size_t n);

#endif
