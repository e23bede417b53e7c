# SPDX-License-Identifier: MIT
"""Letters and digits of a document, counted without vanban: of a file to be imported, of the
source made of it, and of what the report lists.

A letter is a code point of the categories L*, a digit one of Nd, after NFC. Of a DOCX count the texts of
the body, of notes, comments, headers and footers that its sections name; of alternatives
(mc:AlternateContent) the longest. What of it is text, and what is listed in the report instead:

  w:t m:t a:t   text
  w:delText, text in w:ins, w:del, w:moveFrom, w:moveTo, in a row tracked as a whole
                text; listed as deleted or inserted when it is not in the source
  w:vanish, text in the instruction of a field
                text; listed as hidden
  page numbers, repeated heads and feet
                text; listed as page-number, running-head
  w:sym         no text, but a character of a font; a letter among them is listed as encoding
  w:instrText, w:delInstrText, w:fldData
                no text, and not listed: how a field is computed
  numbers of lists and notes, targets of links, alternative text, values of form fields
                no text of the XML; listed as made when they are in the source
"""

import posixpath
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter

import suite

STORIES = ("/footnotes", "/endnotes", "/comments")
TEXT = ("t", "delText")
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def counted(text):
    """The letters and digits of TEXT."""
    return Counter(letter for letter in unicodedata.normalize("NFC", text)
                   if unicodedata.category(letter)[0] == "L" or unicodedata.category(letter) == "Nd")


def _local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _attribute(element, name):
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return value
    return None


def _texts(element, out):
    """The texts below ELEMENT in their order; a break where letters do not meet."""
    name = _local(element)
    if name == "AlternateContent":
        branches = [[] for _ in element]
        for child, branch in zip(element, branches):
            _texts(child, branch)
        out.extend(max(branches, key=lambda branch: sum(counted("".join(branch)).values()), default=[]))
        return
    if name in TEXT:
        out.append(element.text or "")
    elif name == "sym":
        out.append("\n")    # a character of a font: no letter
    elif name in ("tab", "br", "cr", "p", "tc"):
        out.append("\n")
    for child in element:
        _texts(child, out)
    if name == "p":
        out.append("\n")


def _relations(package, part):
    """Relationships of PART: (id, kind, target, whether it lies outside)."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", name + ".rels")
    if path not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read(path))
    return [(link.get("Id"), link.get("Type"), link.get("Target") if link.get("TargetMode") == "External"
             else posixpath.normpath(posixpath.join(folder, link.get("Target"))).lstrip("/")
             if not link.get("Target").startswith("/") else link.get("Target").lstrip("/"),
             link.get("TargetMode") == "External") for link in root.iter(LINKS)]


def of_docx(path):
    """The letters and digits of a DOCX."""
    with zipfile.ZipFile(path) as package:
        main = next(target for _, kind, target, _ in _relations(package, "")
                    if kind.endswith("/officeDocument"))
        named = {_attribute(element, "id") for element in ElementTree.fromstring(
            package.read(main)).iter() if _local(element) in ("headerReference", "footerReference")}
        parts = [main] + [target for key, kind, target, outside in _relations(package, main)
                          if not outside and target in package.namelist()
                          and (any(story in kind for story in STORIES) or key in named)]
        total = Counter()
        for part in dict.fromkeys(parts):
            root = ElementTree.fromstring(package.read(part))
            texts = []
            for child in root:
                # separators of notes are no text
                if _attribute(child, "type") not in ("separator", "continuationSeparator"):
                    _texts(child, texts)
            total += counted("".join(texts))
    return total


def of_text(path):
    """The letters and digits of a text in UTF-8 or, with a BOM, UTF-16."""
    with open(path, "rb") as file:
        data = file.read()
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return counted(data.decode(coding))


def of_pdf(path):
    """The letters and digits of a PDF, as pdftotext prints them."""
    return counted(subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True,
                                  check=True, timeout=suite.DEADLINE).stdout.decode("utf-8"))


def of_source(path, media=()):
    """Those of a source, as its tree in XML has them."""
    data = subprocess.run([suite.VANBAN, "render", path, "-t", "xml", "-o", "-", "-q"],
                          capture_output=True, check=True, timeout=suite.DEADLINE).stdout
    total = Counter()
    for element in ElementTree.fromstring(data).iter():
        name = element.tag
        shown = [element.text or "", element.tail or ""]
        shown += [element.get(key, "") for key in ("label", "alt", "title", "href")]
        if name in ("note", "note-ref"):
            shown.append(element.get("id", ""))
        elif name == "image" and posixpath.basename(element.get("src", "")) not in media:
            shown.append(element.get("src", ""))
        elif name == "hole":
            shown.append(element.get("expr", ""))
        elif name == "directive" and element.get("name") == "hoi":
            shown.append(element.get("args", ""))
        for text in shown:
            total += counted(text)
    return total


def difference(given, made, report):
    """What of the law of conservation does not hold: (lost, added), both empty when it does."""
    balance = Counter(given)
    balance.subtract(made)
    for group in ("repairs", "apart", "made", "taken"):
        for entry in report[group]:
            balance.subtract(counted(entry["before"]))
            balance.update(counted(entry["after"]))
    return ({letter: count for letter, count in balance.items() if count > 0},
            {letter: -count for letter, count in balance.items() if count < 0})
