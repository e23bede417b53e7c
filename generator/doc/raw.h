/* SPDX-License-Identifier: MIT */
/*
 * The raw tree: output of the readers of foreign files (DOCX, plain text, Markdown of any
 * converter) and input of recognition (lua/import), which makes a document of it.
 *
 * One part "main" with an empty head; its body is flat: PARA, TABLE (with ROW, CELL and blocks in
 * them), NOTE, DIRECTIVE, VERBATIM, PAGE_BREAK, in file order. There are no HEADINGs and no label
 * structs: labels are plain text at the start of the paragraph, even if Word generated them (see
 * RAW_NUMBER). A line break of the author is a BR, a tab is a tab in the text. Emphasis is
 * absolute: a fully bold paragraph has all of its text in STRONG. Notes are placed where first
 * referenced, or at the end.
 *
 * Attributes describe the format of a block; each is omitted if unknown. Recognition removes them;
 * they are not part of the XML dialect.
 */
#ifndef RAW_H
#define RAW_H

/* Of PARA */
#define RAW_ALIGN "align"     /* left, center, right, justify */
#define RAW_STYLE "style"     /* style name, as in the file */
#define RAW_OUTLINE "outline" /* 1 … 9: heading level (of the style, or number of #) */
#define RAW_FORMAT "look"     /* common to all letters: "bold italic underline" */
#define RAW_SIZE "size"       /* half-points, of most letters */
#define RAW_INDENT "indent"   /* twips from the left margin */
#define RAW_FIRST "first"     /* twips of the first line, negative: hanging */
#define RAW_NUMBER "number"   /* its label if automatically numbered: "1.", "a)" */
#define RAW_FROM "from"       /* outside the main flow: header, footer, textbox, endnote */
#define RAW_BREAK "new-page"  /* yes: starts a page */
#define RAW_LINES "lines"     /* number of file lines joined into it */
/* Of TABLE */
#define RAW_BORDERS "borders" /* yes, no: visible borders */
#define RAW_LAYOUT "grid"     /* column widths in twips, separated by blanks */
/* Of any block: position in the original, "document.xml 12" (part, paragraph from 1); text inputs
 * store the line in the node's position instead. */
#define RAW_AT "at"

#endif
