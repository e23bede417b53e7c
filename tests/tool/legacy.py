#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a Unicode text in an old encoding.

    python3 tests/tool/legacy.py ENCODING IN.txt OUT [--docx] [--one-font]

ENCODING: tcvn3 vni viscii cp1258 nfd tohop mojibake. OUT holds raw bytes (UTF-8 for
nfd, tohop and mojibake), or with --docx a package, a paragraph a line, whose runs
have the font of the encoding and hold its bytes read as windows-1252. Capitals with
a tone stand in the font .VnTimeH; with --one-font everything is in .VnTime.
As a module: encode(), as_docx(), plain(), write_docx(); the kind unicode changes nothing.
"""
import csv
import sys
import unicodedata
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

FACTS = Path(__file__).resolve().parents[1] / "data/legacy/map.tsv"
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "viscii": "VI Times", "cp1258": "Times New Roman"}
KINDS = ("tcvn3", "vni", "viscii", "cp1258", "nfd", "tohop", "mojibake")
# what VISCII has letters in place of
SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\xa0": " "})
HOLES = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def load():
    tables = {kind: {} for kind in ("tcvn3", "vni", "viscii", "cp1258")}
    with FACTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for kind, table in tables.items():
                table[row["char"]] = bytes(int(x, 16) for x in row[kind].split())
    return tables


TABLES = load()


def wide(data):
    """Bytes read as windows-1252, its holes as U+0081 …"""
    return "".join(chr(b) if b in HOLES else bytes([b]).decode("cp1252") for b in data)


def narrow(text):
    return b"".join(bytes([ord(c)]) if ord(c) in HOLES else c.encode("cp1252") for c in text)


def tohop(text):
    """Vowel signs composed, tones apart."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        out.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + tones)
    return "".join(out)


def plain(text, kind):
    """What the encoding can hold of the text, as Unicode."""
    text = unicodedata.normalize("NFC", text)
    return text.translate(SIGNS) if kind == "viscii" else text


def encode(text, kind):
    """Raw bytes of the text."""
    text = plain(text, kind)
    if kind == "unicode":
        return text.encode()
    if kind == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if kind == "tohop":
        return tohop(text).encode()
    if kind == "mojibake":
        return wide(text.encode()).encode()
    table = TABLES[kind]
    return b"".join(table.get(c) or c.encode("cp1252") for c in text)


def as_docx(text, kind):
    """The text as it stands in w:t. Signs of windows-1252 stay signs, and what XML
    cannot hold (six capitals of VISCII) stays Unicode."""
    if kind not in TABLES:
        return encode(text, kind).decode()
    table = TABLES[kind]
    out = []
    for char in unicodedata.normalize("NFC", text):
        code = table.get(char)
        out.append(char if code is None or code[0] < 0x20 else wide(code))
    return "".join(out)


def needs_capitals(char):
    """A capital that TCVN3 has no code for."""
    return char.isupper() and TABLES["tcvn3"].get(char) == TABLES["tcvn3"].get(char.lower(), b"-")


def runs(text, kind, one_font):
    """[(font, text of the run)]"""
    font = FONTS.get(kind, "Times New Roman")
    if kind != "tcvn3" or one_font:
        return [(font, as_docx(text, kind))]
    out = []
    for char in unicodedata.normalize("NFC", text):
        of_char = font + "H" if needs_capitals(char) else font
        if out and (out[-1][0] == of_char or (not char.islower() and not needs_capitals(char))):
            out[-1] = (out[-1][0], out[-1][1] + as_docx(char, kind))
        else:
            out.append((of_char, as_docx(char, kind)))
    return out


def write_docx(path, text, kind, one_font=False):
    """A package of the text, a paragraph a line."""
    body = []
    for line in text.splitlines():
        body.append("<w:p>")
        for font, part in runs(line, kind, one_font):
            pieces = "<w:softHyphen/>".join(
                f'<w:t xml:space="preserve">{escape(p)}</w:t>' if p else ""
                for p in part.split("\xad")) if kind == "tcvn3" else \
                f'<w:t xml:space="preserve">{escape(part)}</w:t>'
            body.append(f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
                        f"{pieces}</w:r>")
        body.append("</w:p>")
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {
        "[Content_Types].xml": xml +
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": xml +
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": xml +
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:body>{"".join(body)}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


def main():
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    options = set(sys.argv[1:]) - set(words)
    if len(words) != 3 or words[0] not in KINDS or options - {"--docx", "--one-font"}:
        sys.exit(__doc__)
    kind, source, target = words
    text = Path(source).read_text(encoding="utf-8")
    if "--docx" in options:
        write_docx(target, text, kind, "--one-font" in options)
    else:
        Path(target).write_bytes(encode(text, kind))


if __name__ == "__main__":
    main()
