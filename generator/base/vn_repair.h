/* SPDX-License-Identifier: MIT */
/*
 * Repairs Unicode text of foreign files: composition (NFC), look-alikes of Vietnamese letters,
 * invisible characters. Run vn_legacy_run.h first: in old encodings a soft hyphen is a letter.
 * Correct text is unchanged.
 */
#ifndef VN_REPAIR_H
#define VN_REPAIR_H

#include "base/buf.h"

enum vn_repair {
    VN_REPAIR_INVISIBLE, /* dropped: U+200B, U+FEFF, U+00AD …; or replaced by a blank: U+00A0 … */
    VN_REPAIR_COMPOSED,  /* decomposed, or a tone before its vowel sign */
    VN_REPAIR_LOOK_ALIKE /* Ð, Ɖ for Đ, ǎ for ă, Cyrillic and Greek in Latin words */
};

/*
 * Called once per text for every kind of repair, with the range from the first to the last changed
 * word, before and after. The kinds apply in sequence: counted in letters, text = result + every
 * `before` - every `after`.
 */
typedef void vn_repair_told(void *user, enum vn_repair what, struct str before, struct str after);

/*
 * Appends `text` (valid UTF-8; a paragraph or a run, with the marks of its letters) repaired; true
 * when anything changed. Blanks of any width become U+0020, but tabs and line ends are kept, and so
 * are compatibility forms (fullwidth, ligatures), joiners of emoji and other scripts. `told` may be
 * NULL.
 */
bool vn_repair_text(struct buf *b, struct str text, vn_repair_told *told, void *user);
/* Quick check: false if vn_repair_text() would certainly change nothing. */
bool vn_repair_is_due(struct str text);

#endif
