# SPDX-License-Identifier: MIT
"""Word files (and a text) of tests/data/word, each with what its source must hold, its messages and its report."""

import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import suite  # noqa: E402

DATA = os.path.join(suite.TOP, "tests", "data", "word")
ROWS = ["| TT | Đơn vị |", "|---|---|", "| 1 | Phòng A |"]
ALWAYS = {"VB-0331", "VB-0332", "VB-0275", "VB-0270", "VB-0333"}    # what is missing in the head, the summary

# name → (file, options, lines of the source in this order, messages, (what, before, after) of the report)
CASES = {
    "emoji in properties": ("emoji-rpr", [], ["x"], [], []),
    "alternatives in properties": ("alt-in-ppr", [], ["abc"], [], []),
    "a branch without text": ("choice-without-text", [], ["truoc", "DUPHONG", "sau1"], [], []),
    "a field that never ends": ("field-never-ended", [], ["truoc", "sau1", "sau2"], ["VB-0250"], []),
    "a change in properties": ("ppr-del", [], ["truoc", "giua", "sau1", "sau2"], ["VB-0246", "VB-0249"], []),
    "equations": ("equations", [], ["Công suất 5×10<sup>3</sup> W; diện tích 25 m<sup>2</sup>; hệ số K<sub>1</sub>.",
                                    "T=(a+b)/(c+d)"], [],
                  [("equation", "103", "10^3"), ("equation", "T=a+bc+d", "T=(a+b)/(c+d)")]),
    "rows accepted": ("tracked-rows", [], [*ROWS, "| 3 | Phòng C |"], ["VB-0246"],
                      [("deleted", "2", ""), ("deleted", "Phòng B", "")]),
    "rows rejected": ("tracked-rows", ["--track-changes=reject"], [*ROWS, "| 2 | Phòng B |"], ["VB-0246"],
                      [("inserted", "3", ""), ("inserted", "Phòng C", "")]),
    "rows both": ("tracked-rows", ["--track-changes=all"], [*ROWS, "| <s>2</s> | <s>Phòng B</s> |", "| 3 | Phòng C |"],
                  ["VB-0246"], []),
    "links in a head": ("links", [], ["trích yếu: Thực hiện [Luật Đất đai](http://vbpl.vn/abc) năm 2025"], [],
                        [("markup", "http://vbpl.vn/abc", "")]),
    "headings, boxes as bullets": ("headings", [], ["# Mục đích và yêu cầu", "## Mục đích", "## Yêu cầu", "# Nhiệm vụ",
                                                    "### Chi tiết nhỏ", "☐ Đồng ý", "☐ Không đồng ý"], [], []),
    "a line joined against its look": ("joined.txt", [], [], ["VB-0276"], []),
}


def holds(folder, file, options, lines, messages, entries):
    """What of a case does not hold."""
    out, told = os.path.join(folder, "a.md"), os.path.join(folder, "a.json")
    done = subprocess.run([suite.VANBAN, "import", os.path.join(DATA, file if "." in file else file + ".docx"), "-f", "-o", out, "--report", told,
                           "--messages=json", *options], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=suite.DEADLINE, check=False)
    said = [json.loads(line) for line in done.stderr.decode("utf-8").splitlines()]
    if done.returncode:
        return f"exit {done.returncode}: {said}"
    with open(out, encoding="utf-8") as made:
        have = made.read().splitlines()
    with open(told, encoding="utf-8") as made:
        report = json.load(made)
    found = [line for line in have if line in lines]
    reasons = [] if found == lines else [f"source has {found}, not {lines}"]
    ids = sorted({one["id"] for one in said} - ALWAYS)
    reasons += [] if ids == sorted(messages) else [f"messages {ids}, not {messages}"]
    listed = [(one["what"], one["before"], one["after"]) for group in ("repairs", "apart", "made", "taken")
              for one in report[group]]
    reasons += [f"not listed: {entry}" for entry in entries if entry not in listed]
    letters = report["letters"]
    reasons += [] if letters["in"] == letters["out"] + letters["listed"] else [f"letters {letters}"]
    return reasons


def main():
    """Every case."""
    with tempfile.TemporaryDirectory(prefix="word-cases-") as folder:
        for name, case in CASES.items():
            suite.check(name.replace(" ", "-"), holds, folder, *case)


if __name__ == "__main__":
    suite.main(main)
