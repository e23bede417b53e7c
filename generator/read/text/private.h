/* SPDX-License-Identifier: MIT */
/* Shared by read/text/ only: the lines of a text and what is known of them. */
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
    READ_TEXT_NUMBER, /* of a page */
    READ_TEXT_RUNNING,
    READ_TEXT_NOTE,  /* begins a note */
    READ_TEXT_TABLE, /* begins a table, goes on with one */
    READ_TEXT_BOX,
    READ_TEXT_DASHES,
    READ_TEXT_HTML,
    READ_TEXT_ALIGNED,
    READ_TEXT_ROW,
    READ_TEXT_FENCE,  /* begins a fenced block */
    READ_TEXT_COLUMN, /* begins columns of text, goes on with them */
    READ_TEXT_SIDE,
    READ_TEXT_APART /* markup without words */
};

/* A line that is not empty. */
struct read_text_line {
    uint32_t off, len;   /* trimmed, without heading and quotation marks */
    uint32_t line;       /* from 1 */
    uint32_t cols;       /* letters of it */
    uint32_t first_cols; /* letters of its first word */
    uint16_t gap;        /* empty lines before it */
    uint16_t indent;     /* blanks and tabs before it */
    uint8_t tabs;        /* of these */
    uint8_t kind;        /* enum read_text_kind */
    uint8_t outline;     /* number of #; 0: none */
    uint8_t mark;        /* bytes of the note mark it begins with */
    char end;            /* its closing sign: one of . ; : ! ? , - or 0 */
    bool is_quoted;      /* stood behind > */
    bool is_lower;       /* begins with a small letter */
    bool is_digit;       /* begins with a digit */
    bool is_caps;        /* has capitals and no small letter */
    bool is_broken;      /* the author ends the line: a backslash, two blanks */
};

/* How the lines of a text were broken: read/text/join.c. */
struct read_text_breaks {
    bool is_wrapped;    /* at a width; else a line is a paragraph */
    bool is_exact;      /* at a number of letters, not on paper */
    bool is_indented;   /* first lines of paragraphs are */
    bool is_parted;     /* an empty line stands between paragraphs, always */
    bool is_spaced;     /* more empty lines stand between paragraphs than inside */
    bool keeps_hyphens; /* no line was broken behind a hyphen */
    uint32_t full_cols; /* a line with the next word is at least so wide */
    uint32_t sure_cols; /* the same where a sentence ends with the line */
    uint16_t gap;       /* empty lines between lines of one paragraph */
    uint8_t tab_cols;   /* columns of a tab */
};

struct read_text {
    /* input */
    const struct src *src;
    uint16_t number; /* of src, for struct pos */
    bool is_markdown;
    /* its lines, and what they tell */
    struct read_text_line *lines;
    uint32_t count;
    struct read_text_breaks breaks;
    struct {
        bool any;      /* marks like ¹ are those of notes */
        uint64_t bits; /* numbers below 64 of the notes at hand */
    } notes;
    unsigned look_ups; /* left: see LOOK_UPS_MAX */
    int32_t *balance;  /* see read/text/emit.c; NULL: not needed so far */
    /* output */
    struct doc *doc;
    struct ledger *ledger;
    struct read_inline inlines;
};

/* What stands between a line and the next one. */
enum read_text_join {
    READ_TEXT_NEW,   /* a paragraph ends */
    READ_TEXT_BLANK, /* one blank */
    READ_TEXT_GLUE,  /* nothing: "179-" and "KH/TU" */
    READ_TEXT_BREAK  /* the author's line break */
};

/* The paragraph under way. */
struct read_text_para {
    uint32_t first, last; /* its lines */
    uint32_t lines;       /* of them, those of notes apart */
    uint32_t cols;        /* letters so far */
    uint32_t brackets;    /* open so far */
    bool is_numbered;     /* begins with a label that is no bullet */
    bool is_body;         /* a sentence ended before it: titles are over */
    bool is_open;         /* ** was opened and not closed */
};

/* read/text/line.c: the lines of the source; words of a line; whether the text is
 * Markdown; bytes of a note mark (¹, ²³, [1]) at offset i, and its number. */
void read_text_line_scan(struct read_text *t);
struct str read_text_line_str(const struct read_text *t, const struct read_text_line *line);
bool read_text_line_is_markdown(const struct read_text *t);
size_t read_text_line_note(struct str s, size_t i, uint32_t *number);
struct str read_text_line_at(struct read_text *t, const struct read_text_line *line);
/* The place of a block for lists; true for the number of a note at hand; lists tags and the
 * like whose letters are not in the tree. */
struct str read_text_line_place(struct read_text *t, const struct node *block);
bool read_text_line_is_note(const struct read_text *t, uint32_t number);
void read_text_line_markup(struct read_text *t, const struct node *block, struct str markup);

/* read/text/page.c: sets apart rules, page numbers, repeated heads. */
void read_text_page(struct read_text *t);
/* read/text/note.c: which lines begin notes whose mark stands in the text; the id of
 * the note that a line begins. */
void read_text_note(struct read_text *t);
struct str read_text_note_id(struct read_text *t, const struct read_text_line *line);

/* read/text/join.c: how the lines were broken; whether line b goes on with the
 * paragraph, which it does not when the labels so far make it begin one. */
void read_text_join_measure(struct read_text *t);
enum read_text_join read_text_join(struct read_text *t, const struct read_text_para *para,
                                   uint32_t b, const struct read_md_labels *labels);
bool read_text_join_label(const struct read_text *t, const struct read_text_line *line,
                          struct read_md_label *out);

/* read/text/emit.c: appends words (a line feed is a break) to a block; words with
 * one blank for every run of them. */
void read_text_emit(struct read_text *t, struct node *block, struct str words);
void read_text_emit_blanks(struct buf *out, struct str words);

/* read/text/escape.c: Markdown of others made ready for our reader of inlines. */

/*
 * The words of a block, in the arena, trimmed: holes and controls of our own sources
 * as text, marks like ¹ of notes at hand as [^1], tags of emphasis under the names we
 * know, entities decoded, pandoc's spans and superscripts; addresses in <> without
 * them. Other tags and attributes are left out and listed.
 */
struct str read_text_escape(struct read_text *t, const struct node *block, struct str words);

/* read/text/html.c: HTML and fenced blocks in Markdown. */

/* Marks the lines of tables (READ_TEXT_HTML the first) and of fenced blocks
 * (READ_TEXT_FENCE), READ_TEXT_ROW the others; lists comments and fences of pandoc's
 * divisions. */
void read_text_html(struct read_text *t);
/* Appends the table or block that begins on line i to body; the line behind it. */
uint32_t read_text_html_read(struct read_text *t, uint32_t i, struct node *body);

/* read/text/table.c: pipe tables, and what all readers of tables share. */

/* Marks the lines of pipe tables: READ_TEXT_TABLE the first, READ_TEXT_ROW the others. */
void read_text_table(struct read_text *t);
/* Appends the table that begins on line i to body; the line behind it. */
uint32_t read_text_table_read(struct read_text *t, uint32_t i, struct node *body);

/* True when a row of so many columns makes the table too large, which is reported
 * (TABLE_TOO_LARGE); *cells are those so far. */
bool read_text_table_full(struct read_text *t, const struct read_text_line *line, size_t columns,
                          size_t *cells);
/* A new cell of a row; a paragraph in a cell. */
struct node *read_text_table_cell(struct read_text *t, struct node *row);
void read_text_table_paragraph(struct read_text *t, struct node *cell, struct str words);

/* read/text/grid.c: tables drawn with signs. */

/* Marks the lines of such tables: READ_TEXT_BOX or READ_TEXT_DASHES the first,
 * READ_TEXT_ROW the others. */
void read_text_grid(struct read_text *t);
/* Appends the table that begins on line i to body; the line behind it. */
uint32_t read_text_grid_read(struct read_text *t, uint32_t i, struct node *body);

/* read/text/rows.c: tables laid out with tabs or blanks. */

/* Marks the lines of such tables in plain text: READ_TEXT_ALIGNED the first,
 * READ_TEXT_ROW the others. */
void read_text_rows(struct read_text *t);
/* Appends the table that begins on line i to body; the line behind it. */
uint32_t read_text_rows_read(struct read_text *t, uint32_t i, struct node *body);

/* read/text/column.c: two columns of text made with blanks or tabs. */

/* Marks the lines of columns: READ_TEXT_COLUMN. */
void read_text_column(struct read_text *t);
/* Appends the columns that begin on line i to body as a table; the line behind. */
uint32_t read_text_column_read(struct read_text *t, uint32_t i, struct node *body);

#endif
