# SPDX-License-Identifier: MIT
"""A seed as what stands in it: the words of the example made from it, in the order of paper.

The seeds are the same documents as found; their paragraphs are known through the examples, so that
every disguise of a seed can be made from whole paragraphs.
"""

import os
import re
from dataclasses import dataclass, replace

import suite

SEEDS = os.path.join(suite.TOP, "tests", "data", "seeds")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
AGENCIES = {    # the lines above the number, as the example's preview has them
    "000": ("UBND TỈNH SƠN LA", "VĂN PHÒNG"), "001": ("UBND TỈNH SƠN LA", "VĂN PHÒNG"),
    "002": ("UBND TỈNH SƠN LA", "VĂN PHÒNG"), "003": ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"),
    "004": ("UBND TỈNH SƠN LA", "BAN DÂN TỘC"),
}
NUMBERS = {"002": ("Số: /KH-VPUB", "Sơn La, ngày tháng năm"),
           "004": ("Số: /BC-BDT", "Sơn La, ngày tháng năm")}    # these seeds lack both


@dataclass(frozen=True)
class Para:
    """A paragraph: `kind` number, date, type, subject, heading, para, recipients, recipient,
    post, name or note; `text` with its label and the marks of Markdown."""
    kind: str
    text: str
    level: int = 0      # of a heading


def is_one_name(seed):
    """Are the two lines of agencies the name of one?"""
    return seed == "003"


def raw(seed):
    """The text of the seed as it was found."""
    with open(os.path.join(SEEDS, seed + ".txt"), encoding="utf-8", newline="") as file:
        return file.read()


def example(seed):
    """The path of the example made from it."""
    return suite.examples()[suite.SEEDS[seed]]


def _head(lines):
    """The fields that are printed below, as (name, value); lists with an item each."""
    fields, now = {}, None
    for line in lines:
        if line[:1] != " ":
            now, _, value = line.partition(":")
            fields[now] = value.strip()
        elif line.strip().startswith("- "):
            fields.setdefault("items", []).append(line.strip()[2:])
        else:
            name, _, value = line.strip().partition(":")
            fields[name] = value.strip()
    return fields


def paragraphs(seed):
    """All paragraphs of the seed, its own lines of number and date first."""
    with open(example(seed), encoding="utf-8") as file:
        _, head, body = file.read().split("---\n", 2)
    fields = _head(head.splitlines())
    found = []
    for line in raw(seed).split("\n")[:8]:
        if line.startswith("Số:"):
            found.append(Para("number", line.strip()))
        elif ", ngày" in line:
            found.append(Para("date", line.strip()))
    found.append(Para("type", fields["loại"].upper()))
    found.append(Para("subject", fields["trích yếu"]))
    notes = []
    for block in re.split(r"\n\s*\n", body.strip()):
        text = " ".join(block.split())
        mark = re.match(r"(#+) ", text)
        note = re.match(r"\[\^(\d)\]: ", text)
        if note:
            notes.append(Para("note", f"[^{note[1]}] " + text[note.end():]))
        elif mark:
            found.append(Para("heading", text[mark.end():], len(mark[1])))
        else:
            found.append(Para("para", text))
    found += notes
    found.append(Para("recipients", "Nơi nhận:"))
    found += [Para("recipient", "- " + item) for item in fields["items"]]
    for name in ("quyền hạn", "chức vụ"):
        if fields.get(name):
            found.append(Para("post", fields[name].upper()))
    if fields.get("họ tên"):
        found.append(Para("name", fields["họ tên"]))
    return found


def plain(text):
    """TEXT without the marks of Markdown, note marks raised."""
    text = re.sub(r"\[\^(\d)\]", lambda found: found[1].translate(RAISED), text)
    return text.replace("*", "")


def bare(paras):
    """The paragraphs as a text without marks holds them."""
    return [replace(para, text=plain(para.text)) for para in paras]
