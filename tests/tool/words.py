# SPDX-License-Identifier: MIT
"""The words of a text in order, and how two sequences of words differ.

A seed is a text as found: Markdown of any converter or bare lines. Its words are what stands
between white space once the marks of Markdown are taken off; a dash at the head of a line is a
word, the raised marks of notes are not, and a note's text is a sequence of its own.

As a program: words.py SEED.txt FILE.pdf    prints the differences as tests/data/differences does.
"""

import difflib
import re
import sys
from dataclasses import dataclass, field

import paper as papers

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MASK = 0xE000        # where an escaped mark waits, in the private use area


@dataclass
class Sequences:
    """A document as sequences of tokens (of a PDF) or words (of a text)."""
    number: list = field(default_factory=list)
    date: list = field(default_factory=list)
    text: list = field(default_factory=list)          # from the type's name to the signer's
    notes: list = field(default_factory=list)


def unmarked(text):
    """TEXT, which may span lines, without the inline marks and tags of Markdown."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: chr(MASK + ord(found[1])), text)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"\[\^[^\]]*\](?!:)", "", text)
    text = re.sub(r"</?[A-Za-z][^<>]*>", "", text)
    text = text.replace("*", "")
    for entity, letter in (("&nbsp;", " "), ("&emsp;", " "), ("&ensp;", " "), ("&lt;", "<"),
                           ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return re.sub("[\ue000-\ue0ff]", lambda found: chr(ord(found[0]) - MASK), text)


def is_ruler(line):
    """Is LINE nothing but a drawn line?"""
    return bool(re.fullmatch(r"\s*[-_–—―─=]{3,}\s*", line))


def of_seed(path):
    """The sequences of the seed at PATH; its text begins at the line that is all capitals."""
    with open(path, encoding="utf-8") as file:
        lines = unmarked(file.read()).split("\n")
    found = Sequences()
    begun = False
    for line in lines:
        line = re.sub(r"^\s*#+\s+", "", line).strip()
        if not line or is_ruler(line):
            continue
        if not begun and re.match(r"Số\s*:", line):
            found.number = ["".join(line.split())]
        elif not begun and re.search(r", ngày\b.*\bnăm\b", line):
            found.date = ["".join(line.split())]
        elif line[0] in RAISED:
            found.notes.append(re.sub(f"^[{RAISED}]+", "", line).split())
        else:
            begun = begun or line == line.upper()
            if begun:
                found.text += re.sub(f"[{RAISED}]", "", line).split()
    return found


def of_paper(paper):
    """The sequences of a document read by paper.read."""
    found = Sequences()
    for row in paper.head_left:
        if row.text.startswith("Số:"):
            found.number = ["".join(row.text.split())]
    for row in paper.head_right:
        if ", ngày" in row.text:
            found.date = ["".join(row.text.split())]
    found.text = papers.tokens(paper.body_rows() + paper.recipients + paper.signature)
    found.notes = [papers.note_tokens(note) for note in paper.notes]
    return found


def _texts(tokens):
    return [token if isinstance(token, str) else token.text for token in tokens]


def _same_but_broken(words, tokens):
    """Are TOKENS the WORDS, some of them broken at the end of a line of the page?"""
    at = 0
    for word in words:
        whole = ""
        while at < len(tokens):
            token = tokens[at]
            at += 1
            whole += token if isinstance(token, str) else token.text
            if len(whole) >= len(word):
                break
            if isinstance(token, str) or not token.last:
                return False
        if whole != word:
            return False
    return at == len(tokens)


def diff(words, tokens):
    """The differences as a list of (operation, words of the text, words of the page)."""
    there = _texts(tokens)
    matcher = difflib.SequenceMatcher(None, words, there, autojunk=False)
    found = []
    for operation, i0, i1, j0, j1 in matcher.get_opcodes():
        if operation == "equal" or _same_but_broken(words[i0:i1], tokens[j0:j1]):
            continue
        found.append((operation, words[i0:i1], there[j0:j1]))
    return found


def diff_all(seed, paper):
    """The differences of all sequences of SEED and PAPER, those of the notes last."""
    found = diff(seed.number, paper.number) + diff(seed.date, paper.date)
    found += diff(seed.text, paper.text)
    for index in range(max(len(seed.notes), len(paper.notes))):
        found += diff(seed.notes[index] if index < len(seed.notes) else [],
                      paper.notes[index] if index < len(paper.notes) else [])
    return found


def line_of(difference):
    """A difference as a line of tests/data/differences, without its reason."""
    _, words, there = difference
    return f"{' '.join(words)} => {' '.join(there)}".strip()


def read_differences(path):
    """The lines of a file of allowed differences as a list of (line, reason)."""
    found = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip() or line.startswith("#"):
                continue
            line, mark, reason = line.rstrip("\n").partition("    # ")
            if "=>" not in line or not mark or not reason.strip():
                raise ValueError(f"{path}:{number}: not 'words => words    # reason'")
            found.append((line.strip(), reason.strip()))
    return found


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: words.py SEED.txt FILE.pdf")
    for one in diff_all(of_seed(sys.argv[1]), of_paper(papers.read(sys.argv[2]))):
        print(line_of(one))
