# SPDX-License-Identifier: MIT
"""Letters in = letters out + listed, over 500 odd but legal files of Word (tests/tool/oddword.py).

What goes in is counted from the XML by tests/tool/letters.py, which shares nothing with the reader and
has the table of what is text; what comes out is counted from the tree of the source. SEEDS=FIRST-LAST
looks at others.
"""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import letters  # noqa: E402
import oddword  # noqa: E402
import suite  # noqa: E402

FIRST, LAST = (int(number) for number in os.environ.get("SEEDS", "1-500").split("-"))
CHANGES = ("accept", "reject", "all")
GROUP = 100


def differs(seed, folder):
    """Why the import of the file of SEED loses or makes letters, None when it does not."""
    path = os.path.join(folder, f"{seed}.docx")
    with open(path, "wb") as file:
        file.write(oddword.made(seed))
    source, report = path + ".md", path + ".json"
    done = subprocess.run([suite.VANBAN, "import", path, "-o", source, "--report", report,
                           "--track-changes=" + CHANGES[seed % len(CHANGES)]], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=suite.DEADLINE, check=False)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        return f"seed {seed}: exit {done.returncode}: {said}"
    with open(report, encoding="utf-8") as file:
        told = json.load(file)
    given, here = letters.of_docx(path), letters.of_source(source)
    lost, added = letters.difference(given, here, told)
    counts = told["letters"]
    if lost or added:
        return f"seed {seed}: lost {lost}, added {added}"
    if counts["in"] != counts["out"] + counts["listed"] or "VB-0271" in said or "VB-0251" in said:
        return f"seed {seed}: vanban counts {counts}: {said}"
    if counts["in"] != sum(given.values()):
        return f"seed {seed}: vanban counts {counts['in']}, not {sum(given.values())}"
    return None


def group(pool, seeds, folder):
    """The reasons of all of SEEDS."""
    return [reason for reason in pool.map(lambda seed: differs(seed, folder), seeds) if reason]


def main():
    """Count."""
    with tempfile.TemporaryDirectory(prefix="oddword-") as folder, ThreadPoolExecutor(2) as pool:
        for first in range(FIRST, LAST + 1, GROUP):
            seeds = range(first, min(first + GROUP, LAST + 1))
            suite.check(f"files-{seeds[0]}-{seeds[-1]}", group, pool, seeds, folder)


if __name__ == "__main__":
    suite.main(main)
