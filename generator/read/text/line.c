/* SPDX-License-Identifier: MIT */
/* Splits a text into lines and determines the properties of each line alone. */
#include <string.h>

#include "base/utf8.h"
#include "base/vn.h"
#include "diag/say.h"
#include "read/text/private.h"

/* Lines examined to distinguish Markdown from plain text. */
#define SNIFF_LINES 4000u
#define HEADING_MAX 6u
#define INDENT_MAX 1000u

struct str read_text_line_str(const struct read_text *t, const struct read_text_line *line)
{
    return str_sub(t->src->text, line->off, line->off + line->len);
}

struct str read_text_line_at(struct read_text *t, const struct read_text_line *line)
{
    return say_line(&t->doc->arena, line->line, t->doc->diag.lang);
}

bool read_text_line_is_note(const struct read_text *t, uint32_t number)
{
    return number > 0 && number < 64 && (t->notes.bits & (uint64_t)1 << number) != 0;
}

struct str read_text_line_place(struct read_text *t, const struct node *block)
{
    return say_line(&t->doc->arena, src_line(t->src, block->pos.off), t->doc->diag.lang);
}

void read_text_line_markup(struct read_text *t, const struct node *block, struct str markup)
{
    for (size_t i = 0; i < markup.n;) {
        uint32_t cp = utf8_next(markup, &i);

        if (!utf8_is_letter(cp) && !utf8_is_digit(cp))
            continue;
        ledger_add(t->ledger, LEDGER_MARKUP, read_text_line_place(t, block), markup, STR_NONE);
        return;
    }
}

static uint32_t superscript(uint32_t cp)
{
    switch (cp) {
    case 0xB9:
        return 1;
    case 0xB2:
        return 2;
    case 0xB3:
        return 3;
    case 0x2070:
        return 0;
    default:
        return cp >= 0x2074 && cp <= 0x2079 ? cp - 0x2070 : UINT32_MAX;
    }
}

size_t read_text_line_note(struct str s, size_t i, uint32_t *number)
{
    size_t at = i;

    *number = 0;
    if (i + 2 < s.n && s.p[i] == '[' && s.p[i + 1] >= '1' && s.p[i + 1] <= '9') {
        size_t end = i + 1;

        while (end < s.n && end < i + 3 && s.p[end] >= '0' && s.p[end] <= '9')
            *number = *number * 10 + (uint32_t)(s.p[end++] - '0');
        return end < s.n && s.p[end] == ']' ? end + 1 - i : 0;
    }
    while (at < s.n && at < i + 6) {
        size_t next = at;
        uint32_t digit = superscript(utf8_next(s, &next));

        if (digit == UINT32_MAX || (digit == 0 && *number == 0))
            break;
        *number = *number * 10 + digit;
        at = next;
    }
    return at - i;
}

/* Length of a blank at the start or end of s; 0: none. Includes U+00A0 and the other wide blanks of
 * PDF texts. */
static size_t blank_at_start(struct str s)
{
    size_t i = 0;

    return s.n > 0 && utf8_is_space(utf8_next(s, &i)) ? i : 0;
}

static size_t blank_at_end(struct str s)
{
    size_t i = s.n;

    if (s.n == 0)
        return 0;
    do
        i--;
    while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80);
    return blank_at_start(str_sub(s, i, s.n));
}

/* Trims *s at its start and returns the number of blanks. */
static unsigned trim_start(struct str *s)
{
    unsigned indent = 0;
    size_t n;

    while ((n = blank_at_start(*s)) > 0) {
        indent++;
        *s = str_sub(*s, n, s->n);
    }
    return indent < INDENT_MAX ? indent : INDENT_MAX;
}

/* Number of tabs in the first n bytes. */
static uint8_t count_tabs(struct str s, size_t n)
{
    uint8_t tabs = 0;

    for (size_t i = 0; i < n && tabs < UINT8_MAX; i++)
        if (s.p[i] == '\t')
            tabs++;
    return tabs;
}

static void trim_end(struct str *s)
{
    size_t n;

    while ((n = blank_at_end(*s)) > 0)
        s->n -= n;
}

/* "## text ##": strips the markers and returns the level; 0: no heading. */
static uint8_t take_heading(struct str *s)
{
    size_t n = 0;

    while (n < s->n && s->p[n] == '#')
        n++;
    if (n == 0 || n > HEADING_MAX || n == s->n || blank_at_start(str_sub(*s, n, s->n)) == 0)
        return 0;
    *s = str_sub(*s, n, s->n);
    (void)trim_start(s);
    while (s->n > 0 && s->p[s->n - 1] == '#')
        s->n--;
    trim_end(s);
    return (uint8_t)n;
}

/* The sign that ends the line, ignoring quotes, brackets and emphasis after it. */
static char closing_sign(struct str s)
{
    static const char *const after[] = {"*", "_", "\"", "'", ")", "”", "’", "»", "]", "\\"};
    bool is_more = true;

    while (is_more) {
        is_more = false;
        for (size_t i = 0; i < ARRAY_LEN(after); i++) {
            if (!str_ends(s, str_c(after[i])))
                continue;
            s.n -= str_c(after[i]).n;
            is_more = true;
        }
    }
    trim_end(&s);
    if (str_ends(s, STR("…")))
        return '.';
    if (str_ends(s, STR("–")))
        return '-';
    return s.n > 0 && strchr(".;:!?,-/", s.p[s.n - 1]) != NULL ? s.p[s.n - 1] : '\0';
}

/* "vanphong@example.gov.vn": its small letter is no evidence. */
static bool is_address(struct str s)
{
    size_t end = str_find_char(s, ' ', 0);

    s = str_sub(s, 0, end);
    return str_find_char(s, '@', 0) != SIZE_MAX || str_find(s, STR("://"), 0) != SIZE_MAX ||
           str_starts(s, STR("www."));
}

/* Classifies the first letter, after quotes, brackets and emphasis. */
static void look_at_start(struct read_text_line *line, struct str s)
{
    static const char before[] = "*_\"'([\\";
    size_t i = 0;
    uint32_t cp = 0;

    while (i < s.n) {
        cp = utf8_next(s, &i);
        if (!(cp < 0x80 && strchr(before, (int)cp) != NULL) && cp != 0x201C && cp != 0x2018)
            break;
    }
    line->is_lower = utf8_is_lower(cp) && !is_address(s);
    line->is_digit = utf8_is_digit(cp);
}

/* Counts words and letters. */
static void measure(struct read_text_line *line, struct str s)
{
    size_t i = 0;
    size_t upper = 0;
    size_t lower = 0;
    bool is_first = true;
    bool was_blank = false;

    line->cols = 0;
    while (i < s.n) {
        uint32_t cp = utf8_next(s, &i);

        bool is_blank = utf8_is_space(cp);

        /* a run of blanks counts as one: lines may be justified with them */
        line->cols += !utf8_is_mark(cp) && !(is_blank && was_blank);
        was_blank = is_blank;
        is_first &= !is_blank;
        if (is_first)
            line->first_cols = line->cols;
        upper += utf8_is_upper(cp);
        lower += utf8_is_lower(cp);
    }
    line->is_caps = upper >= 2 && lower == 0;
}

static void look_at(struct read_text_line *line, struct str s)
{
    measure(line, s);
    look_at_start(line, s);
    line->end = closing_sign(s);
}

static void scan_one(const struct read_text *t, struct read_text_line *line, struct str s)
{
    struct str whole = s;

    line->indent = (uint16_t)trim_start(&s);
    line->tabs = count_tabs(whole, (size_t)(s.p - whole.p));
    trim_end(&s);
    /* a form feed starts a page; sources have U+FFFD in its place */
    while (str_starts(s, STR("\uFFFD"))) {
        s = str_sub(s, STR("\uFFFD").n, s.n);
        (void)trim_start(&s);
    }
    if (t->is_markdown) {
        while (s.n > 0 && s.p[0] == '>') {
            line->is_quoted = true;
            s = str_sub(s, 1, s.n);
            (void)trim_start(&s);
        }
        line->outline = take_heading(&s);
        line->is_broken = str_ends(whole, STR("  ")) && s.n > 0;
        if (s.n > 1 && str_ends(s, STR("\\")) && !str_ends(s, STR("\\\\"))) {
            line->is_broken = true;
            s.n--;
            trim_end(&s);
        }
    }
    line->off = num_u32((size_t)(s.p - t->src->text.p));
    line->len = num_u32(s.n);
    if (s.n > 0)
        look_at(line, s);
}

/* Splits twice: first as plain text, so that the detection of Markdown sees all characters. */
void read_text_line_scan(struct read_text *t)
{
    uint32_t gap = 0;

    t->count = 0;
    for (uint32_t i = 0; i < t->src->line_count; i++) {
        struct str s = src_line_text(t->src, i + 1);
        struct read_text_line line = {.line = i + 1};

        scan_one(t, &line, s);
        if (line.len == 0) {
            gap++;
            continue;
        }
        line.gap = (uint16_t)(gap < UINT16_MAX ? gap : UINT16_MAX);
        t->lines[t->count++] = line;
        gap = 0;
    }
}

bool read_text_line_is_blank(const struct read_text *t, const struct read_text_line *line)
{
    struct str s = read_text_line_str(t, line);
    size_t marks = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '_' && s.p[i] != ' ')
            return false;
        marks += s.p[i] == '_';
    }
    return marks >= 3;
}

/* True if `mark` opens emphasis in s that is closed again around words. */
static bool has_pair(struct str s, const char *mark)
{
    struct str m = str_c(mark);
    size_t open = str_find(s, m, 0);
    size_t close;

    if (open == SIZE_MAX || open + m.n >= s.n || s.p[open + m.n] == ' ' || s.p[open + m.n] == '*')
        return false;
    close = str_find(s, m, open + m.n + 1);
    return close != SIZE_MAX && s.p[close - 1] != ' ';
}

static bool has_escape(struct str s)
{
    for (size_t i = 0; (i = str_find_char(s, '\\', i)) != SIZE_MAX && i + 1 < s.n; i++)
        if (read_mask_is_punct(s.p[i + 1]))
            return true;
    return false;
}

static bool is_dashes(struct str s)
{
    size_t dashes = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (strchr("|-: +=", s.p[i]) == NULL)
            return false;
        dashes += s.p[i] == '-';
    }
    return dashes >= 3 && s.n > 0 && str_find_char(s, '|', 0) != SIZE_MAX;
}

bool read_text_line_is_markdown(const struct read_text *t)
{
    unsigned marks = 0;

    for (uint32_t i = 0; i < t->count && i < SNIFF_LINES && marks < 2; i++) {
        struct str s = read_text_line_str(t, &t->lines[i]);
        struct str heading = s;

        /* one of these suffices, of the others two are needed */
        if (take_heading(&heading) > 0 || has_pair(s, "**") || is_dashes(s) ||
            str_starts(s, STR(":::")) || str_starts(s, STR("<table")) ||
            str_find(s, STR("[^"), 0) != SIZE_MAX)
            return true;
        marks += has_pair(s, "*") || has_escape(s) || str_find(s, STR("<br"), 0) != SIZE_MAX;
    }
    return marks >= 2;
}
