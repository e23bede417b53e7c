/* SPDX-License-Identifier: MIT */
/*
 * What the import of a foreign file lists besides its tree, so that nothing is
 * lost without a word. The law of conservation: counted as letters and digits,
 *   the file = the source written + every `before` - every `after`.
 */
#ifndef FOUND_H
#define FOUND_H

#include "base/arena.h"

enum found_group { FOUND_ASIDE, FOUND_MADE, FOUND_REPAIR, FOUND_TAKEN };

enum found_what {
#define FOUND(name, group, id, vi, en) FOUND_##name,
#include "doc/found.def"
#undef FOUND
    FOUND_COUNT
};

struct found_entry {
    struct found_entry *next;
    enum found_what what;
    struct str at; /* place in the original: "document.xml 12", "dòng 7" */
    struct str before, after;
};

/* A file kept aside: an image of a package. */
struct found_media {
    struct found_media *next;
    struct str name; /* "image1.png": no folder, no two alike */
    struct str bytes;
};

struct found {
    struct arena *arena;
    struct found_entry *entries, **entries_tail; /* in the order of the file */
    struct found_media *media, **media_tail;
    uint64_t letters; /* letters and digits of the file's own text, set by the reader */
};

/* Everything of *f lives in `a`. */
void found_init(struct found *f, struct arena *a);
/* Lists something; the texts are copied. */
void found_add(struct found *f, enum found_what what, struct str at, struct str before,
               struct str after);
/* Keeps a file aside; `name` and `bytes` are not copied. */
void found_add_media(struct found *f, struct str name, struct str bytes);
/* Facts of found.def. */
enum found_group found_group_of(enum found_what what);
const char *found_id(enum found_what what);
const char *found_text(enum found_what what, bool english);
/* The entry of that id; FOUND_COUNT when there is none. */
enum found_what found_what_of(struct str id);

#endif
