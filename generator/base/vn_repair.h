/* SPDX-License-Identifier: MIT */
/*
 * Unicode text of foreign files put right: composed (NFC), look-alikes of Vietnamese
 * letters, invisible characters. For text that is not of an old encoding any more
 * (vn_legacy_run.h comes first: a soft hyphen is a letter there). Correct text comes
 * out as it is.
 */
#ifndef VN_REPAIR_H
#define VN_REPAIR_H

#include "base/buf.h"

enum vn_repair {
    VN_REPAIR_INVISIBLE, /* left out: U+200B, U+FEFF, U+00AD …; or a blank: U+00A0 … */
    VN_REPAIR_COMPOSED,  /* decomposed, or a tone before its vowel sign */
    VN_REPAIR_LOOK_ALIKE /* Ð, Ɖ for Đ, ǎ for ă, Cyrillic and Greek in Latin words */
};

/*
 * Told of every kind of repair once a text, with the stretch from the first to the
 * last word that it changed, before and after. The kinds follow one another: counted
 * as letters, the text = the result + every `before` - every `after`.
 */
typedef void vn_repair_told(void *user, enum vn_repair what, struct str before, struct str after);

/*
 * Appends `text` (valid UTF-8; a paragraph or a run, with the marks of its letters)
 * repaired; true when anything changed. Blanks of any width become plain ones, but
 * tabs and line ends stay. Compatibility forms (fullwidth, ligatures), joiners of
 * emoji and other scripts are left alone. `told` may be NULL.
 */
bool vn_repair_text(struct buf *b, struct str text, vn_repair_told *told, void *user);
/* False when vn_repair_text() would change nothing for certain: a quick look. */
bool vn_repair_is_due(struct str text);

#endif
