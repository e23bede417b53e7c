/* SPDX-License-Identifier: MIT */
/*
 * Decides which lines form a paragraph. First measures breaks that are certain (a line without a
 * closing sign or with a comma, followed by a small letter): at what width the text was wrapped,
 * and whether all of its lines are separated by empty lines.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/text/private.h"

/* Least number of certain breaks, and least share of all lines (1/8), to accept a width. */
#define BREAKS_MIN 3u
#define BREAKS_PART 8u
/* The text is not wrapped if more than 1/20 of lines exceed 1.6 times the median width. */
#define LONG_PART 20u
/* A paragraph of this many letters is no title or heading (90; with a label 200). */
#define LONG_COLS 90u
#define LONG_NUMBERED_COLS 200u
/* A sentence that ends after this many letters is body text. */
#define BODY_COLS 60u
/* Empty lines between paragraphs that prove that none is missing. */
#define PARTED_MIN 5u
/* Least width of wrapped text. */
#define NARROW_COLS 60u
/* A bracket open for longer is assumed unintentionally unclosed. */
#define BRACKETS_COLS 600u
/* Limit of searches of the whole text for another occurrence of the same words. */
#define LOOK_UPS_MAX 64u
/* Most lines reported as joined against their look, and bytes of each that are shown. */
#define DOUBTS_MAX 20u
#define SHOWN_MAX 60u

static struct str words_of(const struct read_text *t, uint32_t i)
{
    return read_text_line_str(t, &t->lines[i]);
}

bool read_text_join_label(const struct read_text *t, const struct read_text_line *line,
                          struct read_md_label *out)
{
    struct str s = read_text_line_str(t, line);

    if (t->is_markdown) {
        struct read_md_label *found = out;

        /* "1\." of other converters is a label */
        if (s.n > 2 && (s.p[0] == '\\' || str_find(str_sub(s, 0, 8), STR("\\"), 0) != SIZE_MAX)) {
            char plain[16];
            size_t n = 0;
            size_t i = 0;

            for (; i < s.n && n < sizeof(plain) - 1; i++)
                if (s.p[i] != '\\')
                    plain[n++] = s.p[i];
            if (label_scan((struct str){plain, n}, false, &found->label) == 0)
                return false;
            found->label.text = str_sub(s, 0, found->label.text.n);
            found->skip = found->label.text.n;
            found->mark = 0;
            return true;
        }
        return read_md_label_find(s, line->outline > 0, out) && !out->label.automatic;
    }
    out->mark = 0;
    out->skip = label_scan(s, false, &out->label);
    return out->skip > 0;
}

/* Widths ---------------------------------------------------------------------------------- */

/* The next text line after i; count: none. */
static uint32_t next_words(const struct read_text *t, uint32_t i)
{
    for (i++; i < t->count; i++)
        if (t->lines[i].kind == READ_TEXT_WORDS)
            break;
    return i;
}

static bool is_certain(const struct read_text *t, uint32_t a, uint32_t b)
{
    const struct read_text_line *x = &t->lines[a];
    const struct read_text_line *y = &t->lines[b];
    struct read_md_label label;

    return (x->end == '\0' || x->end == ',') && !x->is_caps && y->is_lower && x->outline == 0 &&
           y->outline == 0 && !read_text_join_label(t, y, &label);
}

struct widths {
    struct buf pairs; /* of struct width */
    uint32_t count;
    uint32_t gaps, indented;
};

/* A certain break: width of the line with the next word added. */
struct width {
    uint32_t with_word;
    uint32_t a, b; /* the line and the next */
};

static int compare(const void *a, const void *b)
{
    const struct width *x = a;
    const struct width *y = b;

    return x->with_word < y->with_word ? -1 : x->with_word > y->with_word;
}

static uint32_t width_of(const struct read_text *t, const struct read_text_line *line)
{
    return line->indent + line->tabs * (t->breaks.tab_cols - 1u) + line->cols;
}

static void collect(const struct read_text *t, struct widths *w)
{
    uint32_t a = next_words(t, UINT32_MAX);

    while (a < t->count) {
        uint32_t b = next_words(t, a);

        if (b >= t->count)
            break;
        if (b == a + 1 && is_certain(t, a, b)) {
            struct width one = {.a = a, .b = b};

            one.with_word = width_of(t, &t->lines[a]) + 1 + t->lines[b].first_cols;
            buf_add(&w->pairs, &one, sizeof(one));
            w->count++;
            w->gaps += t->lines[b].gap == 1;
            w->indented += t->lines[b].indent > 0;
        }
        a = b;
    }
}

/* How lines with labels start: whether most are indented, most preceded by an empty line. */
static void look_at_labels(struct read_text *t, const struct widths *w)
{
    uint32_t labels = 0;
    uint32_t indented = 0;
    uint32_t spaced = 0;

    for (uint32_t i = 1; i < t->count; i++) {
        struct read_md_label label;

        if (t->lines[i].kind != READ_TEXT_WORDS || !read_text_join_label(t, &t->lines[i], &label))
            continue;
        labels++;
        indented += t->lines[i].indent > 0;
        spaced += t->lines[i].gap > t->breaks.gap;
    }
    t->breaks.is_indented = labels >= 3 && indented * 2 >= labels && w->indented * 10 <= w->count;
    t->breaks.is_spaced = labels >= 3 && spaced * 10 >= labels * 7;
}

/* Finds a width consistent with all certain breaks, ignoring lines that are far too short. */
static void find_exact(struct read_text *t, const struct widths *w, uint32_t middle)
{
    const struct width *p = (const struct width *)(const void *)w->pairs.p;
    uint32_t least = UINT32_MAX;
    uint32_t widest = 0;

    for (uint32_t i = 0; i < w->count; i++) {
        uint32_t alone = width_of(t, &t->lines[p[i].a]);
        uint32_t with_word = alone + 1 + t->lines[p[i].b].first_cols;

        if (with_word * 4 < middle * 3)
            continue;
        if (with_word < least)
            least = with_word;
        if (alone > widest)
            widest = alone;
    }
    t->breaks.is_exact = widest < least;
    if (!t->breaks.is_exact)
        return;
    for (uint32_t i = 0; i < t->count; i++) {
        uint32_t width = width_of(t, &t->lines[i]);

        if (t->lines[i].kind == READ_TEXT_WORDS && width < least && width > widest)
            widest = width;
    }
    t->breaks.full_cols = t->breaks.sure_cols = widest + 1;
}

/* Length of the first part of a hyphenated word, including the hyphen; 0: none. */
static size_t first_part(struct str s)
{
    for (size_t i = 0; i + 1 < s.n && s.p[i] != ' '; i++)
        if (i > 0 && s.p[i] == '-' && s.p[i + 1] != ' ')
            return i + 1;
    return 0;
}

/* Whether some hyphenated word was moved to the next line as a whole although its first part
 * fitted. */
static void look_at_hyphens(struct read_text *t)
{
    for (uint32_t i = 1; i < t->count && !t->breaks.keeps_hyphens; i++) {
        const struct read_text_line *a = &t->lines[i - 1];
        const struct read_text_line *b = &t->lines[i];
        size_t part = first_part(read_text_line_str(t, b));
        uint32_t width = width_of(t, a);

        if (part == 0 || a->kind != READ_TEXT_WORDS || b->kind != READ_TEXT_WORDS ||
            b->gap > t->breaks.gap || (a->end != '\0' && a->end != ',') ||
            width + 1 + b->first_cols < t->breaks.full_cols)
            continue;
        t->breaks.keeps_hyphens =
            width + 1 + utf8_columns(str_sub(read_text_line_str(t, b), 0, part)) <
            t->breaks.full_cols;
    }
}

/* Whether all certain paragraph ends (a closing sign before a capital or a label) have an empty
 * line. */
static bool is_parted(const struct read_text *t)
{
    uint32_t with = 0;
    uint32_t without = 0;

    for (uint32_t i = 1; i < t->count; i++) {
        const struct read_text_line *a = &t->lines[i - 1];
        const struct read_text_line *b = &t->lines[i];

        if (a->kind != READ_TEXT_WORDS || b->kind != READ_TEXT_WORDS || a->end == '\0' ||
            a->end == ',' || a->end == '-' || b->is_lower)
            continue;
        with += b->gap > 0;
        without += b->gap == 0;
    }
    return with >= PARTED_MIN && without * 10 <= with;
}

void read_text_join_measure(struct read_text *t)
{
    static const uint8_t tabs[] = {8, 4, 1};
    struct widths w = {.pairs = BUF_NEW};
    struct width *p;
    uint32_t words = 0;
    uint32_t too_long = 0;
    uint32_t middle;

    t->look_ups = LOOK_UPS_MAX;
    t->breaks.tab_cols = tabs[0];
    t->breaks.is_parted = is_parted(t);
    collect(t, &w);
    p = (struct width *)(void *)w.pairs.p;
    if (w.count < BREAKS_MIN) {
        buf_done(&w.pairs);
        return;
    }
    qsort(p, w.count, sizeof(*p), compare);
    middle = p[w.count / 2].with_word;
    for (uint32_t i = 0; i < t->count; i++) {
        if (t->lines[i].kind != READ_TEXT_WORDS)
            continue;
        words++;
        too_long += t->lines[i].cols * 10 > middle * 16;
    }
    if (too_long * LONG_PART <= words && w.count * BREAKS_PART >= words) {
        t->breaks.is_wrapped = true;
        t->breaks.full_cols = p[w.count / 20].with_word;
        t->breaks.sure_cols = p[w.count * 2 / 5].with_word;
        if (t->breaks.full_cols * 5 < middle * 4)
            t->breaks.full_cols = middle * 4 / 5;
        t->breaks.gap = w.gaps * 2 > w.count;
        look_at_labels(t, &w);
        for (size_t i = 0; i < ARRAY_LEN(tabs) && !t->breaks.is_exact; i++) {
            t->breaks.tab_cols = tabs[i];
            find_exact(t, &w, middle);
        }
        if (t->breaks.is_exact)
            look_at_hyphens(t);
    }
    buf_done(&w.pairs);
}

/* Two lines ------------------------------------------------------------------------------- */

struct pair {
    struct read_text *t;
    const struct read_text_para *para;
    const struct read_text_line *a, *b;
    struct str x, y;   /* their text */
    bool is_page_edge; /* something was taken out between them */
    bool is_apart;     /* separated by more empty lines than lines of a paragraph */
    bool is_full;      /* the next word did not fit */
    bool is_closed;
};

/* True if the text contains the words around the break in one line, joined by `between`. */
static bool is_elsewhere(struct pair *p, const char *between)
{
    char want[160];
    size_t n = 0;
    size_t from = p->x.n;
    size_t to = 0;
    struct str y = p->y;

    if (p->t->look_ups == 0)
        return false;
    p->t->look_ups--;
    while (from > 0 && p->x.p[from - 1] != ' ' && p->x.n - from < 40)
        from--;
    if (str_starts(y, STR("- ")))
        to = 2;
    while (to < y.n && y.p[to] != ' ' && to < 40)
        to++;
    if (p->x.n - from + strlen(between) + to >= sizeof(want))
        return false;
    memcpy(want, p->x.p + from, p->x.n - from);
    n = p->x.n - from;
    memcpy(want + n, between, strlen(between));
    n += strlen(between);
    memcpy(want + n, y.p, to);
    n += to;
    return str_find(p->t->src->text, (struct str){want, n}, 0) != SIZE_MAX;
}

static bool ends_with_digit(struct str s)
{
    return s.n > 0 && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9';
}

static bool starts_with_digit(struct str s)
{
    return s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9';
}

/* "2023" / "- 2025;" and "Phòng Tổ chức" / "- Hành chính": the dash is no bullet. */
static bool is_dash_inside(struct pair *p, struct str rest)
{
    size_t i = 0;

    if (p->is_closed || p->is_apart)
        return false;
    if (ends_with_digit(p->x) && starts_with_digit(rest) && p->is_full)
        return true;
    if (!p->is_full || p->t->look_ups == 0 || rest.n == 0)
        return false;
    return utf8_is_lower(utf8_next(rest, &i)) || is_elsewhere(p, " ");
}

/* Whether the label at the start of b makes it a new block. */
static bool begins(struct pair *p, const struct read_md_labels *labels)
{
    struct read_md_label found;

    if (!read_text_join_label(p->t, p->b, &found))
        return false;
    if (label_is_bullet(found.label.kind))
        return !is_dash_inside(p, str_sub(p->y, found.skip, p->y.n));
    read_md_label_settle(labels, &found.label);
    if (read_md_label_begins(labels, &found.label))
        return true;
    return p->is_closed || p->is_apart || !p->is_full;
}

static bool is_it(const struct pair *p, enum landmark_kind kind, struct str line)
{
    return landmark_is(p->t->doc->landmarks, kind, line);
}

/* True if s starts with a sign that never starts a text. */
static bool is_middle_sign(struct str s)
{
    return s.n > 0 && strchr(",;)%/]", s.p[0]) != NULL;
}

/* Separator between two lines of one paragraph. */
static enum read_text_join between(struct pair *p)
{
    uint32_t before;
    size_t i = 0;
    uint32_t after = utf8_next(p->y, &i);
    char last = p->x.p[p->x.n - 1];

    if (last != '-' && last != '/')
        return READ_TEXT_BLANK;
    before = utf8_before(p->x, p->x.n - 1);
    if ((!utf8_is_letter(before) && !utf8_is_digit(before)) ||
        (!utf8_is_letter(after) && !utf8_is_digit(after)))
        return READ_TEXT_BLANK;
    /* "2025- 2030" with a blank occurs in texts; document numbers have none */
    if (p->t->breaks.keeps_hyphens)
        return READ_TEXT_BLANK;
    if (last == '-' && utf8_is_digit(before) && utf8_is_digit(after) && is_elsewhere(p, " ") &&
        !is_elsewhere(p, ""))
        return READ_TEXT_BLANK;
    return READ_TEXT_GLUE;
}

static bool is_long(const struct read_text_para *para)
{
    return para->cols >= (para->is_numbered ? LONG_NUMBERED_COLS : LONG_COLS);
}

/* The sentence certainly continues on line b. */
static bool is_unfinished(const struct pair *p)
{
    return p->a->end == ',' || p->a->end == '-' || is_it(p, LANDMARK_DANGLING, p->x) ||
           p->a->end == '/' || is_middle_sign(p->y) ||
           (p->b->is_digit && !p->is_closed && is_it(p, LANDMARK_WANTS, p->x));
}

static bool goes_on(struct pair *p)
{
    if (p->b->is_lower && !p->is_closed)
        return !p->a->is_caps || (p->is_full && !p->is_apart);
    if (p->b->is_lower && (p->a->end == ';' || p->a->end == ':') && p->para->is_body &&
        is_long(p->para))
        return true;
    if (p->para->brackets > 0 && p->para->cols < BRACKETS_COLS && !p->is_apart && !p->b->is_caps)
        return true;
    if (is_unfinished(p))
        return true;
    if (p->t->breaks.is_parted && p->b->gap == 0 && !p->is_page_edge && !p->a->is_caps &&
        !p->b->is_caps && width_of(p->t, p->a) + 1 + p->b->first_cols >= NARROW_COLS)
        return true;
    if (p->is_apart || !p->t->breaks.is_wrapped) /* across a page edge */
        return !p->is_closed && p->para->is_body && is_long(p->para) && !p->b->is_caps &&
               (!p->t->breaks.is_wrapped || p->is_full);
    if (p->t->breaks.is_indented && p->b->indent == 0 && !p->is_closed && !p->a->is_caps &&
        width_of(p->t, p->a) * 10 >= p->t->breaks.full_cols * 6)
        return true;
    if (!p->is_full || (p->t->breaks.is_indented && p->b->indent > 0))
        return false;
    if (str_ends(p->x, STR("./.")))
        return false;
    if ((p->t->breaks.is_spaced || p->t->breaks.is_indented) && !p->is_page_edge)
        return true; /* a paragraph would be recognisable by its start */
    if (p->is_closed && is_it(p, LANDMARK_OPENING, p->y))
        return false;
    if (p->a->is_caps != p->b->is_caps && !p->is_page_edge)
        return false;
    if (p->a->end == '.' && width_of(p->t, p->a) + 1 + p->b->first_cols < p->t->breaks.sure_cols)
        return false;
    return p->a->end != ':' && p->a->end != '!';
}

/* True if b looks like a paragraph of its own: behind a sentence that ended before the line was
 * full, or with a label that continues nothing. */
static bool is_doubtful(const struct pair *p)
{
    struct read_md_label found;
    size_t i = 0;

    if (p->y.n == 0 || p->is_page_edge)
        return false;
    if (read_text_join_label(p->t, p->b, &found) && !label_is_bullet(found.label.kind))
        return true;
    return p->is_closed && !p->is_full && p->a->end != ':' && utf8_is_upper(utf8_next(p->y, &i));
}

static void tell_doubt(struct pair *p, uint32_t b)
{
    const struct read_text_line *line = &p->t->lines[b];
    struct pos pos = {line->off, line->len, p->t->number};

    if (p->t->doubts >= DOUBTS_MAX || !is_doubtful(p))
        return;
    p->t->doubts++;
    diag_about(&p->t->doc->diag, pos, VB_TEXT_JOINED, diag_str(utf8_trunc(p->y, SHOWN_MAX)));
}

enum read_text_join read_text_join(struct read_text *t, const struct read_text_para *para,
                                   uint32_t b, const struct read_md_labels *labels)
{
    struct pair p = {.t = t, .para = para, .a = &t->lines[para->last], .b = &t->lines[b]};

    p.x = words_of(t, para->last);
    p.y = words_of(t, b);
    p.is_page_edge = b > para->last + 1;
    p.is_apart = !p.is_page_edge && p.b->gap > t->breaks.gap;
    p.is_full =
        t->breaks.is_wrapped && width_of(t, p.a) + 1 + p.b->first_cols >= t->breaks.full_cols;
    p.is_closed = p.a->end != '\0' && strchr(".;:!?", p.a->end) != NULL;
    if (t->breaks.is_wrapped && !t->breaks.is_exact && p.a->is_caps && p.b->is_caps)
        p.is_full = (width_of(t, p.a) + 1 + p.b->first_cols) * 4 >= t->breaks.full_cols * 3;
    if (str_is(p.y, "./.") || read_text_line_is_blank(t, p.a) || read_text_line_is_blank(t, p.b))
        return READ_TEXT_NEW;
    if (p.b->outline > 0 || p.a->is_quoted != p.b->is_quoted)
        return READ_TEXT_NEW;
    if (p.a->outline > 0 && (p.b->gap > 0 || p.is_closed || !(p.is_full || p.b->is_lower)))
        return READ_TEXT_NEW;
    if (begins(&p, labels))
        return READ_TEXT_NEW;
    if (p.b->gap == 0 && !p.is_page_edge && (p.a->is_broken || (para->is_open && !p.is_full)))
        return READ_TEXT_BREAK;
    if (!(para->is_open && p.b->gap == 0) && !goes_on(&p))
        return READ_TEXT_NEW;
    tell_doubt(&p, b);
    return between(&p);
}
