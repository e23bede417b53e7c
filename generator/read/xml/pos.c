/* SPDX-License-Identifier: MIT */
/* Maps parsed bytes to the source, which may contain them in pieces. */
#include "read/xml/private.h"

/* Source offset of a parsed byte. */
static size_t in_source(const struct read_xml *x, size_t off)
{
    size_t low = 0;
    size_t high = x->input.piece_count;

    if (x->input.pieces == NULL)
        return off;
    off = off > x->input.lead ? off - x->input.lead : 0;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (x->input.pieces[middle].at <= off)
            low = middle;
        else
            high = middle;
    }
    off = x->input.pieces[low].off + (off - x->input.pieces[low].at);
    return off < x->input.source.n ? off : x->input.source.n;
}

struct pos read_xml_pos(const struct read_xml *x, size_t off, size_t len)
{
    size_t from = in_source(x, off);
    size_t to = len > 0 ? in_source(x, off + len - 1) + 1 : from;

    to = to < x->input.source.n ? to : x->input.source.n;
    return (struct pos){num_u32(from), num_u32(to > from ? to - from : 0), x->input.number};
}
