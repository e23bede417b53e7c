/* SPDX-License-Identifier: MIT */
/* Recognises paragraphs of căn cứ, for the reader and the writer of sources. */
#ifndef CAN_CU_H
#define CAN_CU_H

#include "doc/landmark.h"

/*
 * True for the text of one line of căn cứ at the beginning of a body: it is a landmark BASIS, or
 * BASIS_MORE behind another one, and ends in ";" or ".";
 * with a second sentence, or one that leads over to the text, it is none.
 */
bool can_cu_is(const struct landmarks *landmarks, struct str text, bool is_first);

#endif
