/* SPDX-License-Identifier: MIT */
/* Signs of Markdown that mean something wherever they stand in a text. */
#ifndef WRITE_ESCAPE_H
#define WRITE_ESCAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A letter with its marks, or a digit: what the rules of emphasis take for neither blank nor
 * punctuation. */
bool write_escape_is_word(uint32_t cp);
/* Punctuation of ASCII: what a `\` makes plain. */
bool write_escape_is_punct(uint32_t cp);
/*
 * True when the sign at i may be read as a mark: ` always, * not between two blanks, _ not
 * inside a word either, \ before what it would make plain. What stands beside the text is not
 * known and taken for neither blank nor word. False for other signs, which are each writer's.
 */
bool write_escape_is_mark(struct str s, size_t i);

#endif
