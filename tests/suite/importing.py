# SPDX-License-Identifier: MIT
"""The command import: what it refuses, what it writes and where, what it says."""

import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import suite  # noqa: E402

SEED = os.path.join(suite.TOP, "tests", "data", "seeds", "002.txt")


def run(*arguments, data=None, folder=None):
    """(status, stdout, stderr) of the program."""
    done = subprocess.run([suite.VANBAN, "import", *arguments], input=data, capture_output=True,
                          cwd=folder, timeout=suite.DEADLINE, check=False)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def read(folder, name):
    """A file as bytes, None when it is not there."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def write(folder, name, data):
    """Write a file."""
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def refused(folder):
    """Usage that is wrong: exit status 2, its message, nothing written."""
    write(folder, "a.txt", b"V\xc4\x83n b\xe1\xba\xa3n.\n")
    write(folder, "co.md", b"x")
    os.symlink("a.txt", os.path.join(folder, "noi.txt"))
    before = sorted(os.listdir(folder))
    reasons = []
    for arguments, code in (
            ((), "VB-0104"), (("a.txt", "b.txt"), "VB-0103"), (("a.txt", "-t", "docx"), "VB-0105"),
            (("a.txt", "-o", "co.md"), "VB-0110"), (("a.txt", "-o", "a.txt"), "VB-0107"),
            (("a.txt", "-o", "a.txt", "-f"), "VB-0107"), (("a.txt", "-o", "noi.txt", "-f"), "VB-0107"),
            (("a.txt", "--report", "co.md", "-o", "x.md"), "VB-0110"),
            (("a.txt", "--report", "a.txt", "-f"), "VB-0107"),
            (("a.txt", "--report", "-"), "VB-0114"),
            (("a.txt", "--report", "x.md", "-o", "x.md"), "VB-0114"),
            (("a.txt", "--template", "x"), "VB-0102")):
        status, out, said = run(*arguments, folder=folder)
        if status != 2 or out or code not in said:
            reasons.append(f"{arguments}: exit {status}: {said}")
    if sorted(os.listdir(folder)) != before or read(folder, "co.md") != b"x":
        reasons.append(f"written: {os.listdir(folder)}")
    return reasons


def unreadable(folder):
    """Files that cannot be imported: exit status 3, the message, no output."""
    reasons = []
    for name, data, code in (("khong-co", None, "VB-0201"), ("rong", b"", "VB-0204"),
                             ("anh", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "VB-0202")):
        if data is not None:
            write(folder, name, data)
        status, out, said = run(name, "-o", "ra.md", "--report", "ra.json", folder=folder)
        if status != 3 or out or code not in said:
            reasons.append(f"{name}: exit {status}: {said}")
    if read(folder, "ra.md") is not None or read(folder, "ra.json") is not None:
        reasons.append("an output was written")
    return reasons


def outputs(folder):
    """Data on standard output or in the file, the same; the report tells; -q is silent."""
    reasons = []
    _, printed, said = run(SEED)
    if "VB-0270" not in said:
        reasons.append(f"no summary: {said}")
    status, out, said = run(SEED, "-o", "a.md", "--report", "a.json", "-q", folder=folder)
    if status or out or said:
        reasons.append(f"-o -q: exit {status}: {out[:80]} {said}")
    if read(folder, "a.md") != printed:
        reasons.append("-o writes something else than standard output gets")
    report = json.loads(read(folder, "a.json"))
    if report["file"] != SEED or report["kind"] != "text":
        reasons.append(f"report: {report['file']}, {report['kind']}")
    status, out, _ = run(SEED, "-o", "a.md", "--report", "-", "--force", folder=folder)
    if status or json.loads(out) != report:
        reasons.append("the report on standard output is another")
    with open(SEED, "rb") as file:
        status, out, said = run("-", data=file.read())
    if status or out != printed:
        reasons.append(f"from standard input: exit {status}: {said}")
    return reasons


def unwritable(folder):
    """A target that cannot be written: exit status 7, nothing else written."""
    status, _, said = run(SEED, "-o", "khong/a.md", "--report", "a.json", folder=folder)
    reasons = [] if status == 7 and "VB-0701" in said else [f"exit {status}: {said}"]
    if os.listdir(folder):
        reasons.append(f"left: {os.listdir(folder)}")
    return reasons


def main():
    """Import."""
    for name, function in (("refused", refused), ("unreadable", unreadable), ("outputs", outputs),
                           ("unwritable", unwritable)):
        with tempfile.TemporaryDirectory(prefix="import-") as folder:
            suite.check(name, function, folder)


if __name__ == "__main__":
    suite.main(main)
