/* SPDX-License-Identifier: MIT */
/* Capitals of text decoded from TCVN3, whose toned letters have one case only. */
#ifndef VN_LEGACY_CASE_H
#define VN_LEGACY_CASE_H

#include "base/str.h"

/* Told of each word that was changed, or that may be wrong as it stands (then both
 * are alike). The texts live until it returns. */
typedef void vn_legacy_case_doubt(void *user, struct str before, struct str after);

/*
 * Guesses in place, in n bytes of valid UTF-8: toned letters become capitals in words
 * of capitals ("KẾ HOạCH" → "KẾ HOẠCH"), also in a word that cannot tell by itself
 * ("Hà" beside "NỘI"). Unless the font is known (has_font), a word that begins with a
 * small toned letter becomes "Ủy" behind the end of a sentence; elsewhere it stays and is
 * told, since it may have been a capital. No guess is silent; `doubt` may be NULL. The
 * length stays.
 */
void vn_legacy_case_guess(char *text, size_t n, bool has_font, vn_legacy_case_doubt *doubt,
                          void *user);

#endif
