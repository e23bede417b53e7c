/* SPDX-License-Identifier: MIT */
/* Words of the commands, in the language of the user. */
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
/* Of a row of another table. */
const char *app_word_of(enum diag_lang lang, const char *vi, const char *en);

#endif
