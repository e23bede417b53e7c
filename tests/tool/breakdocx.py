# SPDX-License-Identifier: MIT
"""Broken Word packages: one fault each, made of a package that vanban rendered.

FAULTS maps a name to a Fault: how the package is broken, and how `vanban import` has to end
(exit status, message or None). usage: breakdocx.py NAME FROM.docx TO.docx
"""

import io
import random
import re
import struct
import sys
import zipfile
from dataclasses import dataclass
from typing import Callable, Optional

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
NOTES = "word/footnotes.xml"
RELS = "word/_rels/document.xml.rels"
TOP_RELS = "_rels/.rels"
TYPES = "[Content_Types].xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass
class Fault:
    """One way to break a package."""
    make: Callable      # parts (name → bytes) → the file's bytes
    status: int
    code: Optional[str]


FAULTS = {}


def fault(name, status, code=None):
    """Register the function below as the fault NAME."""
    def keep(function):
        FAULTS[name] = Fault(function, status, code)
        return function
    return keep


# ---------------------------------------------------------------- packages

def pack(parts, method=zipfile.ZIP_DEFLATED):
    """The zip of PARTS: a mapping, or a list of pairs where a name may come twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            info.filename = name    # as it is: ZipInfo would cut at a NUL
            package.writestr(info, data)
    return out.getvalue()


def replaced(name, change):
    """A fault that gives part NAME the bytes that CHANGE makes of its own."""
    return lambda parts: pack({**parts, name: change(parts[name])})


def without(name):
    """A fault that takes part NAME away."""
    return lambda parts: pack({k: v for k, v in parts.items() if k != name})


def added(name, data):
    """A fault that adds an entry."""
    return lambda parts: pack([*parts.items(), (name, data)])


def body(inner):
    """A fault that puts INNER (str) behind the body's start."""
    return replaced(DOCUMENT, lambda old: old.replace(b"<w:body>", b"<w:body>" + inner.encode()))


def instead(inner):
    """A fault that gives the document this text alone."""
    return lambda parts: pack({**parts, DOCUMENT: (
        f'<w:document {W}><w:body>' + inner + "</w:body></w:document>").encode()})


def rel(kind, target, mode=""):
    """A fault that adds a relationship of the document, with the id rX."""
    line = f'<Relationship Id="rX" Type="{R}{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(RELS, lambda old: old.replace(b"</Relationships>", line.encode()))


def several(*faults):
    """One fault after another."""
    def make(parts):
        for one in faults:
            data = one(parts)
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = {name: package.read(name) for name in package.namelist()}
        return data
    return make


def para(text="chữ", properties=""):
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def patched(at, find, put):
    """A fault that overwrites bytes of the zip: PUT at AT behind FIND, of its last place."""
    def make(parts):
        data = bytearray(pack(parts))
        start = bytes(data).rindex(find) + at
        data[start:start + len(put)] = put
        return bytes(data)
    return make


def noise(size):
    """Letters that do not pack to nothing, always the same."""
    letters = bytes(97 + (i & 15) for i in range(256))
    return random.Random(1).randbytes(size).translate(letters)


def simple(table):
    """Register a table of (name, make, status, code)."""
    for name, make, status, code in table:
        FAULTS[name] = Fault(make, status, code)


# ---------------------------------------------------------------- the zip

simple([
    ("zip/empty-file", lambda parts: b"", 3, "VB-0204"),
    ("zip/two-bytes", lambda parts: b"PK", 0, None),    # a text of two letters
    ("zip/half", lambda parts: pack(parts)[:len(pack(parts)) // 2], 3, "VB-0233"),
    ("zip/end-cut", lambda parts: pack(parts)[:-12], 3, "VB-0233"),
    ("zip/no-directory", lambda parts: pack(parts).split(b"PK\1\2")[0], 3, "VB-0233"),
    ("zip/half-twice", lambda parts: pack(parts)[:3000] * 2, 3, "VB-0233"),
    ("zip/name-dots", added("../../etc/passwd", b"x"), 3, "VB-0239"),
    ("zip/name-inner-dots", added("word/../../x", b"x"), 3, "VB-0239"),
    ("zip/name-absolute", added("/etc/passwd", b"x"), 3, "VB-0239"),
    ("zip/name-backslash", added("word\\media\\x.png", b"x"), 3, "VB-0239"),
    ("zip/name-drive", added("C:x", b"x"), 3, "VB-0239"),
    ("zip/twice", added(DOCUMENT, b"<x/>"), 3, "VB-0240"),
    ("zip/twice-by-case", added("WORD/Document.xml", b"<x/>"), 3, "VB-0240"),
    ("zip/many-entries", lambda parts: pack({**parts, **{f"x/{i}": b"" for i in range(512)}}), 9,
     "VB-0905"),
    ("zip/bomb", replaced(DOCUMENT, lambda old: b" " * (15 << 20) + old), 9, "VB-0908"),
    ("zip/bomb-beside", added("x.bin", b"\0" * (100 << 20)), 0, None),
    ("zip/entry-too-large", replaced(DOCUMENT, lambda old: old.replace(
        b"<w:body>", b"<w:body><!--" + noise(17 << 20) + b"-->")), 9, "VB-0906"),
    ("zip/stored", lambda parts: pack(parts, zipfile.ZIP_STORED), 0, None),
    ("zip/folders", added("word/media/", b""), 0, None),
    ("zip/bytes-behind", lambda parts: pack(parts) + b"\0" * 100, 0, None),
    ("zip/encrypted", patched(8, b"PK\1\2", b"\1\0"), 0, None),
    ("zip/password", lambda parts: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 +
     "EncryptedPackage".encode("utf-16-le"), 3, "VB-0231"),
])


def of_document(at, put):
    """A fault that overwrites the directory's record of the document."""
    def make(parts):
        data = bytearray(pack(parts))
        start = bytes(data).rindex(b"PK\1\2", 0, bytes(data).rindex(DOCUMENT.encode())) + at
        data[start:start + len(put)] = put
        return bytes(data)
    return make


simple([
    ("zip/document-encrypted", of_document(8, b"\1\0"), 3, "VB-0241"),
    ("zip/document-wrong-sum", of_document(16, b"\1\2\3\4"), 3, "VB-0233"),
    ("zip/document-unknown-method", of_document(10, b"\x63\0"), 3, "VB-0233"),
    ("zip/document-size-small", of_document(24, struct.pack("<I", 5)), 0, None),    # a claim
    ("zip/document-offset", of_document(42, struct.pack("<I", 7)), 3, "VB-0233"),
])


@fault("zip/document-damaged", 3, "VB-0233")
def damage(parts):
    """A byte of the packed document is another."""
    data = bytearray(pack(parts))
    at = bytes(data).index(DOCUMENT.encode()) + len(DOCUMENT) + 40
    data[at:at + 4] = bytes(b ^ 0xFF for b in data[at:at + 4])
    return bytes(data)


# ---------------------------------------------------------------- relationships, content types

simple([
    ("rels/none", without(TOP_RELS), 0, None),
    ("rels/broken", replaced(TOP_RELS, lambda old: old[:40]), 0, "VB-0237"),
    ("rels/doctype", replaced(TOP_RELS, lambda old: b"<!DOCTYPE x>" + old[old.index(b"<Rel"):]),
     3, "VB-0238"),
    ("rels/document-elsewhere", replaced(TOP_RELS, lambda old: old.replace(
        DOCUMENT.encode(), b"word/khong-co.xml")), 3, "VB-0234"),
    ("rels/document-outside", replaced(TOP_RELS, lambda old: old.replace(
        DOCUMENT.encode(), b"../../../etc/passwd")), 3, "VB-0234"),
    ("rels/document-is-styles", replaced(TOP_RELS, lambda old: old.replace(
        DOCUMENT.encode(), STYLES.encode())), 3, "VB-0234"),
    ("rels/of-document-none", without(RELS), 0, None),
    ("rels/of-document-broken", replaced(RELS, lambda old: old[:-30]), 0, "VB-0237"),
    ("rels/of-document-empty", replaced(RELS, lambda old: b""), 0, "VB-0237"),
    ("rels/cyclic", replaced(RELS, lambda old: re.sub(
        rb'Target="(styles|numbering|footnotes)\.xml"', b'Target="document.xml"', old)), 0, None),
    ("rels/id-twice", several(rel("header", "khong-co.xml"), rel("header", "khong-co.xml")), 0,
     None),
    ("rels/no-id", replaced(RELS, lambda old: old.replace(b"Id=", b"Ix=")), 0, None),
    ("rels/unknown-kinds", replaced(RELS, lambda old: old.replace(b"/relationships/", b"/x/y")), 0,
     None),
    ("rels/header-missing", several(rel("header", "khong-co.xml"), body(
        para("a", '<w:sectPr><w:headerReference xmlns:r="' + R[:-1] +
             '" w:type="default" r:id="rX"/></w:sectPr>'))), 0, "VB-0235"),
    ("types/none", without(TYPES), 0, None),
    ("types/broken", replaced(TYPES, lambda old: old[:50]), 0, None),
])

# ---------------------------------------------------------------- XML of the document

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{('&' + a + ';') * 10}'>" for a, b in zip("abcdefgh", "bcdefghi")) + "]>"

simple([
    ("xml/cut", replaced(DOCUMENT, lambda old: old[:len(old) // 2]), 3, "VB-0236"),
    ("xml/last-tag-cut", replaced(DOCUMENT, lambda old: old[:-3]), 3, "VB-0236"),
    ("xml/empty", replaced(DOCUMENT, lambda old: b""), 3, "VB-0236"),
    ("xml/declaration-only", replaced(DOCUMENT, lambda old: old[:old.index(b"?>") + 2]), 3,
     "VB-0236"),
    ("xml/not-utf-8", replaced(DOCUMENT, lambda old: old.replace("ế".encode(), b"\xe1\xbb")), 3,
     "VB-0236"),
    ("xml/utf-16", replaced(DOCUMENT, lambda old: old.decode().encode("utf-16")), 0, None),
    ("xml/utf-16-odd", replaced(DOCUMENT, lambda old: old.decode().encode("utf-16")[:-1]), 3,
     "VB-0236"),
    ("xml/unknown-encoding", replaced(DOCUMENT, lambda old: old.replace(b"UTF-8", b"TCVN3")), 0,
     None),
    ("xml/utf-32", replaced(DOCUMENT, lambda old: old.decode().encode("utf-32-be")), 3, "VB-0236"),
    ("xml/nul", replaced(DOCUMENT, lambda old: old.replace(b"<w:t ", b"<w:t\0", 1)), 3, "VB-0236"),
    ("xml/doctype", replaced(DOCUMENT, lambda old: b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' +
                             old[old.index(b"<w:d"):]), 3, "VB-0238"),
    ("xml/laughs", replaced(DOCUMENT, lambda old: LAUGHS.encode() + old[old.index(b"<w:d"):]), 3,
     "VB-0238"),
    ("xml/entity", body(para("&nbsp;")), 3, "VB-0238"),
    ("xml/instruction", body("<?php x?>"), 3, "VB-0238"),
    ("xml/control", body(para("&#1;")), 3, "VB-0236"),
    ("xml/two-roots", replaced(DOCUMENT, lambda old: old + b"<x/>"), 3, "VB-0236"),
    ("xml/other-root", replaced(DOCUMENT, lambda old: old.replace(b"w:document", b"w:glossary")),
     3, "VB-0234"),
    ("xml/other-namespace", replaced(DOCUMENT, lambda old: old.replace(
        b"wordprocessingml/2006/main", b"wordprocessingml/2099/main")), 3, "VB-0234"),
    ("xml/prefix-undeclared", body("<x:y/>"), 3, "VB-0236"),
    ("xml/attribute-twice", body('<w:p w:a="1" w:a="2"/>'), 3, "VB-0236"),
    ("xml/100-attributes", body("<w:p " + " ".join(f'a{i}="1"' for i in range(100)) + "/>"), 9,
     "VB-0903"),
    ("xml/deep", body("<w:sdt>" * 10000 + "</w:sdt>" * 10000), 9, "VB-0903"),
    ("xml/deep-runs", body("<w:p>" + "<w:r>" * 200 + "</w:r>" * 200 + "</w:p>"), 9, "VB-0903"),
    ("xml/nothing-but-notes", instead(""), 0, None),
    ("xml/nothing-in-it", several(without(NOTES), instead("")), 3, "VB-0247"),
    ("xml/no-body", several(without(NOTES), replaced(
        DOCUMENT, lambda old: f"<w:document {W}/>".encode())), 3, "VB-0247"),
    ("xml/images-only", several(without(NOTES), instead("<w:p><w:r><w:pict/></w:r></w:p>")), 3,
     "VB-0247"),
    ("xml/16-megabytes-in-a-run", lambda parts: pack({**parts, DOCUMENT: (
        f"<w:document {W}><w:body><w:p><w:r><w:t>".encode() + noise((16 << 20) - 300) +
        b"</w:t></w:r></w:p></w:body></w:document>")}), 0, None),
    ("xml/many-paragraphs", lambda parts: pack({**parts, DOCUMENT: (
        f"<w:document {W}><w:body>" + "".join(
            f"<w:p><w:r><w:t>{i * 2654435761 & 0xFFFFFFFF}</w:t></w:r></w:p>"
            for i in range(260000)) + "</w:body></w:document>").encode()}), 9, "VB-0909"),
])

# ---------------------------------------------------------------- numbers and styles

NUMBERED = para("a", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>')


def numbering(inner, paragraph=NUMBERED):
    """A fault of the numbers, with a paragraph that has the list 99."""
    return several(body(paragraph), replaced(NUMBERING, lambda old: old.replace(
        b"</w:numbering>", inner.encode() + b"</w:numbering>")))


def styles(inner, paragraph=para("a", '<w:pStyle w:val="X"/>')):
    """A fault of the style sheet, with a paragraph of the style X."""
    return several(body(paragraph), replaced(STYLES, lambda old: old.replace(
        b"</w:styles>", inner.encode() + b"</w:styles>")))


def style(name, base):
    """A style based on another."""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>'


simple([
    ("number/no-part", without(NUMBERING), 0, "VB-0235"),
    ("number/broken", replaced(NUMBERING, lambda old: old[:300]), 0, "VB-0237"),
    ("number/doctype", replaced(NUMBERING, lambda old: b"<!DOCTYPE x>" + old[old.index(b"<w:"):]),
     3, "VB-0238"),
    ("number/no-list", body(NUMBERED), 0, "VB-0244"),
    ("number/no-abstract", numbering('<w:num w:numId="99"><w:abstractNumId w:val="98"/></w:num>'),
     0, "VB-0244"),
    ("number/link-to-itself", several(styles(
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="99"/>'
        "</w:numPr></w:pPr></w:style>"), numbering(
            '<w:abstractNum w:abstractNumId="98"><w:numStyleLink w:val="L"/></w:abstractNum>'
            '<w:num w:numId="99"><w:abstractNumId w:val="98"/></w:num>')), 0, "VB-0244"),
    ("number/level-99", body(para("a", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/>'
                                  "</w:numPr>")), 0, None),
    ("number/not-a-number", body(para("a", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="-3"/>'
                                      "</w:numPr>")), 0, None),
    ("number/huge-start", numbering(
        '<w:abstractNum w:abstractNumId="98"><w:lvl w:ilvl="0"><w:start w:val="99999999999999"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%9%%0%"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="99"><w:abstractNumId w:val="98"/></w:num>'), 0, None),
    ("style/no-part", without(STYLES), 0, "VB-0235"),
    ("style/broken", replaced(STYLES, lambda old: old[:-40]), 0, "VB-0237"),
    ("style/laughs", replaced(STYLES, lambda old: LAUGHS.encode() + old[old.index(b"<w:s"):]), 3,
     "VB-0238"),
    ("style/on-itself", styles(style("X", "X")), 0, "VB-0245"),
    ("style/in-a-ring", styles(style("X", "Y") + style("Y", "Z") + style("Z", "X")), 0, "VB-0245"),
    ("style/long-chain", styles("".join(style(f"S{i}", f"S{i + 1}") for i in range(10000)),
                                para("a", '<w:pStyle w:val="S0"/>')), 0, None),
    ("style/unknown", body(para("a", '<w:pStyle w:val="khong-co"/>')), 0, None),
    ("style/twice", styles(style("X", "Y") + style("X", "Z")), 0, None),
    ("style/bomb", replaced(STYLES, lambda old: b" " * (15 << 20) + old), 9, "VB-0908"),
])

# ---------------------------------------------------------------- tables


def table(rows):
    """A fault that puts a table with this inside in front."""
    return body(f"<w:tbl>{rows}</w:tbl>")


CELL = "<w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc>"

simple([
    ("table/10000-deep", body("<w:tbl><w:tr><w:tc>" * 10000 + "<w:p/>" +
                              "</w:tc></w:tr></w:tbl>" * 10000), 9, "VB-0903"),
    ("table/30-deep", body("<w:tbl><w:tr><w:tc>" * 30 + para("đáy") +
                           "</w:tc></w:tr></w:tbl>" * 30), 0, None),
    ("table/64-columns", table("<w:tr>" + CELL * 64 + "</w:tr>"), 9, "VB-0316"),
    ("table/wide-span", table('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
                              "<w:p/></w:tc></w:tr>"), 9, "VB-0316"),
    ("table/negative-span", table('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="-1"/></w:tcPr>' +
                                  para() + "</w:tc></w:tr>"), 0, None),
    ("table/100001-cells", table("".join(
        f"<w:tr><!--{i * 2654435761 & 0xFFFFFFFF}-->" + "<w:tc><w:p/></w:tc>" * 50 + "</w:tr>"
        for i in range(2001))), 9, "VB-0316"),
    ("table/merge-from-nothing", table('<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>' + para() +
                                       "</w:tc></w:tr>"), 0, None),
    ("table/no-rows", table(""), 0, None),
    ("table/row-without-cells", table("<w:tr/>" + "<w:tr>" + CELL + "</w:tr>"), 0, None),
    ("table/ragged", table("<w:tr>" + CELL + "</w:tr><w:tr>" + CELL * 5 + "</w:tr>"), 0, None),
    ("table/cell-alone", body(CELL), 0, None),
    ("table/row-alone", body("<w:tr>" + CELL + "</w:tr>"), 0, None),
    ("table/in-a-paragraph", body("<w:p><w:r><w:tbl><w:tr>" + CELL +
                                  "</w:tr></w:tbl></w:r></w:p>"), 0, None),
    ("table/text-between", table("<w:t>lạc</w:t><w:tr>" + CELL + "</w:tr>"), 0, None),
])

# ---------------------------------------------------------------- notes, fields, boxes, media

REFERENCE = '<w:p><w:r><w:footnoteReference w:id="%s"/></w:r></w:p>'
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
REF = f'xmlns:r="{R[:-1]}"'
BLIP = f'<w:p><w:r><w:drawing><a:blip {A} {REF} r:embed="rX"/></w:drawing></w:r></w:p>'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

simple([
    ("note/no-part", without(NOTES), 0, "VB-0243"),
    ("note/broken", replaced(NOTES, lambda old: old[:-20]), 0, "VB-0237"),
    ("note/doctype", replaced(NOTES, lambda old: b"<!DOCTYPE x>" + old[old.index(b"<w:"):]), 3,
     "VB-0238"),
    ("note/unknown", body(REFERENCE % "77"), 0, "VB-0243"),
    ("note/of-itself", replaced(NOTES, lambda old: old.replace(
        b"</w:footnote></w:footnotes>", (REFERENCE % "1").encode() +
        b"</w:footnote></w:footnotes>")), 0, "VB-0243"),
    ("note/id-twice", replaced(NOTES, lambda old: old.replace(b'w:id="2"', b'w:id="1"')), 0,
     "VB-0243"),
    ("field/end-alone", body("<w:p>" + END * 3 + "</w:p>"), 0, None),
    ("field/never-ends", body("<w:p>" + BEGIN + "<w:r><w:instrText>IF</w:instrText></w:r></w:p>"),
     0, None),
    ("field/50000-nested", body("<w:p>" + "".join(
        BEGIN + f"<!--{i * 2654435761 & 0xFFFFFFFF}-->" for i in range(50000)) +
                              "<w:r><w:t>a</w:t></w:r></w:p>"), 0, None),
    ("box/alternatives-of-nothing", body(
        f"<w:p><w:r><mc:AlternateContent {MC}/></w:r></w:p>"), 0, "VB-0242"),
    ("box/choice-alone", body(f"<w:p><mc:Choice {MC}><w:r><w:t>a</w:t></w:r></mc:Choice></w:p>"),
     0, None),
    ("box/outside", body("<w:txbxContent>" + para() + "</w:txbxContent>"), 0, None),
    ("box/20-deep", body("<w:p><w:r><w:txbxContent>" * 20 + para("đáy") +
                         "</w:txbxContent></w:r></w:p>" * 20), 0, None),
    ("change/of-everything", replaced(DOCUMENT, lambda old: old.replace(
        b"<w:body>", b"<w:body><w:del>").replace(b"<w:sectPr>", b"</w:del><w:sectPr>", 1)), 0,
     "VB-0246"),
    ("change/marks-only", body("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>" * 1000), 0,
     "VB-0246"),
    ("media/missing", several(rel("image", "media/khong-co.png"), body(BLIP)), 0, "VB-0248"),
    ("media/outside", several(rel("image", "../../../../etc/passwd"), body(BLIP)), 0, "VB-0248"),
    ("media/external", several(rel("image", "file:///etc/passwd", ' TargetMode="External"'),
                               body(BLIP)), 0, "VB-0242"),
    ("media/no-relationship", body(BLIP), 0, "VB-0242"),
    ("media/too-large", several(rel("image", "media/x.png"), body(BLIP),
                                added("word/media/x.png", noise((16 << 20) + 1))), 9, "VB-0906"),
    ("media/bomb", several(rel("image", "media/x.png"), body(BLIP),
                           added("word/media/x.png", b"\0" * (10 << 20))), 9, "VB-0908"),
    ("media/strange-name", several(rel("image", "media/%2e%2e%2f%00.png"), body(BLIP)), 0,
     "VB-0248"),
    ("media/object", body('<w:p><w:r><w:object><o:OLEObject '
                          'xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'
                          '</w:p><w:altChunk/>'), 0, "VB-0242"),
    ("text/alone", body("<w:t>lạc</w:t>"), 0, None),
    ("text/paragraph-in-paragraph", body("<w:p><w:r><w:t>a</w:t></w:r>" + para() + "</w:p>"), 0,
     None),
])


def read(path):
    """The parts of the package PATH."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def main():
    """Break a package by name."""
    if len(sys.argv) != 4 or sys.argv[1] not in FAULTS:
        sys.exit(__doc__ + "\n".join(FAULTS))
    with open(sys.argv[3], "wb") as out:
        out.write(FAULTS[sys.argv[1]].make(read(sys.argv[2])))


if __name__ == "__main__":
    main()
