/* SPDX-License-Identifier: MIT */
/* Restores capitals in text decoded from TCVN3, whose toned letters have one case only. */
#ifndef VN_LEGACY_CASE_H
#define VN_LEGACY_CASE_H

#include "base/str.h"

/* Called for each word that was changed or may be wrong (before and after are then equal). The
 * texts are valid only during the call. */
typedef void vn_legacy_case_doubt(void *user, struct str before, struct str after);

/*
 * Guesses case in place, in n bytes of valid UTF-8: toned letters become capitals in words of
 * capitals ("KẾ HOạCH" → "KẾ HOẠCH"), also in ambiguous words ("Hà" next to "NỘI"). Unless the font
 * is known (has_font), a word that starts with a lower-case toned letter is capitalised ("Ủy")
 * after the end of a sentence; elsewhere it is kept but reported, since it may have been a capital.
 * Every guess is reported; `doubt` may be NULL. The length is unchanged.
 */
void vn_legacy_case_guess(char *text, size_t n, bool has_font, vn_legacy_case_doubt *doubt,
                          void *user);

#endif
