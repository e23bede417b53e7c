/* SPDX-License-Identifier: MIT */
/* Lines of a source and their positions. */
#include "read/md/private.h"

struct pos read_md_line_pos(const struct read_md *md, size_t off, size_t end)
{
    return (struct pos){num_u32(off), num_u32(end - off), md->number};
}

struct str read_md_line_text(const struct read_md *md, struct read_md_line line)
{
    return str_sub(md->src->text, line.off, line.off + line.len);
}

struct read_md_lines read_md_line_from(const struct read_md *md, uint32_t first)
{
    return (struct read_md_lines){NULL, first, md->src->line_count - first};
}

struct read_md_line read_md_line_whole(const struct read_md *md, const struct read_md_lines *lines,
                                       uint32_t i)
{
    uint32_t start;
    uint32_t end;

    if (lines->given != NULL)
        return lines->given[i];
    i += lines->first;
    start = md->src->line_start[i];
    end = i + 1 < md->src->line_count ? md->src->line_start[i + 1] - 1 : num_u32(md->src->text.n);
    return (struct read_md_line){start, end - start};
}

struct read_md_line read_md_line_rest(struct read_md_line line, size_t n)
{
    return (struct read_md_line){line.off + (uint32_t)n, line.len - (uint32_t)n};
}

/* Length of a blank at the start or end of s; 0: none. */
static size_t blank_length(struct str s, bool at_end)
{
    struct str hard = STR("\u00A0");
    char c = s.n == 0 ? 'x' : at_end ? s.p[s.n - 1] : s.p[0];

    if (c == ' ' || c == '\t')
        return 1;
    return (at_end ? str_ends(s, hard) : str_starts(s, hard)) ? hard.n : 0;
}

struct read_md_line read_md_line_trim(const struct read_md *md, struct read_md_line line)
{
    struct str s = read_md_line_text(md, line);
    size_t n;

    while ((n = blank_length(s, false)) > 0)
        s = str_sub(s, n, s.n);
    line.off += line.len - (uint32_t)s.n;
    while ((n = blank_length(s, true)) > 0)
        s.n -= n;
    line.len = (uint32_t)s.n;
    return line;
}

struct read_md_line read_md_line_at(const struct read_md *md, const struct read_md_lines *lines,
                                    uint32_t i)
{
    return read_md_line_trim(md, read_md_line_whole(md, lines, i));
}
