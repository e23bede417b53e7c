# SPDX-License-Identifier: MIT
"""The XML dialect: the same document as Markdown and as XML, merged cells, an office's template,
what is refused."""

import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import ooxml  # noqa: E402
import suite  # noqa: E402

WORK = os.path.join(suite.BUILD, "test", "dialect")

HEAD = """---
loại: kế hoạch
cơ quan chủ quản: |
  UBND tỉnh
  Sơn La
cơ quan: Văn phòng
viết tắt: VPUB
trích yếu: Về **việc** *phòng, chống*  ma túy & “trẻ em”
nơi nhận:
  - Như trên;
  - Lưu: VT.
họ tên: Trần Bình Minh
trường lạ: giá trị
 dòng không tên
---
"""

# Each stands for what an exact round trip can go wrong on.
BODIES = {
    "labels": "# Phần I. MỞ ĐẦU\n\n## Chương II\n\nC. Chữ cái\n\nD. Chữ\n\nI. La mã\n\n**1.** một\n"
              "\n1.1. hai\n\na) ba\n\nđ) bốn\n\n– năm\n\n• sáu\n\n#. bảy\n\n#. tám\n\n(1) chín\n",
    "blanks": "hai  blank và\ttab **đậm ** sau\n\nngắt  \ndòng\\\nnữa **a** *b* ***c***\n\n"
              "x <u>y</u> <sup>2</sup> <sub>3</sub>&nbsp;&lt;b&gt; <la>\n",
    "holes": "Số {{ so }} và {{ \"a  }}\" }} \\{{ x }}\n\n"
             "{% if so == \"\" then %}\n\ncó\n\n{% else %}\n\nkhông\n\n{% end %}\n\n"
             "{% for x in noi_nhan do %}\n\n- {{ x }}\n\n{% end %}\n",
    "blocks": "> trích\n>\n> > sâu hơn\n\n```sh\n  a <b> & \"c\"\n\n\td ]]>\n```\n\n---\n\n"
              "<!-- ghi -- chú\nhai dòng -->\n\n<!-- vb: giữa -->\n\ngiữa\n\n"
              "<!-- vb: hỏi 1: ngày nào? -->\n\nchữ[^1] và `mã  lệnh`\n\n[^1]: Chú thích\n    hai\n\n"
              "[liên kết](https://a.vn/?a=1&b=2 \"tên\") ![ảnh](a.png)\n",
    "tables": "<!-- vb: cột 1cm * 3cm -->\n\n| STT | Tên | Số |\n|:---:|---|---:|\n| 1 | a\\|b | 3 |\n"
              "| 2 |  | **x**<br>y |\n",
    "parts": "Một\n\n# Phụ lục I. DANH SÁCH\n\nHai\n\n# Phụ lục II\n\nBa\n\n---\nkèm theo: Kế hoạch số 1\n"
             "loại: danh sách\ncơ quan: X\ntrích yếu: Y\n---\n\nBốn\n",
}


def tree(source):
    """The tree after the rules, and what was said."""
    done = subprocess.run([suite.VANBAN, "render", "-t", "tree", "-o", "-", source],
                          stdin=subprocess.DEVNULL, capture_output=True, check=False,
                          timeout=suite.DEADLINE)
    return done.returncode, done.stdout


def beside(folder):
    """A copy of a folder of sources: XML written there finds its data and its profile."""
    copy = os.path.join(WORK, os.path.basename(folder))
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    return copy


def as_xml(name, source):
    """SOURCE as XML beside it; the path."""
    path = os.path.join(os.path.dirname(source), name.replace("/", "-") + ".xml")
    suite.run(["render", "-t", "xml", "-o", path, source])
    return path


def same_tree(name, source):
    """Read again, the XML gives the same tree; written again, the same XML."""
    status, want = tree(source)
    if status != 0:
        return f"exit {status}"
    path = as_xml(name, source)
    status, got = tree(path)
    if status != 0:
        return f"the XML: exit {status}"
    if got != want:
        pairs = zip(want.decode().split("\n"), got.decode().split("\n"))
        return "the trees differ: " + next((f"{a} | {b}" for a, b in pairs if a != b), "length")
    with open(path, "rb") as file:
        written = file.read()
        again = suite.run(["render", "-t", "xml", "-o", "-", path])
        # a file ends with its seal, one line
        if not written.startswith(again) or written[len(again):].count(b"\n") != 1:
            return "the XML of the XML differs"
    return None


def same_bytes(name, source):
    """The DOCX of both has one sha256."""
    one, two = (hashlib.sha256(suite.run(
        ["render", "-t", "docx", "--no-source", "-o", "-", path])).hexdigest()
                for path in (source, as_xml(name, source)))
    return None if one == two else f"sha256 {one} and {two}"


def goldens():
    """The Markdown goldens that are read without an error."""
    for folder in sorted(glob.glob(os.path.join(suite.TOP, "tests/golden/*/"))):
        beside(folder.rstrip(os.sep))
    for path in sorted(glob.glob(os.path.join(WORK, "*/*.in.md"))):
        if not os.path.exists(path.replace(".in.md", ".args")) and tree(path)[0] == 0:
            area, file = path.split(os.sep)[-2:]
            yield f"{area}/{file[:-len('.in.md')]}", path


def document(docx):
    """The text of word/document.xml."""
    with zipfile.ZipFile(docx) as package:
        return package.read("word/document.xml").decode()


# Merged cells ---------------------------------------------------------------------------------

MERGED = os.path.join(suite.TOP, "tests/golden/xml/o-gop.in.xml")
# of each cell: columns; + begins and | goes on with a cell over several rows
MERGES = ["1+ 1+ 2", "1| 1| 1 1", "1 1+ 2+", "1 1| 2|", "1 1| 1 1", "1+ 1 1 1"]


def merges(docx):
    """The table of the body as MERGES has it; tables in cells are left out."""
    body = document(docx)
    table = next(t for t in re.findall(r"<w:tbl>(?:(?!<w:tbl>).|<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>)*?"
                                       r"</w:tbl>", body, re.S) if "STT" in t)
    table = re.sub(r"(?<=.)<w:tbl>.*?</w:tbl>", "", table, flags=re.S)
    found = []
    for row in table.split("<w:tr>")[1:]:
        cells = re.findall(r"<w:tcPr>.*?</w:tcPr>", row)
        found.append(" ".join(
            (re.findall(r'gridSpan w:val="(\d+)"', cell) or ["1"])[0] +
            ("+" if "vMerge w:val" in cell else "|" if "<w:vMerge/>" in cell else "")
            for cell in cells))
    return found


def merged_cells():
    """Cells over rows and columns, a table in a cell: as written, and valid."""
    docx = suite.render("o-gop", MERGED)
    found = merges(docx)
    if found != MERGES:
        return f"cells {found}"
    if not document(docx).count("</w:tbl><w:p") >= 2:
        return "a table ends its cell"
    return None


def merged_validates():
    """The Open XML SDK has nothing to say."""
    if not ooxml.available():
        raise suite.Skip("NODE_VALIDATOR does not name the validator")
    docx = suite.render("o-gop", MERGED)
    return ooxml.validate([docx])[docx]


# An office's template -------------------------------------------------------------------------

OFFICE = os.path.join(suite.TOP, "examples/mau-co-quan/template.xml")
PLAN = os.path.join(suite.TOP, "examples/ke-hoach-thi-dua-2026-2030.md")


def said(arguments, env=None):
    """Exit status and stderr."""
    done = subprocess.run([suite.VANBAN, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, timeout=suite.DEADLINE, env={**os.environ, **(env or {})})
    return done.returncode, done.stderr.decode()


def with_template(name, text):
    """The plan with a template of that text."""
    path = os.path.join(WORK, name + ".xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return said(["render", PLAN, "-T", path, "-o", os.path.join(WORK, name + ".docx")])


def office_template():
    """Three values change, nothing is said, the rest is as in nd30."""
    plain, own = os.path.join(WORK, "plain.docx"), os.path.join(WORK, "own.docx")
    suite.run(["render", PLAN, "-o", plain])
    status, text = said(["render", PLAN, "-T", OFFICE, "-o", own])
    if status or text:
        return f"exit {status}: {text}"
    with zipfile.ZipFile(own) as package:
        styles = package.read("word/styles.xml").decode()
    reasons = []
    if 'w:left="1984"' not in document(own) or 'w:left="1701"' not in document(plain):
        reasons.append("the left margin is not 35 mm")
    if 'w:firstLine="567"' not in styles:
        reasons.append("the first line is not indented by 1 cm")
    if 'w:line="288"' not in styles:
        reasons.append("the lines are not 1.2 apart")
    return reasons


def office_leaves_range():
    """A value outside the decree's range: said with its clause, and written."""
    status, text = with_template("ngoai-khoang", """<template id="x" extends="nd30" font="Arial">
  <page><set name="left" value="20mm"/></page>
  <style id="TrichYeu"><set name="bold" value="no"/></style>
  <style id="Khoan"><set name="before" value="2pt"/></style>
</template>
""")
    wanted = (":1:1: ", "PL I, I.4", ":2:9: ", "30mm..35mm; PL I, I.3", ":3:24: ", "PL I, II.5.b",
              ":4:21: ", "6pt..; PL I, II.6.e", "VB-0414")
    return [f"exit {status}"] if status else [f"no {w} in {text}" for w in wanted if w not in text]


def office_refused():
    """What an office's template holds and may not stops, with the line."""
    text = '<template id="x" extends="nd30">\n <page/>\n  <style id="A"/>\n</template>\n'
    status, words = with_template("dung", text)
    if status:
        return f"exit {status}: {words}"
    status, words = with_template("sai", text.replace("<style", "<frame"))
    wanted = ("sai.xml:3:3: ", "VB-0224")
    return None if status == 4 and all(w in words for w in wanted) else f"exit {status}: {words}"


# What is refused ------------------------------------------------------------------------------

def doc(body):
    """A document of that body."""
    return ('<doc><part kind="main"><head><field name="loại">kế hoạch</field>'
            '<field name="cơ quan">Sở X</field><field name="trích yếu">Y</field></head><body>\n'
            + body + "\n</body></part></doc>")


DEEP = 10_000
REFUSED = {  # name: (source, status, what is said)
    "dtd.xml": ('<!DOCTYPE doc SYSTEM "http://a.vn/a.dtd">\n' + doc(""), 3, ":1:1: ", "VB-0221"),
    "entity.xml": (doc("<para>&a;</para>"), 3, ":2:7: ", "VB-0221"),
    "broken.xml": (doc("<para>"), 3, "VB-0220"),
    "deep.xml": (doc("<quote>" * DEEP + "</quote>" * DEEP), 9, "VB-0903"),
    "deep-text.xml": (doc("<para>" + "<strong>" * DEEP + "</strong>" * DEEP + "</para>"), 9,
                      "VB-0903"),
    "unclosed.xml": ("<doc>" * DEEP, 4, "VB-02"),
    "overlap.xml": (doc('<table><row><cell/><cell rows="2"/></row>\n<row><cell span="2"/></row>'
                        "</table>"), 4, ":3:6: ", "VB-0351"),
    "wide.xml": (doc('<table><row><cell span="63"/><cell/></row></table>'), 9, "VB-0316"),
    "fence.md": (HEAD + "a\n\n```vanban\n<para>\n<para/>\n</para>\n```\n", 4, ":20:1: ", "VB-0224"),
    "fence-broken.md": (HEAD + "```vanban\n<para>a</cell>\n```\n", 4, ":17:8: ", "VB-0350"),
    "fence-dtd.md": (HEAD + "```vanban\n<!DOCTYPE a>\n```\n", 3, ":17:1: ", "VB-0221"),
    "fence-deep.md": (HEAD + "```vanban\n" + "<quote>" * DEEP + "\n```\n", 9, "VB-0903"),
}


def refuses(name, text, status, *wanted):
    """A message with its place, the status, and no output."""
    path = os.path.join(WORK, "refused-" + name)
    target = path + ".docx"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    got, words = said(["render", path, "-o", target])
    reasons = [f"no {w} in {words[:300]}" for w in wanted if w not in words]
    if got != status:
        reasons.append(f"exit {got}: {words[:300]}")
    if os.path.exists(target):
        reasons.append("something was written")
    return reasons


def all_of_it():
    """Round trips of all there is, then the rest."""
    os.makedirs(WORK, exist_ok=True)
    folder = beside(os.path.join(suite.TOP, "examples"))
    for name in suite.examples():
        source = os.path.join(folder, name + ".md")
        suite.check(f"{name}/tree", same_tree, name, source)
        suite.check(f"{name}/bytes", same_bytes, name, source)
    for name, source in goldens():
        suite.check(f"golden/{name}", same_tree, name, source)
    for name, body in BODIES.items():
        source = os.path.join(WORK, name + ".md")
        with open(source, "w", encoding="utf-8") as file:
            file.write(HEAD + body)
        suite.check(f"body/{name}", same_tree, "body-" + name, source)
        suite.check(f"body/{name}/bytes", same_bytes, "body-" + name, source)
    suite.check("merged/cells", merged_cells)
    suite.check("merged/validator", merged_validates)
    suite.check("office/values", office_template)
    suite.check("office/range", office_leaves_range)
    suite.check("office/refused", office_refused)
    for name, given in REFUSED.items():
        suite.check(f"refused/{name}", refuses, name, *given)


suite.main(all_of_it)
