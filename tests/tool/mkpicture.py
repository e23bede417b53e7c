#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the picture of the README: a source beside the first page that vanban makes of it.

usage: tests/tool/mkpicture.py [EXAMPLE]      writes examples/EXAMPLE.png

Needs LibreOffice, poppler-utils and fonts-liberation2. The source is set in a fixed-width font by
LibreOffice too, cut where the page ends.
"""

import os
import re
import struct
import subprocess
import sys
import tempfile
import textwrap
import xml.sax.saxutils
import zlib

import office
import suite

EXAMPLE = "ke-hoach-thi-dua-2026-2030"
DPI = 72
GREYS = 8           # levels: enough for text, and small
COLUMNS, LINES = 72, 62     # of the source that are shown
EDGE, GAP = 3, 14   # pixels: white border with a grey line, blank between the panels

FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2">
<office:styles><style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:line-height="4.55mm"/><style:text-properties
 style:font-name="Liberation Mono" fo:font-family="'Liberation Mono'" fo:font-size="8pt"/>
</style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="A"><style:page-layout-properties
 fo:page-width="136mm" fo:page-height="297mm" fo:margin="6mm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A"/>
</office:master-styles><office:body><office:text>%s</office:text></office:body></office:document>
"""


def source_lines(path):
    """The first lines of the source, wrapped as an editor shows them."""
    out = []
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            out += textwrap.wrap(line, COLUMNS, break_long_words=False,
                                 replace_whitespace=False) or [""]
    return out[:LINES]


def flat(path):
    """The source as a flat OpenDocument text."""
    def one(line):
        blanks = len(line) - len(line.lstrip(" "))
        return (f'<text:p><text:s text:c="{blanks}"/>' if blanks else "<text:p>") + \
            xml.sax.saxutils.escape(line.strip()) + "</text:p>"
    return FLAT % "".join(map(one, source_lines(path)))


def grey(pdf):
    """The first page of PDF as (width, height, rows of bytes)."""
    data = subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-f", "1", "-l", "1", pdf],
                          check=True, capture_output=True).stdout
    match = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(match[1]), int(match[2])
    pixels = data[match.end():]
    return width, height, [pixels[i * width:(i + 1) * width] for i in range(height)]


def framed(panel, height):
    """A panel in a thin frame, filled up with white to HEIGHT."""
    width, _, rows = panel
    side = b"\x99" + b"\xff" * (EDGE - 1)
    rows = rows + [b"\xff" * width] * (height - len(rows))
    return ([b"\x99" * (width + 2 * EDGE)] +
            [side + row + side[::-1] for row in rows] + [b"\x99" * (width + 2 * EDGE)])


def png(rows):
    """ROWS of grey bytes as a PNG of 4 bits a pixel, GREYS levels."""
    def level(byte):
        return (byte * (GREYS - 1) + 127) // 255
    table = bytes(level(byte) for byte in range(256))
    width = len(rows[0])
    data = bytearray()
    for row in rows:
        row = row.translate(table) + b"\0" * (width % 2)
        data += b"\0" + bytes(a << 4 | b for a, b in zip(row[::2], row[1::2]))

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(
            ">I", zlib.crc32(name + body))
    palette = b"".join(bytes([255 * i // (GREYS - 1)] * 3) for i in range(GREYS))
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 4, 3, 0, 0, 0)) +
            chunk(b"PLTE", palette) + chunk(b"IDAT", zlib.compress(bytes(data), 9)) +
            chunk(b"IEND", b""))


def main(name=EXAMPLE):
    """Make examples/NAME.png."""
    source = os.path.join(suite.TOP, "examples", name + ".md")
    with tempfile.TemporaryDirectory(prefix="vanban-picture-") as folder:
        shown, page = os.path.join(folder, "nguon.fodt"), os.path.join(folder, "trang.docx")
        with open(shown, "w", encoding="utf-8") as file:
            file.write(flat(source))
        suite.run(["render", source, "-o", page])
        left, right = map(grey, office.to_pdf([shown, page], folder))
    height = max(left[1], right[1])
    rows = [a + b"\xff" * GAP + b for a, b in zip(framed(left, height), framed(right, height))]
    target = os.path.join(suite.TOP, "examples", name + ".png")
    with open(target, "wb") as file:
        file.write(png(rows))
    print(f"{target}: {len(rows[0])} x {len(rows)}, {os.path.getsize(target)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:2])
