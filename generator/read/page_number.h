/* SPDX-License-Identifier: MIT */
/* What is printed on a page to tell its number. */
#ifndef READ_PAGE_NUMBER_H
#define READ_PAGE_NUMBER_H

#include "base/str.h"

/* "2", "- 2 -", "Trang 2", "2/5", "Page 2 of 5": the number, at most 999; 0: something
 * else. */
uint32_t read_page_number(struct str s);

#endif
