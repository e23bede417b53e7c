# SPDX-License-Identifier: MIT
"""A document as a clerk types it into Word: a DOCX by python-docx, from the items of a tree.

The head is a table without lines, as are recipients and signatures; all else are paragraphs of
style Normal, headings bold. Types that vanban cannot lay out are typed all the same.
"""

import re

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

LETTER = "công văn"      # no line names it; its summary stands below the number
CODES = {LETTER: None, "chỉ thị": "CT", "quyết định": "QĐ", "nghị quyết": "NQ", "tờ trình": "TTr", "thông báo": "TB",
         "giấy mời": "GM", "biên bản": "BB", "hợp đồng": "HĐ", "công điện": "CĐ",
         "giấy giới thiệu": "GGT", "hướng dẫn": "HD"}
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def fields(items):
    """The head among ITEMS: name → values, one or several."""
    found = {}
    for item in items:
        name = re.match(r"head ([\w/-]+): (.*)", item)
        if name:
            found.setdefault(name[1], []).append(name[2])
        elif item.startswith("part "):
            break
    return found


def _number(head):
    """Số, ký hiệu: "Số: 05/QĐ-UBND"; nothing where the document has none."""
    code = head.get("ky_hieu", [None])[0]
    if code is None and "viet_tat" in head:
        code = "-".join(filter(None, (CODES[head["loai"][0]], head["viet_tat"][0])))
    return code and f"Số: {head.get('so', ['    '])[0].zfill(2)}/{code}"


def _date(head):
    """Địa danh, ngày tháng năm."""
    if "ngay" not in head:
        return None
    day, month, year = (["", ""] + head["ngay"][0].split("/"))[-3:]
    day = day.zfill(2) if day else "    "
    return f"{head['dia_danh'][0]}, ngày {day} tháng {month.zfill(2)} năm {year}"


def _signers(items):
    """The lines of each signature."""
    signers = [[]]
    for item in items:
        found = re.match(r"head nguoi_ky/-/(\w+): (.*)", item)
        if found:
            lines = found[2].split("<br>")
            if found[1] != "ho_ten":
                lines = [line.upper() for line in lines]
            signers[-1] += ["", "", *lines] if found[1] == "ho_ten" else lines
            if found[1] == "ho_ten":
                signers.append([])
    return signers[:-1]


def _fill(cell, lines):
    """One line a paragraph."""
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line)


def _table(made, columns):
    table = made.add_table(1, len(columns))
    for index, lines in enumerate(columns):
        _fill(table.cell(0, index), lines)


def _title(made, text, bold=True):
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = bold


def _foot(made, head, items):
    """Recipients beside the signature, or signatures side by side."""
    signers = _signers(items)
    recipients = ["Nơi nhận:"] + ["- " + one for one in head.get("noi_nhan/-", [])]
    if len(signers) == 1 and len(recipients) > 1:
        _table(made, [recipients, signers[0]])
        return
    if signers:
        _table(made, signers)
    for line in recipients if len(recipients) > 1 else []:
        made.add_paragraph(line)


def document(items, path):
    """Type ITEMS (tree.items()) into the file PATH."""
    made = docx.Document()
    head = fields(items)
    left = [line.upper() for name in ("co_quan_chu_quan", "co_quan") for line in head.get(name, [])]
    left += ["-------"] + [one for one in (_number(head),) if one]
    is_letter = head["loai"][0] == LETTER
    if is_letter:
        left.append("V/v " + head["trich_yeu"][0])
    _table(made, [left, [*MOTTO, "-------", *([_date(head)] if _date(head) else [])]])
    for mark in head.get("do_khan", []):
        made.add_paragraph(mark.upper())
    if not is_letter:
        _title(made, head["loai"][0].upper())
        _title(made, head["trich_yeu"][0] if "trich_yeu" in head else "")
    to = head.get("kinh_gui/-", [])
    if len(to) == 1:
        _title(made, "Kính gửi: " + to[0], False)
    for line in ["Kính gửi:"] + ["- " + one for one in to] if len(to) > 1 else []:
        made.add_paragraph(line)
    for one in head.get("can_cu/-", []):
        made.add_paragraph().add_run(one).italic = True
    is_main = True
    for item in items:
        kind, _, text = item.partition(" ")
        if kind == "part" and is_main:
            _foot(made, head, items)
            is_main = False
        elif kind == "head" and not is_main:
            _title(made, text.partition(": ")[2])
        elif kind in ("para", "heading"):
            text = re.sub(r"^\[(.+?)\] ?", r"\1 ", text).strip()
            made.add_paragraph().add_run(text).bold = kind == "heading" or None
    if is_main:
        _foot(made, head, items)
    made.save(path)
    return path
