# SPDX-License-Identifier: MIT
"""The facts in examples/du-lieu are those of the seed, and the documents made of them say so."""

import csv
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import suite  # noqa: E402

DATA = os.path.join(suite.TOP, "examples", "du-lieu", "lai-chau.csv")
SEED = os.path.join(suite.TOP, "tests", "data", "seeds", "003.txt")
# column, its nhom, how many; the footnotes of the seed: I 14, II 5 + 2, III 6, none 11, 08 registered
CLASSES = (("loai_1", "Loại I", 14), ("loai_2", "Loại II", 7), ("loai_3", "Loại III", 6),
           ("khong_ma_tuy", "Không ma túy", 11))
COMMUNES, REGISTERED, AS_IN_SEED = 38, 8, 29    # nine names are misread in the seed


def rows():
    """The records of the file."""
    with open(DATA, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counts():
    """38 communes, each in one class; the classes have their sizes."""
    found = rows()
    reasons = []
    for key in ("ma", "ten"):
        if len({row[key] for row in found}) != COMMUNES or len(found) != COMMUNES:
            reasons.append(f"{len(found)} rows, {len({row[key] for row in found})} of {key}")
    for column, name, count in CLASSES:
        of_class = [row for row in found if row["nhom"] == name]
        marked = [row for row in found if row[column] == "1"]
        if of_class != marked or len(marked) != count:
            reasons.append(f"{name}: {len(of_class)}, marked {len(marked)}, not {count}")
    for row in found:
        if [row[column] for column, _, _ in CLASSES].count("1") != 1:
            reasons.append(f"{row['ten']} is not in one class")
        if row["ten"].split()[0].lower() != row["cap"] or not row["co_quan"].endswith(row["ten"][1:]):
            reasons.append(f"{row['ten']}: {row['cap']}, {row['co_quan']}")
    registered = [row["nhom"] for row in found if row["dang_ky_2026"] == "1"]
    if sorted(registered) != ["Loại II"] * 2 + ["Loại III"] * 6 or len(registered) != REGISTERED:
        reasons.append(f"registered: {registered}")
    return reasons


def names():
    """The names are those of the seed's notes, but for the nine that it misreads."""
    with open(SEED, encoding="utf-8") as file:
        notes = "".join(line for line in file if line[0] in "¹²³" and " xã" in line)
    known = sum(bool(re.search(rf"\b{row['ten'].split(' ', 1)[1]}\b", notes)) for row in rows())
    return None if known == AS_IN_SEED else f"{known} names stand in the seed, not {AS_IN_SEED}"


def total_of(name):
    """The cells of the last row of the last table of the example's Markdown."""
    text = suite.run(["render", "-t", "md", "-o", "-", suite.examples()[name]]).decode("utf-8")
    row = [line for line in text.split("\n") if "**Tổng cộng**" in line][-1]
    return [cell.strip(" *") for cell in row.strip("|").split("|")]


def totals():
    """The rows of totals say what the file says."""
    want = {
        "danh-sach-noi-nhan": ["", "Tổng cộng", str(sum(int(row["so_ban"]) for row in rows())), ""],
        "thong-bao-dia-ban-2026": ["", "Tổng cộng", *(str(count) for _, _, count in CLASSES),
                                   str(REGISTERED)],
    }
    return [f"{name}: {total_of(name)}" for name in want if total_of(name) != want[name]]


def all_of_it():
    """Every check."""
    suite.check("counts", counts)
    suite.check("names", names)
    suite.check("totals", totals)


suite.main(all_of_it)
