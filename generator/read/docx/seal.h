/* SPDX-License-Identifier: MIT */
/* The seal of a DOCX made by vanban (doc/seal.h). */
#ifndef READ_DOCX_SEAL_H
#define READ_DOCX_SEAL_H

#include "base/arena.h"

/* True if the package has a seal that agrees with its parts: nothing was changed since it was
 * written. Scratch memory is taken from the arena. */
bool read_docx_seal_holds(struct arena *a, struct str bytes);

#endif
