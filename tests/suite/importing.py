# SPDX-License-Identifier: MIT
"""The command import: what it refuses, what it writes and where, what it says."""

import io
import json
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib

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
            (("a.txt", "-o", "x.docx"), "VB-0105"), (("a.txt", "-o", "x.xml", "-t", "tree"), "VB-0105"),
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
                             ("trang", b"\n \t\n\f\n", "VB-0204"),
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
    if run(SEED, "-q", "-t", "source")[1] != printed:
        reasons.append("-t source is something else than the default")
    status, out, _ = run(SEED, "-o", "a.md", "--report", "-", "--force", folder=folder)
    if status or json.loads(out) != report:
        reasons.append("the report on standard output is another")
    with open(SEED, "rb") as file:
        status, out, said = run("-", data=file.read())
    if status or out != printed:
        reasons.append(f"from standard input: exit {status}: {said}")
    return reasons


def kept(folder):
    """A source comes out as it went in; fields of --set are set."""
    path = suite.examples()[suite.SEEDS["002"]]
    status, out, said = run(path, "--report", "a.json", "-o", "a.md", folder=folder)
    reasons = [] if status == 0 and "VB-0274" in said and not out else [f"exit {status}: {said}"]
    with open(path, "rb") as file:
        if file.read() != read(folder, "a.md"):
            reasons.append("the source is changed")
    if json.loads(read(folder, "a.json"))["kind"] != "source":
        reasons.append("the report calls it something else")
    for given in (path, SEED):
        _, out, _ = run(given, "--set", "số=45")
        if "\nsố: 45\n" not in out.decode("utf-8"):
            reasons.append(f"--set does nothing to {given}")
    return reasons


def picture(path):
    """A DOCX with two pictures, one of them twice."""
    try:
        import docx    # pylint: disable=import-outside-toplevel
    except ImportError as problem:
        raise suite.Skip("no python3-docx") from problem

    def png(colour):
        def chunk(name, data):
            return (struct.pack(">I", len(data)) + name + data
                    + struct.pack(">I", zlib.crc32(name + data)))
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(b"\0" + colour)) + chunk(b"IEND", b""))

    document = docx.Document()
    document.add_paragraph("Hình bên dưới là sơ đồ của đơn vị.")
    for colour in (b"abc", b"xyz", b"abc"):
        document.add_picture(io.BytesIO(png(colour)))
    document.save(path)
    return [png(b"abc"), png(b"xyz")]


def media(folder):
    """Images go into a folder beside the source, which names them; whole or not at all."""
    images = picture(os.path.join(folder, "a.docx"))
    status, _, said = run("a.docx", folder=folder)
    reasons = [] if status == 0 and "VB-0272" in said else [f"without -o: exit {status}: {said}"]
    os.mkdir(os.path.join(folder, "con"))
    status, _, said = run("a.docx", "-o", "con/b.md", "--report", "b.json", folder=folder)
    if status or "VB-0272" in said:
        reasons.append(f"exit {status}: {said}")
    place = os.path.join(folder, "con", "b.media")
    if sorted(read(place, name) for name in os.listdir(place)) != sorted(images):
        reasons.append(f"images: {os.listdir(place)}")
    names = [image["name"] for image in json.loads(read(folder, "b.json"))["media"]]
    text = read(folder, "con/b.md").decode("utf-8")
    if sorted(names) != sorted(os.listdir(place)) or any(f"(b.media/{name})" not in text for name in names):
        reasons.append(f"{names} in {text}")
    before = sorted(os.listdir(folder))
    os.remove(os.path.join(folder, "con", "b.md"))
    status, _, said = run("a.docx", "-o", "con/b.md", folder=folder)
    if status != 2 or "VB-0110" not in said or read(folder, "con/b.md") is not None:
        reasons.append(f"folder is there: exit {status}: {said}")
    status, _, said = run("a.docx", "-o", "con/b.md", "--force", folder=folder)
    if status or read(folder, "con/b.md") is None:
        reasons.append(f"--force: exit {status}: {said}")
    os.mkdir(os.path.join(folder, "c.md"))    # nothing can be written there
    status, _, said = run("a.docx", "-o", "c.md", "--report", "c.json", "--force", folder=folder)
    if status != 7 or sorted(os.listdir(folder)) != sorted(before + ["c.md"]):
        reasons.append(f"left of a failure: exit {status}: {sorted(os.listdir(folder))}")
    return reasons


def unwritable(folder):
    """A target that cannot be written: exit status 7, nothing else written."""
    status, _, said = run(SEED, "-o", "khong/a.md", "--report", "a.json", folder=folder)
    reasons = [] if status == 7 and "VB-0701" in said else [f"exit {status}: {said}"]
    os.mkdir(os.path.join(folder, "con"))
    for target in ("con", "con/"):
        status, _, said = run(SEED, "-o", target, folder=folder)
        if status != 7 or "VB-0701" not in said or "--force" in said:
            reasons.append(f"-o {target}: exit {status}: {said}")
    if os.listdir(folder) != ["con"] or os.listdir(os.path.join(folder, "con")):
        reasons.append(f"left: {os.listdir(folder)}")
    return reasons


def profile(folder):
    """Fields that the file leaves open are the profile's; another agency's document stays it."""
    write(folder, "vanban.yaml", "mặc định:\n  cơ quan chủ quản: UBND tỉnh Sơn La\n  cơ quan: Văn phòng\n"
          "  địa danh: Sơn La\n".encode("utf-8"))
    status, out, said = run(SEED, "-o", "a.md", folder=folder)
    head = read(folder, "a.md").decode("utf-8").partition("\n---\n")[0]
    reasons = [f"exit {status}: {said}"] if status or "VB-0332" in said else []
    if "cơ quan" in head or "địa danh" in head or "\nsố:\n" not in head:
        reasons.append(f"fields that hide the profile's: {head}")
    printed = suite.run(["preview", "-q", os.path.join(folder, "a.md")]).decode("utf-8")
    if "UBND TỈNH SƠN LA<br>**VĂN PHÒNG**" not in printed:
        reasons.append(f"preview: {printed[:120]}")
    other = os.path.join(suite.TOP, "tests", "data", "kinds", "cong-dien.txt")
    status, out, said = run(other, "-o", "b.md", folder=folder)
    if b"\nc\xc6\xa1 quan ch\xe1\xbb\xa7 qu\xe1\xba\xa3n:\n" not in read(folder, "b.md"):
        reasons.append("another agency's document gets ours above its own")
    status, out, said = run(SEED, "--set", "cơ quan=Sở Y tế")
    if status or "VB-0332" in said or "\ncơ quan: Sở Y tế\n" not in out.decode("utf-8"):
        reasons.append(f"--set: exit {status}: {said}")
    return reasons


def damaged(folder):
    """Letters that were lost, and control characters, stay to be seen; a new page is none."""
    reasons = []
    for name, data, want, is_told in (
            ("mat-chu", "Đơn vị đã đượ\ufffd giao việc \ufffd.", "Đơn vị đã đượ\ufffd giao việc \ufffd.", False),
            ("dieu-khien", "Đơn vị\x01 nhận.", "Đơn vị\ufffd nhận.", True),
            ("trang", "Đơn vị nhận.\n\n\fĐơn vị gửi.", "Đơn vị nhận.\n\nĐơn vị gửi.", False)):
        write(folder, name, data.encode("utf-8"))
        status, out, said = run(name, folder=folder)
        if status or want not in out.decode("utf-8") or ("VB-0205" in said) != is_told:
            reasons.append(f"{name}: exit {status}: {out.decode('utf-8')[-80:]} {said}")
    return reasons


def large(folder):
    """One paragraph of megabytes is imported, in seconds."""
    write(folder, "dai.txt", ("Các đơn vị thực hiện nhiệm vụ được giao. " * 60000).encode("utf-8"))
    start = time.monotonic()
    status, out, said = run("dai.txt", folder=folder)
    seconds = time.monotonic() - start
    reasons = [] if status == 0 and len(out) > 3000000 else [f"exit {status}: {said}"]
    return reasons + ([f"{seconds:.1f} s"] if seconds > 20 else [])


def main():
    """Import."""
    for name, function in (("refused", refused), ("unreadable", unreadable), ("outputs", outputs),
                           ("unwritable", unwritable), ("kept", kept), ("media", media),
                           ("profile", profile), ("damaged", damaged), ("large", large)):
        with tempfile.TemporaryDirectory(prefix="import-") as folder:
            suite.check(name, function, folder)


if __name__ == "__main__":
    suite.main(main)
