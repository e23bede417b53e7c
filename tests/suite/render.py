# SPDX-License-Identifier: MIT
"""Every example becomes a DOCX that independent readers accept, the same under any locale."""

import hashlib
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import office  # noqa: E402
import ooxml  # noqa: E402
import suite  # noqa: E402

PLACES = ({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"})
OPEN = "import docx, sys; print(len(docx.Document(sys.argv[1]).paragraphs))"


def renders(name, source, made):
    """It renders, and is a zip archive."""
    path = suite.render(name, source)
    with open(path, "rb") as file:
        if file.read(4) != b"PK\3\4":
            return "not a zip archive"
    made[name] = path
    return None


def need(made, name):
    """The DOCX of NAME."""
    if name not in made:
        raise RuntimeError("not rendered")
    return made[name]


def validates(made, name):
    """The Open XML SDK has nothing to say."""
    if not ooxml.available():
        raise suite.Skip("NODE_VALIDATOR does not name the validator")
    path = need(made, name)
    return ooxml.validate([path])[path]


def converts(made, name):
    """LibreOffice makes a PDF of it."""
    path = need(made, name)
    if not office.available():
        raise suite.Skip("LibreOffice is not installed")
    pdf = office.cached_pdfs([path], os.path.join(suite.WORK, "pdf"))[0]
    return None if os.path.getsize(pdf) > 1000 else "an empty PDF"


def python_with_docx():
    """A Python that has python-docx, or None."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.access(python, os.X_OK) and not subprocess.run(
                [python, "-c", "import docx"], capture_output=True, check=False).returncode:
            return python
    return None


def opens(made, name, python):
    """python-docx opens it and finds paragraphs."""
    path = need(made, name)
    if not python:
        raise suite.Skip("python-docx is not installed")
    done = subprocess.run([python, "-c", OPEN, path], capture_output=True, check=False,
                          timeout=suite.DEADLINE)
    if done.returncode:
        return done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
    return None if int(done.stdout) else "no paragraph"


def repeats(name, source):
    """The same bytes in two time zones and locales, for DOCX and Markdown."""
    reasons = []
    for kind in ("docx", "md"):
        digests = {hashlib.sha256(suite.run(["render", "-t", kind, "-o", "-", source], env)).hexdigest()
                   for env in PLACES}
        if len(digests) != 1:
            reasons.append(f"{kind} differs between {PLACES[0]} and {PLACES[1]}")
    return reasons


def all_of_it():
    """Every check over every example."""
    sources = suite.examples()
    suite.check("examples", lambda: None if len(sources) >= 8 else "fewer than eight examples")
    made = {}
    python = python_with_docx()
    for name, source in sources.items():
        suite.check(name, renders, name, source, made)
    if office.available():
        try:    # one call for all; what fails shows below
            office.cached_pdfs(list(made.values()), os.path.join(suite.WORK, "pdf"))
        except (office.OfficeError, OSError):
            pass
    for name, source in sources.items():
        suite.check(f"{name}/validator", validates, made, name)
        suite.check(f"{name}/libreoffice", converts, made, name)
        suite.check(f"{name}/python-docx", opens, made, name, python)
        suite.check(f"{name}/same-bytes", repeats, name, source)


suite.main(all_of_it)
