/* SPDX-License-Identifier: MIT */
/* Three passes, each over the output of the previous one. */
#include "base/vn_repair.h"

#include "base/utf8.h"
#include "base/vn_common.h"
#include "base/vn_syllable.h"

/* Longer words are not checked for look-alikes. */
#define WORD_BYTES 64

/* Look-alikes of Vietnamese letters, sorted by code. */
static const struct twin {
    uint16_t cp, latin;
} twins[] = {
    {0x00D0, 0x0110}, {0x00F0, 0x0111}, {0x0131, 'i'}, {0x0189, 0x0110}, {0x01CD, 0x0102},
    {0x01CE, 0x0103}, {0x0256, 0x0111}, {0x0391, 'A'}, {0x0392, 'B'},    {0x0395, 'E'},
    {0x0397, 'H'},    {0x0399, 'I'},    {0x039A, 'K'}, {0x039C, 'M'},    {0x039D, 'N'},
    {0x039F, 'O'},    {0x03A1, 'P'},    {0x03A4, 'T'}, {0x03A5, 'Y'},    {0x03A7, 'X'},
    {0x03BD, 'v'},    {0x03BF, 'o'},    {0x0405, 'S'}, {0x0406, 'I'},    {0x0410, 'A'},
    {0x0412, 'B'},    {0x0415, 'E'},    {0x041A, 'K'}, {0x041C, 'M'},    {0x041D, 'H'},
    {0x041E, 'O'},    {0x0420, 'P'},    {0x0421, 'C'}, {0x0422, 'T'},    {0x0423, 'Y'},
    {0x0425, 'X'},    {0x0430, 'a'},    {0x0435, 'e'}, {0x043E, 'o'},    {0x0440, 'p'},
    {0x0441, 'c'},    {0x0443, 'y'},    {0x0445, 'x'}, {0x0455, 's'},    {0x0456, 'i'},
};

static uint32_t latin_of(uint32_t cp)
{
    size_t low = 0;
    size_t high = ARRAY_LEN(twins);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (twins[middle].cp == cp)
            return twins[middle].latin;
        if (twins[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* Joiners are significant in emoji and in other scripts. */
static bool is_joiner(uint32_t cp)
{
    return cp == 0x200C || cp == 0x200D;
}

static bool is_invisible(uint32_t cp)
{
    return cp == 0x7F || cp == 0xAD || cp == 0x34F || cp == 0x180E ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF;
}

static bool is_odd_blank(uint32_t cp)
{
    return cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000;
}

bool vn_repair_is_due(struct str text)
{
    for (size_t i = 0; (i = vn_common_end(text, i)) < text.n;) {
        uint32_t cp = utf8_next(text, &i);

        if (!utf8_is_stable(cp) || is_invisible(cp) || is_odd_blank(cp) || latin_of(cp) != 0)
            return true;
    }
    return false;
}

static void show_invisible(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);
        size_t after = i;
        bool is_foreign = (at > 0 && utf8_before(text, at) > 0x2FF) ||
                          (i < text.n && utf8_next(text, &after) > 0x2FF);

        if (is_odd_blank(cp))
            buf_char(b, ' ');
        else if (!is_invisible(cp) || (is_joiner(cp) && is_foreign))
            buf_str(b, str_sub(text, at, i));
    }
}

/* Toned vowels whose tone has the same combining class as circumflex and breve, so that NFC does
 * not reorder them. */
static const struct toned {
    uint16_t cp, vowel, tone;
} toned[] = {
    {0x00E1, 'a', 0x301}, {0x00E0, 'a', 0x300}, {0x1EA3, 'a', 0x309}, {0x00E3, 'a', 0x303},
    {0x00E9, 'e', 0x301}, {0x00E8, 'e', 0x300}, {0x1EBB, 'e', 0x309}, {0x1EBD, 'e', 0x303},
    {0x00F3, 'o', 0x301}, {0x00F2, 'o', 0x300}, {0x1ECF, 'o', 0x309}, {0x00F5, 'o', 0x303},
    {0x00C1, 'A', 0x301}, {0x00C0, 'A', 0x300}, {0x1EA2, 'A', 0x309}, {0x00C3, 'A', 0x303},
    {0x00C9, 'E', 0x301}, {0x00C8, 'E', 0x300}, {0x1EBA, 'E', 0x309}, {0x1EBC, 'E', 0x303},
    {0x00D3, 'O', 0x301}, {0x00D2, 'O', 0x300}, {0x1ECE, 'O', 0x309}, {0x00D5, 'O', 0x303},
};

/* Appends a code point, moving a tone that precedes a circumflex or breve after it; `before` is the
 * code point appended last. */
static void put_ordered(struct buf *b, uint32_t cp, uint32_t before)
{
    if (cp == 0x302 || cp == 0x306) {
        for (size_t i = 0; i < ARRAY_LEN(toned); i++) {
            if (toned[i].cp == before) {
                b->n -= before < 0x800 ? 2 : 3;
                utf8_put(b, toned[i].vowel);
                utf8_put(b, cp);
                cp = toned[i].tone;
                break;
            }
            if (toned[i].tone == before) {
                b->n -= 2;
                utf8_put(b, cp);
                cp = before;
                break;
            }
        }
    }
    utf8_put(b, cp);
}

static void compose(struct buf *b, struct str text)
{
    struct buf ordered = BUF_NEW;
    uint32_t before = 0;

    buf_reserve(&ordered, text.n);
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);

        put_ordered(&ordered, cp, before);
        before = cp;
    }
    utf8_nfc(b, buf_view(&ordered));
    buf_done(&ordered);
}

static bool is_d(uint32_t cp)
{
    return cp == 0xD0 || cp == 0x189;
}

/* Properties of the letters of a word. */
struct letters {
    bool has_latin; /* one from A to Z */
    bool has_twin;
    bool has_small_d;    /* ð, ɖ */
    bool has_other;      /* neither a Vietnamese letter nor a look-alike */
    bool has_foreign;    /* f, j, w, z */
    bool is_capital;     /* all of them */
    bool is_plain;       /* all other letters are A to Z */
    bool is_script;      /* the twins are Greek or Cyrillic */
    bool only_capital_d; /* the twins are Ð, Ɖ */
};

/* Classifies a word; fixed receives it with twins replaced, in NFC. */
static struct letters look_at(struct str word, struct buf *fixed)
{
    struct letters l = {
        .is_capital = true, .is_plain = true, .is_script = true, .only_capital_d = true};
    struct buf raw = BUF_NEW;

    for (size_t i = 0; i < word.n;) {
        uint32_t cp = utf8_next(word, &i);
        uint32_t latin = latin_of(cp);

        l.has_twin |= latin != 0;
        l.only_capital_d &= latin == 0 || is_d(cp);
        l.is_plain &= latin != 0 || cp < 0x80;
        l.is_script &= latin == 0 || cp >= 0x370;
        l.has_small_d |= cp == 0xF0 || cp == 0x256;
        l.is_capital &= !utf8_is_lower(cp);
        l.has_latin |= cp < 0x80;
        l.has_foreign |= cp == 'f' || cp == 'j' || cp == 'w' || cp == 'z';
        l.has_other |=
            latin == 0 && cp >= 0x250 && !(cp >= 0x1EA0 && cp <= 0x1EF9) && !utf8_is_mark(cp);
        utf8_put(&raw, latin != 0 ? latin : cp);
    }
    utf8_nfc(fixed, buf_view(&raw));
    buf_done(&raw);
    return l;
}

/* True if the twins of a word should be replaced: it becomes a syllable, or is an abbreviation
 * ("QÐ", "UВND"), or begins as a name does ("Ðắk"). */
static bool is_ours(struct str word, const struct letters *l, struct str fixed)
{
    size_t first = 0;

    if (l->has_other)
        return false;
    if (l->has_latin && vn_syllable(fixed))
        return true;
    if (l->only_capital_d && is_d(utf8_next(word, &first)))
        return !l->has_foreign;
    if (l->has_small_d && word.n <= 2)
        return true; /* ð) */
    return l->is_capital && l->has_latin && l->is_plain && (l->is_script || l->only_capital_d);
}

static void replace_twins(struct buf *b, struct str text)
{
    struct buf fixed = BUF_NEW;

    for (size_t i = 0; i < text.n;) {
        size_t start = i;
        size_t end = i;
        struct letters l = {0};

        for (size_t next = i; end < text.n; end = next) {
            uint32_t cp = utf8_next(text, &next);

            if (!utf8_is_letter(cp) && !utf8_is_mark(cp))
                break;
        }
        buf_clear(&fixed);
        if (end > i && end - i <= WORD_BYTES)
            l = look_at(str_sub(text, i, end), &fixed);
        if (l.has_twin && is_ours(str_sub(text, i, end), &l, buf_view(&fixed)))
            buf_str(b, buf_view(&fixed));
        else
            buf_str(b, str_sub(text, start, end));
        i = end;
        if (i < text.n) {
            (void)utf8_next(text, &i);
            buf_str(b, str_sub(text, end, i));
        }
    }
    buf_done(&fixed);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Reports the range of whole words in which two texts differ. */
static void report(struct str before, struct str after, enum vn_repair what, vn_repair_told *told,
                   void *user)
{
    size_t least = before.n < after.n ? before.n : after.n;
    size_t start = 0;
    size_t end = 0;

    while (start < least && before.p[start] == after.p[start])
        start++;
    while (start > 0 && !is_blank(before.p[start - 1]))
        start--;
    while (end < least - start && before.p[before.n - 1 - end] == after.p[after.n - 1 - end])
        end++;
    while (end > 0 && !is_blank(before.p[before.n - end]))
        end--;
    told(user, what, str_sub(before, start, before.n - end), str_sub(after, start, after.n - end));
}

bool vn_repair_text(struct buf *b, struct str text, vn_repair_told *told, void *user)
{
    static void (*const passes[])(struct buf *, struct str) = {
        [VN_REPAIR_INVISIBLE] = show_invisible,
        [VN_REPAIR_COMPOSED] = compose,
        [VN_REPAIR_LOOK_ALIKE] = replace_twins,
    };
    struct buf from = BUF_NEW;
    struct buf to = BUF_NEW;
    bool has_changed = false;

    if (!vn_repair_is_due(text)) {
        buf_str(b, text);
        return false;
    }
    buf_str(&from, text);
    for (size_t i = 0; i < ARRAY_LEN(passes); i++) {
        struct buf swap;

        buf_clear(&to);
        passes[i](&to, buf_view(&from));
        if (str_eq(buf_view(&to), buf_view(&from)))
            continue;
        has_changed = true;
        if (told != NULL)
            report(buf_view(&from), buf_view(&to), (enum vn_repair)i, told, user);
        swap = from;
        from = to;
        to = swap;
    }
    buf_str(b, buf_view(&from));
    buf_done(&from);
    buf_done(&to);
    return has_changed;
}
