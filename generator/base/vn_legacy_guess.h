/* SPDX-License-Identifier: MIT */
/*
 * Detects an old encoding by words: those that are syllables only when decoded count for it, those
 * that are syllables only undecoded count against. Unicode is never misjudged: a text with a letter
 * that only Unicode has (ă, đ, ơ, ế …, or a combining tone) is Unicode, and a word that is already
 * a syllable proves nothing.
 */
#ifndef VN_LEGACY_GUESS_H
#define VN_LEGACY_GUESS_H

#include "base/vn_legacy.h"

struct vn_legacy_guess_score {
    uint32_t wins;     /* words that are syllables only when decoded */
    uint32_t losses;   /* only undecoded */
    uint32_t bad;      /* neither */
    uint64_t kinds[2]; /* bytes from 0x80 up that occur in wins, one bit each */
};

/* Evidence from any number of texts; zero-initialised. */
struct vn_legacy_guess_tally {
    struct vn_legacy_guess_score of[VN_LEGACY_COUNT];
    uint32_t unicode; /* letters that only Unicode has */
};

/* Adds a text (valid UTF-8). A text with a Unicode-only letter adds only to `unicode`. */
void vn_legacy_guess_add(struct vn_legacy_guess_tally *tally, struct str text);
/* Number of letters that only Unicode has, counted up to `most`; a fast scan of bytes. */
uint32_t vn_legacy_guess_unicode(struct str text, uint32_t most);
/*
 * The encoding of the text of `own`, VN_LEGACY_NONE when in doubt. `font` is the encoding of its
 * font; `all` is the evidence of the whole document in fonts of that encoding, this text included;
 * if NULL, only `own` decides.
 */
enum vn_legacy vn_legacy_guess(const struct vn_legacy_guess_tally *own, enum vn_legacy font,
                               const struct vn_legacy_guess_tally *all);

#endif
