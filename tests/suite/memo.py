# SPDX-License-Identifier: MIT
"""Rules compiled when the program was built and rules compiled now do and say the same.

A copy of the data folder holds the files that the program remembers; a comment behind the last
line of each makes them texts that it does not.
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import suite  # noqa: E402

KINDS = ("tree", "docx")
FEWEST = 60     # sources, so that they are not lost without a word
BROKEN = "local t = nil\nreturn { id = 't.x', source = 's', title = 't',\n" \
         "  check = { doc = function() return t.x end } }\n"


def sources():
    """Every Markdown source of the goldens."""
    found = glob.glob(os.path.join(suite.TOP, "tests", "golden", "*", "*.in.md"))
    return sorted(found)


def results(data, files, *options):
    """What vanban writes and says of each of FILES with the rules in DATA."""
    made = {}
    for path in files:
        for kind in KINDS:
            done = subprocess.run(
                [suite.VANBAN, "render", path, "--data-dir", data, "-t", kind, "-o", "-", *options],
                stdin=subprocess.DEVNULL, capture_output=True, timeout=suite.DEADLINE, check=False)
            made[path, kind] = (done.returncode, done.stdout, done.stderr)
    return made


def comment(data):
    """Put a comment behind every rule file; how many there are."""
    files = glob.glob(os.path.join(data, "lua", "**", "*.lua"), recursive=True)
    for path in files:
        with open(path, "a", encoding="utf-8") as file:
            file.write("-- another text\n")
    return len(files)


def same():
    """Bytes, status and messages, with and without the memo."""
    files = sources()
    if len(files) < FEWEST:
        return f"only {len(files)} sources"
    with tempfile.TemporaryDirectory(prefix="memo-") as data:
        for name in ("templates", "lua"):
            shutil.copytree(os.path.join(suite.TOP, name), os.path.join(data, name))
        rule = os.path.join(data, "sai.lua")
        with open(rule, "w", encoding="utf-8") as file:
            file.write(BROKEN)
        before = results(data, files)
        failing = results(data, files[:1], "--rules", rule)
        if comment(data) == 0:
            return "no rule files"
        after = results(data, files)
        reasons = [f"{os.path.basename(path)} as {kind} differs"
                   for (path, kind), made in before.items() if made != after[path, kind]]
        if failing != results(data, files[:1], "--rules", rule):
            reasons.append("the message of a rule that fails differs")
        if not any(status == 0 for status, _, _ in before.values()):
            reasons.append("nothing was rendered")
        return reasons


if __name__ == "__main__":
    suite.check("memo/same", same)
