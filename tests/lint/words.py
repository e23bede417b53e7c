#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Words for the user stand in tables (.def) and in diag, where both languages are side by side: no
other .c or .h has Vietnamese letters in a string or a character. Those named below have them for
the reason that is given; one that has none any more is to be taken off the list.
"""
import glob
import os
import re
import sys

TOP = os.environ.get("TOP") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

LETTERS = {
    "base/date.c": "words of a date that are read",
    "base/vn_num.c": "numbers in words",
    "base/vn_syllable.c": "letters of which syllables are made",
    "read/text/escape.c": "the letters that HTML has names for",
}

TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.S)
ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{1,3})|.)",
                    re.S)
# with marks, alone or composed
VIETNAMESE = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]|"
                        "[A-Za-z][\u0300-\u0303\u0306\u0309\u031b\u0323]")


def unescape(match):
    """The bytes that an escape of C stands for."""
    if match[1] or match[4]:
        return bytes([int(match[1], 16) & 0xFF if match[1] else int(match[4], 8) & 0xFF])
    if match[2] or match[3]:
        return chr(int(match[2] or match[3], 16)).encode("utf-8", "replace")
    return b" "


def text_of(literal):
    """What a string or character of C holds, where its bytes are UTF-8."""
    held, at = b"", 0
    for match in ESCAPE.finditer(literal):
        held += literal[at:match.start()].encode("utf-8") + unescape(match)
        at = match.end()
    return (held + literal[at:].encode("utf-8")).decode("utf-8", "replace")


def literals(path):
    """(line, literal) of every string and character."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for match in TOKEN.finditer(text):
        if match[0][0] in "\"'":
            yield text.count("\n", 0, match.start()) + 1, match[0]


def main():
    """Prints the words that are out of place."""
    failed = False
    seen = 0
    known = set(LETTERS)
    for path in sorted(glob.glob(os.path.join(TOP, "generator", "**", "*.[ch]"), recursive=True)):
        name = os.path.relpath(path, os.path.join(TOP, "generator"))
        if name.startswith("diag/"):
            continue
        for line, literal in literals(path):
            seen += 1
            if not VIETNAMESE.search(text_of(literal)):
                continue
            known.discard(name)
            if name not in LETTERS:
                print(f"generator/{name}:{line}: {literal} is for a table")
                failed = True
    for name in sorted(known):
        print(f"generator/{name}:1: has no Vietnamese letters any more (tests/lint/words.py)")
    if seen == 0:
        print("tests/lint/words.py: nothing to look at")
    return 1 if failed or known or seen == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
