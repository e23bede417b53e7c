/* SPDX-License-Identifier: MIT */
/* Characters of the fonts that are sets of pictures (Symbol, Wingdings), as Unicode. */
#ifndef READ_DOCX_SYMBOL_H
#define READ_DOCX_SYMBOL_H

#include "base/str.h"

/* The character that `code` (U+0020 … U+00FF, or U+F020 … U+F0FF) of that font looks like;
 * 0 when none does. Fonts that are not known are taken for Symbol. */
uint32_t read_docx_symbol(struct str font, uint32_t code);

#endif
