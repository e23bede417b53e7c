/* SPDX-License-Identifier: MIT */
/* Table-driven; decodes one unit (a letter, or a letter and its marks) at a time. */
#include "base/vn_legacy.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vn.h"
#include "base/vn_syllable.h"

/* Bytes 0x80 … 0x9F of windows-1252; 0: a hole. */
static const uint16_t c1_letters[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static const uint16_t tcvn3[256] = {
#define TCVN3(byte, letter) [byte] = (letter),
#include "base/vn_legacy.def"
#undef TCVN3
};

static const uint16_t viscii[256] = {
#define VISCII(byte, letter) [byte] = (letter),
#include "base/vn_legacy.def"
#undef VISCII
};

static const uint16_t vni[256] = {
#define VNI(byte, letter) [byte] = (letter),
#include "base/vn_legacy.def"
#undef VNI
};

static const uint16_t cp1258[256] = {
#define CP1258(byte, letter) [byte] = (letter),
#include "base/vn_legacy.def"
#undef CP1258
};

struct pair {
    uint16_t letter; /* without its mark */
    uint8_t mark;
    uint16_t both;
};

static const struct pair vni_pairs[] = {
#define VNI_PAIR(letter, mark, both) {(letter), (mark), (both)},
#include "base/vn_legacy.def"
#undef VNI_PAIR
};

static const struct pair cp1258_pairs[] = {
#define CP1258_PAIR(letter, mark, both) {(letter), (mark), (both)},
#include "base/vn_legacy.def"
#undef CP1258_PAIR
};

const char *vn_legacy_name(enum vn_legacy from)
{
    static const char *const names[VN_LEGACY_COUNT] = {
        "", "TCVN3", "VNI", "VISCII", "windows-1258", "UTF-8/windows-1252"};

    return names[from];
}

/* Case-insensitive prefix test; `prefix` is lower-case ASCII. */
static bool begins(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);

    if (s.n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = s.p[i];

        if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != prefix[i])
            return false;
    }
    return true;
}

enum vn_legacy vn_legacy_of_font(struct str font, bool *capitals)
{
    bool is_tcvn3 = begins(font, ".vn");

    if (capitals != NULL)
        *capitals = is_tcvn3 && font.p[font.n - 1] == 'H';
    if (is_tcvn3)
        return VN_LEGACY_TCVN3;
    if (begins(font, "vni-") || begins(font, "vni "))
        return VN_LEGACY_VNI;
    if (begins(font, "vi ") || begins(font, "hoangyen"))
        return VN_LEGACY_VISCII;
    return VN_LEGACY_NONE;
}

int vn_legacy_byte(uint32_t cp)
{
    if (cp <= 0xFF)
        return (int)cp;
    if (cp == 0x3BC)
        return 0xB5;
    for (size_t i = 0; i < ARRAY_LEN(c1_letters); i++)
        if (c1_letters[i] == cp)
            return (int)(0x80 + i);
    return -1;
}

void vn_legacy_widen(struct buf *b, struct str bytes)
{
    buf_reserve(b, bytes.n + bytes.n / 2);
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char byte = (unsigned char)bytes.p[i];
        bool is_c1 = byte >= 0x80 && byte < 0xA0 && c1_letters[byte - 0x80] != 0;

        if (byte < 0x80)
            buf_char(b, (char)byte);
        else
            utf8_put(b, is_c1 ? c1_letters[byte - 0x80] : byte);
    }
}

/* The windows-1252 byte at offset i, -1 at the end or if there is none; *next is the offset after
 * it. */
static int byte_at(struct str text, size_t i, size_t *next)
{
    *next = i;
    return i < text.n ? vn_legacy_byte(utf8_next(text, next)) : -1;
}

static int order_pair(const void *key, const void *entry)
{
    const struct pair *a = key;
    const struct pair *b = entry;

    return a->letter != b->letter ? a->letter - b->letter : a->mark - b->mark;
}

/* Decodes a letter with its mark, if the next byte is one. */
static size_t decode_pair(struct buf *b, struct str text, size_t i, bool is_vni)
{
    size_t next;
    size_t after;
    int byte = byte_at(text, i, &next);
    int mark = byte_at(text, next, &after);
    const uint16_t *singles = is_vni ? vni : cp1258;
    const struct pair *table = is_vni ? vni_pairs : cp1258_pairs;
    size_t n = is_vni ? ARRAY_LEN(vni_pairs) : ARRAY_LEN(cp1258_pairs);
    const struct pair *found = NULL;
    struct pair key;

    if (byte >= 0 && mark >= 0x80) {
        key = (struct pair){singles[byte] != 0 ? singles[byte] : (uint16_t)byte, (uint8_t)mark, 0};
        found = bsearch(&key, table, n, sizeof(*table), order_pair);
    }
    if (found != NULL)
        utf8_put(b, found->both);
    else if (byte >= 0 && singles[byte] != 0)
        utf8_put(b, singles[byte]);
    else
        buf_str(b, str_sub(text, i, next));
    return found != NULL ? after : next;
}

/* Signs at whose bytes TCVN3 and VISCII have letters; the word decides which is meant. Superscripts
 * are note references. */
static bool is_superscript(uint32_t cp)
{
    return cp == 0xB2 || cp == 0xB3 || cp == 0xB9;
}

static bool is_sign(uint32_t cp)
{
    return cp == 0xA0 || is_superscript(cp) || (cp >= 0x2010 && cp <= 0x203A) || cp == 0x2122 ||
           cp == 0x20AC;
}

/* The ASCII or decoded letter at offset i, as Unicode; 0 for anything else, signs included. */
static uint32_t letter_at(const uint16_t *singles, struct str text, size_t i, size_t *next)
{
    size_t at = i;
    uint32_t cp = i < text.n ? utf8_next(text, &at) : 0;
    int byte = vn_legacy_byte(cp);

    *next = at;
    if (i >= text.n || is_sign(cp) || byte < 0)
        return 0;
    return singles[byte] != 0 ? singles[byte] : utf8_is_letter(cp) ? cp : 0;
}

/* Appends the word around the sign [i, next), the sign replaced by `letter`. */
static void put_word(struct buf *word, const uint16_t *singles, struct str text, size_t i,
                     size_t next, uint32_t letter)
{
    size_t from = i;

    for (size_t k = 0; k < VN_SYLLABLE_BYTES && from > 0; k++) {
        size_t before = from - 1;
        size_t end;

        while (before > 0 && ((unsigned char)text.p[before] & 0xC0) == 0x80)
            before--;
        if (letter_at(singles, text, before, &end) == 0)
            break;
        from = before;
    }
    while (from < i)
        utf8_put(word, letter_at(singles, text, from, &from));
    utf8_put(word, letter);
    for (uint32_t cp;
         word->n <= VN_SYLLABLE_BYTES && (cp = letter_at(singles, text, next, &next)) != 0;)
        utf8_put(word, cp);
}

/* True if a sign is a letter here: a superscript within a word ("K¹n") or alone between blanks
 * ("v©ng ¹"), or any sign that completes a syllable. */
static bool is_letter_here(const uint16_t *singles, struct str text, size_t i, size_t next,
                           uint32_t letter)
{
    struct buf word = BUF_NEW;
    size_t at = i;
    size_t after;
    bool is_super = is_superscript(utf8_next(text, &at));
    bool is;

    if (is_super && letter_at(singles, text, next, &after) != 0)
        return true;
    put_word(&word, singles, text, i, next, letter);
    is = vn_syllable(buf_view(&word)) && (utf8_is_lower(letter) || vn_is_upper(buf_view(&word)));
    if (utf8_columns(buf_view(&word)) == 1)
        is &= is_super && utf8_before(text, i) == ' ';
    buf_done(&word);
    return is;
}

static size_t decode_single(struct buf *b, struct str text, size_t i, const uint16_t *singles)
{
    size_t next = i;
    uint32_t cp = utf8_next(text, &next);
    int byte = vn_legacy_byte(cp);
    uint32_t letter = byte >= 0 ? singles[byte] : 0;

    if (letter != 0 && is_sign(cp) && !is_letter_here(singles, text, i, next, letter))
        letter = 0;
    if (letter != 0)
        utf8_put(b, letter);
    else
        buf_str(b, str_sub(text, i, next));
    return next;
}

/* Undoes UTF-8 read as windows-1252: restores the bytes as far as they form UTF-8. */
static size_t decode_mojibake(struct buf *b, struct str text, size_t i)
{
    char bytes[4];
    size_t next;
    int byte = byte_at(text, i, &next);
    size_t want = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
    size_t end = next;

    if (byte == 0xC3 && next < text.n && text.p[next] == ' ') {
        utf8_put(b, 0xE0); /* its U+00A0 was replaced by a blank earlier */
        return next + 1;
    }
    for (size_t k = 0; k < want && byte >= 0; k++) {
        bytes[k] = (char)byte;
        if (k + 1 < want)
            byte = byte_at(text, end, &end);
    }
    if (want > 0 && byte >= 0 && utf8_valid((struct str){bytes, want}, NULL)) {
        buf_add(b, bytes, want);
        return end;
    }
    buf_str(b, str_sub(text, i, next));
    return next;
}

size_t vn_legacy_decode_one(struct buf *b, struct str text, size_t i, enum vn_legacy from)
{
    size_t next = i;

    switch (from) {
    case VN_LEGACY_TCVN3:
        return decode_single(b, text, i, tcvn3);
    case VN_LEGACY_VNI:
        return decode_pair(b, text, i, true);
    case VN_LEGACY_VISCII:
        return decode_single(b, text, i, viscii);
    case VN_LEGACY_CP1258:
        return decode_pair(b, text, i, false);
    case VN_LEGACY_MOJIBAKE:
        return decode_mojibake(b, text, i);
    case VN_LEGACY_NONE:
    case VN_LEGACY_COUNT:
        break;
    }
    (void)utf8_next(text, &next);
    buf_str(b, str_sub(text, i, next));
    return next;
}

void vn_legacy_decode(struct buf *b, struct str text, enum vn_legacy from, bool capitals)
{
    struct buf small = BUF_NEW;
    struct buf *out = capitals ? &small : b;

    if (from == VN_LEGACY_NONE) {
        buf_str(b, text);
        return;
    }
    for (size_t i = 0; i < text.n;)
        i = vn_legacy_decode_one(out, text, i, from);
    if (capitals)
        vn_upper(b, buf_view(&small));
    buf_done(&small);
}
