# SPDX-License-Identifier: MIT
"""A DOCX as somebody types it in Word, from a short notation: all direct, all of style Normal.

A document is a list of blocks. A string is a paragraph: `[c b u] TEXT` is centred, bold and
underlined (c r j: alignment; b i u; caps; box: in a text box; p: on a new page; in, inN: a first
line or N twips of indent; sN: half-points), and in TEXT **bold**, *italic*, a tab is a tab, a new
line a break. A list is a table: of rows, of cells, each a list of blocks or a string; the first cell
of a short row is merged over what it lacks. A dictionary {"rows": …, "lines": True} is one with
lines. {"header": [blocks]} is the header of the first page,
{"footer": …} its footer.
"""

import io
import re
import zipfile

import wordpack

DECLARED = wordpack.DECLARED
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
         'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="'
         + wordpack.WORD + 'document.main+xml"/></Types>')
LINK = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'


def _text(text, looks, size):
    """A run."""
    inner = text.replace("&", "&amp;").replace("<", "&lt;")
    inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    inner = inner.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    look = "".join(f"<w:{mark}/>" for mark in ("b", "i", "caps") if mark in looks)
    look += '<w:u w:val="single"/>' if "u" in looks else ""
    return (f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{look}<w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{inner}</w:t></w:r>')


def _paragraph(line):
    """A paragraph from its notation."""
    found = re.match(r"\[([a-z0-9 ]*)\] ?(.*)", line, re.S)
    flags, text = (found[1].split(), found[2]) if found else ([], line)
    align = next((f'<w:jc w:val="{name}"/>' for flag, name in (("c", "center"), ("r", "right"), ("j", "both"))
                  if flag in flags), "")
    size = next((flag[1:] for flag in flags if re.fullmatch(r"s\d+", flag)), "28")
    indent = next((flag[2:] for flag in flags if re.fullmatch(r"in\d+", flag)), "")
    ind = '<w:ind w:firstLine="720"/>' if "in" in flags else f'<w:ind w:left="{indent}"/>' if indent else ""
    props = ("<w:pageBreakBefore/>" if "p" in flags else "") + ind + align
    runs = ""
    for part in re.findall(r"\*\*.+?\*\*|\*.+?\*|[^*]+", text, re.S):
        looks = set(flags) | ({"b"} if part.startswith("**") else {"i"} if part.startswith("*") else set())
        runs += _text(part.strip("*") if part.strip("*") else part, looks, size)
    made = f"<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>"
    if "box" in flags:
        made = ('<w:p><w:r><w:pict><v:shape style="position:absolute"><v:textbox><w:txbxContent>' + made +
                "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")
    return made


def _table(rows, lines):
    """A table."""
    border = "single" if lines else "nil"
    edges = "".join(f'<w:{side} w:val="{border}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    width = max(len(row) for row in rows)
    made = f'<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{"<w:gridCol/>" * width}</w:tblGrid>'
    for row in rows:
        made += "<w:tr>"
        for index, cell in enumerate(row):
            span = width - len(row) + 1 if index == 0 else 1
            inner = _blocks([cell] if isinstance(cell, str) else cell)
            made += (f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{inner}'
                     f'{"" if inner.endswith("</w:p>") else "<w:p/>"}</w:tc>')
        made += "</w:tr>"
    return made + "</w:tbl>"


def _blocks(blocks):
    """Blocks as XML."""
    made = ""
    for block in blocks:
        if isinstance(block, str):
            made += _paragraph(block)
        elif isinstance(block, dict):
            made += _table(block["rows"], block.get("lines"))
        else:
            made += _table(block, False)
    return made


def document(blocks):
    """The bytes of a DOCX."""
    edges = {kind: one[kind] for one in blocks if isinstance(one, dict) for kind in ("header", "footer") if kind in one}
    body = _blocks([one for one in blocks if not (isinstance(one, dict) and ("header" in one or "footer" in one))])
    section = "".join(f'<w:{kind}Reference w:type="first" r:id="{kind}"/>' for kind in edges)
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{wordpack.LINKS}">{LINK.format("d", "officeDocument", "word/document.xml")}'
                       "</Relationships>",
        "word/document.xml": f"<w:document {DECLARED}><w:body>{body}<w:sectPr>{section}<w:titlePg/></w:sectPr></w:body>"
                             "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{wordpack.LINKS}">' + "".join(
            LINK.format(kind, kind, kind + ".xml") for kind in edges) + "</Relationships>",
    }
    for kind, inner in edges.items():
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        parts[f"word/{kind}.xml"] = f"<w:{tag} {DECLARED}>{_blocks(inner)}</w:{tag}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for part, text in parts.items():
            file.writestr(zipfile.ZipInfo(part), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
