# SPDX-License-Identifier: MIT
"""Broken Word packages (tests/tool/breakdocx.py): each ends as it says, in bounds, whole or not.

A status other than 0 comes with an error and leaves no file; with 0 there is a source, and the
letters of the file balance with it. At most 2 s of CPU and 256 MB.
"""

import concurrent.futures
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import bounded  # noqa: E402
import breakdocx  # noqa: E402
import suite  # noqa: E402

EXAMPLE = "thang-hanh-dong-2026"    # has headings, lists, notes
SECONDS = 30 if bounded.SANITIZED else 2
MEMORY = 256 << 20
LOSS = "VB-0271"    # the letters do not balance


def bounds(end):
    """The bounds that END did not keep."""
    reasons = end.beyond()
    if end.seconds > SECONDS:
        reasons.append(f"took {end.seconds:.1f} s of CPU")
    if not bounded.SANITIZED and end.peak > MEMORY:
        reasons.append(f"took {end.peak >> 20} MB")
    return reasons


def judge(end, fault, path, left):
    """Why END is not that of FAULT in PATH; LEFT: the files beside the input."""
    reasons = bounds(end)
    said = [one.id for one in end.messages()]
    errors = [one for one in end.messages() if one.level == "lỗi"]
    if end.status != fault.status:
        reasons.append(f"exit {end.status}, not {fault.status}: {end.err.strip()[:300]}")
    if fault.code and fault.code not in said:
        reasons.append(f"no {fault.code} among {said}")
    if LOSS in said:
        reasons.append("letters were lost")
    if end.status and not errors:
        reasons.append("no error was told")
    nameless = [one for one in end.messages() if one.file != path and path not in one.text]
    if nameless:
        reasons.append(f"does not name the file: {nameless[0]}")
    if left != ([] if end.status else ["ra.md"]):
        reasons.append(f"left {left}")
    return reasons


def break_one(name, package):
    """Break PACKAGE as NAME says, and import it. It is broken in a process of its own: what that
    holds in memory would be counted for the import."""
    fault = breakdocx.FAULTS[name]
    with tempfile.TemporaryDirectory(prefix="broken-") as folder:
        path, out = os.path.join(folder, "x.docx"), os.path.join(folder, "out")
        os.mkdir(out)
        subprocess.run([sys.executable, "-W", "ignore", breakdocx.__file__, name, package, path],
                       check=True)
        end = bounded.run(["import", "--lang", "vi", "--no-source", "-o",
                           os.path.join(out, "ra.md"), path])
        return judge(end, fault, path, sorted(os.listdir(out)))


def main():
    """Every fault of the table."""
    with tempfile.TemporaryDirectory(prefix="broken-") as folder:
        package = os.path.join(folder, "x.docx")
        source = os.path.join(suite.TOP, "examples", EXAMPLE + ".md")
        end = bounded.run(["render", "-o", package, source])
        suite.check("the package is made", lambda: end.err if end.status else None)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            running = {name: pool.submit(break_one, name, package) for name in breakdocx.FAULTS}
            for name, future in running.items():
                suite.check(name, future.result)
    suite.check("at least 60 faults", lambda: None if len(breakdocx.FAULTS) >= 60 else
                f"{len(breakdocx.FAULTS)}")


if __name__ == "__main__":
    main()
