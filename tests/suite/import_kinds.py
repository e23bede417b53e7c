# SPDX-License-Identifier: MIT
"""Documents of other kinds than the examples: quyết định, biên bản, hợp đồng and others.

tests/data/kinds holds each as the text that came out of a program, and as the source that a
clerk would make of it. That source comes out of the text, and its tree out of the same document
typed in Word, turned to Markdown by pandoc and, where vanban can lay it out, printed.
"""

import glob
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import imported  # noqa: E402
import suite  # noqa: E402
import tree  # noqa: E402

KINDS = os.path.join(suite.TOP, "tests", "data", "kinds")
DIFFERENCES = "import-kinds.txt"
NO_FORM = "VB-0405"    # render has no form for the type


def names():
    """The documents."""
    return [os.path.basename(path)[:-4] for path in sorted(glob.glob(os.path.join(KINDS, "*.txt")))]


def items_of(path, *options):
    """The items of an import's tree; emphasis apart, which a text does not hold."""
    dump = suite.run(["import", "-q", "-t", "tree", *options, path]).decode("utf-8")
    return tree.items(dump, marks=False)


def wanted(name):
    """The items of the source made by hand."""
    return items_of(os.path.join(KINDS, name + ".md"))


def from_text(name):
    """The text gives the source byte for byte."""
    made = suite.run(["import", "-q", os.path.join(KINDS, name + ".txt")]).decode("utf-8")
    with open(os.path.join(KINDS, name + ".md"), encoding="utf-8") as file:
        want = file.read()
    return imported.differences(want.split("\n"), made.split("\n"))


def same(name, how, path, *options):
    """An import of PATH gives the items of the source."""
    found = imported.differences(imported.sorted_items(wanted(name)),
                                 imported.sorted_items(items_of(path, *options)))
    return imported.unlisted(f"{name} {how}", found, DIFFERENCES)


def typed_in_word(name):
    """The DOCX that a clerk types."""
    try:
        import typed    # pylint: disable=import-outside-toplevel
    except ImportError as problem:
        raise suite.Skip("no python3-docx") from problem
    return typed.document(wanted(name), os.path.join(imported.WORK, name + ".docx"))


def from_word(name):
    """Typed in Word."""
    return same(name, "word", typed_in_word(name))


def from_markdown(name):
    """The same as pandoc's Markdown."""
    path = os.path.join(imported.WORK, name + ".md")
    try:
        subprocess.run(["pandoc", "-t", "markdown", "-o", path, typed_in_word(name)], check=True,
                       timeout=suite.DEADLINE)
    except FileNotFoundError as problem:
        raise suite.Skip("no pandoc") from problem
    return same(name, "markdown", path)


def from_print(name):
    """As vanban prints it, with what rules add; nothing to compare where it has no form."""
    source = os.path.join(KINDS, name + ".md")
    path = os.path.join(imported.WORK, name + "-in.docx")
    done = subprocess.run([suite.VANBAN, "render", "-q", "--no-source", source, "-o", path],
                          capture_output=True, timeout=suite.DEADLINE, check=False)
    if done.returncode == 4 and NO_FORM in done.stderr.decode("utf-8"):
        return None
    if done.returncode:
        return done.stderr.decode("utf-8")
    dump = suite.run(["render", "-q", "-t", "tree", "-o", "-", source]).decode("utf-8")
    want = imported.items(dump, added=True, marks=False)
    have = imported.sorted_items(items_of(path, "--no-source"))
    return imported.unlisted(f"{name} print", imported.differences(want, have), DIFFERENCES)


def main():
    """Every check."""
    os.makedirs(imported.WORK, exist_ok=True)
    suite.check("kinds", lambda: None if len(names()) >= 12 else f"only {names()}")
    for name in names():
        for how, function in (("text", from_text), ("word", from_word),
                              ("markdown", from_markdown), ("print", from_print)):
            suite.check(f"{name}-{how}", function, name)


if __name__ == "__main__":
    suite.main(main)
