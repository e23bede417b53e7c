/* SPDX-License-Identifier: MIT */
/*
 * Which old encoding a text is in, by its words: those that are syllables only when
 * decoded speak for it, those that are syllables only as they stand against. Unicode
 * is never taken for anything else: a text that holds a letter which only Unicode
 * has (ă, đ, ơ, ế …, or a combining tone) is Unicode, and a word that is a syllable
 * as it stands proves nothing.
 */
#ifndef VN_LEGACY_GUESS_H
#define VN_LEGACY_GUESS_H

#include "base/vn_legacy.h"

struct vn_legacy_guess_score {
    uint32_t wins;     /* words that are syllables only when decoded */
    uint32_t losses;   /* only as they stand */
    uint32_t bad;      /* neither */
    uint64_t kinds[2]; /* the bytes from 0x80 that were seen in wins, a bit each */
};

/* What was seen in some texts; all zero: nothing yet. */
struct vn_legacy_guess_tally {
    struct vn_legacy_guess_score of[VN_LEGACY_COUNT];
    uint32_t unicode; /* letters that only Unicode has */
};

/* Adds a text (valid UTF-8). One with such a letter adds only to `unicode`. */
void vn_legacy_guess_add(struct vn_legacy_guess_tally *tally, struct str text);
/* The number of letters in the text that only Unicode has, counted until there are `most`;
 * by bytes, quick. */
uint32_t vn_legacy_guess_unicode(struct str text, uint32_t most);
/*
 * The encoding of the text of `own`, VN_LEGACY_NONE when in doubt. `font` is that of
 * its font; `all` is what was seen in the document in fonts of that encoding, the
 * text itself included, and may be NULL: then its own words alone decide.
 */
enum vn_legacy vn_legacy_guess(const struct vn_legacy_guess_tally *own, enum vn_legacy font,
                               const struct vn_legacy_guess_tally *all);

#endif
