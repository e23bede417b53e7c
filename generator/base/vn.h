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
/* Appends s in capitals or small letters, letter by letter ("ữ" → "Ữ"). */
void vn_upper(struct buf *b, struct str s);
void vn_lower(struct buf *b, struct str s);
/* True when s has a capital and no small letter. */
bool vn_is_upper(struct str s);
/*
 * A name folded for comparison: small letters without marks, đ → d, every run
 * of other characters one "_", none at the ends: "Cơ quan ban hành" →
 * "co_quan_ban_hanh". vn_fold appends; vn_fold_in copies into the arena.
 */
void vn_fold(struct buf *b, struct str s);
struct str vn_fold_in(struct arena *a, struct str s);
/* Letters without marks, everything else kept, for searching: "Hoà" → "Hoa". */
void vn_strip(struct buf *b, struct str s);

#endif
