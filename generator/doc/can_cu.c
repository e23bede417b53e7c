/* SPDX-License-Identifier: MIT */
/* Tells the lines that cite the legal basis (căn cứ) from the first sentences of a body. */
#include "doc/can_cu.h"

#include "base/utf8.h"

/* “TP”, “ThS”: up to three letters, the first a capital. */
static bool is_abbreviation(struct str word)
{
    size_t i = 0;

    if (word.n == 0 || utf8_columns(word) > 3 || !utf8_is_upper(utf8_next(word, &i)))
        return false;
    while (i < word.n)
        if (!utf8_is_letter(utf8_next(word, &i)))
            return false;
    return true;
}

/* True when a full stop inside the text ends a sentence: a capital follows, and the word before is
 * no abbreviation (“TP. Hồ Chí Minh”). */
static bool has_two_sentences(struct str text)
{
    size_t word = 0; /* start of the current word */

    for (size_t i = 0; i + 2 < text.n; i++) {
        size_t next = i + 2;

        if (text.p[i] == ' ')
            word = i + 1;
        if (text.p[i] != '.' || text.p[i + 1] != ' ')
            continue;
        if (!is_abbreviation(str_sub(text, word, i)) && utf8_is_upper(utf8_next(text, &next)))
            return true;
    }
    return false;
}

bool can_cu_is(const struct landmarks *landmarks, struct str text, bool is_first)
{
    text = str_trim(text);
    if (!landmark_is(landmarks, LANDMARK_BASIS, text) &&
        (is_first || !landmark_is(landmarks, LANDMARK_BASIS_MORE, text)))
        return false;
    if (str_ends(text, STR(";")))
        return true;
    return str_ends(text, STR(".")) && !has_two_sentences(text) &&
           !landmark_is(landmarks, LANDMARK_LEAD_OVER, text);
}
