/* SPDX-License-Identifier: MIT */
/* Maps characters of pictogram fonts (Symbol, Wingdings) to Unicode. */
#ifndef READ_DOCX_SYMBOL_H
#define READ_DOCX_SYMBOL_H

#include "base/str.h"

/* The character with the glyph of `code` (U+0020 … U+00FF, or U+F020 … U+F0FF) in that font; 0:
 * none. Unknown fonts are treated as Symbol. */
uint32_t read_docx_symbol(struct str font, uint32_t code);

#endif
