# SPDX-License-Identifier: MIT
"""Where things stand on the pages of every example, measured in the PDF.

What is measured is Nghị định 30/2020/NĐ-CP, Phụ lục I: paper and margins (I.1, I.3), page
numbers (I.7), Quốc hiệu and its rule (II.1), agency and its rule (II.2), number and date (II.3,
II.4), trích yếu and its rule (II.5), recipients and signature (II.7, II.9), addressees and contact
of a công văn (III.4), appendices (III.1), lists (Phụ lục III, mẫu 1.3). What a document must have
depends on its form, which its source says; what it must not have is looked for too.
"""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import letter as letters  # noqa: E402
import page as pages_of  # noqa: E402
import paper as papers  # noqa: E402
import suite  # noqa: E402

SLACK = 0.5             # mm that a slanted letter may hang over, and rounding
SHORT, LONG = 1 / 3, 1 / 2
REFERENCE = 1 / 6       # the rule under "(Kèm theo …)" is shorter: the decree only draws it
ADDRESSEES = 2          # of the công văn


def near(a, b, within):
    """Are A and B equal WITHIN so many millimetres?"""
    return abs(a - b) <= within


def size(paper):
    """Every page is A4."""
    for page in paper.pages:
        if sorted((round(page.width), round(page.height))) != [210, 297]:
            yield f"page {page.number} is {page.width:.1f} x {page.height:.1f} mm"


def margins(paper):
    """No word stands in a margin, but the page number in the top one."""
    for page in paper.pages:
        if not page.words:
            yield f"page {page.number} is empty"
        for word in page.words:
            if word.middle < papers.TOP:
                continue
            if (word.x0 < papers.LEFT - SLACK or word.x1 > page.width - papers.RIGHT + SLACK
                    or word.baseline - word.size * pages_of.MM < papers.TOP - SLACK
                    or word.baseline > page.height - papers.BOTTOM + SLACK):
                yield (f"page {page.number}: “{word.text}” at {word.x0:.1f}–{word.x1:.1f}, "
                       f"{word.y0:.1f}–{word.y1:.1f}")


def nation(paper):
    """Quốc hiệu stands on one line, the motto under it."""
    texts = [row.text for row in paper.head_right]
    if texts[:2] != [papers.NATION, papers.MOTTO]:
        yield f"the head's right side begins {texts[:3]}"


def _number_row(paper):
    return next((row for row in paper.head_left if row.text.startswith("Số:")), None)


def number_and_date(paper):
    """The number and the date stand level."""
    number = _number_row(paper)
    date = next((row for row in paper.head_right if ", ngày" in row.text), None)
    if not number or not date:
        yield "no number or no date"
    elif not near(number.baseline, date.baseline, 1):
        yield f"number at {number.baseline:.2f}, date at {date.baseline:.2f}"


def page_numbers(paper):
    """Page 1 and the first of an appendix are bare; the others count from there, centred."""
    last = 0
    for page in paper.pages:
        rows = paper.numbers.get(page.number, [])
        texts = [row.text for row in rows]
        last = 1 if page.number in paper.starts else last + 1
        wanted = [str(last)] if last > 1 else []
        if texts != wanted:
            yield f"page {page.number}: {texts} in the top margin"
        elif rows:
            middle = (papers.LEFT + page.width - papers.RIGHT) / 2
            at = (rows[0].x0 + rows[0].x1) / 2
            if not near(at, middle, 1):
                yield f"page {page.number}: number at {at:.1f}, not {middle:.1f}"
            if not 12.9 < rows[0].size < 14.1:
                yield f"page {page.number}: number of {rows[0].size:.1f} pt"


def block(paper):
    """Nơi nhận is level with the first line of the signature."""
    if not paper.recipients or not paper.signature:
        yield "no recipients or no signature"
    elif not near(paper.recipients[0].baseline, paper.signature[0].baseline, 1.5):
        yield (f"Nơi nhận at {paper.recipients[0].baseline:.2f}, "
               f"signature at {paper.signature[0].baseline:.2f}")


def unsigned(paper):
    """Nơi nhận alone, where the source names no signer."""
    if not paper.recipients or paper.signature:
        yield f"{len(paper.recipients)} recipients, signature {[r.text for r in paper.signature]}"


def company(paper):
    """At least two lines of the body stand with the signature, and it is in one piece."""
    rows = paper.body_rows(paper.block_page)
    if not paper.block_page:
        yield "no recipients"
    elif len(rows) < 2:
        yield f"{len(rows)} lines of the body on the signature's page {paper.block_page}"
    last = paper.signature[-1] if paper.signature else None
    there = paper.pages[paper.block_page - 1].words if paper.block_page else []
    if last and not all(word in there for word in last.words):
        yield f"“{last.text}” is not on the page where the block begins"


def _rule_under(paper, row, before=None, number=1):
    """The nearest rule under ROW of page NUMBER, above the y BEFORE, with ROW's middle over it."""
    middle = (row.x0 + row.x1) / 2
    below = [rule for rule in paper.pages[number - 1].rules
             if row.baseline - 0.5 < rule.y < (before or row.baseline + 6)
             and rule.x0 - 5 < middle < rule.x1 + 5]
    return min(below, key=lambda rule: rule.y) if below else None


def _short_rule(name, paper, rows, before=None):
    """The rule under ROWS is a third to a half of the last or the longest, centred under it."""
    rule = _rule_under(paper, rows[-1], before)
    if not rule:
        yield f"no rule under {name}"
        return
    longest = max(rows, key=lambda row: row.x1 - row.x0)
    parts = [rule.length / (row.x1 - row.x0) for row in (rows[-1], longest)]
    if not any(SHORT - 0.005 <= part <= LONG + 0.005 for part in parts):
        yield (f"the rule under {name} is {rule.length:.1f} mm, "
               f"{parts[0]:.2f} of the last line, {parts[1]:.2f} of the longest")
    middle = (rows[-1].x0 + rows[-1].x1) / 2
    if not near(rule.centre, middle, 1):
        yield f"the rule under {name} is centred at {rule.centre:.1f}, the text at {middle:.1f}"


def motto_rule(paper):
    """The rule under the motto is as long as the motto."""
    row = next((row for row in paper.head_right if row.text == papers.MOTTO), None)
    rule = _rule_under(paper, row) if row else None
    if not rule:
        yield "no rule under the motto"
    elif not near(rule.x0, row.x0, 1) or not near(rule.x1, row.x1, 1):
        yield f"rule {rule.x0:.1f}–{rule.x1:.1f}, motto {row.x0:.1f}–{row.x1:.1f}"


def agency_rule(paper):
    """The short rule under the agency."""
    number = _number_row(paper)
    rows = [row for row in paper.head_left if number is None or row.baseline < number.baseline]
    if not rows:
        return ["no agency"]
    return _short_rule("the agency", paper, rows, number.baseline if number else None)


def title_rule(paper):
    """The short rule under trích yếu, which stands centred under the type's name."""
    rows = paper.body_rows(1)
    middle = (papers.LEFT + paper.pages[0].width - papers.RIGHT) / 2
    centred = []
    for row in rows:
        if not near((row.x0 + row.x1) / 2, middle, 1):
            break
        centred.append(row)
        if len(centred) > 1 and _rule_under(paper, row):
            break
    if len(centred) < 2 or centred[0].text != centred[0].text.upper():
        return ["no type's name with trích yếu, both centred"]
    after = rows[len(centred)].baseline if len(rows) > len(centred) else None
    return _short_rule("trích yếu", paper, centred[1:], after)


def letter(paper):
    """A công văn: V/v, addressees, contact."""
    return letters.about(paper) + letters.contact(paper) + letters.addressees(paper.pages, ADDRESSEES)


def _reference_rule(paper, number):
    """The lines from the top of page NUMBER's title on are centred; the last has a short rule."""
    rows = paper.body_rows(number)
    page = paper.pages[number - 1]
    middle = (papers.LEFT + page.width - papers.RIGHT) / 2
    at = next((i for i, row in enumerate(rows) if row.text.startswith("(Kèm theo ")), None)
    if at is None:
        return f"no reference on page {number}"
    end = next((i for i in range(at, len(rows)) if rows[i].text.endswith(")")), at)
    for row in rows[:end + 1]:
        if not near(letters.middle_of(row), middle, 1):
            return f"page {number}: “{row.text}” is not centred"
    rule = _rule_under(paper, rows[end], rows[end + 1].baseline, number)
    longest = max(row.x1 - row.x0 for row in rows[at:end + 1])
    if not rule or not REFERENCE < rule.length / longest < LONG or not near(rule.centre, middle, 1):
        return f"page {number}: under the reference of {longest:.1f} mm {rule}"
    return None


def list_form(paper):
    """A list: title and reference with their rule, no number, date, recipients or signature."""
    rows = paper.body_rows(1)
    if not rows or rows[0].text != "DANH SÁCH":
        yield f"the body begins {[row.text for row in rows[:1]]}"
    wrong = _reference_rule(paper, 1)
    if wrong:
        yield wrong
    whole = paper.head_left + paper.head_right
    if any(re.match("Số:", row.text) or ", ngày" in row.text for row in whole):
        yield "a number or a date"
    if paper.recipients or paper.signature:
        yield "recipients or a signature"
    if paper.body[-1][1].text != "./.":
        yield f"the last line is “{paper.body[-1][1].text}”"
    if len(paper.body_rows(len(paper.pages))) < 2:
        yield "the end mark stands alone on its page"


def appendix(paper):
    """Each appendix: label, title and reference centred, a rule; landscape where it is asked."""
    if len(paper.starts) != 1:
        yield f"appendices on {paper.starts}"
    for number in paper.starts:
        wrong = _reference_rule(paper, number)
        if wrong:
            yield wrong
    for page in paper.pages:
        if (page.width > page.height) != (page.number >= paper.starts[0]):
            yield f"page {page.number} is {page.width:.0f} x {page.height:.0f}"


def table(paper):
    """A table is as wide as the text, and repeats its header on each further page."""
    for page in paper.pages:
        wide = [rule for rule in page.rules if rule.length > (page.width - 45) * 0.9]
        if len(wide) < 3 and page.number != 1:
            yield f"page {page.number}: no table"
        elif any(not near(rule.length, page.width - 45, 1) for rule in wide):
            yield f"page {page.number}: a table of {wide[0].length:.1f} mm"
        if page.number not in [1, *paper.starts, *paper.repeated]:
            yield f"page {page.number}: no header of the table"


CHECKS = (size, margins, nation, page_numbers, motto_rule, agency_rule)
HEADED = (number_and_date, company)


def checks_of(source):
    """The checks for the form that SOURCE says it has."""
    with open(source, encoding="utf-8") as file:
        text = file.read()
    kind = re.search(r"^loại: (.*)$", text, re.M)[1]
    signed = re.search(r"^ +họ tên: \S", text, re.M)
    form = ((list_form,) if kind == "danh sách" else
            (*HEADED, block if signed else unsigned, letter if kind == "công văn" else title_rule))
    return (CHECKS + form + ((appendix,) if "\n# Phụ lục" in text else ()) +
            ((table,) if "vb: bảng " in text else ()))


def all_of_it():
    """Every check over every example."""
    sources = suite.examples()
    made, failed = suite.pdfs(sources)
    read = {}

    def measure(name, function):
        if name not in read:
            read[name] = papers.read(suite.given(name, made, failed))
        return list(function(read[name]))

    for name, source in sources.items():
        for function in checks_of(source):
            suite.check(f"{name}/{function.__name__.replace('_', '-')}",
                        measure, name, function)


suite.main(all_of_it)
