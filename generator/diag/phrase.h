/* SPDX-License-Identifier: MIT */
/* What Lua, the loader of rules, libyaml, libxml2 and libzip say, in the language of the user. */
#ifndef PHRASE_H
#define PHRASE_H

#include "base/buf.h"
#include "diag/diag.h"

/* What a library said in English: in Vietnamese by the patterns of phrases.def, and where
 * none fits the English behind Vietnamese words. */
void phrase_say(struct buf *out, struct str said, enum diag_lang lang);

#endif
