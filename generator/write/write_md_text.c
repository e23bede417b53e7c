/* SPDX-License-Identifier: MIT */
/* Escapes and emphasis: the marks of Markdown, from flat runs. */
#include "write/write_md_text.h"

#include "base/utf8.h"
#include "doc/label.h"

/* Marks from the outermost to the innermost. */
enum mark { MARK_UNDERLINE, MARK_BOLD, MARK_ITALIC, MARK_SUPER, MARK_SUB, MARK_COUNT };

static const struct {
    const char *star, *open, *close;
} marks[MARK_COUNT] = {
    [MARK_UNDERLINE] = {NULL, "<u>", "</u>"}, [MARK_BOLD] = {"**", "<b>", "</b>"},
    [MARK_ITALIC] = {"*", "<i>", "</i>"},     [MARK_SUPER] = {NULL, "<sup>", "</sup>"},
    [MARK_SUB] = {NULL, "<sub>", "</sub>"},
};

/* A run with its neighbours cut to what is printed. */
struct piece {
    struct str text;
    unsigned marks; /* bit per enum mark */
    unsigned note;
    struct str href, note_id;
    enum run_kind kind;
    bool code;
};

struct line {
    struct buf *out;
    size_t start;          /* of this paragraph in out */
    unsigned open;         /* marks open now */
    unsigned tagged;       /* of these, the ones opened as tags */
    enum write_md_place place;
};

static bool is_word(uint32_t cp)
{
    return utf8_is_letter(cp) || utf8_is_digit(cp) || utf8_is_mark(cp);
}

static uint32_t last_char(const struct line *line)
{
    struct str done = str_sub(buf_view(line->out), line->start, line->out->n);

    return utf8_before(done, done.n);
}

/* True when `*` at i would be read as a mark: not between two blanks. */
static bool star_marks(struct str s, size_t i)
{
    uint32_t before = utf8_before(s, i);
    size_t next = i + 1;
    uint32_t after = next < s.n ? utf8_next(s, &next) : ' ';

    return !((before == 0 || utf8_is_space(before)) && utf8_is_space(after));
}

static bool underscore_marks(struct str s, size_t i)
{
    uint32_t before = utf8_before(s, i);
    size_t next = i + 1;
    uint32_t after = next < s.n ? utf8_next(s, &next) : ' ';

    return !(is_word(before) && is_word(after)) && star_marks(s, i);
}

static bool needs_escape(struct str s, size_t i, enum write_md_place place)
{
    char next = i + 1 < s.n ? s.p[i + 1] : '\0';

    switch (s.p[i]) {
    case '*':
        return star_marks(s, i);
    case '_':
        return underscore_marks(s, i);
    case '`':
        return true;
    case '\\':
        return next == '\0' || (next >= '!' && next <= '~' && !is_word((uint32_t)next));
    case '[':
        return next == '^' || str_find(s, STR("]("), i) != SIZE_MAX;
    case '<':
        return next == '/' || next == '!' || next == '?' || utf8_is_letter((unsigned char)next);
    case '&':
        return str_find_char(s, ';', i) != SIZE_MAX && (next == '#' || utf8_is_letter((unsigned char)next));
    case '{':
        return next == '{' || next == '%';
    case '|':
        return place == WRITE_MD_CELL;
    default:
        return false;
    }
}

static void put_escaped(struct line *line, struct str s)
{
    size_t done = 0;

    for (size_t i = 0; i < s.n; i++) {
        bool is_feed = s.p[i] == '\n';

        if (!is_feed && !needs_escape(s, i, line->place))
            continue;
        buf_str(line->out, str_sub(s, done, i));
        buf_char(line->out, is_feed ? ' ' : '\\');
        done = is_feed ? i + 1 : i;
    }
    buf_str(line->out, str_sub(s, done, s.n));
}

/* Guards a start that Markdown would take for a block (`#`, `>`, `1.`, `-`, a
 * fence); returns the bytes of s that were written with it. */
static size_t guard_start(struct line *line, struct str s)
{
    struct label label;
    size_t i = 0;

    if (line->place != WRITE_MD_LINE || line->out->n != line->start)
        return 0;
    while (i < s.n && s.p[i] == '#')
        i++;
    if ((i > 0 && (i == s.n || s.p[i] == ' ')) || s.p[0] == '>' || s.p[0] == '|' ||
        str_starts(s, STR("---")) || str_starts(s, STR("~~~"))) {
        buf_char(line->out, '\\');
        return 0;
    }
    if (label_scan(s, false, &label) == 0)
        return 0;
    if (label.depth > 0) { /* 1\. and a\) are text */
        buf_str(line->out, str_sub(s, 0, label.text.n - 1));
        buf_char(line->out, '\\');
        return label.text.n - 1;
    }
    buf_char(line->out, '\\');
    return 0;
}

static void close_marks(struct line *line, unsigned keep)
{
    for (unsigned m = MARK_COUNT; m-- > 0;) {
        unsigned bit = 1u << m;

        if ((line->open & bit) == 0)
            continue;
        if ((line->open & ~keep) == 0)
            return; /* everything still open stays */
        buf_c(line->out, (line->tagged & bit) != 0 ? marks[m].close : marks[m].star);
        line->open &= ~bit;
        line->tagged &= ~bit;
    }
}

/* True when star marks opened here, before `next`, would be recognised, and
 * closed behind `last` before `after` too (CommonMark: flanking). */
static bool stars_work(const struct line *line, struct str text, uint32_t after)
{
    size_t i = 0;
    uint32_t before = last_char(line);
    uint32_t first = utf8_next(text, &i);
    uint32_t last = utf8_before(text, text.n);

    if (before == '*' || after == '*')
        return false;
    if (!is_word(first) && before != 0 && is_word(before))
        return false;
    return is_word(last) || after == 0 || !is_word(after);
}

static void open_marks(struct line *line, unsigned wanted, struct str text, uint32_t after)
{
    bool stars = stars_work(line, text, after);

    for (unsigned m = 0; m < MARK_COUNT; m++) {
        unsigned bit = 1u << m;

        if ((wanted & bit) == 0 || (line->open & bit) != 0)
            continue;
        line->open |= bit;
        if (marks[m].star != NULL && stars) {
            buf_c(line->out, marks[m].star);
        } else {
            buf_c(line->out, marks[m].open);
            line->tagged |= bit;
        }
    }
}

static void put_code(struct line *line, struct str text)
{
    bool has_tick = str_find_char(text, '`', 0) != SIZE_MAX;

    buf_c(line->out, has_tick ? "`` " : "`");
    buf_str(line->out, text);
    buf_c(line->out, has_tick ? " ``" : "`");
}

/* Text of one set of marks: blanks at its ends stand outside of them. */
static void put_text(struct line *line, const struct piece *piece, const struct piece *next)
{
    struct str inner = piece->text;
    struct str lead;
    struct str tail;
    uint32_t after = 0;
    size_t i = 0;

    while (inner.n > 0 && inner.p[0] == ' ')
        inner = str_sub(inner, 1, inner.n);
    lead = str_sub(piece->text, 0, piece->text.n - inner.n);
    while (inner.n > 0 && inner.p[inner.n - 1] == ' ')
        inner.n--;
    tail = str_sub(piece->text, lead.n + inner.n, piece->text.n);
    if (tail.n > 0)
        after = ' ';
    else if (next != NULL && next->kind == RUN_TEXT && next->text.n > 0)
        after = utf8_next(next->text, &i);
    if (lead.n > 0)
        close_marks(line, piece->marks);
    if (inner.n == 0) {
        buf_str(line->out, lead);
        return;
    }
    close_marks(line, piece->marks);
    buf_str(line->out, lead);
    if (piece->marks == 0 && !piece->code)
        inner = str_sub(inner, guard_start(line, inner), inner.n);
    open_marks(line, piece->marks, inner, after);
    if (piece->href.n > 0)
        buf_char(line->out, '[');
    if (piece->code)
        put_code(line, inner);
    else
        put_escaped(line, inner);
    if (piece->href.n > 0)
        buf_printf(line->out, "](%.*s)", STR_ARG(piece->href));
    if (tail.n > 0 && (next == NULL || next->kind != RUN_TEXT || next->marks != piece->marks))
        close_marks(line, next != NULL ? next->marks & piece->marks : 0);
    buf_str(line->out, tail);
}

static void put_note(struct line *line, const struct piece *piece)
{
    close_marks(line, piece->marks);
    if (piece->note > 0)
        buf_printf(line->out, "[^%u]", piece->note);
    else
        buf_printf(line->out, "[^%.*s]", STR_ARG(piece->note_id));
}

static void put_break(struct line *line)
{
    if (line->place == WRITE_MD_HEADING) {
        buf_char(line->out, ' ');
        return;
    }
    close_marks(line, 0);
    buf_c(line->out, line->place == WRITE_MD_CELL ? "<br>" : "\\\n");
}

static struct piece piece_of(const struct run *run, const struct style *style,
                             enum write_md_place place)
{
    bool plain = place == WRITE_MD_HEADING || style == NULL;
    bool bold = run->bold || (!plain && style->value[SHEET_BOLD] != 0);
    bool italic = run->italic || (!plain && style->value[SHEET_ITALIC] != 0);
    bool underline = run->underline || (!plain && style->value[SHEET_UNDERLINE] != 0);
    unsigned set = (unsigned)underline << MARK_UNDERLINE | (unsigned)bold << MARK_BOLD |
                   (unsigned)italic << MARK_ITALIC;

    if (place == WRITE_MD_HEADING && style != NULL && style->value[SHEET_BOLD] != 0)
        set &= ~(1u << MARK_BOLD);
    set |= (unsigned)(run->vertical == RUN_SUPER) << MARK_SUPER;
    set |= (unsigned)(run->vertical == RUN_SUB) << MARK_SUB;
    return (struct piece){.text = run->kind == RUN_TEXT ? run->text : STR_NONE,
                          .marks = set,
                          .note = run->note,
                          .note_id = run->text,
                          .href = run->href,
                          .kind = run->kind,
                          .code = run->code};
}

/* "1. ", "**1.** ", "Chương I" with its title on the next line. */
static void put_label(struct line *line, const struct box *box)
{
    const struct box_label *label = &box->label;
    bool bold = label->bold || (line->place == WRITE_MD_CELL && box->style != NULL &&
                                box->style->value[SHEET_BOLD] != 0);

    if (label->form == BOX_LABEL_NONE)
        return;
    buf_printf(line->out, bold ? "**%.*s**" : "%.*s", STR_ARG(label->text));
    if (label->own_line && line->place == WRITE_MD_HEADING)
        buf_char(line->out, '.');
    buf_char(line->out, ' ');
}

void write_md_text(struct buf *out, const struct layout *layout, const struct box *box,
                   enum write_md_place place)
{
    struct line line = {.out = out, .start = out->n, .place = place};
    struct run_iter iter = run_start(layout, box->node);
    struct run run;
    bool more = run_next(&iter, &run);
    struct piece piece;

    put_label(&line, box);
    while (more) {
        struct piece next = {0};

        piece = piece_of(&run, box->style, place);
        more = run_next(&iter, &run);
        if (more)
            next = piece_of(&run, box->style, place);
        switch (piece.kind) {
        case RUN_TEXT:
            put_text(&line, &piece, more ? &next : NULL);
            break;
        case RUN_NOTE:
            put_note(&line, &piece);
            break;
        case RUN_BREAK:
            put_break(&line);
            break;
        case RUN_PAGE: /* pages are not of the Markdown */
            break;
        }
    }
    close_marks(&line, 0);
}
