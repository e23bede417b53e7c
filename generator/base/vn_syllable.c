/* SPDX-License-Identifier: MIT */
/* Strips the tone, then an initial, and looks the rest up in the rhymes. */
#include "base/vn_syllable.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum tone { TONE_NONE, TONE_SAC, TONE_HUYEN, TONE_HOI, TONE_NGA, TONE_NANG };

enum vowel {
    VOWEL_NONE,
#define VOWEL(name, bare, U0, l0, U1, l1, U2, l2, U3, U4, l4, U5) VOWEL_##name,
#include "base/vn_syllable.def"
#undef VOWEL
    VOWEL_COUNT
};

static const char *const bare_vowels[VOWEL_COUNT] = {
#define VOWEL(name, bare, U0, l0, U1, l1, U2, l2, U3, U4, l4, U5) [VOWEL_##name] = (bare),
#include "base/vn_syllable.def"
#undef VOWEL
};

/* Latin letters up to U+01B0, then the block U+1EA0 … U+1EF9. */
#define LOW_END 0x1B1
#define HIGH_START 0x1EA0
#define HIGH_END 0x1EFA
#define AT(cp) ((cp) < LOW_END ? (cp) : (cp)-HIGH_START + LOW_END)
#define VALUE(name, tone) (VOWEL_##name << 3 | (tone))

/* Vowel and tone of a letter; lower-case hỏi and nặng letters all lie in the U+1EA0 block, right
 * after their capitals. */
static const uint8_t letters[LOW_END + HIGH_END - HIGH_START] = {
#define VOWEL(name, bare, U0, l0, U1, l1, U2, l2, U3, U4, l4, U5)                                  \
    [AT(U0)] = VALUE(name, TONE_NONE), [AT(l0)] = VALUE(name, TONE_NONE),                          \
    [AT(U1)] = VALUE(name, TONE_SAC), [AT(l1)] = VALUE(name, TONE_SAC),                            \
    [AT(U2)] = VALUE(name, TONE_HUYEN), [AT(l2)] = VALUE(name, TONE_HUYEN),                        \
    [AT(U3)] = VALUE(name, TONE_HOI), [AT((U3) + 1)] = VALUE(name, TONE_HOI),                      \
    [AT(U4)] = VALUE(name, TONE_NGA), [AT(l4)] = VALUE(name, TONE_NGA),                            \
    [AT(U5)] = VALUE(name, TONE_NANG), [AT((U5) + 1)] = VALUE(name, TONE_NANG),
#include "base/vn_syllable.def"
#undef VOWEL
};

static const char *const rhymes[] = {
#define RHYME(text) (text),
#include "base/vn_syllable.def"
#undef RHYME
};

/* Longest first; suits() checks what may follow. */
static const char *const initials[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                       "tr",  "đ",  "b",  "c",  "d",  "g",  "h",  "k",  "l",  "m",
                                       "n",   "p",  "r",  "s",  "t",  "v",  "x",  ""};

/* Lower-cases and strips the tone; false if a letter is not used in syllables. */
static bool unmark(struct str word, char *out, size_t *n, enum tone *tone)
{
    *n = 0;
    *tone = TONE_NONE;
    for (size_t i = 0; i < word.n;) {
        uint32_t cp = utf8_next(word, &i);
        uint8_t value = cp < LOW_END || (cp >= HIGH_START && cp < HIGH_END) ? letters[AT(cp)] : 0;
        const char *piece;

        if (*n > VN_SYLLABLE_BYTES - 4)
            return false;
        if (value == 0 && cp < 0x80 && utf8_is_letter(cp)) {
            out[(*n)++] = (char)(cp | 0x20);
            continue;
        }
        if (value == 0 && cp != 0x110 && cp != 0x111)
            return false;
        if ((value & 7) != 0 && *tone != TONE_NONE)
            return false;
        if ((value & 7) != 0)
            *tone = (enum tone)(value & 7);
        piece = value == 0 ? "đ" : bare_vowels[value >> 3];
        memcpy(out + *n, piece, strlen(piece));
        *n += strlen(piece);
    }
    return *n > 0;
}

static int order_rhyme(const void *key, const void *entry)
{
    const struct str *want = key;

    return str_cmp(*want, str_c(*(const char *const *)entry));
}

static bool is_rhyme(struct str rest)
{
    return bsearch(&rest, rhymes, ARRAY_LEN(rhymes), sizeof(rhymes[0]), order_rhyme) != NULL;
}

/* True if the spelling of the initial fits the first vowel of the rhyme. */
static bool suits(const char *initial, struct str rest)
{
    bool is_front = rest.n > 0 && (rest.p[0] == 'e' || rest.p[0] == 'i' || rest.p[0] == 'y' ||
                                   str_starts(rest, STR("ê")));
    size_t n = strlen(initial);

    if (strcmp(initial, "k") == 0 || strcmp(initial, "gh") == 0 || strcmp(initial, "ngh") == 0)
        return is_front;
    if (strcmp(initial, "c") == 0 || strcmp(initial, "ng") == 0)
        return !is_front;
    if (strcmp(initial, "g") == 0)
        return !is_front || rest.p[0] == 'i'; /* gì, giêng */
    return n > 0 || !str_starts(rest, STR("yt"));
}

static bool stops(struct str word)
{
    return str_ends(word, STR("c")) || str_ends(word, STR("ch")) || str_ends(word, STR("p")) ||
           str_ends(word, STR("t"));
}

bool vn_syllable(struct str word)
{
    char bytes[VN_SYLLABLE_BYTES + 4];
    struct str bare = {bytes, 0};
    enum tone tone;

    if (word.n > VN_SYLLABLE_BYTES || !unmark(word, bytes, &bare.n, &tone))
        return false;
    if (stops(bare) && tone != TONE_SAC && tone != TONE_NANG)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(initials); i++) {
        struct str rest;

        if (!str_starts(bare, str_c(initials[i])))
            continue;
        rest = str_sub(bare, strlen(initials[i]), bare.n);
        if (suits(initials[i], rest) && is_rhyme(rest))
            return true;
        /* quyt, quynh, quyên: y belongs to uy */
        if (strcmp(initials[i], "qu") == 0 && is_rhyme(str_sub(bare, 1, bare.n)))
            return true;
    }
    return false;
}
