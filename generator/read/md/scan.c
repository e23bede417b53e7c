/* SPDX-License-Identifier: MIT */
#include "read/md/scan.h"

struct read_md_line read_md_scan_line(const struct read_md_scan *s, uint32_t i)
{
    struct read_md_line line = read_md_line_whole(s->md, s->lines, i);

    if (i == s->cut_line && s->cut_off > line.off) {
        line.len -= s->cut_off - line.off;
        line.off = s->cut_off;
    }
    return read_md_line_trim(s->md, line);
}

struct str read_md_scan_text(const struct read_md_scan *s, struct read_md_line line)
{
    return read_md_line_text(s->md, line);
}

struct pos read_md_scan_pos(const struct read_md_scan *s, struct read_md_line line)
{
    return read_md_line_pos(s->md, line.off, line.off + line.len);
}

struct node *read_md_scan_add(struct read_md_scan *s, enum node_kind kind, struct pos pos)
{
    struct node *n = node_new(&s->md->doc->arena, kind, pos);

    node_append(s->controls.into, n);
    return n;
}
