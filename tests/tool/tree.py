# SPDX-License-Identifier: MIT
"""The dump of a tree (`-t tree`) as items that can be compared one by one.

An item is a line: a field of the head, a block, a row of a table or a note. What a rule added
(`+`) is left out, or with `added` its letters are read as if an author had written them. Emphasis
stands as <b> <i> <u> <sup> <sub>; without `marks` it is left out, and with it that of labels.

As a program: tree.py DUMP [DUMP]    prints the items, or how two trees differ.
"""

import difflib
import json
import re
import sys

MARKS = {"strong": "b", "emph": "i", "underline": "u", "strike": "s", "sup": "sup", "sub": "sub"}
DASHES = "–—−‐‑•·*●▪"    # what a converter makes of the dash of a list


class _Reader:
    """The inlines of one line."""

    def __init__(self, text, options, notes):
        self.text, self.at, self.options, self.notes = text, 0, options, notes

    def blanks(self):
        """Skip what separates."""
        while self.text[self.at:self.at + 1] == " ":
            self.at += 1

    def string(self):
        """A string in quotes."""
        value, end = json.JSONDecoder().raw_decode(self.text, self.at)
        self.at = end
        return value

    def slots(self):
        """{key="value" …}, or nothing."""
        found = {}
        if self.text[self.at:self.at + 1] != "{":
            return found
        self.at += 1
        while self.text[self.at] != "}":
            self.blanks()
            end = self.text.index("=", self.at)
            key, self.at = self.text[self.at:end], end + 1
            found[key] = self.string()
        self.at += 1
        return found

    def runs(self, marks=()):
        """Runs of (text, marks) up to a closing bracket or the end."""
        found = []
        while True:
            self.blanks()
            letter = self.text[self.at:self.at + 1]
            if letter in ("", ")"):
                return found
            added = letter == "+"
            self.at += added
            if self.text[self.at] == '"':
                run = [(self.string(), marks)]
            else:
                run = self.element(marks)
            if not added or self.options["added"]:
                found += run

    def element(self, marks):
        """name{slots}(children)."""
        name = re.match(r"[a-z-]+", self.text[self.at:])[0]
        self.at += len(name)
        slots = self.slots()
        inner = marks
        if name in MARKS and (self.options["marks"] or name in ("sup", "sub")):
            inner = tuple(sorted({*marks, MARKS[name]}))
        children = []
        if self.text[self.at:self.at + 1] == "(":
            self.at += 1
            children = self.runs(inner)
            self.at += 1
        if name in MARKS or name == "hole":
            return children
        if name == "note-ref":
            return [("[^" + self.notes.setdefault(slots["id"], str(len(self.notes) + 1)) + "]", ())]
        if name == "br":
            return [("<br>", ())]
        if name == "link" and "href" in slots:
            return [("[", marks), *children, (f"]({slots['href']})", marks)]
        return [(f"<{name} {slots}>", marks), *children]


def _written(runs):
    """Runs as one line, alike marks joined."""
    out, now = [], ()
    for text, marks in runs:
        if not text:
            continue
        if text.isspace() and not out:
            continue
        if marks != now:
            out += ["</" + mark + ">" for mark in reversed(now) if mark not in marks]
            out += ["<" + mark + ">" for mark in marks if mark not in now]
            now = marks
        out.append(text)
    out += ["</" + mark + ">" for mark in reversed(now)]
    return "".join(out).strip()


def _lines(dump, keep_added):
    """(depth, added, kind, rest) of each line, the descendants of what was added left out."""
    skip = None
    for line in dump.split("\n"):
        if not line.strip():
            continue
        bare = line.lstrip(" ")
        depth = (len(line) - len(bare)) // 2
        if skip is not None and depth > skip:
            continue
        skip = None
        added = bare.startswith("+")
        bare = bare[added:]
        kind = re.match(r"[a-z-]+", bare)[0]
        if added and not (keep_added and kind not in ("field", "item")):
            skip = depth
            continue
        yield depth, kind, bare[len(kind):]


def _label(rest, options):
    """The label of a line as text, and what follows it."""
    found = re.match(r' \[(\w+)((?: [\d.]+)?) ("(?:[^"\\]|\\.)*")( bold)?( auto)?\]', rest)
    if not found:
        return "", rest
    written = json.loads(found[3])
    if options["dashes"] and found[1] in ("gach", "cong", "sao") and written in DASHES:
        written = "-"
    bold = " bold" if found[4] and options["marks"] else ""
    return f"[{written}{bold}] ", rest[found.end():]


def items(dump, marks=True, added=False, dashes=False):
    """The items of a dump: "head NAME: text", "heading [I.] text", "para text", "row | a | b" …"""
    options = {"marks": marks, "added": added, "dashes": dashes}
    found, notes, path = [], {}, {}
    inside, level = None, 0     # the row or note whose blocks go on its line, and its depth
    for depth, kind, rest in _lines(dump, added):
        reader = _Reader(rest, options, notes)
        slots = reader.slots()
        label, reader.text = _label(rest[reader.at:], options)
        reader.at = 0
        text = _written(reader.runs())
        if inside is not None and depth <= level:
            inside = None
        if kind in ("field", "item"):
            path = {above: name for above, name in path.items() if above < depth}
            path[depth] = slots.get("name", "-")
            if text:
                found.append("head " + "/".join(path[above] for above in sorted(path)) + ": " + text)
        elif kind == "part":
            path = {}
            if slots.get("kind") != "main":
                found.append("part " + slots.get("kind", ""))
        elif kind in ("row", "note"):
            inside, level = len(found), depth
            number = notes.setdefault(slots["id"], str(len(notes) + 1)) if kind == "note" else ""
            found.append(f"note [^{number}]:" if kind == "note" else
                         "row" + (" header" if slots.get("header") == "yes" else ""))
        elif kind == "cell":
            found[inside] += " |" + "".join(f" {key}={slots[key]}" for key in ("span", "rows")
                                            if key in slots)
        elif kind not in ("doc", "head", "body"):
            line = label + text
            if inside is not None:
                found[inside] += " " + line
            else:
                shown = "".join(f" {key}={value}" for key, value in sorted(slots.items()))
                found.append(f"{kind}{shown} {line}".rstrip())
    return found


def diff(want, have):
    """The differences of two lists of items as lines: "- wanted", "+ had"."""
    found = []
    matcher = difflib.SequenceMatcher(None, want, have, autojunk=False)
    for operation, i0, i1, j0, j1 in matcher.get_opcodes():
        if operation != "equal":
            found += ["- " + line for line in want[i0:i1]]
            found += ["+ " + line for line in have[j0:j1]]
    return found


def alike(want, have):
    """How many items of WANT stand in HAVE in order."""
    matcher = difflib.SequenceMatcher(None, want, have, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    dumps = []
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8") as file:
            dumps.append(items(file.read()))
    print("\n".join(diff(*dumps) if len(dumps) == 2 else dumps[0]))
