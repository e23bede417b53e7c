/* SPDX-License-Identifier: MIT */
/* Numbers as written in administrative texts: Roman, letters of điểm, words. */
#ifndef VN_NUM_H
#define VN_NUM_H

#include "base/buf.h"

/* Appends 1..3999 as a Roman number in capitals, other values in decimal. */
void vn_num_roman(struct buf *b, uint32_t value);
/* Parses a Roman number in capitals in canonical form ("IV", not "IIII"); on failure false and
 * *value is unchanged. */
bool vn_num_from_roman(struct str s, uint32_t *value);
/* Letters of điểm in the order of the decree itself (layout 2.7): a b c d đ e g h i k l m n o p q r
 * s t u v x y, 23 in all. Appends letter `value` (1..23), other values in decimal. */
void vn_num_letter(struct buf *b, uint32_t value);
/* The same in capitals: A B C D Đ E … */
void vn_num_capital(struct buf *b, uint32_t value);
/* Parses one such letter (either case); false for f, j, w, z, ă … */
bool vn_num_from_letter(struct str s, uint32_t *value);
/* Appends a number in words: 2026 → "hai nghìn không trăm hai mươi sáu"; 10^12 → "một nghìn tỷ".
 * Groups of three zeros are omitted. */
void vn_num_words(struct buf *b, uint64_t value);

#endif
