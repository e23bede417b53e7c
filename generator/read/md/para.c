/* SPDX-License-Identifier: MIT */
/* Paragraphs and headings: extent, and end of the label. */
#include "read/md/scan.h"

#include <string.h>

/* Removes bold around the whole heading, which its style adds. */
static void unwrap_heading(struct node *heading)
{
    struct node *strong = heading->first;

    if (strong == NULL || strong->kind != NODE_STRONG)
        return;
    for (const struct node *n = strong->next; n != NULL; n = n->next)
        if (n->kind != NODE_NOTE_REF)
            return;
    node_dissolve(strong);
}

void read_md_para_end(struct read_md_scan *s)
{
    struct node *n = s->para;
    struct read_span *spans = (struct read_span *)(void *)s->spans.p;
    size_t count = s->spans.n / sizeof(*spans);
    bool is_bold;

    if (n == NULL)
        return;
    s->para = NULL;
    if (count > 0) {
        spans[count - 1].len += s->has_backslash;
        n->pos.len = spans[count - 1].off + spans[count - 1].len - n->pos.off;
    }
    read_inline(&s->md->inlines, n, spans, count);
    buf_clear(&s->spans);
    is_bold = n->first != NULL && n->first->kind == NODE_STRONG;
    if (n->kind == NODE_HEADING)
        unwrap_heading(n);
    if (s->label != NULL && s->label->bold && count > 0 && spans[0].join == READ_JOIN_NONE)
        s->label->bold = is_bold && n->first->kind == NODE_STRONG;
    n->label = s->label;
}

static void add_span(struct read_md_scan *s, struct read_md_line line, enum read_join_kind join)
{
    struct read_span span = {line.off, line.len, (uint8_t)join};

    if (line.len > 0)
        buf_add(&s->spans, &span, sizeof(span));
}

/* Adds a line and its hard break: two trailing blanks or a backslash. */
static void add_line(struct read_md_scan *s, struct read_md_line line)
{
    struct str text = read_md_scan_text(s, line);
    struct str source = s->md->src->text;
    size_t end = line.off + line.len;
    size_t slashes = 0;
    bool has_blanks = str_starts(str_sub(source, end, source.n), STR("  "));

    while (slashes < text.n && text.p[text.n - 1 - slashes] == '\\')
        slashes++;
    s->has_backslash = slashes % 2 == 1 && line.len > 1; /* a lone backslash is text */
    line.len -= s->has_backslash;
    add_span(s, line, has_blanks || s->has_backslash ? READ_JOIN_BREAK : READ_JOIN_BLANK);
}

/* Starts a paragraph or heading; `found` is its label or NULL. */
static void begin(struct read_md_scan *s, enum node_kind kind, struct read_md_line line,
                  struct read_md_label *found)
{
    read_md_para_end(s);
    s->para = read_md_scan_add(s, kind, read_md_scan_pos(s, line));
    s->label = NULL;
    s->has_backslash = false;
    if (found == NULL) {
        if (kind == NODE_HEADING)
            read_md_label_close(&s->labels);
        add_line(s, line);
        return;
    }
    read_md_label_enter(&s->labels, &s->md->doc->diag, &s->md->doc->arena, &found->label,
                        read_md_scan_pos(s, line), s->controls.count > 0);
    s->label = ARENA_NEW(&s->md->doc->arena, struct label);
    *s->label = found->label;
    if (found->mark > 0)
        add_span(s, (struct read_md_line){line.off, (uint32_t)found->mark}, READ_JOIN_NONE);
    add_line(s, read_md_line_rest(line, found->skip));
}

/* True for the first line of a căn cứ, italic or not. */
static bool is_can_cu(const struct read_md_scan *s, struct str text)
{
    bool is_marked = str_starts(text, STR("*")) || str_starts(text, STR("_"));

    return landmark_is(s->md->doc->landmarks, LANDMARK_BASIS, str_sub(text, is_marked, text.n));
}

/* True if the paragraph is a căn cứ, which ends at its line: each line is one. */
static bool ends_can_cu(const struct read_md_scan *s)
{
    struct pos pos = s->para->pos;
    struct str text = str_sub(s->md->src->text, pos.off, pos.off + pos.len);

    while (str_ends(text, STR("*")) || str_ends(text, STR("_")))
        text.n--;
    return is_can_cu(s, text) && (str_ends(text, STR(";")) || str_ends(text, STR(".")));
}

void read_md_para_text(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    struct str text = read_md_scan_text(s, line);
    struct read_md_label found;
    bool has_label = read_md_label_find(text, false, &found);

    s->at++;
    if (has_label)
        read_md_label_settle(&s->labels, &found.label);
    if (s->para != NULL && has_label && !read_md_label_begins(&s->labels, &found.label)) {
        diag_about(&s->md->doc->diag, read_md_scan_pos(s, line), VB_LABEL_CONTINUES,
                   diag_str(found.label.text));
    } else if (s->para == NULL || has_label || (is_can_cu(s, text) && ends_can_cu(s))) {
        begin(s, NODE_PARA, line, has_label ? &found : NULL);
        return;
    }
    s->para->pos.len = line.off + line.len - s->para->pos.off;
    add_line(s, line);
}

bool read_md_para_heading(struct read_md_scan *s)
{
    struct read_md_line line = read_md_scan_line(s, s->at);
    struct str text = read_md_scan_text(s, line);
    struct read_md_label found;
    struct node *body;
    size_t n = 0;
    size_t end;

    while (n < text.n && text.p[n] == '#')
        n++;
    if (n == 0 || n > 6 || (n < text.n && text.p[n] != ' ' && text.p[n] != '\t'))
        return false;
    for (end = text.n; end > n && text.p[end - 1] == '#';)
        end--;
    if (end == text.n || (end > n && text.p[end - 1] != ' ' && text.p[end - 1] != '\t'))
        end = text.n; /* closing marks must be separate: `# C# #` */
    line.len = (uint32_t)end;
    line = read_md_line_trim(s->md, read_md_line_rest(line, n));
    read_md_para_end(s);
    s->at++;
    if (line.len == 0)
        return true; /* marks without words are dropped */
    body = s->is_body && s->controls.count == 0 ? read_md_part_appendix(s->md, line) : NULL;
    if (body != NULL) {
        s->controls.into = body;
        memset(&s->labels, 0, sizeof(s->labels));
        return true;
    }
    if (read_md_label_find(read_md_scan_text(s, line), true, &found)) {
        read_md_label_settle(&s->labels, &found.label);
        begin(s, NODE_HEADING, line, &found);
    } else {
        begin(s, NODE_HEADING, line, NULL);
        if (n > 1) /* the rank of one with a label comes from that */
            node_set_attr(&s->md->doc->arena, s->para, "level",
                          arena_int(&s->md->doc->arena, (int64_t)n));
    }
    read_md_para_end(s);
    return true;
}
