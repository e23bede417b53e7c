# SPDX-License-Identifier: MIT
"""Every form of a document, made of small sources: valid, and in its place on the page.

What is measured is Nghị định 30/2020/NĐ-CP: công văn (Phụ lục I, II.5, II.9, III.4), appendices
(III.1), lists (Phụ lục III, mẫu 1.3), and that a signature is never alone on a page.
"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import letter as letters  # noqa: E402
import ooxml  # noqa: E402
import page as pages_of  # noqa: E402
import paper as papers  # noqa: E402
import suite  # noqa: E402

WORK = os.path.join(suite.BUILD, "test", "forms")
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
HEAD = """---
loại: {loai}
cơ quan chủ quản: UBND tỉnh Sơn La
cơ quan: Sở Nội vụ
viết tắt: SNV
số: 5
địa danh: Sơn La
ngày: 5/2/2026
trích yếu: Tổ chức Tháng hành động phòng, chống ma túy
{more}nơi nhận:
  - Như trên
  - Lưu: VT
người ký:
  chức vụ: Giám đốc
  họ tên: Trần Bình Minh
---

"""
ADDRESSEES = "kính gửi:\n  - Bộ Nội vụ\n  - Bộ Tài chính\n  - Các sở, ban, ngành tỉnh\n"
CONTACT = "liên hệ: Số 1, phường Tô Hiệu, tỉnh Sơn La; ĐT: (0212) 3 852 001; Fax: (0212) 3 852 002\n"
BLANK = 65    # mm: a signature of 50, a paragraph or two above it
SENTENCE = "Các đơn vị trực thuộc căn cứ chức năng, nhiệm vụ được giao triển khai thực hiện. "
TABLE = "| STT | Nhiệm vụ |\n|---|---|\n" + "".join(f"| {i} | Việc số {i} |\n" for i in range(1, 4))
APPENDICES = (0, 1, 2, 12)
LENGTHS = range(22, 34)     # paragraphs: the signature passes from page 1 to page 2
ENDINGS = {"short": "Ngắn.", "long": SENTENCE * 3, "table": TABLE}


def text(lines):
    """A body of about so many lines: paragraphs of one line and of two."""
    return "".join((SENTENCE * 2 if i % 3 else "Một dòng.") + "\n\n" for i in range(lines))


def document(loai, more="", body="Nội dung.\n"):
    """A source."""
    return HEAD.format(loai=loai, more=more) + body


def appendices(count):
    """A plan with so many appendices, each of three pages."""
    body = "Thực hiện theo các phụ lục kèm theo.\n" if count else "Nội dung.\n"
    for roman in ROMAN[:count]:
        label = "Phụ lục" if count == 1 else f"Phụ lục {roman}"
        body += f"\n# {label}. Biểu mẫu\n\n" + text(60)
    return document("kế hoạch", "", body)


LANDSCAPE = document("kế hoạch", "", text(40) + "<!-- vb: ngang -->\n\n" + text(30) +
                     "\n<!-- vb: dọc -->\n\n" + text(3) +
                     "\n<!-- vb: ngang -->\n\n# Phụ lục. Danh mục\n\n" + text(40))


def sources():
    """Every source by name, but those of the types."""
    out = {
        "cong-van": document("công văn", ADDRESSEES + CONTACT, text(40)),
        "bao-cao": document("báo cáo", ADDRESSEES),
        "danh-sach": document("danh sách", "kèm theo: Kế hoạch số 05/KH-SNV\n", TABLE),
        "landscape": LANDSCAPE,
    }
    for count in APPENDICES:
        out[f"{count}-appendices"] = appendices(count)
    for name, ending in ENDINGS.items():
        for lines in LENGTHS:
            out[f"tail-{name}-{lines}"] = document("kế hoạch", "", text(lines) + ending + "\n")
    return out


def write(name, source):
    """SOURCE as a file; its path."""
    os.makedirs(WORK, exist_ok=True)
    path = os.path.join(WORK, name + ".md")
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    return path


def types():
    """The names of the types."""
    out = suite.run(["list", "types"]).decode("utf-8")
    return [line.split("\t")[0] for line in out.splitlines()]


# ---------------------------------------------------------------- what is measured

def page_numbers(pages):
    """The number over each page, None where there is none; and what is not centred."""
    numbers, wrong = [], []
    for page in pages:
        rows = pages_of.rows([word for word in page.words if word.middle < papers.TOP])
        numbers.append(" ".join(row.text for row in rows) or None)
        middle = (papers.LEFT + page.width - papers.RIGHT) / 2
        wrong += [f"page {page.number}: number at {letters.middle_of(row):.1f}, not {middle:.1f}"
                  for row in rows if abs(letters.middle_of(row) - middle) > 1]
    return numbers, wrong


def letter(pdf):
    """Công văn: trích yếu under the number, contact at the foot of page 1."""
    paper = papers.read(pdf)
    if len(paper.contact) != 1 or "(0212)" not in paper.contact[0].text:
        return [f"contact {[row.text for row in paper.contact]}"]
    return letters.about(paper) + letters.contact(paper)


def list_form(pages):
    """A list: Quốc hiệu, no number and no date, title, reference, table, end mark."""
    text_of = "\n".join(row.text for page in pages for row in pages_of.rows(page.words))
    wanted = [papers.NATION, "DANH SÁCH", "(Kèm theo Kế hoạch số 05/KH-SNV)", "Việc số 3", "./."]
    places = [text_of.find(part) for part in wanted]
    if -1 in places or places != sorted(places):
        return f"{wanted} at {places}"
    return "a number or a date" if "Số:" in text_of or ", ngày" in text_of else None


def restarts(pages, count):
    """Each appendix begins on a page without number, and counts from 1."""
    numbers, wrong = page_numbers(pages)
    starts = [page.number - 1 for page in pages
              if any(row.text.startswith("(Kèm theo") for row in pages_of.rows(page.words))]
    if len(starts) != count:
        wrong.append(f"{len(starts)} references, not {count}")
    wanted, last = [], 0
    for i in range(len(pages)):
        last = 1 if i == 0 or i in starts else last + 1
        wanted.append(str(last) if last > 1 else None)
    if numbers != wanted:
        wrong.append(f"numbers {numbers}, not {wanted}")
    labels = [row.text for page in pages for row in pages_of.rows(page.words)
              if row.text.startswith("Phụ lục") and len(row.text) < 16]
    if labels != (["Phụ lục"] if count == 1 else [f"Phụ lục {r}" for r in ROMAN[:count]]):
        wrong.append(f"labels {labels}")
    return wrong


def turned(pages):
    """Pages across the paper: their size, their number centred, text as wide as the page."""
    numbers, wrong = page_numbers(pages)
    sizes = "".join("L" if page.width > page.height else "P" for page in pages)
    first = sizes.index("L") if "L" in sizes else 0
    again = sizes.find("P", first)
    behind = sizes.find("L", again)
    if not 0 < first < again < behind or set(sizes[behind:]) != {"L"}:
        wrong.append(f"pages lie {sizes}")
    for page in pages:
        if sorted((round(page.width), round(page.height))) != [210, 297]:
            wrong.append(f"page {page.number} is {page.width:.1f} x {page.height:.1f}")
        right = max(word.x1 for word in page.words)
        if len(page.words) > 100 and abs(right - (page.width - papers.RIGHT)) > 1:
            wrong.append(f"the text of page {page.number} ends at {right:.1f}")
    wanted = [None] + [str(i + 1) for i in range(1, behind)] + [None]
    wanted += [str(i) for i in range(2, len(pages) - behind + 1)]
    if numbers != wanted:
        wrong.append(f"numbers {numbers}, not {wanted}")
    return wrong


def tail(pdf):
    """Two lines at least go with the signature, and no more of the body than they need."""
    paper = papers.read(pdf)
    there = paper.body_rows(paper.block_page)
    if len(there) < 2:
        return f"{len(there)} lines of the body on the signature's page"
    if paper.signature[-1].text != "Trần Bình Minh":
        return "the signature is not in one piece"
    if paper.block_page > 1 and len(there) < 12:
        before = paper.body_rows(paper.block_page - 1)
        room = 297 - papers.BOTTOM - before[-1].y1
        if room > BLANK:
            return f"{room:.0f} mm left blank on page {paper.block_page - 1}"
    return None


# ---------------------------------------------------------------- the run

def check_types():
    """A minimal document of each type is valid."""
    made, broken = {}, {}
    for name in types():
        more = ADDRESSEES if name in ("công văn", "tờ trình", "báo cáo") else ""
        file = f"type-{len(made) + len(broken)}"
        try:
            made[name] = suite.render(file, write(file, document(name, more)))
        except RuntimeError as problem:
            broken[name] = str(problem)
    found = ooxml.validate(made.values()) if ooxml.available() else None

    def is_valid(name):
        if name in broken:
            return broken[name]
        if found is None:
            raise suite.Skip("NODE_VALIDATOR does not name the validator")
        return found[made[name]]

    suite.check("types", lambda: None if len(made) >= 21 else f"{len(made)} of at least 21 types")
    for name in [*made, *broken]:
        suite.check(f"type/{name.replace(' ', '-')}", is_valid, name)
    return made


def all_of_it():
    """Every check."""
    check_types()
    files = {name: write(name, source) for name, source in sources().items()}
    made, failed = suite.pdfs(files)

    def pages(name):
        return pages_of.read(suite.given(name, made, failed), with_rules=False)

    def validates():
        if not ooxml.available():
            raise suite.Skip("NODE_VALIDATOR does not name the validator")
        wanted = [os.path.join(suite.WORK, name + ".docx") for name in files
                  if not name.startswith("tail-")]
        return [error for errors in ooxml.validate(wanted).values() for error in errors]

    suite.check("validator", validates)
    suite.check("cong-van", lambda: letter(suite.given("cong-van", made, failed)))
    suite.check("bao-cao", lambda: letters.addressees(pages("bao-cao"), 3))
    suite.check("cong-van/kinh-gui", lambda: letters.addressees(pages("cong-van"), 3))
    suite.check("danh-sach", lambda: list_form(pages("danh-sach")))
    for count in APPENDICES:
        suite.check(f"appendices/{count}",
                    lambda count=count: restarts(pages(f"{count}-appendices"), count))
    suite.check("landscape", lambda: turned(pages("landscape")))
    for ending in ENDINGS:
        suite.check(f"tail/{ending}", lambda ending=ending: [
            f"{lines} lines: {reason}" for lines in LENGTHS
            if (reason := tail(suite.given(f"tail-{ending}-{lines}", made, failed)))])


suite.main(all_of_it)
