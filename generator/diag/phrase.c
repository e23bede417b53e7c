/* SPDX-License-Identifier: MIT */
/* What libraries say in English, put into Vietnamese by patterns. */
#include "diag/phrase.h"

#include <string.h>

enum { PIECES_MAX = 4 };

/* In `en` $1 … $4 stand for any text, each up to where the pattern goes on; `vi` has
 * them as they are, or behind $~ put into Vietnamese themselves. */
static const struct {
    const char *en, *vi;
} phrases[] = {
#define PHRASE(en, vi) {en, vi},
#include "diag/phrases.def"
#undef PHRASE
};

/* True when the pattern is the whole of `said`; pieces[0] is that of $1. */
static bool matches(const char *pattern, struct str said, struct str pieces[PIECES_MAX])
{
    size_t at = 0;

    while (*pattern != '\0') {
        size_t plain = strcspn(pattern, "$");
        struct str text = {pattern, plain};
        unsigned piece;
        size_t end;

        if (!str_starts(str_sub(said, at, said.n), text))
            return false;
        at += plain;
        pattern += plain;
        if (*pattern == '\0')
            break;
        piece = (unsigned)(pattern[1] - '1');
        pattern += 2;
        text = (struct str){pattern, strcspn(pattern, "$")};
        end = text.n > 0 ? str_find(said, text, at) : said.n;
        if (end == SIZE_MAX)
            return false;
        pieces[piece] = str_sub(said, at, end);
        at = end;
    }
    return at == said.n;
}

static bool put_phrase(struct buf *out, struct str said, unsigned depth)
{
    struct str pieces[PIECES_MAX] = {STR_NONE, STR_NONE, STR_NONE, STR_NONE};
    const char *vi = NULL;

    for (size_t i = 0; vi == NULL && i < ARRAY_LEN(phrases); i++)
        if (matches(phrases[i].en, said, pieces))
            vi = phrases[i].vi;
    if (vi == NULL)
        return false;
    for (; *vi != '\0'; vi++) {
        size_t plain = strcspn(vi, "$");
        bool is_phrase;
        struct str piece;

        buf_add(out, vi, plain);
        vi += plain;
        if (*vi == '\0')
            break;
        is_phrase = vi[1] == '~';
        vi += is_phrase ? 2 : 1;
        piece = pieces[*vi - '1'];
        if (!is_phrase || depth == 0 || !put_phrase(out, piece, depth - 1))
            buf_str(out, piece);
    }
    return true;
}

/* An office's rule may raise an error in Vietnamese. */
static bool is_english(struct str said)
{
    for (size_t i = 0; i < said.n; i++)
        if ((unsigned char)said.p[i] >= 0x80)
            return false;
    return true;
}

void phrase_say(struct buf *out, struct str said, enum diag_lang lang)
{
    if (lang == DIAG_VI && put_phrase(out, said, 2))
        return;
    if (lang == DIAG_VI && is_english(said))
        buf_printf(out, "thông báo gốc là “%.*s”", STR_ARG(said));
    else
        buf_str(out, said);
}
