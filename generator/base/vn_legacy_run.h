/* SPDX-License-Identifier: MIT */
/*
 * Decodes the runs of a paragraph; readers of foreign files call this for every paragraph (plain
 * text: one run per line, without a font). Words and marks may be split between runs; a mark moves
 * to the run of its letter.
 */
#ifndef VN_LEGACY_RUN_H
#define VN_LEGACY_RUN_H

#include "base/arena.h"
#include "base/vn_legacy_case.h"
#include "base/vn_legacy_guess.h"

struct vn_legacy_run {
    struct str text;     /* as in the file, soft hyphens (U+00AD) included; UTF-8 */
    struct str font;     /* of w:ascii or w:hAnsi, "" if unknown */
    struct str out;      /* result: Unicode; points to the bytes of `text` if unchanged */
    enum vn_legacy from; /* result: source encoding */
    bool is_doubtful;    /* result: looks like an old encoding, but was not decoded */
};

/* Evidence from a document, indexed by the encoding of the font; zero-initialised. */
struct vn_legacy_run_seen {
    struct vn_legacy_guess_tally of[VN_LEGACY_COUNT];
};

/* Adds the runs of a paragraph to the evidence; call it for the whole document before decoding, so
 * that short runs are judged by the rest. */
void vn_legacy_run_learn(struct vn_legacy_run_seen *seen, const struct vn_legacy_run *runs,
                         size_t n);
/*
 * Sets the results of the n runs of a paragraph; new text lives in `a`. Without `seen` (NULL) a
 * short run is decoded only if its own words suffice. True when any `out` differs from its `text`.
 * Guessed capitals are part of `out` and reported to `doubt` (may be NULL).
 */
bool vn_legacy_run_decode(const struct vn_legacy_run_seen *seen, struct arena *a,
                          struct vn_legacy_run *runs, size_t n, vn_legacy_case_doubt *doubt,
                          void *user);

#endif
