/* SPDX-License-Identifier: MIT */
/* Characters that Markdown interprets anywhere in a text. */
#ifndef WRITE_ESCAPE_H
#define WRITE_ESCAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A letter with its marks, or a digit: neither blank nor punctuation to the emphasis rules. */
bool write_escape_is_word(uint32_t cp);
/* ASCII punctuation: can be escaped by `\`. */
bool write_escape_is_punct(uint32_t cp);
/*
 * True if the character at i may be read as markup: ` always, * unless between two blanks, _ also
 * not inside a word, \ before what it would escape. Neighbours outside the text are unknown, so
 * neither blank nor word. False for other characters, which are the writers' responsibility.
 */
bool write_escape_is_mark(struct str s, size_t i);

#endif
