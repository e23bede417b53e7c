#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A function has at most 60 lines, a record at most 15 fields: what is larger does more than one
thing, or mixes things that live for different times. Those named below are larger, for the reason
that is given; one that is larger no more is to be taken off the list.

The sources are as clang-format leaves them: a function begins and ends in the first column.
"""
import glob
import os
import re
import sys

TOP = os.environ.get("TOP") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
LINES_MAX = 60
FIELDS_MAX = 15

LARGER = {
    ("read/text/private.h", "struct read_text_line"): "a row of a table, as small as it can be",
}

NOISE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.S)
FUNCTION = re.compile(r"^[A-Za-z_][^;{}=#]*?\b(\w+)\([^;{}]*\)\n\{\n.*?^\}", re.S | re.M)
RECORD = re.compile(r"\b(?:struct|union)\s*(\w*)\s*\{")


def plain(text):
    """The source without comments, strings and lines of the preprocessor; lines stay."""
    text = NOISE.sub(lambda m: '""' if m[0][0] in "\"'" else "\n" * m[0].count("\n"), text)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: "\n" * m[0].count("\n"), text,
                  flags=re.M)


def body_of(text, at):
    """What stands between the brace before `at` and its counterpart."""
    depth, end = 1, at
    while depth > 0:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    return text[at:end - 1]


def count_fields(body):
    """The names that a record declares; a record in it is one, whatever it holds."""
    flat = ""
    depth = 0
    for c in body:
        depth += {"{": 1, "(": 1, "[": 1}.get(c, 0)
        if depth == 0:
            flat += c
        depth -= {"}": 1, ")": 1, "]": 1}.get(c, 0)
    return sum(declaration.count(",") + 1 for declaration in flat.split(";")
               if declaration.strip())


def measure(path):
    """(line, name, size, most) of every function and record."""
    with open(path, encoding="utf-8") as file:
        text = plain(file.read())
    for match in FUNCTION.finditer(text):
        yield (text.count("\n", 0, match.start()) + 1, match[1] + "()",
               match[0].count("\n") + 1, LINES_MAX)
    for match in RECORD.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield (line, "struct " + match[1] if match[1] else "a record without a name",
               count_fields(body_of(text, match.end())), FIELDS_MAX)


def main():
    """Prints what is too large."""
    failed = False
    measured = 0
    known = set(LARGER)
    for path in sorted(glob.glob(os.path.join(TOP, "generator", "**", "*.[ch]"), recursive=True)):
        name = os.path.relpath(path, os.path.join(TOP, "generator"))
        for line, what, size, most in measure(path):
            measured += 1
            if size <= most:
                continue
            if (name, what) in LARGER:
                known.discard((name, what))
                continue
            print(f"generator/{name}:{line}: {what} has {size}, at most {most}")
            failed = True
    for name, what in sorted(known):
        print(f"generator/{name}:1: {what} is not too large any more (tests/lint/size.py)")
    if measured == 0:
        print("tests/lint/size.py: nothing to look at")
    return 1 if failed or known or measured == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
