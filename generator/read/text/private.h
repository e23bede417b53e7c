/* SPDX-License-Identifier: MIT */
/* Private to read/text: lines of a text and their properties. */
#ifndef READ_TEXT_PRIVATE_H
#define READ_TEXT_PRIVATE_H

#include "base/limit.h"
#include "doc/doc.h"
#include "doc/ledger.h"
#include "read/inline.h"
#include "read/md/label.h"

enum read_text_kind {
    READ_TEXT_WORDS,
    READ_TEXT_RULE,   /* ––––– */
    READ_TEXT_NUMBER, /* page number */
    READ_TEXT_RUNNING,
    READ_TEXT_NOTE,  /* first line of a note */
    READ_TEXT_TABLE, /* any line of a table */
    READ_TEXT_BOX,
    READ_TEXT_DASHES,
    READ_TEXT_HTML,
    READ_TEXT_ALIGNED,
    READ_TEXT_ROW,
    READ_TEXT_FENCE,  /* first line of a fenced block */
    READ_TEXT_COLUMN, /* any line of columns of text */
    READ_TEXT_SIDE,
    READ_TEXT_APART /* markup without words */
};

/* A non-empty line. */
struct read_text_line {
    uint32_t off, len;   /* trimmed, without heading and quotation markers */
    uint32_t line;       /* from 1 */
    uint32_t cols;       /* width in letters */
    uint32_t first_cols; /* width of its first word */
    uint16_t gap;        /* empty lines before it */
    uint16_t indent;     /* leading blanks and tabs */
    uint8_t tabs;        /* leading tabs */
    uint8_t kind;        /* enum read_text_kind */
    uint8_t outline;     /* number of leading #; 0: none */
    uint8_t mark;        /* length of the note mark at its start */
    char end;            /* closing sign: one of . ; : ! ? , - or 0 */
    bool is_quoted;      /* was behind > */
    bool is_lower;       /* starts with a small letter */
    bool is_digit;       /* starts with a digit */
    bool is_caps;        /* has capitals and no small letters */
    bool is_broken;      /* hard line break: a backslash, two blanks */
};

/* How the lines of a text were wrapped: read/text/join.c. */
struct read_text_breaks {
    bool is_wrapped;    /* at some width; else each line is a paragraph */
    bool is_exact;      /* at a number of letters, not at a printed width */
    bool is_indented;   /* first lines of paragraphs are indented */
    bool is_parted;     /* paragraphs are always separated by an empty line */
    bool is_spaced;     /* paragraphs are separated by more empty lines than their own lines */
    bool keeps_hyphens; /* no line was broken after a hyphen */
    uint32_t full_cols; /* least width of a wrapped line plus the next word */
    uint32_t sure_cols; /* likewise if a sentence ends with the line */
    uint16_t gap;       /* empty lines between the lines of a paragraph */
    uint8_t tab_cols;   /* width of a tab */
};

struct read_text {
    /* input */
    const struct src *src;
    uint16_t number; /* of src, for struct pos */
    bool is_markdown;
    /* lines and their statistics */
    struct read_text_line *lines;
    uint32_t count;
    struct read_text_breaks breaks;
    struct {
        bool any;      /* marks like ¹ refer to notes */
        uint64_t bits; /* bit set of the numbers < 64 of the notes found */
    } notes;
    unsigned look_ups; /* remaining, see LOOK_UPS_MAX */
    unsigned doubts;   /* lines reported as joined against their look */
    int32_t *balance;  /* see read/text/emit.c; NULL: not needed yet */
    /* output */
    struct doc *doc;
    struct ledger *ledger;
    struct read_inline inlines;
};

/* Separator between a line and the next one. */
enum read_text_join {
    READ_TEXT_NEW,   /* paragraph break */
    READ_TEXT_BLANK, /* one blank */
    READ_TEXT_GLUE,  /* none: "179-" and "KH/TU" */
    READ_TEXT_BREAK  /* line break of the author */
};

/* The current paragraph. */
struct read_text_para {
    uint32_t first, last; /* range of its lines */
    uint32_t lines;       /* number of its lines, without those of notes */
    uint32_t cols;        /* letters so far */
    uint32_t brackets;    /* open brackets */
    bool is_numbered;     /* starts with a label other than a bullet */
    bool is_body;         /* a sentence ended before it: no longer among titles */
    bool is_open;         /* has an unclosed ** */
};

/* read/text/line.c: splits the source into lines; text of a line; whether the text is Markdown;
 * whether a line is one to write on (_____); length of a note mark (¹, ²³, [1]) at offset i, and
 * its number. */
void read_text_line_scan(struct read_text *t);
struct str read_text_line_str(const struct read_text *t, const struct read_text_line *line);
bool read_text_line_is_markdown(const struct read_text *t);
bool read_text_line_is_blank(const struct read_text *t, const struct read_text_line *line);
size_t read_text_line_note(struct str s, size_t i, uint32_t *number);
struct str read_text_line_at(struct read_text *t, const struct read_text_line *line);
/* Position of a block for the ledger; whether a note with that number was found; lists markup whose
 * letters are not in the tree. */
struct str read_text_line_place(struct read_text *t, const struct node *block);
bool read_text_line_is_note(const struct read_text *t, uint32_t number);
void read_text_line_markup(struct read_text *t, const struct node *block, struct str markup);

/* read/text/page.c: takes out rules, page numbers, running heads. */
void read_text_page(struct read_text *t);
/* read/text/note.c: finds lines that start notes referenced in the text; the id of the note that a
 * line starts. */
void read_text_note(struct read_text *t);
struct str read_text_note_id(struct read_text *t, const struct read_text_line *line);

/* read/text/join.c: measures how the lines were wrapped; decides whether line b continues the
 * paragraph; the labels so far may make it start a new one. */
void read_text_join_measure(struct read_text *t);
enum read_text_join read_text_join(struct read_text *t, const struct read_text_para *para,
                                   uint32_t b, const struct read_md_labels *labels);
bool read_text_join_label(const struct read_text *t, const struct read_text_line *line,
                          struct read_md_label *out);

/* read/text/emit.c: appends words (a line feed is a break) to a block; copies words with runs of
 * blanks collapsed. */
void read_text_emit(struct read_text *t, struct node *block, struct str words);
void read_text_emit_blanks(struct buf *out, struct str words);

/* read/text/escape.c: adapts foreign Markdown to our inline parser. */

/*
 * The words of a block, in the arena, trimmed: our holes and controls escaped, marks like ¹ of
 * known notes as [^1], emphasis tags under the names we know, entities decoded, pandoc's spans and
 * superscripts converted, addresses without <>. Other tags and attributes are removed and listed.
 */
struct str read_text_escape(struct read_text *t, const struct node *block, struct str words);

/* read/text/html.c: HTML and fenced blocks in Markdown. */

/* Marks the lines of tables (READ_TEXT_HTML the first) and of fenced blocks (READ_TEXT_FENCE the
 * first), READ_TEXT_ROW the others; lists comments and the fences of pandoc's divs. */
void read_text_html(struct read_text *t);
/* Appends the table or block that starts on line i to body; returns the line after it. */
uint32_t read_text_html_read(struct read_text *t, uint32_t i, struct node *body);

/* read/text/table.c: pipe tables, and functions shared by all table readers. */

/* Marks the lines of pipe tables: READ_TEXT_TABLE the first, READ_TEXT_ROW the others. */
void read_text_table(struct read_text *t);
/* Appends the table that starts on line i to body; returns the line after it. */
uint32_t read_text_table_read(struct read_text *t, uint32_t i, struct node *body);

/* True if a row with that many columns makes the table too large, which is reported
 * (TABLE_TOO_LARGE); *cells counts the cells so far. */
bool read_text_table_full(struct read_text *t, const struct read_text_line *line, size_t columns,
                          size_t *cells);
/* Adds a cell to a row; a paragraph to a cell. */
struct node *read_text_table_cell(struct read_text *t, struct node *row);
void read_text_table_paragraph(struct read_text *t, struct node *cell, struct str words);

/* read/text/grid.c: tables drawn with characters. */

/* Marks the lines of such tables: READ_TEXT_BOX or READ_TEXT_DASHES the first, READ_TEXT_ROW the
 * others. */
void read_text_grid(struct read_text *t);
/* Appends the table that starts on line i to body; returns the line after it. */
uint32_t read_text_grid_read(struct read_text *t, uint32_t i, struct node *body);

/* read/text/rows.c: tables aligned with tabs or blanks. */

/* Marks the lines of such tables in plain text: READ_TEXT_ALIGNED the first,
 * READ_TEXT_ROW the others. */
void read_text_rows(struct read_text *t);
/* Appends the table that starts on line i to body; returns the line after it. */
uint32_t read_text_rows_read(struct read_text *t, uint32_t i, struct node *body);

/* read/text/column.c: two columns of text made with blanks or tabs. */

/* Marks the lines of columns: READ_TEXT_COLUMN. */
void read_text_column(struct read_text *t);
/* Appends the columns that start on line i to body as a table; returns the line after them. */
uint32_t read_text_column_read(struct read_text *t, uint32_t i, struct node *body);

#endif
