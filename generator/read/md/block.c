/* SPDX-License-Identifier: MIT */
/*
 * The line scanner: divides lines into blocks. Each `take_` function examines the current line and
 * either consumes it with the lines that belong to it, or changes nothing. A line that none takes
 * is part of a paragraph.
 */
#include <string.h>

#include "read/md/scan.h"
#include "read/xml/xml.h"

/* Info string of fences whose lines are blocks in the XML dialect. */
#define DIALECT "vanban"

static void scan_lines(struct read_md_scan *s);

/* Breaks, fences, comments ---------------------------------------------------------------- */

/* Three or more of a mark, with or without blanks between. */
static bool is_only(struct str text, char mark)
{
    size_t marks = 0;

    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != mark && text.p[i] != ' ')
            return false;
        marks += text.p[i] == mark;
    }
    return marks >= 3;
}

static bool is_break(struct str text)
{
    return is_only(text, '-');
}

/* ______: a line to write on is a paragraph of its own. */
static bool take_blank(struct read_md_scan *s)
{
    if (!is_only(read_md_scan_text(s, read_md_scan_line(s, s->at)), '_'))
        return false;
    read_md_para_end(s);
    read_md_para_text(s);
    read_md_para_end(s);
    return true;
}

static bool take_break(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    struct node *body = NULL;

    if (!is_break(read_md_scan_text(s, line)))
        return false;
    read_md_para_end(s);
    if (s->is_body && s->controls.count == 0 && str_is(read_md_scan_text(s, line), "---"))
        body = read_md_part_attachment(s->md, s->lines, &s->at);
    if (body != NULL) {
        s->controls.into = body;
        memset(&s->labels, 0, sizeof(s->labels));
        return true;
    }
    (void)read_md_scan_add(s, NODE_PAGE_BREAK, read_md_scan_pos(s, line)); /* it has no slots */
    s->at++;
    return true;
}

/* Lines [from, to) unchanged, separated by line feeds. */
static struct str whole_lines(struct read_md_scan *s, uint32_t from, uint32_t to)
{
    struct buf b = BUF_NEW;
    struct str text;

    if (from >= to)
        return STR("");
    if (s->lines->given == NULL) { /* contiguous in the source */
        struct read_md_line first = read_md_line_whole(s->md, s->lines, from);
        struct read_md_line last = read_md_line_whole(s->md, s->lines, to - 1);

        return str_sub(s->md->src->text, first.off, last.off + last.len);
    }
    for (uint32_t i = from; i < to; i++) {
        if (i > from)
            buf_char(&b, '\n');
        buf_str(&b, read_md_scan_text(s, read_md_line_whole(s->md, s->lines, i)));
    }
    text = arena_str(&s->md->doc->arena, buf_view(&b));
    buf_done(&b);
    return text;
}

/* Length of the run of `c` at the start. */
static size_t run_length(struct str text, char c)
{
    size_t n = 0;

    while (n < text.n && text.p[n] == c)
        n++;
    return n;
}

/* Adds the lines [from, to) of a ```vanban block: blocks in the XML dialect. */
static void add_dialect(struct read_md_scan *s, uint32_t from, uint32_t to)
{
    struct str text = whole_lines(s, from, to);
    struct buf pieces = BUF_NEW;
    size_t at = 0;

    for (uint32_t i = from; i == from || i < to; i++) {
        struct read_md_line line =
            from < to ? read_md_line_whole(s->md, s->lines, i) : read_md_scan_line(s, s->at);
        struct read_xml_piece piece = {at, line.off};

        buf_add(&pieces, &piece, sizeof(piece));
        at += line.len + 1;
        if (s->lines->given == NULL)
            break; /* contiguous in the source */
    }
    (void)read_xml_blocks(s->md->doc, s->md->number, text, /* failures are in diag */
                          (const struct read_xml_piece *)(const void *)pieces.p,
                          pieces.n / sizeof(struct read_xml_piece), s->controls.into);
    buf_done(&pieces);
}

static void add_verbatim(struct read_md_scan *s, struct str info, uint32_t to)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    struct node *block = read_md_scan_add(s, NODE_VERBATIM, read_md_scan_pos(s, line));

    block->name = info;
    block->text = whole_lines(s, s->at + 1, to);
    if (to == s->lines->count && str_ends(block->text, STR("\n"))) /* that of the file's end */
        block->text = str_sub(block->text, 0, block->text.n - 1);
    line = read_md_line_at(s->md, s->lines, to < s->lines->count ? to : to - 1);
    block->pos.len = line.off + line.len - block->pos.off;
}

static bool take_fence(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    struct str text = read_md_scan_text(s, line);
    char c = text.n > 0 ? text.p[0] : '\0';
    size_t n = run_length(text, c);
    struct str info = str_trim(str_sub(text, n, text.n));
    uint32_t end = s->at + 1;

    if ((c != '`' && c != '~') || n < 3 || (c == '`' && str_find_char(info, '`', 0) != SIZE_MAX))
        return false;
    read_md_para_end(s);
    for (; end < s->lines->count; end++) {
        struct str closing = read_md_scan_text(s, read_md_line_at(s->md, s->lines, end));

        if (closing.n >= n && run_length(closing, c) == closing.n)
            break;
    }
    if (end == s->lines->count)
        diag_at(&s->md->doc->diag, read_md_scan_pos(s, line), VB_FENCE_UNCLOSED);
    if (str_is(info, DIALECT))
        add_dialect(s, s->at + 1, end);
    else
        add_verbatim(s, info, end);
    s->at = end < s->lines->count ? end + 1 : end;
    return true;
}

/* Quotations and notes -------------------------------------------------------------------- */

/* Scans the given lines into a new block: at most LIMIT_QUOTE_DEPTH deep; notes cannot contain
 * notes. */
static void scan_inner(struct read_md_scan *s, const struct buf *given, struct node *into,
                       bool is_deeper)
{
    struct read_md_lines lines = {(const struct read_md_line *)(const void *)given->p, 0,
                                  num_u32(given->n / sizeof(struct read_md_line))};
    struct read_md_scan inner = {.md = s->md,
                                 .lines = &lines,
                                 .controls = {.into = into},
                                 .cut_line = UINT32_MAX,
                                 .depth = s->depth + is_deeper};

    scan_lines(&inner);
}

/* The line after its quotation mark; after all of them at the deepest level. */
static struct read_md_line unquote(struct read_md_scan *s, struct read_md_line line,
                                   bool *is_too_deep)
{
    do {
        line = read_md_line_rest(line, 1);
        if (line.len > 0 && s->md->src->text.p[line.off] == ' ')
            line = read_md_line_rest(line, 1);
        if (s->depth + 1 < LIMIT_QUOTE_DEPTH)
            return line;
        line = read_md_line_trim(s->md, line);
        *is_too_deep |= line.len > 0 && s->md->src->text.p[line.off] == '>';
    } while (line.len > 0 && s->md->src->text.p[line.off] == '>');
    return line;
}

static bool take_quote(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    struct buf given = BUF_NEW;
    bool is_too_deep = false;
    struct node *quote;

    if (line.len == 0 || s->md->src->text.p[line.off] != '>')
        return false;
    read_md_para_end(s);
    quote = read_md_scan_add(s, NODE_QUOTE, read_md_scan_pos(s, line));
    while (s->at < s->lines->count) {
        struct read_md_line next = read_md_scan_line(s, s->at);
        struct read_md_line whole = read_md_line_whole(s->md, s->lines, s->at);

        if (next.len == 0 || s->md->src->text.p[next.off] != '>')
            break;
        line = next;
        next.len = whole.off + whole.len - next.off; /* trailing blanks may be a hard break */
        next = unquote(s, next, &is_too_deep);
        buf_add(&given, &next, sizeof(next));
        s->at++;
    }
    quote->pos.len = line.off + line.len - quote->pos.off;
    if (is_too_deep)
        diag_at(&s->md->doc->diag, quote->pos, VB_QUOTE_DEPTH);
    scan_inner(s, &given, quote, true);
    buf_done(&given);
    return true;
}

/* Length of "[^id]:" at the start; 0: none. */
static size_t note_mark(struct str text)
{
    size_t i = 2;

    if (!str_starts(text, STR("[^")))
        return 0;
    while (i < text.n && strchr("[] \t", text.p[i]) == NULL)
        i++;
    return i > 2 && str_starts(str_sub(text, i, text.n), STR("]:")) ? i + 2 : 0;
}

/* True if line i continues the note: after a blank line it must be indented, else it must not start
 * a block outside the note. */
static bool continues_note(struct read_md_scan *s, uint32_t i, bool is_behind_blank)
{
    struct str whole = read_md_scan_text(s, read_md_line_whole(s->md, s->lines, i));
    struct str text = read_md_scan_text(s, read_md_scan_line(s, i));

    if (is_behind_blank)
        return str_starts(whole, STR("  ")) || str_starts(whole, STR("\t"));
    return note_mark(text) == 0 && !is_break(text) && !is_only(text, '_') &&
           !str_starts(text, STR("<!--")) && !str_starts(text, STR("{%")) &&
           !str_starts(text, STR("```")) && text.p[0] != '#' && text.p[0] != '>';
}

static bool take_note(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    size_t mark = s->is_body ? note_mark(read_md_scan_text(s, line)) : 0;
    struct buf given = BUF_NEW;
    struct read_md_line next;
    struct node *note;
    uint32_t end = s->at + 1; /* after the last line of the note */

    if (mark == 0)
        return false;
    read_md_para_end(s);
    note = read_md_scan_add(s, NODE_NOTE, read_md_scan_pos(s, line));
    note->name = str_sub(read_md_scan_text(s, line), 2, mark - 2);
    next = read_md_line_rest(line, mark);
    buf_add(&given, &next, sizeof(next));
    for (uint32_t i = end; i < s->lines->count; i++) {
        next = read_md_scan_line(s, i);
        if (next.len == 0)
            continue;
        if (!continues_note(s, i, i > end))
            break;
        for (; end < i; end++) /* blank lines in between */
            buf_add(&given, &(struct read_md_line){next.off, 0}, sizeof(next));
        line = next;
        next = read_md_line_whole(s->md, s->lines, i);
        buf_add(&given, &next, sizeof(next));
        end = i + 1;
    }
    note->pos.len = line.off + line.len - note->pos.off;
    s->at = end;
    scan_inner(s, &given, note, false);
    buf_done(&given);
    return true;
}

/* Controls and tables --------------------------------------------------------------------- */

static bool take_control(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);

    if (!read_md_control_is(s->md, line))
        return false;
    read_md_para_end(s);
    s->at++;
    read_md_control(s->md, &s->controls, line);
    return true;
}

static bool take_table(struct read_md_scan *s)
{
    uint32_t n;

    if (str_find_char(read_md_scan_text(s, read_md_scan_line(s, s->at)), '|', 0) == SIZE_MAX ||
        s->at == s->cut_line)
        return false;
    if (!read_md_table_begins(s->md, s->lines, s->at))
        return false;
    read_md_para_end(s);
    n = read_md_table(s->md, s->lines, s->at, s->controls.into);
    s->at += n;
    return true;
}

static void scan_lines(struct read_md_scan *s)
{
    while (s->at < s->lines->count) {
        if (read_md_scan_line(s, s->at).len == 0) {
            read_md_para_end(s);
            s->at++;
        } else if (!take_fence(s) && !take_control(s) && !read_md_comment(s) && !take_quote(s) &&
                   !take_break(s) && !take_blank(s) && !read_md_para_heading(s) && !take_table(s) &&
                   !take_note(s)) {
            read_md_para_text(s);
        }
    }
    read_md_para_end(s);
    read_md_control_finish(s->md, &s->controls);
    buf_done(&s->spans);
}

void read_md_block(struct read_md *md, const struct read_md_lines *lines, struct node *body)
{
    struct read_md_scan s = {.md = md,
                             .lines = lines,
                             .controls = {.into = body},
                             .is_body = true,
                             .cut_line = UINT32_MAX};

    scan_lines(&s);
}
