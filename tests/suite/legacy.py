# SPDX-License-Identifier: MIT
"""The tools that make texts in old encodings write what the samples hold."""

import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import legacy  # noqa: E402
import suite  # noqa: E402

SAMPLES = os.path.join(suite.TOP, "tests", "data", "legacy")
NAMES = {"mojibake": "mojibake-utf8-as-cp1252.txt", "nfd": "nfd.txt", "tohop": "tohop.txt"}


def sample(number, ending):
    """The bytes of a sample, its line ends as LF."""
    with open(os.path.join(SAMPLES, f"s{number}.{ending}"), "rb") as file:
        return file.read().replace(b"\r\n", b"\n")


def same_bytes(kind):
    """The tool makes of the right text what the sample is."""
    for number in range(1, 6):
        text = sample(number, "answer.txt").decode()
        if legacy.encode(text, kind) != sample(number, NAMES.get(kind, f"{kind}.bin")):
            return f"s{number} differs"
    return None


def table_is_made():
    """The table of the program is made of the facts."""
    tool = os.path.join(suite.TOP, "tests", "tool", "mklegacy.py")
    done = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True,
                          check=False)
    return done.stderr if done.returncode else None


def main():
    for kind in legacy.KINDS:
        suite.check(f"tool/{kind}", same_bytes, kind)
    suite.check("table", table_is_made)


main()
