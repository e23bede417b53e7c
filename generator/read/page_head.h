/* SPDX-License-Identifier: MIT */
/* Lines that stand on several pages, told by their words without digits and blanks: a
 * head may hold the page's number. */
#ifndef READ_PAGE_HEAD_H
#define READ_PAGE_HEAD_H

#include "base/str.h"

struct read_page_head {
    uint64_t hash; /* READ_PAGE_HEAD_HASH, then the line's words */
    uint32_t line; /* any number of it */
};

/* FNV-1a of nothing. */
#define READ_PAGE_HEAD_HASH UINT64_C(14695981039346656037)

/* The hash with the words of s behind those that it has. */
uint64_t read_page_head_hash(uint64_t hash, struct str s);
/* Lines that are alike stand together afterwards, each in their order. */
void read_page_head_sort(struct read_page_head *heads, size_t n);

#endif
