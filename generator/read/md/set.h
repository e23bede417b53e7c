/* SPDX-License-Identifier: MIT */
/* One field of the head given on the command line (`--set số=45`). */
#ifndef READ_MD_SET_H
#define READ_MD_SET_H

#include "doc/doc.h"

/*
 * Reads "name=value" as the line "name: value" of a head would be read, and
 * puts the field in the place of the main part's. Messages name "--set". False
 * when one of them stops the document.
 */
bool read_md_set(struct doc *doc, struct str assignment);

#endif
