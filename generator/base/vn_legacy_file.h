/* SPDX-License-Identifier: MIT */
/* Decodes a whole text file that is not UTF-8. */
#ifndef VN_LEGACY_FILE_H
#define VN_LEGACY_FILE_H

#include "base/vn_legacy_case.h"
#include "base/vn_legacy_guess.h"

/*
 * Appends the file as UTF-8, line ends unchanged: TCVN3, VNI, VISCII or windows-1258 judged by its
 * words (*from), otherwise windows-1252 (VN_LEGACY_NONE) if it is Latin text with few letters from
 * 0x80 up. Otherwise false and nothing is appended. Guessed capitals of TCVN3 are appended and
 * reported to `doubt` (may be NULL).
 */
bool vn_legacy_file(struct buf *b, struct str bytes, enum vn_legacy *from,
                    vn_legacy_case_doubt *doubt, void *user);

#endif
