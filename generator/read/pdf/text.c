/* SPDX-License-Identifier: MIT */
/*
 * Makes a text with one line per piece, so that old encodings and damaged letters are repaired as
 * in any text, and messages have lines to quote. Formats are kept in parallel, one byte per byte.
 */
#include "base/num.h"
#include "doc/ledger_count.h"
#include "read/pdf/private.h"
#include "read/text/clean.h"

/* In percent of the line height: raised figures are smaller, blanks wider. */
#define RAISED 75
#define BLANK 12

struct writer {
    struct read_pdf *pdf;
    struct buf text, format;
};

static bool is_raised(const struct read_pdf_piece *piece, const struct read_pdf_word *word)
{
    int32_t height = word->box.y1 - word->box.y0;

    return (int64_t)height * 100 < (int64_t)piece->height * RAISED &&
           (piece->box.y1 - word->box.y1) * 100 > piece->height * (100 - RAISED) / 2;
}

/* Raised text is never bold: its mark is in the text. */
static void put_word(struct writer *w, const struct read_pdf_piece *piece,
                     const struct read_pdf_word *word)
{
    bool raised = is_raised(piece, word);

    for (size_t i = 0; i < word->text.n; i++) {
        uint8_t format = word->format != NULL ? word->format[i] : 0;

        buf_char(&w->format, (char)(raised ? READ_PDF_RAISED : format));
    }
    buf_str(&w->text, word->text);
}

/* A blank takes the format common to its neighbours. */
static void put_blank(struct writer *w, const struct read_pdf_word *next)
{
    unsigned before = w->format.n > 0 ? (unsigned char)w->format.p[w->format.n - 1] : 0;

    buf_char(&w->text, ' ');
    buf_char(&w->format, (char)(next->format != NULL ? before & next->format[0] : 0));
}

static void put_piece(struct writer *w, const struct read_pdf_piece *piece)
{
    const struct read_pdf_word *last = NULL;

    for (const struct read_pdf_word *word = piece->first; word != NULL; word = word->next) {
        if (last != NULL && (word->box.x0 - last->box.x1) * 100 > piece->height * BLANK)
            put_blank(w, word);
        put_word(w, piece, word);
        last = word;
    }
    buf_char(&w->text, '\n');
    buf_char(&w->format, '\0');
}

/* Formats for a text changed by cleaning, word by word. */
static const uint8_t *map_formats(struct arena *a, struct str before, const char *format,
                                  struct str after)
{
    uint8_t *made;
    size_t from = 0;
    struct str word;

    if (str_count(before, ' ') != str_count(after, ' '))
        return NULL;
    made = arena_alloc(a, after.n + 1);
    for (size_t at = 0; str_split(&after, ' ', &word); at += word.n + 1) {
        size_t next = str_find_char(before, ' ', from);

        for (size_t i = 0; i < word.n; i++)
            made[at + i] = (uint8_t)format[from < before.n ? from : before.n - 1];
        if (next != SIZE_MAX && after.p != NULL)
            made[at + word.n] = (uint8_t)format[next];
        from = next != SIZE_MAX ? next + 1 : before.n;
    }
    return made;
}

/* Stores the cleaned lines in their pieces. */
static void resolve(struct writer *w, const struct src *src, uint16_t number)
{
    struct read_pdf *pdf = w->pdf;
    struct arena *a = &pdf->doc->arena;
    struct str rest = buf_view(&w->text);
    struct str before;
    uint32_t line = 1;

    for (uint32_t r = 0; r < pdf->row_count; r++)
        for (uint32_t k = 0; k < pdf->rows[r].count; k++, line++) {
            struct read_pdf_piece *piece = &pdf->pieces[pdf->rows[r].first + k];
            struct str text = src_line_text(src, line);
            const char *format = w->format.p + (rest.p - w->text.p);

            if (!str_split(&rest, '\n', &before))
                return;
            piece->text = text;
            piece->format = text.n == before.n
                                ? (const uint8_t *)arena_str(a, (struct str){format, text.n}).p
                                : map_formats(a, before, format, text);
            piece->pos = (struct pos){src->line_start[line - 1], num_u32(text.n), number};
        }
}

bool read_pdf_text(struct read_pdf *pdf, const char *path)
{
    struct writer w = {.pdf = pdf, .text = BUF_NEW, .format = BUF_NEW};
    const struct src *src;
    uint16_t number = 0;

    for (uint32_t r = 0; r < pdf->row_count; r++)
        for (uint32_t k = 0; k < pdf->rows[r].count; k++)
            put_piece(&w, &pdf->pieces[pdf->rows[r].first + k]);
    src = doc_load_bytes(pdf->doc, path, buf_view(&w.text), POS_NONE, &number);
    if (src != NULL) {
        pdf->ledger->letters = ledger_count(src->text);
        src = read_text_clean(pdf->doc, src, &number, pdf->ledger);
        resolve(&w, src, number);
    }
    buf_done(&w.text);
    buf_done(&w.format);
    return src != NULL;
}
