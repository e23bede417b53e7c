/* SPDX-License-Identifier: MIT */
/* Bold and italic. pdftohtml prints no words but strings with <b> and <i>: a word takes the formats
 * of the string that contains it. */
#include <string.h>

#include "base/num.h"
#include "read/pdf/private.h"

/* Strings of a page are bucketed by height: bucket size in 1/100 pt, buckets per page, strings
 * examined per bucket. */
#define SHELF 800
#define SHELVES 256u
#define ASKED_MAX 64u
/* How far a word may exceed its string, 1/100 pt. */
#define SLACK 150
/* Most bytes of a string searched for a word. */
#define SEARCH_MAX 1000u

struct string {
    struct string *next; /* in the same bucket */
    struct read_pdf_box box;
    struct str text;
    const uint8_t *format;
    size_t done; /* offset after the last word found */
};

struct looker {
    struct read_pdf *pdf;
    struct string *shelves[SHELVES];
    struct read_pdf_box box; /* of the current string */
    struct buf text, format;
};

/* Applies "<b>" etc. to *format; length of the tag at s, 0: none. */
static size_t take_tag(struct str s, uint8_t *format)
{
    size_t end = str_find_char(s, '>', 0);
    struct str tag = str_sub(s, 0, end + (end < s.n));

    if (end == SIZE_MAX)
        return 0;
    if (str_is(tag, "<b>"))
        *format |= READ_PDF_BOLD;
    else if (str_is(tag, "</b>"))
        *format &= (uint8_t)~READ_PDF_BOLD;
    else if (str_is(tag, "<i>"))
        *format |= READ_PDF_ITALIC;
    else if (str_is(tag, "</i>"))
        *format &= (uint8_t)~READ_PDF_ITALIC;
    return tag.n;
}

/* Decodes letters and their formats, one format byte per byte. */
static void read_string(struct looker *l, struct str s)
{
    uint8_t format = 0;

    while (s.n > 0) {
        size_t n = s.p[0] == '<' ? take_tag(s, &format) : 0;
        size_t end = n > 0 ? 0 : str_find_char(s, '<', 1);

        if (n == 0) {
            n = end < s.n ? end : s.n;
            read_pdf_scan_text(&l->text, str_sub(s, 0, n));
            while (l->format.n < l->text.n)
                buf_char(&l->format, (char)format);
        }
        s = str_sub(s, n, s.n);
    }
}

static uint32_t shelf_of(int32_t y)
{
    return y > 0 ? (uint32_t)(y / SHELF) % SHELVES : 0;
}

/* Adds the current string to its bucket. */
static void end_string(struct looker *l)
{
    struct arena *a = &l->pdf->doc->arena;
    struct string *string;
    uint32_t shelf;

    if (l->text.n == 0)
        return;
    string = ARENA_NEW(a, struct string);
    string->box = l->box;
    string->text = arena_str(a, buf_view(&l->text));
    string->format = (const uint8_t *)arena_str(a, buf_view(&l->format)).p;
    shelf = shelf_of(l->box.y0 + (l->box.y1 - l->box.y0) / 2);
    string->next = l->shelves[shelf];
    l->shelves[shelf] = string;
    buf_clear(&l->text);
    buf_clear(&l->format);
}

/* A string directly to the right continues the current one, as words may have several formats. */
static void put_string(struct looker *l, struct str tag, struct str inner)
{
    int32_t left = read_pdf_scan_number(tag, " left=\"");
    int32_t top = read_pdf_scan_number(tag, " top=\"");
    struct read_pdf_box box = {left, top, left + read_pdf_scan_number(tag, " width=\""),
                               top + read_pdf_scan_number(tag, " height=\"")};
    int32_t middle = box.y0 + (box.y1 - box.y0) / 2;

    if (box.x0 - l->box.x1 > SLACK || box.x0 - l->box.x1 < -SLACK || middle < l->box.y0 ||
        middle > l->box.y1 || l->text.n > SEARCH_MAX) {
        end_string(l);
        l->box = box;
    }
    l->box.x1 = box.x1;
    read_string(l, inner);
}

static bool holds(const struct read_pdf_box *b, const struct read_pdf_word *word)
{
    int32_t y = word->box.y0 + (word->box.y1 - word->box.y0) / 2;

    return word->box.x0 >= b->x0 - SLACK && word->box.x1 <= b->x1 + SLACK && y >= b->y0 &&
           y <= b->y1;
}

/* The format of the word if the string contains it. */
static const uint8_t *find_in(struct string *string, const struct read_pdf_word *word)
{
    struct str s = str_sub(string->text, 0, string->done + SEARCH_MAX);
    size_t at = str_find(s, word->text, string->done);

    if (at == SIZE_MAX)
        at = str_find(s, word->text, 0); /* words of a line may come in another order */
    if (at == SIZE_MAX)
        return NULL;
    string->done = at + word->text.n;
    return string->format + at;
}

static bool is_plain(const uint8_t *format, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (format[i] != 0)
            return false;
    return true;
}

static void look_up(struct looker *l, struct read_pdf_word *word)
{
    uint32_t shelf = shelf_of(word->box.y0 + (word->box.y1 - word->box.y0) / 2);

    for (uint32_t k = 0; k < 3; k++) {
        unsigned asked = 0;

        for (struct string *s = l->shelves[(shelf + k + SHELVES - 1) % SHELVES];
             s != NULL && asked < ASKED_MAX; s = s->next, asked++) {
            const uint8_t *format = holds(&s->box, word) ? find_in(s, word) : NULL;

            if (format == NULL)
                continue;
            word->format = is_plain(format, word->text.n) ? NULL : format;
            return;
        }
    }
}

/* Sets the formats of the words of a page, whose strings are in the buckets. */
static uint32_t end_page(struct looker *l, uint32_t page, uint32_t word)
{
    struct read_pdf *pdf = l->pdf;

    end_string(l);
    for (; word < pdf->word_count && pdf->words[word].page <= page; word++)
        if (pdf->words[word].page == page)
            look_up(l, &pdf->words[word]);
    memset(l->shelves, 0, sizeof(l->shelves));
    return word;
}

void read_pdf_format(struct read_pdf *pdf, struct str formats)
{
    struct looker *l = ARENA_NEW(&pdf->doc->arena, struct looker);
    uint32_t page = UINT32_MAX; /* incremented to 0 by the first page */
    uint32_t word = 0;
    struct str line;

    l->pdf = pdf;
    while (str_split(&formats, '\n', &line)) {
        size_t end = str_find_char(line, '>', 0);

        if (str_starts(line, STR("<page "))) {
            if (page != UINT32_MAX)
                word = end_page(l, page, word);
            page++;
        } else if (page != UINT32_MAX && str_starts(line, STR("<text ")) && end != SIZE_MAX) {
            put_string(l, str_sub(line, 0, end), str_sub(line, end + 1, line.n));
        }
    }
    if (page != UINT32_MAX)
        (void)end_page(l, page, word);
    buf_done(&l->text);
    buf_done(&l->format);
}
