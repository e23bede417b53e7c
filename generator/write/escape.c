/* SPDX-License-Identifier: MIT */
/* CommonMark 0.31, 2.4 (backslash escapes) and 6.2 (emphasis), within a single text. */
#include "write/escape.h"

#include "base/utf8.h"

bool write_escape_is_word(uint32_t cp)
{
    return utf8_is_letter(cp) || utf8_is_digit(cp) || utf8_is_mark(cp);
}

bool write_escape_is_punct(uint32_t cp)
{
    return cp > ' ' && cp < 0x7F && !write_escape_is_word(cp);
}

/* True if both neighbours are in the text and in that class. */
static bool is_between(struct str s, size_t i, bool (*is)(uint32_t cp))
{
    size_t next = i + 1;

    return i > 0 && is(utf8_before(s, i)) && next < s.n && is(utf8_next(s, &next));
}

bool write_escape_is_mark(struct str s, size_t i)
{
    switch (s.p[i]) {
    case '*':
        return !is_between(s, i, utf8_is_space);
    case '_':
        return !is_between(s, i, utf8_is_space) && !is_between(s, i, write_escape_is_word);
    case '`':
        return true;
    case '\\':
        return i + 1 == s.n || write_escape_is_punct((unsigned char)s.p[i + 1]);
    default:
        return false;
    }
}
