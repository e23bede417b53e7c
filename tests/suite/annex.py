# SPDX-License-Identifier: MIT
"""The annexes of the decree. The forms of annex III, each a document of its own: their type, the
fields of their head, the signature and the recipients are recognised (blanks are dots there, and
numbers stand for facts). Annex I: its footnote.
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import annex  # noqa: E402
import suite  # noqa: E402

OVER = r"(?i)tên cq, tc chủ quản"
AGENCY = r"(?i)tên cơ quan, tổ +chức"
POST = r"(?i)chức vụ của người ký"
NAME = r"(?i)họ và tên"
HEAD = {"cơ quan chủ quản": OVER, "cơ quan": AGENCY}
SIGNED = {"quyền hạn|chức vụ": POST, "họ tên": NAME}
ISSUED = {**HEAD, **SIGNED}

# document → (fields of its head: name → what they say, recipients; None: it has none)
FORMS = {
    "1.1": ({**ISSUED, "loại": "nghị quyết", "trích yếu": "5"}, ["Như Điều", "", "Lưu: VT"]),
    "1.2": ({**ISSUED, "loại": "quyết định", "trích yếu": "5"}, ["Như Điều", "", "Lưu: VT"]),
    "1.3": ({**ISSUED, "loại": "quyết định", "trích yếu": "5"}, ["Như Điều", "", "Lưu: VT"]),
    "1.4": ({**ISSUED, "trích yếu": "7"}, ["", "", "Lưu: VT"]),
    "1.5": ({**ISSUED, "loại": "công văn", "trích yếu": "6", "kính gửi": ""},
            ["Như trên", "", "Lưu: VT"]),
    "1.6": ({**ISSUED, "loại": "công điện", "trích yếu": "5"}, ["", "", "Lưu: VT"]),
    "1.7": ({**ISSUED, "loại": "giấy mời", "trích yếu": "5"}, ["", "", "Lưu: VT"]),
    "1.8": ({**ISSUED, "loại": "giấy giới thiệu"}, ["Như trên", "Lưu: VT"]),
    "1.9": ({**HEAD, "loại": "biên bản", "trích yếu": "4"}, ["", "Lưu: VT, Hồ sơ"]),
    "1.10": ({**ISSUED, "loại": "giấy nghỉ phép"}, ["……8", "Lưu: VT"]),
    "3.1": (ISSUED, ["", "", "Lưu: VT"]),
    "3.2": (ISSUED, ["", "", "Lưu: VT"]),
}


def tree_of(path, folder):
    """The XML of what an import of PATH gives."""
    made = os.path.join(folder, os.path.basename(path) + ".md")
    for arguments in (["import", path, "-o", made], ["render", made, "-t", "xml", "-o", made + ".xml"]):
        done = subprocess.run([suite.VANBAN, *arguments, "-q"], stdin=subprocess.DEVNULL, check=False,
                              capture_output=True, timeout=suite.DEADLINE)
        if done.returncode:
            raise RuntimeError(f"{arguments[0]}: exit {done.returncode}: "
                               + done.stderr.decode("utf-8", "replace"))
    return ElementTree.parse(made + ".xml").getroot()


def text(element):
    """The words below ELEMENT."""
    return " ".join("".join(element.itertext()).split())


def fields(part):
    """Name → texts of all fields of the head, those of the signers too."""
    found = {}
    for field in part.find("head").iter("field"):
        found.setdefault(field.get("name"), []).append(text(field))
    return found


def form(path, folder, wanted, recipients):
    """The head of a form."""
    part = tree_of(path, folder).find("part")
    given = fields(part)
    reasons = []
    for names, pattern in wanted.items():
        if not any(re.search(pattern, said) for name in names.split("|") for said in given.get(name, [])):
            reasons.append(f"{names}: {[given.get(name) for name in names.split('|')]}, not {pattern}")
    items = [text(item) for field in part.find("head").iter("field")
             if field.get("name") == "nơi nhận" for item in field.findall("item")]
    if (recipients or []) != items and (
            len(items) != len(recipients or []) or
            any(not item.startswith(start) for item, start in zip(items, recipients))):
        reasons.append(f"nơi nhận: {items}")
    for element in part.find("body").iter("para"):
        said = text(element)
        if re.fullmatch(r"(?i)nơi nhận:|cộng hòa xã hội chủ nghĩa việt nam|độc lập - tự do - hạnh phúc", said):
            reasons.append(f"in the body: {said}")
    return reasons


def appendix(path, folder):
    """Forms of appendices: a part of their own, with label and reference line."""
    root = tree_of(path, folder)
    parts = [part for part in root.findall("part") if part.get("kind") == "phu_luc"]
    if len(parts) != 1:
        return f"{len(parts)} appendices"
    given = fields(parts[0])
    return None if any("Phụ lục" in said for said in given.get("nhan_phu_luc", [])) else f"{given}"


def abbreviations(path, folder):
    """What stands before the forms: an appendix with its table of 29 types and 3 copies."""
    root = tree_of(path, folder)
    rows = [[text(cell) for cell in row.findall("cell")] for row in root.iter("row")]
    marks = {row[-1] for row in rows if len(row) == 3}
    lost = [mark for mark in ("NQ", "QĐ", "KH", "BC", "TTr", "GNP", "SY", "TrS", "SL") if mark not in marks]
    return f"no {lost} in {sorted(marks)}" if lost else None


def footnote(folder):
    """Annex I keeps its footnote, at its mark."""
    root = tree_of(os.path.join(suite.TOP, "tests", "data", "nd30", "Phuluc1.docx"), folder)
    notes = {note.get("id"): text(note) for note in root.iter("note")}
    marks = [mark.get("id") for mark in root.iter("note-ref")]
    said = [said for key, said in notes.items() if key in marks]
    return None if len(said) == 1 and said[0].startswith("Cỡ chữ trong cùng một văn bản tăng, giảm") \
        else f"notes {notes}, marks {marks}"


def main():
    """Import every piece."""
    with tempfile.TemporaryDirectory(prefix="annex-") as folder:
        suite.check("footnote", footnote, folder)
        paths = annex.write(folder)
        if len(paths) != 15:
            suite.check("pieces", lambda: f"{len(paths)} documents: {list(paths)}")
        for name, path in paths.items():
            if name in FORMS:
                suite.check("form-" + name, form, path, folder, *FORMS[name])
            elif name.startswith("2."):
                suite.check("form-" + name, appendix, path, folder)
            else:
                suite.check("abbreviations", abbreviations, path, folder)


if __name__ == "__main__":
    suite.main(main)
