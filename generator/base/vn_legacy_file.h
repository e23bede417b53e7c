/* SPDX-License-Identifier: MIT */
/* A whole file of text that is not UTF-8. */
#ifndef VN_LEGACY_FILE_H
#define VN_LEGACY_FILE_H

#include "base/vn_legacy_case.h"
#include "base/vn_legacy_guess.h"

/*
 * Appends the file as UTF-8, line ends as they are: TCVN3, VNI, VISCII or windows-1258
 * by its words (*from), otherwise windows-1252 (VN_LEGACY_NONE) when it is Latin text
 * with few letters from 0x80 on. False, and nothing appended, for any other encoding.
 * Capitals guessed in TCVN3 are told to `doubt` (may be NULL), and are appended.
 */
bool vn_legacy_file(struct buf *b, struct str bytes, enum vn_legacy *from,
                    vn_legacy_case_doubt *doubt, void *user);

#endif
