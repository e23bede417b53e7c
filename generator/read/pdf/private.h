/* SPDX-License-Identifier: MIT */
/*
 * Shared by read_pdf*.c only. Words stand in pieces (words of one line without a wide
 * blank between), pieces in rows (those at one height), rows in pages. Places are in
 * hundredths of a point from the upper left corner of the page.
 */
#ifndef READ_PDF_PRIVATE_H
#define READ_PDF_PRIVATE_H

#include "doc/doc.h"
#include "doc/ledger.h"

/* The format of a letter, as bits. */
enum read_pdf_format { READ_PDF_BOLD = 1, READ_PDF_ITALIC = 2, READ_PDF_RAISED = 4 };

struct read_pdf_box {
    int32_t x0, y0, x1, y1; /* -COORD_MAX … COORD_MAX */
};

struct read_pdf_word {
    struct read_pdf_word *next; /* of the piece */
    struct read_pdf_box box;
    struct str text;       /* valid UTF-8, no blank; in the output or the arena */
    const uint8_t *format; /* of every byte of text: enum read_pdf_format; NULL: plain */
    uint32_t page;         /* from 0 */
};

struct read_pdf_piece {
    struct read_pdf_box box; /* of its full-sized words */
    struct read_pdf_word *first, *last;
    struct str text;       /* cleaned, words parted by ' '; see read_pdf_text() */
    const uint8_t *format; /* of every byte of it; NULL: plain */
    struct pos pos;
    uint32_t page;
    int32_t height;      /* of its largest word */
    int32_t first_width; /* of its first word */
};

enum read_pdf_kind {
    READ_PDF_LINE,  /* of a paragraph: one piece, or several that are one */
    READ_PDF_ASIDE, /* page number, repeated head */
    READ_PDF_NOTE,  /* at the foot of a page */
    READ_PDF_PLACE, /* begins columns that only place their text, as those of a head */
    READ_PDF_TABLE, /* begins a table */
    READ_PDF_FLOW,  /* begins text in two columns, as newspapers have it */
    READ_PDF_MORE   /* goes on with either */
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
    int32_t left, right, inset; /* where its lines begin and end, and where paragraphs
                                 * begin; those of all pages of its width */
};

struct read_pdf {
    struct doc *doc;
    struct ledger *ledger;
    struct read_pdf_word *words;
    struct read_pdf_piece *pieces;
    struct read_pdf_row *rows;
    struct read_pdf_page *pages;
    uint32_t word_count, piece_count, row_count, page_count;
    int32_t pitch; /* usual distance of the lines of a paragraph */
};

/* read/pdf/scan.c: what pdftotext prints → words and pages. */
void read_pdf_scan(struct read_pdf *pdf, struct str words);
/* The decimal number of attribute `name` of a tag, in hundredths; 0: there is none. */
int32_t read_pdf_scan_number(struct str tag, const char *name);
/* Appends text with the five entities of XML resolved, in valid UTF-8. */
void read_pdf_scan_text(struct buf *out, struct str text);

/* read/pdf/format.c: the formats of the words, from what pdftohtml prints. */
void read_pdf_format(struct read_pdf *pdf, struct str formats);

/* read/pdf/line.c: words → pieces and rows. */
void read_pdf_line(struct read_pdf *pdf);
/* read/pdf/text.c: the pieces' text as lines of a source that is cleaned and listed as
 * other texts are; false with a message. */
bool read_pdf_text(struct read_pdf *pdf, const char *path);

/* read/pdf/page.c: which rows are page numbers, heads and notes; margins. */
void read_pdf_page(struct read_pdf *pdf);
/* Columns of a block of rows: places that no two of them share. */
struct read_pdf_columns {
    struct {
        int32_t x0, x1;
    } of[LIMIT_TABLE_COLUMNS];
    uint32_t n;
};

/* read/pdf/column.c: which rows are columns; the columns of rows r … end - 1; the first
 * column that a piece stands in, *last gets the last. */
void read_pdf_column(struct read_pdf *pdf);
void read_pdf_column_find(const struct read_pdf *pdf, uint32_t r, uint32_t end,
                          struct read_pdf_columns *columns);
uint32_t read_pdf_column_of(const struct read_pdf_columns *columns,
                            const struct read_pdf_piece *piece, uint32_t *last);

/* read/pdf/table.c: appends the columns that begin on row r to body; the row behind. */
uint32_t read_pdf_table(struct read_pdf *pdf, uint32_t r, struct node *body);

/* read/pdf/join.c: true when piece b goes on with the paragraph whose last line is a
 * and whose first line is `first`. */
bool read_pdf_join(const struct read_pdf *pdf, const struct read_pdf_piece *first,
                   const struct read_pdf_piece *a, const struct read_pdf_piece *b);
bool read_pdf_join_is_centered(const struct read_pdf *pdf, const struct read_pdf_piece *piece);

/* read/pdf/para.c: true for a line that begins with a raised figure; a new PARA in `into` for a
 * piece; its words behind those there. */
bool read_pdf_para_is_note(const struct read_pdf_piece *piece);
struct node *read_pdf_para(struct read_pdf *pdf, struct node *into,
                           const struct read_pdf_piece *piece);
void read_pdf_para_add(struct read_pdf *pdf, struct node *para, const struct read_pdf_piece *piece);

#endif
