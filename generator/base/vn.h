/* SPDX-License-Identifier: MIT */
/* Vietnamese letters: case, folding of names, words. Input is valid UTF-8. */
#ifndef VN_H
#define VN_H

#include "base/arena.h"
#include "base/buf.h"

/* đ: the one letter of the alphabet that is no Latin one with marks. */
#define VN_D_STROKE 0x0111u

/* The small letter of a capital; any other as it is. */
uint32_t vn_lower_letter(uint32_t cp);
/* Appends s in upper or lower case, letter by letter ("ữ" → "Ữ"). */
void vn_upper(struct buf *b, struct str s);
void vn_lower(struct buf *b, struct str s);
/* True when s has an upper-case letter and no lower-case one. */
bool vn_is_upper(struct str s);
/*
 * Folds a name for comparison: lower case, no marks, đ → d, each run of other characters becomes
 * one "_", none at the ends: "Cơ quan ban hành" → "co_quan_ban_hanh". vn_fold appends; vn_fold_in
 * allocates in the arena.
 */
void vn_fold(struct buf *b, struct str s);
struct str vn_fold_in(struct arena *a, struct str s);
/* Strips the marks from letters and keeps everything else, for searching: "Hoà" → "Hoa". */
void vn_strip(struct buf *b, struct str s);

#endif
