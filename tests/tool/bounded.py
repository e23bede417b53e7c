# SPDX-License-Identifier: MIT
"""vanban run within bounds: how it ended, what it said, what it used.

Time is the CPU time of the process, so that a busy machine does not fail a test; what only waits
is ended too. Memory is its largest resident set. A program in a folder `san` has sanitizers in
it: it may take longer, and its memory says nothing.
"""

import contextlib
import os
import re
import resource
import signal
import subprocess
import tempfile
import threading
from dataclasses import dataclass

import suite

SANITIZED = "/san/" in suite.VANBAN
SECONDS = 30 if SANITIZED else 5
WAIT = 20 * SECONDS      # for a process that does not work
MEMORY = 512 << 20
ADDRESSES = 4 << 30     # of a normal build: it must not swap the machine before its time is up
SPEECH = 1 << 20        # bytes of messages

DOCUMENTED = frozenset((0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
LEVELS = {"vi": ("lưu ý", "cảnh báo", "lỗi"), "en": ("info", "warning", "error")}
MESSAGE = re.compile(r"^(?:vanban|(?P<file>[^:\n]+?)(?::(?P<line>\d+):(?P<column>\d+)"
                     r"|: [^ :\n]+[.]\w+(?:, (?:đoạn|paragraph) \d+)?)?): "
                     r"(?P<level>[^:]+): (?P<text>.*) \[(?P<id>[\w.-]+)\]$", re.M | re.S)


@dataclass
class Message:
    """One message as it stands on stderr."""
    file: str       # "" where the message names none in front
    place: str      # "3:1"; "" where the file has no lines, or there is none
    level: str
    text: str
    id: str         # "VB-0210"


@dataclass
class Outcome:
    """How a run ended."""
    status: int     # negative: a signal
    out: bytes
    err: str
    seconds: float  # of the CPU
    peak: int       # bytes
    late: bool      # it was ended

    def messages(self):
        """The messages on stderr, without the excerpts below them."""
        found = []
        for line in self.err.split("\n"):
            match = None if line.startswith("    ") else MESSAGE.match(line)
            if match:
                place = f"{match['line']}:{match['column']}" if match["line"] else ""
                found.append(Message(match["file"] or "", place, match["level"], match["text"],
                                     match["id"]))
        return found

    def beyond(self):
        """The bounds that it did not keep."""
        reasons = []
        if self.late or self.seconds > SECONDS:
            reasons.append(f"took {self.seconds:.1f} s of CPU" + (" and was ended" * self.late))
        if not SANITIZED and self.peak > MEMORY:
            reasons.append(f"took {self.peak >> 20} MB")
        if len(self.err) > SPEECH:
            reasons.append(f"said {len(self.err)} letters")
        if self.status not in DOCUMENTED and not self.late:
            reasons.append(f"ended with {self.status}: {self.err.strip()[-300:]}")
        return reasons


def run(arguments, cwd=None, stdin=subprocess.DEVNULL, stdout=None, program=None):
    """Run vanban with ARGUMENTS; stdout is caught unless it is given."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(    # pylint: disable=consider-using-with
            [*(program or [suite.VANBAN]), *arguments], cwd=cwd, stdin=stdin,
            stdout=out if stdout is None else stdout, stderr=err)
        if not SANITIZED:
            with contextlib.suppress(ProcessLookupError, PermissionError):    # it is over
                resource.prlimit(child.pid, resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
        with contextlib.suppress(ProcessLookupError, PermissionError):
            resource.prlimit(child.pid, resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 2))
        late = threading.Event()

        def end():
            late.set()
            child.kill()

        timer = threading.Timer(WAIT, end)
        timer.start()
        _, status, used = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode == -signal.SIGXCPU:
            late.set()
        for stream in (out, err):
            stream.seek(0)
        return Outcome(child.returncode, out.read(), err.read().decode("utf-8", "replace"),
                       used.ru_utime + used.ru_stime, used.ru_maxrss << 10, late.is_set())
