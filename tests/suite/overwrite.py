# SPDX-License-Identifier: MIT
"""What render may overwrite: its own last output, as long as nobody has edited it."""

import os
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import office  # noqa: E402
import suite  # noqa: E402

KEPT = 7    # exit status of a file that was not overwritten


def render(source, output, *more):
    """Exit status and messages of a render."""
    done = subprocess.run([suite.VANBAN, "render", source, "-o", output, *more],
                          capture_output=True, timeout=suite.DEADLINE, check=False)
    return done.returncode, done.stderr.decode("utf-8")


def read(path):
    """A file as bytes."""
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    """Write a file."""
    with open(path, "wb") as file:
        file.write(data)


def same(path):
    """As it was."""
    return read(path)


def word(path):
    """A word changed with python-docx."""
    import docx    # pylint: disable=import-outside-toplevel
    document = docx.Document(path)
    document.paragraphs[-1].add_run(" thêm")
    document.save(path)


def pack(path, order=None, method=zipfile.ZIP_STORED):
    """The same parts packed anew."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", method) as package:
        for name in order(parts) if order else parts:
            package.writestr(name, parts[name])


def reorder(path):
    """The parts in another order, as another program would pack them."""
    pack(path, sorted)


def office_save(path):
    """Saved by LibreOffice."""
    if not office.available():
        raise suite.Skip("LibreOffice is not installed")
    out = os.path.join(os.path.dirname(path), "office")
    os.replace(office.convert([path], "docx:MS Word 2007 XML", out)[0], path)


def scrub(path):
    """Its own data taken out."""
    clean = path + ".clean.docx"
    suite.run(["scrub", "-q", path, "-o", clean])
    os.replace(clean, path)


def foreign(path):
    """Another file of that name."""
    write(path, b"PK no package\n")


def text(path):
    """A line more."""
    write(path, read(path) + "Thêm một dòng.\n".encode())


def cut(path):
    """Its end cut off."""
    write(path, read(path)[:-20])


def empty(path):
    """Nothing in it."""
    write(path, b"")


def letter(path):
    """One letter changed."""
    data = read(path)
    at = data.rindex("trực thuộc".encode())
    write(path, data[:at] + b"T" + data[at + 1:])


CASES = [   # ending, what happened to the file, whether render may overwrite it
    ("docx", same, True), ("docx", pack, True), ("docx", empty, True),
    ("docx", word, False), ("docx", reorder, False), ("docx", office_save, False),
    ("docx", scrub, False), ("docx", foreign, False), ("docx", cut, False),
    *((ending, change, change in (same, empty)) for ending in ("md", "nguon.md", "xml")
      for change in (same, empty, foreign, text, cut, letter)),
    ("tree", same, False), ("tree", empty, True),
]


def judge(source, ending, change, may, folder):
    """One case: status, bytes of the file, --force."""
    output = os.path.join(folder, f"{ending.replace('.', '-')}-{change.__name__}.{ending}")
    if render(source, output)[0] != 0:
        return "no first output"
    first = read(output)
    change(output)
    before = read(output)
    status, said = render(source, output)
    reasons = []
    if may and (status != 0 or read(output) != first):
        reasons.append(f"exit {status}: not written anew: {said}")
    if not may and (status != KEPT or read(output) != before or "VB-0704" not in said):
        reasons.append(f"exit {status}, changed: {read(output) != before}: {said}")
    if render(source, output, "-f")[0] != 0 or read(output) != first:
        reasons.append("not replaced with -f")
    if len(os.listdir(folder)) != len(set(os.listdir(folder))):
        reasons.append("a file is left over")
    return reasons


def sealed_again(source, folder):
    """A sealed source gives what the source gives; its seal is no text of it."""
    once, twice = os.path.join(folder, "1.nguon.md"), os.path.join(folder, "2.nguon.md")
    render(source, once)
    render(once, twice)
    reasons = [] if read(once) == read(twice) else ["the seal became text"]
    for kind in ("md", "tree"):
        if suite.run(["render", "-t", kind, "-o", "-", source]) != \
                suite.run(["render", "-t", kind, "-o", "-", once]):
            reasons.append(f"another {kind}")
    return reasons


def endings(source, folder):
    """An ending that is no format is refused, and nothing is written."""
    reasons = []
    for name in ("x.pdf", "x.doc", "x.odt", "x.docx.pdf", "x.html"):
        status, said = render(source, os.path.join(folder, name))
        if status != 2 or "VB-0115" not in said or os.path.exists(os.path.join(folder, name)):
            reasons.append(f"{name}: exit {status}: {said}")
    for name, more in (("x", ()), ("x.txt", ("-t", "md"))):
        if render(source, os.path.join(folder, name), *more)[0] != 0:
            reasons.append(f"{name}: not written")
    return reasons


def overwriting():
    """All checks."""
    source = suite.examples()["ke-hoach-thi-dua-2026-2030"]
    with tempfile.TemporaryDirectory() as folder:
        for ending, change, may in CASES:
            suite.check(f"{ending}/{change.__name__}", judge, source, ending, change, may, folder)
        suite.check("sealed-again", sealed_again, source, folder)
        suite.check("endings", endings, source, folder)


if __name__ == "__main__":
    suite.main(overwriting)
