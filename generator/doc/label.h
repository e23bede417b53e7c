/* SPDX-License-Identifier: MIT */
/* Printed labels: "Điều 5.", "II.", "1.1.", "đ)", "-". Recognise, compare, print. */
#ifndef LABEL_H
#define LABEL_H

#include "base/arena.h"
#include "base/buf.h"

enum label_kind {
#define LABEL_KIND(kind, name, word, digits, before, after, heading) LABEL_##kind,
#include "doc/label_kinds.def"
#undef LABEL_KIND
    LABEL_KIND_COUNT
};

enum label_digits { LABEL_NONE, LABEL_ROMAN, LABEL_ARABIC, LABEL_LETTER, LABEL_CAPITAL };

#define LABEL_PATH_MAX 3

struct label {
    enum label_kind kind;
    uint8_t depth;                 /* numbers in path; 0 for bullets */
    bool bold;                     /* bold although the text is not */
    bool automatic;                /* `#.`: numbered by the reader */
    uint32_t path[LABEL_PATH_MAX]; /* "1.2." is {1, 2}; values from 1 */
    struct str text;               /* as written: "Chương I", "1.1.", "-" */
};

/* Lookups in label_kinds.def. Rank: 0 is outermost. */
const char *label_name(enum label_kind kind);
enum label_kind label_kind_of(struct str name); /* LABEL_KIND_COUNT: none */
enum label_digits label_digits_of(enum label_kind kind);
const char *label_word(enum label_kind kind);
/* Bytes of the kind's word at the beginning of a line, the blank behind it left out: its first
 * letter is a capital, the others of any case ("CHƯƠNG II"). 0: the line begins otherwise. */
size_t label_word_at(struct str line, enum label_kind kind);
bool label_is_bullet(enum label_kind kind);
/* Phần … Tiểu mục, Phụ lục: number on a line of its own, title below. */
bool label_is_heading_only(enum label_kind kind);

/*
 * Scans a label at the start of `line` (NFC, one line); a blank of any width must follow, but "Điều
 * 5." may also end the line, and heading kinds may be followed by ".", ":" or the end. Returns the
 * bytes consumed, including the blanks after the label; 0 if there is none (*out is then
 * undefined). Heading-only kinds are recognised only if in_heading; their number may be Roman or
 * Arabic, and the sign after it is not part of out->text. A single capital is ambiguous: I V X are
 * read as Roman (LA_MA), C D L M as letters (HOA); see label_other. Numbers are at most 999,
 * without leading zeros. "–", "•" and the signs of Word's symbol fonts (−, ●, ▪, ➢) count as "-".
 * out->text borrows from line.
 */
size_t label_scan(struct str line, bool in_heading, struct label *out);
/* The alternative reading of an ambiguous capital ("C.": Roman 100 or letter 3): true and *out if
 * there is one; otherwise *out is unchanged. */
bool label_other(const struct label *label, struct label *out);
/* True when `label` is the first of its kind: 1., I., a), 2.1. */
bool label_is_first(const struct label *label);
/* True if `label` directly follows `last` (same kind): its last number is one more and the numbers
 * before it are equal (1.2.). False if `last` is NULL. */
bool label_follows(const struct label *label, const struct label *last);
bool label_same_number(const struct label *a, const struct label *b);
/* Appends the label as printed for its kind and path ("Điều 5.", "1.2.", "-"); a number out of
 * range for its digits (letter 24) in decimal. */
void label_print(struct buf *b, enum label_kind kind, const uint32_t *path, unsigned depth);
/* Copies a label and its text into the arena. */
const struct label *label_copy(struct arena *a, const struct label *label);

#endif
