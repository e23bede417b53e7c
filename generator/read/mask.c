/* SPDX-License-Identifier: MIT */
/* One pass over a block's text, without backtracking and with bounded lookahead. */
#include "read/mask.h"

#include <string.h>

#include "read/hole.h"

/* Lookahead in bytes: longest entity and note reference accepted, tag with attributes, address in
 * <…>. */
#define ENTITY_MAX 34u
#define NOTE_MAX 66u
#define TAG_MAX 300u
#define ADDRESS_MAX 2000u
/* libcmark 0.30.2 revisits every open image for each link that closes, so an image counts as this
 * many marks. */
#define IMAGE_MARKS 200u

struct masker {
    struct read_mask *m;
    struct doc *doc;
    const struct read_join *join;
    struct str s; /* the joined text */
    size_t done;  /* already in the masked text */
    struct read_hole_scan holes;
    bool told_hole, told_control, told_directive;
    bool no_control_end; /* no "%}" follows */
};

void read_mask_done(struct read_mask *m)
{
    buf_done(&m->text);
    buf_done(&m->pieces);
}

struct read_mask_piece *read_mask_pieces(const struct read_mask *m, size_t *count)
{
    *count = m->pieces.n / sizeof(struct read_mask_piece);
    return (struct read_mask_piece *)(void *)m->pieces.p;
}

bool read_mask_is_punct(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_ascii_alnum(char c)
{
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

static char byte_at(struct str s, size_t i)
{
    return i < s.n ? s.p[i] : '\0';
}

/* Copies up to `from` and adds the mask of a piece for [from, to). */
static void add_piece(struct masker *k, struct read_mask_piece piece, size_t from, size_t to)
{
    static const char *const around[] = {
        [READ_MASK_GUARD] = "",   [READ_MASK_HOLE] = "", [READ_MASK_NOTE] = ".",
        [READ_MASK_BREAK] = " ",  [READ_MASK_TAG] = ".", [READ_MASK_ENTITY] = "",
        [READ_MASK_LITERAL] = "",
    };
    struct buf *text = &k->m->text;

    if (from > k->done)
        buf_add(text, k->s.p + k->done, from - k->done);
    piece.off = num_u32(text->n);
    if (piece.kind == READ_MASK_GUARD) {
        buf_char(text, '.');
    } else if (piece.kind == READ_MASK_LITERAL) {
        buf_c(text, "\\<");
    } else {
        buf_c(text, around[piece.kind]);
        buf_str(text, READ_MASK_CHAR);
        buf_c(text, around[piece.kind]);
    }
    piece.len = num_u32(text->n) - piece.off;
    piece.from = num_u32(from);
    piece.to = num_u32(to);
    buf_add(&k->m->pieces, &piece, sizeof(piece));
    k->done = to;
}

static void report(struct masker *k, bool *told, enum diag_code code, size_t from, size_t to)
{
    if (*told)
        return;
    *told = true;
    diag_about(&k->doc->diag, read_join_place(k->join, from, to), code,
               diag_str(str_sub(k->s, from, to)));
}

/* At "{": masks a hole, or reports a control inside text. Returns where to continue. */
static size_t mask_brace(struct masker *k, size_t i)
{
    size_t end;

    if (byte_at(k->s, i + 1) == '{') {
        end = read_hole_end(&k->holes, k->s, i);
        if (end == 0) {
            if (!k->told_hole)
                diag_at(&k->doc->diag, read_join_place(k->join, i, i + 2), VB_HOLE_UNCLOSED);
            k->told_hole = true;
            return i + 2;
        }
        add_piece(k, (struct read_mask_piece){.kind = READ_MASK_HOLE}, i, end);
        return end;
    }
    if (byte_at(k->s, i + 1) == '%' && !k->no_control_end) {
        end = str_find(k->s, STR("%}"), i + 2);
        k->no_control_end = end == SIZE_MAX;
        if (!k->no_control_end)
            report(k, &k->told_control, VB_CONTROL_STRAY, i, end + 2);
    }
    return i + 1;
}

/* At "[": masks a note reference, [^1]. */
static size_t mask_bracket(struct masker *k, size_t i)
{
    size_t end = i + 2;

    if (byte_at(k->s, i + 1) == '^') {
        while (end < k->s.n && end - i < NOTE_MAX && strchr("[] \t\n", k->s.p[end]) == NULL)
            end++;
        if (end > i + 2 && byte_at(k->s, end) == ']') {
            add_piece(k, (struct read_mask_piece){.kind = READ_MASK_NOTE}, i, end + 1);
            return end + 1;
        }
    }
    k->m->marks += i > 0 && k->s.p[i - 1] == '!' ? IMAGE_MARKS : 1;
    k->m->needs_parsing = true;
    return i + 1;
}

static size_t mask_entity(struct masker *k, size_t i)
{
    size_t end = i + 1;

    while (end < k->s.n && end - i < ENTITY_MAX &&
           (is_ascii_alnum(k->s.p[end]) || (k->s.p[end] == '#' && end == i + 1)))
        end++;
    if (end == i + 1 || byte_at(k->s, end) != ';')
        return i + 1;
    add_piece(k, (struct read_mask_piece){.kind = READ_MASK_ENTITY}, i, end + 1);
    k->m->has_entities = true;
    return end + 1;
}

/* Length of a known tag at s[i]; 0: none. */
static size_t known_tag(struct str s, size_t i, struct read_mask_piece *piece)
{
    static const struct {
        const char *name;
        uint8_t node;
    } tags[] = {{"sup", NODE_SUP},  {"sub", NODE_SUB}, {"u", NODE_UNDERLINE}, {"s", NODE_STRIKE},
                {"b", NODE_STRONG}, {"i", NODE_EMPH},  {"br", NODE_BR}};
    size_t at = i + 1;
    char name[4] = "";
    size_t n = 0;

    *piece = (struct read_mask_piece){.kind = READ_MASK_TAG, .is_closing = byte_at(s, at) == '/'};
    at += piece->is_closing;
    while (n < 3 && is_ascii_letter(byte_at(s, at)))
        name[n++] = (char)(s.p[at++] | 0x20);
    while (byte_at(s, at) == ' ')
        at++;
    at += byte_at(s, at) == '/';
    if (byte_at(s, at) != '>')
        return 0;
    for (size_t t = 0; t < ARRAY_LEN(tags); t++) {
        if (strcmp(tags[t].name, name) != 0)
            continue;
        piece->node = tags[t].node;
        if (tags[t].node == NODE_BR)
            piece->kind = READ_MASK_BREAK;
        return at + 1 - i;
    }
    return 0;
}

/* Length of what HTML would treat as a tag or comment; 0: none. */
static size_t foreign_tag(struct str s, size_t i)
{
    size_t at = i + 1;

    if (str_starts(str_sub(s, i, s.n), STR("<!--")))
        return 4;
    at += byte_at(s, at) == '/';
    if (!is_ascii_letter(byte_at(s, at)))
        return 0;
    while (is_ascii_alnum(byte_at(s, at)) || byte_at(s, at) == '-')
        at++;
    if (byte_at(s, at) != ' ' && byte_at(s, at) != '/' && byte_at(s, at) != '>')
        return 0;
    while (at < s.n && at - i < TAG_MAX && s.p[at] != '>' && s.p[at] != '<' &&
           (unsigned char)s.p[at] < 0x80)
        at++;
    return byte_at(s, at) == '>' ? at + 1 - i : 0;
}

/* True if the "<" at i starts <https://…>, <a@b.vn> or the target in [x](<…>), which belong to
 * Markdown. The search ends at the next "<". */
static bool is_markdown_angle(struct str s, size_t i)
{
    bool is_target = i >= 2 && s.p[i - 1] == '(' && s.p[i - 2] == ']';
    bool is_address = false;

    if (strchr("!?/", byte_at(s, i + 1)) != NULL)
        return false;
    for (size_t at = i + 1; at < s.n && at - i < ADDRESS_MAX; at++) {
        char c = s.p[at];

        if (c == '>')
            return is_address || is_target;
        if (c == '<' || c == '\n' || ((c == ' ' || c == '\t') && !is_target))
            return false;
        is_address |= c == ':' || c == '@';
    }
    return false;
}

/* Reports a directive inside text. */
static bool report_directive(struct masker *k, size_t i)
{
    struct str rest = str_trim(str_sub(k->s, i + 4, k->s.n < i + 40 ? k->s.n : i + 40));

    if (!str_starts(str_sub(k->s, i, k->s.n), STR("<!--")) || !str_starts(rest, STR("vb:")))
        return false;
    report(k, &k->told_directive, VB_DIRECTIVE_NOT_ALONE, i, i + 4);
    return true;
}

static size_t mask_angle(struct masker *k, size_t i)
{
    struct read_mask_piece piece;
    size_t n = known_tag(k->s, i, &piece);

    k->m->marks++;
    if (n > 0 && !(piece.kind == READ_MASK_BREAK && piece.is_closing)) {
        add_piece(k, piece, i, i + n);
        return i + n;
    }
    if (is_markdown_angle(k->s, i)) {
        k->m->needs_parsing = true;
        return i + 1;
    }
    piece = (struct read_mask_piece){.kind = READ_MASK_LITERAL};
    if (!report_directive(k, i))
        piece.foreign_length = num_u32(foreign_tag(k->s, i));
    add_piece(k, piece, i, i + 1);
    return i + 1;
}

/* At "\": skips the escaped character, `\{{` as a whole. */
static size_t mask_escape(struct masker *k, size_t i)
{
    char next = byte_at(k->s, i + 1);

    if (!read_mask_is_punct(next))
        return i + 1;
    k->m->needs_parsing = true;
    return next == '{' && byte_at(k->s, i + 2) == '{' ? i + 3 : i + 2;
}

static size_t mask_one(struct masker *k, size_t i)
{
    switch (k->s.p[i]) {
    case '\\':
        return mask_escape(k, i);
    case '{':
        return mask_brace(k, i);
    case '[':
        return mask_bracket(k, i);
    case '&':
        return mask_entity(k, i);
    case '<':
        return mask_angle(k, i);
    case '\n':
        add_piece(k, (struct read_mask_piece){.kind = READ_MASK_BREAK}, i, i + 1);
        return i + 1;
    case '*':
    case '_':
    case '`':
    case ']':
        k->m->marks++;
        k->m->needs_parsing = true;
        return i + 1;
    default:
        return i + 1;
    }
}

void read_mask_make(struct read_mask *m, struct doc *doc, const struct read_join *j)
{
    struct masker k = {.m = m, .doc = doc, .join = j, .s = j->text};

    buf_clear(&m->text);
    buf_clear(&m->pieces);
    m->marks = 0;
    m->has_entities = false;
    m->needs_parsing = false;
    buf_reserve(&m->text, j->text.n + 16);
    add_piece(&k, (struct read_mask_piece){.kind = READ_MASK_GUARD}, 0, 0);
    for (size_t i = 0; i < k.s.n;)
        i = mask_one(&k, i);
    if (k.s.n > k.done)
        buf_add(&m->text, k.s.p + k.done, k.s.n - k.done);
}
