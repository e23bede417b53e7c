# SPDX-License-Identifier: MIT
"""A seed in other dress: what another program, or another hand, would have made of the same text.

Every disguise is made the same way each time. `all_of(seed)` gives a list of Disguise; what cannot
be seen in one (emphasis in bare text, agencies where there is no head) is told by its flags.

As a program: disguise.py SEED [NAME [FILE]]    lists the names, or writes one.
"""

import html
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass, replace

import seed as seeds
from seed import Para

WIDTHS = range(60, 101, 5)
PAGE = 40           # lines of a page
INDENT = "    "


@dataclass
class Disguise:
    """`data` in a file that ends in `ending`."""
    name: str
    data: bytes
    ending: str = ".txt"
    marks: bool = True      # emphasis can be seen
    head: bool = False      # agencies stand above the number
    dashes: bool = False    # list marks are other signs than in the seed


# Text ---------------------------------------------------------------------------------------------

def wrapped(text, width, first="", hyphens=False):
    """The lines of TEXT filled greedily; with HYPHENS a line may end after one, as PDF lines do."""
    lines, now = [], first
    for word in text.split():
        glue = "" if now in ("", first) else " "
        if len(now) + len(glue) + len(word) <= width:
            now += glue + word
            continue
        parts = re.findall(r"[^-]*-|[^-]+", word) if hyphens else [word]
        fits = ""
        while len(parts) > 1 and len(now) + len(glue) + len(fits) + len(parts[0]) <= width:
            fits += parts.pop(0)
        if fits:
            now += glue + fits
        lines.append(now)
        now = "".join(parts)
    return lines + [now]


def columns(left, right, width):
    """Two columns of text side by side, each line centred in its column."""
    half = width // 2
    rows = max(len(left), len(right))
    left, right = (list(side) + [""] * (rows - len(side)) for side in (left, right))
    return [(f"{one:^{half}}" + f"{other:^{half}}").rstrip() for one, other in zip(left, right)]


def is_short(para):
    """Is it a line of its own, whatever the width?"""
    return para.kind not in ("para", "heading", "subject", "note")


def with_head(seed, paras, width=None):
    """PARAS with agencies and motto: in columns of text, or one after another where WIDTH is None."""
    lines = {para.kind: para.text for para in paras if para.kind in ("number", "date")}
    number, date = lines.get("number"), lines.get("date")
    if number is None:
        number, date = seeds.NUMBERS[seed]
    rest = [para for para in paras if para.kind not in ("number", "date")]
    agencies, motto = list(seeds.AGENCIES[seed]), list(seeds.MOTTO)
    if width is None:
        return [Para("head", line) for line in (*agencies, number, *motto, date)] + rest
    head = columns([*agencies, "", number], [*motto, "", date], width)
    return [Para("column", line) for line in head if line] + rest


def laid(paras, width=None, between=1, first="", every=False, hyphens=False, label_tab=False):
    """The lines of a plain text: BETWEEN empty lines between paragraphs, or with EVERY one after
    each line; WIDTH None: a paragraph is one line; FIRST before the first line of a paragraph."""
    lines = []
    for para in paras:
        text = re.sub(r"^(\S+[.)]|-) ", r"\1" + "\t", para.text) if label_tab else para.text
        if para.kind == "column" or (is_short(para) and not label_tab):
            new = [text]
        elif width is None or label_tab:
            new = [first + text]
        else:
            new = wrapped(text, width, first if para.kind in ("para", "heading") else "", hyphens)
        for line in new:
            lines += [line, ""] if every else [line]
        if not every:
            lines += [""] * between
    return lines


def paged(lines, number="{}", head="", foot="", every=PAGE, feed=False):
    """LINES with a page number, a repeated head or foot where pages would be cut."""
    pages = [lines[at:at + every] for at in range(0, len(lines), every)]
    out = []
    for index, page in enumerate(pages, 1):
        if index > 1:
            out += [""] if not feed else []
            out += [line.format(index) for line in (head,) if line]
            out += [number.format(index, len(pages)), ""] if number and not foot else []
        out += page
        if foot:
            out += ["", foot, number.format(index, len(pages))] if number else ["", foot]
        if feed and index < len(pages):
            out.append("\f")
    return out


def split_paragraphs(paras, between):
    """Every other long paragraph cut in two before a small letter; BETWEEN stands between."""
    out, turn = [], 0
    for para in paras:
        words = para.text.split()
        cuts = [at for at in range(len(words) // 3, len(words)) if words[at][0].islower()
                and words[at - 1][-1].isalpha() and words[at - 1][-1].islower()]
        turn += para.kind == "para" and len(para.text) > 200
        if para.kind == "para" and len(para.text) > 200 and cuts and turn % 2:
            out.append(replace(para, text=" ".join(words[:cuts[0]])))
            out += [Para("page", line.format(turn // 2 + 2)) for line in between]
            out.append(replace(para, text=" ".join(words[cuts[0]:])))
        else:
            out.append(para)
    return out


def dashed(paras, sign):
    """PARAS whose lists have another SIGN."""
    return [replace(para, text=re.sub(r"^- ", sign + " ", para.text)) for para in paras]


def sprinkled(text, what, step=7):
    """WHAT put into the middle of every STEPth long word."""
    count = 0

    def one(found):
        nonlocal count
        count += 1
        word = found[0]
        return word if count % step else word[:len(word) // 2] + what + word[len(word) // 2:]
    return re.sub(r"[^\W\d_]{4,}", one, text)


# Markdown -----------------------------------------------------------------------------------------

def markdown(paras, heading=lambda para: "#" * (para.level + 2) + " " + para.text, bullet="- "):
    """The paragraphs as Markdown as a converter writes it."""
    blocks = []
    for para in paras:
        text = re.sub(r"^- ", bullet, para.text)
        if para.kind == "heading":
            text = heading(para)
        elif para.kind in ("type", "subject"):
            text = f"**{text}**"
        elif para.kind == "recipients":
            text = f"***{text}***"
        elif para.kind in ("post", "name"):
            text = f"**{text}**"
        elif para.kind == "note":
            text = re.sub(r"^\[\^(\d)\] ", r"[^\1]: ", text)
        blocks.append(text)
    return "\n\n".join(blocks) + "\n"


def table_head(seed, paras, cut=True):
    """(left, right) of a head as a table, the paragraphs without it."""
    lines = {para.kind: para.text for para in paras if para.kind in ("number", "date")}
    number, date = lines.get("number"), lines.get("date")
    if number is None:
        number, date = seeds.NUMBERS[seed]
    agencies = seeds.AGENCIES[seed]
    # over two lines it is one name, all of it bold
    left = f"**{agencies[0]}**<br>**{agencies[1]}**" if seeds.is_one_name(seed) else \
        f"{agencies[0]}<br>**{agencies[1]}**"
    right = f"**{seeds.MOTTO[0]}**<br>**{seeds.MOTTO[1]}**"
    rest = [para for para in paras if para.kind not in ("number", "date")] if cut else paras
    return [(left, right), (number, f"*{date}*")], rest


def pipe(rows):
    """A pipe table."""
    lines = [f"| {one} | {other} |" for one, other in rows]
    return "\n".join([lines[0], "| :---: | :---: |", *lines[1:]]) + "\n\n"


def table_foot(paras):
    """The paragraphs before the recipients, and recipients and signature as a row."""
    at = next(index for index, para in enumerate(paras) if para.kind == "recipients")
    left = "<br>".join(["***Nơi nhận:***"] + [para.text for para in paras[at + 1:]
                                              if para.kind == "recipient"])
    right = "<br>".join(f"**{para.text}**" for para in paras[at:] if para.kind in ("post", "name"))
    return paras[:at], [(left, right)]


def as_html(paras, lists=False):
    """The paragraphs as HTML; labels are letters of the text."""
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>"]
    for para in paras:
        text = html.escape(para.text, quote=False)
        text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
        text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
        text = re.sub(r"^\[\^(\d)\]", r"<sup>\1</sup>", text)
        text = re.sub(r"\[\^(\d)\]", r"<sup>\1</sup>", text)
        if para.kind == "heading":
            out.append(f"<h{para.level + 1}>{text}</h{para.level + 1}>")
        elif para.kind in ("type", "subject", "post", "name", "recipients"):
            out.append(f"<p><strong>{text}</strong></p>")
        elif lists and text.startswith("- "):
            out.append(f"<ul><li>{text[2:]}</li></ul>")
        else:
            out.append(f"<p>{text}</p>")
    return "\n".join(out + ["</body></html>"]).replace("</ul>\n<ul>", "\n")


def pandoc(text, source, target, *more):
    """TEXT as pandoc turns it."""
    done = subprocess.run(["pandoc", "-f", source, "-t", target, *more], input=text.encode("utf-8"),
                          capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


# All ----------------------------------------------------------------------------------------------

def _plain_ones(seed, paras):
    """Text that was laid out in lines."""
    for width in WIDTHS:
        yield f"wrap-{width}", laid(paras, width)
        yield f"pdf-{width}", laid(paras, width, first=" ", every=True, hyphens=True)
    for width in (70, 80, 90, 100):
        yield f"tight-{width}", laid(paras, width, between=0, first=INDENT)
    yield "hyphens-75", laid(paras, 75, hyphens=True)
    yield "one-line", laid(paras)
    yield "one-line-tight", laid(paras, between=0)
    yield "page-numbers", paged(laid(paras, 85))
    yield "page-dashes", paged(laid(paras, 80), number="- {} -")
    yield "page-of", paged(laid(paras, 90), number="Trang {}/{}")
    yield "page-feeds", paged(laid(paras, 95), number="{}", feed=True)
    yield "page-tight", paged(laid(paras, 88, between=0, first=INDENT), number="{}")
    yield "running-head", paged(laid(paras, 78), head="Văn phòng UBND tỉnh - Lưu hành nội bộ", every=25)
    yield "running-foot", paged(laid(paras, 82), foot="vanphong@example.gov.vn", every=25)
    yield "split-number", laid(split_paragraphs(paras, ["{}"]))
    yield "split-bare", laid(split_paragraphs(paras, []))
    yield "split-head", laid(split_paragraphs(paras, ["Văn phòng UBND tỉnh - Lưu hành nội bộ", "{}"]))
    yield "tabs", laid(paras, first="\t")
    yield "label-tabs", laid(paras, label_tab=True)
    yield "tab-wrap", laid(paras, 76, between=0, first="\t")
    yield "two-blanks-wrap", [re.sub(r"(?<=\S) (?=\S)", "  ", line) for line in laid(paras, 84)]
    yield "en-dash-wrap", laid(dashed(paras, "–"), 74)
    yield "bullet-wrap", laid(dashed(paras, "•"), 92)
    yield "nfd-wrap", [unicodedata.normalize("NFD", line) for line in laid(paras, 66)]
    yield "signature-apart", _signature_apart(paras)
    yield "foot-columns", _foot_columns(paras, 90)
    yield "head-lines", laid(with_head(seed, paras), 80)
    yield "head-columns", laid(with_head(seed, paras, 90), 90)
    yield "head-columns-tight", laid(with_head(seed, paras, 84), 84, between=0, first=INDENT)
    yield "head-foot-pages", paged(_foot_columns(with_head(seed, paras, 90), 90))


def _signature_apart(paras):
    """The five empty lines of a signature."""
    lines = []
    for para in paras:
        lines += ["", "", "", "", ""] if para.kind == "name" else []
        lines += [para.text, ""]
    return lines


def _foot_columns(paras, width):
    """Recipients and signature side by side."""
    at = next(index for index, para in enumerate(paras) if para.kind == "recipients")
    left = [para.text for para in paras[at:] if para.kind in ("recipients", "recipient")]
    posts = [para.text for para in paras[at:] if para.kind == "post"]
    right = posts + [""] * 3 + [para.text for para in paras[at:] if para.kind == "name"]
    rows = max(len(left), len(right))
    left, right = left + [""] * (rows - len(left)), right + [""] * (rows - len(right))
    half = width * 3 // 5
    return laid(paras[:at], width) + [f"{one:<{half}}{other}".rstrip()
                                      for one, other in zip(left, right)]


def _raw_ones(seed):
    """The seed as found, touched: (name, text, marks, dashes)."""
    text = seeds.raw(seed)
    spaced = re.sub(r"(?<=[^\s#|–-]) (?=[^\s*])", "  ", text)
    yield "two-blanks", spaced, True, False
    yield "trailing-blanks", re.sub(r"(?m)$", " ", text), True, False
    yield "en-dash", re.sub(r"(?m)^( *)- ", r"\1– ", text), True, True
    yield "nfd", unicodedata.normalize("NFD", text), True, False
    yield "crlf", text.replace("\r", "").replace("\n", "\r\n"), True, False
    yield "soft-hyphens", sprinkled(text, "\u00ad"), True, False
    yield "zero-width", sprinkled(sprinkled(text, "\u200b"), "\ufeff", 11), True, False
    yield "nbsp", re.sub(r"(?<=\d) (?=[^\W\d])", "\u00a0", text), True, False
    yield "bold-lost", text.replace("**", ""), False, False
    yield "italics-lost", re.sub(r"(?<!\*)\*(?!\*)", "", text), False, False
    yield "marks-lost", re.sub(r"(?m)^#+ +", "", text.replace("*", "")), False, False
    yield "nfd-crlf", unicodedata.normalize("NFD", text).replace("\n", "\r\n"), True, False
    yield "nfd-two-blanks", unicodedata.normalize("NFD", spaced), True, False


def _escaped(text):
    """Labels as a careful converter writes them."""
    return re.sub(r"(?m)^(\d+(?:\.\d+)*)\. ", r"\1\\. ", re.sub(r"(?m)^- ", r"\\- ", text))


def _markdown_ones(seed, paras):
    """Markdown of converters: (name, text, head, dashes)."""
    text = markdown(paras)
    yield "markdown", text, False, False
    yield "md-one-level", markdown(paras, lambda para: "# " + para.text), False, False
    yield "md-low-level", markdown(paras, lambda para: "#" * (para.level + 3) + " " + para.text), False, False
    yield "md-bold-heads", markdown(paras, lambda para: f"**{para.text}**"), False, False
    yield "md-bold-in-heads", markdown(paras, lambda para: f"## **{para.text}**"), False, False
    yield "md-setext", markdown(paras, lambda para: f"{para.text}\n{'=' * 40}"), False, False
    yield "md-stars", markdown(paras, bullet="* "), False, True
    yield "md-wide-list", markdown(paras, bullet="-   "), False, False
    yield "md-escaped", _escaped(text), False, False
    yield "md-wrap", "\n\n".join("\n".join(wrapped(block, 72)) if block[0] not in "#[" else block
                                 for block in text.strip().split("\n\n")), False, False
    yield "md-underscores", re.sub(r"\*\*(.+?)\*\*", r"__\1__", text), False, False
    yield "md-nfd-escaped", unicodedata.normalize("NFD", _escaped(text)), False, False
    rows, rest = table_head(seed, paras)
    yield "md-head-table", pipe(rows) + markdown(rest), True, False
    body, foot = table_foot(rest)
    yield "md-head-foot-tables", pipe(rows) + markdown(body) + "\n" + pipe(foot), True, False
    as_blank = [tuple(cell.replace("<br>", " ").replace("**", "") for cell in row) for row in rows]
    yield "md-head-table-flat", pipe(as_blank) + markdown(rest), True, False


def _pandoc_ones(paras):
    """What pandoc writes: (name, text, marks)."""
    notes = re.sub(r"<sup>(\d)</sup>", lambda found: found[1].translate(seeds.RAISED), as_html(paras))
    for target in ("markdown-smart", "gfm", "commonmark"):
        name = target.partition("-")[0]
        yield f"pandoc-{name}", pandoc(notes, "html", target, "--wrap=none"), True
        yield f"pandoc-{name}-wrap", pandoc(notes, "html", target, "--columns=72"), True
    yield "pandoc-plain", pandoc(notes, "html", "plain", "--columns=80"), False
    listed = pandoc(as_html(paras, lists=True), "html", "markdown-smart", "--wrap=none")
    yield "pandoc-lists", re.sub(r"\^(\d)\^", lambda found: found[1].translate(seeds.RAISED),
                                 listed), True


def all_of(seed, preview=None):
    """Every disguise of SEED; PREVIEW is what `vanban preview` makes of its example."""
    paras = seeds.paragraphs(seed)
    found = []
    for name, lines in _plain_ones(seed, seeds.bare(paras)):
        found.append(Disguise(name, ("\n".join(lines) + "\n").encode("utf-8"), marks=False,
                              head=name.startswith("head-"),
                              dashes=name.startswith(("en-dash", "bullet"))))
    for name, text, marks, dashes in _raw_ones(seed):
        found.append(Disguise(name, text.encode("utf-8"), marks=marks, dashes=dashes))
    text = seeds.raw(seed)
    found.append(Disguise("bom", b"\xef\xbb\xbf" + text.encode("utf-8")))
    found.append(Disguise("utf-16-le", b"\xff\xfe" + text.encode("utf-16-le")))
    found.append(Disguise("utf-16-be", b"\xfe\xff" + text.encode("utf-16-be")))
    found.append(Disguise("bom-crlf-blanks", b"\xef\xbb\xbf" +
                          re.sub(r"(?m)$", "  ", text).replace("\n", "\r\n").encode("utf-8"),
                          marks=seed in ("002", "004")))
    for name, text, head, dashes in _markdown_ones(seed, paras):
        found.append(Disguise(name, text.encode("utf-8"), ".md", head=head, dashes=dashes))
    for name, text, marks in _pandoc_ones(paras):
        found.append(Disguise(name, text.encode("utf-8"), ".md", marks=marks, dashes=not marks))
    if preview is not None:
        found.append(Disguise("preview", preview, ".md", head=True))
    return found


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print("\n".join(one.name for one in all_of(sys.argv[1])))
    else:
        chosen = next(one for one in all_of(sys.argv[1]) if one.name == sys.argv[2])
        if len(sys.argv) > 3:
            with open(sys.argv[3], "wb") as out:
                out.write(chosen.data)
        else:
            sys.stdout.buffer.write(chosen.data)
