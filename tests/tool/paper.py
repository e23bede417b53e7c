# SPDX-License-Identifier: MIT
"""The parts of an official document, found on its pages by where they stand.

The head (agency and number on the left, motto and date on the right), the body in reading
order, the notes at the feet of the pages, the recipients (left) and the signature (right), the
contact at the foot of page 1, the appendices. Headers that a table repeats are set apart.

As a program: paper.py FILE.pdf    prints the parts.
"""

import re
import statistics
import sys
from dataclasses import dataclass, field

import page as pages_of

LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0    # the margins of a page, mm
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
COLUMN = 65.0           # mm: the left column of head and signature is at least so wide
FOOT = 30.0             # mm over the lower margin: where a contact can begin


@dataclass
class Token:
    """A word of the text, and whether it begins or ends its line."""
    text: str
    first: bool
    last: bool


@dataclass
class Paper:
    """What stands where; rows from top to bottom."""
    pages: list
    numbers: dict = field(default_factory=dict)       # page → the rows in its top margin
    head_left: list = field(default_factory=list)
    head_right: list = field(default_factory=list)
    body: list = field(default_factory=list)          # (page number, row)
    notes: list = field(default_factory=list)         # a list of rows for each note
    recipients: list = field(default_factory=list)
    signature: list = field(default_factory=list)
    contact: list = field(default_factory=list)
    repeated: dict = field(default_factory=dict)      # page → the header of a table, again
    starts: list = field(default_factory=list)        # the pages where an appendix begins
    block_page: int = 0                               # where recipients and signature begin

    def body_rows(self, number=None):
        """The rows of the body, of all pages or of page NUMBER."""
        return [row for at, row in self.body if number in (None, at)]


def is_mark(word, row):
    """Is WORD the mark of a note?"""
    return word.text.isdigit() and word.size < 0.8 * row.size


def tokens(rows, marks=False):
    """The words of ROWS in order, without the marks of notes unless MARKS."""
    out = []
    for row in rows:
        kept = [word for word in row.words if marks or not is_mark(word, row)]
        out += [Token(word.text, word is kept[0], word is kept[-1]) for word in kept]
    return out


def note_tokens(rows):
    """The words of one note without its number."""
    found = tokens(rows, marks=True)
    if len(found) > 1 and found[0].text.isdigit():
        found[1].first = True
        del found[0]
    return found


def _about_bottom(rows, bottom):
    """The y under the lines of V/v, the first of ROWS below BOTTOM, or BOTTOM."""
    begun = False
    for row in rows:
        if row.y0 < bottom - 1:
            continue
        if row.x1 > LEFT + COLUMN or row.y0 > bottom + (1 if begun else 5):
            break
        if not begun and not row.text.startswith("V/v "):
            break
        begun, bottom = True, row.y1
    return bottom


def _head_bottom(first):
    """The y under the number and the date; None when page FIRST has no head."""
    bottom = None
    for row in pages_of.rows([word for word in first.words if word.middle < first.height / 2]):
        if (re.match(r"Số:", row.text) or re.search(r", ngày\b.*\btháng\b.*\bnăm \d", row.text)
                or row.text.endswith(MOTTO)):
            bottom = row.y1
            if re.search(r"(^| )Số:", row.text) and re.search(r", ngày\b", row.text):
                break
        elif bottom is not None and row.y0 > bottom + 15:
            break
    return bottom


def _note_top(one, body_size):
    """The y of the rule over the notes of a page, or None."""
    for rule in sorted(one.rules, key=lambda rule: rule.y):
        below = [word for word in one.words if word.middle > rule.y]
        if (below and abs(rule.x0 - LEFT) < 1 and rule.length < 80
                and all(word.size < body_size - 1 for word in below)):
            return rule.y
    return None


def _contact_top(one, body_size):
    """The y of the rule over the contact at the foot of page ONE, or None."""
    bottom = one.height - BOTTOM
    for rule in one.rules:
        below = [word for word in one.words if word.middle > rule.y]
        if (below and bottom - FOOT < rule.y < bottom and abs(rule.x0 - LEFT) < 1
                and abs(rule.x1 - (one.width - RIGHT)) < 1
                and all(word.size < body_size - 1 for word in below)):
            return rule.y
    return None


def _repeated(one, words, before):
    """The rows of the header that a table repeats at the top of page ONE; BEFORE: rows so far."""
    wide = sorted(rule.y for rule in one.rules if rule.length > (one.width - LEFT - RIGHT) / 2)
    if len(wide) < 2 or abs(wide[0] - TOP) > 1:
        return []
    header = pages_of.rows([word for word in words if wide[0] < word.middle < wide[1]])
    texts, known = [row.text for row in header], [row.text for row in before]
    again = any(known[at:at + len(texts)] == texts for at in range(len(known)))
    return header if header and again else []


def _begins_appendix(one, words):
    """Does page ONE begin with the label of an appendix, centred?"""
    first = next(iter(pages_of.rows(words)), None)
    middle = (LEFT + one.width - RIGHT) / 2
    return bool(first and re.fullmatch(r"Phụ lục( [IVXLC]+)?", first.text)
                and abs((first.x0 + first.x1) / 2 - middle) < 1)


def _block_top(one):
    """The y where "Nơi nhận:" begins at the left margin, or None."""
    for word, after in zip(one.words, one.words[1:]):
        if (word.text == "Nơi" and after.text == "nhận:" and abs(word.x0 - LEFT) < 2
                and abs(word.baseline - after.baseline) < 0.3):
            return word.y0
    return None


def read(pdf):
    """The parts of the document PDF."""
    paper = Paper(pages_of.read(pdf))
    sizes = [word.size for one in paper.pages for word in one.words]
    body_size = statistics.median(sizes) if sizes else 14
    block_words = []
    for one in paper.pages:
        words = [word for word in one.words if word.middle >= TOP]
        top = [word for word in one.words if word.middle < TOP]
        if top:
            paper.numbers[one.number] = pages_of.rows(top)
        cut = _note_top(one, body_size)
        if cut is not None:
            for row in pages_of.rows([word for word in words if word.middle > cut]):
                if row.words[0].text == str(len(paper.notes) + 1) or not paper.notes:
                    paper.notes.append([])      # LibreOffice does not always raise this mark
                paper.notes[-1].append(row)
            words = [word for word in words if word.middle <= cut]
        if one.number == 1:
            cut = _contact_top(one, body_size)
            if cut is not None:
                paper.contact = pages_of.rows([word for word in words if word.middle > cut])
                words = [word for word in words if word.middle <= cut]
            bottom = _head_bottom(one)
            if bottom is not None:
                bottom = _about_bottom(pages_of.rows(words), bottom)
            if bottom is not None:
                head = [word for word in words if word.middle <= bottom]
                paper.head_left, paper.head_right = map(pages_of.rows, pages_of.columns(head))
                words = [word for word in words if word.middle > bottom]
        else:
            again = _repeated(one, words, [row for _, row in paper.body])
            if again:
                paper.repeated[one.number] = again
                gone = [word for row in again for word in row.words]
                words = [word for word in words if word not in gone]
            if _begins_appendix(one, words):
                paper.starts.append(one.number)
        if paper.starts:
            paper.body += [(one.number, row) for row in pages_of.rows(words)]
        elif not paper.block_page:
            start = _block_top(one)
            if start is not None:
                paper.block_page = one.number
                block_words.append([word for word in words if word.middle > start])
                words = [word for word in words if word.middle <= start]
            paper.body += [(one.number, row) for row in pages_of.rows(words)]
        else:
            block_words.append(words)
    _, right = pages_of.columns([word for words in block_words for word in words])
    if any(word.x0 < LEFT + COLUMN for word in right):    # a gap between recipients: no signature
        right = []
    for words in block_words:
        paper.recipients += pages_of.rows([word for word in words if word not in right])
        paper.signature += pages_of.rows([word for word in words if word in right])
    return paper


def main(pdf):
    """Print the parts of PDF."""
    paper = read(pdf)
    for name in ("head_left", "head_right", "recipients", "signature"):
        print(name)
        for row in getattr(paper, name):
            print(f"  {row.text}")
    print(f"block on page {paper.block_page}, appendices on {paper.starts}")
    print("contact", [row.text for row in paper.contact])
    print("repeated", {number: [row.text for row in rows]
                       for number, rows in paper.repeated.items()})
    print("numbers", {number: [row.text for row in rows] for number, rows in paper.numbers.items()})
    print("body")
    for number, row in paper.body:
        print(f"  {number}: {row.text}")
    for number, note in enumerate(paper.notes, 1):
        print(f"note {number}: {' '.join(row.text for row in note)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (pages_of.PageError, IndexError) as problem_found:
        sys.exit(f"paper.py: {problem_found}")
