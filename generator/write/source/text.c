/* SPDX-License-Identifier: MIT */
/*
 * The inverse of read_mask and libcmark: a walk over the inlines that tracks the neighbours of each
 * delimiter. The emphasis rules distinguish blanks and punctuation; characters masked by the reader
 * count as their mask.
 */
#include "write/source/text.h"

#include <string.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "base/vn_common.h"
#include "doc/walk.h"
#include "write/escape.h"
#include "write/source/escape.h"
#include "write/source/private.h"

/* Lookahead: longer than any entity. */
#define ENTITY_MAX 40u
/* Open inlines whose marks are stored: as many as fits_text accepts. */
#define DEPTH_MAX (LIMIT_INLINE_DEPTH + 1)

/* Character classes of the emphasis rules. */
enum side { SIDE_BLANK, SIDE_PUNCT, SIDE_UNSURE, SIDE_WORD };

/* Marks of open inlines: '*', '_', 't' for a tag, 'l' for a link's brackets, 'a' for an address in
 * <…>. */
struct text {
    struct buf *out;
    const struct node *root;
    enum write_source_place place;
    const char *brk;
    struct write_source_escape guard;
    char marks[DEPTH_MAX];
    unsigned depth;
    char delimiter;    /* '*' or '_' if the last character written is a delimiter, else 0 */
    enum side last;    /* its class for the next mark */
    bool begun, broke; /* anything was written; the last was a break */
    bool is_line;      /* all is ______, which needs no escape */
    unsigned stars[2]; /* number of open EMPH, STRONG with delimiters, not tags */
    unsigned links;    /* number of open links */
};

/* Unicode's classes of quotes and dashes are not available here; these occur in such documents. */
static enum side side_of(uint32_t cp)
{
    if (utf8_is_space(cp) || cp == '\n' || cp == '\t')
        return SIDE_BLANK;
    if (write_escape_is_word(cp))
        return SIDE_WORD;
    if (write_escape_is_punct(cp) || (cp >= 0x2010 && cp <= 0x2027) || cp == 0xAB || cp == 0xBB)
        return SIDE_PUNCT;
    return SIDE_UNSURE;
}

/* Class of the first or last character of a node. */
static enum side side_of_node(const struct node *n, bool at_end)
{
    size_t i = 0;

    switch (n->kind) {
    case NODE_TEXT:
        if (n->text.n == 0)
            return SIDE_UNSURE;
        return side_of(at_end ? utf8_before(n->text, n->text.n) : utf8_next(n->text, &i));
    case NODE_BR:
        return SIDE_BLANK;
    case NODE_HOLE:
        return SIDE_UNSURE; /* a letter to libcmark, but unreliable */
    default:                /* starts with a delimiter */
        return SIDE_PUNCT;
    }
}

/* Class of what follows the end of n. */
static enum side side_after(const struct text *t, const struct node *n)
{
    if (n->next != NULL && n->next->kind == NODE_TEXT && n->next->next == NULL &&
        n->parent == t->root && str_trim(n->next->text).n == 0)
        return SIDE_UNSURE; /* blanks at the end of a block are entities */
    if (n->next != NULL)
        return side_of_node(n->next, false);
    return n->parent == t->root ? SIDE_BLANK : SIDE_PUNCT; /* the closing delimiter */
}

/* Emphasis ------------------------------------------------------------------------- */

/* The delimiter that will close directly after n, the last child of its parent; 0: none. */
static char closing_behind(const struct text *t, const struct node *n)
{
    char mark;

    if (n->next != NULL || n->parent == t->root || t->depth == 0)
        return 0;
    mark = t->marks[t->depth - 1];
    return mark == '*' || mark == '_' ? mark : 0;
}

/* `***x***`: the inner of two delimiter runs around the same text. */
static bool is_triple(const struct text *t, const struct node *n)
{
    return n->kind == NODE_STRONG && n->prev == NULL && n->next == NULL && n->parent != t->root &&
           n->parent->kind == NODE_EMPH && t->depth > 0 && t->marks[t->depth - 1] == '*' &&
           t->delimiter == '*' && t->stars[1] == 0;
}

/* True if delimiters around n are left- and right-flanking (CommonMark 6.2). */
static bool flanks(enum side before, enum side first, enum side last, enum side after)
{
    if (first == SIDE_BLANK || last == SIDE_BLANK)
        return false;
    if (first != SIDE_WORD && before != SIDE_BLANK && before != SIDE_PUNCT)
        return false;
    return last == SIDE_WORD || after == SIDE_BLANK || after == SIDE_PUNCT;
}

/* '*', '_' or 't'. */
static char choose_mark(const struct text *t, const struct node *n)
{
    bool is_strong = n->kind == NODE_STRONG;
    enum side before = t->begun ? t->last : SIDE_PUNCT; /* the full stop prepended by the reader */
    enum side after;
    char beside = closing_behind(t, n);

    if ((!is_strong && n->kind != NODE_EMPH) || n->first == NULL || t->stars[is_strong] > 0)
        return 't';
    if (is_triple(t, n))
        return side_of_node(n->first, false) == SIDE_WORD &&
                       side_of_node(n->last, true) == SIDE_WORD
                   ? '*'
                   : 't';
    after = side_after(t, n);
    if (!flanks(before, side_of_node(n->first, false), side_of_node(n->last, true), after))
        return 't';
    if (t->delimiter != '*' && beside != '*')
        return '*';
    if (t->delimiter != '_' && beside != '_' && (before == SIDE_BLANK || before == SIDE_PUNCT) &&
        (after == SIDE_BLANK || after == SIDE_PUNCT))
        return '_';
    return 't';
}

static const char *tag_of(enum node_kind kind)
{
    switch ((unsigned)kind) {
    case NODE_STRONG:
        return "b";
    case NODE_EMPH:
        return "i";
    case NODE_UNDERLINE:
        return "u";
    case NODE_STRIKE:
        return "s";
    case NODE_SUP:
        return "sup";
    default:
        return "sub";
    }
}

/* Records a written delimiter; blanks next to a break are still next to it. */
static void marked(struct text *t, char delimiter)
{
    t->begun = true;
    t->delimiter = delimiter;
    t->last = SIDE_PUNCT;
}

static void written(struct text *t, enum side last)
{
    t->begun = true;
    t->broke = false;
    t->delimiter = 0;
    t->last = last;
}

static void put_mark(struct text *t, const struct node *n, char mark, bool is_closing)
{
    if (mark == 't') {
        buf_printf(t->out, is_closing ? "</%s>" : "<%s>", tag_of((enum node_kind)n->kind));
        marked(t, 0);
        return;
    }
    buf_char(t->out, mark);
    if (n->kind == NODE_STRONG)
        buf_char(t->out, mark);
    marked(t, mark);
}

/* Text ----------------------------------------------------------------------------- */

/* True at the braces of a hole or control. */
static bool brace_marks(struct str s, size_t i)
{
    char next = i + 1 < s.n ? s.p[i + 1] : '\0';

    if (next == '%' || next == '\0')
        return true;
    return next == '{';
}

static bool angle_marks(struct str s, size_t i)
{
    char next = i + 1 < s.n ? s.p[i + 1] : '\0';

    return next != ' ' && next != '=' &&
           !(next >= '0' && next <= '9' && str_find_char(s, '@', i) == SIZE_MAX);
}

/* ______: a line to write on; no emphasis, as nothing is within. */
static bool is_line(const struct node *root)
{
    struct str s = root->first != NULL ? root->first->text : STR_NONE;

    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '_' && s.p[i] != ' ')
            return false;
    return s.n > 0 && root->first == root->last && root->first->kind == NODE_TEXT;
}

static bool needs_escape(const struct text *t, struct str s, size_t i)
{
    char next = i + 1 < s.n ? s.p[i + 1] : '\0';

    switch (s.p[i]) {
    case '[':
        return next == '^' || t->links > 0;
    case ']':
        return next == '(' || next == '\0' || t->links > 0;
    case '!':
        return next == '[' || next == '\0';
    case '<':
        return angle_marks(s, i);
    case '&':
        return (next == '#' ||
                (write_escape_is_word((unsigned char)next) && (unsigned char)next < 0x80)) &&
               str_find_char(str_sub(s, i, i + ENTITY_MAX), ';', 0) != SIZE_MAX;
    case '{':
        return brace_marks(s, i);
    case '|':
        return t->place == WRITE_SOURCE_CELL;
    case '_':
        return !t->is_line && write_escape_is_mark(s, i);
    default:
        return write_escape_is_mark(s, i);
    }
}

static void put_entity(struct text *t, uint32_t cp)
{
    if (cp == 0xA0)
        buf_c(t->out, "&nbsp;");
    else
        buf_printf(t->out, "&#%u;", (unsigned)cp);
    written(t, SIDE_UNSURE);
}

/* `{{` as `\{{`; of more braces each is escaped, and one before a hole becomes an entity: `\{{{ x
 * }}` would be no hole. Returns the bytes consumed. */
static size_t put_braces(struct text *t, const struct node *n, size_t i)
{
    size_t end = i;
    bool is_before_hole;

    while (end < n->text.n && n->text.p[end] == '{')
        end++;
    is_before_hole = end == n->text.n && n->next != NULL && n->next->kind == NODE_HOLE;
    if (end - i == 2 && !is_before_hole) {
        buf_c(t->out, "\\{{");
        return 2;
    }
    if (is_before_hole && end - i == 1)
        put_entity(t, '{');
    else
        buf_c(t->out, end < n->text.n || n->next != NULL || end - i > 1 ? "\\{" : "{");
    return 1;
}

/* `]`, `!` at the end of a text are special only before certain nodes. */
static bool is_harmless_end(const struct node *n, size_t i)
{
    char c = n->text.p[i];

    if (i + 1 < n->text.n || (c != ']' && c != '!'))
        return false;
    if (n->next == NULL)
        return true;
    if (n->next->kind == NODE_TEXT)
        return !str_starts(n->next->text, c == '!' ? STR("[") : STR("("));
    return c == ']' || n->next->kind != NODE_LINK;
}

/* One character of the text at *i, not a blank at an edge. */
static void put_char(struct text *t, const struct node *n, size_t *i)
{
    struct str s = n->text;
    size_t from = *i;
    bool is_guarded = n == t->guard.leaf && from == t->guard.at;
    uint32_t cp = utf8_next(s, i);

    if (cp == '\n') { /* cannot be expressed within a line */
        buf_char(t->out, ' ');
    } else if (is_guarded && (!write_escape_is_punct(cp) || cp == '<')) {
        put_entity(t, cp);
        return;
    } else if (cp == '{' && needs_escape(t, s, from)) {
        *i = from + put_braces(t, n, from);
    } else {
        if (is_guarded ||
            (needs_escape(t, s, from) && !(is_harmless_end(n, from) && t->links == 0)))
            buf_char(t->out, '\\');
        buf_str(t->out, str_sub(s, from, *i));
    }
    written(t, side_of(cp));
}

/* True if nothing follows n in its block, not even a delimiter. */
static bool ends_block(const struct text *t, const struct node *n)
{
    return n->next == NULL && n->parent == t->root;
}

/* Start of the blanks at the end of n before a break or the end of its block. */
static size_t edge_blanks(const struct text *t, const struct node *n)
{
    size_t end = n->text.n;
    bool is_break = n->next != NULL && n->next->kind == NODE_BR;

    if (!is_break && !ends_block(t, n))
        return end;
    while (end > 0 && utf8_is_space(utf8_before(n->text, end))) {
        if (is_break && n->text.p[end - 1] != ' ')
            break;
        do
            end--;
        while (end > 0 && ((unsigned char)n->text.p[end] & 0xC0) == 0x80);
    }
    return end;
}

/* End of the run from i on, at most at `end`, of characters that never need an escape: the
 * complement of needs_escape(). */
static size_t plain_end(struct str s, size_t i, size_t end)
{
    static const bool special[256] = {
        ['*'] = true, ['_'] = true, ['`'] = true, ['\\'] = true, ['['] = true, [']'] = true,
        ['!'] = true, ['<'] = true, ['&'] = true, ['{'] = true,  ['|'] = true,
    };

    for (; i + 1 < end; i++)
        if (special[(unsigned char)s.p[i]] || !vn_common_pair(s.p + i))
            return i;
    return i < end && !special[(unsigned char)s.p[i]] && vn_common_alone(s.p[i]) ? end : i;
}

/* Fast path: appends such a run at *i unchanged; it is most of a text. */
static void put_plain(struct text *t, const struct node *n, size_t edge, size_t *i)
{
    bool is_guarded = n == t->guard.leaf && t->guard.at >= *i && t->guard.at < edge;
    size_t end;

    if (!t->begun || t->broke)
        return;
    end = plain_end(n->text, *i, is_guarded ? t->guard.at : edge);
    if (end <= *i)
        return;
    buf_str(t->out, str_sub(n->text, *i, end));
    written(t, side_of(utf8_before(n->text, end)));
    *i = end;
}

/* Writes blanks at the ends of a block as entities, and so no-break spaces at the ends of a line;
 * drops blanks next to a break, which no source can express. */
static void put_text(struct text *t, const struct node *n)
{
    size_t edge = edge_blanks(t, n);
    size_t i = 0;

    while (i < n->text.n) {
        size_t next;
        uint32_t cp;
        bool is_blank;

        put_plain(t, n, edge, &i);
        if (i == n->text.n)
            break;
        next = i;
        cp = utf8_next(n->text, &next);
        is_blank = (utf8_is_space(cp) || cp == '\t') && cp != '\n';

        if (is_blank && cp < 0x80 && (t->broke || (i >= edge && n->next != NULL))) {
            i = next;
        } else if (is_blank && (!t->begun || i >= edge || (cp >= 0x80 && t->brk[0] == '\n'))) {
            put_entity(t, cp);
            i = next;
        } else {
            put_char(t, n, &i);
        }
    }
}

/* Other inlines --------------------------------------------------------------------- */

static void put_code(struct text *t, const struct node *n)
{
    struct str s = n->text;
    size_t longest = 0;
    size_t run = 0;
    bool pad = s.n > 0 && (s.p[0] == '`' || s.p[s.n - 1] == '`' ||
                           (s.p[0] == ' ' && s.p[s.n - 1] == ' ' && str_trim(s).n > 0));

    for (size_t i = 0; i < s.n; i++) {
        run = s.p[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    for (size_t i = 0; i <= longest; i++)
        buf_char(t->out, '`');
    buf_c(t->out, pad ? " " : "");
    buf_str(t->out, s);
    buf_c(t->out, pad ? " " : "");
    for (size_t i = 0; i <= longest; i++)
        buf_char(t->out, '`');
    written(t, SIDE_PUNCT);
}

bool write_source_text_is_plain(struct str href)
{
    for (size_t i = 0; i < href.n; i++)
        if (!write_escape_is_word((unsigned char)href.p[i]) &&
            strchr("-._~:/?#@$+,;=%", href.p[i]) == NULL)
            return false;
    return href.n > 0;
}

static void put_target(struct text *t, struct str href, struct str title)
{
    bool is_plain = write_source_text_is_plain(href);

    buf_c(t->out, is_plain ? "](" : "](<");
    for (size_t i = 0; i < href.n; i++) {
        if (strchr("\\<>&|", href.p[i]) != NULL)
            buf_char(t->out, '\\');
        buf_char(t->out, href.p[i]);
    }
    buf_c(t->out, is_plain ? "" : ">");
    if (title.n > 0) {
        buf_c(t->out, " \"");
        for (size_t i = 0; i < title.n; i++) {
            if (write_escape_is_punct((unsigned char)title.p[i]) &&
                strchr("\"\\&<|*_`[]{", title.p[i]))
                buf_char(t->out, '\\');
            buf_char(t->out, title.p[i]);
        }
        buf_char(t->out, '"');
    }
    buf_char(t->out, ')');
    written(t, SIDE_PUNCT);
}

/* <https://…>: the text equals the address. */
static bool is_address(const struct node *n)
{
    return n->first != NULL && n->first == n->last && n->first->kind == NODE_TEXT &&
           n->name.n == 0 && str_eq(n->first->text, n->text) &&
           write_source_text_is_plain(n->text) &&
           (str_starts(n->text, STR("https://")) || str_starts(n->text, STR("http://")));
}

static void put_image(struct text *t, const struct node *n)
{
    buf_c(t->out, "![");
    for (size_t i = 0; i < n->name.n; i++) {
        if (write_escape_is_punct((unsigned char)n->name.p[i]) &&
            strchr("[]\\*_`<&!{|", n->name.p[i]))
            buf_char(t->out, '\\');
        buf_char(t->out, n->name.p[i]);
    }
    put_target(t, n->text, node_attr(n, "title"));
}

static void put_leaf(struct text *t, const struct node *n)
{
    switch (n->kind) {
    case NODE_CODE:
        put_code(t, n);
        break;
    case NODE_IMAGE:
        put_image(t, n);
        break;
    case NODE_BR:
        buf_c(t->out, t->brk);
        written(t, SIDE_BLANK);
        t->broke = true;
        break;
    case NODE_NOTE_REF:
        buf_printf(t->out, "[^%.*s]", STR_ARG(n->name));
        written(t, SIDE_PUNCT);
        break;
    case NODE_HOLE:
        buf_printf(t->out, "{{ %.*s }}", STR_ARG(n->text));
        written(t, SIDE_UNSURE);
        break;
    default: /* a page number occurs only in templates */
        break;
    }
}

/* Walk ------------------------------------------------------------------------------ */

static void enter(struct text *t, const struct node *n)
{
    char mark = 'l';

    if (n->kind == NODE_LINK && is_address(n)) {
        mark = 'a';
        buf_printf(t->out, "<%.*s>", STR_ARG(n->text));
    } else if (n->kind == NODE_LINK) {
        buf_char(t->out, '[');
        t->links++;
        marked(t, 0);
    } else {
        mark = choose_mark(t, n);
        put_mark(t, n, mark, false);
        if (mark != 't')
            t->stars[n->kind == NODE_STRONG]++;
    }
    if (t->depth < DEPTH_MAX)
        t->marks[t->depth] = mark;
    t->depth++;
}

static void leave(struct text *t, const struct node *n)
{
    char mark = --t->depth < DEPTH_MAX ? t->marks[t->depth] : 't';

    if (mark == 'a') {
        written(t, SIDE_PUNCT);
    } else if (mark == 'l') {
        t->links--;
        put_target(t, n->text, n->name);
    } else {
        put_mark(t, n, mark, true);
        if (mark != 't')
            t->stars[n->kind == NODE_STRONG]--;
    }
}

void write_source_text(struct buf *out, const struct node *n, enum write_source_place place,
                       const char *brk)
{
    struct text t = {.out = out, .root = n, .place = place, .brk = brk, .is_line = is_line(n)};
    struct walk it = walk_start(n);

    t.guard = write_source_escape_find(n, place);
    while (walk_next(&it)) {
        const struct node *at = it.node;
        bool is_inner = node_can_contain(at, NODE_TEXT) && at->kind != NODE_HOLE;

        if (at == n)
            continue;
        if (!it.enter) {
            if (is_inner)
                leave(&t, at);
            continue;
        }
        if (!is_inner || (at->kind == NODE_LINK && is_address(at)))
            walk_skip(&it);
        if (is_inner)
            enter(&t, at);
        else if (at->kind == NODE_TEXT)
            put_text(&t, at);
        else
            put_leaf(&t, at);
    }
}

void write_source_text_unsaid(struct write_source *s, const struct node *n)
{
    if (!s->told)
        diag_about(&s->doc->diag, n->pos, VB_SOURCE_UNSAID,
                   diag_c(node_element((enum node_kind)n->kind)));
    s->told = true;
}
