/* SPDX-License-Identifier: MIT */
/*
 * Names in holes may have blanks and accents: `{{ tên đơn vị }}`, `số bản + 1`. One pass over the
 * Lua tokens folds each sequence of words into one name; strings, numbers and keywords are copied.
 */
#include "base/utf8.h"
#include "base/vn.h"
#include "rule/private.h"

static bool is_keyword(struct str word)
{
    static const char *const keywords[] = {"and",   "break", "do",       "else", "elseif", "end",
                                           "false", "for",   "function", "goto", "if",     "in",
                                           "local", "nil",   "not",      "or",   "repeat", "return",
                                           "then",  "true",  "until",    "while"};

    for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
        if (str_is(word, keywords[i]))
            return true;
    return false;
}

static bool is_word_start(uint32_t cp)
{
    return utf8_is_letter(cp) || cp == '_';
}

/* End of the word (letters, digits, marks, "_") that starts at `from`. */
static size_t word_end(struct str s, size_t from)
{
    size_t i = from;

    while (i < s.n) {
        size_t next = i;
        uint32_t cp = utf8_next(s, &next);

        if (!is_word_start(cp) && !utf8_is_digit(cp) && !utf8_is_mark(cp))
            break;
        i = next;
    }
    return i;
}

static size_t skip_blanks(struct str s, size_t from)
{
    size_t i = from;

    while (i < s.n) {
        size_t next = i;

        if (!utf8_is_space(utf8_next(s, &next)))
            break;
        i = next;
    }
    return i;
}

/* End of a sequence of words separated by blanks, none a keyword. */
static size_t run_end(struct str s, size_t from)
{
    size_t end = word_end(s, from);

    for (;;) {
        size_t start = skip_blanks(s, end);
        size_t next = word_end(s, start);

        if (start == end || next == start || is_keyword(str_sub(s, start, next)))
            return end;
        end = next;
    }
}

/* End of the quoted string that starts at `from`; a backslash escapes the next byte. */
static size_t quoted_end(struct str s, size_t from)
{
    size_t i = from + 1;

    while (i < s.n && s.p[i] != s.p[from])
        i += s.p[i] == '\\' ? 2 : 1;
    return i < s.n ? i + 1 : s.n;
}

/* End of "[[…]]" or "[=[…]=]" at `from`; `from` if there is none. */
static size_t long_bracket_end(struct str s, size_t from)
{
    size_t level = 0;

    while (from + 1 + level < s.n && s.p[from + 1 + level] == '=')
        level++;
    if (from + 1 + level >= s.n || s.p[from + 1 + level] != '[')
        return from;
    for (size_t i = from + 2 + level; i + 1 + level < s.n; i++) {
        size_t k = 0;

        if (s.p[i] != ']')
            continue;
        while (k < level && s.p[i + 1 + k] == '=')
            k++;
        if (k == level && s.p[i + 1 + level] == ']')
            return i + 2 + level;
    }
    return s.n;
}

/* End of a token to be copied: a string or a number; 0: another token. */
static size_t verbatim_end(struct str s, size_t at)
{
    size_t end = at;

    if (s.p[at] == '"' || s.p[at] == '\'')
        return quoted_end(s, at);
    if (s.p[at] == '[')
        return long_bracket_end(s, at);
    if (s.p[at] == '-' && at + 1 < s.n && s.p[at + 1] == '-')
        return s.n; /* a comment */
    if (s.p[at] < '0' || s.p[at] > '9')
        return at;
    while (end < s.n &&
           ((s.p[end] >= '0' && s.p[end] <= '9') || s.p[end] == '.' ||
            (s.p[end] >= 'a' && s.p[end] <= 'z') || (s.p[end] >= 'A' && s.p[end] <= 'Z')))
        end++;
    return end;
}

/* Appends "[2]" at `at` as ".2"; returns the end of what was parsed. */
static size_t put_place(struct buf *b, struct str text, size_t at)
{
    size_t end = at + 1;
    uint32_t place;

    if (at >= text.n || text.p[at] != '[')
        return at;
    while (end < text.n && text.p[end] >= '0' && text.p[end] <= '9')
        end++;
    if (end == text.n || text.p[end] != ']' || !str_uint(str_sub(text, at + 1, end), 99999, &place))
        return at;
    buf_printf(b, ".%u", place);
    return end + 1;
}

/* The folded path if the text is only a name, or names joined by dots and indices ("x.ho_ten",
 * "kinh_gui[1]"). */
static struct str fold_path(struct arena *a, struct str text)
{
    struct buf b = BUF_NEW;
    struct str path = STR_NONE;
    size_t i = 0;

    if (str_is(text, "nil") || str_is(text, "true") || str_is(text, "false"))
        goto out;
    for (;;) {
        size_t start = skip_blanks(text, i);
        size_t end = start;
        size_t before = b.n;

        if (start == text.n || !is_word_start(utf8_next(text, &end)))
            goto out;
        end = word_end(text, start);
        if (is_keyword(str_sub(text, start, end)) && end - start != text.n)
            goto out;
        end = run_end(text, start);
        vn_fold(&b, str_sub(text, start, end));
        if (b.n == before)
            goto out;
        i = skip_blanks(text, put_place(&b, text, end));
        if (i == text.n)
            break;
        if (text.p[i++] != '.')
            goto out;
        buf_char(&b, '.');
    }
    path = arena_str(a, buf_view(&b));
out:
    buf_done(&b);
    return path;
}

/* Appends the folded form of a sequence of words; false if that is a keyword. */
static bool put_name(struct buf *b, struct str run)
{
    size_t start = b->n;

    vn_fold(b, run);
    if (b->n == start) /* "_" */
        buf_str(b, run);
    return !is_keyword(str_sub(buf_view(b), start, b->n));
}

struct rule_expr rule_expr_fold(struct arena *a, struct str text)
{
    struct rule_expr expr = {STR_NONE, STR_NONE, STR_NONE};
    struct buf b = BUF_NEW;
    struct str s = str_trim(text);

    expr.name = fold_path(a, s);
    for (size_t i = 0; i < s.n;) {
        size_t end = verbatim_end(s, i);
        size_t next = i;

        if (end > i) {
            buf_str(&b, str_sub(s, i, end));
            i = end;
            continue;
        }
        if (!is_word_start(utf8_next(s, &next))) {
            buf_str(&b, str_sub(s, i, next));
            i = next;
            continue;
        }
        end = word_end(s, i);
        if (is_keyword(str_sub(s, i, end))) {
            buf_str(&b, str_sub(s, i, end));
        } else {
            end = run_end(s, i);
            if (!put_name(&b, str_sub(s, i, end)) && expr.fault.p == NULL)
                expr.fault = str_sub(s, i, end);
        }
        i = end;
    }
    expr.lua = arena_str(a, buf_view(&b));
    buf_done(&b);
    return expr;
}
