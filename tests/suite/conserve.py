# SPDX-License-Identifier: MIT
"""Nothing is lost by an import: the letters and digits of every file, counted without vanban, are
those of the source made of it and those that the report lists, each as often.

The files: the seeds, everything of examples/ and of the goldens that can be rendered, as DOCX and
as Markdown, the examples as files of Word and laid out by hand, the annexes of the decree, and
PDFs of the examples and the annexes.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import layouts  # noqa: E402
import letters  # noqa: E402
import suite  # noqa: E402
import wordhand  # noqa: E402
import wordlike  # noqa: E402

DATA = os.path.join(suite.TOP, "tests", "data")
COUNTERS = {".docx": letters.of_docx, ".pdf": letters.of_pdf}


def run(*arguments):
    """(status, stderr) of vanban."""
    done = subprocess.run([suite.VANBAN, *arguments], stdin=subprocess.DEVNULL, timeout=suite.DEADLINE,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def imported(path, folder, *options):
    """Why the import of PATH loses or makes something, None when it does not."""
    made = os.path.join(folder, os.path.basename(path) + ".nhap.md")
    told = made + ".json"
    status, said = run("import", path, "-o", made, "--report", told, "--no-source", *options)
    if status:
        return f"exit {status}: {said}"
    with open(told, encoding="utf-8") as file:
        report = json.load(file)
    given = COUNTERS.get(os.path.splitext(path)[1], letters.of_text)(path)
    here = letters.of_source(made, [image["name"] for image in report["media"]])
    lost, added = letters.difference(given, here, report)
    counts = report["letters"]
    if lost or added:
        return f"lost {lost}, added {added}"
    if counts["in"] != counts["out"] + counts["listed"] or "VB-0271" in said:
        return f"vanban counts {counts}"
    if counts["in"] != sum(given.values()) or counts["out"] != sum(here.values()):
        return f"vanban counts {counts}, not {sum(given.values())} and {sum(here.values())}"
    return None


def rendered(source, kind, folder):
    """A file that vanban makes of SOURCE: its path, None when it does not render."""
    path = os.path.join(folder, f"{os.path.basename(source)}.{kind}")
    if run("render", source, "-t", kind, "--no-source", "-o", path)[0] != 0:
        return None
    if kind == "md":    # without its seal, which is no text
        with open(path, "rb+") as file:
            text = file.read()
            file.truncate(text.rindex(b"<!-- vanban sha256="))
    return path


def at_home(folder):
    """Files made of the examples and goldens, as (name, path)."""
    sources = list(suite.examples().values()) + sorted(
        glob.glob(os.path.join(suite.TOP, "tests", "golden", "*", "*.in.*")))
    asked = [(source, kind) for source in sources for kind in ("docx", "md")]
    places = [tempfile.mkdtemp(dir=folder) for _ in asked]
    with ThreadPoolExecutor(2) as pool:
        paths = list(pool.map(lambda one: rendered(*one[0], one[1]), zip(asked, places)))
    return [(f"{os.path.relpath(source, suite.TOP)}: {kind}", path)
            for (source, kind), path in zip(asked, paths) if path]


def of_word(folder):
    """The examples in every disguise of Word and the layouts by hand, as (name, path)."""
    made = {name: wordhand.document(blocks) for name, blocks in layouts.LAYOUTS.items()}
    for name, source in suite.examples().items():
        plain = rendered(source, "docx", tempfile.mkdtemp(dir=folder))
        made.update({f"{name} {one.name}": one.data for one in wordlike.all_of(plain)})
    found = []
    for name, data in made.items():
        found.append((name, os.path.join(folder, name.replace(" ", "-") + ".docx")))
        with open(found[-1][1], "wb") as out:
            out.write(data)
    return found


def every(files, folder):
    """Every file of FILES in one check: the reasons, with the names."""
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda one: imported(one[1], tempfile.mkdtemp(dir=folder)), files)
        reasons = [f"{name}: {reason}" for (name, _), reason in zip(files, found) if reason]
    return reasons if files else "no files"


def main():
    """Count."""
    with tempfile.TemporaryDirectory(prefix="conserve-") as folder:
        for path in sorted(glob.glob(os.path.join(DATA, "seeds", "*.txt"))):
            suite.check("seed-" + os.path.basename(path), imported, path, folder)
        for path in sorted(glob.glob(os.path.join(DATA, "nd30", "*.docx"))):
            suite.check("annex-" + os.path.basename(path), imported, path, folder)
        papers, failed = suite.pdfs(suite.examples())
        annexes, more = suite.pdfs_of({os.path.basename(path)[:-5]: path for path in
                                       glob.glob(os.path.join(DATA, "nd30", "*.docx"))})
        for name in sorted([*suite.examples(), *annexes, *more]):
            suite.check("pdf-" + name, lambda name=name: imported(
                suite.given(name, {**papers, **annexes}, {**failed, **more}), folder))
        files = at_home(folder)
        for kind in ("docx", "md"):
            suite.check("rendered-" + kind, every, [f for f in files if f[1].endswith(kind)], folder)
        suite.check("word", every, of_word(folder), folder)


if __name__ == "__main__":
    suite.main(main)
