# SPDX-License-Identifier: MIT
"""Imports and what they should give: the items of an example's tree, and how others differ.

A difference is a line: `- ITEM` is missing, `+ ITEM` is not in the example, `~ ITEM: words =>
words` has other words; long items are cut. tests/data/differences/import-*.txt names those that
are right as they are, each with its reason, below a line `[NAME]` of what they belong to (a
pattern of the shell).
"""

import difflib
import fnmatch
import os
import re
import subprocess
import sys

import suite
import tree

# a folder for each suite: they run at the same time
WORK = os.path.join(suite.BUILD, "test", "import",
                    os.path.splitext(os.path.basename(sys.argv[0] or "import"))[0])
ALLOWED = os.path.join(suite.TOP, "tests", "data", "differences")
SHOWN = 60          # letters of an item in a difference
# the lines above the number: no seed holds them
AGENCIES = ("co_quan_chu_quan", "co_quan")
# two seeds begin at the type's name: number and date are missing too
HEAD = (*AGENCIES, "viet_tat", "so", "dia_danh", "ngay")
WITHOUT = {"000": AGENCIES, "001": AGENCIES, "002": HEAD, "003": AGENCIES, "004": HEAD}
# an agency, so that the rules go on without those lines
SET = ("--set", "cơ quan=Cơ quan")


def imports(files, *options):
    """Import FILES (name → path); (name → Markdown source), (name → what was said of a failure)."""
    made, failed = {}, {}
    os.makedirs(os.path.join(WORK, "md"), exist_ok=True)
    running = []

    def finish():
        name, target, child = running.pop(0)
        try:
            said = child.communicate(timeout=suite.DEADLINE)[1].decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            said = "no end"
        if child.returncode:
            failed[name] = f"exit {child.returncode}: {said.strip()[-300:]}"
        else:
            made[name] = target

    for name, path in files.items():
        target = os.path.join(WORK, "md", name.replace("/", "-") + ".md")
        with open(target, "wb") as out:
            child = subprocess.Popen([suite.VANBAN, "import", "-q", *options, path], stdout=out,
                                     stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        running.append((name, target, child))
        if len(running) > 2:
            finish()
    while running:
        finish()
    return made, failed


def trees(sources, *options):
    """The dumps of SOURCES (name → path) after the rules; (name → dump), (name → reason)."""
    made, failed = {}, {}
    folder = os.path.join(WORK, "tree")
    os.makedirs(folder, exist_ok=True)
    for name, path in sources.items():
        target = os.path.join(folder, os.path.basename(path)[:-3] + ".tree")
        if os.path.exists(target):
            os.remove(target)
        sources[name] = (path, target)
    if sources:
        done = subprocess.run([suite.VANBAN, "render", "-q", "-t", "tree", *options, "-o", folder,
                               *(path for path, _ in sources.values())], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=300, check=False)
        said = done.stderr.decode("utf-8", "replace")
    for name, (path, target) in sources.items():
        if os.path.exists(target):
            with open(target, encoding="utf-8") as file:
                made[name] = file.read()
        else:
            own = [line for line in said.splitlines() if line.startswith(path)]
            failed[name] = (own or [said.strip()[-200:] or "no tree"])[0]
    return made, failed


def example_tree(name):
    """The dump of an example, from its golden."""
    with open(os.path.join(suite.TOP, "tests", "golden", "examples", name + ".out.tree"),
              encoding="utf-8") as file:
        return file.read()


def items(dump, without=(), **options):
    """The items of a dump but fields WITHOUT, sorted: the place of a field or a note leaves no
    trace in a document."""
    found = [item for item in tree.items(dump, **options)
             if not item.startswith(tuple(f"head {field}:" for field in without))]
    return sorted_items(found)


def sorted_items(found):
    """Items with the fields of each part by their names and its notes at the end."""
    parts = [[]]
    for item in found:
        if item.startswith("part "):
            parts.append([])
        parts[-1].append(item)
    return [item for part in parts for item in sorted(part, key=_place)]


def _place(item):
    """Where an item goes among those of its part; those of one place keep their order."""
    kind, _, rest = item.partition(" ")
    if kind == "part":
        return (0, "")
    if kind == "head":
        return (1, rest.partition(":")[0].partition("/")[0])
    return (3, rest) if kind == "note" else (2, "")


def _cut(item):
    return item if len(item) <= SHOWN else item[:SHOWN].rstrip() + " …"


def _words(want, have):
    """The words in which two items differ."""
    one, other = want.split(" "), have.split(" ")
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return ", ".join((" ".join(one[i0:i1]) + " => " + " ".join(other[j0:j1])).strip()
                     for operation, i0, i1, j0, j1 in matcher.get_opcodes() if operation != "equal")


def differences(want, have):
    """How the items HAVE differ from WANT, a line each."""
    found = []
    matcher = difflib.SequenceMatcher(None, want, have, autojunk=False)
    for operation, i0, i1, j0, j1 in matcher.get_opcodes():
        if operation == "equal":
            continue
        left, right = list(want[i0:i1]), list(have[j0:j1])
        for one in list(left):
            near = [other for other in right if difflib.SequenceMatcher(
                None, one.split(), other.split(), autojunk=False).ratio() > 0.7]
            if near:
                left.remove(one)
                right.remove(near[0])
                found.append(f"~ {_cut(one)}: {_words(one, near[0])}")
        found += ["- " + _cut(one) for one in left] + ["+ " + _cut(one) for one in right]
    return found


def share(want, have):
    """How many items of WANT are met."""
    return tree.alike(want, have)


def allowed(name, file):
    """The differences that FILE names for NAME: a set of those that are there, and one of those that
    depend on another program's version, marked by "? " in front."""
    path = os.path.join(ALLOWED, file)
    found, maybe, belongs = set(), set(), False
    if not os.path.exists(path):
        return found, maybe
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            section = re.fullmatch(r"\[(.+)\]", line)
            if section:
                belongs = any(fnmatch.fnmatchcase(name, one) for one in section[1].split(", "))
            elif line and not line.startswith("#"):
                into = maybe if line.startswith("? ") else found
                what, mark, reason = line.removeprefix("? ").partition("    # ")
                if not mark or not reason.strip() or what[:2] not in ("- ", "+ ", "~ "):
                    raise ValueError(f"{path}:{number}: not '[? ]± item    # reason'")
                if belongs:
                    into.add(what.rstrip())
    return found, maybe


def unlisted(name, found, *files):
    """Why the differences FOUND are not those that FILES name for NAME."""
    both = [allowed(name, file) for file in files]
    named = set().union(*(one for one, _ in both))
    maybe = set().union(*(one for _, one in both))
    return ([one for one in found if one not in named | maybe] +
            [f"listed, but not met: {one}" for one in sorted(named - set(found))])
