/* SPDX-License-Identifier: MIT */
/*
 * Everything that the import of a foreign file changed or left out of the tree, so that nothing is
 * lost silently. Conservation law, counted in letters and digits:
 *   the file = the source written + every `before` - every `after`.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include "base/arena.h"

enum ledger_group { LEDGER_ASIDE, LEDGER_MADE, LEDGER_REPAIR, LEDGER_TAKEN };

enum ledger_what {
#define LEDGER(name, group, id) LEDGER_##name,
#include "doc/ledger.def"
#undef LEDGER
    LEDGER_COUNT
};

struct ledger_entry {
    struct ledger_entry *next;
    enum ledger_what what;
    struct str at; /* position in the original: "document.xml 12", "dòng 7" */
    struct str before, after;
};

/* A file stored separately: an image of a package. */
struct ledger_media {
    struct ledger_media *next;
    struct str name; /* "image1.png": no folder, unique */
    struct str bytes;
};

struct ledger {
    struct arena *arena;
    struct ledger_entry *entries, **entries_tail; /* in file order */
    struct ledger_media *media, **media_tail;
    uint64_t letters; /* letters and digits of the file's own text, set by the reader */
};

/* Initialises *f; all its data will live in `a`. */
void ledger_init(struct ledger *f, struct arena *a);
/* Adds an entry; the texts are copied. */
void ledger_add(struct ledger *f, enum ledger_what what, struct str at, struct str before,
                struct str after);
/* Adds a separate file; `name` and `bytes` are not copied. */
void ledger_add_media(struct ledger *f, struct str name, struct str bytes);
/* Lookups in ledger.def. */
enum ledger_group ledger_group_of(enum ledger_what what);
const char *ledger_id(enum ledger_what what);
/* The value with that id; LEDGER_COUNT if there is none. */
enum ledger_what ledger_what_of(struct str id);

#endif
