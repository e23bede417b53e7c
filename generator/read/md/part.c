/* SPDX-License-Identifier: MIT */
/* Finds the start of parts: heads between `---`, headings of appendices. */
#include "base/vn_num.h"
#include "doc/meta.h"
#include "read/md/private.h"

/* Highest appendix number, as for labels. */
#define NUMBER_MAX 999u

static bool is_fence(const struct read_md *md, const struct read_md_lines *all, uint32_t i)
{
    return str_is(read_md_line_text(md, read_md_line_at(md, all, i)), "---");
}

/* The `---` that closes the head opened on line `open`; line_count: none. */
static uint32_t closing_line(const struct read_md *md, uint32_t open)
{
    struct read_md_lines all = read_md_line_from(md, 0);
    uint32_t i = open + 1;

    while (i < all.count && !is_fence(md, &all, i))
        i++;
    return i;
}

/* True if lines [first, last) contain a field that every head has. */
static bool is_head(struct read_md *md, uint32_t first, uint32_t last)
{
    struct read_md_lines all = read_md_line_from(md, 0);
    bool is_first = true;

    for (uint32_t i = first; i < last; i++) {
        struct read_md_line line = read_md_line_at(md, &all, i);
        struct str name = read_md_head_known(md, read_md_line_text(md, line));

        if (line.len == 0)
            continue;
        if (is_first && name.p == NULL)
            return false;
        is_first = false;
        if (name.p != NULL && (str_is(name, "kem_theo") || str_is(name, "loai")))
            return true;
    }
    return false;
}

struct node *read_md_part_attachment(struct read_md *md, const struct read_md_lines *lines,
                                     uint32_t *at)
{
    uint32_t open = lines->first + *at;
    uint32_t close = closing_line(md, open);
    struct read_md_lines all = read_md_line_from(md, 0);
    struct node *part;

    if (close == all.count || !is_head(md, open + 1, close))
        return NULL;
    part = doc_add_part(md->doc, STR("kem_theo"),
                        read_md_line_pos(md, read_md_line_at(md, &all, open).off, md->src->text.n));
    read_md_head(md, open + 1, close, meta_head(part));
    *at = close + 1 - lines->first;
    return meta_body(part);
}

bool read_md_part_head(struct read_md *md, struct node *head, uint32_t *first)
{
    struct read_md_lines all = read_md_line_from(md, 0);
    struct read_md_line opening;
    uint32_t open = 0;
    uint32_t close;

    while (open < all.count && read_md_line_at(md, &all, open).len == 0)
        open++;
    if (open == all.count || !is_fence(md, &all, open)) {
        diag_at(&md->doc->diag, read_md_line_pos(md, 0, 0), VB_HEAD_MISSING);
        return true;
    }
    opening = read_md_line_at(md, &all, open);
    close = closing_line(md, open);
    if (close == all.count) {
        diag_at(&md->doc->diag, read_md_line_pos(md, opening.off, opening.off + opening.len),
                VB_HEAD_UNCLOSED);
        return false;
    }
    read_md_head(md, open + 1, close, head);
    *first = close + 1;
    opening.len = read_md_line_whole(md, &all, close).off + 3 - opening.off;
    head->pos = read_md_line_pos(md, opening.off, opening.off + opening.len);
    return true;
}

/* Appendices ------------------------------------------------------------------------------ */

/* Splits "Phụ lục I. TÊN" or "Phụ lục: TÊN": *label is "Phụ lục I" and *title the offset of the
 * rest. False if the heading only starts similarly. */
static bool split_appendix(struct str text, struct label *label, size_t *title)
{
    size_t end = label_word_at(text, LABEL_PHU_LUC);
    size_t i = end;
    struct str number;

    *label = (struct label){.kind = LABEL_PHU_LUC};
    if (end == 0)
        return false;
    while (i < text.n && text.p[i] == ' ')
        i++;
    while (i < text.n &&
           ((text.p[i] >= '0' && text.p[i] <= '9') || (text.p[i] >= 'A' && text.p[i] <= 'Z')))
        i++;
    number = str_trim(str_sub(text, end, i));
    if (vn_num_from_roman(number, &label->path[0]) ||
        str_uint(number, NUMBER_MAX, &label->path[0])) {
        label->depth = 1;
        end = i;
    } else if (number.n > 0) {
        return false;
    }
    label->text = str_sub(text, 0, end);
    *title = end;
    if (end < text.n && (text.p[end] == '.' || text.p[end] == ':'))
        (*title)++;
    else if (end < text.n && (label->depth == 0 || text.p[end] != ' '))
        return false;
    while (*title < text.n && (text.p[*title] == ' ' || text.p[*title] == '-' ||
                               str_starts(str_sub(text, *title, text.n), STR("–"))))
        *title += text.p[*title] == ' ' || text.p[*title] == '-' ? 1 : STR("–").n;
    return true;
}

static void add_field(struct read_md *md, struct node *head, const char *name,
                      struct read_md_line line)
{
    struct read_span span = {line.off, line.len, READ_JOIN_NONE};
    struct node *field =
        node_new(&md->doc->arena, NODE_FIELD, read_md_line_pos(md, line.off, line.off + line.len));

    field->name = str_c(name);
    node_append(head, field);
    read_inline(&md->inlines, field, &span, 1);
}

struct node *read_md_part_appendix(struct read_md *md, struct read_md_line heading)
{
    struct str text = read_md_line_text(md, heading);
    struct read_md_line line = heading;
    struct label label;
    struct node *part;
    size_t title;

    if (text.n > 4 && ((str_starts(text, STR("**")) && str_ends(text, STR("**"))) ||
                       (str_starts(text, STR("__")) && str_ends(text, STR("__"))))) {
        line = (struct read_md_line){heading.off + 2, heading.len - 4};
        text = read_md_line_text(md, line);
    }
    if (!split_appendix(text, &label, &title))
        return NULL;
    part =
        doc_add_part(md->doc, STR("phu_luc"), read_md_line_pos(md, heading.off, md->src->text.n));
    if (label.depth > 0)
        read_md_label_enter(&md->appendices, &md->doc->diag, &md->doc->arena, &label,
                            read_md_line_pos(md, heading.off, heading.off + heading.len), false);
    add_field(md, meta_head(part), "nhan_phu_luc",
              (struct read_md_line){line.off, num_u32(label.text.n)});
    line = read_md_line_trim(md, read_md_line_rest(line, title));
    if (line.len > 0)
        add_field(md, meta_head(part), "ten_phu_luc", line);
    return meta_body(part);
}
