/* SPDX-License-Identifier: MIT */
/* Landmarks: words of the decree by which readers find their way, compiled from lua/data/moc.lua.
 */
#ifndef LANDMARK_H
#define LANDMARK_H

#include "base/arena.h"

enum landmark_kind {
#define LANDMARK(kind, name) LANDMARK_##kind,
#include "doc/landmark.def"
#undef LANDMARK
    LANDMARK_KIND_COUNT
};

struct landmark; /* one wording */

/* The wordings of each kind; read-only once they are made. */
struct landmarks {
    const struct landmark *of[LANDMARK_KIND_COUNT];
};

/* Those of a document that nobody told any: no line is one. */
extern const struct landmarks landmark_none;

const char *landmark_name(enum landmark_kind kind);
/*
 * Adds a wording, copied into the arena: words that stand anywhere in a line; behind "^" at its
 * beginning, before "$" at its end. A blank stands for any number of them, but at the end of a line
 * for one. False, and nothing is added, when there are no words, or when words that stand anywhere
 * begin with a blank: to look for these would take quadratic time.
 */
bool landmark_add(struct landmarks *landmarks, struct arena *arena, enum landmark_kind kind,
                  struct str wording);
/* Bytes of the wording, one of those that begin a line, with which it begins; 0: with none. */
size_t landmark_length(const struct landmarks *landmarks, enum landmark_kind kind, struct str line);
/* True when the line (NFC) is one of the kind. Time grows with its length. */
bool landmark_is(const struct landmarks *landmarks, enum landmark_kind kind, struct str line);

#endif
