# SPDX-License-Identifier: MIT
"""The words of each seed, in order, are the words of the PDF of its example.

Number and date are compared without their blanks, page numbers and note marks are apart. What
may differ stands with its reason in tests/data/differences/NNN.txt; a difference that is not
there fails, and so does one that is there and no longer occurs.
"""

import collections
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import paper  # noqa: E402
import suite  # noqa: E402
import words  # noqa: E402  the tool of that name: its folder comes first

DATA = os.path.join(suite.TOP, "tests", "data")


def seed(number, name, made, failed):
    """The words of seed NUMBER and of the PDF of the example NAME."""
    found = words.of_seed(os.path.join(DATA, "seeds", number + ".txt"))
    if len(found.text) < 500:
        return f"only {len(found.text)} words in the seed"
    pdf = suite.given(name, made, failed)
    occurs = collections.Counter(map(words.line_of, words.diff_all(found, words.of_paper(paper.read(pdf)))))
    path = os.path.join(DATA, "differences", number + ".txt")
    allowed = collections.Counter()
    if os.path.exists(path):
        allowed.update(line for line, _ in words.read_differences(path))
    return ([f"not listed: {line}" for line in occurs - allowed] +
            [f"listed, does not occur: {line}" for line in allowed - occurs])


def all_of_it():
    """Every seed that has an example."""
    sources = suite.examples()
    made, failed = suite.pdfs({name: sources[name] for name in suite.SEEDS.values() if name in sources})
    for number, name in suite.SEEDS.items():
        suite.check(number, seed, number, name, made, failed)


suite.main(all_of_it)
