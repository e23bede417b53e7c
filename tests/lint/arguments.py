#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A call of diag_about() or diag_at() that names its code gives the arguments that the row of
diag/messages.def has places for: those outside $[ … $], perhaps those inside, and no others. A
hint comes last and has a $?; a clause may be shown beside the row. What a code in a variable is
given is counted by diag_put() when it runs.
"""
import glob
import os
import re
import sys

TOP = os.environ.get("TOP") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

NOISE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.S)
STRING = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
ROW = re.compile(r"^DIAG\((\w+), \d+, \w+, \w+,\s*" + STRING + r",\s*" + STRING, re.M)
CALL = re.compile(r"(?<!#define )\bdiag_(?:about|at)\(")


def places(text):
    """(arguments that have to be there, arguments that may, whether there is a $?)."""
    text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    numbers = [int(n) for n in re.findall(r"\$(\d)", text)]
    needed = [int(n) for n in re.findall(r"\$(\d)", re.sub(r"\$\[.*?\$\]", "", text))]
    return max(needed, default=0), max(numbers, default=0), "$?" in text


def catalogue():
    """Code → places of its rows in both languages."""
    with open(os.path.join(TOP, "generator", "diag", "messages.def"), encoding="utf-8") as file:
        return {"VB_" + name: (places(vi), places(en)) for name, vi, en in ROW.findall(file.read())}


def arguments(text, at):
    """The arguments of the call whose bracket ends before `at`."""
    found, depth, start = [], 1, at
    while depth > 0:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(text[at], 0)
        if depth == 0 or depth == 1 and text[at] == ",":
            found.append(text[start:at].strip())
            start = at + 1
        at += 1
    return found


def fault(row, given):
    """What is wrong with the arguments of a call; None: nothing."""
    needed, most, has_hint = row
    has_clause = any(argument.startswith("diag_clause(") for argument in given)
    if given and given[-1].startswith("diag_hint("):
        if not has_hint:
            return "gives a hint, the row has no $?"
        given = given[:-1]
    if any(argument.startswith("diag_hint(") for argument in given):
        return "gives a hint that is not the last argument"
    if len(given) < needed or len(given) - has_clause > most:
        return f"gives {len(given)}, the row takes {needed} to {most}"
    return None


def main():
    """Prints the calls that do not fit."""
    rows = {}
    failed = False
    seen = 0
    for code, (vi, en) in sorted(catalogue().items()):
        rows[code] = vi
        if vi != en:
            print(f"generator/diag/messages.def:1: {code} has other places in English")
            failed = True
    for path in sorted(path for folder in ("generator", "tests/unit")
                       for path in glob.glob(os.path.join(TOP, folder, "**", "*.[ch]"),
                                             recursive=True)):
        with open(path, encoding="utf-8") as file:
            text = NOISE.sub(lambda m: '""' + "\n" * m[0].count("\n"), file.read())
        for match in CALL.finditer(text):
            given = arguments(text, match.end())
            for code in re.findall(r"\bVB_\w+", given[2]) if len(given) > 2 else []:
                seen += 1
                wrong = fault(rows[code], given[3:])
                if wrong:
                    line = text.count("\n", 0, match.start()) + 1
                    print(f"{os.path.relpath(path, TOP)}:{line}: {code}: {wrong}")
                    failed = True
    if seen == 0:
        print("tests/lint/arguments.py: nothing to look at")
    return 1 if failed or seen == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
