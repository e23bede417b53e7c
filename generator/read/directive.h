/* SPDX-License-Identifier: MIT */
/* Validation of directives, for all readers. */
#ifndef READ_DIRECTIVE_H
#define READ_DIRECTIVE_H

#include "base/str.h"

/* True if the folded name is a directive (node_attrs.def). */
bool read_directive_is(struct str name);
/* True if the arguments are well-formed: a question has its number, and nothing contains "--",
 * which would end a comment. */
bool read_directive_fits(struct str name, struct str args);

#endif
