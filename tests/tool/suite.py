# SPDX-License-Identifier: MIT
"""What the suites share: the environment, the lines they print, the rendered examples.

Environment: VANBAN the program, BUILD the folder of output, TOP the repository, NODE_VALIDATOR
the Open XML validator. A suite prints `ok NAME`, `not ok NAME: reason` or `skip NAME: reason`
and exits 0; whoever runs it counts the lines.
"""

import glob
import os
import shutil
import subprocess
import sys
import traceback

import office
import page

TOP = os.path.abspath(os.environ.get("TOP") or
                      os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
BUILD = os.path.abspath(os.environ.get("BUILD") or os.path.join(TOP, "build"))
VANBAN = os.path.abspath(os.environ.get("VANBAN") or os.path.join(BUILD, "vanban"))
WORK = os.path.join(BUILD, "test", "render")
DEADLINE = 60

SEEDS = {    # seed → the example made from it
    "000": "ke-hoach-thi-dua-2026-2030",
    "001": "ke-hoach-thi-dua-2023-2025",
    "002": "ke-hoach-ma-tuy-2024",
    "003": "thang-hanh-dong-2026",
    "004": "bao-cao-thi-dua-2023",
}


class Skip(Exception):
    """A check that cannot run here."""


def _one_line(text):
    return " ".join(str(text).split())[:600]


def check(name, function, *given):
    """Run FUNCTION: it returns nothing, or a reason or a list of reasons why NAME fails."""
    try:
        reasons = function(*given)
    except Skip as reason:
        print(f"skip {name}: {_one_line(reason)}", flush=True)
        return
    except Exception as problem:  # pylint: disable=broad-except
        if os.environ.get("TRACE"):
            traceback.print_exc()
        reasons = f"{type(problem).__name__}: {problem}"
    if isinstance(reasons, str):
        reasons = [reasons]
    if reasons:
        print(f"not ok {name}: {_one_line('; '.join(reasons))}", flush=True)
    else:
        print(f"ok {name}", flush=True)


def examples():
    """The sources in examples/, by name without ending."""
    found = {os.path.splitext(os.path.basename(path))[0]: path
             for path in sorted(glob.glob(os.path.join(TOP, "examples", "*.md")))}
    found.pop("README", None)
    return found


def run(arguments, env=None, want=0):
    """Run vanban; its output as bytes. Another status than WANT is an error."""
    if not os.access(VANBAN, os.X_OK):
        raise RuntimeError(f"no program {VANBAN}")
    done = subprocess.run([VANBAN, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=DEADLINE, check=False, env={**os.environ, **(env or {})})
    if done.returncode != want:
        said = done.stderr.decode("utf-8", "replace").strip()[-300:]
        raise RuntimeError(f"vanban {' '.join(arguments[:2])}: exit {done.returncode}: {said}")
    return done.stdout


def render(name, source):
    """Render SOURCE; the path of the DOCX."""
    os.makedirs(WORK, exist_ok=True)
    docx = os.path.join(WORK, name + ".docx")
    run(["render", source, "-f", "-o", docx])
    return docx


def empty(folder):
    """Makes the folder anew, so that nothing of an earlier run is in the way."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)


def need_tools():
    """Skip what needs a PDF where LibreOffice or poppler is missing."""
    if not office.available():
        raise Skip("LibreOffice is not installed")
    if not page.available():
        raise Skip("poppler-utils are not installed")


def pdfs(sources):
    """Render SOURCES (name → source); (name → PDF), (name → why there is none)."""
    docx, failed = {}, {}
    for name, source in sources.items():
        try:
            docx[name] = render(name, source)
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as problem:
            failed[name] = str(problem)
    made, more = pdfs_of(docx)
    return made, {**failed, **more}


def pdfs_of(docx):
    """Convert DOCX (name → path); (name → PDF), (name → why there is none)."""
    failed, made = {}, {}
    try:
        need_tools()
        made = dict(zip(docx, office.cached_pdfs(list(docx.values()), os.path.join(WORK, "pdf"))))
    except (Skip, office.OfficeError, OSError) as problem:
        kind = Skip if isinstance(problem, Skip) else str
        failed.update({name: kind(problem) for name in docx})
    return made, failed


def given(name, made, failed):
    """The PDF of NAME, or its failure raised."""
    if name in made:
        return made[name]
    problem = failed.get(name, "not rendered")
    raise problem if isinstance(problem, Skip) else RuntimeError(problem)


def main(function):
    """Run a suite's FUNCTION; the exit status is 0 whatever it finds."""
    sys.stdout.reconfigure(encoding="utf-8")
    function()
