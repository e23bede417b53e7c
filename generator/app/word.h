/* SPDX-License-Identifier: MIT */
/* Texts printed by the commands, in the user's language. */
#ifndef APP_WORD_H
#define APP_WORD_H

#include "diag/diag.h"

enum app_word {
#define APP_WORD(name, vi, en) APP_WORD_##name,
#include "app/word.def"
#undef APP_WORD
    APP_WORD_COUNT
};

const char *app_word(enum diag_lang lang, enum app_word word);
/* The text of that language, from a row of any table. */
const char *app_word_of(enum diag_lang lang, const char *vi, const char *en);

#endif
