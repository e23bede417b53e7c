# SPDX-License-Identifier: MIT
"""A DOCX that vanban rendered, as clerks make them in Word: in disguise.

A disguise is a function of the catalogue below; it changes a package (wordpack.py) and returns
False where the document has nothing for it. What is printed stays what it is, but where its first
line says otherwise. The seed of chance is the name: the same bytes each time.

    wordlike.py FILE.docx                   the names
    wordlike.py FILE.docx NAME[+NAME…] OUT  that disguise, or several
"""

import collections
import copy
import random
import sys

import wordpack
from wordpack import drop, every, find, local, name, one, properties, put, value, words, xml

CATALOGUE = collections.OrderedDict()
FLOW = ("Than", "Khoan", "Khoan2", "GachDauDong", "Diem", "DoanPhai")
HEADINGS = ("MucLaMa", "MucSo", "MucSo2", "Dieu")
LINE = "DuongKe", "DuongKeTrichYeu"


class Disguise(collections.namedtuple("Disguise", "name data dashes")):
    """A file; `dashes`: its lists may have other signs in front."""


def disguise(function):
    """Put FUNCTION into the catalogue: what it does to a file, in the order of this file."""
    CATALOGUE[function.__name__.replace("_", "-")] = function
    return function


def style_of(para):
    """The id of a paragraph's style, or an empty string."""
    return value(para, "w:pPr/w:pStyle") or ""


def of_styles(package, *styles):
    """The paragraphs of those styles."""
    return [para for para in package.paragraphs() if style_of(para) in styles]


def text_run(text, look=""):
    """A run of TEXT; a tab is a w:tab, a new line a w:br."""
    inner = text.replace("&", "&amp;").replace("<", "&lt;")
    inner = "".join('<w:tab/>' if part == "\t" else '<w:br/>' if part == "\n" else
                    f'<w:t xml:space="preserve">{part}</w:t>' for part in _parts(inner))
    return one(f"<w:r>{'<w:rPr>' + look + '</w:rPr>' if look else ''}{inner}</w:r>")


def _parts(text):
    """TEXT cut at tabs and new lines, these too."""
    found, last = [], ""
    for letter in text:
        if letter in "\t\n":
            found += [last, letter] if last else [letter]
            last = ""
        else:
            last += letter
    return found + [last] if last else found


def text_para(text, look="", props=""):
    """A paragraph of one run."""
    made = one(f"<w:p>{'<w:pPr>' + props + '</w:pPr>' if props else ''}</w:p>")
    if text:
        made.append(text_run(text, look))
    return made


def lone(package):
    """Cut the runs so that each holds one text or one break."""
    for run in list(package.body.iter(name("w:r"))):
        inner = [child for child in run if local(child) != "rPr"]
        for child in reversed(inner[1:]):
            made = one("<w:r/>")
            look = find(run, "w:rPr")
            if look is not None:
                made.append(copy.deepcopy(look))
            made.append(child)
            run.addnext(made)


def frames(package):
    """The tables without lines: the head, the foot."""
    return [table for table in every(package.body, "w:tbl")
            if value(table, "w:tblPr/w:tblStyle") == "Khung"]


def head_of(package):
    """The table with the national name."""
    return next(table for table in frames(package) if "CỘNG HÒA XÃ HỘI" in words(table))


def foot_of(package):
    """The table with the recipients, or None."""
    return next((table for table in frames(package) if "Nơi nhận:" in words(table)), None)


def grid(table):
    """The paragraphs of each cell: rows of columns."""
    return [[every(cell, "w:p") for cell in every(row, "w:tc")] for row in every(table, "w:tr")]


def full(paras):
    """Those with text."""
    return [para for para in paras if words(para).strip()]


# Head and foot --------------------------------------------------------------------------------


@disguise
def rules_as_shapes(package, _):
    """The rules below names are drawn: a shape, and VML for old programs."""
    for para in of_styles(package, *LINE):
        above = para.getprevious()
        while above is not None and local(above) != "p":
            above = above.getprevious()
        number = package.id()
        shape = one(f"""<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
            <wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0"
            locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH
            relativeFrom="column"><wp:posOffset>600000</wp:posOffset></wp:positionH><wp:positionV
            relativeFrom="paragraph"><wp:posOffset>200000</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="0"/>
            <wp:wrapNone/><wp:docPr id="{number}" name="Đường nối thẳng {number}"/><wp:cNvGraphicFramePr/><a:graphic>
            <a:graphicData uri="{wordpack.SPACES['wps']}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
            <a:ext cx="900000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/>
            </wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line
            id="Line {number}" o:spid="_x0000_s1026" style="position:absolute" from="47pt,16pt" to="118pt,16pt"/>
            </w:pict></mc:Fallback></mc:AlternateContent></w:r>""")
        above.append(shape)
        if len(every(para.getparent(), "w:p")) > 1:
            drop(para)


@disguise
def rules_of_signs(package, _):
    """The rules below names are typed: dashes, underscores."""
    for para, sign in zip(of_styles(package, *LINE), ("-------", "_______________", "———————", "* * *")):
        props = find(para, "w:pPr")
        for old in every(props, "w:pBdr"):
            props.remove(old)
        para.append(text_run(sign))


def _side_by_side(package, table, between):
    """A table as lines, the columns BETWEEN(left, right) apart."""
    sheet = wordpack.Sheet(package)
    made = []
    for row in grid(table):
        left, right = (full(cell) for cell in (row + [[]])[:2])
        for index in range(max(len(left), len(right))):
            para = one('<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6400"/>'
                       "</w:tabs></w:pPr></w:p>")
            one_left = sheet.bake(copy.deepcopy(left[index])) if index < len(left) else None
            one_right = sheet.bake(copy.deepcopy(right[index])) if index < len(right) else None
            lead, gap = between(words(one_left) if one_left is not None else "")
            if lead:
                para.append(text_run(lead))
            for part in [] if one_left is None else every(one_left, "w:r"):
                para.append(part)
            if one_right is not None:
                para.append(text_run(gap))
                for part in every(one_right, "w:r"):
                    para.append(part)
            made.append(para)
    for para in reversed(made):
        table.addnext(para)
    drop(table)


@disguise
def head_by_tabs(package, _):
    """The head without a table: both sides on one line, tabs between."""
    _side_by_side(package, head_of(package), lambda left: ("\t", "\t"))


@disguise
def head_by_blanks(package, _):
    """The same with blanks."""
    _side_by_side(package, head_of(package), lambda left: ("", " " * max(8, 44 - len(left))))


@disguise
def head_in_breaks(package, _):
    """One paragraph a cell, its lines ended by breaks; the rules are not there."""
    sheet = wordpack.Sheet(package)
    for row in every(head_of(package), "w:tr"):
        for cell in every(row, "w:tc"):
            paras = full(every(cell, "w:p"))
            for para in every(cell, "w:p"):
                if para not in paras[:1] and (paras or para is not every(cell, "w:p")[0]):
                    drop(para)
            for index, para in enumerate(paras):
                sheet.bake(para)
                if index:
                    paras[0].append(one("<w:r><w:br/></w:r>"))
                    paras[0].extend(every(para, "w:r"))


@disguise
def head_in_one_row(package, _):
    """Number and date stand in the cells of the names."""
    rows = every(head_of(package), "w:tr")
    for row in rows[1:]:
        for cell, above in zip(every(row, "w:tc"), every(rows[0], "w:tc")):
            above.extend(every(cell, "w:p"))
        drop(row)


@disguise
def head_with_middle_column(package, _):
    """An empty column between the two, and a row across below."""
    table = head_of(package)
    find(table, "w:tblGrid").insert(1, one('<w:gridCol w:w="200"/>'))
    for row in every(table, "w:tr"):
        every(row, "w:tc")[0].addnext(one('<w:tc><w:tcPr><w:tcW w:w="200" w:type="dxa"/></w:tcPr><w:p/></w:tc>'))
    table.append(one('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr>'))


@disguise
def head_in_a_frame(package, _):
    """The table of the head stands in a table of one cell."""
    table = head_of(package)
    outer = one('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9355"/></w:tblGrid>'
                '<w:tr><w:tc><w:tcPr><w:tcW w:w="9355" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>')
    table.addnext(outer)
    find(outer, "w:tr/w:tc").extend([table, one("<w:p/>")])


@disguise
def letterhead(package, _):
    """An emblem above the names: a picture without words."""
    image = package.relate("image", "media/image1.png")
    package.parts["word/media/image1.png"] = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000000020001e221bc330000000049454e44ae426082")
    types = package.tree("[Content_Types].xml")
    types.insert(0, types.makeelement(f"{{{wordpack.TYPES}}}Default", Extension="png", ContentType="image/png"))
    package.set("[Content_Types].xml", types)
    cell = find(head_of(package), "w:tr/w:tc")
    every(cell, "w:p")[0].addprevious(one(
        f"""<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent cx="500000" cy="500000"/>
        <wp:docPr id="{package.id()}" name="Hình ảnh 1"/><a:graphic><a:graphicData
        uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0"
        name="quochuy.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{image}"/></pic:blipFill>
        <pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""))


@disguise
def foot_by_tabs(package, _):
    """Recipients and signature without a table: on one line, tabs between."""
    table = foot_of(package)
    if table is None or not of_styles(package, "HoTen"):
        return False
    _side_by_side(package, table, lambda left: ("", "\t\t\t"))
    return True


@disguise
def foot_as_text(package, _):
    """Recipients, and the signature below them, without a table."""
    table = foot_of(package)
    if table is None:
        return False
    for row in grid(table):
        for cell in reversed(row):
            for para in reversed(full(cell)):
                table.addnext(para)
    drop(table)
    return True


@disguise
def signature_above(package, _):
    """The signature stands to the right, the recipients below it."""
    table = foot_of(package)
    if table is None or not of_styles(package, "HoTen"):
        return False
    for row in grid(table):
        for cell in row:
            for para in reversed(full(cell)):
                table.addnext(para)
    drop(table)
    return True


@disguise
def room_to_sign(package, _):
    """Four empty lines before the name, and a blank in each."""
    rooms = of_styles(package, "ChoKy")
    for para in rooms:
        for _ in range(4):
            para.addnext(text_para(" "))
        drop(para)
    return bool(rooms)


@disguise
def recipients_in_one(package, _):
    """The recipients are one paragraph with breaks."""
    items = of_styles(package, "NoiNhanMuc")
    for para in items[1:]:
        items[0].append(one("<w:r><w:br/></w:r>"))
        items[0].extend(every(para, "w:r"))
        drop(para)
    return bool(items)


# Words and lines --------------------------------------------------------------------------------


@disguise
def empty_paragraphs(package, chance):
    """Space is made by empty paragraphs, some with blanks or tabs."""
    for para in package.paragraphs():
        if chance.random() < 0.3 and find(para, "w:pPr/w:sectPr") is None:
            for _ in range(chance.randint(1, 3)):
                para.addprevious(text_para(chance.choice(("", "", " ", "\t", "  \t")), "",
                                           '<w:jc w:val="center"/>'))


@disguise
def titles_in_one(package, _):
    """Type and summary, and the lines of an authority, are one paragraph with breaks."""
    sheet = wordpack.Sheet(package)
    for styles in (("TenLoai", "TrichYeu"), ("ChucVu", "ChucVu")):
        last = None
        for para in package.paragraphs():
            if last is not None and style_of(para) == styles[1] and last.getnext() is para:
                sheet.bake(para)
                last.append(one("<w:r><w:br/></w:r>"))
                last.extend(every(para, "w:r"))
                drop(para)
            elif style_of(para) == styles[0]:
                last = sheet.bake(copy.deepcopy(para))
                para.getparent().replace(para, last)
            else:
                last = None


@disguise
def blanks(package, chance):
    """Double blanks, hard blanks, blanks and tabs at the ends."""
    for run in package.runs():
        text = find(run, "w:t")
        made = "".join(chance.choice(("  ", "\u00a0", " \u00a0", "   ")) if letter == " " and chance.random() < 0.1
                       else letter for letter in text.text or "")
        text.text = made
    for para in package.paragraphs():
        if full([para]) and chance.random() < 0.5:
            para.append(text_run(chance.choice((" ", "  ", "\t", " \t "))))
        if full([para]) and chance.random() < 0.2:
            properties(para, "w:pPr").addnext(text_run(chance.choice((" ", "\t", "  "))))


@disguise
def small_letters_as_capitals(package, _):
    """Names in capitals are typed small, w:caps makes them so."""
    for para in of_styles(package, "CoQuanChuQuan", "CoQuan", "QuocHieu", "TenLoai", "ChucVu", "MucLaMa"):
        for run in package.runs(para):
            text = find(run, "w:t")
            text.text = text.text[:1] + text.text[1:].lower()
            put(properties(run, "w:rPr"), one("<w:caps/>"))


@disguise
def linked_addresses(package, _):
    """Mail addresses became links by themselves."""
    found = False
    trees = [("", package.root), *package.stories()]
    for part, tree in trees:
        for run in list(tree.iter(name("w:r"))):
            text = find(run, "w:t")
            word = next((word for word in (text.text or "").split() if "@" in word), "") if text is not None else ""
            word = word.strip(";,()")
            if not word or part:
                continue
            found = True
            before, _, after = text.text.partition(word)
            link = one(f'<w:hyperlink r:id="{package.relate("hyperlink", "mailto:" + word, True)}" w:history="1"/>')
            inside, rest = copy.deepcopy(run), copy.deepcopy(run)
            text.text, find(inside, "w:t").text, find(rest, "w:t").text = before, word, after
            for one_text in (text, find(rest, "w:t")):
                one_text.set(wordpack.SPACE, "preserve")
            put(properties(inside, "w:rPr"), one('<w:color w:val="0000FF"/>'), one('<w:u w:val="single"/>'))
            link.append(inside)
            run.addnext(link)
            link.addnext(rest)
    return found


# Numbers ------------------------------------------------------------------------------------------


def _roman(number):
    found = ""
    for sign, worth in (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)):
        found += sign * (number // worth)
        number %= worth
    return found


def _levels(package):
    """numId → (levels of its list)."""
    numbering = package.tree("word/numbering.xml")
    if numbering is None:
        return {}
    kinds = {value(kind, attribute="w:abstractNumId"): every(kind, "w:lvl")
             for kind in every(numbering, "w:abstractNum")}
    return {value(num, attribute="w:numId"): kinds[value(num, "w:abstractNumId")]
            for num in every(numbering, "w:num")}


@disguise
def typed_numbers(package, chance):
    """Automatic numbers are typed, with a tab, a blank or two behind."""
    levels, counts = _levels(package), {}
    for para in package.paragraphs():
        props = find(para, "w:pPr/w:numPr")
        if props is None:
            continue
        num, depth = value(props, "w:numId"), int(value(props, "w:ilvl"))
        count = counts.setdefault(num, [0] * 9)
        count[depth] += 1
        count[depth + 1:] = [0] * (8 - depth)
        level = levels[num][depth]
        label = value(level, "w:lvlText")
        for index in range(depth + 1):
            shown = _roman(count[index]) if value(levels[num][index], "w:numFmt") == "upperRoman" else str(count[index])
            label = label.replace(f"%{index + 1}", shown)
        run = text_run(label + chance.choice(("\t", " ", "  ", "\u00a0")))
        look = find(level, "w:rPr")
        if look is not None:
            run.insert(0, copy.deepcopy(look))
        props.getparent().addnext(run)
        drop(props)
    return bool(counts)


def _bullets(package, paras, signs):
    """PARAS lose their typed dash; the bullets of a list, SIGNS (text, font) in turn, stand for it."""
    numbering = package.tree("word/numbering.xml")
    if numbering is None:
        package.add("numbering.xml", "<w:numbering/>", "numbering", "numbering")
        numbering = package.tree("word/numbering.xml")
    for index, (sign, font) in enumerate(signs):
        number = package.id()
        kind = one(f"""<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl
            w:ilvl="0" w:tplc="0409000{index}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>
            <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="{font}"
            w:hAnsi="{font}" w:hint="default"/></w:rPr></w:lvl></w:abstractNum>""")
        numbering.insert(0, kind)
        numbering.append(one(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        for para in paras[index::len(signs)]:
            text = next(para.iter(name("w:t")))
            text.text = text.text.lstrip("-+ ")
            put(properties(para, "w:pPr"),
                one(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
    package.set("word/numbering.xml", numbering)
    return bool(paras)


def _dashed(package):
    return [para for para in of_styles(package, "GachDauDong") if words(para).startswith("- ")]


@disguise
def automatic_dashes(package, _):
    """The dashes of lists are bullets of Word: a dash of another font."""
    return _bullets(package, _dashed(package), (("-", "Times New Roman"), ("-", "Calibri")))


@disguise
def symbol_bullets(package, _):
    """The same with signs of Symbol and Wingdings: other signs are printed."""
    return _bullets(package, _dashed(package), (("\uf0b7", "Symbol"), ("\uf0a7", "Wingdings"), ("\uf02d", "Symbol"),
                                                ("o", "Courier New"), ("\uf0d8", "Wingdings")))


@disguise
def symbols_in_text(package, _):
    """The same, typed as w:sym with a tab: other signs are printed."""
    paras = _dashed(package)
    for index, para in enumerate(paras):
        text = next(para.iter(name("w:t")))
        text.text = text.text[2:]
        font, sign = (("Symbol", "F0B7"), ("Wingdings", "F09F"), ("Symbol", "F02D"))[index % 3]
        text.getparent().addprevious(one(f'<w:r><w:sym w:font="{font}" w:char="{sign}"/><w:tab/></w:r>'))
    return bool(paras)


# What Word keeps beside the text --------------------------------------------------------------------


@disguise
def page_numbers(package, _):
    """A header from the gallery with a field, a footer with the file's name, the first page apart."""
    package.parts["word/header1.xml"] = (f"""<w:hdr {wordpack.DECLARED}><w:sdt><w:sdtPr><w:id w:val="-99"/><w:docPartObj>
        <w:docPartGallery w:val="Page Numbers (Top of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>
        <w:p><w:pPr><w:pStyle w:val="utrang"/><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>
        <w:r><w:instrText>PAGE   \\* MERGEFORMAT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>
        <w:rPr><w:noProof/></w:rPr><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent>
        </w:sdt><w:p/></w:hdr>""").encode()
    made = package.add("footer9.xml", """<w:ftr><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText
        xml:space="preserve"> FILENAME \\p </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>D:\\Van
        ban\\KH 2026 (sua lan 3).docx</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>""",
                       "footer", "footer")
    for section in package.body.iter(name("w:sectPr")):
        for old in every(section, "w:footerReference"):
            if value(old, attribute="w:type") == "default":
                section.remove(old)
        section.insert(0, one(f'<w:footerReference w:type="default" r:id="{made}"/>'))


@disguise
def sections(package, _):
    """A section ends within the text, the next one goes on on the same page."""
    paras = of_styles(package, *FLOW)
    for para in paras[2:-1:5]:
        if local(para.getparent()) == "body" and find(para, "w:pPr/w:sectPr") is None:
            put(properties(para, "w:pPr"), one(
                '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="720"/></w:sectPr>'))
            following = next((one_more for one_more in para.itersiblings() if local(one_more) == "p"
                              and find(one_more, "w:pPr/w:sectPr") is not None), None)
            last = find(following, "w:pPr/w:sectPr") if following is not None else find(package.body, "w:sectPr")
            if find(last, "w:type") is None:
                last.insert(len(every(last, "w:headerReference") + every(last, "w:footerReference")),
                            one('<w:type w:val="continuous"/>'))
            else:
                find(last, "w:type").set(name("w:val"), "continuous")
            return True
    return False


@disguise
def notes_of_word(package, _):
    """Notes with the styles of Word; those above the line say something."""
    notes = package.tree("word/footnotes.xml")
    if notes is None:
        return False
    for note in notes:
        if value(note, attribute="w:type"):
            find(note, "w:p").append(text_run(" "))
        for run in note.iter(name("w:r")):
            if find(run, "w:footnoteRef") is not None:
                put(properties(run, "w:rPr"), one('<w:rStyle w:val="ThamchiuCcchu"/>'), one('<w:vertAlign w:val="superscript"/>'))
    package.set("word/footnotes.xml", notes)
    return True


@disguise
def notes_with_own_marks(package, _):
    """The marks of notes are typed."""
    notes = package.tree("word/footnotes.xml")
    if notes is None:
        return False
    for number, mark in enumerate(package.body.iter(name("w:footnoteReference")), 1):
        mark.set(name("w:customMarkFollows"), "1")
        run = mark.getparent()
        run.append(one(f"<w:t>({number})</w:t>"))
        note = next(one for one in notes if value(one, attribute="w:id") == value(mark, attribute="w:id"))
        sign = next(note.iter(name("w:footnoteRef")))
        sign.getparent().replace(sign, one(f"<w:t>({number})</w:t>"))
    package.set("word/footnotes.xml", notes)
    return True


@disguise
def tables_of_word(package, chance):
    """Tables in the grid style, a column of the grid too many, empty lines in the cells."""
    tables = [table for table in every(package.body, "w:tbl") if value(table, "w:tblPr/w:tblStyle") != "Khung"]
    for table in tables:
        columns = every(table, "w:tblGrid/w:gridCol")
        columns[1].set(name("w:w"), str(int(value(columns[1], attribute="w:w")) - 20))
        columns[1].addnext(one('<w:gridCol w:w="20"/>'))
        for row in every(table, "w:tr"):
            cells = every(row, "w:tc")
            put(properties(row, "w:trPr"), one("<w:tblHeader/>")) if False else None
            find(cells[1], "w:tcPr").append(one('<w:gridSpan w:val="2"/>'))
            for cell in cells:
                if chance.random() < 0.1:
                    cell.append(text_para(chance.choice(("", " "))))
            if chance.random() < 0.1:
                row.addprevious(one(f'<w:bookmarkStart w:id="{package.id()}" w:name="_Hlk{package.id()}"/>'))
    return bool(tables)


@disguise
def draft_mark(package, _):
    """“DỰ THẢO” in a box, twice in the file: as a shape, and as VML."""
    _box(package, "DỰ THẢO LẦN 2")


@disguise
def secret_mark(package, _):
    """“MẬT” in a box, which the source has in its head."""
    _box(package, "MẬT")


def _box(package, text):
    content = (f'<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>'
               "</w:p></w:txbxContent>")
    para = full(every(find(head_of(package), "w:tr/w:tc"), "w:p"))[-1]
    para.append(one(f"""<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1" cy="1"/>
        <wp:docPr id="{package.id()}" name="Hộp Văn bản 2"/><a:graphic><a:graphicData uri="{wordpack.SPACES['wps']}">
        <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>
        </a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202"><v:textbox>
        {content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""))


@disguise
def comments(package, _):
    """Somebody asks something: the question stands in the source."""
    package.add("comments.xml", """<w:comments><w:comment w:id="7" w:author="Lan" w:initials="L"
        w:date="2026-03-01T00:00:00Z"><w:p><w:pPr><w:pStyle w:val="VnbanChuthich"/></w:pPr><w:r><w:annotationRef/></w:r><w:r>
        <w:t>Số liệu này lấy ở đâu?</w:t></w:r></w:p></w:comment></w:comments>""", "comments", "comments")
    runs = package.runs(of_styles(package, "Than", "GachDauDong", "OTieuDe")[0])
    runs[0].addprevious(one('<w:commentRangeStart w:id="7"/>'))
    for element in reversed(xml('<w:commentRangeEnd w:id="7"/><w:r><w:rPr><w:rStyle w:val="ThamchiuChuthich"/></w:rPr>'
                                '<w:commentReference w:id="7"/></w:r>')):
        runs[-1].addnext(element)


@disguise
def hidden_text(package, _):
    """Words that are not printed."""
    for para in of_styles(package, *FLOW, *HEADINGS)[::4]:
        package.runs(para)[0].addnext(text_run("XE \"ma tuy\"", "<w:vanish/>"))


@disguise
def package_of_word(package, _):
    """Parts, settings and ids that Word adds."""
    package.add("webSettings.xml", "<w:webSettings><w:optimizeForBrowser/></w:webSettings>", "webSettings", "webSettings")
    package.add("theme/theme1.xml", """<a:theme name="Office"><a:themeElements><a:fontScheme name="Office"><a:majorFont>
        <a:latin typeface="Calibri Light"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>
        </a:fontScheme></a:themeElements></a:theme>""", "application/vnd.openxmlformats-officedocument.theme+xml", "theme")
    package.parts["customXml/item1.xml"] = (b'<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/'
                                            b'bibliography" SelectedStyle="\\APASixthEditionOfficeOnline.xsl"/>')
    package.parts["customXml/itemProps1.xml"] = (b'<ds:datastoreItem ds:itemID="{0}" xmlns:ds="http://schemas.openxmlformats.'
                                                 b'org/officeDocument/2006/customXml"/>')
    package.relate("customXml", "../customXml/item1.xml")
    package.parts["word/settings.xml"] = package.parts["word/settings.xml"].replace(
        b"<w:compat>", b'<w:proofState w:spelling="clean"/><w:attachedTemplate r:id="rId999"/><w:rsids><w:rsidRoot '
        b'w:val="00A77B3E"/></w:rsids><w:compat><w:useFELayout/>').replace(
        b"<w:settings ", b'<w:settings xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ')
    package.root.set(name("mc:Ignorable"), "w14")
    for number, para in enumerate(package.paragraphs()):
        para.set(name("w14:paraId"), f"{number + 0x10000000:08X}")
        para.set(name("w:rsidR"), "00E21F7A")
        para.set(name("w:rsidRDefault"), "00F31CC2")


# Styles ------------------------------------------------------------------------------------------------


RENAMED = {    # what a list, a heading, a text is called in a Vietnamese Word: id, name
    "Khoan": ("oancuaDanhsach", "List Paragraph"), "GachDauDong": ("Duudong", "List Bullet"),
    "Than": ("ThnVnban", "Body Text"), "MucLaMa": ("u1", "heading 1"), "MucSo": ("u2", "heading 2"),
    "MucSo2": ("u3", "heading 3"), "TenLoai": ("Tiu", "Title"), "TrichYeu": ("Tiuphu", "Subtitle"),
    "Goc": ("Binhthng", "Normal"), "NoiNhanMuc": ("KhngDncch", "No Spacing"),
    "ChuThich": ("VnbanCcchu", "footnote text"), "FootnoteReference": ("ThamchiuCcchu", "footnote reference"),
}


@disguise
def built_in_styles(package, _):
    """The styles are Word's own, under their Vietnamese ids."""
    for part in [part for part in package.parts if part.startswith("word/") and part.endswith(".xml")]:
        tree = package.root if part == "word/document.xml" else package.tree(part)
        for element in tree.iter(name("w:pStyle"), name("w:rStyle"), name("w:basedOn"), name("w:next"), name("w:link"),
                                 name("w:style")):
            key = name("w:styleId" if local(element) == "style" else "w:val")
            old = element.get(key)
            if old not in RENAMED:
                continue
            element.set(key, RENAMED[old][0])
            if local(element) == "style":
                find(element, "w:name").set(name("w:val"), RENAMED[old][1])
        if part != "word/document.xml":
            package.set(part, tree)


WORD_STYLES = """<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"
    w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="22"/><w:szCs w:val="22"/>
    <w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing
    w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:latentStyles w:count="376"/>
    <w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/><w:qFormat/></w:style>
    <w:style w:type="character" w:default="1" w:styleId="Phngmcinhcuaoanvn"><w:name w:val="Default Paragraph Font"/>
    <w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="BangThngthng"><w:name
    w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style><w:style w:type="numbering"
    w:default="1" w:styleId="Khngco"><w:name w:val="No List"/></w:style><w:style w:type="table" w:styleId="LiBang"><w:name
    w:val="Table Grid"/><w:basedOn w:val="BangThngthng"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left
    w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single"
    w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style></w:styles>"""


@disguise
def direct_formatting(package, chance):
    """All is Normal, and what it looks like is told by each run."""
    sheet = wordpack.Sheet(package)
    trees = [(None, package.root), *package.stories()]
    for part, tree in trees:
        for para in tree.iter(name("w:p")):
            sheet.bake(para)
            for run in para.iter(name("w:r")):
                put(properties(run, "w:rPr"), one(
                    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'),
                    one('<w:lang w:val="vi-VN"/>'))
            put(properties(para, "w:pPr"), one('<w:spacing w:before="120" w:after="120" w:line="360" w:lineRule="exact"/>'))
        for table in tree.iter(name("w:tbl")):
            kind = find(table, "w:tblPr/w:tblStyle")
            if kind is not None and value(kind) != "Khung" and chance.random() < 0.5:
                kind.set(name("w:val"), "LiBang")
            elif kind is not None:
                drop(kind)
        if part:
            package.set(part, tree)
    numbering = package.tree("word/numbering.xml")
    for link in [] if numbering is None else list(numbering.iter(name("w:pStyle"))):
        drop(link)
    if numbering is not None:
        package.set("word/numbering.xml", numbering)
    package.parts["word/styles.xml"] = WORD_STYLES.replace("<w:styles>", f"<w:styles {wordpack.DECLARED}>").encode()


# Runs ---------------------------------------------------------------------------------------------------


@disguise
def broken_runs(package, chance):
    """Runs cut anywhere, with marks of revisions, spelling, bookmarks and rendered pages between."""
    for run in package.runs():
        run.set(name("w:rsidRPr"), f"{chance.randrange(1 << 32):08X}")
        for _ in range(chance.randint(0, 3)):
            text = find(run, "w:t")
            if len(text.text or "") < 2:
                break
            at = chance.randrange(1, len(text.text))
            rest = copy.deepcopy(run)
            text.text, find(rest, "w:t").text = text.text[:at], text.text[at:]
            for part in (text, find(rest, "w:t")):
                part.set(wordpack.SPACE, "preserve")
            rest.set(name("w:rsidR"), f"{chance.randrange(1 << 32):08X}")
            put(properties(rest, "w:rPr"), one(chance.choice(
                ('<w:lang w:val="vi-VN"/>', "<w:noProof/>", '<w:spacing w:val="-4"/>', '<w:color w:val="000000"/>'))))
            if chance.random() < 0.1:
                rest.insert(1, one("<w:lastRenderedPageBreak/>"))
            run.addnext(rest)
            number = package.id()
            for mark in reversed(xml(chance.choice((
                    '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="gramEnd"/>', "",
                    f'<w:bookmarkStart w:id="{number}" w:name="_GoBack{number}"/><w:bookmarkEnd w:id="{number}"/>')))):
                run.addnext(mark)


@disguise
def wrapped_runs(package, chance):
    """Runs in smart tags, content controls, links within the file."""
    for run in package.runs():
        if chance.random() > 0.4:
            continue
        outer = one(chance.choice((
            '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"><w:smartTagPr/></w:smartTag>',
            '<w:sdt><w:sdtPr><w:alias w:val="Ô"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>',
            '<w:hyperlink w:anchor="_Toc1"/>', '<w:fldSimple w:instr=" QUOTE "/>')))
        run.getparent().replace(run, outer)
        (find(outer, "w:sdtContent") if local(outer) == "sdt" else outer).append(run)
    for para in of_styles(package, *FLOW, "") [::7]:
        if local(para.getparent()) == "body":
            outer = one('<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent/></w:sdt>')
            para.getparent().replace(para, outer)
            find(outer, "w:sdtContent").append(para)


@disguise
def tracked_changes(package, chance):
    """What was inserted stands as such, what was deleted is there still; Word shows it."""
    who = 'w:id="9" w:author="Trần Văn Bình" w:date="2026-03-01T08:00:00Z"'
    for run in package.runs():
        if chance.random() < 0.2:
            outer = one(f"<w:ins {who}/>")
            run.getparent().replace(run, outer)
            outer.append(run)
            if chance.random() < 0.5:
                outer.addprevious(one(f"<w:del {who}><w:r><w:delText>chữ cũ</w:delText></w:r></w:del>"))
        elif chance.random() < 0.2:
            put(properties(run, "w:rPr"), one(f"<w:rPrChange {who}><w:rPr><w:b/><w:i/></w:rPr></w:rPrChange>"))
    for para in package.paragraphs()[::5]:
        mark = properties(properties(para, "w:pPr"), "w:rPr")
        put(mark, one(f"<w:ins {who}/>"))
        put(properties(para, "w:pPr"), mark, one(
            f'<w:pPrChange {who}><w:pPr><w:pStyle w:val="Tiu"/><w:jc w:val="center"/></w:pPr></w:pPrChange>'))


# -----------------------------------------------------------------------------------------------------


DASHES = ("symbol-bullets", "symbols-in-text")
TOGETHER = (    # what one file of a clerk is like
    ("direct-formatting", "broken-runs", "typed-numbers", "rules-as-shapes", "room-to-sign", "page-numbers", "package-of-word"),
    ("built-in-styles", "broken-runs", "wrapped-runs", "head-in-breaks", "titles-in-one", "blanks"),
    ("direct-formatting", "head-by-tabs", "foot-by-tabs", "typed-numbers", "empty-paragraphs", "blanks", "broken-runs"),
    ("direct-formatting", "head-in-one-row", "recipients-in-one", "automatic-dashes", "sections", "notes-of-word",
     "tables-of-word", "tracked-changes"),
    ("direct-formatting", "small-letters-as-capitals", "rules-of-signs", "empty-paragraphs", "foot-as-text", "page-numbers",
     "wrapped-runs", "hidden-text"),
)


def made(path, names):
    """The file at PATH in the disguises NAMES, or None where none is for it."""
    package = wordpack.Package(path)
    chance = random.Random("+".join(names))
    lone(package)
    does = [CATALOGUE[name_of](package, chance) is not False for name_of in CATALOGUE if name_of in names]
    if not any(does):
        return None
    return Disguise("+".join(names), package.bytes(), any(one in DASHES for one in names))


def all_of(path):
    """Every disguise of the file at PATH, one at a time, then several at once."""
    found = [made(path, (single,)) for single in CATALOGUE]
    found += [made(path, names)._replace(name=f"together-{number}") for number, names in enumerate(TOGETHER, 1)]
    return [each for each in found if each is not None]


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print("\n".join(each.name for each in all_of(sys.argv[1])))
    else:
        with open(sys.argv[3], "wb") as out:
            out.write(made(sys.argv[1], tuple(sys.argv[2].split("+"))).data)
