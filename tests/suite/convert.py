# SPDX-License-Identifier: MIT
"""Files that LibreOffice and pdftotext read for `vanban import`: what is in them comes
through, what cannot be read is told, nothing is left behind."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import office  # noqa: E402
import suite  # noqa: E402

EXAMPLE = os.path.join(suite.TOP, "examples", "ke-hoach-thi-dua-2026-2030.md")
# extension → filter of LibreOffice that writes it
FILTERS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf", "html": "html:HTML (StarWriter)",
           "pdf": "pdf"}
LOCK = ('pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"mật khẩu"}}')
# a label: LibreOffice's own .doc loses where lists go on
LABEL = re.compile(r"^(?:[IVX]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)|[-+])$")
SECONDS = 150


def write_as(source, folder, kind, name=FILTERS):
    """The file that LibreOffice writes of SOURCE."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run([office.available(), "-env:UserInstallation=" + pathlib.Path(profile).as_uri(), "--headless",
                        "--convert-to", name[kind] if isinstance(name, dict) else name,
                        "--outdir", folder, source],
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=SECONDS, check=True)
    return os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + "." + kind)


class Place:
    """A folder with an example in every format, and an empty TMPDIR."""

    def __init__(self, folder):
        self.folder = folder
        self.temp = os.path.join(folder, "tạm của tôi")
        os.mkdir(self.temp)
        self.docx = os.path.join(folder, "mau.docx")
        subprocess.run([suite.VANBAN, "render", EXAMPLE, "-q", "-o", self.docx], check=True)
        self.files = {kind: write_as(self.docx, folder, kind) for kind in FILTERS}

    def environment(self, path=None):
        """The environment of a run, with PATH as given."""
        env = dict(os.environ, TMPDIR=self.temp, LC_ALL="C.UTF-8")
        if path is not None:
            env["PATH"] = path
        return env

    def run(self, *args, path=None):
        """`vanban import ARGS`: status, output, messages."""
        done = subprocess.run([suite.VANBAN, "import", *args], env=self.environment(path),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS,
                              check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def left(self):
        """What stays in the temporary folder."""
        return os.listdir(self.temp)

    def make(self, name, content):
        """A file of CONTENT."""
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def read(self, kind):
        """The bytes of the example as KIND."""
        with open(self.files[kind], "rb") as file:
            return file.read()


def words(raw):
    """The words of a printed tree, without labels."""
    bare = re.sub(r"\{[^{}]*\}", "", raw)
    text = " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', re.sub(r'" br "', " ", bare)))
    return [w for w in re.split(r"\s+|\\n", text) if w and not LABEL.match(w)]


def comes_through(place, kind):
    """The words of the file are those of the DOCX it was made of."""
    want = words(place.run(place.docx, "-t", "raw")[1])
    status, raw, messages = place.run(place.files[kind], "-t", "raw")
    if status:
        return f"exit {status}: {messages}"
    if 'name="hoi"' in raw:
        return "a question that nobody asked"
    got = words(raw)
    if kind in ("html", "pdf"):    # the two halves of the head side by side
        want, got = sorted(want), sorted(got)
    if got != want:
        odd = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
        return f"{got[odd:odd + 5]} for {want[odd:odd + 5]}"
    return f"left: {place.left()}" if place.left() else None


def by_content(place):
    """The extension says nothing."""
    wrong = []
    for kind in ("rtf", "html"):
        path = place.make(f"doi-ten-{kind}.doc", place.read(kind))
        status, raw, messages = place.run(path, "-t", "raw")
        if status or len(words(raw)) < 500 or f"({kind})" not in messages:
            wrong.append(f"{kind} as .doc: exit {status}: {messages}")
    return wrong


def refused(place, path, status, code):
    """A message, its status, no output, nothing left behind."""
    target = os.path.join(place.folder, "ra.md")
    got, out, messages = place.run(path, "-o", target)
    if got != status or code not in messages:
        return f"exit {got}: {messages}"
    if out or os.path.exists(target) or place.left():
        return f"output or leftovers: {place.left()}"
    return None


def picture_pdf():
    """A page that is a picture."""
    pixels = zlib.compress(bytes(64 * 64))
    stream = b"595 0 0 842 0 0 cm /I Do"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(pixels), pixels),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (b"xref\n0 6\n0000000000 65535 f \n" + table +
                  b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out))


def interrupted(place):
    """Ctrl-C ends the other program too, and its folder goes."""
    folder = os.path.join(place.folder, "bin")
    os.makedirs(folder, exist_ok=True)
    told = os.path.join(place.folder, "pid")
    with open(os.path.join(folder, "soffice"), "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\nsleep 600 &\n"
                   f"echo $! >'{told}.new'; mv '{told}.new' '{told}'; wait\n")
    os.chmod(file.name, 0o755)
    with subprocess.Popen([suite.VANBAN, "import", place.files["rtf"]],
                          env=place.environment(folder + ":" + os.environ["PATH"]),
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL,  # jobs in the background ignore SIGINT
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as child:
        end = time.monotonic() + 20
        while not os.path.exists(told) and time.monotonic() < end:
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        status = child.wait(timeout=20)
    if status != 130:
        return f"exit {status}"
    with open(told, encoding="ascii") as file:
        sleeper = int(file.read())
    for _ in range(40):
        try:
            os.kill(sleeper, 0)
        except ProcessLookupError:
            break
        with open(f"/proc/{sleeper}/stat", encoding="ascii") as file:
            if file.read().split(")")[-1].split()[0] == "Z":
                break
        time.sleep(0.05)
    else:
        return "the other program runs on"
    return f"left: {place.left()}" if place.left() else None


def absent(place, kind):
    """Without the program: what to install."""
    path = place.files[kind]
    package = "poppler-utils" if kind == "pdf" else "libreoffice-writer"
    status, out, messages = place.run(path, path="/there/is/nothing")
    if status != 3 or "VB-0261" not in messages or package not in messages or out or place.left():
        return f"exit {status}: {messages}"
    return None


def no_network(place):
    """A web page asks no server for what it names; a server that listens sees nobody."""
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    at = f"http://127.0.0.1:{server.getsockname()[1]}/"
    page = (f'<html><head><link rel="stylesheet" href="{at}a.css"><base href="{at}">'
            f"<style>@import url({at}b.css); p {{ background: url({at}c.png) }}</style></head>"
            f'<body background="{at}d.png"><p>Xin chào <img src="{at}e.png"><a href="{at}f">đây</a>'
            f'</p><object data="{at}g"></object><iframe src="{at}h"></iframe><img src="i.png">'
            "</body></html>")
    with server:
        status, out, messages = place.run(place.make("trang.html", page.encode()))
        try:
            server.accept()
            return "the server was asked"
        except BlockingIOError:
            pass
    return None if status == 0 and "Xin chào" in out else f"exit {status}: {messages}"


def main():
    if not office.available() or not shutil.which("pdftotext"):
        print("skip convert: LibreOffice or pdftotext is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        for kind in FILTERS:
            suite.check(f"comes-through/{kind}", comes_through, place, kind)
            suite.check(f"absent/{kind}", absent, place, kind)
        suite.check("by-content", by_content, place)
        suite.check("no-network", no_network, place)
        suite.check("interrupted", interrupted, place)
        bad = {
            "cut.rtf": (place.make("cut.rtf", b"{\\rtf1\\ansi"), 3, "VB-0262"),
            "cut.odt": (place.make("cut.odt", place.read("odt")[:9000]), 3, "VB-02"),
            "cut.pdf": (place.make("cut.pdf", place.read("pdf")[:3000]), 3, "VB-0262"),
            "empty.pdf": (place.make("empty.pdf", b"%PDF-1.4\n"), 3, "VB-0262"),
            "scan.pdf": (place.make("scan.pdf", picture_pdf()), 3, "VB-0264"),
            "locked.pdf": (write_as(place.docx, folder, "pdf", LOCK), 3, "VB-0265"),
        }
        for name, given in bad.items():
            suite.check(f"refused/{name}", refused, place, *given)


main()
