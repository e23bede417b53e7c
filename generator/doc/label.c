/* SPDX-License-Identifier: MIT */
/* The only grammar of printed labels, shared by readers, rules and layout. */
#include "doc/label.h"

#include "base/utf8.h"
#include "base/vn.h"
#include "base/vn_num.h"

#define NUMBER_MAX 999u

static const struct {
    const char *name;
    struct str word, before, after;
    uint8_t digits;
    bool heading_only;
} facts[LABEL_KIND_COUNT] = {
#define LABEL_KIND(kind, name, word, digits, before, after, heading)                               \
    [LABEL_##kind] = {name,                                                                        \
                      {word, sizeof(word) - 1},                                                    \
                      {before, sizeof(before) - 1},                                                \
                      {after, sizeof(after) - 1},                                                  \
                      digits,                                                                      \
                      heading},
#include "doc/label_kinds.def"
#undef LABEL_KIND
};

const char *label_name(enum label_kind kind)
{
    return facts[kind].name;
}

enum label_kind label_kind_of(struct str name)
{
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++)
        if (str_is(name, facts[k].name))
            return (enum label_kind)k;
    return LABEL_KIND_COUNT;
}

enum label_digits label_digits_of(enum label_kind kind)
{
    return (enum label_digits)facts[kind].digits;
}

const char *label_word(enum label_kind kind)
{
    return facts[kind].word.p;
}

static struct str bare_word(enum label_kind kind)
{
    return str_trim(facts[kind].word);
}

size_t label_word_at(struct str line, enum label_kind kind)
{
    struct str word = bare_word(kind);
    size_t at = 0;

    for (size_t i = 0; i < word.n;) {
        uint32_t cp = utf8_next(word, &i);
        uint32_t other = at < line.n ? utf8_next(line, &at) : 0;

        if (cp != other && (utf8_is_upper(cp) || vn_lower_letter(other) != cp))
            return 0;
    }
    return at;
}

bool label_is_bullet(enum label_kind kind)
{
    return facts[kind].digits == LABEL_NONE;
}

bool label_is_heading_only(enum label_kind kind)
{
    return facts[kind].heading_only;
}

/* End of the run of ASCII letters, digits and đ/Đ that starts at `from`. */
static size_t token_end(struct str s, size_t from)
{
    size_t i = from;

    while (i < s.n) {
        size_t next = i;
        uint32_t cp = utf8_next(s, &next);

        if (cp >= 0x80 ? vn_lower_letter(cp) != VN_D_STROKE
                       : !utf8_is_letter(cp) && !utf8_is_digit(cp))
            break;
        i = next;
    }
    return i;
}

/* A blank of any width inside a line. */
static bool is_blank_at(struct str s, size_t i)
{
    return i < s.n && s.p[i] != '\n' && utf8_is_space(utf8_next(s, &i));
}

static size_t skip_blanks(struct str s, size_t i)
{
    while (is_blank_at(s, i))
        (void)utf8_next(s, &i); /* skips the blank */
    return i;
}

static bool parse_token(struct str token, enum label_digits digits, uint32_t *value)
{
    size_t at = 0;
    bool is_small = token.n > 0 && utf8_is_lower(utf8_next(token, &at));

    switch (digits) {
    case LABEL_ROMAN:
        return vn_num_from_roman(token, value) && *value <= NUMBER_MAX;
    case LABEL_ARABIC:
        return token.n > 0 && token.p[0] != '0' && str_uint(token, NUMBER_MAX, value);
    case LABEL_LETTER:
        return is_small && vn_num_from_letter(token, value);
    case LABEL_CAPITAL:
        return !is_small && vn_num_from_letter(token, value);
    case LABEL_NONE:
        break;
    }
    return false;
}

static size_t scan_bullet(struct str line, struct label *out)
{
    static const struct {
        struct str mark;
        enum label_kind kind;
    } bullets[] = {
        {{"-", 1}, LABEL_GACH}, {{"–", 3}, LABEL_GACH}, {{"•", 3}, LABEL_GACH},
        {{"+", 1}, LABEL_CONG}, {{"*", 1}, LABEL_SAO},  {{"−", 3}, LABEL_GACH},
        {{"●", 3}, LABEL_GACH}, {{"▪", 3}, LABEL_GACH}, {{"➢", 3}, LABEL_GACH},
    };

    for (size_t i = 0; i < ARRAY_LEN(bullets); i++) {
        size_t n = bullets[i].mark.n;

        if (!str_starts(line, bullets[i].mark) || !is_blank_at(line, n))
            continue;
        *out = (struct label){.kind = bullets[i].kind, .text = str_sub(line, 0, n)};
        return skip_blanks(line, n);
    }
    return 0;
}

/* "Phần I", "Chương II.", "Mục 1:"; accepts Roman and Arabic numbers. */
static size_t scan_heading_word(struct str line, struct label *out)
{
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++) {
        struct str word = bare_word((enum label_kind)k);
        size_t start;
        size_t end;

        if (!facts[k].heading_only || !str_starts(line, word) || !is_blank_at(line, word.n))
            continue;
        start = skip_blanks(line, word.n);
        end = token_end(line, start);
        *out = (struct label){.kind = (enum label_kind)k, .depth = 1};
        if (!parse_token(str_sub(line, start, end), LABEL_ROMAN, &out->path[0]) &&
            !parse_token(str_sub(line, start, end), LABEL_ARABIC, &out->path[0]))
            continue;
        out->text = str_sub(line, 0, end);
        if (end < line.n && (line.p[end] == '.' || line.p[end] == ':'))
            end++;
        if (end < line.n && !is_blank_at(line, end))
            continue;
        return skip_blanks(line, end);
    }
    return 0;
}

static size_t scan_dieu(struct str line, struct label *out)
{
    struct str word = bare_word(LABEL_DIEU);
    size_t start;
    size_t end;

    if (!str_starts(line, word) || !is_blank_at(line, word.n))
        return 0;
    start = skip_blanks(line, word.n);
    end = token_end(line, start);
    *out = (struct label){.kind = LABEL_DIEU, .depth = 1};
    if (!parse_token(str_sub(line, start, end), LABEL_ARABIC, &out->path[0]))
        return 0;
    if (end >= line.n || line.p[end] != '.' || (end + 1 < line.n && !is_blank_at(line, end + 1)))
        return 0;
    out->text = str_sub(line, 0, end + 1);
    return skip_blanks(line, end + 1);
}

/* "1." "1.1." "1.1.1." */
static size_t scan_dotted(struct str line, struct label *out)
{
    size_t i = 0;

    *out = (struct label){.kind = LABEL_SO};
    while (out->depth < LABEL_PATH_MAX) {
        size_t end = token_end(line, i);

        if (!parse_token(str_sub(line, i, end), LABEL_ARABIC, &out->path[out->depth]))
            return 0;
        if (end >= line.n || line.p[end] != '.')
            return 0;
        out->depth++;
        i = end + 1;
        if (i == line.n || is_blank_at(line, i))
            break;
    }
    if (i < line.n && !is_blank_at(line, i))
        return 0;
    out->kind = (enum label_kind)(LABEL_SO + out->depth - 1);
    out->text = str_sub(line, 0, i);
    return i == line.n ? 0 : skip_blanks(line, i);
}

/* One number or letter between `before` and `after`: "a)", "(1)", "II.". */
static size_t scan_single(struct str line, enum label_kind kind, struct label *out)
{
    struct str before = facts[kind].before;
    struct str after = facts[kind].after;
    size_t end;

    if (!str_starts(line, before))
        return 0;
    end = token_end(line, before.n);
    *out = (struct label){.kind = kind, .depth = 1};
    if (!parse_token(str_sub(line, before.n, end), label_digits_of(kind), &out->path[0]))
        return 0;
    if (!str_starts(str_sub(line, end, line.n), after) || !is_blank_at(line, end + after.n))
        return 0;
    out->text = str_sub(line, 0, end + after.n);
    return skip_blanks(line, end + after.n);
}

/* Quick check: a number or letter starts the line, in brackets or before a sign, as in all labels
 * except bullets and those with a word. */
static bool may_be_numbered(struct str line)
{
    size_t start = line.n > 0 && line.p[0] == '(';
    size_t end = token_end(line, start);

    return end > start && end < line.n && (line.p[end] == '.' || line.p[end] == ')');
}

size_t label_scan(struct str line, bool in_heading, struct label *out)
{
    static const enum label_kind singles[] = {LABEL_LA_MA,    LABEL_HOA,    LABEL_CHU,
                                              LABEL_SO_NGOAC, LABEL_SO_KEP, LABEL_CHU_KEP};
    size_t n = scan_bullet(line, out);

    if (n == 0 && in_heading)
        n = scan_heading_word(line, out);
    if (n == 0)
        n = scan_dieu(line, out);
    if (n > 0 || !may_be_numbered(line))
        return n;
    n = scan_dotted(line, out);
    for (size_t i = 0; n == 0 && i < ARRAY_LEN(singles); i++)
        n = scan_single(line, singles[i], out);
    if (n > 0 && out->kind == LABEL_LA_MA && out->path[0] >= 50) {
        struct label other;

        if (label_other(out, &other)) /* C. D. L. M. are more likely letters */
            *out = other;
    }
    return n;
}

bool label_other(const struct label *label, struct label *out)
{
    struct label other = *label;

    if ((label->kind != LABEL_LA_MA && label->kind != LABEL_HOA) || label->text.n != 2)
        return false; /* not one letter and a full stop */
    other.kind = label->kind == LABEL_LA_MA ? LABEL_HOA : LABEL_LA_MA;
    if (!parse_token(str_sub(label->text, 0, 1), label_digits_of(other.kind), &other.path[0]))
        return false;
    *out = other;
    return true;
}

bool label_is_first(const struct label *label)
{
    return label->depth == 0 || label->path[label->depth - 1] == 1;
}

bool label_follows(const struct label *label, const struct label *last)
{
    if (last == NULL || last->kind != label->kind || label->depth == 0)
        return false;
    for (unsigned i = 0; i + 1 < label->depth; i++)
        if (label->path[i] != last->path[i])
            return false;
    return label->path[label->depth - 1] == last->path[label->depth - 1] + 1;
}

bool label_same_number(const struct label *a, const struct label *b)
{
    if (a->kind != b->kind || a->depth == 0)
        return false;
    for (unsigned i = 0; i < a->depth; i++)
        if (a->path[i] != b->path[i])
            return false;
    return true;
}

void label_print(struct buf *b, enum label_kind kind, const uint32_t *path, unsigned depth)
{
    buf_str(b, facts[kind].word);
    buf_str(b, facts[kind].before);
    for (unsigned i = 0; i < depth; i++) {
        switch (label_digits_of(kind)) {
        case LABEL_ROMAN:
            vn_num_roman(b, path[i]);
            break;
        case LABEL_ARABIC:
            buf_uint(b, path[i]);
            break;
        case LABEL_LETTER:
            vn_num_letter(b, path[i]);
            break;
        case LABEL_CAPITAL:
            vn_num_capital(b, path[i]);
            break;
        case LABEL_NONE:
            break;
        }
        if (i + 1 < depth)
            buf_char(b, '.');
    }
    buf_str(b, facts[kind].after);
}

const struct label *label_copy(struct arena *a, const struct label *label)
{
    struct label *copy = ARENA_NEW(a, struct label);

    *copy = *label;
    copy->text = arena_str(a, label->text);
    return copy;
}
