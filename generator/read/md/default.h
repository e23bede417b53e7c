/* SPDX-License-Identifier: MIT */
/* Default fields that an office sets for all its documents. */
#ifndef READ_MD_DEFAULT_H
#define READ_MD_DEFAULT_H

#include "doc/doc.h"

/* Parses source lines [first, last) (from 0) as a head and adds the fields that the main part's
 * head lacks; an empty field there counts as present. False if a message stops the document. */
bool read_md_default(struct doc *doc, const struct src *src, uint16_t number, uint32_t first,
                     uint32_t last);

#endif
