#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes generator/base/vn_legacy.def from tests/data/legacy/map.tsv.

    python3 tests/tool/mklegacy.py [--check]

--check writes nothing and fails when the table is not what would be made.
"""
import csv
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FACTS = TOP / "tests/data/legacy/map.tsv"
TABLE = TOP / "generator/base/vn_legacy.def"

HEAD = """\
/* SPDX-License-Identifier: MIT */
/*
 * The old Vietnamese encodings, made by tests/tool/mklegacy.py. A byte is in a table
 * once, pairs are in order.
 *   TCVN3(byte, letter)    toned letters stand for both cases: the small one
 *   VISCII(byte, letter)
 *   VNI(byte, letter)      what differs from windows-1252
 *   CP1258(byte, letter)   the same; its five marks are in the pairs only
 *   VNI_PAIR(letter, byte of the mark, both)
 *   CP1258_PAIR(letter, byte of the mark, both)
 */
"""


def facts():
    with FACTS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def codes(text):
    return [int(x, 16) for x in text.split()]


def single(column):
    """byte: letter, of letters that are one byte; the small letter where two share it."""
    table = {}
    for row in facts():
        byte, *more = codes(row[column])
        if not more and (byte not in table or row["char"].islower()):
            table[byte] = ord(row["char"])
    return table


def pairs(column, bytes_):
    table = {}
    for row in facts():
        base, *mark = codes(row[column])
        if mark:
            table[bytes_.get(base, base), mark[0]] = ord(row["char"])
    return table


def tables():
    tcvn3, viscii, vni, cp1258 = map(single, ("tcvn3", "viscii", "vni", "cp1258"))
    vni_pairs = pairs("vni", vni)
    for (base, mark), letter in list(vni_pairs.items()):
        # the mark of the other case is drawn over the letter just as well
        vni_pairs[base, mark ^ 0x20] = letter
    yield "TCVN3", tcvn3
    yield "VISCII", viscii
    for name, table in (("VNI", vni), ("CP1258", cp1258)):
        yield name, {b: c for b, c in table.items() if bytes([b]).decode("cp1252") != chr(c)}
    yield "VNI_PAIR", vni_pairs
    yield "CP1258_PAIR", pairs("cp1258", cp1258)


def text():
    out = [HEAD]
    for name, table in tables():
        out.append(f"#ifdef {name}\n")
        for key, letter in sorted(table.items()):
            if isinstance(key, tuple):
                out.append(f"{name}(0x{key[0]:04X}, 0x{key[1]:02X}, 0x{letter:04X})")
            else:
                out.append(f"{name}(0x{key:02X}, 0x{letter:04X})")
            out.append(f" /* {chr(letter)} */\n")
        out.append("#endif\n")
    return "".join(out)


def main():
    made = text()
    if sys.argv[1:] == ["--check"]:
        if TABLE.read_text(encoding="utf-8") != made:
            sys.exit(f"{TABLE}: run tests/tool/mklegacy.py")
        return
    TABLE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
