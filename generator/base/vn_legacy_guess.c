/* SPDX-License-Identifier: MIT */
/* Splits text where no encoding has a letter, decodes each word in every encoding, and counts. */
#include "base/vn_legacy_guess.h"

#include "base/utf8.h"
#include "base/vn_syllable.h"

/* Minimum of words and of different bytes that count for an encoding. */
#define WINS_MIN 3
#define KINDS_MIN 3
/* One word against counts as many words for. */
#define LOSS_WEIGHT 4
/* A longer word is no syllable in any encoding. */
#define WORD_BYTES ((size_t)3 * VN_SYLLABLE_BYTES)

uint32_t vn_legacy_guess_unicode(struct str text, uint32_t most)
{
    uint32_t count = 0;

    for (size_t i = 0; i + 1 < text.n && count < most; i++) {
        unsigned char lead = (unsigned char)text.p[i];
        unsigned char next = (unsigned char)text.p[i + 1];

        if (lead < 0xC4)
            continue;
        if (lead == 0xE1) /* U+1EA0 … U+1EF9 */
            count += next == 0xBB || next == 0xBA;
        else if (lead == 0xC4) /* ă đ ĩ */
            count += (next & 0xFE) == 0x82 || (next & 0xFE) == 0x90 || (next & 0xFE) == 0xA8;
        else if (lead == 0xC5) /* ũ */
            count += (next & 0xFE) == 0xA8;
        else if (lead == 0xC6) /* ơ ư */
            count += (next & 0xFE) == 0xA0 || next == 0xAF || next == 0xB0;
        else if (lead == 0xCC) /* tones, circumflex, breve, horn */
            count += (next >= 0x80 && next <= 0x83) || next == 0x86 || next == 0x89 ||
                     next == 0x9B || next == 0xA3;
    }
    return count;
}

/* True if cp is part of a word in some encoding. Signs of windows-1252 are not, although VISCII has
 * letters at their bytes: too few to matter. */
static bool is_of_word(uint32_t cp)
{
    if (cp < 0x80)
        return utf8_is_letter(cp);
    return cp != 0xA0 && vn_legacy_byte(cp) >= 0x80 && !(cp >= 0x2010 && cp <= 0x20AC) &&
           cp != 0x2122;
}

/* A word of signs only ("®", "½") is no evidence. */
static bool has_letter(struct str word)
{
    for (size_t i = 0; i < word.n;)
        if (utf8_is_letter(utf8_next(word, &i)))
            return true;
    return false;
}

/* Tests the word without soft hyphens and without signs at its ends. */
static bool is_syllable_now(struct str word)
{
    char bytes[WORD_BYTES];
    struct str plain = {bytes, 0};

    for (size_t i = 0; i < word.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(word, &i);

        if (cp == 0xAD || (!utf8_is_letter(cp) && (plain.n == 0 || i == word.n)))
            continue;
        for (; at < i; at++)
            bytes[plain.n++] = word.p[at];
    }
    return vn_syllable(plain);
}

/* A capital after a lower-case letter does not occur in real words. */
static bool is_odd(struct str word)
{
    bool has_small = false;

    for (size_t i = 0; i < word.n;) {
        uint32_t cp = utf8_next(word, &i);

        if (has_small && utf8_is_upper(cp))
            return true;
        has_small |= utf8_is_lower(cp);
    }
    return false;
}

static void mark_kinds(struct vn_legacy_guess_score *score, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        int byte = vn_legacy_byte(utf8_next(text, &i));

        if (byte >= 0x80)
            score->kinds[(byte - 0x80) / 64] |= (uint64_t)1 << (byte - 0x80) % 64;
    }
}

/* Contains a byte undefined in TCVN3 or VNI, so the word is not in that encoding. The other
 * encodings share theirs with windows-1252, VNI shares í and ì. */
static bool is_strange(struct str word, enum vn_legacy e)
{
    if (e != VN_LEGACY_TCVN3 && e != VN_LEGACY_VNI)
        return false;
    for (size_t i = 0; i < word.n;) {
        uint32_t cp = utf8_next(word, &i);

        if (cp >= 0x80 && cp != 0xCC && cp != 0xCD && cp != 0xEC && cp != 0xED)
            return true;
    }
    return false;
}

static void add_word(struct vn_legacy_guess_tally *tally, struct str word)
{
    bool is_now = word.n <= WORD_BYTES && is_syllable_now(word);
    struct buf decoded = BUF_NEW;

    for (int e = VN_LEGACY_TCVN3; e <= VN_LEGACY_CP1258; e++) {
        struct vn_legacy_guess_score *score = &tally->of[e];
        bool is_then = false;

        if (word.n <= WORD_BYTES) {
            buf_clear(&decoded);
            vn_legacy_decode(&decoded, word, (enum vn_legacy)e, false);
            if (str_eq(buf_view(&decoded), word)) {
                score->losses += is_now && is_strange(word, (enum vn_legacy)e);
                continue;
            }
            /* TCVN3 capitals decode to lower case */
            is_then = vn_syllable(buf_view(&decoded)) &&
                      (e == VN_LEGACY_TCVN3 || !is_odd(buf_view(&decoded)));
        }
        if (is_then && !is_now) {
            score->wins++;
            mark_kinds(score, word);
        }
        score->losses += is_now && !is_then;
        score->bad += !is_now && !is_then;
    }
    buf_done(&decoded);
}

static void add_words(struct vn_legacy_guess_tally *tally, struct str text)
{
    size_t start = 0;
    bool is_high = false;

    for (size_t i = 0; i <= text.n;) {
        size_t at = i;
        uint32_t cp = i < text.n ? utf8_next(text, &i) : ' ';

        if (is_of_word(cp)) {
            is_high |= cp >= 0x80;
            continue;
        }
        if (is_high && has_letter(str_sub(text, start, at)))
            add_word(tally, str_sub(text, start, at));
        if (at == text.n)
            break;
        start = i;
        is_high = false;
    }
}

/* Counts sequences that form UTF-8 again and give a letter or sign used in Vietnamese texts. */
static void add_mojibake(struct vn_legacy_guess_tally *tally, struct str text)
{
    struct vn_legacy_guess_score *score = &tally->of[VN_LEGACY_MOJIBAKE];
    struct buf one = BUF_NEW;

    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);
        size_t first = i;
        size_t k = 0;

        if (cp < 0x80)
            continue;
        buf_clear(&one);
        i = vn_legacy_decode_one(&one, text, at, VN_LEGACY_MOJIBAKE);
        if (i == first) {
            score->bad++;
            continue;
        }
        cp = utf8_next(buf_view(&one), &k);
        if (text.p[i - 1] == ' ')
            continue;
        if (utf8_is_letter(cp) || (cp >= 0x2010 && cp <= 0x2026)) {
            score->wins++;
            mark_kinds(score, str_sub(text, at, i));
        } else {
            score->bad++;
        }
    }
    buf_done(&one);
}

void vn_legacy_guess_add(struct vn_legacy_guess_tally *tally, struct str text)
{
    uint32_t unicode = vn_legacy_guess_unicode(text, UINT32_MAX);
    bool is_high = false;

    tally->unicode += unicode;
    for (size_t i = 0; i < text.n && unicode == 0 && !is_high; i++)
        is_high = (unsigned char)text.p[i] >= 0x80;
    if (!is_high)
        return;
    add_words(tally, text);
    add_mojibake(tally, text);
}

static unsigned count_kinds(const struct vn_legacy_guess_score *score)
{
    unsigned count = 0;

    for (size_t i = 0; i < 2; i++)
        for (uint64_t rest = score->kinds[i]; rest != 0; rest &= rest - 1)
            count++;
    return count;
}

/* Words for minus weighted words against. */
static int64_t margin(const struct vn_legacy_guess_score *score)
{
    return (int64_t)score->wins - (int64_t)score->losses * LOSS_WEIGHT - (int64_t)score->bad;
}

/* The encoding that clearly explains the evidence; VN_LEGACY_NONE if none does. */
static enum vn_legacy clear_one(const struct vn_legacy_guess_tally *tally)
{
    enum vn_legacy best = VN_LEGACY_NONE;

    for (int e = VN_LEGACY_MOJIBAKE; e > VN_LEGACY_NONE; e--) {
        const struct vn_legacy_guess_score *score = &tally->of[e];

        if (score->wins < WINS_MIN || count_kinds(score) < KINDS_MIN || margin(score) <= 0)
            continue;
        if (e == VN_LEGACY_MOJIBAKE)
            return VN_LEGACY_MOJIBAKE;
        if (best == VN_LEGACY_NONE || margin(score) > margin(&tally->of[best]))
            best = (enum vn_legacy)e;
    }
    return best;
}

enum vn_legacy vn_legacy_guess(const struct vn_legacy_guess_tally *own, enum vn_legacy font,
                               const struct vn_legacy_guess_tally *all)
{
    const struct vn_legacy_guess_score *score;
    enum vn_legacy best;

    if (own->unicode > 0)
        return VN_LEGACY_NONE;
    best = clear_one(own);
    if (best != VN_LEGACY_NONE || all == NULL)
        return best;
    best = clear_one(all);
    score = &own->of[best];
    if (best != VN_LEGACY_NONE)
        return score->losses <= score->wins && all->unicode <= all->of[best].wins / LOSS_WEIGHT
                   ? best
                   : VN_LEGACY_NONE;
    score = &own->of[font];
    return font != VN_LEGACY_NONE && all->unicode == 0 && score->wins > 1 &&
                   count_kinds(score) > 1 && score->losses + score->bad == 0
               ? font
               : VN_LEGACY_NONE;
}
