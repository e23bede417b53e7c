/* SPDX-License-Identifier: MIT */
/* Writes flat runs as Markdown: escapes and emphasis. */
#include "write/md/text.h"

#include "base/utf8.h"
#include "doc/label.h"
#include "write/escape.h"

/* Length in bytes of the longest label: "Điều 999." */
#define LABEL_TEXT_MAX 32u
/* Length in bytes of the longest HTML entity, with room to spare. */
#define ENTITY_MAX 40u
#define NO_BREAK_SPACE STR("\u00A0")

/* Emphasis from the outermost to the innermost. */
enum tag { TAG_UNDERLINE, TAG_STRIKE, TAG_BOLD, TAG_ITALIC, TAG_SUPER, TAG_SUB, TAG_COUNT };

static const struct {
    const char *star, *open, *close;
} marks[TAG_COUNT] = {
    [TAG_UNDERLINE] = {NULL, "<u>", "</u>"}, [TAG_STRIKE] = {NULL, "<s>", "</s>"},
    [TAG_BOLD] = {"**", "<b>", "</b>"},      [TAG_ITALIC] = {"*", "<i>", "</i>"},
    [TAG_SUPER] = {NULL, "<sup>", "</sup>"}, [TAG_SUB] = {NULL, "<sub>", "</sub>"},
};

/* Adjacent runs with the same format, merged. */
struct piece {
    struct buf text; /* RUN_TEXT */
    unsigned marks;  /* bit per enum tag */
    unsigned note;
    struct str href, note_id;
    enum run_kind kind;
    bool code;
};

struct line {
    struct buf *out;
    size_t start; /* of this paragraph in out */
    size_t text;  /* start of its text, after the delimiters around the whole paragraph */
    enum write_md_place place;
};

static uint32_t last_char(const struct line *line)
{
    struct str done = str_sub(buf_view(line->out), line->start, line->out->n);

    return utf8_before(done, done.n);
}

static bool needs_escape(struct str s, size_t i, enum write_md_place place)
{
    char next = i + 1 < s.n ? s.p[i + 1] : '\0';

    switch (s.p[i]) {
    case '[':
        return next == '^';
    case ']': /* no link without it */
        return next == '(' || next == '\0';
    case '<':
        return next == '/' || next == '!' || next == '?' || utf8_is_letter((unsigned char)next);
    case '&':
        return (next == '#' || utf8_is_letter((unsigned char)next)) &&
               str_find_char(str_sub(s, i, i + ENTITY_MAX), ';', 0) != SIZE_MAX;
    case '{':
        return next == '{' || next == '%';
    case '|':
        return place == WRITE_MD_CELL;
    default:
        return write_escape_is_mark(s, i);
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

/* True if s starts like a label; the blank after it may be in the next piece. */
static bool has_label(struct str s, struct label *label)
{
    struct buf line = BUF_NEW;
    bool has;

    buf_str(&line, utf8_trunc(s, LABEL_TEXT_MAX));
    buf_char(&line, ' ');
    has = label_scan(buf_view(&line), false, label) > 0;
    buf_done(&line); /* only the length of the label's text is used from here on */
    return has;
}

/* Escapes a start that Markdown would read as a block (`#`, `>`, `1.`, `-`, a fence); returns the
 * bytes of s written. */
static size_t guard_start(struct line *line, struct str s)
{
    struct label label;
    size_t i = 0;

    while (i < s.n && s.p[i] == '#')
        i++;
    if ((i > 0 && (i == s.n || s.p[i] == ' ')) || s.p[0] == '>' || s.p[0] == '|' ||
        str_starts(s, STR("---")) || str_starts(s, STR("~~~"))) {
        buf_char(line->out, '\\');
        return 0;
    }
    if (s.p[0] == '*' || !has_label(s, &label)) /* `*` is escaped anyway */
        return 0;
    i = label.depth > 0 ? label.text.n - 1 : 0; /* 1\. and a\) and \- are text */
    buf_str(line->out, str_sub(s, 0, i));
    buf_char(line->out, '\\');
    return i;
}

/* True if `*` delimiters around `text` would be recognised between the characters `before` and
 * `after` (CommonMark: left- and right-flanking). */
static bool stars_work(uint32_t before, struct str text, uint32_t after)
{
    size_t i = 0;
    uint32_t first = utf8_next(text, &i);
    uint32_t last = utf8_before(text, text.n);

    if (before == '*' || after == '*' || utf8_is_space(first) || utf8_is_space(last))
        return false;
    if (!write_escape_is_word(first) && before != 0 && write_escape_is_word(before))
        return false;
    return write_escape_is_word(last) || after == 0 || !write_escape_is_word(after);
}

/* Opens (or closes, innermost first) all delimiters of a piece. */
static void put_marks(struct line *line, unsigned set, bool stars, bool closing)
{
    for (unsigned i = 0; i < TAG_COUNT; i++) {
        unsigned m = closing ? TAG_COUNT - 1 - i : i;

        if ((set & 1u << m) == 0)
            continue;
        if (marks[m].star != NULL && stars)
            buf_c(line->out, marks[m].star);
        else
            buf_c(line->out, closing ? marks[m].close : marks[m].open);
    }
}

static void put_code(struct line *line, struct str text)
{
    bool has_tick = str_find_char(text, '`', 0) != SIZE_MAX;

    buf_c(line->out, has_tick ? "`` " : "`");
    buf_str(line->out, text);
    buf_c(line->out, has_tick ? " ``" : "`");
}

/* The first character that a piece will print; 0: none. */
static uint32_t first_char(const struct piece *piece)
{
    size_t i = 0;

    if (piece == NULL || (piece->kind == RUN_TEXT && piece->text.n == 0))
        return 0;
    if (piece->kind != RUN_TEXT)
        return piece->kind == RUN_NOTE ? '[' : '\\';
    if (piece->marks != 0 && piece->text.p[0] != ' ')
        return '*'; /* or '<': the caller does not distinguish them */
    return piece->code || piece->href.n > 0 ? '[' : utf8_next(buf_view(&piece->text), &i);
}

/* Writes text with one set of delimiters, which must not enclose leading or trailing blanks. */
static void put_text(struct line *line, const struct piece *piece, const struct piece *next)
{
    struct str text = buf_view(&piece->text);
    struct str inner = text;
    bool at_start = line->out->n == line->text && line->place == WRITE_MD_LINE;
    bool stars;

    while (inner.n > 0 && (inner.p[0] == ' ' || (at_start && str_starts(inner, NO_BREAK_SPACE))))
        inner = str_sub(inner, inner.p[0] == ' ' ? 1 : NO_BREAK_SPACE.n, inner.n);
    if (!at_start) /* no blank at the start of a line */
        buf_str(line->out, str_sub(text, 0, text.n - inner.n));
    text = inner;
    while (inner.n > 0 && inner.p[inner.n - 1] == ' ')
        inner.n--;
    if (inner.n == 0)
        return;
    stars = piece->href.n == 0 && !piece->code &&
            stars_work(last_char(line), inner, inner.n < text.n ? ' ' : first_char(next));
    put_marks(line, piece->marks, stars, false);
    if (piece->href.n > 0)
        buf_char(line->out, '[');
    if (piece->code)
        put_code(line, inner);
    else
        put_escaped(line, str_sub(inner, at_start ? guard_start(line, inner) : 0, inner.n));
    if (piece->href.n > 0)
        buf_printf(line->out, "](<%.*s>)", STR_ARG(piece->href));
    put_marks(line, piece->marks, stars, true);
    buf_str(line->out, str_sub(text, inner.n, text.n));
}

static void put_note(struct line *line, const struct piece *piece)
{
    if (piece->note > 0)
        buf_printf(line->out, "[^%u]", piece->note);
    else
        buf_printf(line->out, "[^%.*s]", STR_ARG(piece->note_id));
}

static void put_break(struct line *line)
{
    if (line->place == WRITE_MD_HEADING)
        buf_char(line->out, ' ');
    else
        buf_c(line->out, line->place == WRITE_MD_CELL ? "<br>" : "\\\n");
}

/* Marks of a whole paragraph: those of its style. A heading is bold by itself. */
static unsigned marks_of_style(const struct style *style, enum write_md_place place)
{
    if (style == NULL || place == WRITE_MD_HEADING)
        return 0;
    return (unsigned)(style->value[SHEET_UNDERLINE] != 0) << TAG_UNDERLINE |
           (unsigned)(style->value[SHEET_BOLD] != 0) << TAG_BOLD |
           (unsigned)(style->value[SHEET_ITALIC] != 0) << TAG_ITALIC;
}

/* Marks of a run that its paragraph does not have already. */
static unsigned marks_of(const struct run *run, const struct style *style,
                         enum write_md_place place)
{
    unsigned own = (unsigned)run->underline << TAG_UNDERLINE | (unsigned)run->strike << TAG_STRIKE |
                   (unsigned)run->bold << TAG_BOLD | (unsigned)run->italic << TAG_ITALIC |
                   (unsigned)(run->vertical == RUN_SUPER) << TAG_SUPER |
                   (unsigned)(run->vertical == RUN_SUB) << TAG_SUB;

    if (place == WRITE_MD_HEADING && style != NULL && style->value[SHEET_BOLD] != 0)
        own &= ~(1u << TAG_BOLD);
    return own & ~marks_of_style(style, place);
}

/* "1. ", "**1.** ", "Chương I." followed by its title. */
static void put_label(struct line *line, const struct box *box)
{
    const struct box_label *label = &box->label;
    bool bold = label->bold && (marks_of_style(box->style, line->place) & 1u << TAG_BOLD) == 0;

    if (label->form == BOX_LABEL_NONE)
        return;
    buf_printf(line->out, bold ? "**%.*s**" : "%.*s", STR_ARG(label->text));
    if (label->own_line && line->place == WRITE_MD_HEADING)
        buf_char(line->out, '.');
    buf_char(line->out, ' ');
}

/* True when star marks around the whole paragraph would be recognised. */
static bool paragraph_stars_work(const struct box *box)
{
    struct buf plain = BUF_NEW;
    struct str text;
    size_t i = 0;
    bool work;

    if (box->node != NULL)
        node_plain(&plain, box->node);
    text = buf_view(&plain);
    work = text.n > 0 && !utf8_is_space(utf8_before(text, text.n)) &&
           (box->label.form != BOX_LABEL_NONE || !utf8_is_space(utf8_next(text, &i)));
    buf_done(&plain);
    return work;
}

/* The next run; a break that only fills the lines of the page becomes a blank. */
static bool next_run(struct run_iter *iter, struct run *run)
{
    bool more = run_next(iter, run);

    if (more && run->kind == RUN_BREAK && run->text.n > 0)
        run->kind = RUN_TEXT;
    return more;
}

/* Merges the run in *run and the following ones with the same format into *piece; *more: *run then
 * holds another one. */
static void take_piece(struct piece *piece, struct run_iter *iter, struct run *run, bool *more,
                       const struct style *style, enum write_md_place place)
{
    buf_clear(&piece->text);
    piece->marks = marks_of(run, style, place);
    piece->note = run->note;
    piece->note_id = run->text;
    piece->href = run->href;
    piece->kind = run->kind;
    piece->code = run->code;
    do {
        if (run->kind == RUN_TEXT)
            buf_str(&piece->text, run->text);
        *more = next_run(iter, run);
    } while (*more && piece->kind == RUN_TEXT && run->kind == RUN_TEXT &&
             piece->marks == marks_of(run, style, place) && piece->code == run->code &&
             str_eq(piece->href, run->href));
}

static void put_piece(struct line *line, const struct piece *piece, const struct piece *next)
{
    switch (piece->kind) {
    case RUN_TEXT:
        put_text(line, piece, next);
        break;
    case RUN_NOTE:
        put_note(line, piece);
        break;
    case RUN_BREAK:
        put_break(line);
        break;
    case RUN_PAGE: /* page numbers are not part of the Markdown */
        break;
    }
}

/* The pieces of a paragraph, each knowing its neighbour. */
static void put_pieces(struct line *line, const struct layout *layout, const struct box *box)
{
    struct run_iter iter = run_start(layout, box->node);
    struct run run;
    bool more = next_run(&iter, &run);
    struct piece pieces[2] = {{.text = BUF_NEW}, {.text = BUF_NEW}};
    unsigned at = 0;
    bool any = more;

    if (more)
        take_piece(&pieces[0], &iter, &run, &more, box->style, line->place);
    while (any) {
        any = more;
        if (more)
            take_piece(&pieces[1 - at], &iter, &run, &more, box->style, line->place);
        put_piece(line, &pieces[at], any ? &pieces[1 - at] : NULL);
        at = 1 - at;
    }
    buf_done(&pieces[0].text);
    buf_done(&pieces[1].text);
}

void write_md_text(struct buf *out, const struct layout *layout, const struct box *box,
                   enum write_md_place place)
{
    struct line line = {.out = out, .start = out->n, .place = place};
    unsigned around = marks_of_style(box->style, place);
    bool stars = around != 0 && paragraph_stars_work(box);

    put_marks(&line, around, stars, false);
    line.text = out->n;
    put_label(&line, box);
    put_pieces(&line, layout, box);
    put_marks(&line, around, stars, true);
}
