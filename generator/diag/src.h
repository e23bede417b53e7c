/* SPDX-License-Identifier: MIT */
/* Loaded inputs: name, text, lines; offsets become line and column here only. */
#ifndef SRC_H
#define SRC_H

#include "base/arena.h"

/*
 * A place in an input: bytes of its normalised text (UTF-8, NFC, LF, no BOM).
 * Normalising keeps lines and letters, so line and column are those of the
 * file as the author sees it. src 0: made by a rule or a template, no place;
 * from SRC_CONSTANT on: a source of a src_table.
 * In a part of a package (src_new_part()) `off` is the paragraph and `len` the run,
 * both from 1; 0: not known.
 */
struct pos {
    uint32_t off;
    uint32_t len;
    uint16_t src;
};

#define POS_NONE ((struct pos){0, 0, 0})

struct src {
    struct str name;           /* as given on the command line; "-" is "<stdin>" */
    struct str text;           /* normalised, valid UTF-8 */
    struct str raw;            /* as it came, where that is UTF-8 that XML can hold; else text */
    uint32_t *line_start;      /* offset of each line */
    uint32_t line_count;       /* 0: a file without lines, see src_new_package() */
    const struct src *package; /* of a part; NULL: this is a file */
    struct str part;           /* "word/document.xml" */
};

/*
 * Sources that many documents share and none changes: templates, profiles, rule files. What was
 * read from them keeps its places in every document, so their numbers are apart from those of a
 * document's own inputs. Sources are only added, and live in the arena of whoever adds them.
 */
struct src_table {
    struct arena *arena; /* of the list */
    const struct src **list;
    size_t count, cap;
};
#define SRC_CONSTANT 0x8000u /* number of the first one */
#define SRC_CONSTANT_MAX (UINT16_MAX - SRC_CONSTANT)

enum src_fault { SRC_OK, SRC_NOT_UTF8, SRC_NOT_TEXT };

/* What src_normalise found; lines count from 1. */
struct src_notes {
    uint32_t line;          /* of the fault; 0: none */
    uint32_t controls_line; /* first line where a character was replaced; 0: none */
    bool was_utf16;
};

/*
 * Turns raw bytes into text: UTF-16 with a BOM is decoded, a UTF-8 BOM removed,
 * CRLF and CR become LF, the text NFC; control characters other than tab and
 * line feed, noncharacters and lone surrogates become U+FFFD and are noted.
 * SRC_NOT_TEXT when there is a NUL or an odd UTF-16; SRC_NOT_UTF8 with the line
 * of the first bad byte. *text lives in the arena and is set when SRC_OK only.
 */
enum src_fault src_normalise(struct arena *a, struct str raw, struct str *text,
                             struct src_notes *notes);
/* A source of text that is normalised already; nothing is copied but the name. */
struct src *src_new(struct arena *a, struct str name, struct str text);
/* A file that has no lines, such as a package: messages name it and nothing in it. Only
 * offset 0 is a place in it, and what follows here is not to be asked. */
struct src *src_new_package(struct arena *a, struct str name);
/* A part of a package, for places in it: its name is that of the package. */
struct src *src_new_part(struct arena *a, const struct src *package, struct str part);
/* Adds a source; its number for struct pos, 0 past SRC_CONSTANT_MAX. */
uint16_t src_table_add(struct src_table *table, const struct src *s);
/* The number of the source of that name; 0: none. */
uint16_t src_table_named(const struct src_table *table, struct str name);
/* The source of that number; NULL when it is none of the table, which may be NULL. */
const struct src *src_table_find(const struct src_table *table, uint16_t number);
/* Line (from 1) of an offset; behind the end: the last line. */
uint32_t src_line(const struct src *s, uint32_t off);
/* Column in letters (from 1; a letter with its marks is one, wherever in it the
 * offset is). */
uint32_t src_column(const struct src *s, uint32_t off);
/* The text of a line (from 1), without its line feed. */
struct str src_line_text(const struct src *s, uint32_t line);

#endif
