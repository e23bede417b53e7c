# SPDX-License-Identifier: MIT
"""The examples as PDF: the file itself gives the tree of the example, emphasis and all; its text as
it is pasted (pdftotext -layout) the same tree, emphasis apart."""

import os
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import imported  # noqa: E402
import suite  # noqa: E402

DIFFERENCES = "import-pdf.txt"
LEAST = 0.95        # of blocks and fields, whatever is listed
# without tables and notes, whose places a text does not tell
PASTED = ("bao-cao-thi-dua-2023", "cong-van-tra-loi", "ke-hoach-ma-tuy-2024",
          "ke-hoach-thi-dua-2023-2025", "ke-hoach-thi-dua-2026-2030")
LONG = 200          # pages
SECONDS = 30        # for so many; it takes four


def read_all(files):
    """(name → dump of its import), (name → why there is none)."""
    sources, failed = imported.imports(files)
    dumps, more = imported.trees(sources)
    return dumps, {**failed, **more}


def same_tree(name, kind, dump, marks):
    """Nothing differs but what the file of differences names."""
    want = imported.items(imported.example_tree(name), added=True, marks=marks)
    have = imported.items(dump, added=True, marks=marks)
    figure = imported.share(want, have) / len(want)
    print(f"# {name}, {kind}: {100 * figure:.1f} % of {len(want)} blocks and fields")
    reasons = imported.unlisted(f"{name} {kind}", imported.differences(want, have), DIFFERENCES)
    return [f"{100 * figure:.1f} %", *reasons] if figure < LEAST else reasons


def check_all(kind, files, failed, marks):
    """A check for each file, and for each that could not be made."""
    dumps, unread = read_all(files)
    for name in sorted({**files, **failed}):
        def verdict(name=name):
            suite.given(name, files, failed)
            return unread[name] if name in unread else same_tree(name, kind, dumps[name], marks)
        suite.check(f"{name}-{kind}", verdict)


def pasted(papers):
    """The texts of PAPERS (name → PDF) as files."""
    folder = os.path.join(imported.WORK, "pasted")
    os.makedirs(folder, exist_ok=True)
    made = {}
    for name in PASTED:
        if name in papers:
            made[name] = os.path.join(folder, name + ".txt")
            subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", papers[name], made[name]],
                           check=True, timeout=suite.DEADLINE)
    return made


def is_long(papers, failed):
    """A PDF of many pages is read in a time that grows with them."""
    name = PASTED[0]
    paper = suite.given(name, papers, failed)
    path = os.path.join(imported.WORK, "long.pdf")
    said = subprocess.run(["pdfinfo", paper], capture_output=True, check=True, timeout=suite.DEADLINE)
    pages = int(re.search(rb"Pages:\s+(\d+)", said.stdout)[1])
    times = LONG // pages + 1
    subprocess.run(["pdfunite", *[paper] * times, path], check=True, timeout=suite.DEADLINE)
    start = time.monotonic()
    dump = suite.run(["import", "-q", "-t", "raw", path]).decode("utf-8")
    spent = time.monotonic() - start
    print(f"# {times * pages} pages in {spent:.1f} s")
    if spent > SECONDS:
        return f"{spent:.1f} s"
    heads = dump.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    return None if heads == times else f"{heads} heads of {times}"


def all_of_it():
    """Every check."""
    os.makedirs(imported.WORK, exist_ok=True)
    papers, failed = suite.pdfs(suite.examples())
    check_all("pdf", papers, failed, True)
    check_all("pasted", pasted(papers), {name: failed[name] for name in PASTED if name in failed}, False)
    suite.check("long", is_long, papers, failed)


if __name__ == "__main__":
    suite.main(all_of_it)
