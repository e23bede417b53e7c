/* SPDX-License-Identifier: MIT */
/* Syntax of holes `{{ … }}` and controls `{% … %}`, for all readers. rule/ interprets the
 * expressions. */
#ifndef READ_HOLE_H
#define READ_HOLE_H

#include "doc/doc.h"

/* State of a search through one text; keeps the total time linear. */
struct read_hole_scan {
    bool plain;    /* quotes are unbalanced: holes end at the first "}}" */
    bool unclosed; /* no "}}" follows: there are no further holes */
};

/* text[from…] starts with "{{": returns the offset after its "}}", 0 if there is none. Quoted
 * strings in the expression may contain "}}". *scan is zeroed before the first call. */
size_t read_hole_end(struct read_hole_scan *scan, struct str text, size_t from);

/*
 * Appends text to `parent` as TEXT and HOLE nodes, without copying it; `\{{` is a literal brace.
 * `pos` is the position of the text: if pos.len is the length of the text, each node gets its exact
 * position, else all get pos. A "{{" without "}}" is reported once (HOLE_UNCLOSED) and kept as
 * text.
 */
void read_hole_split(struct doc *doc, struct node *parent, struct str text, struct pos pos);

enum read_hole_word {
    READ_HOLE_IF,
    READ_HOLE_ELSEIF,
    READ_HOLE_ELSE,
    READ_HOLE_FOR,
    READ_HOLE_END
};

struct read_hole_control {
    enum read_hole_word word;
    struct str var;  /* of for */
    struct str expr; /* condition of if and elseif, list of for */
};

/*
 * Parses a text that consists of one control: `{% if E [then] %}`, `{% elseif E [then] %}`, `{%
 * else %}`, `{% for x in LIST [do] %}`, `{% end %}` (`endif`, `endfor`). False for anything else.
 */
bool read_hole_control(struct str text, struct read_hole_control *out);
/* True if text starts with "{%" and ends with "%}", so was meant as a control. */
bool read_hole_is_control(struct str text);

#endif
