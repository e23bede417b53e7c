/* SPDX-License-Identifier: MIT */
/*
 * Inlines of a paragraph. Blanks, breaks and nodes get the formats common to both neighbours, so
 * that emphasis starts and ends at words and equal formats merge. Of formats that start together
 * the longest is outermost; links enclose all formats.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "read/docx/private.h"

/* Formats that become inlines; if equally long, the outer first (as libcmark nests ***). */
static const struct {
    unsigned format;
    enum node_kind kind;
} inlines[] = {
    {READ_DOCX_ITALIC, NODE_EMPH},
    {READ_DOCX_BOLD, NODE_STRONG},
    {READ_DOCX_UNDERLINE, NODE_UNDERLINE},
    {READ_DOCX_STRIKE, NODE_STRIKE},
    {READ_DOCX_SUP, NODE_SUP},
    {READ_DOCX_SUB, NODE_SUB},
};

struct span {
    unsigned format;
    enum read_docx_piece_kind kind;
    bool is_word; /* non-blank text: determines formats */
    const char *href;
    struct str text;
    struct node *node;
};

struct spans {
    struct read_docx_walk *walk;
    struct span *at; /* heap */
    size_t count;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static void add(struct spans *s, const struct read_docx_piece *piece, struct str text, bool is_word)
{
    if (piece->kind == READ_DOCX_PIECE_TEXT && text.n == 0)
        return;
    s->at[s->count++] = (struct span){.format = piece->format,
                                      .kind = piece->kind,
                                      .is_word = is_word,
                                      .href = piece->href,
                                      .text = text,
                                      .node = piece->node};
}

/* Splits a piece into leading blanks, words, trailing blanks. */
static void split(struct spans *s, const struct read_docx_piece *piece, struct str text)
{
    size_t from = 0;
    size_t to = text.n;

    while (from < to && is_blank(text.p[from]))
        from++;
    while (to > from && is_blank(text.p[to - 1]))
        to--;
    add(s, piece, str_sub(text, 0, from), false);
    add(s, piece, str_sub(text, from, to), true);
    add(s, piece, str_sub(text, to, text.n), false);
}

/* Sets formats and links of everything between words. */
static void resolve(struct spans *s)
{
    const struct span *before = NULL;

    for (size_t i = 0; i < s->count; i++) {
        if (s->at[i].is_word) {
            before = &s->at[i];
            continue;
        }
        s->at[i].format = before != NULL ? before->format : 0;
        if (before == NULL || s->at[i].href != before->href)
            s->at[i].href = s->at[i].kind == READ_DOCX_PIECE_NODE ? s->at[i].href : NULL;
    }
    before = NULL;
    for (size_t i = s->count; i-- > 0;) {
        if (s->at[i].is_word) {
            before = &s->at[i];
            continue;
        }
        s->at[i].format &= before != NULL ? before->format : 0;
        if (s->at[i].kind != READ_DOCX_PIECE_NODE && before != NULL &&
            s->at[i].href != before->href)
            s->at[i].href = NULL;
        if (before == NULL && s->at[i].kind != READ_DOCX_PIECE_NODE)
            s->at[i].href = NULL;
    }
}

/* Appends the spans [from, to); their formats are already open. */
static void put_plain(struct spans *s, struct node *into, size_t from, size_t to)
{
    struct buf text = BUF_NEW;
    struct arena *a = s->walk->docx->arena;

    for (size_t i = from; i < to; i++) {
        const struct span *span = &s->at[i];

        if (span->kind == READ_DOCX_PIECE_TEXT)
            buf_str(&text, span->text);
        if (text.n > 0 && (i + 1 == to || s->at[i + 1].kind != READ_DOCX_PIECE_TEXT)) {
            struct node *node = read_docx_story_node(s->walk, NODE_TEXT);

            node->text = arena_str(a, buf_view(&text));
            node_append(into, node);
            buf_clear(&text);
        }
        if (span->kind == READ_DOCX_PIECE_BREAK)
            node_append(into, read_docx_story_node(s->walk, NODE_BR));
        else if (span->kind == READ_DOCX_PIECE_NODE)
            node_append(into, span->node);
    }
    buf_done(&text);
}

/* Number of spans from `from` on with that format. */
static size_t extent(const struct spans *s, size_t from, size_t to, unsigned format)
{
    size_t i = from;

    while (i < to && (s->at[i].format & format) != 0)
        i++;
    return i - from;
}

/* The format that extends furthest from `from`; index into inlines[], or its length. */
static size_t longest(const struct spans *s, size_t from, size_t to, unsigned open, size_t *n)
{
    size_t best = ARRAY_LEN(inlines);

    *n = 0;
    for (size_t k = 0; k < ARRAY_LEN(inlines); k++) {
        size_t length =
            (open & inlines[k].format) == 0 ? extent(s, from, to, inlines[k].format) : 0;

        if (length > *n) {
            *n = length;
            best = k;
        }
    }
    return best;
}

/* Recursion is bounded by the number of formats. */
static void put_formats(struct spans *s, struct node *into, size_t from, size_t to, unsigned open)
{
    while (from < to) {
        size_t n = 0;
        size_t best = longest(s, from, to, open, &n);

        if (best < ARRAY_LEN(inlines)) {
            struct node *node = read_docx_story_node(s->walk, inlines[best].kind);

            node_append(into, node);
            put_formats(s, node, from, from + n, open | inlines[best].format);
        } else {
            size_t ignored;

            for (n = 1;
                 from + n < to && longest(s, from + n, to, open, &ignored) == ARRAY_LEN(inlines);)
                n++;
            put_plain(s, into, from, from + n);
        }
        from += n;
    }
}

/* True if the words [from, to) equal the linked address: Word creates such links automatically. */
static bool is_own_address(const struct spans *s, size_t from, size_t to, struct str href)
{
    static const char *const schemes[] = {"mailto:", "http://", "https://"};
    struct buf words = BUF_NEW;
    bool is_own;

    for (size_t i = from; i < to; i++)
        buf_str(&words, s->at[i].text);
    is_own = str_eq(buf_view(&words), href);
    for (size_t i = 0; i < ARRAY_LEN(schemes) && !is_own; i++) {
        struct str scheme = str_c(schemes[i]);
        struct str bare = str_sub(href, scheme.n, href.n);

        if (str_starts(href, scheme))
            is_own = str_eq(buf_view(&words), bare) ||
                     (str_ends(bare, STR("/")) &&
                      str_eq(buf_view(&words), str_sub(bare, 0, bare.n - 1)));
    }
    buf_done(&words);
    return is_own;
}

/* Removes the link and the format of Word's automatic links from the spans [from, to). */
static void unlink_spans(struct spans *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        s->at[i].href = NULL;
        s->at[i].format &= ~(unsigned)READ_DOCX_UNDERLINE;
    }
}

/* End of the spans that share the link of span i. */
static size_t link_end(const struct spans *s, size_t i)
{
    size_t end = i;

    while (end < s->count && s->at[end].href == s->at[i].href)
        end++;
    return end;
}

void read_docx_inline_put(struct read_docx_walk *walk, struct node *into,
                          const struct read_docx_para *para, size_t from, size_t to)
{
    struct spans s = {walk, NULL, 0};

    s.at = malloc(num_mul(3 * sizeof(*s.at), to - from));
    if (s.at == NULL)
        base_no_memory();
    for (size_t i = from; i < to; i++) {
        const struct read_docx_piece *piece = &para->pieces[i];

        if (piece->kind == READ_DOCX_PIECE_TEXT)
            split(&s, piece, (struct str){para->text.p + piece->from, piece->to - piece->from});
        else
            add(&s, piece, STR_NONE, false);
    }
    resolve(&s);
    for (size_t i = 0, end; i < s.count; i = end) {
        end = link_end(&s, i);
        if (s.at[i].href != NULL && is_own_address(&s, i, end, str_c(s.at[i].href)))
            unlink_spans(&s, i, end);
    }
    for (size_t i = 0; i < s.count;) {
        const char *href = s.at[i].href;
        struct node *link = into;
        size_t end = link_end(&s, i);

        if (href != NULL) {
            link = read_docx_story_node(walk, NODE_LINK);
            link->text = str_c(href);
            ledger_add(walk->docx->ledger, LEDGER_LINK_TARGET, read_docx_story_at(walk), STR_NONE,
                       link->text);
            node_append(into, link);
        }
        put_formats(&s, link, i, end, 0);
        i = end;
    }
    free(s.at);
}
