/* SPDX-License-Identifier: MIT */
/*
 * Tolerant parser of heads. The syntax resembles YAML, and strict YAML gives the same fields; but
 * the rest of a line is always text. A field owns the more deeply indented lines below it; its
 * shape decides their meaning.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/vn.h"
#include "doc/meta.h"
#include "read/md/private.h"

/* Longest name of an unknown field, letters. */
#define NAME_MAX_COLUMNS 40u
#define NAME_MAX_BYTES ((size_t)8 * NAME_MAX_COLUMNS)
/* Most unknown fields that get a suggestion. */
#define SUGGESTIONS_MAX 20u

struct head_line {
    struct read_md_line line; /* trimmed */
    uint32_t indent;          /* columns; a tab goes to the next multiple of 4 */
};

struct head {
    struct read_md *md;
    struct head_line *lines; /* non-blank lines */
    bool told_tab;
};

/* `name: rest`, parsed. */
struct named {
    const struct meta_field *known; /* NULL: unknown */
    struct str written, folded;
    struct read_md_line rest;
    bool is_tight; /* no blank after the colon */
};

static struct str text_of(const struct head *h, size_t i)
{
    return read_md_line_text(h->md, h->lines[i].line);
}

static struct pos line_pos(const struct head *h, size_t from, size_t to)
{
    const struct read_md_line *last = &h->lines[to - 1].line;

    return read_md_line_pos(h->md, h->lines[from].line.off, last->off + last->len);
}

static void report_repair(struct head *h, struct read_md_line at, struct str name, struct str text)
{
    diag_about(&h->md->doc->diag, read_md_line_pos(h->md, at.off, at.off + at.len),
               VB_HEAD_REPAIRED,
               diag_str(arena_printf(&h->md->doc->arena, "%.*s%s%.*s", STR_ARG(name),
                                     name.n > 0 ? ": " : "- ", STR_ARG(text))));
}

static uint32_t indent_of(struct head *h, struct read_md_line whole)
{
    struct str text = read_md_line_text(h->md, whole);
    uint32_t columns = 0;

    for (size_t i = 0; i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'); i++) {
        if (text.p[i] == '\t' && !h->told_tab) {
            h->told_tab = true;
            diag_at(&h->md->doc->diag, read_md_line_pos(h->md, whole.off, whole.off + whole.len),
                    VB_HEAD_TAB);
        }
        columns = text.p[i] == '\t' ? columns / 4 * 4 + 4 : columns + 1;
    }
    return columns;
}

/* Names ----------------------------------------------------------------------------------- */

static bool is_name_like(struct str s)
{
    if (s.n == 0 || utf8_columns(s) > NAME_MAX_COLUMNS)
        return false;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (!utf8_is_letter(cp) && !utf8_is_digit(cp) && !utf8_is_mark(cp) && cp != ' ' &&
            cp != '_' && cp != '-' && cp != '"' && cp != '\'')
            return false;
    }
    return s.p[0] != '-';
}

/* Parses a line; false if it is no field. Without a blank after the colon it is one only if the
 * name is known. */
static bool split_name(struct read_md *md, struct read_md_line line, enum meta_origin origin,
                       struct named *out)
{
    struct str text = read_md_line_text(md, line);
    size_t colon = str_find_char(text, ':', 0);

    *out = (struct named){.known = NULL};
    if (colon == SIZE_MAX || colon > NAME_MAX_BYTES)
        return false;
    out->written = str_trim(str_sub(text, 0, colon));
    if (!is_name_like(out->written))
        return false;
    while (out->written.n > 2 && (out->written.p[0] == '"' || out->written.p[0] == '\'') &&
           out->written.p[out->written.n - 1] == out->written.p[0])
        out->written = str_sub(out->written, 1, out->written.n - 1);
    out->folded = vn_fold_in(&md->doc->arena, out->written);
    if (out->folded.n == 0)
        return false;
    out->known = meta_find(out->folded, origin);
    out->rest = read_md_line_trim(md, read_md_line_rest(line, colon + 1));
    out->is_tight = colon + 1 < text.n && text.p[colon + 1] != ' ' && text.p[colon + 1] != '\t';
    return out->known != NULL || !out->is_tight;
}

struct str read_md_head_known(struct read_md *md, struct str line)
{
    struct named named;
    struct read_md_line at = {num_u32((size_t)(line.p - md->src->text.p)), num_u32(line.n)};

    if (!split_name(md, at, META_SOURCE, &named) || named.known == NULL)
        return STR_NONE;
    return named.known->name;
}

/* Length of a list mark with its blanks; 0: none. Where a list is expected, the dash may lack its
 * blank or be another sign. */
static size_t item_mark(struct str text, bool is_expected, bool *is_repaired)
{
    static const char *const marks[] = {"-", "–", "•", "+", "*"};

    *is_repaired = false;
    for (size_t i = 0; i < (is_expected ? ARRAY_LEN(marks) : 1); i++) {
        size_t n = str_c(marks[i]).n;

        if (!str_starts(text, str_c(marks[i])))
            continue;
        if (n < text.n && text.p[n] != ' ' && text.p[n] != '\t' && (i > 0 || !is_expected))
            continue;
        *is_repaired = i > 0 || (n < text.n && text.p[n] != ' ' && text.p[n] != '\t');
        while (n < text.n && (text.p[n] == ' ' || text.p[n] == '\t'))
            n++;
        return n;
    }
    return 0;
}

/* Values ---------------------------------------------------------------------------------- */

static void add_span(struct buf *spans, size_t from, size_t to, enum read_join_kind join)
{
    struct read_span span = {num_u32(from), num_u32(to - from), (uint8_t)join};

    buf_add(spans, &span, sizeof(span));
}

/* End of the quoted text that starts at text[0]; SIZE_MAX: unclosed. */
static size_t closing_quote(struct str text)
{
    char quote = text.p[0];

    for (size_t i = 1; i < text.n; i++) {
        bool is_pair = text.p[i] == quote && i + 1 < text.n && text.p[i + 1] == quote;

        if (quote == '"' ? text.p[i] == '\\' : is_pair)
            i++; /* skip the escaped character */
        else if (text.p[i] == quote)
            return i;
    }
    return SIZE_MAX;
}

/* Adds a line; quotes around the whole of it are removed and their escapes `\"` `\\` and ''
 * resolved. */
static void add_value(struct head *h, struct buf *spans, struct read_md_line line,
                      enum read_join_kind join)
{
    struct str text = read_md_line_text(h->md, line);
    bool is_quoted =
        text.n >= 2 && (text.p[0] == '"' || text.p[0] == '\'') && closing_quote(text) == text.n - 1;
    size_t end = text.n - is_quoted;
    size_t from = is_quoted;

    for (size_t i = from; is_quoted && i + 1 < end; i++) {
        if (text.p[0] == '"' ? text.p[i] != '\\' || (text.p[i + 1] != '"' && text.p[i + 1] != '\\')
                             : text.p[i] != '\'')
            continue;
        add_span(spans, line.off + from, line.off + i, READ_JOIN_NONE);
        from = ++i;
    }
    add_span(spans, line.off + from, line.off + end, join);
}

static void put_inlines(struct head *h, struct node *parent, struct buf *spans)
{
    const struct read_span *p = (const struct read_span *)(const void *)spans->p;
    size_t count = spans->n / sizeof(*p);

    if (count > 1 || (count == 1 && p[0].len > 0))
        read_inline(&h->md->inlines, parent, p, count);
    buf_clear(spans);
}

static struct node *add_item(struct head *h, struct node *field, struct pos pos)
{
    struct node *item = node_new(&h->md->doc->arena, NODE_ITEM, pos);

    node_append(field, item);
    return item;
}

/* "|", "|-", ">" …: sets how the following lines are joined. */
static bool block_style(struct str rest, enum read_join_kind *join)
{
    if (rest.n == 0 || rest.n > 2 || (rest.p[0] != '|' && rest.p[0] != '>') ||
        (rest.n == 2 && rest.p[1] != '-' && rest.p[1] != '+'))
        return false;
    *join = rest.p[0] == '|' ? READ_JOIN_BREAK : READ_JOIN_BLANK;
    return true;
}

/* A text value: the rest of the line and lines [from, to) below it. List items count as lines. */
static void put_text(struct head *h, struct node *field, struct read_md_line rest, size_t from,
                     size_t to)
{
    struct buf spans = BUF_NEW;
    enum read_join_kind join = READ_JOIN_BLANK;
    bool is_block = block_style(read_md_line_text(h->md, rest), &join);
    bool is_list = false;
    bool is_repaired;

    if (!is_block && rest.len > 0)
        add_value(h, &spans, rest, join);
    if (rest.len == 0 && from < to)
        is_list = item_mark(text_of(h, from), false, &is_repaired) > 0;
    for (size_t i = from; i < to; i++) {
        struct read_md_line line = h->lines[i].line;
        size_t mark = is_list ? item_mark(text_of(h, i), false, &is_repaired) : 0;

        if (mark > 0 && spans.n > 0) /* ends the previous line */
            ((struct read_span *)(void *)(spans.p + spans.n))[-1].join = READ_JOIN_BREAK;
        add_value(h, &spans, read_md_line_rest(line, mark), join);
    }
    put_inlines(h, field, &spans);
    buf_done(&spans);
}

/* A list: a line with a mark starts an item, others continue the last. Without any mark each line
 * is an item, including the rest of the field's line. */
static void put_list(struct head *h, struct node *field, struct read_md_line rest, size_t from,
                     size_t to)
{
    enum read_join_kind join = READ_JOIN_BLANK;
    bool is_block = block_style(read_md_line_text(h->md, rest), &join);
    bool is_marked = false;
    bool is_repaired;
    struct node *item = NULL;
    struct buf spans = BUF_NEW;

    for (size_t i = from; i < to; i++)
        is_marked |= item_mark(text_of(h, i), true, &is_repaired) > 0;
    if (!is_block && rest.len > 0) {
        item = add_item(h, field, read_md_line_pos(h->md, rest.off, rest.off + rest.len));
        add_value(h, &spans, rest, READ_JOIN_BLANK);
    }
    for (size_t i = from; i < to; i++) {
        struct read_md_line line = h->lines[i].line;
        size_t mark = item_mark(text_of(h, i), true, &is_repaired);
        bool begins = mark > 0 || item == NULL ||
                      (!is_marked && (is_block || rest.len == 0) &&
                       h->lines[i].indent <= h->lines[from].indent);

        if (begins) {
            if (item != NULL)
                put_inlines(h, item, &spans);
            item = add_item(h, field, line_pos(h, i, i + 1));
        }
        item->pos.len = line.off + line.len - item->pos.off;
        line = read_md_line_rest(line, mark);
        if (is_repaired || (mark == 0 && begins && !is_block))
            report_repair(h, h->lines[i].line, STR(""), read_md_line_text(h->md, line));
        add_value(h, &spans, line, READ_JOIN_BLANK);
    }
    if (item != NULL)
        put_inlines(h, item, &spans);
    buf_done(&spans);
}

/* Fields ---------------------------------------------------------------------------------- */

/* Parses lines [from, to) as fields of a head or of a signer: these are the only two levels. */
static void read_fields(struct head *h, struct node *holder, enum meta_origin origin, size_t from,
                        size_t to);

static struct node *add_field(struct head *h, struct node *holder, struct pos pos, struct str name,
                              struct str written)
{
    struct node *field = node_new(&h->md->doc->arena, NODE_FIELD, pos);

    field->name = name;
    field->text = written;
    node_append(holder, field);
    return field;
}

/* Lines [from, to) are one signer, or a list of them. */
static void put_signers(struct head *h, struct node *field, size_t from, size_t to)
{
    struct head_line *lines = h->lines;
    uint32_t indent = from < to ? lines[from].indent : 0;
    bool is_repaired;

    while (from < to) {
        size_t mark = item_mark(text_of(h, from), false, &is_repaired);
        size_t next = from + 1;
        struct node *item;

        while (next < to && (mark == 0 || lines[next].indent > indent ||
                             item_mark(text_of(h, next), false, &is_repaired) == 0))
            next++;
        item = add_item(h, field, line_pos(h, from, next));
        lines[from].line =
            read_md_line_rest(lines[from].line, mark); /* all marks are as wide as their bytes */
        lines[from].indent += (uint32_t)mark;
        if (lines[from].line.len > 0)
            read_fields(h, item, META_SIGNER, from, next);
        else
            read_fields(h, item, META_SIGNER, from + 1, next);
        from = next;
    }
}

/* người ký: groups of fields; a bare name is họ tên. */
static void put_group(struct head *h, struct node *field, struct read_md_line rest, size_t from,
                      size_t to)
{
    const struct meta_field *known = meta_find(STR("ho_ten"), META_SIGNER);
    struct str name = read_md_line_text(h->md, rest);
    struct node *item;

    if (rest.len == 0) {
        put_signers(h, field, from, to);
        return;
    }
    item = add_item(h, field, field->pos);
    report_repair(h, rest, known->written, name);
    put_text(h,
             add_field(h, item, read_md_line_pos(h->md, rest.off, rest.off + rest.len), known->name,
                       known->written),
             rest, from, from);
    read_fields(h, item, META_SIGNER, from, to);
}

static void check_date(struct head *h, const struct node *field)
{
    struct arena *a = &h->md->doc->arena;
    struct str text = str_trim(node_plain_in(a, field));
    struct pos pos = field->first != NULL ? field->first->pos : field->pos;
    struct date date;

    for (const struct node *n = field->first; n != NULL; n = n->next)
        if (n->kind == NODE_HOLE)
            return; /* shape unknown so far */
    if (text.n == 0)
        return;
    switch (date_parse(text, &date)) {
    case DATE_OK:
        break;
    case DATE_UNREADABLE:
        diag_about(&h->md->doc->diag, pos, VB_HEAD_DATE_UNREADABLE, diag_str(text));
        break;
    case DATE_IMPOSSIBLE:
        diag_about(&h->md->doc->diag, pos, VB_HEAD_DATE_IMPOSSIBLE, diag_str(text));
        break;
    }
}

/* An unknown field takes the shape in which it is written. */
static void put_value(struct head *h, struct node *field, const struct named *named, size_t from,
                      size_t to)
{
    bool is_repaired;

    switch (named->known != NULL ? named->known->shape : META_SEVERAL) {
    case META_SEVERAL:
        if (named->rest.len == 0 && from < to &&
            item_mark(text_of(h, from), false, &is_repaired) > 0)
            put_list(h, field, named->rest, from, to);
        else
            put_text(h, field, named->rest, from, to);
        break;
    case META_TEXT:
    case META_LINES:
        put_text(h, field, named->rest, from, to);
        break;
    case META_DATE:
        put_text(h, field, named->rest, from, to);
        check_date(h, field);
        break;
    case META_LIST:
        put_list(h, field, named->rest, from, to);
        break;
    case META_GROUP:
        put_group(h, field, named->rest, from, to);
        break;
    }
}

static void report_unknown(struct head *h, const struct named *named, enum meta_origin origin,
                           struct pos pos)
{
    struct diag *diag = &h->md->doc->diag;
    struct str near = STR_NONE;

    pos.len = num_u32(named->written.n);
    if (h->md->unknown_fields++ < SUGGESTIONS_MAX)
        near = meta_nearest(named->folded, origin);
    diag_about(diag, pos, VB_HEAD_UNKNOWN_FIELD, diag_str(named->written), diag_hint(near));
}

/* The signer to whom a signer field written directly in the head belongs. */
static struct node *last_signer(struct head *h, struct node *head, struct pos pos)
{
    struct node *field = meta_get(head, "nguoi_ky");

    if (field == NULL)
        field = add_field(h, head, pos, STR("nguoi_ky"), STR_NONE);
    if (field->last == NULL || field->last->kind != NODE_ITEM)
        return add_item(h, field, pos);
    return field->last;
}

/* End of the lines owned by line i: more deeply indented ones; list marks may be at the same indent
 * as an empty field's name. `named` is NULL if the line is no field. */
static size_t owned_end(const struct head *h, size_t i, size_t to, const struct named *named)
{
    bool is_empty = named != NULL && named->rest.len == 0;
    bool is_list = is_empty && named->known != NULL && named->known->shape == META_LIST;
    uint32_t indent = h->lines[i].indent;
    bool is_repaired;
    size_t j = i + 1;

    while (j < to &&
           (h->lines[j].indent > indent || (is_empty && h->lines[j].indent == indent &&
                                            item_mark(text_of(h, j), is_list, &is_repaired) > 0)))
        j++;
    return j;
}

static void read_fields(struct head *h, struct node *holder, enum meta_origin origin, size_t from,
                        size_t to)
{
    while (from < to) {
        struct read_md_line line = h->lines[from].line;
        struct named named;
        struct node *at = holder;
        bool is_field = split_name(h->md, line, origin, &named);
        struct named signer;
        size_t next;
        struct pos pos;

        if (origin == META_SOURCE && (!is_field || named.known == NULL) &&
            split_name(h->md, line, META_SIGNER, &signer) && signer.known != NULL) {
            named = signer;
            is_field = true;
            at = last_signer(h, holder, line_pos(h, from, from + 1));
            report_repair(h, line, meta_find(STR("nguoi_ky"), META_SOURCE)->written,
                          read_md_line_text(h->md, line));
        }
        next = owned_end(h, from, to, is_field ? &named : NULL);
        pos = line_pos(h, from, next);
        if (!is_field) {
            if (!str_starts(text_of(h, from), STR("#"))) /* a YAML comment */
                diag_about(&h->md->doc->diag, pos, VB_HEAD_NOT_A_FIELD, diag_str(text_of(h, from)));
            put_text(h, add_field(h, at, pos, STR_NONE, STR_NONE), line, from + 1, next);
            from = next;
            continue;
        }
        if (named.known == NULL)
            report_unknown(h, &named, origin, pos);
        else if (named.is_tight)
            report_repair(h, line, named.known->written, read_md_line_text(h->md, named.rest));
        put_value(h, add_field(h, at, pos, named.folded, named.written), &named, from + 1, next);
        from = next;
    }
}

/* Duplicate fields ----------------------------------------------------------------------------- */

static int compare_fields(const void *pa, const void *pb)
{
    const struct node *a = *(const struct node *const *)pa;
    const struct node *b = *(const struct node *const *)pb;
    int order = str_cmp(a->name, b->name);

    if (order != 0)
        return order;
    return a->pos.off < b->pos.off ? -1 : a->pos.off > b->pos.off;
}

static void check_twice(struct head *h, const struct node *holder)
{
    const struct node **fields;
    size_t count = 0;

    for (const struct node *n = holder->first; n != NULL; n = n->next)
        count += n->kind == NODE_FIELD && n->name.n > 0;
    if (count < 2)
        return;
    fields = ARENA_ARRAY(&h->md->doc->arena, const struct node *, count);
    count = 0;
    for (const struct node *n = holder->first; n != NULL; n = n->next)
        if (n->kind == NODE_FIELD && n->name.n > 0)
            fields[count++] = n;
    qsort(fields, count, sizeof(fields[0]), compare_fields);
    for (size_t i = 1; i < count; i++)
        if (str_eq(fields[i]->name, fields[i - 1]->name))
            diag_about(&h->md->doc->diag, fields[i]->pos, VB_HEAD_FIELD_TWICE,
                       diag_str(fields[i]->text));
}

void read_md_head(struct read_md *md, uint32_t first, uint32_t last, struct node *head)
{
    struct read_md_lines all = {NULL, 0, md->src->line_count};
    struct head h = {.md = md};
    struct buf lines = BUF_NEW;
    const struct node *signers;

    for (uint32_t i = first; i < last; i++) {
        struct head_line line = {read_md_line_at(md, &all, i), 0};

        if (line.line.len == 0)
            continue;
        line.indent = indent_of(&h, read_md_line_whole(md, &all, i));
        buf_add(&lines, &line, sizeof(line));
    }
    h.lines = (struct head_line *)(void *)lines.p;
    read_fields(&h, head, META_SOURCE, 0, lines.n / sizeof(struct head_line));
    check_twice(&h, head);
    signers = meta_get(head, "nguoi_ky");
    for (const struct node *n = signers != NULL ? signers->first : NULL; n != NULL; n = n->next)
        check_twice(&h, n);
    buf_done(&lines);
}
