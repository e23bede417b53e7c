/* SPDX-License-Identifier: MIT */
/* Words and their boxes. poppler's output is not always well-formed XML and so not parsed as such:
 * a word is a line with the expected start and end. */
#include "base/utf8.h"
#include "read/pdf/private.h"

/* Largest coordinate, 1/100 pt: 18 m. A hundred times a distance fits 32 bits. */
#define COORD_MAX 5000000

int32_t read_pdf_scan_number(struct str tag, const char *name)
{
    size_t i = str_find(tag, str_c(name), 0);
    bool is_negative;
    int32_t value = 0;
    unsigned decimals = 0;
    bool has_point = false;

    if (i == SIZE_MAX)
        return 0;
    i += str_c(name).n;
    is_negative = i < tag.n && tag.p[i] == '-';
    for (i += is_negative; i < tag.n && decimals < 2; i++) {
        if (tag.p[i] == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (tag.p[i] < '0' || tag.p[i] > '9')
            break;
        decimals += has_point;
        if (value < COORD_MAX)
            value = value * 10 + (tag.p[i] - '0');
    }
    for (; decimals < 2; decimals++)
        value = value < COORD_MAX ? value * 10 : COORD_MAX;
    value = value < COORD_MAX ? value : COORD_MAX;
    return is_negative ? -value : value;
}

/* Length of the entity at the start of s, and its character; 0: none. */
static size_t entity_at(struct str s, char *sign)
{
    static const struct {
        const char *name;
        char sign;
    } entities[] = {{"&amp;", '&'},   {"&lt;", '<'},   {"&gt;", '>'},   {"&quot;", '"'},
                    {"&apos;", '\''}, {"&#39;", '\''}, {"&#160;", ' '}, {"&#34;", '"'}};

    for (size_t i = 0; i < ARRAY_LEN(entities); i++) {
        if (!str_starts(s, str_c(entities[i].name)))
            continue;
        *sign = entities[i].sign;
        return str_c(entities[i].name).n;
    }
    return 0;
}

static void add_plain(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        char sign;
        size_t n = text.p[i] == '&' ? entity_at(str_sub(text, i, text.n), &sign) : 0;

        buf_char(out, n > 0 ? sign : text.p[i]);
        i += n > 0 ? n : 1;
    }
}

void read_pdf_scan_text(struct buf *out, struct str text)
{
    size_t bad;

    while (!utf8_valid(text, &bad)) {
        add_plain(out, str_sub(text, 0, bad));
        utf8_put(out, UTF8_REPLACEMENT);
        text = str_sub(text, bad + 1, text.n);
    }
    add_plain(out, text);
}

/* The text of a line "<word …>text</word>"; false if it is no such line. */
static bool find_word(struct str line, struct str *tag, struct str *text)
{
    size_t end = str_find_char(line, '>', 0);

    if (!str_starts(line, STR("<word ")) || !str_ends(line, STR("</word>")) ||
        end + STR("</word>").n >= line.n)
        return false;
    *tag = str_sub(line, 0, end);
    *text = str_sub(line, end + 1, line.n - STR("</word>").n);
    return true;
}

static void take_page(struct read_pdf *pdf, struct str tag)
{
    struct read_pdf_page *page = &pdf->pages[pdf->page_count++];

    page->width = read_pdf_scan_number(tag, " width=\"");
    page->height = read_pdf_scan_number(tag, " height=\"");
}

/* Blanks and line feeds split words, even from entities. */
static struct str clean(struct arena *a, struct buf *scratch, struct str text)
{
    buf_clear(scratch);
    read_pdf_scan_text(scratch, text);
    for (size_t i = 0; i < scratch->n; i++)
        if ((unsigned char)scratch->p[i] <= ' ')
            scratch->p[i] = '_';
    return arena_str(a, buf_view(scratch));
}

static bool is_box(const struct read_pdf_box *b)
{
    return b->x0 <= b->x1 && b->y0 < b->y1;
}

static void take_word(struct read_pdf *pdf, struct buf *scratch, struct str tag, struct str text)
{
    struct read_pdf_word *word = &pdf->words[pdf->word_count];

    word->box = (struct read_pdf_box){
        read_pdf_scan_number(tag, " xMin=\""), read_pdf_scan_number(tag, " yMin=\""),
        read_pdf_scan_number(tag, " xMax=\""), read_pdf_scan_number(tag, " yMax=\"")};
    word->text = clean(&pdf->doc->arena, scratch, text);
    word->page = pdf->page_count - 1;
    /* an invalid box (text upside down) still holds words */
    if (word->box.x0 > word->box.x1)
        word->box.x1 = word->box.x0;
    if (!is_box(&word->box))
        word->box.y1 = word->box.y0 + 1;
    pdf->word_count++;
}

static uint32_t count_tags(struct str s, struct str tag)
{
    uint32_t count = 0;

    for (size_t i = 0; (i = str_find(s, tag, i)) != SIZE_MAX; i += tag.n)
        count++;
    return count;
}

void read_pdf_scan(struct read_pdf *pdf, struct str words)
{
    struct arena *a = &pdf->doc->arena;
    struct buf scratch = BUF_NEW;
    struct str line;

    pdf->words = ARENA_ARRAY(a, struct read_pdf_word, count_tags(words, STR("<word ")) + 1u);
    pdf->pages = ARENA_ARRAY(a, struct read_pdf_page, count_tags(words, STR("<page ")) + 1u);
    while (str_split(&words, '\n', &line)) {
        struct str tag;
        struct str text;

        line = str_trim(line);
        if (str_starts(line, STR("<page ")))
            take_page(pdf, line);
        else if (pdf->page_count > 0 && find_word(line, &tag, &text) && text.n > 0)
            take_word(pdf, &scratch, tag, text);
    }
    buf_done(&scratch);
}
