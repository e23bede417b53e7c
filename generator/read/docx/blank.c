/* SPDX-License-Identifier: MIT */
/*
 * Blanks to fill in that are drawn and not typed: tabs with a leader, underlined blanks, the empty
 * result of a form field. They become dots or underscores about as long; what is typed stays.
 */
#include "base/utf8.h"
#include "read/docx/private.h"

/* Signs of a blank. */
#define SIGNS_MIN 3u
#define SIGNS_MAX 60u
/* Underscores for an underlined tab. */
#define TAB_SIGNS 10u
/* What Word puts into an empty form field: five of them. */
#define NO_RESULT "\u2002\u2002\u2002"
/* Tab stops that Word sets by itself, twips. */
#define STOP 720

struct pen {
    struct read_docx_para *para;
    const struct read_docx_para_prop *prop;
    struct buf out; /* a piece with its blanks */
    int32_t x;      /* estimated place on the line, twips */
    uint16_t size;  /* half-points, of the piece */
};

static struct str text_of(const struct read_docx_para *para, size_t i)
{
    const struct read_docx_piece *piece = &para->pieces[i];

    return piece->kind == READ_DOCX_PIECE_TEXT
               ? (struct str){para->text.p + piece->from, piece->to - piece->from}
               : STR_NONE;
}

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x2002 || cp == 0x2003;
}

static void put_signs(struct buf *out, const char *sign, uint32_t count)
{
    count = count < SIGNS_MIN ? SIGNS_MIN : count;
    for (uint32_t i = 0; i < count && i < SIGNS_MAX; i++)
        buf_c(out, sign);
}

static uint32_t first_of(const struct read_docx_para *para, size_t i)
{
    struct str text = i < para->count ? text_of(para, i) : STR_NONE;
    size_t at = 0;

    return text.n > 0 ? utf8_next(text, &at) : ' ';
}

static uint32_t last_of(const struct read_docx_para *para, size_t i)
{
    struct str text = i > 0 ? text_of(para, i - 1) : STR_NONE;

    return text.n > 0 ? utf8_before(text, text.n) : ' ';
}

/* A blank keeps signs off the letters beside them. */
static void put_spaced(struct pen *pen, const char *sign, uint32_t count, uint32_t before,
                       uint32_t after)
{
    if (!is_blank(before))
        buf_char(&pen->out, ' ');
    put_signs(&pen->out, sign, count);
    if (utf8_is_letter(after) || utf8_is_digit(after))
        buf_char(&pen->out, ' ');
    pen->para->aside.has_blank = true;
}

/* The stop that a tab at x leads to; NULL: one of Word's own. */
static const struct read_docx_stop *stop_after(const struct read_docx_para_prop *prop, int32_t x)
{
    for (size_t i = 0; i < prop->stop_count; i++)
        if (prop->stops[i].at > x && prop->stops[i].leader != READ_DOCX_LEADER_CLEAR)
            return &prop->stops[i];
    return NULL;
}

/* True if only a number follows: the page, in a table of contents. */
static bool is_before_page(const struct pen *pen, size_t piece, size_t at)
{
    size_t digits = 0;

    for (size_t i = piece; i < pen->para->count; i++, at = 0) {
        struct str text = text_of(pen->para, i);

        for (; at < text.n; at++) {
            if (text.p[at] < '0' || text.p[at] > '9')
                return false;
            digits++;
        }
    }
    return digits > 0 && digits <= 4;
}

static void put_tab(struct pen *pen, size_t piece, size_t at)
{
    const struct read_docx_stop *stop = stop_after(pen->prop, pen->x);
    int32_t to = stop != NULL ? stop->at : (pen->x / STOP + 1) * STOP;
    bool draws = stop != NULL && stop->leader != READ_DOCX_LEADER_NONE;

    if (!draws || is_before_page(pen, piece, at + 1)) {
        buf_char(&pen->out, '\t');
    } else {
        bool dots = stop->leader == READ_DOCX_LEADER_DOTS;
        struct str done = buf_view(&pen->out);
        struct str text = text_of(pen->para, piece);
        size_t next = at + 1;

        put_spaced(pen, dots ? "…" : "_", (uint32_t)((to - pen->x) / (pen->size * (dots ? 10 : 5))),
                   done.n > 0 ? utf8_before(done, done.n) : last_of(pen->para, piece),
                   next < text.n ? utf8_next(text, &next) : first_of(pen->para, piece + 1));
    }
    pen->x = to;
}

/* Copies a piece with a sign for each tab with a leader. */
static void copy(struct pen *pen, size_t piece)
{
    struct str text = text_of(pen->para, piece);

    for (size_t i = 0; i < text.n;) {
        size_t from = i;

        if (utf8_next(text, &i) == '\t') {
            put_tab(pen, piece, from);
            continue;
        }
        buf_str(&pen->out, str_sub(text, from, i));
        pen->x += pen->size * 9 / 2;
    }
}

/* Blanks that only their underline shows. */
static bool is_underlined(const struct read_docx_para *para, size_t piece, uint32_t *signs)
{
    struct str text = text_of(para, piece);
    bool has_tab = false;

    *signs = 0;
    if (text.n == 0 || (para->pieces[piece].format & READ_DOCX_UNDERLINE) == 0)
        return false;
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);

        if (!is_blank(cp))
            return false;
        has_tab = has_tab || cp == '\t';
        *signs += cp == '\t' ? TAB_SIGNS : 1;
    }
    return has_tab || *signs >= SIGNS_MIN;
}

bool read_docx_blank_typed(struct buf *out, struct str text)
{
    size_t done = 0;

    for (size_t i = 0; (i = str_find(text, STR(NO_RESULT), i)) != SIZE_MAX;) {
        size_t end = i;

        while (str_starts(str_sub(text, end, text.n), STR("\u2002")))
            end += STR("\u2002").n;
        buf_str(out, str_sub(text, done, i));
        put_signs(out, "…", num_u32((end - i) / STR("\u2002").n));
        done = i = end;
    }
    if (done > 0)
        buf_str(out, str_sub(text, done, text.n));
    return done > 0;
}

void read_docx_blank(struct read_docx_para *para, const struct read_docx_para_prop *prop)
{
    struct pen pen = {.para = para, .prop = prop, .x = prop->indent + prop->first};

    for (size_t i = 0; i < para->count; i++) {
        struct read_docx_piece *piece = &para->pieces[i];
        uint32_t signs;

        if (piece->kind != READ_DOCX_PIECE_TEXT) {
            pen.x = piece->kind == READ_DOCX_PIECE_NODE ? pen.x : prop->indent;
            continue;
        }
        buf_clear(&pen.out);
        pen.size = piece->size > 0 ? piece->size : 20;
        if (is_underlined(para, i, &signs)) {
            put_spaced(&pen, "_", signs, last_of(para, i), first_of(para, i + 1));
            piece->format &= (uint8_t)~READ_DOCX_UNDERLINE;
        } else {
            copy(&pen, i);
        }
        if (str_eq(buf_view(&pen.out), text_of(para, i)))
            continue;
        piece->from = num_u32(para->text.n);
        buf_str(&para->text, buf_view(&pen.out));
        piece->to = num_u32(para->text.n);
    }
    buf_done(&pen.out);
}
