/* SPDX-License-Identifier: MIT */
/* Comments, and directives in comments: `<!-- vb: … -->`. */
#include "read/md/scan.h"

#include "base/vn.h"
#include "read/directive.h"

/* Splits "bỏ qua ND-13: lý do" into the directive's name and its arguments. */
static bool split_directive(struct arena *a, struct str text, struct str *name, struct str *args)
{
    size_t words = 0;

    for (size_t i = 0; i <= text.n && words < 2; i++) {
        if (i < text.n && text.p[i] != ' ' && text.p[i] != ':' && text.p[i] != '\n')
            continue;
        if (i == 0 || text.p[i - 1] == ' ')
            continue;
        words++;
        *name = vn_fold_in(a, str_sub(text, 0, i));
        *args = str_trim(str_sub(text, i, text.n));
        if (read_directive_is(*name))
            return true;
    }
    return false;
}

static void add_directive(struct read_md_scan *s, struct str text, struct pos pos)
{
    struct diag *diag = &s->md->doc->diag;
    struct node *n;
    struct str name;
    struct str args;

    if (!split_directive(&s->md->doc->arena, text, &name, &args)) {
        diag_about(diag, pos, VB_DIRECTIVE_UNKNOWN, diag_str(text));
        return;
    }
    if (!read_directive_fits(name, args))
        diag_about(diag, pos, VB_DIRECTIVE_ARGUMENT, diag_str(text));
    n = read_md_scan_add(s, NODE_DIRECTIVE, pos);
    n->name = name;
    n->text = args;
}

/* Line on which the comment that starts on the current line ends; *end: offset after its "-->".
 * lines->count if unclosed. */
static uint32_t comment_end(struct read_md_scan *s, size_t *end)
{
    struct read_md_line line = read_md_line_rest(read_md_scan_line(s, s->at), 4);
    uint32_t i = s->at;

    while (!s->no_comment_end) {
        size_t at = str_find(read_md_scan_text(s, line), STR("-->"), 0);

        if (at != SIZE_MAX) {
            *end = line.off + at + 3;
            return i;
        }
        if (++i == s->lines->count)
            s->no_comment_end = true;
        else
            line = read_md_line_at(s->md, s->lines, i);
    }
    return s->lines->count;
}

/* Content of a comment, which may span several lines. */
static struct str comment_text(struct read_md_scan *s, size_t from, uint32_t last, size_t end)
{
    struct buf b = BUF_NEW;
    struct str text;

    if (last == s->at || s->lines->given == NULL)
        return str_trim(str_sub(s->md->src->text, from, end));
    for (uint32_t i = s->at; i <= last; i++) {
        struct read_md_line line = read_md_scan_line(s, i);
        size_t start = i == s->at ? from : line.off;

        buf_str(&b, str_sub(s->md->src->text, start, i == last ? end : line.off + line.len));
        buf_char(&b, '\n');
    }
    text = arena_str(&s->md->doc->arena, str_trim(buf_view(&b)));
    buf_done(&b);
    return text;
}

bool read_md_comment(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    size_t end = 0;
    uint32_t last;
    struct str text;
    struct pos pos;
    struct read_md_line rest;

    if (!str_starts(read_md_scan_text(s, line), STR("<!--")))
        return false;
    last = comment_end(s, &end);
    if (last == s->lines->count)
        return false;
    text = comment_text(s, line.off + 4, last, end - 3);
    pos = read_md_line_pos(s->md, line.off, end);
    read_md_para_end(s);
    rest = read_md_line_whole(s->md, s->lines, last);
    rest = read_md_line_trim(s->md, read_md_line_rest(rest, end - rest.off));
    if (str_starts(text, STR("vb:"))) {
        if (rest.len > 0)
            diag_about(&s->md->doc->diag, pos, VB_DIRECTIVE_NOT_ALONE, diag_str(text));
        add_directive(s, str_trim(str_sub(text, 3, text.n)), pos);
    } else {
        read_md_scan_add(s, NODE_COMMENT, pos)->text = text;
    }
    s->at = rest.len > 0 ? last : last + 1;
    s->cut_line = last;
    s->cut_off = rest.off;
    return true;
}
