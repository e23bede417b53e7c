# SPDX-License-Identifier: MIT
"""The tools of the tests see what is there: proved on a DOCX whose measures are known."""

import os
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import docxdump  # noqa: E402
import office  # noqa: E402
import ooxml  # noqa: E402
import page as pages_of  # noqa: E402
import paper as papers  # noqa: E402
import preview  # noqa: E402
import suite  # noqa: E402
import words  # noqa: E402

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'

# (left indent, right indent) of a ruled paragraph in mm → the rule from 30 + left to 195 - right
RULED = ((20, 35), (0, 0), (60, 60))


def twips(mm):
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def run(text, points, more=""):
    """A run of TEXT."""
    return (f'<w:r><w:rPr>{FONT}<w:sz w:val="{points * 2}"/>{more}</w:rPr>'
            f'<w:t xml:space="preserve">{text}</w:t></w:r>')


def paragraph(inside, more=""):
    """A paragraph of the runs INSIDE."""
    return f"<w:p><w:pPr>{more}</w:pPr>{inside}</w:p>"


def ruled(left, right):
    """A paragraph with a line under it."""
    return paragraph(run("Kẻ", 13),
                     '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
                     f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"/>')


def make(path, extra=""):
    """Write the DOCX; EXTRA goes into its body."""
    body = "".join(ruled(*indents) for indents in RULED)
    body += paragraph(run("Mười hai", 12) + run(" mười bốn", 14) +
                      run("1", 14, '<w:vertAlign w:val="superscript"/>') + run(" sau dấu.", 14))
    body += extra
    body += ('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" '
             'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{WORD}document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, XML + data)


def measures(folder):
    """Rules within 0.3 mm, sizes, baselines, a note mark apart."""
    suite.need_tools()
    docx = os.path.join(folder, "known.docx")
    make(docx)
    page = pages_of.read(office.to_pdf([docx], os.path.join(folder, "pdf"))[0])[0]
    reasons = []
    if len(page.rules) != len(RULED):
        reasons.append(f"{len(page.rules)} rules, not {len(RULED)}")
    for (left, right), rule in zip(RULED, sorted(page.rules, key=lambda rule: rule.y)):
        if abs(rule.x0 - 30 - left) > 0.3 or abs(rule.x1 - 195 + right) > 0.3:
            reasons.append(f"a rule at {rule.x0:.2f}–{rule.x1:.2f}")
    row = pages_of.rows(page.words)[-1]
    small, large = row.words[0], row.words[-1]
    if abs(small.size - 12) > 0.1 or abs(large.size - 14) > 0.1:
        reasons.append(f"sizes {small.size:.2f} and {large.size:.2f}")
    if abs(small.baseline - large.baseline) > 0.1:
        reasons.append(f"baselines {small.baseline:.2f} and {large.baseline:.2f}")
    seen = [token.text for token in papers.tokens([row])]
    if seen != "Mười hai mười bốn sau dấu.".split():
        reasons.append(f"words {seen}")
    return reasons


def validator(folder):
    """It finds an error that is there, and none where there is none."""
    if not ooxml.available():
        raise suite.Skip("NODE_VALIDATOR does not name the validator")
    good, bad = os.path.join(folder, "good.docx"), os.path.join(folder, "bad.docx")
    make(good)
    make(bad, '<w:p><w:r><w:rPr><w:b/><w:rFonts w:ascii="X"/></w:rPr></w:r></w:p>')
    found = ooxml.validate([good, bad])
    return [f"in a valid file: {error}" for error in found[good]] or (
        None if found[bad] else "a wrong order in w:rPr was not found")


def dump(folder):
    """Parts in order, one element a line, text in quotes."""
    docx = os.path.join(folder, "dump.docx")
    make(docx)
    lines = docxdump.dump(docx)
    wanted = ["  word/document.xml", '        w:t xml:space="preserve" "Mười hai"']
    return [f"no line {line!r}" for line in wanted if line not in lines] + (
        [] if lines[:2] == ["parts", "  [Content_Types].xml"] else [f"begins {lines[:2]}"])


def differences():
    """A lost, an added and a changed word are seen; a word broken at a line's end is none."""
    def token(text, last=False):
        return papers.Token(text, False, last)
    text = "giai đoạn 2026-2030 của tỉnh".split()
    cases = (
        ([token("giai"), token("đoạn"), token("2026-", True), token("2030"), token("của"),
          token("tỉnh")], []),
        ([token("giai"), token("đoạn"), token("2026-"), token("2030"), token("của"),
          token("tỉnh")], ["2026-2030 => 2026- 2030"]),
        ([token("giai"), token("2026-2030"), token("của"), token("tỉnh;")],
         ["đoạn =>", "tỉnh => tỉnh;"]),
        ([token(word) for word in text] + [token("nhé")], ["=> nhé"]),
    )
    return [f"{words.diff(text, page)}, not {wanted}" for page, wanted in cases
            if [words.line_of(one) for one in words.diff(text, page)] != wanted]


def markdown():
    """The Markdown on paper is taken apart as it should be."""
    shown = preview.read("| SỞ A<br>**B** | X |\n|---|:-:|\n| Số: 1\\|2 | *Y* |\n\n# KẾ HOẠCH\n\n"
                         "1\\. Một[^1] **hai**\n\n- ba\n- bốn\n\n"
                         "| ***Nơi nhận:***<br>- C; | D<br>E |\n"
                         "|---|---|\n\n[^1]: Ghi chú.\n")
    wanted = preview.Preview(
        [["SỞ", "A"], ["B"], ["Số:", "1|2"]], [["X"], ["Y"]],
        [["KẾ", "HOẠCH"], ["1.", "Một", "hai"], ["-", "ba"], ["-", "bốn"]],
        [["Ghi", "chú."]], [["Nơi", "nhận:"], ["-", "C;"]], [["D"], ["E"]])
    return None if shown == wanted else f"{shown}"


def all_of_it():
    """Every tool."""
    with tempfile.TemporaryDirectory(prefix="vanban-tools-") as folder:
        suite.check("page", measures, folder)
        suite.check("ooxml", validator, folder)
        suite.check("docxdump", dump, folder)
    suite.check("words", differences)
    suite.check("preview", markdown)


suite.main(all_of_it)
