# SPDX-License-Identifier: MIT
"""What README.md shows is true: its examples run, its commands, statuses and files are there.

A block of the info string `sh example` is run line by line in a copy of examples/, with vanban in
PATH: every line that begins with `$ ` is a command, the lines below it are all that it prints,
stderr included; `[exit N]` ends those of a command that does not end with 0. A command without
lines may print what it likes. A block `KIND source NAME` is first saved as NAME.
"""

import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import place as places  # noqa: E402
import suite  # noqa: E402

README = os.path.join(suite.TOP, "README.md")
LINES = 120     # a README is read in one go
PICTURE = 80 << 10


def blocks(text):
    """The fenced blocks of TEXT: (line, info string, content)."""
    for match in re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", text, re.M):
        yield text.count("\n", 0, match.start()) + 1, match[1].strip(), match[2]


def table_of(text, heading):
    """First cells of the table below HEADING, without code marks."""
    part = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    cells = re.findall(r"^\| (.*?) (?<!\\)\|", part, re.M)
    return [cell.replace("`", "").replace("\\|", "|") for cell in cells[1:]]


def same_commands(text):
    """The table of commands has those of the program, with their arguments."""
    said = suite.run(["help", "--lang", "en"]).decode("utf-8")
    part = said.split("Commands:\n", 1)[1].split("\n\n", 1)[0]
    program = {line.split()[0] for line in part.splitlines()}
    readme = {row.split()[1] for row in table_of(text, "Commands")}
    reasons = [f"{name} is in one of README and program only" for name in program ^ readme]
    for row in table_of(text, "Commands"):
        for option in re.findall(r"\[(-\w)", row):
            if f"\n  {option}, " not in suite.run(["help", row.split()[1]]).decode("utf-8"):
                reasons.append(f"{row.split()[1]} has no option {option}")
    return reasons


def same_formats(text):
    """The formats of -t are those of the program."""
    row = next(row for row in table_of(text, "Commands") if row.startswith("vanban render"))
    said = set(re.search(r"\[-t (\S+)\]", row)[1].split("|"))
    there = {line.split("\t")[0] for line in
             suite.run(["list", "formats"]).decode("utf-8").splitlines()}
    return None if said == there else f"{said}, not {there}"


def same_statuses(text):
    """The exit statuses are those of the program's help."""
    said = suite.run(["help", "--lang", "en"]).decode("utf-8").split("Exit status:", 1)[1]
    readme = text.split("\nExit status:", 1)[1].split("\n", 1)[0]
    readme = re.sub(r"\(.*?\)", "", readme)
    numbers = [re.findall(r"(\d+) ", one) for one in (said, readme)]
    return None if numbers[0] == numbers[1] else f"{numbers[1]}, not {numbers[0]}"


def folders(text):
    """Every file and folder that is named is there, and no folder is left out."""
    reasons = [f"no {name}" for row in table_of(text, "Folders") for name in row.split(", ")
               if not os.path.exists(os.path.join(suite.TOP, name))]
    rows = " ".join(table_of(text, "Folders"))
    there = {name + "/" for name in os.listdir(suite.TOP)
             if name[0] != "." and os.path.isdir(os.path.join(suite.TOP, name))} - {"build/"}
    return reasons + [f"{name} is not in the table" for name in there if name not in rows]


def links(text):
    """What is linked is there; the picture is small."""
    reasons = []
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        path = os.path.join(suite.TOP, target)
        if not os.path.exists(path):
            reasons.append(f"no {target}")
        elif target.endswith(".png") and os.path.getsize(path) > PICTURE:
            reasons.append(f"{target} has {os.path.getsize(path)} bytes")
    return reasons if "](" in text else "no link"


def targets(text):
    """Every `make TARGET` that is named exists."""
    with open(os.path.join(suite.TOP, "Makefile"), encoding="utf-8") as file:
        makefile = file.read()
    return [f"no target {name}" for name in set(re.findall(r"\bmake ([a-z]+)", text))
            if not re.search(rf"^{name}:", makefile, re.M) and f"`make {name}" in text]


def first_screen(text):
    """The two commands are in the first screen."""
    head = text.splitlines()[:24]
    return [f"{name} is not in the first screen" for name in ("make demo", "make check")
            if not any(line.startswith(name) for line in head)]


def all_of_it():
    """The README."""
    with open(README, encoding="utf-8") as file:
        text = file.read()
    lines = text.count("\n")
    suite.check("length", lambda: None if lines <= LINES else f"{lines} lines")
    for check in (first_screen, same_commands, same_formats, same_statuses, folders, links, targets):
        suite.check(check.__name__.replace("_", "-"), check, text)
    examples = 0
    with tempfile.TemporaryDirectory(prefix="readme-") as folder:
        place = places.Place(folder)
        for line, info, content in blocks(text):
            words = info.split()
            if words[1:2] == ["source"]:
                place.save(words[2], content)
            elif words[1:2] == ["example"]:
                for number, (command, wanted) in enumerate(places.commands(content), 1):
                    examples += 1
                    suite.check(f"line-{line}/{number}", place.run, command, wanted)
    suite.check("examples", lambda: None if examples else "no example was run")


suite.main(all_of_it)
