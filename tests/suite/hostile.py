# SPDX-License-Identifier: MIT
"""Hostile sources, inputs and outputs: each ends in bounds, with a right output or a reason.

The sources are those of tests/tool/hostile.py, laid out as DOCX and as Markdown. A status other
than 0 comes with a message and without an output; with 0 the DOCX can be unpacked and its XML be
read. An example in another encoding or with other line ends becomes the same bytes.
"""

import concurrent.futures
import hashlib
import os
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from xml.parsers import expat

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import bounded  # noqa: E402
import hostile  # noqa: E402
import suite  # noqa: E402

KINDS = ("docx", "md")
EXAMPLE = "ke-hoach-thi-dua-2026-2030"
GOOD = hostile.HEAD + "Văn bản.\n"


# ---------------------------------------------------------------- what an end has to look like

def readable(path):
    """Why the DOCX at PATH cannot be unpacked and read."""
    try:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                with package.open(name) as part:
                    if name.endswith((".xml", ".rels")):
                        expat.ParserCreate().ParseFile(part)
                    else:
                        part.read()
    except (zipfile.BadZipFile, expat.ExpatError, OSError) as problem:
        return [f"{os.path.basename(path)}: {problem}"]
    return []


def spoken(end):
    """Why the messages of END are not enough for a status other than 0."""
    errors = [one for one in end.messages() if one.level == "lỗi" and one.id.startswith("VB-")]
    return [] if errors else [f"exit {end.status} without an error on stderr: {end.err[:200]!r}"]


def ended(end, status, code, folder, output):
    """Why END is not one of STATUS with the message CODE; FOLDER then holds OUTPUT or nothing."""
    reasons = end.beyond()
    if reasons:
        return reasons
    if end.status not in status:
        said = [f"{one.text} [{one.id}]" for one in end.messages() if one.level == "lỗi"]
        reasons.append(f"exit {end.status}, not {' or '.join(map(str, sorted(status)))}: "
                       f"{'; '.join(said)[:300]}")
    if end.status:
        reasons += spoken(end)
    if code and code not in (one.id for one in end.messages()):
        reasons.append(f"no {code} among {sorted({one.id for one in end.messages()})}")
    there = sorted(os.listdir(folder))
    if there != ([] if end.status else [output]):
        reasons.append(f"exit {end.status} and the files {there}")
    elif output.endswith(".docx") and there:
        reasons += readable(os.path.join(folder, output))
    return reasons


# ---------------------------------------------------------------- sources

def lay_out(name):
    """Lay out the source NAME as every kind; the reasons against it."""
    source, reasons = hostile.SOURCES[name], []
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        path, made = os.path.join(folder, "nguon.md"), os.path.join(folder, "ra")
        hostile.write(name, path)
        for kind in KINDS:
            os.mkdir(made)
            output = os.path.join(made, "x." + kind)
            end = bounded.run(["render", "--lang", "vi", "-t", kind, "-o", output, path])
            reasons += [f"{kind}: {reason}" for reason in
                        ended(end, source.status, source.code, made, "x." + kind)]
            for left in os.listdir(made):
                os.remove(os.path.join(made, left))
            os.rmdir(made)
    return reasons


def sources():
    """Every hostile source."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        running = {name: pool.submit(lay_out, name) for name in hostile.SOURCES}
        for name, future in running.items():
            suite.check(name, future.result)


# ---------------------------------------------------------------- encodings

def encodings(text):
    """TEXT in other encodings and with other line ends, by name."""
    nfd = unicodedata.normalize("NFD", text)
    crlf, mark = text.replace("\n", "\r\n"), "\ufeff"
    return {
        "utf-8-bom": (mark + text).encode("utf-8"),
        "crlf": crlf.encode("utf-8"),
        "cr": text.replace("\n", "\r").encode("utf-8"),
        "nfd": nfd.encode("utf-8"),
        "utf-16-le": (mark + text).encode("utf-16-le"),
        "utf-16-be": (mark + text).encode("utf-16-be"),
        "utf-16-le-nfd-crlf": (mark + nfd.replace("\n", "\r\n")).encode("utf-16-le"),
        "no-last-line-end": text.rstrip("\n").encode("utf-8"),
        "more-line-ends": (text + "\n\n\r\n").encode("utf-8"),
        "blanks-at-line-ends": text.replace("\n\n", "  \n \t\n").encode("utf-8"),
    }


def digest(data):
    """The DOCX of a source of these bytes, which it does not carry, as a digest."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        path = os.path.join(folder, "nguon.md")
        with open(path, "wb") as file:
            file.write(data)
        end = bounded.run(["render", "-t", "docx", "--no-source", "-o", "-", path])
    if end.status:
        raise RuntimeError(f"exit {end.status}: {end.err.strip()[:300]}")
    return hashlib.sha256(end.out).hexdigest()


def same_bytes():
    """An example in every encoding."""
    with open(os.path.join(suite.TOP, "examples", EXAMPLE + ".md"), encoding="utf-8") as file:
        text = file.read()
    wanted = []

    def plain():
        wanted.append(digest(text.encode("utf-8")))
        return None if unicodedata.is_normalized("NFC", text) else "the example is not NFC"

    suite.check("encoding/plain", plain)
    for name, data in encodings(text).items():
        suite.check(f"encoding/{name}", lambda given: None if [digest(given)] == wanted else
                    "another DOCX than of the plain source", data)


# ---------------------------------------------------------------- inputs

def refused(arguments, status, code, stdin=subprocess.DEVNULL):
    """vanban refuses ARGUMENTS with STATUS and CODE and leaves its folder empty."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        end = bounded.run(["render", "--lang", "vi", "-o", os.path.join(folder, "x.docx"),
                           *arguments], stdin=stdin)
        return ended(end, {status}, code, folder, "x.docx")


def unreadable():
    """A file that may not be read; to root, one whose first byte is an error."""
    if os.geteuid() == 0:
        return refused(["/proc/self/mem"], 3, "VB-0201")
    with tempfile.NamedTemporaryFile(suffix=".md") as file:
        os.chmod(file.name, 0)
        return refused([file.name], 3, "VB-0201")


def through_stdin(make, status, code):
    """What a pipe gives: the pieces of MAKE until vanban has had enough."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        try:
            with open(write_end, "wb") as file:
                for piece in make():
                    file.write(piece)
        except BrokenPipeError:
            pass
        finally:
            os._exit(0)
    os.close(write_end)
    try:
        return refused(["-"], status, code, read_end)
    finally:
        os.close(read_end)
        os.waitpid(child, 0)


def inputs():
    """Inputs that are no files, or none that can be read."""
    suite.check("input/folder", refused, [suite.TOP], 3, "VB-0201")
    suite.check("input/missing", refused, ["khong-co.md"], 3, "VB-0201")
    suite.check("input/missing-folder", refused, ["khong-co/x.md"], 3, "VB-0201")
    suite.check("input/under-a-file", refused, [os.path.join(suite.VANBAN, "x.md")], 3, "VB-0201")
    suite.check("input/long-name", refused, ["a" * 100_000 + ".md"], 3, "VB-0201")
    suite.check("input/unreadable", unreadable)
    suite.check("input/zeros-without-end", refused, ["/dev/zero"], 9, "VB-0902")
    suite.check("input/nothing", refused, ["/dev/null"], 3, "VB-0204")
    suite.check("input/stdin-empty", refused, ["-"], 3, "VB-0204")
    suite.check("input/stdin-of-30-MB", through_stdin,
                lambda: (b"chu " * (1 << 18) for _ in range(30)), 9, "VB-0902")


# ---------------------------------------------------------------- outputs

class Desk:
    """A folder with a good source and a bad one, to write in."""

    def __init__(self, folder):
        self.folder = folder
        os.mkdir(os.path.join(folder, "khac"))
        for name, text in (("tot.md", GOOD), ("khac/tot.md", GOOD + "Khác.\n"),
                           ("xau.md", GOOD.replace("kế hoạch", "kế hoạch lạ")),
                           ("cu.docx", "bản cũ")):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        os.symlink("tot.md", os.path.join(folder, "noi.md"))
        os.link(os.path.join(folder, "tot.md"), os.path.join(folder, "cung.md"))
        self.before = self.state()

    def state(self):
        """Every file and its bytes."""
        found = {}
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.folder)] = file.read()
        return found


def output(arguments, status, code, **more):
    """vanban with ARGUMENTS on a desk ends with STATUS and CODE, and changes nothing there."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        desk = Desk(folder)
        end = bounded.run(["render", "--lang", "vi", *arguments], cwd=folder, **more)
        reasons = end.beyond()
        if end.status != status or code not in (one.id for one in end.messages()):
            reasons.append(f"exit {end.status}, not {status} with {code}: {end.err[:200]!r}")
        after = desk.state()
        reasons += [f"{name} changed" for name in sorted({*desk.before, *after})
                    if desk.before.get(name) != after.get(name)]
        return reasons


def full():
    """Standard output on a full device."""
    with open("/dev/full", "wb") as device:
        return output(["tot.md", "-t", "docx", "-o", "-"], 7, "VB-0701", stdout=device)


def nobody():
    """Standard output that nobody reads."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        return output(["tot.md", "-t", "docx", "-o", "-"], 7, "VB-0701", stdout=write_end)
    finally:
        os.close(write_end)


def closed():
    """No standard output at all."""
    shell = ["sh", "-c", 'exec "$0" "$@" >&-', suite.VANBAN]
    return output(["tot.md", "-t", "docx", "-o", "-"], 7, "VB-0701", program=shell)


def replaced():
    """A good source replaces an old output, and keeps who may read it."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        desk, target = Desk(folder), os.path.join(folder, "cu.docx")
        os.chmod(target, 0o640)
        end = bounded.run(["render", "tot.md", "-f", "-o", "cu.docx"], cwd=folder)
        after = desk.state()
        if end.status or set(after) != set(desk.before):
            return f"exit {end.status}, files {sorted(after)}: {end.err[:200]!r}"
        if os.stat(target).st_mode & 0o777 != 0o640:
            return "other permissions than before"
        return readable(target)


def outputs():
    """Outputs that cannot be written or must not be."""
    for name, arguments, status, code in (
            ("missing-folder", ["tot.md", "-o", "khong/x.docx"], 7, "VB-0701"),
            ("missing-folder-slash", ["tot.md", "-o", "khong/"], 7, "VB-0701"),
            ("no-place-for-files", ["tot.md", "-o", "/proc/vanban.docx"], 7, "VB-0701"),
            ("under-a-file", ["tot.md", "-o", "cu.docx/x.docx"], 7, "VB-0701"),
            ("full-device", ["tot.md", "-t", "docx", "-o", "/dev/full"], 7, "VB-0701"),
            ("long-name", ["tot.md", "-o", "a" * 300 + ".docx"], 7, "VB-0701"),
            ("input-itself", ["tot.md", "-t", "md", "-o", "tot.md"], 2, "VB-0107"),
            ("input-by-another-way", ["tot.md", "-t", "docx", "-o", ".//./tot.md"], 2, "VB-0107"),
            ("input-by-symbolic-link", ["tot.md", "-t", "md", "-o", "noi.md"], 2, "VB-0107"),
            ("input-by-hard-link", ["tot.md", "-t", "md", "-o", "cung.md"], 2, "VB-0107"),
            ("other-input", ["noi.md", "-t", "md", "-o", "tot.md"], 2, "VB-0107"),
            ("other-input-in-a-folder", ["khac/tot.md", "tot.md", "-t", "md", "-o", "."], 2,
             "VB-0107"),
            ("two-inputs-one-file", ["tot.md", "xau.md", "-o", "x.docx"], 2, "VB-0108"),
            ("old-stays-when-stopped", ["xau.md", "-f", "-o", "cu.docx"], 4, "VB-0405"),
            ("foreign-stays", ["tot.md", "-o", "cu.docx"], 7, "VB-0704")):
        suite.check(f"output/{name}", output, arguments, status, code)
    suite.check("output/full-stdout", full)
    suite.check("output/closed-stdout", closed)
    suite.check("output/stdout-that-nobody-reads", nobody)
    suite.check("output/replaced", replaced)


def all_of_it():
    """Sources, encodings, inputs, outputs."""
    inputs()
    outputs()
    same_bytes()
    sources()


suite.main(all_of_it)
