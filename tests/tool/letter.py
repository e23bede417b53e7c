# SPDX-License-Identifier: MIT
"""What only a công văn or a document with addressees has, measured on its pages.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5, II.9, III.4; Phụ lục III, mẫu 1.5.
"""

import page as pages_of
import paper as papers


def middle_of(row):
    """The x of a row's middle."""
    return (row.x0 + row.x1) / 2


def about(paper):
    """V/v stands 6 pt under the number, centred as it is."""
    number = next((row for row in paper.head_left if row.text.startswith("Số:")), None)
    line = next((row for row in paper.head_left if row.text.startswith("V/v ")), None)
    if not number or not line:
        return ["no number or no V/v"]
    wrong = []
    # both are 13 pt, single-spaced: from one baseline to the next a line and 6 pt
    gap = (line.baseline - number.baseline) / pages_of.MM - 13 * 1.149
    if abs(gap - 6) > 0.5:
        wrong.append(f"V/v stands {gap:.1f} pt under the number")
    if abs(middle_of(line) - middle_of(number)) > 1.5:
        wrong.append("V/v is not centred under the number")
    return wrong


def contact(paper):
    """The contact stands at the foot of page 1 and nowhere else, under a rule across the text."""
    if not paper.contact:
        return ["no contact at the foot of page 1"]
    wrong = []
    texts = {row.text for row in paper.contact}
    for page in paper.pages[1:]:
        if (any(row.text in texts for row in pages_of.rows(page.words))
                or any(rule.length > 160 for rule in page.rules)):
            wrong.append(f"the contact stands on page {page.number}")
    first = paper.pages[0]
    wide = [rule for rule in first.rules if rule.length > 160]
    if len(wide) != 1:
        return wrong + [f"{len(wide)} rules across page 1"]
    if abs(wide[0].length - 165) > 1 or not 0 < paper.contact[0].y0 - wide[0].y < 3:
        wrong.append(f"the rule is {wide[0].length:.1f} mm, {wide[0].y:.1f}")
    if abs(paper.contact[-1].y1 - (first.height - papers.BOTTOM)) > 3:
        wrong.append(f"the contact ends at {paper.contact[-1].y1:.1f}")
    return wrong


def addressees(pages, count):
    """So many addressees: one a line, the dashes under one another and under the colon."""
    rows = pages_of.rows(pages[0].words)
    label = next((row for row in rows if row.text == "Kính gửi:"), None)
    items = [row for row in rows if row.text.startswith("- ") and row.text[-1] in ";."
             and row.x0 > papers.LEFT + 20]
    if not label or [row.text[-1] for row in items] != [";"] * (count - 1) + ["."]:
        return [f"{label}, {[row.text for row in items]}"]
    if any(abs(row.x0 - (label.x1 - 0.5)) > 1.5 for row in items):
        return [f"the colon ends at {label.x1:.1f}, dashes at {[round(r.x0, 1) for r in items]}"]
    return []
