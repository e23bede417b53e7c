#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes generator/layout/metric.def from the fonts of fonts-liberation2.

usage: tests/tool/mkmetric.py > generator/layout/metric.def

Needs python3-fonttools and fonts-liberation2; neither is needed to build.
Liberation Serif has the advance widths of Times New Roman. Only facts are
taken: the advance width of a code point in 1/2048 em, in four faces. Same
package, same bytes.

The table has two levels: METRIC_PAGES says for each 64 code points which page
they are on, METRIC_CELLS for each code point on a page which row it has, and
METRIC_ROWS holds the rows, four widths each. Row 0 is what a code point
without entry gets. Pages are numbered as they are first met, so U+0000-00FF
index METRIC_CELLS directly.
"""
import subprocess
import sys

from fontTools.ttLib import TTFont

PACKAGE = "fonts-liberation2"
FONT = "/usr/share/fonts/truetype/liberation2/LiberationSerif-%s.ttf"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")  # order of metric_face
PAGE = 64

# What is covered, as far as the fonts have it.
COVER = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A: ă đ ĩ ũ
    (0x01A0, 0x01A1),  # ơ
    (0x01AF, 0x01B0),  # ư
    (0x02B0, 0x02FF),  # modifier letters, spacing accents
    (0x0370, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1EA0, 0x1EF9),  # Vietnamese letters with two marks
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency: € ₫
    (0x2100, 0x22FF),  # letterlike, fractions, arrows, operators
    (0x2500, 0x266F),  # lines, boxes, shapes, signs
)

# Not in the fonts, or not what a text line shows.
ALIAS = {
    0x2011: 0x2010,  # the no-break hyphen is drawn as a hyphen
    0x2070: 0x2074,  # superscript 0 as superscript 4
}
ZERO = (
    0x00AD,  # soft hyphen: shows only where a line breaks
    0x2028, 0x2029, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
    0x2066, 0x2067, 0x2068, 0x2069,
)


def read_fonts():
    """The advance widths, {code point: (one width a face)}."""
    faces = []
    for name in FACES:
        font = TTFont(FONT % name)
        if font["head"].unitsPerEm != 2048:
            sys.exit("mkmetric: %s: not 2048 units an em" % name)
        advance = font["hmtx"].metrics
        faces.append({c: advance[g][0] for c, g in font.getBestCmap().items()})
    common = set(faces[0]).intersection(*faces[1:])
    widths = {c: tuple(f[c] for f in faces) for c in common}
    for c, same in ALIAS.items():
        widths.setdefault(c, widths[same])
    for c in ZERO:
        widths[c] = (0, 0, 0, 0)
    return widths


def fallback(widths):
    """The average of a-z in each face, rounded."""
    rows = [widths[c] for c in range(ord("a"), ord("z") + 1)]
    return tuple((2 * sum(col) + 26) // 52 for col in zip(*rows))


def build(widths):
    """The three tables: (pages, cells, rows)."""
    rows = [fallback(widths)]
    used = {c for a, b in COVER for c in range(a, b + 1) if c in widths}
    if rows[0] in {widths[c] for c in used}:
        sys.exit("mkmetric: the fallback cannot be told from an entry")
    rows += sorted({widths[c] for c in used})
    index = {row: i for i, row in enumerate(rows)}
    pages = []
    cells = []
    for first in range(0, max(used) + 1, PAGE):
        page = [index[widths[c]] if c in used else 0
                for c in range(first, first + PAGE)]
        if page not in cells:
            cells.append(page)
        pages.append(cells.index(page))
    if pages[:4] != [0, 1, 2, 3] or len(rows) > 256 or len(cells) > 256:
        sys.exit("mkmetric: the tables no longer fit metric.c")
    return pages, cells, rows


def wrap(items):
    """The items, comma after each, in lines of at most 80 columns."""
    line = ""
    for item in items:
        if len(line) + len(item) + 1 > 80:
            yield line
            line = ""
        line += item + ","
    yield line


def main():
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", PACKAGE],
        check=True, capture_output=True, text=True).stdout
    pages, cells, rows = build(read_fonts())
    print("/* SPDX-License-Identifier: MIT */")
    print("/* Made by tests/tool/mkmetric.py from Debian's %s %s:"
          % (PACKAGE, version))
    print("   advance widths of Liberation Serif in 1/2048 em. Do not edit. */")
    print("#ifdef METRIC_PAGES")
    print(*wrap(str(p) for p in pages), sep="\n")
    print("#endif\n#ifdef METRIC_CELLS")
    for number, page in enumerate(cells):
        print("/* page %d: U+%04X */" % (number, pages.index(number) * PAGE))
        print(*wrap(str(c) for c in page), sep="\n")
    print("#endif\n#ifdef METRIC_ROWS")
    print(*wrap("{%d,%d,%d,%d}" % row for row in rows), sep="\n")
    print("#endif")


if __name__ == "__main__":
    main()
