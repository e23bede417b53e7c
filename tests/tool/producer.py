# SPDX-License-Identifier: MIT
"""A seed as a DOCX that another program makes: pandoc, LibreOffice, python-docx."""

import os
import re
import subprocess

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

import disguise
import office
import seed as seeds


def _pandoc(text, source, path, *more):
    """TEXT as the file PATH."""
    subprocess.run(["pandoc", "-f", source, "-o", path, *more], input=text.encode("utf-8"),
                   capture_output=True, check=True, timeout=60)
    return path


def _raised(text):
    """HTML whose note marks are letters."""
    return re.sub(r"<sup>(\d)</sup>", lambda found: found[1].translate(seeds.RAISED), text)


def _runs(paragraph, text, bold=False):
    """Put TEXT with the marks of Markdown into PARAGRAPH; note marks are raised figures."""
    for part in re.findall(r"\[\^\d\]|\*\*.+?\*\*|\*.+?\*|[^*[]+", text):
        if part.startswith("[^"):
            paragraph.add_run(part[2:-1]).font.superscript = True
            continue
        run = paragraph.add_run(part.strip("*"))
        run.bold = True if bold or part.startswith("**") else None
        run.italic = True if part.startswith("*") and not part.startswith("**") else None


def _cell(cell, lines, bold=()):
    """Put LINES into a cell, those of BOLD so."""
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _runs(paragraph, line, line in bold)


def by_python(seed, path, headings="style", tables=False):
    """The seed by python-docx: HEADINGS are of a style or just bold; head and foot are tables."""
    made = docx.Document()
    paras = [para for para in seeds.paragraphs(seed)]
    foot = []
    if tables:
        lines = {para.kind: para.text for para in paras if para.kind in ("number", "date")}
        number = lines.get("number") or seeds.NUMBERS[seed][0]
        date = lines.get("date") or seeds.NUMBERS[seed][1]
        head = made.add_table(2, 2)
        bold = 0 if seeds.is_one_name(seed) else 1
        _cell(head.cell(0, 0), seeds.AGENCIES[seed], seeds.AGENCIES[seed][bold:])
        _cell(head.cell(0, 1), seeds.MOTTO, seeds.MOTTO)
        _cell(head.cell(1, 0), [number])
        _cell(head.cell(1, 1), [f"*{date}*"])
        paras = [para for para in paras if para.kind not in ("number", "date")]
        foot = [para for para in paras if para.kind in ("recipients", "recipient", "post", "name")]
        paras = [para for para in paras if para not in foot]
    for para in paras:
        text = para.text
        if headings == "style":     # note marks are letters here, and raised by their run there
            text = re.sub(r"\[\^(\d)\]", lambda found: found[1].translate(seeds.RAISED), text)
        if para.kind == "heading" and headings == "style":
            _runs(made.add_heading(level=para.level), text)
        elif para.kind == "heading":
            _runs(made.add_paragraph(), text, bold=True)
        else:
            paragraph = made.add_paragraph()
            bold = para.kind in ("type", "subject", "post", "name")
            if bold:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if para.kind in ("number", "date"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _runs(paragraph, text, bold)
    if foot:
        table = made.add_table(1, 2)
        _cell(table.cell(0, 0), [para.text for para in foot
                                 if para.kind in ("recipients", "recipient")], ("Nơi nhận:",))
        signature = [para.text for para in foot if para.kind in ("post", "name")]
        if signature:
            _cell(table.cell(0, 1), signature, signature)
    made.save(path)
    return path


def all_of(names, folder):
    """Every file of every seed of NAMES: (seed, producer) → (path, does it hold a head?)."""
    os.makedirs(folder, exist_ok=True)
    found, pages, texts = {}, [], []

    def path(name, producer, ending="docx"):
        return os.path.join(folder, f"{name}-{producer}.{ending}")

    for name in names:
        paras = seeds.paragraphs(name)
        page = _raised(disguise.as_html(paras))
        found[name, "pandoc-html"] = _pandoc(page, "html", path(name, "pandoc-html")), False
        listed = disguise.markdown(paras)
        found[name, "pandoc-markdown"] = _pandoc(listed, "markdown-smart", path(name, "pandoc-markdown")), False
        found[name, "python-styles"] = by_python(name, path(name, "python-styles")), False
        found[name, "python-bold"] = by_python(name, path(name, "python-bold"), "bold"), False
        found[name, "python-tables"] = by_python(name, path(name, "python-tables"), "bold", True), True
        pages.append(path(name, "office-html", "html"))
        with open(pages[-1], "w", encoding="utf-8") as file:
            file.write(page)
        texts.append(_pandoc(listed, "markdown-smart", path(name, "office-odt", "odt")))
    for producer, files in (("office-html", pages), ("office-odt", texts)):
        # HTML is opened by Writer, not by Writer/Web, whose documents have no DOCX
        given = ["--infilter=HTML (StarWriter)"] if producer == "office-html" else []
        for name, made in zip(names, office.convert(files, "docx", folder, *given)):
            found[name, producer] = made, False
    return found
