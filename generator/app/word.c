/* SPDX-License-Identifier: MIT */
#include "app/word.h"

static const struct {
    const char *vi, *en;
} words[] = {
#define APP_WORD(name, vi, en) {vi, en},
#include "app/word.def"
#undef APP_WORD
};

const char *app_word_of(enum diag_lang lang, const char *vi, const char *en)
{
    return lang == DIAG_EN ? en : vi;
}

const char *app_word(enum diag_lang lang, enum app_word word)
{
    return app_word_of(lang, words[word].vi, words[word].en);
}
