# SPDX-License-Identifier: MIT
"""The Markdown that vanban writes, taken apart into the lines it would show on paper.

Its head and its signature block are tables of two columns; everything else is a paragraph, a
heading, a table of data or a note. A line is a paragraph or a line of a cell.

As a program: preview.py FILE.md    prints the lines.
"""

import re
import sys
from dataclasses import dataclass, field

import words as words_of


class Line(list):
    """The words of a line; `inside`: what stands before it in its row is level with it."""
    inside = False


@dataclass
class Preview:
    """Lines of text, each a list of words."""
    head_left: list = field(default_factory=list)
    head_right: list = field(default_factory=list)
    body: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    recipients: list = field(default_factory=list)
    signature: list = field(default_factory=list)
    contact: list = field(default_factory=list)       # right after the signature


def _cells(line):
    """The cells of a row of a pipe table."""
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return re.split(r"(?<!\\)\|", inner)


def _lines(text):
    """The lines of TEXT, cut at <br>, as lists of words."""
    pieces = re.split(r"<br\s*/?>", text)
    lines = [words_of.unmarked(piece) for piece in pieces]
    return [line.split() for line in lines if line.strip() and not words_of.is_ruler(line)]


def _row(cells):
    """The lines of a row of a table of data."""
    lines = [Line(line) for cell in cells for line in _lines(cell)]
    for line in lines[1:]:
        line.inside = True
    return lines


def _columns(table):
    left, right = [], []
    for row in table:
        left += _lines(row[0])
        right += _lines(row[1]) if len(row) > 1 else []
    return left, right


def _blocks(text):
    """The blocks of TEXT: a list of rows for a table, else a string."""
    blocks, begun = [], False
    for line in text.split("\n"):
        if line.lstrip().startswith("|"):
            if not (begun and isinstance(blocks[-1], list)):
                blocks.append([])
            row = _cells(line)
            if not all(re.fullmatch(r"\s*:?-+:?\s*", cell) for cell in row):
                blocks[-1].append(row)
            begun = True
        elif not line.strip():
            begun = False
        elif begun and isinstance(blocks[-1], str) and not re.match(r"\s*([-+#]|\[\^)", line):
            hard = re.search(r"(\\|  )$", blocks[-1])
            blocks[-1] = blocks[-1].rstrip("\\ ") + ("<br>" if hard else " ") + line.strip()
        else:
            blocks.append(line)
            begun = True
    return blocks


def read(text):
    """Take the Markdown TEXT apart."""
    found = Preview()
    blocks = _blocks(re.sub(r"<!--.*?-->", "", text, flags=re.S))
    tables = [block for block in blocks if isinstance(block, list)]
    head = blocks[0] if blocks and isinstance(blocks[0], list) else None
    foot = next((table for table in tables
                 if any(line[:2] == ["Nơi", "nhận:"] for line in _columns(table)[0])), None)
    before = None
    for block in blocks:
        last, before = before, block
        if block is head:
            found.head_left, found.head_right = _columns(block)
        elif block is foot:
            found.recipients, found.signature = _columns(block)
        elif isinstance(block, list):
            found.body += [line for row in block for line in _row(row)]
        else:
            note = re.match(r"\[\^[^\]]+\]:(.*)", block, re.S)
            if foot is not None and last is foot and not note and not block.startswith("#"):
                found.contact = _lines(block)
            elif note:
                found.notes.append([word for line in _lines(note[1]) for word in line])
            else:
                found.body += _lines(re.sub(r"^\s*(#+|>)\s+", "", block))
    return found


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        result = read(file.read())
    for name in ("head_left", "head_right", "body", "notes", "recipients", "signature", "contact"):
        print(name)
        for one in getattr(result, name):
            print("  " + " ".join(one))
