/* SPDX-License-Identifier: MIT */
/* Looks up how wide characters are and adds them up.
 *
 * metric.def holds a table of two levels: a page number for each 64 code
 * points, then a row number for each code point, then four widths a row, one
 * a face. Pages 0 to 3 are U+0000-00FF in order, so those skip the first
 * level. Row 0 belongs to all code points without an entry. */
#include "layout/metric.h"

#include <assert.h>
#include <stdbool.h>

#include "base/base.h"
#include "base/str.h"
#include "base/unit.h"
#include "base/utf8.h"

#define PAGE_SIZE 64u
#define DIRECT_END 0x100u /* first code point that needs its page number */
#define NO_ENTRY 0u

static const uint8_t pages[] = {
#define METRIC_PAGES
#include "layout/metric.def"
#undef METRIC_PAGES
};

static const uint8_t cells[] = {
#define METRIC_CELLS
#include "layout/metric.def"
#undef METRIC_CELLS
};

static const uint16_t rows[][4] = {
#define METRIC_ROWS
#include "layout/metric.def"
#undef METRIC_ROWS
};

_Static_assert(sizeof(cells) % PAGE_SIZE == 0, "a page is cut short");
_Static_assert(sizeof(cells) >= DIRECT_END, "U+0000-00FF are missing");

struct range {
    uint32_t first, last;
};

/* Shown upon or between their neighbours; in order. */
static const struct range zero[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F},   {0x0300, 0x036F}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xE0000, 0xE01EF},
};

/* Set one em wide by the fonts that have them; in order. UAX #11 (W and F),
 * and the signs of U+2600-27BF, whose fonts are as wide. */
static const struct range wide[] = {
    {0x1100, 0x115F}, {0x2600, 0x27BF}, {0x2B00, 0x2BFF},   {0x2E80, 0xA4CF},
    {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static bool is_within(const struct range *ranges, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n && ranges[i].first <= cp; i++)
        if (cp <= ranges[i].last)
            return true;
    return false;
}

static uint32_t find_row(uint32_t cp)
{
    size_t page = cp / PAGE_SIZE;

    if (cp < DIRECT_END)
        return cells[cp];
    if (page >= ARRAY_LEN(pages))
        return NO_ENTRY;
    return cells[pages[page] * PAGE_SIZE + cp % PAGE_SIZE];
}

uint32_t metric_char(enum metric_face face, uint32_t cp)
{
    uint32_t row = find_row(cp);

    assert((unsigned)face <= METRIC_BOLD_ITALIC);
    if (row != NO_ENTRY)
        return rows[row][face];
    if (is_within(zero, ARRAY_LEN(zero), cp))
        return 0;
    if (is_within(wide, ARRAY_LEN(wide), cp))
        return METRIC_UNITS_PER_EM;
    return rows[NO_ENTRY][face];
}

uint32_t metric_text(enum metric_face face, unsigned half_points, const char *p,
                     size_t n)
{
    const uint64_t size_twips = (uint64_t)half_points * UNIT_TWIPS_PER_PT / 2;
    const struct str text = {p, n};
    uint64_t units = 0;
    uint64_t twips;
    size_t i = 0;

    if (size_twips == 0)
        return 0;
    while (i < text.n)
        units += metric_char(face, utf8_next(text, &i));
    if (units > UINT64_MAX / size_twips)
        return UINT32_MAX;
    twips = units * size_twips / METRIC_UNITS_PER_EM;
    if (units * size_twips % METRIC_UNITS_PER_EM != 0)
        twips++;
    return twips < UINT32_MAX ? (uint32_t)twips : UINT32_MAX;
}
