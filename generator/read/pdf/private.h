/* SPDX-License-Identifier: MIT */
/*
 * Private to read/pdf. Pages consist of rows (pieces at one height), rows of pieces, pieces of
 * words (one line without a wide gap). Coordinates are in 1/100 pt from the upper left corner of
 * the page.
 */
#ifndef READ_PDF_PRIVATE_H
#define READ_PDF_PRIVATE_H

#include "doc/doc.h"
#include "doc/ledger.h"

/* Format of a letter, bit flags. */
enum read_pdf_format { READ_PDF_BOLD = 1, READ_PDF_ITALIC = 2, READ_PDF_RAISED = 4 };

struct read_pdf_box {
    int32_t x0, y0, x1, y1; /* -COORD_MAX … COORD_MAX */
};

struct read_pdf_word {
    struct read_pdf_word *next; /* of the piece */
    struct read_pdf_box box;
    struct str text;       /* valid UTF-8 without blanks; in poppler's output or the arena */
    const uint8_t *format; /* per byte of text: enum read_pdf_format; NULL: plain */
    uint32_t page;         /* from 0 */
};

struct read_pdf_piece {
    struct read_pdf_box box; /* of its full-size words */
    struct read_pdf_word *first, *last;
    struct str text;       /* cleaned, words separated by ' '; set by read_pdf_text() */
    const uint8_t *format; /* per byte of text; NULL: plain */
    struct pos pos;
    uint32_t page;
    int32_t height;      /* of its largest word */
    int32_t first_width; /* of its first word */
};

enum read_pdf_kind {
    READ_PDF_LINE,  /* of a paragraph: one piece, or several to be joined */
    READ_PDF_ASIDE, /* page number or repeated header */
    READ_PDF_NOTE,  /* footnote */
    READ_PDF_PLACE, /* starts columns used only for layout, as in a head */
    READ_PDF_TABLE, /* starts a table */
    READ_PDF_FLOW,  /* starts text set in two newspaper columns */
    READ_PDF_MORE   /* continues either */
};

struct read_pdf_row {
    uint32_t first, count; /* pieces, from left to right */
    int32_t y0, y1;
    uint32_t page;
    enum read_pdf_kind kind;
};

struct read_pdf_page {
    int32_t width, height;
    uint32_t first, count;      /* rows, from top to bottom */
    int32_t left, right, inset; /* left and right edge of the lines, and the indent of paragraphs;
                                 * common to all pages of the same width */
};

struct read_pdf {
    struct doc *doc;
    struct ledger *ledger;
    struct read_pdf_word *words;
    struct read_pdf_piece *pieces;
    struct read_pdf_row *rows;
    struct read_pdf_page *pages;
    uint32_t word_count, piece_count, row_count, page_count;
    int32_t pitch; /* usual line spacing within a paragraph */
};

/* read/pdf/scan.c: parses the output of pdftotext into words and pages. */
void read_pdf_scan(struct read_pdf *pdf, struct str words);
/* The decimal attribute `name` of a tag, in hundredths; 0 if absent. */
int32_t read_pdf_scan_number(struct str tag, const char *name);
/* Appends text as valid UTF-8 with the five XML entities decoded. */
void read_pdf_scan_text(struct buf *out, struct str text);

/* read/pdf/format.c: sets the formats of the words from the output of pdftohtml. */
void read_pdf_format(struct read_pdf *pdf, struct str formats);

/* read/pdf/line.c: groups words into pieces and rows. */
void read_pdf_line(struct read_pdf *pdf);
/* read/pdf/text.c: makes the pieces' text a source, cleaned and recorded in the ledger like any
 * text input; false with a message. */
bool read_pdf_text(struct read_pdf *pdf, const char *path);

/* read/pdf/page.c: classifies page numbers, headers and footnotes; computes margins. */
void read_pdf_page(struct read_pdf *pdf);
/* Disjoint x ranges of the columns of a block of rows. */
struct read_pdf_columns {
    struct {
        int32_t x0, x1;
    } of[LIMIT_TABLE_COLUMNS];
    uint32_t n;
};

/* read/pdf/column.c: finds the rows set in columns; the columns of rows [r, end); the first column
 * of a piece, *last: its last column. */
void read_pdf_column(struct read_pdf *pdf);
void read_pdf_column_find(const struct read_pdf *pdf, uint32_t r, uint32_t end,
                          struct read_pdf_columns *columns);
uint32_t read_pdf_column_of(const struct read_pdf_columns *columns,
                            const struct read_pdf_piece *piece, uint32_t *last);

/* read/pdf/table.c: appends the columns that start on row r to body; returns the row after them. */
uint32_t read_pdf_table(struct read_pdf *pdf, uint32_t r, struct node *body);

/* read/pdf/join.c: true if piece b continues the paragraph with first line `first` and last line
 * a. */
bool read_pdf_join(const struct read_pdf *pdf, const struct read_pdf_piece *first,
                   const struct read_pdf_piece *a, const struct read_pdf_piece *b);
bool read_pdf_join_is_centered(const struct read_pdf *pdf, const struct read_pdf_piece *piece);

/* read/pdf/para.c: true for a line that starts with a raised figure; a new PARA in `into` for a
 * piece; appends a piece's words to it. */
bool read_pdf_para_is_note(const struct read_pdf_piece *piece);
struct node *read_pdf_para(struct read_pdf *pdf, struct node *into,
                           const struct read_pdf_piece *piece);
void read_pdf_para_add(struct read_pdf *pdf, struct node *para, const struct read_pdf_piece *piece);

#endif
