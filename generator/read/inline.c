/* SPDX-License-Identifier: MIT */
/*
 * The only file that uses libcmark. Its tree gives the structure; positions come from a cursor that
 * follows the masked text in document order, because libcmark's columns are wrong after escapes and
 * split delimiter runs. Only the end of a link is taken from libcmark.
 */
#include "read/inline.h"

/* its short names clash with our node kinds */
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "read/build.h"

struct walk {
    struct read_inline *in;
    struct read_build *build;
    const struct read_join *join;
    const struct read_mask_piece *pieces;
    size_t count;
    struct str masked;
    size_t at;       /* in the masked text */
    size_t piece;    /* the first at or after `at` */
    bool in_address; /* in <https://…>, where a backslash is literal */
    bool is_lost;    /* cursor and tree do not match */
};

static void *alloc_zeroed(size_t n, size_t size)
{
    void *p = calloc(n, size);

    if (p == NULL)
        base_no_memory();
    return p;
}

static void *realloc_or_die(void *old, size_t n)
{
    void *p = realloc(old, n);

    if (p == NULL)
        base_no_memory();
    return p;
}

/* Parses one paragraph; free with cmark_node_free(). */
static cmark_node *parse(struct str text)
{
    static cmark_mem mem = {alloc_zeroed, realloc_or_die, free};
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);
    cmark_node *root;

    cmark_parser_feed(parser, text.p, text.n);
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

void read_inline_start(struct read_inline *in, struct doc *doc, const struct src *src,
                       uint16_t number)
{
    memset(in, 0, sizeof(*in));
    in->doc = doc;
    in->src = src;
    in->number = number;
}

void read_inline_done(struct read_inline *in)
{
    read_mask_done(&in->mask);
}

/* Offset of the cursor in the joined text; it is outside pieces or at the start of one. */
static size_t raw_here(const struct walk *w)
{
    const struct read_mask_piece *before;

    if (w->piece == 0)
        return 0;
    before = &w->pieces[w->piece - 1];
    return w->at - (before->off + before->len) + before->to;
}

static void seek(struct walk *w, size_t to)
{
    w->at = to;
    while (w->piece < w->count && w->pieces[w->piece].off < to)
        w->piece++;
}

static bool is_seen(struct read_inline *in, struct str entity)
{
    for (size_t i = 0; i < in->seen_count; i++)
        if (str_eq(in->seen[i], entity))
            return true;
    if (in->seen_count < READ_INLINE_SEEN)
        in->seen[in->seen_count++] = arena_str(&in->doc->arena, entity);
    return false;
}

/* Reports that an entity was replaced by its character, once per name. */
static void report_entity(struct read_inline *in, const struct read_join *join,
                          const struct read_mask_piece *piece)
{
    struct str raw = str_sub(join->text, piece->from, piece->to);

    if (piece->decoded.p != NULL && !is_seen(in, raw))
        diag_about(&in->doc->diag, read_join_place(join, piece->from, piece->to), VB_INLINE_ENTITY,
                   diag_str(raw));
}

/* Adds the piece at the cursor, whose mask is at literal[*i…]. */
static void put_piece(struct walk *w, struct str literal, size_t *i)
{
    const struct read_mask_piece *piece = &w->pieces[w->piece];
    size_t k = piece->kind == READ_MASK_LITERAL; /* the backslash is not in literal */

    while (k < piece->len && *i < literal.n && literal.p[*i] == w->masked.p[piece->off + k])
        k++, (*i)++;
    w->is_lost |= k == 0;
    report_entity(w->in, w->join, piece);
    read_build_piece(w->build, piece);
    w->at = piece->off + piece->len;
    w->piece++;
}

static void put_text(struct walk *w, struct str literal)
{
    for (size_t i = 0; i < literal.n && !w->is_lost;) {
        size_t limit = w->piece < w->count ? w->pieces[w->piece].off : w->masked.n;
        size_t from = w->at;
        size_t raw;

        if (w->at == limit && w->piece < w->count) {
            put_piece(w, literal, &i);
            continue;
        }
        if (!w->in_address && w->masked.p[w->at] == '\\' && w->at + 1 < limit &&
            read_mask_is_punct(w->masked.p[w->at + 1])) {
            w->at++;
            from++;
        }
        raw = raw_here(w);
        do {
            if (w->at >= limit || w->masked.p[w->at] != literal.p[i])
                break;
            w->at++;
            i++;
        } while (i < literal.n && w->at < limit && (w->masked.p[w->at] != '\\' || w->in_address));
        w->is_lost |= w->at == from;
        read_build_raw(w->build, raw, raw + (w->at - from));
    }
}

/* Number of backticks at offset i. */
static size_t ticks(struct str s, size_t i)
{
    size_t n = 0;

    while (i + n < s.n && s.p[i + n] == '`')
        n++;
    return n;
}

/* Adds the code span at the cursor, with its text as in the source. */
static void put_code(struct walk *w)
{
    size_t n = ticks(w->masked, w->at);
    size_t end = w->at + n;
    size_t start = raw_here(w);
    size_t from;
    size_t to;
    struct str text;

    seek(w, w->at + n);
    from = raw_here(w);
    while (end < w->masked.n && ticks(w->masked, end) != n)
        end += ticks(w->masked, end) > 0 ? ticks(w->masked, end) : 1;
    w->is_lost |= n == 0 || end >= w->masked.n;
    if (w->is_lost)
        return;
    seek(w, end);
    to = raw_here(w);
    seek(w, end + n);
    text = read_join_slice(w->join, &w->in->doc->arena, from, to);
    if (text.n >= 2 && text.p[0] == ' ' && text.p[text.n - 1] == ' ' && str_trim(text).n > 0)
        text = str_sub(text, 1, text.n - 1);
    read_build_leaf(w->build, NODE_CODE, start, to + n)->text = text;
}

/* Adds as text what libcmark took for a tag. */
static void put_html(struct walk *w, size_t n)
{
    size_t from = raw_here(w);
    size_t to;

    seek(w, w->at + n);
    to = raw_here(w);
    read_build_foreign(w->build, from, to);
    read_build_raw(w->build, from, to);
}

/* A target or title with the masks undone; its pieces follow *piece. */
static struct str unmask(struct walk *w, const char *c, size_t *piece)
{
    struct str s = str_c(c);
    struct buf out = BUF_NEW;
    struct str text;

    for (size_t i = 0; i < s.n;) {
        const struct read_mask_piece *p;
        struct str raw;

        if (!str_starts(str_sub(s, i, s.n), READ_MASK_CHAR)) {
            buf_char(&out, s.p[i++]);
            continue;
        }
        while (*piece < w->count && w->pieces[*piece].kind == READ_MASK_LITERAL)
            (*piece)++;
        if (*piece == w->count)
            break;
        p = &w->pieces[(*piece)++];
        report_entity(w->in, w->join, p);
        raw = read_join_slice(w->join, &w->in->doc->arena, p->from, p->to);
        if (p->len > READ_MASK_CHAR.n) /* the mask includes a character on either side */
            out.n -= out.n > 0;
        buf_str(&out, p->decoded.p != NULL ? p->decoded : raw);
        i += READ_MASK_CHAR.n + (p->len > READ_MASK_CHAR.n);
    }
    text = arena_str(&w->in->doc->arena, buf_view(&out));
    buf_done(&out);
    return text;
}

/* Opens a link or an image; the text is collected as children of a LINK. Until it closes, the
 * target slot holds the start of that text. */
static void open_link(struct walk *w, bool is_image)
{
    struct node *n = read_build_open(w->build, NODE_LINK, raw_here(w));

    w->in_address = !is_image && w->masked.p[w->at] == '<';
    seek(w, w->at + (is_image ? 2 : 1));
    if (n != NULL)
        n->text.p = w->join->text.p + raw_here(w);
}

static void put_image(struct walk *w, struct node *words, struct str alt)
{
    struct node *image = node_new(&w->in->doc->arena, NODE_IMAGE, words->pos);
    bool is_plain =
        words->first == NULL || (words->first == words->last && words->first->kind == NODE_TEXT);

    image->text = words->text;
    image->name = is_plain ? node_plain_in(&w->in->doc->arena, words) : alt;
    if (words->name.n > 0)
        node_set_attr(&w->in->doc->arena, image, "title", words->name);
    node_insert_after(words, image);
    node_unlink(words);
}

/* Closes the link after its text; only libcmark knows where the target ends. */
static void close_link(struct walk *w, cmark_node *link, bool is_image)
{
    size_t end = (size_t)cmark_node_get_end_column(link);
    size_t piece = w->piece;
    size_t words_end = raw_here(w);
    struct str words;
    struct node *n;

    w->is_lost |= end < w->at || end > w->masked.n;
    if (w->is_lost)
        return;
    seek(w, end);
    n = read_build_close(w->build, NODE_LINK, raw_here(w));
    words = (struct str){n->text.p, words_end - (size_t)(n->text.p - w->join->text.p)};
    n->text = unmask(w, cmark_node_get_url(link), &piece);
    n->name = unmask(w, cmark_node_get_title(link), &piece);
    if (w->in_address && !is_image) /* as written, without "mailto:" */
        n->text = str_starts(n->text, STR("mailto:")) && !str_starts(words, STR("mailto:"))
                      ? arena_printf(&w->in->doc->arena, "mailto:%.*s", STR_ARG(words))
                      : words;
    w->in_address = false;
    if (is_image)
        put_image(w, n, words);
}

static void enter(struct walk *w, cmark_node *n)
{
    switch ((int)cmark_node_get_type(n)) {
    case CMARK_NODE_TEXT:
        put_text(w, str_c(cmark_node_get_literal(n)));
        break;
    case CMARK_NODE_CODE:
        put_code(w);
        break;
    case CMARK_NODE_HTML_INLINE:
        put_html(w, str_c(cmark_node_get_literal(n)).n);
        break;
    case CMARK_NODE_EMPH:
        (void)read_build_open(w->build, NODE_EMPH, raw_here(w)); /* its slots are empty */
        seek(w, w->at + 1);
        break;
    case CMARK_NODE_STRONG:
        (void)read_build_open(w->build, NODE_STRONG, raw_here(w)); /* likewise */
        seek(w, w->at + 2);
        break;
    case CMARK_NODE_LINK:
        open_link(w, false);
        break;
    case CMARK_NODE_IMAGE:
        open_link(w, true);
        break;
    default: /* paragraph and document; a masked text has no others */
        break;
    }
}

static void leave(struct walk *w, cmark_node *n)
{
    size_t marks = cmark_node_get_type(n) == CMARK_NODE_STRONG ? 2 : 1;

    switch ((int)cmark_node_get_type(n)) {
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        seek(w, w->at + marks);
        (void)read_build_close(w->build, marks == 2 ? NODE_STRONG : NODE_EMPH, raw_here(w));
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        close_link(w, n, cmark_node_get_type(n) == CMARK_NODE_IMAGE);
        break;
    default:
        break;
    }
}

/* Walks tree and text in parallel; false if they do not match, which no known libcmark causes. */
static bool weave(struct walk *w)
{
    cmark_node *root = parse(w->masked);
    cmark_iter *it = cmark_iter_new(root);
    cmark_event_type event = cmark_iter_next(it);

    for (; event != CMARK_EVENT_DONE && !w->is_lost; event = cmark_iter_next(it)) {
        if (w->at > w->masked.n)
            w->is_lost = true;
        else if (event == CMARK_EVENT_ENTER)
            enter(w, cmark_iter_get_node(it));
        else
            leave(w, cmark_iter_get_node(it));
    }
    cmark_iter_free(it);
    cmark_node_free(root);
    return !w->is_lost && w->at == w->masked.n && w->piece == w->count;
}

/* Adds text that has pieces but no Markdown. */
static void put_plain(struct read_inline *in, struct read_build *build,
                      const struct read_join *join, const struct read_mask_piece *pieces,
                      size_t count)
{
    size_t done = 0;

    for (size_t i = 0; i < count; i++) {
        read_build_raw(build, done, pieces[i].from);
        report_entity(in, join, &pieces[i]);
        read_build_piece(build, &pieces[i]);
        done = pieces[i].to;
    }
    read_build_raw(build, done, join->text.n);
}

/* libcmark decodes all candidates of a block at once, separated by a noncharacter; those that it
 * leaves unchanged were no entities. */
static void decode_entities(const struct read_inline *in, const struct read_join *join,
                            struct read_mask_piece *pieces, size_t count)
{
    struct buf list = BUF_NEW;
    cmark_node *root;
    cmark_node *text;
    struct str rest;

    buf_char(&list, '.');
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].kind != READ_MASK_ENTITY)
            continue;
        buf_str(&list, READ_MASK_CHAR);
        buf_str(&list, str_sub(join->text, pieces[i].from, pieces[i].to));
    }
    buf_str(&list, READ_MASK_CHAR);
    root = parse(buf_view(&list));
    text = cmark_node_first_child(cmark_node_first_child(root));
    rest = str_c(cmark_node_get_literal(text));
    rest = str_sub(rest, 1, rest.n);
    for (size_t i = 0; i < count && rest.n > READ_MASK_CHAR.n; i++) {
        size_t end = str_find(rest, READ_MASK_CHAR, READ_MASK_CHAR.n);
        struct str one = str_sub(rest, READ_MASK_CHAR.n, end);

        if (pieces[i].kind != READ_MASK_ENTITY)
            continue;
        if (!str_eq(one, str_sub(join->text, pieces[i].from, pieces[i].to)))
            pieces[i].decoded = arena_str(&in->doc->arena, one);
        rest = str_sub(rest, end, rest.n);
    }
    cmark_node_free(root);
    buf_done(&list);
}

/* Removes characters that are forbidden in sources from decoded entities too. */
static void clean_entities(const struct read_inline *in, struct read_mask_piece *pieces,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct src_notes notes;

        if (pieces[i].decoded.p == NULL)
            continue;
        if (src_normalise(&in->doc->arena, pieces[i].decoded, &pieces[i].decoded, &notes) != SRC_OK)
            pieces[i].decoded = STR("\xEF\xBF\xBD");
        if (str_is(pieces[i].decoded, "\n"))
            pieces[i].decoded = STR(" ");
    }
}

void read_inline(struct read_inline *in, struct node *parent, const struct read_span *spans,
                 size_t count)
{
    struct read_join join;
    struct read_build build;
    struct walk w = {.in = in, .build = &build, .join = &join};
    struct read_mask_piece *pieces;
    bool is_parsed;

    read_join_make(&join, &in->doc->arena, in->src, in->number, spans, count);
    read_mask_make(&in->mask, in->doc, &join);
    pieces = read_mask_pieces(&in->mask, &w.count);
    if (in->mask.has_entities) {
        decode_entities(in, &join, pieces, w.count);
        clean_entities(in, pieces, w.count);
    }
    w.pieces = pieces;
    w.masked = buf_view(&in->mask.text);
    is_parsed = in->mask.needs_parsing && in->mask.marks <= LIMIT_BLOCK_MARKS;
    if (in->mask.needs_parsing && !is_parsed)
        diag_at(&in->doc->diag, read_join_place(&join, 0, join.text.n), VB_INLINE_MARKS);
    read_build_start(&build, in->doc, &join, parent);
    if (is_parsed && weave(&w)) {
        read_build_done(&build);
        return;
    }
    if (is_parsed) { /* discard and start again */
        read_build_done(&build);
        while (parent->first != NULL)
            node_unlink(parent->first);
        read_build_start(&build, in->doc, &join, parent);
    }
    put_plain(in, &build, &join, pieces, w.count);
    read_build_done(&build);
}
