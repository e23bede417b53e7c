# SPDX-License-Identifier: MIT
"""Edits a DOCX with python-docx, as somebody in Word would.

    docxedit.py IN OUT replace PATTERN WORDS     in every paragraph that matches
    docxedit.py IN OUT insert PATTERN WORDS      a paragraph like it behind the first that matches
    docxedit.py IN OUT delete PATTERN            the first that matches
    docxedit.py IN OUT fill FIELD WORDS          the content controls of a field, and its value
"""

import copy
import re
import sys

import docx
from docx.oxml.ns import qn


def runs_of(element):
    """The runs below an element, those of content controls too, which python-docx passes over."""
    return [docx.text.run.Run(run, None) for run in element.iter(qn("w:r"))]


def words_of(element):
    """What they say."""
    return "".join(run.text for run in runs_of(element))


def set_words(element, words):
    """The words of a paragraph or control, looking as its first run does."""
    first, *rest = runs_of(element)
    first.text = words
    for run in rest:
        run.text = ""


def fill(document, field, words):
    """True when there is such a control. Word changes the bound value with it."""
    found = False
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == "vb." + field:
            set_words(control.find(qn("w:sdtContent")), words)
            found = True
    for part in document.part.package.iter_parts():
        if b"urn:vanban:fields:1" in part.blob and b"<fields " in part.blob:
            part._blob = re.sub(f"<{field}>.*</{field}>".encode(),  # pylint: disable=protected-access
                                f"<{field}>{words}</{field}>".encode(), part.blob)
    return found


def edit(document, how, pattern, words=""):
    """True when a paragraph matched."""
    found = False
    for element in list(document.element.body.iter(qn("w:p"))):
        text = words_of(element)
        if not re.search(pattern, text):
            continue
        found = True
        if how == "replace":
            set_words(element, re.sub(pattern, words, text))
            continue
        if how == "insert":
            new = copy.deepcopy(element)
            element.addnext(new)
            set_words(new, words)
        else:
            element.getparent().remove(element)
        break
    return found


def main():
    """As the first lines say."""
    document = docx.Document(sys.argv[1])
    how, *given = sys.argv[3:]
    if not (fill(document, *given) if how == "fill" else edit(document, how, *given)):
        sys.exit("docxedit.py: nothing matches")
    document.save(sys.argv[2])


main()
