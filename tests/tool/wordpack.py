# SPDX-License-Identifier: MIT
"""A DOCX as its parts: read, changed as XML, and written again, the same bytes each time."""

import copy
import io
import re
import zipfile

from lxml import etree

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# the order that the schema wants
PARA = ("pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
        "contextualSpacing jc outlineLvl rPr sectPr pPrChange").split()
RUN = ("ins del rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing kern sz szCs "
       "highlight u vertAlign lang rPrChange").split()


def name(tag):
    """w:p → {…}p."""
    prefix, _, local = tag.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def local(element):
    """{…}p → p; of a comment: nothing."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def xml(text):
    """Elements written as XML: a list."""
    return list(etree.fromstring(f"<x {DECLARED}>{text}</x>".encode()))


def one(text):
    """The element written as XML."""
    return xml(text)[0]


def find(element, path):
    """The first at PATH, or None."""
    return element.find(path, SPACES)


def every(element, path):
    """All at PATH."""
    return element.findall(path, SPACES)


def value(element, path="", attribute="w:val"):
    """An attribute of what stands at PATH, or None."""
    at = find(element, path) if path else element
    return None if at is None else at.get(name(attribute))


def properties(element, kind):
    """w:pPr or w:rPr of an element, made where there is none."""
    at = find(element, kind)
    if at is None:
        at = etree.Element(name(kind))
        element.insert(0, at)
    return at


def put(into, *elements):
    """Add properties in the order of the schema; the last of a name counts."""
    order = PARA if local(into) == "pPr" else RUN
    for element in elements:
        for old in [one for one in into if one.tag == element.tag]:
            into.remove(old)
        into.append(element)
    into[:] = sorted(into, key=lambda one: order.index(local(one)) if local(one) in order else 99)


def drop(element):
    """Take an element out."""
    element.getparent().remove(element)


def words(element):
    """The text of the runs in an element; a break is a new line."""
    return "".join({"t": at.text or "", "br": "\n", "tab": "\t"}.get(local(at), "")
                   for at in element.iter() if local(at) in ("t", "br", "tab")
                   and local(at.getparent()) == "r")


class Package:
    """The parts of a DOCX; `root` is the document, `body` its body."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.parts = {info.filename: file.read(info) for info in file.infolist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self._without_controls()
        wide = etree.Element(self.root.tag, nsmap={**SPACES, **self.root.nsmap})
        wide[:] = self.root
        self.root = wide
        self.body = find(self.root, "w:body")
        self.ids = 100

    def _without_controls(self):
        """Who types a document has no content controls: what they hold stands in their place."""
        for content in list(self.root.iter(name("w:sdtContent"))):
            control = content.getparent()
            above = control.getparent()
            at = above.index(control)
            above[at:at + 1] = list(content)

    def id(self):
        """A number that nothing has yet."""
        self.ids += 1
        return self.ids

    def tree(self, part):
        """A part as XML, or None."""
        return etree.fromstring(self.parts[part]) if part in self.parts else None

    def set(self, part, tree):
        """Put a part back."""
        self.parts[part] = tree if isinstance(tree, bytes) else etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def declare(self, part, kind):
        """Name the content type of a part."""
        types = self.tree("[Content_Types].xml")
        if not any(one.get("PartName") == "/" + part for one in types):
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName="/" + part, ContentType=kind)
        self.set("[Content_Types].xml", types)

    def relate(self, kind, target, external=False):
        """A relationship of the document; its id."""
        links = self.tree("word/_rels/document.xml.rels")
        made = etree.SubElement(links, f"{{{LINKS}}}Relationship", Id=f"rId{self.id()}", Target=target,
                                Type=kind if ":" in kind else SPACES["r"] + "/" + kind)
        if external:
            made.set("TargetMode", "External")
        self.set("word/_rels/document.xml.rels", links)
        return made.get("Id")

    def add(self, part, text, kind, relation):
        """A part below word/ that the document refers to, from XML or bytes; the id."""
        data = text if isinstance(text, bytes) else re.sub(
            r"^<([\w:]+)", rf"<\1 {DECLARED}", text, count=1).encode()
        self.parts["word/" + part] = data
        self.declare("word/" + part, kind if "/" in kind else f"{WORD}{kind}+xml")
        return self.relate(relation, part)

    def stories(self):
        """The parts that hold paragraphs, as (part, tree)."""
        for part in sorted(self.parts):
            if re.fullmatch(r"word/(header|footer|foot)\w*\.xml", part) and "Table" not in part:
                yield part, self.tree(part)

    def paragraphs(self):
        """Those of the document, of tables too."""
        return list(self.body.iter(name("w:p")))

    def runs(self, within=None):
        """The runs that hold text and nothing but text."""
        return [run for run in (self.body if within is None else within).iter(name("w:r"))
                if find(run, "w:t") is not None and not [at for at in run if local(at) not in ("rPr", "t")]]

    def bytes(self):
        """The file."""
        self.set("word/document.xml", self.root)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for part, data in self.parts.items():
                file.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()


class Sheet:
    """The style sheet of a package: what its chains come to."""

    def __init__(self, package):
        self.styles = {value(one, attribute="w:styleId"): one
                       for one in every(package.tree("word/styles.xml"), "w:style")}

    def _over(self, under, element, kind):
        at = find(element, kind)
        for prop in [] if at is None else at:
            old = under.get(prop.tag)
            merged = copy.deepcopy(prop)
            if old is not None and local(prop) in ("ind", "spacing"):
                merged = copy.deepcopy(old)
                merged.attrib.update(prop.attrib)
            under[prop.tag] = merged
        return under

    def resolved(self, style, kind):
        """Properties (w:pPr or w:rPr) of a style with those it is based on: tag → element."""
        element = self.styles.get(style)
        if element is None:
            return {}
        based = value(element, "w:basedOn")
        return self._over(self.resolved(based, kind) if based else {}, element, kind)

    def bake(self, para):
        """Make the look of a paragraph direct: it needs no style any more."""
        props = properties(para, "w:pPr")
        style = value(props, "w:pStyle")
        for old in every(props, "w:pStyle"):
            props.remove(old)
        over = self._over(self.resolved(style, "w:pPr"), para, "w:pPr")
        put(props, *(one for tag, one in over.items()
                     if etree.QName(tag).localname not in ("outlineLvl", "pStyle")))
        look = self.resolved(style, "w:rPr")
        for run in para.iter(name("w:r")):
            self.bake_run(run, dict(look))
        return para

    def bake_run(self, run, look):
        """The same for a run in a paragraph of that LOOK."""
        props = properties(run, "w:rPr")
        mark = value(props, "w:rStyle")
        for old in every(props, "w:rStyle"):
            props.remove(old)
        if mark:
            look.update(self.resolved(mark, "w:rPr"))
        over = self._over({tag: copy.deepcopy(one) for tag, one in look.items()}, run, "w:rPr")
        put(props, *over.values())
