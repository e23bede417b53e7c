/* SPDX-License-Identifier: MIT */
/*
 * The printed tree: what the readers of foreign files (DOCX, plain text, Markdown
 * of any converter) give and recognition (lua/import) turns into a document.
 *
 * One part "main" with an empty head; its body is flat: PARA, TABLE (with ROW, CELL
 * and blocks in them), NOTE, DIRECTIVE, VERBATIM, PAGE_BREAK, in the order of the
 * file. No HEADING, no label: a label stands as it is printed at the start of the
 * text, also where Word made it (RAW_NUMBER says so). A line break of the author
 * is a BR, a tab is a tab in the text. Emphasis is absolute: a paragraph
 * that is bold all over has all of its text in STRONG. Notes stand where their
 * mark is first met, or at the end.
 *
 * How a block looks is told by attributes, each left out where it is not known;
 * recognition takes them off again. They are not part of the XML dialect.
 */
#ifndef RAW_H
#define RAW_H

/* Of PARA */
#define RAW_ALIGN "align"     /* left, center, right, justify */
#define RAW_STYLE "style"     /* name of its style, as the file has it */
#define RAW_OUTLINE "outline" /* 1 … 9: level as a heading (style, or number of #) */
#define RAW_FORMAT "look"     /* of all its letters: "bold italic underline" */
#define RAW_SIZE "size"       /* half-points of most of its letters */
#define RAW_INDENT "indent"   /* twips from the left margin */
#define RAW_FIRST "first"     /* twips of the first line, negative: hanging */
#define RAW_NUMBER "number"   /* its label, where it was an automatic number: "1.", "a)" */
#define RAW_FROM "from"       /* not of the flow: header, footer, textbox, endnote */
#define RAW_BREAK "new-page"  /* yes: begins a page */
#define RAW_LINES "lines"     /* lines of the file that were joined for it */
/* Of TABLE */
#define RAW_BORDERS "borders" /* yes, no: whether it has visible lines */
#define RAW_LAYOUT "grid"     /* widths of its columns in twips, blanks between */
/* Of any block: its place in the original, "document.xml 12" (part, paragraph from
 * 1); text inputs have their line in the node's position instead. */
#define RAW_AT "at"

#endif
