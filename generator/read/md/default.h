/* SPDX-License-Identifier: MIT */
/* Fields that an office gives to all its documents. */
#ifndef READ_MD_DEFAULT_H
#define READ_MD_DEFAULT_H

#include "doc/doc.h"

/*
 * Reads lines first..last (from 0; last is not one of them) of a source as a
 * head would be read, and adds to the main part's head what that does not give;
 * a field that stands there empty is given. False when a message stops the
 * document.
 */
bool read_md_default(struct doc *doc, const struct src *src, uint16_t number, uint32_t first,
                     uint32_t last);

#endif
