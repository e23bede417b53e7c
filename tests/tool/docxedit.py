# SPDX-License-Identifier: MIT
"""Edits a DOCX with python-docx, as somebody in Word would.

    docxedit.py IN OUT replace PATTERN WORDS     in every paragraph that matches
    docxedit.py IN OUT insert PATTERN WORDS      a paragraph like it behind the first that matches
    docxedit.py IN OUT delete PATTERN            the first that matches
"""

import copy
import re
import sys

import docx
from docx.oxml.ns import qn


def set_words(paragraph, words):
    """The words of a paragraph, looking as its first run does."""
    paragraph.runs[0].text = words
    for run in paragraph.runs[1:]:
        run.text = ""


def edit(document, how, pattern, words=""):
    """True when a paragraph matched."""
    found = False
    for element in list(document.element.body.iter(qn("w:p"))):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        if not re.search(pattern, paragraph.text):
            continue
        found = True
        if how == "replace":
            set_words(paragraph, re.sub(pattern, words, paragraph.text))
            continue
        if how == "insert":
            new = copy.deepcopy(element)
            element.addnext(new)
            set_words(docx.text.paragraph.Paragraph(new, document), words)
        else:
            element.getparent().remove(element)
        break
    return found


def main():
    """As the first lines say."""
    document = docx.Document(sys.argv[1])
    if not edit(document, *sys.argv[3:]):
        sys.exit("docxedit.py: nothing matches")
    document.save(sys.argv[2])


main()
