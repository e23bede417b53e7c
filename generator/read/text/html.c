/* SPDX-License-Identifier: MIT */
/* HTML in Markdown: tables, comments, raw blocks of converters. */
#include "read/text/private.h"

#include <string.h>

#include "base/num.h"

struct html {
    struct read_text *t;
    struct node *table, *row, *cell;
    struct buf words, markup;
    size_t columns, done;
    bool is_head; /* in <thead>, or has <th> */
};

static struct str str_of(const struct read_text *t, uint32_t i)
{
    return read_text_line_str(t, &t->lines[i]);
}

static bool starts_tag(struct str s, const char *name)
{
    size_t n = str_c(name).n;

    if (s.n < n + 2 || s.p[0] != '<')
        return false;
    for (size_t i = 0; i < n; i++)
        if ((s.p[i + 1] | 0x20) != name[i])
            return false;
    return strchr(" >/\t\n", s.p[n + 1]) != NULL;
}

static bool holds_end(struct str s)
{
    return str_find(s, STR("</table>"), 0) != SIZE_MAX ||
           str_find(s, STR("</TABLE>"), 0) != SIZE_MAX;
}

/* Lists markup blocks without words and skips their lines. */
static void leave_out(struct read_text *t, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        struct node at = {.pos = {t->lines[i].off, t->lines[i].len, t->number}};

        t->lines[i].kind = READ_TEXT_APART;
        read_text_line_markup(t, &at, str_of(t, i));
    }
}

/* True for the closing line of a fenced block: three markers or more, nothing else. */
static bool is_fence(struct str s, char mark)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != mark)
            return false;
    return s.n >= 3;
}

/* "<!-- … -->", ":::", and "```{=html}" around a comment: line after it; i: none. */
static uint32_t noise_end(const struct read_text *t, uint32_t i)
{
    struct str s = str_of(t, i);

    if (str_starts(s, STR("<!--")) && str_ends(s, STR("-->")) &&
        str_find(s, STR("-->"), 0) == s.n - 3 && str_find(s, STR("vb:"), 0) == SIZE_MAX)
        return i + 1;
    if (str_starts(s, STR(":::")))
        return i + 1;
    if (str_starts(s, STR("```{=")) && i + 2 < t->count &&
        str_starts(str_of(t, i + 1), STR("<!--")) && is_fence(str_of(t, i + 2), '`'))
        return i + 3;
    return i;
}

/* Openers already known to have no closing line. */
struct unclosed {
    bool table, backticks, tildes;
};

/* "``` … ```": line after it; i: none. */
static uint32_t fence_end(const struct read_text *t, uint32_t i, struct unclosed *never)
{
    struct str s = str_of(t, i);
    bool *is_never = s.n > 0 && s.p[0] == '`' ? &never->backticks : &never->tildes;
    uint32_t end = i + 1;

    if ((!str_starts(s, STR("```")) && !str_starts(s, STR("~~~"))) || *is_never)
        return i;
    while (end < t->count && !is_fence(str_of(t, end), s.p[0]))
        end++;
    *is_never = end == t->count;
    return end < t->count ? end + 1 : i;
}

static uint32_t table_end(const struct read_text *t, uint32_t i, struct unclosed *never)
{
    uint32_t end = i;

    if (!starts_tag(str_of(t, i), "table") || never->table)
        return i;
    while (end < t->count && !holds_end(str_of(t, end)))
        end++;
    never->table = end == t->count;
    return end < t->count ? end + 1 : i;
}

static void mark(struct read_text *t, uint32_t first, uint32_t end, enum read_text_kind kind)
{
    for (uint32_t i = first; i < end; i++)
        t->lines[i].kind = READ_TEXT_ROW;
    t->lines[first].kind = (uint8_t)kind;
}

void read_text_html(struct read_text *t)
{
    struct unclosed never = {0};

    for (uint32_t i = 0; t->is_markdown && i < t->count;) {
        uint32_t end;

        if ((end = noise_end(t, i)) > i)
            leave_out(t, i, end);
        else if ((end = table_end(t, i, &never)) > i)
            mark(t, i, end, READ_TEXT_HTML);
        else if ((end = fence_end(t, i, &never)) > i)
            mark(t, i, end, READ_TEXT_FENCE);
        else
            end = i + 1;
        i = end;
    }
}

/* Tables ---------------------------------------------------------------------------------- */

static void end_para(struct html *h)
{
    struct str words = str_trim(buf_view(&h->words));

    if (h->cell != NULL && words.n > 0)
        read_text_table_paragraph(h->t, h->cell, arena_str(&h->t->doc->arena, words));
    else if (words.n > 0) { /* words outside cells, such as a caption */
        struct node *para = node_new(&h->t->doc->arena, NODE_PARA, h->table->pos);

        node_insert_before(h->table, para);
        read_text_emit(h->t, para, arena_str(&h->t->doc->arena, words));
    }
    buf_clear(&h->words);
}

static void end_cell(struct html *h)
{
    end_para(h);
    if (h->cell != NULL && h->cell->first == NULL)
        read_text_table_paragraph(h->t, h->cell, STR_NONE);
    h->cell = NULL;
}

static void end_row(struct html *h)
{
    end_cell(h);
    if (h->row != NULL && h->is_head && h->row->first != NULL)
        node_set_attr(&h->t->doc->arena, h->row, "header", STR("yes"));
    h->row = NULL;
    h->columns = 0;
}

/* Sets an attribute from colspan="2" etc. in a tag if it is 2 … 999. */
static void take_count(struct html *h, struct str tag, const char *name, const char *attr)
{
    size_t at = str_find(tag, str_c(name), 0);
    struct str value;
    uint32_t count;
    size_t n = 0;

    if (at == SIZE_MAX)
        return;
    value = str_sub(tag, at + str_c(name).n, tag.n);
    while (value.n > 0 && strchr("=\"' ", value.p[0]) != NULL)
        value = str_sub(value, 1, value.n);
    while (n < value.n && value.p[n] >= '0' && value.p[n] <= '9')
        n++;
    value = str_sub(value, 0, n);
    if (str_uint(value, 999, &count) && count > 1)
        node_set_attr(&h->t->doc->arena, h->cell, attr, value);
}

static void open_row(struct html *h, struct pos pos)
{
    end_row(h);
    h->row = node_new(&h->t->doc->arena, NODE_ROW, pos);
    node_append(h->table, h->row);
    h->is_head = false;
}

static void open_cell(struct html *h, struct str tag, struct pos pos, bool is_head)
{
    struct read_text_line at = {.off = pos.off, .len = pos.len};

    end_cell(h);
    if (h->row == NULL)
        open_row(h, pos);
    if (diag_stopped(&h->t->doc->diag))
        return;
    h->done -= h->columns; /* cells of this row are counted again */
    h->columns++;
    if (read_text_table_full(h->t, &at, h->columns, &h->done))
        return;
    h->cell = read_text_table_cell(h->t, h->row);
    h->is_head |= is_head;
    take_count(h, tag, "colspan", "span");
    take_count(h, tag, "rowspan", "rows");
}

/* Tags that the inline parser accepts. */
static bool is_inline(struct str tag)
{
    static const char *const names[] = {"strong", "b", "em", "i", "u", "ins", "s", "sup", "sub"};
    struct str open = tag;
    char name[16];

    if (str_starts(tag, STR("</")) && tag.n < sizeof(name)) {
        name[0] = '<';
        memcpy(name + 1, tag.p + 2, tag.n - 2);
        open = (struct str){name, tag.n - 1};
    }
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (starts_tag(open, names[i]))
            return true;
    return false;
}

static void take_tag(struct html *h, struct str tag, struct pos pos)
{
    if (is_inline(tag)) {
        buf_str(&h->words, tag);
        return;
    }
    buf_str(&h->markup, tag);
    if (starts_tag(tag, "tr"))
        open_row(h, pos);
    else if (starts_tag(tag, "td") || starts_tag(tag, "th"))
        open_cell(h, tag, pos, starts_tag(tag, "th"));
    else if (starts_tag(tag, "p") || starts_tag(tag, "br") || starts_tag(tag, "li") ||
             str_starts(tag, STR("</p")) || str_starts(tag, STR("</li")))
        end_para(h);
    else if (str_starts(tag, STR("</td")) || str_starts(tag, STR("</th>")))
        end_cell(h);
    else if (str_starts(tag, STR("</tr")))
        end_row(h);
}

/* Removes rows without cells. */
static void tidy(struct node *table)
{
    for (struct node *row = table->first; row != NULL;) {
        struct node *next = row->next;

        if (row->first == NULL)
            node_unlink(row);
        row = next;
    }
    if (table->first == NULL)
        node_unlink(table);
}

static uint32_t read_table(struct read_text *t, uint32_t i, uint32_t end, struct node *body)
{
    const struct read_text_line *last = &t->lines[end - 1];
    struct html h = {.t = t, .words = BUF_NEW, .markup = BUF_NEW};
    struct pos pos = {t->lines[i].off, last->off + last->len - t->lines[i].off, t->number};
    struct str s = str_sub(t->src->text, pos.off, pos.off + pos.len);

    h.table = node_new(&t->doc->arena, NODE_TABLE, pos);
    node_append(body, h.table);
    for (size_t at = 0; at < s.n;) {
        size_t close = s.p[at] == '<' ? str_find_char(s, '>', at) : SIZE_MAX;

        if (close != SIZE_MAX) {
            take_tag(&h, str_sub(s, at, close + 1),
                     (struct pos){num_u32(pos.off + at), num_u32(close + 1 - at), t->number});
            at = close + 1;
        } else {
            size_t next = str_find_char(s, '<', at + 1);

            next = next == SIZE_MAX ? s.n : next;
            read_text_emit_blanks(&h.words, str_sub(s, at, next));
            at = next;
        }
    }
    end_row(&h);
    read_text_line_markup(t, h.table, buf_view(&h.markup));
    tidy(h.table);
    buf_done(&h.words);
    buf_done(&h.markup);
    return end;
}

static uint32_t read_fence(struct read_text *t, uint32_t i, uint32_t end, struct node *body)
{
    const struct read_text_line *first = &t->lines[i];
    const struct read_text_line *last = &t->lines[end - 1];
    struct str opening = read_text_line_str(t, first);
    struct node *block =
        node_new(&t->doc->arena, NODE_VERBATIM,
                 (struct pos){first->off, last->off + last->len - first->off, t->number});
    size_t from = str_find_char(t->src->text, '\n', first->off);

    block->name = str_trim(str_sub(opening, 3, opening.n));
    if (from != SIZE_MAX && from < last->off)
        block->text = str_sub(t->src->text, from + 1, last->off);
    read_text_line_markup(t, block, opening);
    node_append(body, block);
    return end;
}

uint32_t read_text_html_read(struct read_text *t, uint32_t i, struct node *body)
{
    uint32_t end = i + 1;

    while (end < t->count && t->lines[end].kind == READ_TEXT_ROW)
        end++;
    return t->lines[i].kind == READ_TEXT_HTML ? read_table(t, i, end, body)
                                              : read_fence(t, i, end, body);
}
