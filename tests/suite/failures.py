# SPDX-License-Identifier: MIT
"""Failures made to happen: lost memory, a full disk, Ctrl-C. Never a crash, never a half file.

Every run must end in one of two ways: exit 0 and the bytes of an undisturbed run, or a documented
status with a message and the folder as it was (an older target untouched, no temporary file). The
two libraries that make a call fail (tool/failmem.c, tool/failio.c) are preloaded, which sanitizers
do not bear: PLAIN names a program without them.
"""

import errno
import os
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import bounded  # noqa: E402
import suite  # noqa: E402

PROGRAM = os.environ.get("PLAIN") or suite.VANBAN
SOURCE = os.path.join(suite.TOP, "examples", "ke-hoach-thi-dua-2026-2030.md")
OFFICE = ("--template", os.path.join(suite.TOP, "examples", "mau-co-quan", "template.xml"))
KINDS = ("docx", "md")
FIRST = 400             # allocations that fail one by one; of the later ones some
LATER = 120
REST_FAILS = 50         # runs in which every allocation from one on fails
FOREVER = 1 << 30
UNWRITTEN = 7
INTERRUPTED = 130
ON_TARGET = ("write", "fchmod", "fsync", "rename")    # calls that only its writing makes
SEED = 30               # of the moments of Ctrl-C
OLD = b"what stood here before\n"
TOLD = 3                # reasons shown of many


def build(name):
    """Compile tool/NAME.c to a library; its path."""
    made = os.path.join(suite.BUILD, "test", name + ".so")
    os.makedirs(os.path.dirname(made), exist_ok=True)
    subprocess.run([*shlex.split(os.environ.get("CC") or "cc"), "-O1", "-fPIC", "-shared", "-o",
                    made, os.path.join(suite.TOP, "tests", "tool", name + ".c")], check=True)
    return made


def preload(library):
    """The environment that loads LIBRARY first: LD_PRELOAD would take a path with a blank apart."""
    return {"LD_LIBRARY_PATH": os.path.dirname(library), "LD_PRELOAD": os.path.basename(library)}


class Run:
    """One render in a folder of its own, with a target there before or not."""

    def __init__(self, kind, has_old, env=None, kill_after=None, options=()):
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "x." + kind)
            if has_old:
                with open(target, "wb") as file:
                    file.write(OLD)
                os.chmod(target, 0o600)
            child = subprocess.Popen(
                [PROGRAM, "render", SOURCE, "-f", "-t", kind, "-o", target, *options],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                env={**os.environ, **(env or {})})
            if kill_after is not None:
                time.sleep(kill_after)
                child.send_signal(signal.SIGINT)
            _, said = child.communicate(timeout=suite.DEADLINE)
            self.status, self.said = child.returncode, said.decode("utf-8", "replace")
            self.left = sorted(os.listdir(folder))
            self.bytes = None
            if os.path.exists(target):
                with open(target, "rb") as file:
                    self.bytes = file.read()
        self.before = OLD if has_old else None
        self.names = ["x." + kind]

    def is_whole(self, right):
        """Exit 0 and the right bytes."""
        return self.status == 0 and self.bytes == right and self.left == self.names

    def is_untouched(self):
        """The folder is as it was."""
        return self.bytes == self.before and self.left == (self.names if self.before else [])

    def is_refused(self):
        """A documented status, a message and nothing else, nothing touched."""
        return (self.status in bounded.DOCUMENTED - {0} and self.is_untouched() and
                bool(bounded.MESSAGE.match(self.said.split("\n")[0])))

    def __str__(self):
        return f"exit {self.status}, {self.left}, {self.said.strip()[:120]!r}"


def told(reasons):
    """The first reasons, and how many there are."""
    return [f"{len(reasons)} runs", *reasons[:TOLD]] if reasons else None


def every(cases, right, judge):
    """Run CASES ((name, Run's arguments) …) and JUDGE each; reasons."""
    with ThreadPoolExecutor(2) as pool:
        done = pool.map(lambda case: (case[0], Run(*case[1])), cases)
        bad = [f"{name}: {run}" for name, run in done if not judge(run, right)]
    return told(bad)


def count(library, kind, env, options=()):
    """How often an undisturbed render makes the call that LIBRARY counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "count")
        run = Run(kind, True, {**env, **preload(library), "FAILCOUNT": path}, None, options)
        if run.status:
            raise RuntimeError(f"undisturbed: {run}")
        with open(path, encoding="ascii") as file:
            return int(file.read())


def whole_or_refused(run, right):
    """The one judgement on most runs."""
    return run.is_whole(right) or run.is_refused()


def refused(run, _):
    """A target that may not be whole on the disk must not pass for one."""
    return run.is_refused() and run.status == UNWRITTEN


def lost_memory(library, kind, right):
    """Each of the first allocations, some of the later, and all from one on."""
    total = count(library, kind, {})
    if total < FIRST:
        return f"only {total} allocations were seen"

    def case(n, span):
        env = {**preload(library), "FAILAT": str(n), "FAILFOR": str(span)}
        return f"allocation {n}" + " and all later" * (span > 1), (kind, n % 2 == 0, env)

    later = range(FIRST + 1, total + 1, max(1, (total - FIRST) // LATER))
    rest = range(1, total + 1, max(1, total // REST_FAILS))
    cases = [case(n, 1) for n in (*range(1, FIRST + 1), *later)] + [case(n, FOREVER) for n in rest]
    return every(cases, right, whole_or_refused)


def lost_memory_in_office(library):
    """Some allocations of a render with an office's template."""
    total = count(library, "docx", {}, OFFICE)
    right = Run("docx", False, None, None, OFFICE).bytes
    cases = [(f"allocation {n}",
              ("docx", False, {**preload(library), "FAILAT": str(n)}, None, OFFICE))
             for n in range(1, total + 1, max(1, total // LATER))]
    return every(cases, right, whole_or_refused)


def failed_calls(library, kind, right, call):
    """Each CALL of a render fails, once and from then on."""
    total = count(library, kind, {"FAILCALL": call})
    if total == 0:
        return "no such call was seen"
    cases = [(f"{call} {n}: {errno.errorcode[code]}",
              (kind, has_old, {**preload(library), "FAILCALL": call, "FAILAT": str(n),
                               "FAILERRNO": str(code), "FAILFOR": str(span)}))
             for n in range(1, total + 1) for code in (errno.ENOSPC, errno.EIO)
             for has_old in ((True,) if call == "fchmod" else (False, True))
             for span in (1, FOREVER)]
    return every(cases, right, refused if call in ON_TARGET else whole_or_refused)


def disturbed_calls(library, kind, right, call):
    """A CALL that is interrupted or moves half the bytes is no failure."""
    total = count(library, kind, {"FAILCALL": call})
    if total == 0:
        return "no such call was seen"
    cases = [(f"{call} {n}: {code}",
              (kind, False, {**preload(library), "FAILCALL": call, "FAILAT": str(n),
                             "FAILERRNO": str(code)}))
             for n in range(1, total + 1) for code in (0, errno.EINTR)]
    return every(cases, right, Run.is_whole)


def is_stopped(run, right):
    """Ctrl-C: the whole file or none; a signal before vanban listens is one too for a shell."""
    whole = run.bytes == right and run.left == run.names
    if run.status == 0:
        return whole
    return run.status in (INTERRUPTED, -signal.SIGINT) and (whole or run.is_untouched())


def stopped_calls(library, kind, right):
    """Ctrl-C right before and right behind every call that makes the target."""
    cases = []
    for call in ("open", "write", "fchmod", "fsync", "close", "rename"):
        total = count(library, kind, {"FAILCALL": call})
        if total == 0:
            return f"no {call} was seen"
        first = max(1, total - 1)    # the target's is the last
        cases += [(f"Ctrl-C at {call} {n}, after={after}",
                   (kind, has_old, {**preload(library), "FAILCALL": call, "FAILAT": str(n),
                                    "FAILERRNO": str(-signal.SIGINT), "FAILAFTER": after}))
                  for n in range(first, total + 1) for after in "01"
                  for has_old in ((True,) if call == "fchmod" else (False, True))]
    return every(cases, right,
                 lambda run, right: run.status == INTERRUPTED and is_stopped(run, right))


def stopped_anywhere(kind, right, milliseconds, times):
    """Ctrl-C at random moments."""
    moments = random.Random(SEED)
    cases = [(f"Ctrl-C {n}", (kind, n % 2 == 0, None, moments.uniform(0, milliseconds) / 1000))
             for n in range(times)]
    return every(cases, right, is_stopped)


def full_output(arguments):
    """Standard output has no room: a message, status 7."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=full,
                              stderr=subprocess.PIPE, check=False, timeout=suite.DEADLINE)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode != UNWRITTEN or not bounded.MESSAGE.match(said.split("\n")[0]):
        return f"exit {done.returncode}: {said.strip()[:120]}"
    return None


def all_of_it():
    """Every failure, for every kind of output."""
    if "/san/" in PROGRAM:
        print("not ok failures: PLAIN names no program without sanitizers")
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)    # in the background it may be ignored
    memory, calls = build("failmem"), build("failio")
    for kind in KINDS:
        run = Run(kind, False)
        right = run.bytes
        suite.check(f"{kind}/undisturbed",
                    lambda run=run: None if run.is_whole(run.bytes) and run.bytes else str(run))
        suite.check(f"{kind}/memory", lost_memory, memory, kind, right)
        reading = ("open", "read") if kind == KINDS[0] else ()    # the same for every kind
        for call in (*reading, "write", "fchmod", "fsync", "close", "rename"):
            suite.check(f"{kind}/{call}", failed_calls, calls, kind, right, call)
        for call in (*reading[1:], "write"):
            suite.check(f"{kind}/{call}-disturbed", disturbed_calls, calls, kind, right, call)
        suite.check(f"{kind}/ctrl-c-at-calls", stopped_calls, calls, kind, right)
        suite.check(f"{kind}/ctrl-c", stopped_anywhere, kind, right, 20, 30)
    suite.check("office/memory", lost_memory_in_office, memory)
    for arguments in (["preview", SOURCE], ["render", "-o", "-", SOURCE], ["list", "types"], ["help"],
                      ["--version"]):
        suite.check(f"full/{arguments[0].strip('-')}", full_output, arguments)


suite.main(all_of_it)
