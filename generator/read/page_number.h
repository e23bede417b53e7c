/* SPDX-License-Identifier: MIT */
/* Recognises printed page numbers. */
#ifndef READ_PAGE_NUMBER_H
#define READ_PAGE_NUMBER_H

#include "base/str.h"

/* The number in "2", "- 2 -", "Trang 2", "2/5", "Page 2 of 5", at most 999; 0 for other texts. */
uint32_t read_page_number(struct str s);

#endif
