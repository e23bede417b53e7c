/* SPDX-License-Identifier: MIT */
/* Messages of one document: code, place, text; kept until they are shown. */
#ifndef DIAG_H
#define DIAG_H

#include "base/limit.h"
#include "diag/src.h"

/* Levels mean consequences: info, nothing was lost or changed in meaning;
 * warn, look at the output; error, a code of diag_codes.def stops the document,
 * a finding of a rule does not. */
enum diag_level { DIAG_INFO, DIAG_WARN, DIAG_ERROR };

enum diag_lang { DIAG_VI, DIAG_EN };

enum diag_code {
#define DIAG(name, number, level, status, vi, en) VB_##name,
#include "diag/diag_codes.def"
#undef DIAG
    DIAG_CODE_COUNT
};

struct diag_entry {
    enum diag_code code; /* DIAG_CODE_COUNT: a finding of a rule, see `rule` */
    enum diag_level level;
    struct pos pos;
    struct str rule; /* id of the rule, "ND-14" */
    struct str text; /* variable part in the chosen language, may be empty */
};

struct diag {
    struct arena *arena;
    enum diag_lang lang;
    struct src *srcs[LIMIT_SOURCES + 1]; /* [0] is unused: POS_NONE */
    uint16_t src_count;
    struct diag_entry *entries;
    uint32_t count, cap;
    uint32_t left_out;  /* past LIMIT_MESSAGES; never the error of `status` */
    enum status status; /* of the first error that stops; STATUS_OK: none */
};

/* Everything of *d lives in `a`. */
void diag_init(struct diag *d, struct arena *a, enum diag_lang lang);
/* Registers an input; its number for struct pos, 0 past LIMIT_SOURCES. */
uint16_t diag_src(struct diag *d, struct src *s);
/*
 * One message of the catalogue. The fixed text comes first, then ": " and the
 * variable part when fmt is not "": one line, controls as blanks, bytes that are
 * not UTF-8 as U+FFFD, cut with "…" after 400 bytes. Codes of level error set
 * d->status (the first one stays).
 */
void diag_at(struct diag *d, struct pos pos, enum diag_code code, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
/* A finding of a rule: never stops. `rule` and `text` are copied, `text` as in
 * diag_at(). */
void diag_finding(struct diag *d, struct pos pos, enum diag_level level, struct str rule,
                  struct str text);
/* True once an error has stopped the document. */
bool diag_stopped(const struct diag *d);
/* Facts of the catalogue. */
unsigned diag_number(enum diag_code code); /* 201 of VB-0201 */
enum diag_level diag_level_of(enum diag_code code);
enum status diag_status_of(enum diag_code code);
const char *diag_text(enum diag_code code, enum diag_lang lang);
/* Why the system refused, an errno, in `lang`: of the usual ones, the others as strerror(). */
const char *diag_reason(enum diag_lang lang, int error);

#endif
