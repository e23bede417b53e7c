# SPDX-License-Identifier: MIT
"""What stands where on the pages of a PDF, in millimetres from the top left corner.

Words come from `pdftotext -bbox-layout`, rule lines from the SVG of `pdftocairo`. A word's box
is a fixed part of the font's size above and below the baseline, so its height gives both.

As a program: page.py FILE.pdf    prints the rows and the rule lines of each page.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field

MM = 25.4 / 72
ASCENT, DESCENT = 0.95, 0.35    # what poppler takes where the PDF says 0, as LibreOffice 7.4 does
DEADLINE = 60


class PageError(Exception):
    """The PDF cannot be read."""


@dataclass
class Word:
    """A word and its box."""
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    ascent: float
    descent: float

    @property
    def size(self):
        """The font's size in points."""
        return (self.y1 - self.y0) / MM / (self.ascent + self.descent)

    @property
    def baseline(self):
        """The y of the baseline."""
        return self.y0 + (self.y1 - self.y0) * self.ascent / (self.ascent + self.descent)

    @property
    def middle(self):
        """The y of the middle of the box."""
        return (self.y0 + self.y1) / 2


@dataclass
class Row:
    """Words that stand beside each other, from left to right."""
    words: list

    @property
    def text(self):
        """The words with one space between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self):
        """The left end."""
        return self.words[0].x0

    @property
    def x1(self):
        """The right end."""
        return max(word.x1 for word in self.words)

    @property
    def y0(self):
        """The top."""
        return min(word.y0 for word in self.words)

    @property
    def y1(self):
        """The bottom."""
        return max(word.y1 for word in self.words)

    @property
    def baseline(self):
        """The y of the baseline of the largest word."""
        return max(self.words, key=lambda word: word.size).baseline

    @property
    def size(self):
        """The size of the largest word in points."""
        return max(word.size for word in self.words)


@dataclass
class Rule:
    """A horizontal line."""
    x0: float
    x1: float
    y: float

    @property
    def length(self):
        """From end to end."""
        return self.x1 - self.x0

    @property
    def centre(self):
        """The x of its middle."""
        return (self.x0 + self.x1) / 2


@dataclass
class Page:
    """One page."""
    number: int
    width: float
    height: float
    words: list = field(default_factory=list)
    rules: list = field(default_factory=list)


def available():
    """Are poppler's programs there?"""
    return bool(shutil.which("pdftotext") and shutil.which("pdftocairo"))


def _call(argv):
    try:
        run = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=DEADLINE, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise PageError(f"{argv[0]}: {problem}") from problem
    if run.returncode:
        raise PageError(f"{argv[0]}: {run.stderr.decode('utf-8', 'replace').strip()[:300]}")
    return run.stdout


# ---------------------------------------------------------------- words

def _joined(boxes):
    """Pieces of one word that poppler cut, put together; a note mark stays a word of its own."""
    out = []
    for word in boxes:
        if out:
            last = out[-1]
            touching = abs(word.x0 - last.x1) < 0.08 * last.size * MM
            level = abs(word.baseline - last.baseline) < 0.3
            if touching and level and abs(word.size - last.size) < 0.5:
                out[-1] = Word(last.text + word.text, last.x0, min(last.y0, word.y0),
                               word.x1, max(last.y1, word.y1), last.ascent, last.descent)
                continue
        out.append(word)
    return out


def _heights(pdf):
    """How far a word's box goes above and below the baseline, in parts of the font's size."""
    with open(pdf, "rb") as file:
        told = set(re.findall(rb"/Ascent (-?\d+)\s+/Descent (-?\d+)", file.read()))
    told.discard((b"0", b"0"))
    if len(told) > 1:
        raise PageError(f"{pdf}: fonts of several heights: {sorted(told)}")
    for ascent, descent in told:
        return int(ascent) / 1000, -int(descent) / 1000
    return ASCENT, DESCENT


def _bbox(pdf):
    heights = _heights(pdf)
    data = _call(["pdftotext", "-bbox-layout", "-enc", "UTF-8", pdf, "-"]).decode("utf-8")
    data = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", data)
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as problem:
        raise PageError(f"{pdf}: pdftotext's answer cannot be read: {problem}") from problem
    space = "{http://www.w3.org/1999/xhtml}"
    pages = []
    for number, page in enumerate(root.iter(space + "page"), 1):
        words = []
        for line in page.iter(space + "line"):
            boxes = [Word(word.text or "", *(float(word.get(edge)) * MM
                                             for edge in ("xMin", "yMin", "xMax", "yMax")),
                          *heights)
                     for word in line.iter(space + "word")]
            words += _joined([word for word in boxes if word.text.strip()])
        pages.append(Page(number, float(page.get("width")) * MM, float(page.get("height")) * MM,
                          words))
    return pages


def rows(words):
    """WORDS in rows from top to bottom. Of columns give only one column's words."""
    found = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        for row in found[-3:]:
            top, bottom = max(row[0], word.y0), min(row[1], word.y1)
            if bottom - top > 0.5 * min(row[1] - row[0], word.y1 - word.y0):
                row[2].append(word)
                if word.y1 - word.y0 > row[1] - row[0]:
                    row[0], row[1] = word.y0, word.y1
                break
        else:
            found.append([word.y0, word.y1, [word]])
    found = [Row(sorted(row[2], key=lambda word: word.x0)) for row in found]
    return sorted(found, key=lambda row: row.baseline)


def columns(words):
    """WORDS of a two-column block as (left, right), cut at the widest gap no word stands in."""
    edge, best, cut = None, 0.0, None
    for word in sorted(words, key=lambda word: word.x0):
        if edge is not None and word.x0 - edge > best:
            best, cut = word.x0 - edge, (word.x0 + edge) / 2
        edge = word.x1 if edge is None else max(edge, word.x1)
    if cut is None:
        return list(words), []
    return [word for word in words if word.x1 < cut], [word for word in words if word.x1 >= cut]


# ---------------------------------------------------------------- rule lines

def _matrix(text):
    """An SVG transform as (a, b, c, d, e, f)."""
    result = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for name, inner in re.findall(r"(\w+)\s*\(([^)]*)\)", text or ""):
        given = [float(number) for number in re.findall(r"[-+.\deE]+", inner)]
        if name == "matrix":
            one = tuple(given)
        elif name == "translate":
            one = (1.0, 0.0, 0.0, 1.0, given[0], given[1] if len(given) > 1 else 0.0)
        elif name == "scale":
            one = (given[0], 0.0, 0.0, given[-1], 0.0, 0.0)
        else:
            raise PageError(f"a transform that is not known: {name}")
        result = _times(result, one)
    return result


def _times(m, n):
    return (m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1],
            m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
            m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5])


def _subpaths(data):
    """The points of each subpath of an SVG path; a curve counts by its end points."""
    paths, at, start = [], (0.0, 0.0), (0.0, 0.0)
    data = re.sub(r"[eE]([-+]?\d)", r"^\1", data)
    for letter, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        given = [float(number.replace("^", "e")) for number in re.findall(r"[-+.\d^]+", rest)]
        relative = letter.islower()
        kind = letter.upper()
        if kind == "Z":
            if paths:
                paths[-1].append(start)
            at = start
            continue
        step = {"M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4}.get(kind)
        if not step:
            raise PageError(f"a path command that is not known: {letter}")
        for index in range(0, len(given) - step + 1, step):
            part = given[index:index + step]
            base = at if relative else (0.0, 0.0)
            if kind == "H":
                at = (base[0] + part[0], at[1])
            elif kind == "V":
                at = (at[0], base[1] + part[0])
            else:
                at = (base[0] + part[-2], base[1] + part[-1])
            if kind == "M" and index == 0:
                start = at
                paths.append([at])
            elif paths:
                paths[-1].append(at)
            else:
                paths.append([at])
    return paths


def _inherited(element, style):
    mine = dict(style)
    given = dict(part.split(":", 1) for part in element.get("style", "").split(";") if ":" in part)
    for name in ("fill", "stroke"):
        value = given.get(name) or element.get(name)
        if value:
            mine[name] = value.strip()
    return mine


WHITE = {"rgb(100%,100%,100%)", "white", "#ffffff", "#fff", "rgb(255,255,255)"}


def _visible(paint):
    return paint != "none" and paint.replace(" ", "") not in WHITE


def _walk(element, matrix, style, out):
    tag = element.tag.rsplit("}", 1)[-1]
    if tag in ("defs", "clipPath", "symbol", "mask", "use", "image"):
        return
    matrix = _times(matrix, _matrix(element.get("transform")))
    style = _inherited(element, style)
    if tag in ("path", "rect", "line"):
        if tag == "path":
            paths = _subpaths(element.get("d", ""))
        else:
            def number(name):
                return float(element.get(name, "0").rstrip("%ptx") or 0)
            if tag == "line":
                paths = [[(number("x1"), number("y1")), (number("x2"), number("y2"))]]
            else:
                x, y, w, h = (number(name) for name in ("x", "y", "width", "height"))
                paths = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]]
        for points in paths:
            out += _lines([((matrix[0] * x + matrix[2] * y + matrix[4]) * MM,
                            (matrix[1] * x + matrix[3] * y + matrix[5]) * MM)
                           for x, y in points], style)
    for child in element:
        _walk(child, matrix, style, out)


def _lines(points, style):
    """The rule lines that one subpath draws: a stroked level segment, or a thin filled shape."""
    found = []
    if _visible(style["stroke"]):
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if abs(y1 - y0) < 0.2 and abs(x1 - x0) > 2:
                found.append(Rule(min(x0, x1), max(x0, x1), (y0 + y1) / 2))
    elif _visible(style["fill"]) and len(points) > 2:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if bottom - top < 1 and right - left > 2:
            found.append(Rule(left, right, (top + bottom) / 2))
    return found


def _merged(rules):
    """Pieces of one line as one line."""
    out = []
    for rule in sorted(rules, key=lambda rule: (round(rule.y, 1), rule.x0)):
        for old in out[::-1]:
            if abs(old.y - rule.y) < 0.15 and rule.x0 <= old.x1 + 0.2 and rule.x1 >= old.x0 - 0.2:
                old.x0, old.x1 = min(old.x0, rule.x0), max(old.x1, rule.x1)
                break
        else:
            out.append(rule)
    return out


def _rules(pdf, number):
    with tempfile.TemporaryDirectory(prefix="vanban-page-") as work:
        svg = os.path.join(work, "page.svg")
        _call(["pdftocairo", "-svg", "-noshrink", "-nocenter",    # else it scales by 0.9988
               "-f", str(number), "-l", str(number), pdf, svg])
        try:
            root = ElementTree.parse(svg).getroot()
        except ElementTree.ParseError as problem:
            raise PageError(f"{pdf}: pdftocairo's answer cannot be read: {problem}") from problem
    found = []
    _walk(root, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), {"fill": "black", "stroke": "none"}, found)
    return _merged(found)


def read(pdf, with_rules=True):
    """The pages of PDF."""
    pages = _bbox(pdf)
    if not pages:
        raise PageError(f"{pdf}: no page")
    if with_rules:
        for page in pages:
            page.rules = _rules(pdf, page.number)
    return pages


def main(pdf):
    """Print what PDF shows."""
    for page in read(pdf):
        print(f"page {page.number}: {page.width:.1f} x {page.height:.1f}")
        for row in rows(page.words):
            print(f"  {row.x0:6.1f} {row.x1:6.1f}  base {row.baseline:6.1f}  "
                  f"{row.size:4.1f} pt  {row.text}")
        for rule in page.rules:
            print(f"  rule {rule.x0:.2f} .. {rule.x1:.2f} ({rule.length:.2f})  y {rule.y:.2f}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (PageError, IndexError) as problem_found:
        sys.exit(f"page.py: {problem_found}")
