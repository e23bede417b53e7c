# SPDX-License-Identifier: MIT
"""Rules that try to break out, to run for ever, to fill the memory or to tie the tree into knots:
tests/sandbox/*.lua, one trap each. Every one must end soon, with the status of a failed rule, a
message that names the script, its line and its rule, and no output, whatever it does inside pcall.
A script with the line `-- harmless` must pass instead; one with `-- import` is a role of recognition.

Time is the program's own (a busy machine must not fail it): 2 s, or 10 s with sanitizers
(VANBAN_SAN set, or a build in a folder called san).
"""

import glob
import os
import re
import signal
import subprocess
import sys
import tempfile

import suite

STATUS_RULE = 5
TEXT = os.path.join(suite.TOP, "tests", "data", "kinds", "cong-van.txt")
MEGABYTES = 256
EXAMPLE = os.path.join(suite.TOP, "examples", "ke-hoach-thi-dua-2026-2030.md")
SLOW = "VANBAN_SAN" in os.environ or os.path.basename(suite.BUILD) == "san"
SECONDS = 10 if SLOW else 2
PATIENCE = 60  # of the clock on the wall, for a program that does not end
LEAST = 92     # scripts


def run(arguments, errors):
    """Run vanban; its status, the seconds of CPU and the megabytes it took."""
    with subprocess.Popen([suite.VANBAN, *arguments], stdin=subprocess.DEVNULL,
                          stdout=errors, stderr=errors) as child:
        signal.signal(signal.SIGALRM, lambda *_: child.kill())
        signal.alarm(PATIENCE)
        _, status, usage = os.wait4(child.pid, 0)
        signal.alarm(0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def trap(script, folder):
    """Why the trap in SCRIPT was not closed; an empty list when it was."""
    with open(script, encoding="utf-8") as file:
        marks = file.read().splitlines()
    wanted = 0 if "-- harmless" in marks else STATUS_RULE
    out = os.path.join(folder, "out")
    work = (["import", TEXT, "-o", out + ".md"] if "-- import" in marks else
            ["render", EXAMPLE, "-t", "tree", "-o", out + ".tree"])
    with tempfile.TemporaryFile() as errors:
        status, seconds, megabytes = run([*work, "--rules", script, "--lang", "vi"], errors)
        errors.seek(0)
        said = errors.read().decode("utf-8", "strict")
    reasons = []
    if status != wanted:
        reasons.append(f"exit {status}, not {wanted}")
    if seconds > SECONDS:
        reasons.append(f"{seconds:.1f} s")
    if not SLOW and megabytes > MEGABYTES:
        reasons.append(f"{megabytes:.0f} MB")
    if wanted and not re.search(re.escape(os.path.basename(script)) + r":[1-9]\d*:\d+: .*VB-", said):
        reasons.append("no message names the script and a line")
    if wanted and os.listdir(folder):
        reasons.append("something was written")
    if reasons:
        reasons.append(said.strip()[:300])
    return reasons


def to_null(script):
    """The same with the output going to /dev/null."""
    with tempfile.TemporaryFile() as errors:
        status, _, _ = run(["render", "--rules", script, "-t", "tree", "-o", os.devnull, EXAMPLE], errors)
    return [] if status == STATUS_RULE else [f"exit {status}, not {STATUS_RULE}"]


def harmless(folder):
    """A rule that does nothing passes: the traps fail for what they do."""
    rule = os.path.join(folder, "vo-hai.lua")
    with open(rule, "w", encoding="utf-8") as file:
        file.write('return { id = "X-01", title = "Vô hại", source = "thử nghiệm", level = "info",\n'
                   '  derive = { head = function(head, ctx) end } }\n')
    with tempfile.TemporaryFile() as errors:
        status, _, _ = run(["render", "--rules", rule, "-t", "tree", "-o",
                         os.path.join(folder, "out.tree"), EXAMPLE], errors)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace")
    return [] if status == 0 else [f"exit {status}", said.strip()[:300]]


def main():
    """Every script is a test."""
    scripts = sorted(glob.glob(os.path.join(suite.TOP, "tests", "sandbox", "*.lua")))
    with tempfile.TemporaryDirectory() as folder:
        suite.check("harmless", harmless, folder)
    for script in scripts:
        name = os.path.splitext(os.path.basename(script))[0]
        with tempfile.TemporaryDirectory() as folder:
            suite.check(name, trap, script, folder)
    if scripts:
        suite.check("dev-null", to_null, scripts[0])
    suite.check("enough", lambda: [] if len(scripts) >= LEAST else [f"only {len(scripts)} scripts"])


if __name__ == "__main__":
    sys.exit(suite.main(main))
