# SPDX-License-Identifier: MIT
"""The Markdown that vanban writes has the lines of the PDF, in the same order.

Part by part (head left and right, body, notes, recipients, signature, contact) the words are the
same, and each line of the Markdown begins at the beginning of a line of the page; of a row of a
table of data the first does. The header that a table repeats on a page is not in the Markdown.
"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tool"))
import paper as papers  # noqa: E402
import preview  # noqa: E402
import suite  # noqa: E402
import words  # noqa: E402


def part(name, lines, tokens):
    """Why the part NAME differs: LINES of the Markdown, TOKENS of the page."""
    flat = [word for line in lines for word in line]
    reasons = [f"{name}: {words.line_of(one)}" for one in words.diff(flat, tokens)]
    if reasons or len(flat) != len(tokens):    # a word broken on the page: lines are not compared
        return reasons
    at = 0
    for line in lines:
        if not tokens[at].first and not getattr(line, "inside", False):
            reasons.append(f"{name}: begins inside a line of the page: {' '.join(line[:6])}")
        at += len(line)
    return reasons


def joined(tokens, lines):
    """TOKENS with the words that the page broke put together as LINES have them."""
    known = {word for line in lines for word in line}
    out = []
    for token in tokens:
        if (out and out[-1].last and token.first and out[-1].text not in known
                and out[-1].text + token.text in known):
            out[-1] = papers.Token(out[-1].text + token.text, out[-1].first, token.last)
        else:
            out.append(token)
    return out


def example(name, source, made, failed):
    """The lines of the Markdown of SOURCE against its PDF."""
    text = suite.run(["render", "-t", "md", "-o", "-", source]).decode("utf-8")
    shown = preview.read(text)
    page = papers.read(suite.given(name, made, failed))
    pairs = [("head left", shown.head_left, papers.tokens(page.head_left)),
             ("head right", shown.head_right, papers.tokens(page.head_right)),
             ("body", shown.body, papers.tokens(page.body_rows())),
             ("recipients", shown.recipients, papers.tokens(page.recipients)),
             ("signature", shown.signature, papers.tokens(page.signature)),
             ("contact", shown.contact, papers.tokens(page.contact))]
    pairs += [(f"note {index + 1}", shown.notes[index:index + 1], tokens)
              for index, tokens in enumerate(map(papers.note_tokens, page.notes))]
    reasons = [] if len(shown.notes) == len(page.notes) else [
        f"{len(shown.notes)} notes in the Markdown, {len(page.notes)} on the pages"]
    if len(shown.body) < 3:
        reasons.append("hardly a line in the Markdown")
    for label, lines, tokens in pairs:
        reasons += part(label, lines, joined(tokens, lines))
    return reasons


def all_of_it():
    """Every example."""
    sources = suite.examples()
    made, failed = suite.pdfs(sources)
    for name, source in sources.items():
        suite.check(name, example, name, source, made, failed)


suite.main(all_of_it)
