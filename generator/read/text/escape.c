/* SPDX-License-Identifier: MIT */
/* Rewrites foreign Markdown to our subset in one pass over the words of a block; unknown syntax is
 * unchanged. */
#include "read/text/private.h"

#include <string.h>

#include "base/utf8.h"

/* Lookahead in bytes: a tag or attributes, an address, a span with attributes, an entity, a
 * superscript. */
#define TAG_MAX 300u
#define ADDRESS_MAX 2000u
#define SPAN_MAX 20000u
#define ENTITY_MAX 12u
#define RAISED_MAX 24u
/* Most levels of nested spans, and brackets per block examined as spans. */
#define SPAN_DEPTH 8u
#define SPANS_MAX 400u

struct guard {
    struct read_text *t;
    const struct node *block;
    struct str s;
    struct buf out;
    struct buf markup;   /* removed markup with letters */
    unsigned spans_left; /* remaining "[" to be examined */
};

static void leave_out(struct guard *g, size_t from, size_t to)
{
    buf_str(&g->markup, str_sub(g->s, from, to));
}

/* A tag at "<": tags known to our parser are kept, other emphasis tags renamed, the rest removed.
 * Returns its length; 0: no tag. */
static size_t guard_tag(struct guard *g, size_t i)
{
    static const struct {
        const char *name, *as;
    } tags[] = {{"sup", "sup"}, {"sub", "sub"}, {"u", "u"},      {"b", "b"},
                {"i", "i"},     {"s", "s"},     {"del", "s"},    {"strike", "s"},
                {"br", "br"},   {"ins", "u"},   {"strong", "b"}, {"em", "i"},
                {"span", ""},   {"div", ""},    {"p", ""},       {"font", ""},
                {"mark", ""},   {"a", ""},      {"center", ""},  {"blockquote", ""}};
    size_t at = i + 1;
    size_t end = str_find_char(str_sub(g->s, 0, i + TAG_MAX), '>', i);
    char name[12] = "";
    size_t n = 0;
    bool is_closing = at < g->s.n && g->s.p[at] == '/';

    at += is_closing;
    while (n + 1 < sizeof(name) && at < g->s.n && (g->s.p[at] | 0x20) >= 'a' &&
           (g->s.p[at] | 0x20) <= 'z')
        name[n++] = (char)(g->s.p[at++] | 0x20);
    if (end == SIZE_MAX || n == 0 || (g->s.p[at] != '>' && g->s.p[at] != ' ' && g->s.p[at] != '/'))
        return 0;
    for (size_t k = 0; k < ARRAY_LEN(tags); k++) {
        if (strcmp(tags[k].name, name) != 0)
            continue;
        if (strcmp(tags[k].as, name) != 0)
            leave_out(g, i, end + 1);
        if (tags[k].as[0] != '\0')
            buf_printf(&g->out, "<%s%s>", is_closing ? "/" : "", tags[k].as);
        return end + 1 - i;
    }
    return 0;
}

/* <https://…> and <a@b.vn> become text. */
static size_t guard_address(struct guard *g, size_t i)
{
    size_t end = str_find_char(str_sub(g->s, 0, i + ADDRESS_MAX), '>', i);
    struct str inside;

    if (end == SIZE_MAX)
        return 0;
    inside = str_sub(g->s, i + 1, end);
    if (str_find_char(inside, ' ', 0) != SIZE_MAX ||
        (str_find_char(inside, '@', 0) == SIZE_MAX && str_find(inside, STR("://"), 0) == SIZE_MAX))
        return 0;
    buf_str(&g->out, inside);
    return end + 1 - i;
}

/* Entities for punctuation; their text is Markdown. */
static const struct entity {
    const char *name, *text;
} signs[] = {{"nbsp", " "},   {"amp", "\\&"}, {"lt", "\\<"},   {"gt", "\\>"},  {"quot", "\""},
             {"apos", "'"},   {"ldquo", "“"}, {"rdquo", "”"},  {"lsquo", "‘"}, {"rsquo", "’"},
             {"ndash", "–"},  {"mdash", "—"}, {"hellip", "…"}, {"emsp", " "},  {"ensp", " "},
             {"thinsp", " "}, {"laquo", "«"}, {"raquo", "»"},  {"shy", ""},    {"bull", "•"}};
/* Entities for Vietnamese letters. */
static const struct entity letters[] = {
    {"agrave", "à"}, {"aacute", "á"}, {"acirc", "â"},  {"atilde", "ã"}, {"egrave", "è"},
    {"eacute", "é"}, {"ecirc", "ê"},  {"igrave", "ì"}, {"iacute", "í"}, {"ograve", "ò"},
    {"oacute", "ó"}, {"ocirc", "ô"},  {"otilde", "õ"}, {"ugrave", "ù"}, {"uacute", "ú"},
    {"yacute", "ý"}, {"Agrave", "À"}, {"Aacute", "Á"}, {"Acirc", "Â"},  {"Atilde", "Ã"},
    {"Egrave", "È"}, {"Eacute", "É"}, {"Ecirc", "Ê"},  {"Igrave", "Ì"}, {"Iacute", "Í"},
    {"Ograve", "Ò"}, {"Oacute", "Ó"}, {"Ocirc", "Ô"},  {"Otilde", "Õ"}, {"Ugrave", "Ù"},
    {"Uacute", "Ú"}, {"Yacute", "Ý"}, {"eth", "đ"},    {"ETH", "Đ"}};

static const char *find_entity(const struct entity *table, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(name, table[i].name))
            return table[i].text;
    return NULL;
}

/* The character of "#160" or "#xA0"; 0: invalid. */
static uint32_t numeric_entity(struct str name)
{
    uint32_t cp = 0;
    bool is_hex = name.n > 2 && (name.p[1] | 0x20) == 'x';

    if (name.n < 2 || name.n > 8 || name.p[0] != '#')
        return 0;
    for (size_t i = is_hex ? 2 : 1; i < name.n; i++) {
        char c = name.p[i];
        uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                         : is_hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f'
                             ? (uint32_t)((c | 0x20) - 'a' + 10)
                             : 99;

        if (digit == 99)
            return 0;
        cp = cp * (is_hex ? 16 : 10) + digit;
    }
    return cp >= 0x20 && cp < 0x110000 && (cp < 0x7F || cp >= 0xA0) ? cp : 0;
}

static void put_letter(struct guard *g, struct str entity, struct str text)
{
    ledger_add(g->t->ledger, LEDGER_ENCODING, read_text_line_place(g->t, g->block), entity, text);
    buf_str(&g->out, text);
}

/* Decodes an entity; unknown ones stay text. */
static size_t guard_entity(struct guard *g, size_t i)
{
    size_t end = str_find_char(str_sub(g->s, 0, i + ENTITY_MAX), ';', i);
    struct str name = str_sub(g->s, i + 1, end);
    struct buf one = BUF_NEW;
    const char *text;
    uint32_t cp;

    if (end == SIZE_MAX || name.n == 0) {
        buf_c(&g->out, "\\&");
        return 1;
    }
    text = find_entity(signs, ARRAY_LEN(signs), name);
    if (text != NULL) {
        leave_out(g, i, end + 1);
        buf_c(&g->out, text);
        return end + 1 - i;
    }
    text = find_entity(letters, ARRAY_LEN(letters), name);
    cp = numeric_entity(name);
    if (text == NULL && cp == 0) {
        buf_c(&g->out, "\\&");
        return 1;
    }
    if (text == NULL) {
        if (cp < 0x80 && read_mask_is_punct((char)cp))
            buf_char(&one, '\\');
        utf8_put(&one, cp);
    }
    put_letter(g, str_sub(g->s, i, end + 1), text != NULL ? str_c(text) : buf_view(&one));
    buf_done(&one);
    return end + 1 - i;
}

/* Pandoc's "[text]{.underline}", "{.mark}", "{#id}": length of the braces at i; 0: none. */
static size_t attributes(struct str s, size_t i)
{
    size_t end = str_find_char(str_sub(s, 0, i + TAG_MAX), '}', i);

    if (i + 2 >= s.n || end == SIZE_MAX || strchr(".#=", s.p[i + 1]) == NULL ||
        (i > 0 && s.p[i - 1] != ']' && s.p[i - 1] != ' ' && s.p[i - 1] != ')'))
        return 0;
    return end + 1 - i;
}

/* The "]" that closes the "[" at i; SIZE_MAX: not within the lookahead. */
static size_t closing_bracket(struct str s, size_t i)
{
    unsigned depth = 0;
    size_t end = i + SPAN_MAX < s.n ? i + SPAN_MAX : s.n;

    for (size_t k = i; k < end; k++) {
        if (s.p[k] == '\\')
            k++;
        else if (s.p[k] == '[')
            depth++;
        else if (s.p[k] == ']' && --depth == 0)
            return k;
    }
    return SIZE_MAX;
}

static void guard_words(struct guard *g, size_t from, size_t to, unsigned depth);

/* "[" that opens a span with attributes. Returns the length of the span. */
static size_t guard_span(struct guard *g, size_t i, size_t to, unsigned depth)
{
    size_t close;
    size_t n;
    bool is_underline;

    if (depth == SPAN_DEPTH || g->spans_left == 0)
        return 0;
    g->spans_left--;
    close = closing_bracket(str_sub(g->s, 0, to), i);
    if (close == SIZE_MAX || close + 1 >= to || g->s.p[close + 1] != '{')
        return 0;
    n = attributes(g->s, close + 1);
    if (n == 0)
        return 0;
    is_underline = str_find(str_sub(g->s, close, close + 1 + n), STR("underline"), 0) != SIZE_MAX;
    leave_out(g, close + 1, close + 1 + n);
    buf_c(&g->out, is_underline ? "<u>" : "");
    guard_words(g, i + 1, close, depth + 1);
    buf_c(&g->out, is_underline ? "</u>" : "");
    return close + 1 + n - i;
}

/* Pandoc's "^2^": its length; 0: no superscript. */
static size_t guard_raised(struct guard *g, size_t i)
{
    size_t end = str_find_char(str_sub(g->s, 0, i + RAISED_MAX), '^', i + 1);
    struct str inside = str_sub(g->s, i + 1, end);

    if (end == SIZE_MAX || end == i + 1 || str_find_char(inside, ' ', 0) != SIZE_MAX ||
        (i > 0 && g->s.p[i - 1] == '['))
        return 0;
    buf_printf(&g->out, "<sup>%.*s</sup>", STR_ARG(inside));
    return end + 1 - i;
}

/* A mark like ¹ or [1] of a known note. */
static size_t guard_note(struct guard *g, size_t i)
{
    uint32_t number = 0;
    size_t n = g->t->notes.any && i > 0 ? read_text_line_note(g->s, i, &number) : 0;

    if (n == 0 || !read_text_line_is_note(g->t, number))
        return 0;
    buf_printf(&g->out, "[^%u]", number);
    if (g->s.p[i] != '[')
        ledger_add(g->t->ledger, LEDGER_NOTE_NUMBER, read_text_line_place(g->t, g->block), STR_NONE,
                   arena_printf(&g->t->doc->arena, "%u", number));
    return n;
}

static size_t guard_one(struct guard *g, size_t i, size_t to, unsigned depth)
{
    size_t n = 0;

    switch (g->s.p[i]) {
    case '\\':
        n = i + 1 < to ? 2 : 1;
        /* our parser does not unescape "|" or a blank (pandoc's "\ ") */
        buf_str(&g->out, n == 2 && g->s.p[i + 1] == ' ' ? STR(" ") : str_sub(g->s, i, i + n));
        break;
    case '<':
        n = guard_tag(g, i);
        n = n > 0 ? n : guard_address(g, i);
        break;
    case '&':
        n = guard_entity(g, i);
        break;
    case '[':
        n = guard_note(g, i);
        n = n > 0 ? n : guard_span(g, i, to, depth);
        break;
    case '^':
        n = guard_raised(g, i);
        break;
    case '{':
        n = attributes(g->s, i);
        if (n > 0)
            leave_out(g, i, i + n);
        else if (i + 1 < g->s.n && (g->s.p[i + 1] == '{' || g->s.p[i + 1] == '%'))
            buf_char(&g->out, '\\'); /* looks like our hole or control but is text */
        break;
    default:
        if ((unsigned char)g->s.p[i] >= 0xC2)
            n = guard_note(g, i);
        break;
    }
    return n;
}

static void guard_words(struct guard *g, size_t from, size_t to, unsigned depth)
{
    for (size_t i = from; i < to;) {
        size_t n = guard_one(g, i, to, depth);

        if (n == 0)
            buf_char(&g->out, g->s.p[i++]);
        i += n;
    }
}

/* "__*Nơi nhận:__*" closes its marks in the wrong order: reverses them. */
static struct str mend_marks(struct arena *a, struct str s)
{
    size_t n = 0;
    char *p;

    while (n < s.n && n < 6 && (s.p[n] == '*' || s.p[n] == '_'))
        n++;
    if (n < 2 || s.n <= 2 * n)
        return s;
    for (size_t i = 0; i < n; i++)
        if (s.p[s.n - n + i] != s.p[i])
            return s; /* closing marks differ from the opening ones */
    p = arena_alloc(a, s.n);
    memcpy(p, s.p, s.n - n);
    for (size_t i = 0; i < n; i++)
        p[s.n - n + i] = s.p[n - 1 - i];
    return (struct str){p, s.n};
}

struct str read_text_escape(struct read_text *t, const struct node *block, struct str words)
{
    struct guard g = {.t = t, .block = block, .s = mend_marks(&t->doc->arena, words)};
    struct str made;

    g.spans_left = SPANS_MAX;
    guard_words(&g, 0, words.n, 0);
    made = arena_str(&t->doc->arena, str_trim(buf_view(&g.out)));
    read_text_line_markup(t, block, buf_view(&g.markup));
    buf_done(&g.out);
    buf_done(&g.markup);
    return made;
}
