# SPDX-License-Identifier: MIT
"""The same document as Markdown and as XML: the same tree and the same DOCX bytes."""

import glob
import hashlib
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
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


def as_xml(name, source):
    """SOURCE as XML; the path."""
    os.makedirs(WORK, exist_ok=True)
    path = os.path.join(WORK, name.replace("/", "-") + ".xml")
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
        if file.read() != suite.run(["render", "-t", "xml", "-o", "-", path]):
            return "the XML of the XML differs"
    return None


def same_bytes(name, source):
    """The DOCX of both has one sha256."""
    one, two = (hashlib.sha256(suite.run(["render", "-t", "docx", "-o", "-", path])).hexdigest()
                for path in (source, as_xml(name, source)))
    return None if one == two else f"sha256 {one} and {two}"


def goldens():
    """The Markdown goldens that are read without an error."""
    for path in sorted(glob.glob(os.path.join(suite.TOP, "tests/golden/*/*.in.md"))):
        if not os.path.exists(path.replace(".in.md", ".args")) and tree(path)[0] == 0:
            area, file = path.split(os.sep)[-2:]
            yield f"{area}/{file[:-len('.in.md')]}", path


def all_of_it():
    """Every example, every golden, every body above."""
    for name, source in suite.examples().items():
        suite.check(f"{name}/tree", same_tree, name, source)
        suite.check(f"{name}/bytes", same_bytes, name, source)
    for name, source in goldens():
        suite.check(f"golden/{name}", same_tree, name, source)
    os.makedirs(WORK, exist_ok=True)
    for name, body in BODIES.items():
        source = os.path.join(WORK, name + ".md")
        with open(source, "w", encoding="utf-8") as file:
            file.write(HEAD + body)
        suite.check(f"body/{name}", same_tree, "body-" + name, source)
        suite.check(f"body/{name}/bytes", same_bytes, "body-" + name, source)


suite.main(all_of_it)
