/* SPDX-License-Identifier: MIT */
/* Appends the text of a story to the current paragraph as pieces of one format, or sets it apart
 * for the ledger if it is deleted, hidden, a page number or not part of the document. */
#include <string.h>

#include "base/utf8.h"
#include "diag/say.h"
#include "doc/ledger_count.h"
#include "read/docx/private.h"
#include "read/docx/symbol.h"

/* Most bytes kept of a note's custom mark. */
#define READ_DOCX_MARK_MAX 64u

/* Effective format of the current run. */
static const struct read_docx_run_prop *format_of(struct read_docx_walk *w,
                                                  struct read_docx_para *para)
{
    if (!para->run.is_ready)
        para->run.format = read_docx_style_run(
            &w->docx->styles, read_docx_piece_style(w->docx, para), &para->run.direct);
    para->run.is_ready = true;
    return &para->run.format;
}

/* The ledger kind as which text here is set apart; LEDGER_COUNT if it is not. */
static enum ledger_what kind_of(struct read_docx_walk *w, struct read_docx_para *para)
{
    bool rejects = w->docx->changes == READ_DOCX_REJECT;
    bool is_row = w->open.deleted_rows > 0;

    /* READ_DOCX_ALL keeps a deleted row as a row */
    if (is_row ? w->docx->changes == READ_DOCX_ACCEPT
               : !rejects && (w->open.deleted > 0 || w->open.deleted_texts > 0))
        return LEDGER_DELETED;
    if (rejects && (w->open.inserted > 0 || w->open.inserted_rows > 0))
        return LEDGER_INSERTED;
    if ((format_of(w, para)->format & READ_DOCX_VANISH) != 0 || w->fields.codes > 0)
        return LEDGER_HIDDEN;
    if (w->open.marked != NULL)
        return LEDGER_FRAME;
    return w->fields.pages > 0 && w->story.is_edge ? LEDGER_PAGE_NUMBER : LEDGER_COUNT;
}

void read_docx_text_flush(struct read_docx_walk *walk, struct read_docx_para *para)
{
    struct str text = buf_view(&para->aside.text);
    bool keeps = walk->docx->changes == READ_DOCX_ALL && para->aside.kind == LEDGER_DELETED;

    if (text.n > 0) /* for a question with deleted text: see read/docx/para.c */
        ledger_add(walk->docx->ledger, para->aside.kind, read_docx_story_at(walk), text,
                   keeps ? arena_printf(walk->docx->arena, SAY_DELETED "%.*s", STR_ARG(text))
                         : STR_NONE);
    if (text.n > 0 && keeps) {
        buf_c(&para->aside.deleted, para->aside.deleted.n > 0 ? " " SAY_DELETED : SAY_DELETED);
        buf_str(&para->aside.deleted, text);
    }
    buf_clear(&para->aside.text);
}

static void set_apart(struct read_docx_walk *w, struct read_docx_para *para, enum ledger_what kind,
                      struct str text)
{
    if (para->aside.kind != kind)
        read_docx_text_flush(w, para);
    para->aside.kind = kind;
    para->aside.has_page = para->aside.has_page || kind == LEDGER_PAGE_NUMBER;
    buf_str(&para->aside.text, text);
}

/* Line ends of the file become blanks. */
static void blank_line_ends(struct buf *text, size_t from)
{
    for (size_t i = from; (i = str_find_char(buf_view(text), '\n', i)) != SIZE_MAX;)
        text->p[i] = ' ';
    for (size_t i = from; (i = str_find_char(buf_view(text), '\r', i)) != SIZE_MAX;)
        text->p[i] = ' ';
}

/* Appends text in the run's format. */
static void append(struct read_docx_walk *w, struct read_docx_para *para, struct str text)
{
    const struct read_docx_run_prop *format = format_of(w, para);
    unsigned row = w->open.deleted_rows > 0 && w->docx->changes == READ_DOCX_ALL
                       ? (unsigned)READ_DOCX_STRIKE /* a deleted row that is kept */
                       : 0u;
    unsigned marks = format->format | row;
    struct read_docx_piece *last =
        para->count > para->run.fixed ? &para->pieces[para->count - 1] : NULL;
    size_t from = para->text.n;

    if (text.n == 0)
        return;
    if (w->math.vert != 0)
        marks = (marks & ~(unsigned)READ_DOCX_VERT) | w->math.vert;
    buf_str(&para->text, text);
    blank_line_ends(&para->text, from);
    if (last != NULL && last->kind == READ_DOCX_PIECE_TEXT && last->to == from &&
        last->format == marks && last->size == format->size && last->font == format->font &&
        last->href == w->open.href) {
        last->to = num_u32(para->text.n);
        return;
    }
    last = read_docx_piece_add(para);
    *last = (struct read_docx_piece){.kind = READ_DOCX_PIECE_TEXT,
                                     .format = (uint8_t)marks,
                                     .size = format->size,
                                     .font = format->font,
                                     .href = w->open.href,
                                     .from = num_u32(from),
                                     .to = num_u32(para->text.n)};
}

void read_docx_text_code(struct read_docx_walk *walk, bool is_code)
{
    struct read_docx_para *para = walk->frame->para;

    if (para == NULL || para->aside.code.n == 0)
        return;
    if (is_code)
        set_apart(walk, para, LEDGER_HIDDEN, buf_view(&para->aside.code));
    else
        append(walk, para, buf_view(&para->aside.code));
    buf_clear(&para->aside.code);
}

/* Characters of pictogram fonts, and private-use characters that depend on one ----------------- */

static bool is_private(uint32_t cp)
{
    return cp >= 0xF020 && cp <= 0xF0FF;
}

/* Quick test for U+F020 … U+F0FF (EF 80 A0 … EF 83 BF). */
static bool may_be_private(struct str text)
{
    for (size_t i = 0; (i = str_find_char(text, '\xEF', i)) != SIZE_MAX; i++)
        if (i + 1 < text.n && (unsigned char)text.p[i + 1] < 0x84)
            return true;
    return false;
}

static void append_pictures(struct read_docx_walk *w, struct read_docx_para *para, struct str text,
                            bool is_symbol, struct str font)
{
    struct buf shown = BUF_NEW;

    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        uint32_t found = is_symbol || is_private(cp) ? read_docx_symbol(font, cp) : cp;

        if (found == 0)
            read_docx_story_left(w, font.n > 0 ? font : STR("w:sym"));
        utf8_put(&shown, found != 0 ? found : UTF8_REPLACEMENT);
    }
    if (!str_eq(buf_view(&shown), text))
        ledger_add(w->docx->ledger, LEDGER_ENCODING, read_docx_story_at(w), text, buf_view(&shown));
    append(w, para, buf_view(&shown));
    buf_done(&shown);
}

static void append_typed(struct read_docx_walk *w, struct read_docx_para *para, struct str text)
{
    struct buf typed = BUF_NEW;

    append(w, para, read_docx_blank_typed(&typed, text) ? buf_view(&typed) : text);
    buf_done(&typed);
}

void read_docx_text_add(struct read_docx_walk *walk, struct str text)
{
    struct read_docx_para *para = walk->frame->para;
    const struct read_docx_font *font;
    enum ledger_what kind;

    walk->read.count++;
    read_docx_count_seen(walk->read.letters, text);
    if (para == NULL) { /* text is not allowed here */
        ledger_add(walk->docx->ledger, LEDGER_UNREADABLE, read_docx_story_at(walk), text, STR_NONE);
        return;
    }
    kind = kind_of(walk, para);
    font = format_of(walk, para)->font;
    if (kind == LEDGER_FRAME && walk->open.marked->mark.n < READ_DOCX_MARK_MAX)
        walk->open.marked->mark = arena_printf(walk->docx->arena, "%.*s%.*s",
                                               STR_ARG(walk->open.marked->mark), STR_ARG(text));
    if (kind == LEDGER_COUNT && walk->math.equations > 0 && read_docx_math_text(walk, text))
        append(walk, para, STR(" "));
    if (kind == LEDGER_HIDDEN && walk->fields.codes > 0)
        buf_str(&para->aside.code, text);
    else if (kind != LEDGER_COUNT)
        set_apart(walk, para, kind, text);
    else if ((font != NULL && font->is_symbol) || may_be_private(text))
        append_pictures(walk, para, text, font != NULL && font->is_symbol,
                        font != NULL ? font->name : STR(""));
    else
        append_typed(walk, para, text);
}

bool read_docx_text_sign(struct read_docx_walk *walk, struct str sign)
{
    walk->read.count++;
    if (walk->frame->para == NULL || kind_of(walk, walk->frame->para) != LEDGER_COUNT)
        return false;
    append(walk, walk->frame->para, sign);
    return true;
}

/* The hexadecimal code of w:char; 0 if invalid. */
static uint32_t code_of(struct str digits)
{
    uint32_t code = 0;

    for (size_t i = 0; i < digits.n && i < 6; i++) {
        char c = digits.p[i];

        code = code << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return code;
}

void read_docx_text_symbol(struct read_docx_walk *walk, const struct wrap_xml_element *element)
{
    struct str font = read_docx_name_attr(element, "font");
    uint32_t code = code_of(read_docx_name_attr(element, "char"));
    /* a character of Unicode, as the boxes of MS Gothic, or one of a pictogram font */
    bool is_unicode = code > 0xFF && code < 0xD800 && !is_private(code);
    uint32_t found = is_unicode ? code : read_docx_symbol(font, code);
    struct buf shown = BUF_NEW;
    enum ledger_what kind;

    walk->read.count++;
    kind = walk->frame->para != NULL ? kind_of(walk, walk->frame->para) : LEDGER_UNREADABLE;
    if (found == 0 || walk->frame->para == NULL)
        read_docx_story_left(walk, font);
    if (walk->frame->para == NULL)
        return;
    utf8_put(&shown, found != 0 ? found : UTF8_REPLACEMENT);
    if (ledger_count(buf_view(&shown)) > 0)
        ledger_add(walk->docx->ledger, LEDGER_ENCODING, read_docx_story_at(walk), STR_NONE,
                   buf_view(&shown));
    if (kind == LEDGER_COUNT)
        append(walk, walk->frame->para, buf_view(&shown));
    else
        set_apart(walk, walk->frame->para, kind, buf_view(&shown));
    buf_done(&shown);
}

bool read_docx_text_piece(struct read_docx_walk *walk, enum read_docx_piece_kind kind,
                          struct node *node)
{
    struct read_docx_piece *piece;
    const struct read_docx_run_prop *format;

    walk->read.count++;
    if (walk->frame->para == NULL || kind_of(walk, walk->frame->para) != LEDGER_COUNT)
        return false;
    format = format_of(walk, walk->frame->para);
    piece = read_docx_piece_add(walk->frame->para);
    *piece = (struct read_docx_piece){.kind = kind,
                                      .format = format->format,
                                      .size = format->size,
                                      .href = walk->open.href,
                                      .node = node};
    return true;
}
