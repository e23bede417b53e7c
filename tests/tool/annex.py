#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Annex III of the decree, cut at its lines “Mẫu n.n” into documents of their own.

    annex.py FOLDER     writes FOLDER/0.docx (what stands before the first line), FOLDER/1.1.docx …

A piece is the package with the blocks of its body left out; the section's properties stay.
"""

import os
import re
import sys
import zipfile
from xml.parsers import expat

TOP = os.path.abspath(os.environ.get("TOP") or
                      os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
SOURCE = os.path.join(TOP, "tests", "data", "nd30", "Phuluc3.docx")
MAIN = "word/document.xml"
LINE = re.compile(r"^Mẫu (\d+\.\d+) - ")
TIME = (1980, 1, 1, 0, 0, 0)


def blocks(data):
    """The blocks of the body: (start, end, name, text), offsets in bytes."""
    found, path, texts, start = [], [], [], [0]
    parser = expat.ParserCreate("UTF-8")

    def begin(name, _attributes):
        path.append(name)
        if len(path) == 3 and path[1] == "w:body":
            start[0] = parser.CurrentByteIndex
            texts.clear()

    def end(name):
        if len(path) == 3 and path[1] == "w:body":
            at = parser.CurrentByteIndex
            # an empty element ends where it begins
            closing = data.index(b">", at) + 1
            found.append((start[0], closing, name, "".join(texts)))
        path.pop()

    def text(piece):
        if path[-1] == "w:t":
            texts.append(piece)

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return found


def pieces():
    """Name of each document → its package as {part: bytes}, in the order of the annex."""
    with zipfile.ZipFile(SOURCE) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    data = parts[MAIN]
    all_blocks = blocks(data)
    section = all_blocks.pop()
    if section[2] != "w:sectPr":
        raise ValueError("no section at the end of the annex")
    groups = {"0": []}
    for block in all_blocks:
        match = LINE.match(block[3]) if block[2] == "w:p" else None
        if match:
            groups[match[1]] = []
        groups[list(groups)[-1]].append(data[block[0]:block[1]])
    head, tail = data[:all_blocks[0][0]], data[section[0]:]
    return {name: {**parts, MAIN: head + b"".join(group) + tail} for name, group in groups.items()}


def write(folder):
    """Write the documents; name → path."""
    made = {}
    for name, parts in pieces().items():
        made[name] = os.path.join(folder, name + ".docx")
        with zipfile.ZipFile(made[name], "w", zipfile.ZIP_DEFLATED) as package:
            for part, data in parts.items():
                package.writestr(zipfile.ZipInfo(part, TIME), data, zipfile.ZIP_DEFLATED)
    return made


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for written in write(sys.argv[1]).values():
        print(written)
