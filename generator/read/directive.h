/* SPDX-License-Identifier: MIT */
/* What every reader judges of a directive. */
#ifndef READ_DIRECTIVE_H
#define READ_DIRECTIVE_H

#include "base/str.h"

/* True for the folded name of a directive (node_attrs.def). */
bool read_directive_is(struct str name);
/* True when the words behind the name are well written: a question has its number,
 * and nothing holds "--", which would end a comment. */
bool read_directive_fits(struct str name, struct str args);

#endif
