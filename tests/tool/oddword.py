# SPDX-License-Identifier: MIT
"""Odd but legal WordprocessingML, made from a seed: text in every element that holds some (w:t,
w:delText, w:sym, m:t, a:t, text boxes of DrawingML and of VML) under every parent that may hold it.

As a program: oddword.py SEED OUT.docx writes one file.
"""

import io
import random
import sys
import zipfile

import wordpack

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CANVAS = "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"
SYMBOLS = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
NAMES = (f'{wordpack.DECLARED} xmlns:m="{MATH}" xmlns:lc="{CANVAS}" xmlns:w16se="{SYMBOLS}"'
         ' mc:Ignorable="w14 w16se"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SYLLABLES = ("an bình công định đường giữa hộ kế lưu mười nghị ong phố quyết rộng sự thị uỷ văn xã ý "
             "Ất Bính Đinh Giáp Lào Sơn Thuế Ủy Yên 1 23 45,6 2025").split()
STORIES = ("footnotes", "endnotes", "comments")


class Maker:
    """One document: what is drawn at random, and what the parts refer to."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.notes = {story: [] for story in STORIES}
        self.depth = 0
        self.fields = 0     # open ones
        self.is_deleted = False

    def chance(self, share):
        """True that often."""
        return self.random.random() < share

    def words(self):
        """One to six words."""
        return " ".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(1, 6)))

    def some(self, makers, low, high):
        """LOW to HIGH pieces of the makers."""
        return "".join(self.random.choice(makers)() for _ in range(self.random.randint(low, high)))

    def deeper(self, maker, otherwise=""):
        """What MAKER makes, unless it is deep already."""
        if self.depth > 5:
            return otherwise
        self.depth += 1
        made = maker()
        self.depth -= 1
        return made

    # runs --------------------------------------------------------------------------------------

    def look(self):
        """w:rPr or nothing; as Word writes it for an emoji, too."""
        looks = ["<w:b/>", "<w:i/>", "<w:caps/>", "<w:strike/>", "<w:vanish/>", '<w:u w:val="single"/>',
                 '<w:vertAlign w:val="superscript"/>', '<w:rPrChange w:id="7"><w:rPr><w:b/></w:rPr></w:rPrChange>',
                 '<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:rFonts w:ascii="Arial"/>'
                 "</mc:Fallback></mc:AlternateContent>"]
        return f"<w:rPr>{''.join(self.random.sample(looks, self.random.randint(1, 2)))}</w:rPr>" if self.chance(0.3) else ""

    def text(self):
        """A text element."""
        tag = "w:delText" if self.is_deleted and self.chance(0.7) else "w:t"
        return f'<{tag} xml:space="preserve">{self.words()} </{tag}>'

    def sign(self):
        """What stands for a character."""
        return self.random.choice([
            "<w:tab/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:br/>", "<w:cr/>", "<w:lastRenderedPageBreak/>",
            '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>',
            '<w:sym w:font="Wingdings" w:char="F0FE"/>', '<w:sym w:font="Symbol" w:char="F061"/>'])

    def emoji(self):
        """A character in alternatives, of which one only holds text."""
        return ('<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="X" w16se:char="1F600"/>'
                f"</mc:Choice><mc:Fallback><w:t>{self.words()}</w:t></mc:Fallback></mc:AlternateContent>")

    def run(self):
        """w:r."""
        return f"<w:r>{self.look()}{self.some([self.text, self.text, self.text, self.sign, self.emoji], 1, 3)}</w:r>"

    def box(self):
        """A text box: DrawingML, VML, or both, in which one may be empty."""
        inner = self.deeper(lambda: self.blocks(1, 2), "<w:p/>")
        shape = ('<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData '
                 'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
                 "<w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>")
        old = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
        kind = self.random.randint(0, 3)
        if kind == 0:
            return f"<w:r>{old.format(inner)}</w:r>"
        if kind == 1:
            return f"<w:r>{shape.format(inner)}</w:r>"
        first = inner if kind == 2 else "<w:p><w:pPr><w:jc w:val='center'/></w:pPr></w:p>"
        return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape.format(first)}</mc:Choice><mc:Fallback>'
                f"{old.format(inner)}</mc:Fallback></mc:AlternateContent></w:r>")

    def canvas(self):
        """Text of DrawingML itself."""
        return ('<w:r><w:drawing><wp:inline><wp:docPr id="2" name="y"/><a:graphic><a:graphicData uri="x"><lc:lockedCanvas>'
                f"<a:txBody><a:p><a:r><a:t>{self.words()}</a:t></a:r></a:p><a:p><a:fld><a:t>{self.words()}</a:t></a:fld></a:p>"
                "</a:txBody></lc:lockedCanvas></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")

    # what encloses runs ---------------------------------------------------------------------------

    def within(self, before, after):
        """Inlines between two tags."""
        return before + self.deeper(lambda: self.some(self.inlines(), 1, 2), self.run()) + after

    def change(self):
        """A tracked change."""
        tag = self.random.choice(["ins", "del", "moveFrom", "moveTo"])
        was, self.is_deleted = self.is_deleted, self.is_deleted or tag in ("del", "moveFrom")
        made = self.within(f'<w:{tag} w:id="9" w:author="A">', f"</w:{tag}>")
        self.is_deleted = was
        return made

    def group(self):
        """An element that means nothing for its text."""
        return self.within(*self.random.choice([
            ('<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>', "</w:smartTag>"),
            ('<w:customXml w:uri="u" w:element="e">', "</w:customXml>"),
            ("<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ('<w:hyperlink w:anchor="x">', "</w:hyperlink>"), ('<w:dir w:val="ltr">', "</w:dir>"),
            ('<w:bdo w:val="ltr">', "</w:bdo>"), ('<w:fldSimple w:instr=" REF x ">', "</w:fldSimple>")]))

    def ruby(self):
        """Text above text."""
        return (f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r>{self.text()}</w:r></w:rt><w:rubyBase><w:r>{self.text()}</w:r>"
                "</w:rubyBase></w:ruby></w:r>")

    def field(self):
        """A field; its code is no text. One in twelve never ends, or has no result."""
        begin = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
                 f"REF {self.words()} </w:instrText></w:r>")
        middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        if self.chance(0.08):
            return begin
        if self.chance(0.08):
            return begin + end
        return self.within(begin + middle, end)

    def part(self):
        """An argument of an equation."""
        return (f"<m:r>{self.look()}<m:t>{self.random.choice(['a+b', 'x', '2', 'n=1', 'kg', self.words()])}</m:t></m:r>"
                if self.chance(0.7) or self.depth > 5 else self.deeper(self.formula))

    def formula(self):
        """An element of an equation."""
        a, b, c = self.part(), self.part(), self.part()
        return self.random.choice([
            f"<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>", f"<m:sSup><m:e>{a}</m:e><m:sup>{b}</m:sup></m:sSup>",
            f"<m:sSub><m:e>{a}</m:e><m:sub>{b}</m:sub></m:sSub>", f"<m:rad><m:deg>{a}</m:deg><m:e>{b}</m:e></m:rad>",
            f"<m:d><m:e>{a}</m:e><m:e>{b}</m:e></m:d>", f"<m:nary><m:sub>{a}</m:sub><m:sup>{b}</m:sup><m:e>{c}</m:e></m:nary>",
            f"<m:func><m:fName>{a}</m:fName><m:e>{b}</m:e></m:func>", f"<m:m><m:mr><m:e>{a}</m:e><m:e>{b}</m:e></m:mr></m:m>",
            f"<m:eqArr><m:e>{a}</m:e><m:e>{b}</m:e></m:eqArr>", f"<m:box><m:e>{a}</m:e></m:box>",
            f"<m:limLow><m:e>{a}</m:e><m:lim>{b}</m:lim></m:limLow>", f"<m:groupChr><m:e>{a}</m:e></m:groupChr>", a + b])

    def equation(self):
        """m:oMath."""
        return f"<m:oMath>{self.some([self.formula, self.part], 1, 3)}</m:oMath>"

    def note(self):
        """A mark whose text is in a part of its own."""
        story = self.random.choice(STORIES)
        if self.depth > 3:
            return ""
        number = len(self.notes[story]) + 1
        self.notes[story].append("")
        self.notes[story][number - 1] = self.deeper(lambda: self.paragraphs(1, 2))
        tag = {"footnotes": "footnoteReference", "endnotes": "endnoteReference", "comments": "commentReference"}[story]
        return f'<w:r><w:{tag} w:id="{number}"/></w:r>'

    def mark(self):
        """What is between runs without text."""
        return self.random.choice(['<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>', "<w:proofErr w:type='spellStart'/>",
                                   '<w:permStart w:id="4" w:edGrp="everyone"/>', "<w:r/>", "<w:r><w:rPr><w:b/></w:rPr></w:r>"])

    def inlines(self):
        """What a paragraph holds."""
        return [self.run] * 8 + [self.change, self.change, self.group, self.group, self.ruby, self.field, self.equation,
                                 self.box, self.canvas, self.note, self.mark]

    # blocks ---------------------------------------------------------------------------------------

    def properties(self):
        """w:pPr or nothing."""
        props = ['<w:jc w:val="center"/>', '<w:outlineLvl w:val="1"/>', "<w:pageBreakBefore/>",
                 '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="5000"/></w:tabs>',
                 '<w:rPr><w:ins w:id="5" w:author="A"/></w:rPr>', '<w:rPr><w:del w:id="6" w:author="A"/></w:rPr>',
                 "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>",
                 '<w:pPrChange w:id="8"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>']
        return f"<w:pPr>{self.random.choice(props)}</w:pPr>" if self.chance(0.3) else ""

    def paragraph(self):
        """w:p."""
        return f"<w:p>{self.properties()}{self.some(self.inlines(), 1, 5)}</w:p>"

    def paragraphs(self, low, high):
        """Paragraphs of runs."""
        return "".join(f"<w:p>{self.run()}{self.run()}</w:p>" for _ in range(self.random.randint(low, high)))

    def cell(self):
        """w:tc, with its content, within a control or not."""
        made = f"<w:tc><w:tcPr/>{self.deeper(lambda: self.blocks(0, 2))}<w:p>{self.run()}</w:p></w:tc>"
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>" if self.chance(0.1) else made

    def row(self):
        """w:tr, sometimes tracked as a whole."""
        props = self.random.choice(["", "", "", '<w:trPr><w:ins w:id="10" w:author="A"/></w:trPr>',
                                    '<w:trPr><w:del w:id="11" w:author="A"/></w:trPr>', "<w:trPr><w:tblHeader/></w:trPr>"])
        return f"<w:tr>{props}{self.cell()}{self.cell()}</w:tr>"

    def table(self):
        """w:tbl."""
        return (f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
                f"{''.join(self.row() for _ in range(self.random.randint(1, 3)))}</w:tbl><w:p/>")

    def control(self):
        """Blocks in a content control or another group."""
        before, after = self.random.choice([("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
                                            ('<w:customXml w:uri="u" w:element="e">', "</w:customXml>")])
        return before + self.deeper(lambda: self.blocks(1, 2), "<w:p/>") + after

    def display(self):
        """An equation between paragraphs."""
        return f"<m:oMathPara>{self.equation()}</m:oMathPara>"

    def blocks(self, low, high):
        """Blocks."""
        return self.some([self.paragraph] * 6 + [self.control, lambda: self.deeper(self.table), self.display], low, high)


def _story(root, inner):
    return f"{HEAD}<w:{root} {NAMES}>{inner}</w:{root}>"


def made(seed):
    """The bytes of the document of a seed."""
    maker = Maker(seed)
    body = maker.blocks(2, 8) + f"<w:p>{maker.run()}</w:p>"
    body += ('<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'
             "</w:sectPr>")
    parts = {"document": _story("document", f"<w:body>{body}</w:body>"),
             "header1": _story("hdr", maker.paragraphs(1, 2)),
             "footer1": _story("ftr", maker.paragraphs(1, 1))}
    links = [("h", "header", "header1"), ("f", "footer", "footer1")]
    for story in STORIES:
        each = "".join(f'<w:{story[:-1]} w:id="{number}" w:author="A">{inner}</w:{story[:-1]}>'
                       for number, inner in enumerate(maker.notes[story], 1))
        parts[story] = _story(story, each)
        links.append((story, story, story))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        def put(name, text):
            package.writestr(zipfile.ZipInfo(name), text)
        put("[Content_Types].xml", f'{HEAD}<Types xmlns="{wordpack.TYPES}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
            f'"{wordpack.WORD}document.main+xml"/></Types>')
        put("_rels/.rels", f'{HEAD}<Relationships xmlns="{wordpack.LINKS}"><Relationship Id="d" Type="{OFFICE}officeDocument" '
            'Target="word/document.xml"/></Relationships>')
        put("word/_rels/document.xml.rels", f'{HEAD}<Relationships xmlns="{wordpack.LINKS}">' + "".join(
            f'<Relationship Id="{key}" Type="{OFFICE}{kind}" Target="{part}.xml"/>' for key, kind, part in links)
            + "</Relationships>")
        for name, text in parts.items():
            put(f"word/{name}.xml", text)
    return out.getvalue()


if __name__ == "__main__":
    with open(sys.argv[2], "wb") as file:
        file.write(made(int(sys.argv[1])))
