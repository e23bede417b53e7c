# SPDX-License-Identifier: MIT
"""The man pages: mandoc finds nothing, their tables are the program's, what they show runs.

A block below the line `.\\" file NAME` is saved as NAME, one below `.\\" run` is run in a copy of
examples/: a line that begins with `$ ` is a command, the lines below it are all that it prints.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import mantables  # noqa: E402
import place  # noqa: E402
import suite  # noqa: E402

PAGES = sorted(glob.glob(os.path.join(suite.TOP, "generator", "man", "*.[15]")))


def read(path):
    """The text of a page."""
    with open(path, encoding="utf-8") as file:
        return file.read()


def lint(path):
    """What mandoc says of a page."""
    if not shutil.which("mandoc"):
        raise suite.Skip("no mandoc")
    done = subprocess.run(["mandoc", "-Tlint", "-W", "warning", path], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.splitlines()


def tables():
    """The tables of vanban(1) are those of the program."""
    page = read(mantables.PAGE)
    if mantables.renewed(page) != page:
        return "a table is old: python3 tests/tool/mantables.py writes it"
    counts = (len(mantables.messages()), len(mantables.options()), len(mantables.commands()))
    with_macro = [len(re.findall(rf"^{macro}\(", mantables.source(name), re.M)) for macro, name in (
        ("DIAG", "diag/messages.def"), ("APP_OPT", "app/opt.def"),
        ("APP_COMMAND", "app/command.def"))]
    return None if list(counts) == with_macro else f"{counts} of {with_macro} were read"


def fields():
    """vanban-input(5) has every field of the head, in their order."""
    page = read(os.path.join(suite.TOP, "generator", "man", "vanban-input.5"))
    said = re.findall(r"^\.It (.*)$", page.split("BEGIN fields")[1].split("END fields")[0], re.M)
    table = re.findall(r'^META_FIELD\("\w+", "(.*?)", \w+, (\w+)\)', mantables.source(
        "doc/meta_fields.def"), re.M)
    wanted = [name for name, origin in table if origin == "META_SOURCE"]
    missing = [name for name, origin in table if origin != "META_SOURCE" and name not in page]
    return [f"{said}, not {wanted}"] if said != wanted else missing


def statuses():
    """The exit statuses are those of the messages and of the help."""
    part = read(mantables.PAGE).split(".Sh EXIT STATUS", 1)[1].split(".Sh", 1)[0]
    said = {int(number) for number in re.findall(r"^\.It (\d+)$", part, re.M)}
    lost = {message[2] for message in mantables.messages()} - said
    return [f"{status} is not told" for status in lost]


def unescaped(block):
    """A literal block of mdoc as text."""
    return block.replace("\\&", "").replace("\\e", "\\")


def run_page(path):
    """Save and run what a page shows."""
    count = 0
    with tempfile.TemporaryDirectory(prefix="man-") as folder:
        here = place.Place(folder)
        for match in re.finditer(r'^\.\\" (file (\S+)|run)\n\.Bd .*\n((?:.*\n)*?)\.Ed$',
                                 read(path), re.M):
            content = unescaped(match[3])
            if match[2]:
                here.save(match[2], content)
                continue
            for command, wanted in place.commands(content):
                count += 1
                suite.check(f"{os.path.basename(path)}/{count}", here.run, command, wanted)
    return None if count else "nothing was run"


def all_of_it():
    """Every page."""
    for path in PAGES:
        name = os.path.basename(path)
        suite.check(f"{name}/lint", lint, path)
        suite.check(f"{name}/runs", run_page, path)
    for check in (tables, fields, statuses):
        suite.check(check.__name__, check)
    suite.check("pages", lambda: None if len(PAGES) == 4 else f"{len(PAGES)} pages")


suite.main(all_of_it)
