/* SPDX-License-Identifier: MIT */
/* One field of the head given on the command line (`--set số=45`). */
#ifndef READ_MD_SET_H
#define READ_MD_SET_H

#include "doc/doc.h"

/* Parses "name=value" like the line "name: value" of a head and replaces the field of that name in
 * the main part's head. Messages name "--set". False if one of them stops the document. */
bool read_md_set(struct doc *doc, struct str assignment);

#endif
