/* SPDX-License-Identifier: MIT */
/*
 * The runs of a paragraph turned into Unicode: what readers of foreign files call,
 * for every paragraph (a reader of plain text: one run without a font a line).
 * Words and marks may be cut between two runs; a mark goes to the run of its letter.
 */
#ifndef VN_LEGACY_RUN_H
#define VN_LEGACY_RUN_H

#include "base/arena.h"
#include "base/vn_legacy_case.h"
#include "base/vn_legacy_guess.h"

struct vn_legacy_run {
    struct str text;     /* as the file has it, soft hyphens (U+00AD) included; UTF-8 */
    struct str font;     /* of w:ascii or w:hAnsi, "" when not known */
    struct str out;      /* result: Unicode; the bytes of `text` where nothing changed */
    enum vn_legacy from; /* result: what it was decoded from */
    bool is_doubtful;    /* result: looks like an old encoding, but was left alone */
};

/* What was seen of a document, by the encoding of the font; all zero: nothing. */
struct vn_legacy_run_seen {
    struct vn_legacy_guess_tally of[VN_LEGACY_COUNT];
};

/* Adds the runs of a paragraph to what was seen; call it for the whole document
 * before anything is decoded, so that short runs are judged by the rest. */
void vn_legacy_run_learn(struct vn_legacy_run_seen *seen, const struct vn_legacy_run *runs,
                         size_t n);
/*
 * Sets the results of the n runs of a paragraph; new text lives in `a`. `seen` may be
 * NULL: then a short run is decoded only where its own words are enough. True when
 * any `out` differs from its `text`. Guessed capitals are told to `doubt` (may be
 * NULL) and are part of `out`.
 */
bool vn_legacy_run_decode(const struct vn_legacy_run_seen *seen, struct arena *a,
                          struct vn_legacy_run *runs, size_t n, vn_legacy_case_doubt *doubt,
                          void *user);

#endif
