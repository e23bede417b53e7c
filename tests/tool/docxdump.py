#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A DOCX as text, so that two can be compared with diff.

First the parts in the order of the archive; then each XML part as an outline: one element a
line, indented by depth, attributes in the order of the file, character data in quotes, no
closing tags. A part that is not XML shows its size and digest. The seal of the package is left
out: it says nothing that the parts do not (suite/overwrite judges it).

    docxdump.py FILE.docx [PART...]    PART: only the parts whose name ends so
"""

import hashlib
import re
import sys
import xml.parsers.expat
import zipfile


def quoted(text):
    """TEXT in quotes, on one line, nothing in it ambiguous; a seal as "…"."""
    if re.fullmatch("[0-9a-f]{64}", text):
        return '"…"'
    out = ['"']
    for letter in text:
        if letter in '"\\':
            out.append("\\" + letter)
        elif letter in "\u00a0\u00ad\u200b\u200c\u200d\ufeff" or not letter.isprintable():
            out.append(f"\\u{{{ord(letter):x}}}")
        else:
            out.append(letter)
    return "".join(out) + '"'


def outline(data):
    """The lines of one XML part."""
    lines = []
    texts = []
    depth = 0

    def flush():
        text = "".join(texts)
        texts.clear()
        if not text or (text.isspace() and not keeps_space[-1]):
            return
        if last_is_open[0]:
            lines[-1] += " " + quoted(text)
        else:
            lines.append("  " * depth + quoted(text))

    keeps_space = [False]
    last_is_open = [False]

    def start(name, attributes):
        nonlocal depth
        flush()
        pairs = list(zip(attributes[::2], attributes[1::2]))
        lines.append("  " * depth + name + "".join(f" {key}={quoted(value)}" for key, value in pairs))
        keeps_space.append(dict(pairs).get("xml:space") == "preserve")
        last_is_open[0] = True
        depth += 1

    def end(_name):
        nonlocal depth
        flush()
        keeps_space.pop()
        last_is_open[0] = False
        depth -= 1

    parser = xml.parsers.expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = texts.append
    parser.Parse(data, True)
    return lines


def dump(path, only=()):
    """All lines of the DOCX at PATH; with ONLY, of the parts whose names end so."""
    lines = []
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if not only:
            lines += ["parts"] + ["  " + name for name in names]
        for name in names:
            if only and not any(name.endswith(end) for end in only):
                continue
            data = archive.read(name)
            lines += ["", "== " + name]
            if name.endswith((".xml", ".rels")):
                try:
                    lines += outline(data)
                except xml.parsers.expat.ExpatError as problem:
                    lines.append(f"not well-formed: {problem}")
            else:
                lines.append(f"{len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")
    return lines


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: docxdump.py FILE.docx [PART...]")
    try:
        sys.stdout.reconfigure(encoding="utf-8")
        print("\n".join(dump(sys.argv[1], tuple(sys.argv[2:]))))
    except (OSError, zipfile.BadZipFile) as problem_found:
        sys.exit(f"docxdump.py: {sys.argv[1]}: {problem_found}")
