/* SPDX-License-Identifier: MIT */
/* The syntax of holes `{{ … }}` and controls `{% … %}`, for every reader. What
 * an expression means is the business of rule/. */
#ifndef READ_HOLE_H
#define READ_HOLE_H

#include "doc/doc.h"

/* Where to look next; holes of one text are found in linear time together. */
struct read_hole_scan {
    bool plain;    /* quotes do not pair: a hole ends at the first "}}" */
    bool unclosed; /* no "}}" follows: there is no further hole */
};

/*
 * text[from…] begins with "{{": the offset behind its "}}", 0 when there is
 * none. Quotes of the expression may hold "}}". *scan is all zero at first.
 */
size_t read_hole_end(struct read_hole_scan *scan, struct str text, size_t from);

/*
 * Appends text to `parent` as TEXT and HOLE nodes; `\{{` is a literal brace. The
 * text is not copied. `pos` is the place of the text; when pos.len is the
 * length of the text, every node gets its own place, else all get pos. A "{{"
 * without "}}" is HOLE_UNCLOSED, once, and stays as text.
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
    struct str expr; /* test of if and elseif, list of for */
};

/*
 * Reads a text that is one control and nothing else: `{% if E [then] %}`,
 * `{% elseif E [then] %}`, `{% else %}`, `{% for x in LIST [do] %}`, `{% end %}`
 * (`endif`, `endfor`). False for anything else.
 */
bool read_hole_control(struct str text, struct read_hole_control *out);
/* True when text begins with "{%" and ends with "%}": meant as a control. */
bool read_hole_is_control(struct str text);

#endif
