/* SPDX-License-Identifier: MIT */
/* Messages of one document: code, place, arguments; kept until they are shown, and
 * put into words only then. */
#ifndef DIAG_H
#define DIAG_H

#include "base/buf.h"
#include "base/limit.h"
#include "diag/src.h"

/* Levels mean consequences: info, nothing was lost or changed in meaning;
 * warn, look at the output; error, a code of messages.def stops the document,
 * a finding of a rule does not. */
enum diag_level { DIAG_INFO, DIAG_WARN, DIAG_ERROR };

enum diag_lang { DIAG_VI, DIAG_EN };

enum diag_code {
#define DIAG(name, number, level, status, vi, en, help_vi, help_en) VB_##name,
#include "diag/messages.def"
#undef DIAG
    DIAG_CODE_COUNT
};

enum diag_arg_kind {
    DIAG_TEXT,    /* what somebody wrote: a name, a value, a number as printed */
    DIAG_PATH,    /* a file; that of the message, where its place names none */
    DIAG_ELEMENT, /* the name of an XML element, shown as <name> */
    DIAG_NUMBER,
    DIAG_HINT,    /* the name that was probably meant; empty: none is near */
    DIAG_SYSTEM,  /* an errno */
    DIAG_FOREIGN, /* what Lua, libyaml, libxml2, libzip say, in English */
    DIAG_CLAUSE,  /* of the law */
    DIAG_WORDS,   /* a text that is given in both languages */
};

struct diag_arg {
    enum diag_arg_kind kind;
    struct str text;
    struct str en; /* of DIAG_WORDS, whose `text` is Vietnamese */
    int64_t number;
};

static inline struct diag_arg diag_str(struct str s)
{
    return (struct diag_arg){.kind = DIAG_TEXT, .text = s};
}

static inline struct diag_arg diag_c(const char *s)
{
    return diag_str(str_c(s));
}

static inline struct diag_arg diag_path(const char *s)
{
    return (struct diag_arg){.kind = DIAG_PATH, .text = str_c(s)};
}

static inline struct diag_arg diag_element(const char *name)
{
    return (struct diag_arg){.kind = DIAG_ELEMENT, .text = str_c(name)};
}

static inline struct diag_arg diag_num(int64_t number)
{
    return (struct diag_arg){.kind = DIAG_NUMBER, .number = number};
}

static inline struct diag_arg diag_count(size_t n)
{
    return diag_num((int64_t)n);
}

static inline struct diag_arg diag_hint(struct str near)
{
    return (struct diag_arg){.kind = DIAG_HINT, .text = near};
}

static inline struct diag_arg diag_errno(int error)
{
    return (struct diag_arg){.kind = DIAG_SYSTEM, .number = error};
}

static inline struct diag_arg diag_foreign(struct str said)
{
    return (struct diag_arg){.kind = DIAG_FOREIGN, .text = said};
}

static inline struct diag_arg diag_clause(struct str clause)
{
    return (struct diag_arg){.kind = DIAG_CLAUSE, .text = clause};
}

static inline struct diag_arg diag_words(struct str vi, struct str en)
{
    return (struct diag_arg){.kind = DIAG_WORDS, .text = vi, .en = en};
}

struct diag_entry {
    enum diag_code code; /* DIAG_CODE_COUNT: a finding of a rule, its text is args[0] */
    enum diag_level level;
    struct pos pos; /* its source is one of `srcs`, a constant one too */
    const struct diag_arg *args;
    uint32_t arg_count;
    struct str rule;   /* id of the rule, "ND-14" */
    struct str clause; /* of the law, on which the rule stands */
    bool again;        /* shown once more at the end */
};

struct diag {
    struct arena *arena;
    enum diag_lang lang;
    const struct src *srcs[LIMIT_SOURCES + 1]; /* [0] is unused: POS_NONE */
    uint16_t src_count;
    struct src_table *constants; /* borrowed; NULL: places have no constant sources */
    bool makes_constants;        /* what is registered becomes a constant source */
    struct diag_entry *entries;
    uint32_t count, cap;
    uint32_t left_out;     /* past LIMIT_MESSAGES; never the error of `status` */
    enum status status;    /* of the first error that stops; STATUS_OK: none */
    enum diag_level worst; /* of all messages; means nothing while `count` is 0 */
};

/* Everything of *d lives in `a`. */
void diag_init(struct diag *d, struct arena *a, enum diag_lang lang);
/* Registers an input; its number for struct pos, 0 past LIMIT_SOURCES. */
uint16_t diag_src(struct diag *d, const struct src *s);
/* The source of a place, an input or a constant one; NULL: it has none. */
const struct src *diag_src_of(const struct diag *d, struct pos pos);
/*
 * A place in a part of a package: source `package` is that of src_new_package(). The part
 * is registered at its first message; `paragraph` and `run` count from 1, 0 is not known.
 * Past LIMIT_SOURCES the place is the package.
 */
struct pos diag_part(struct diag *d, uint16_t package, struct str part, uint32_t paragraph,
                     uint32_t run);
/* One message of the catalogue that has no arguments. Codes of level error set
 * d->status (the first one stays). */
void diag_at(struct diag *d, struct pos pos, enum diag_code code);
/* The same with the arguments $1, $2 … of its row: diag_about(d, pos, code, diag_str(name),
 * diag_num(3)). They are copied, texts as one line. */
#define diag_about(d, pos, code, ...)                                                              \
    diag_put((d), (pos), (code), (const struct diag_arg[]){__VA_ARGS__},                           \
             (unsigned)(sizeof((const struct diag_arg[]){__VA_ARGS__}) / sizeof(struct diag_arg)))
void diag_put(struct diag *d, struct pos pos, enum diag_code code, const struct diag_arg *args,
              unsigned count);
/* A finding of a rule: never stops. All is copied; `text` is diag_str() or diag_words(). */
void diag_finding(struct diag *d, struct pos pos, enum diag_level level, struct str rule,
                  struct str clause, struct diag_arg text);
/* The same at level error, for what the paper lacks: people see it once more as the last line. */
void diag_lost(struct diag *d, struct pos pos, struct str rule, struct str clause,
               struct diag_arg text);
/*
 * Gives *d the messages that `from` got while something was made that *d uses, too: those
 * without a place get the place `at`, which named it. The texts are shared.
 */
void diag_repeat(struct diag *d, const struct diag *from, struct pos at);
/* True once an error has stopped the document. */
bool diag_stopped(const struct diag *d);

/* Facts of the catalogue. */
unsigned diag_number(enum diag_code code); /* 201 of VB-0201 */
enum diag_level diag_level_of(enum diag_code code);
enum status diag_status_of(enum diag_code code);
/* Its row in `lang`, with $1 … where the arguments come. */
const char *diag_text(enum diag_code code, enum diag_lang lang);
/* What it means and what to do. */
const char *diag_help(enum diag_code code, enum diag_lang lang);

#endif
