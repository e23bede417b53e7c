# SPDX-License-Identifier: MIT
"""The source that vanban writes: for every source here the same tree, and the same source again."""

import glob
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import suite  # noqa: E402

WORK = os.path.join(suite.WORK, "source")


def sources():
    """Name and path of every example and golden, also of those that are refused."""
    for path in sorted(suite.examples().values()):
        yield os.path.basename(path), path
    for path in sorted(glob.glob(os.path.join(suite.TOP, "tests/golden/**/*.in.*"), recursive=True)):
        if path.endswith((".md", ".xml")):
            yield os.path.relpath(path, os.path.join(suite.TOP, "tests/golden")), path


def render(kind, path):
    """Exit status, output, messages."""
    done = subprocess.run([suite.VANBAN, "render", "-t", kind, "-o", "-", path], check=False,
                          capture_output=True, timeout=suite.DEADLINE)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def tree(text):
    """The tree as XML; a text is one where a tag that was none stood between two."""
    return re.sub(r"</?text>", "", text)


def comes_back(name, path):
    """Tree → source → tree, and that source again."""
    want = render("xml", path)[1]
    status, source, said = render("source", path)
    if status or "VB-0324" in said:
        return said
    again = os.path.join(WORK, name.replace("/", "-") + ".md")
    with open(again, "w", encoding="utf-8") as file:
        file.write(source)
    reasons = []
    if tree(render("xml", again)[1]) != tree(want):
        reasons.append("another tree")
    if render("source", again)[1] != source:
        reasons.append("another source the second time")
    return reasons


def all_of_it():
    """Every source."""
    os.makedirs(WORK, exist_ok=True)
    read = [(name, path) for name, path in sources() if not render("xml", path)[0]]
    suite.check("enough", lambda: None if len(read) >= 60 else "fewer than 60 sources")
    for name, path in read:
        suite.check(name, comes_back, name, path)


suite.main(all_of_it)
