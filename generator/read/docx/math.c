/* SPDX-License-Identifier: MIT */
/*
 * Equations in one line of text that keeps their meaning: powers and indices stay raised and
 * lowered; fractions, roots, sums and matrices get signs, and brackets where a part has several
 * terms. What of a part is bracketed is known at its end, so brackets are inserted.
 */
#include "base/utf8.h"
#include "doc/ledger_count.h"
#include "read/docx/private.h"

/* An element with parts: m:f with m:num and m:den. */
struct read_docx_math {
    struct read_docx_math *outer;
    enum read_docx_name kind;
    unsigned depth;
    unsigned parts;              /* begun so far */
    struct read_docx_para *para; /* in which it stands */
    size_t from;                 /* first piece of the current part */
    uint8_t vert;                /* raised or lowered around the current part */
    bool is_nested;              /* the part is raised within a raised one: written as ^(…) */
    struct {
        struct str begin, separator, end, sign; /* p NULL: not told */
        bool has_no_bar;
    } told;
};

/* What a part consists of, outside brackets and of its own height. */
struct terms {
    bool is_sum, is_product, is_fraction, has_raised;
    unsigned factors;
    bool is_bracketed; /* as a whole */
};

/* Pieces ----------------------------------------------------------------------------------- */

/* The paragraph of an element if text of it is kept there, else NULL. */
static struct read_docx_para *para_of(const struct read_docx_walk *w,
                                      const struct read_docx_math *math)
{
    return w->frame->para == math->para && math->para != NULL && math->para->count >= math->from
               ? math->para
               : NULL;
}

static struct str text_of(const struct read_docx_para *para, size_t i)
{
    const struct read_docx_piece *piece = &para->pieces[i];

    if (piece->kind != READ_DOCX_PIECE_TEXT)
        return STR("x"); /* one object */
    return (struct str){para->text.p + piece->from, piece->to - piece->from};
}

/* The last character before piece `at`; 0: none. */
static uint32_t char_before(const struct read_docx_para *para, size_t at)
{
    struct str text;

    if (at == 0 || para->pieces[at - 1].kind == READ_DOCX_PIECE_BREAK)
        return 0;
    text = text_of(para, at - 1);
    return text.n > 0 ? utf8_before(text, text.n) : 0;
}

static bool is_word(uint32_t cp)
{
    return utf8_is_letter(cp) || utf8_is_digit(cp);
}

/* The next text does not become part of the last piece. */
static void cut(struct read_docx_walk *w)
{
    if (w->frame->para != NULL)
        w->frame->para->run.fixed = w->frame->para->count;
}

/* Inserts a sign before piece `at`. */
static void insert(const struct read_docx_walk *w, struct read_docx_para *para, size_t at,
                   struct str sign)
{
    struct read_docx_piece piece = para->pieces[at];

    piece.kind = READ_DOCX_PIECE_TEXT;
    piece.node = NULL;
    piece.is_label = false;
    piece.format = (uint8_t)((piece.format & ~(unsigned)READ_DOCX_VERT) | w->math.vert);
    piece.from = num_u32(para->text.n);
    buf_str(&para->text, sign);
    piece.to = num_u32(para->text.n);
    (void)read_docx_piece_add(para);
    for (size_t i = para->count - 1; i > at; i--)
        para->pieces[i] = para->pieces[i - 1];
    para->pieces[at] = piece;
}

/* Terms ------------------------------------------------------------------------------------ */

static bool is_among(uint32_t cp, const char *signs)
{
    struct str s = str_c(signs);

    for (size_t i = 0; i < s.n;)
        if (utf8_next(s, &i) == cp)
            return true;
    return false;
}

struct scan {
    struct terms terms;
    int depth;     /* of brackets */
    uint32_t last; /* last character outside brackets, ')' for brackets, 0: none or raised */
    bool is_first, was_closed;
};

static void scan_char(struct scan *s, uint32_t cp)
{
    bool opens = is_among(cp, "([{⌈⌊⟨");

    if (is_among(cp, ")]}⌉⌋⟩")) {
        s->depth -= s->depth > 0;
        s->was_closed = s->depth == 0;
        s->last = ')';
        return;
    }
    if (s->depth > 0) {
        s->depth += opens;
        return;
    }
    s->terms.is_bracketed = s->is_first ? opens : s->terms.is_bracketed && !s->was_closed;
    s->depth += opens;
    if (is_among(cp, ",.") && utf8_is_digit(s->last))
        return; /* within a number */
    if (is_among(cp, "+-−±∓=<>≤≥≠≈→;") && !s->is_first)
        s->terms.is_sum = true;
    else if (is_among(cp, "+-−±∓×·⋅*∙÷:√∑∏∫"))
        s->terms.is_product = true;
    else if (cp == '/')
        s->terms.is_fraction = true;
    else if (opens || utf8_is_digit(cp))
        s->terms.factors += opens || !utf8_is_digit(s->last);
    else if (utf8_is_letter(cp))
        s->terms.factors += !utf8_is_letter(s->last);
    s->is_first = false;
    s->last = cp;
}

static struct terms terms_of(const struct read_docx_walk *w, const struct read_docx_para *para,
                             size_t from)
{
    struct scan s = {.is_first = true};

    for (size_t i = from; i < para->count; i++) {
        struct str text = text_of(para, i);

        if ((para->pieces[i].format & READ_DOCX_VERT) != w->math.vert) {
            s.terms.has_raised = true;
            s.terms.is_bracketed = false;
            s.last = 0;
            continue;
        }
        for (size_t k = 0; k < text.n;)
            scan_char(&s, utf8_next(text, &k));
    }
    return s.terms;
}

static bool is_raising(enum read_docx_name kind)
{
    return kind == READ_DOCX_E_M_S_SUP || kind == READ_DOCX_E_M_S_SUB ||
           kind == READ_DOCX_E_M_S_SUB_SUP || kind == READ_DOCX_E_M_S_PRE;
}

/* Whether a part of an element needs brackets in one line. */
static bool needs_brackets(enum read_docx_name kind, enum read_docx_name part, struct terms t,
                           bool is_nested)
{
    bool several = t.is_sum || t.is_product || t.is_fraction || t.factors > 1;

    if (t.is_bracketed)
        return false;
    if (is_nested)
        return several || t.has_raised;
    if (kind == READ_DOCX_E_M_F)
        return part == READ_DOCX_E_M_DEN ? several : t.is_sum || t.is_fraction;
    if (kind == READ_DOCX_E_M_RAD && part == READ_DOCX_E_M_E)
        return several || t.has_raised;
    if ((kind == READ_DOCX_E_M_NARY || kind == READ_DOCX_E_M_FUNC) && part == READ_DOCX_E_M_E)
        return t.is_sum;
    return part == READ_DOCX_E_M_E && t.is_fraction && is_raising(kind);
}

static void bracket(struct read_docx_walk *w, const struct read_docx_math *math,
                    enum read_docx_name part)
{
    struct read_docx_para *para = para_of(w, math);

    if (para == NULL || para->count == math->from)
        return;
    if (!needs_brackets(math->kind, part, terms_of(w, para, math->from), math->is_nested)) {
        if (math->kind == READ_DOCX_E_M_FUNC && part == READ_DOCX_E_M_E &&
            is_word(char_before(para, math->from)))
            insert(w, para, math->from, STR(" "));
        return;
    }
    insert(w, para, math->from, STR("("));
    cut(w);
    read_docx_text_sign(w, STR(")"));
}

/* Elements --------------------------------------------------------------------------------- */

/* True if a fraction here would change what is before it: 2 1/3 is not 21/3. */
static bool runs_into(const struct read_docx_walk *w, const struct read_docx_para *para)
{
    uint32_t cp = char_before(para, para->count);

    if (w->math.last != NULL && w->math.last->para == para && para->count == w->math.last->from)
        return false; /* first in its part */
    if (para == w->math.para && para->count == w->math.from)
        return utf8_is_digit(cp);
    return is_word(cp) || cp == ')';
}

bool read_docx_math_begin(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_math *math = ARENA_NEW(w->docx->arena, struct read_docx_math);
    struct read_docx_para *para = w->frame->para;

    math->outer = w->math.last;
    math->kind = (enum read_docx_name)w->names[element->depth];
    math->depth = element->depth;
    math->para = para;
    math->vert = w->math.vert;
    if (math->kind == READ_DOCX_E_M_MR && math->outer != NULL && math->outer->parts++ > 0)
        read_docx_text_sign(w, STR("; "));
    if (math->kind == READ_DOCX_E_M_F && para != NULL && runs_into(w, para))
        read_docx_text_sign(w, STR(" "));
    w->math.last = math;
    return true;
}

bool read_docx_math_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_math *math = w->math.last;

    (void)element;
    if (math->kind == READ_DOCX_E_M_D && math->parts > 0)
        read_docx_text_sign(w, math->told.end.p != NULL ? math->told.end : STR(")"));
    cut(w);
    if (math->kind == READ_DOCX_E_M_F && w->frame->para != NULL)
        w->math.fraction = w->frame->para->count;
    w->math.last = math->outer;
    return true;
}

bool read_docx_math_prop(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_math *math = w->math.last;
    struct str value = arena_str(w->docx->arena, read_docx_name_val(element));

    if (math == NULL)
        return true;
    switch ((unsigned)w->names[element->depth]) {
    case READ_DOCX_E_M_BEG_CHR:
        math->told.begin = value;
        break;
    case READ_DOCX_E_M_END_CHR:
        math->told.end = value;
        break;
    case READ_DOCX_E_M_SEP_CHR:
        math->told.separator = value;
        break;
    case READ_DOCX_E_M_CHR:
        math->told.sign = value;
        break;
    case READ_DOCX_E_M_POS:
        math->told.sign = str_is(value, "bot") ? STR("\u0332") : STR("\u0305");
        break;
    default:
        math->told.has_no_bar = str_is(value, "noBar");
        break;
    }
    return true;
}

static struct str told_or(struct str told, struct str otherwise)
{
    return told.p != NULL ? told : otherwise;
}

/* The sign before a part. */
static struct str sign_before(const struct read_docx_math *math, enum read_docx_name part)
{
    bool is_first = math->parts == 0;

    switch ((unsigned)math->kind) {
    case READ_DOCX_E_M_F:
        if (part != READ_DOCX_E_M_DEN)
            return STR_NONE;
        return math->told.has_no_bar ? STR("; ") : STR("/");
    case READ_DOCX_E_M_RAD:
        return part == READ_DOCX_E_M_E ? STR("√") : STR_NONE;
    case READ_DOCX_E_M_D:
        return is_first ? told_or(math->told.begin, STR("("))
                        : told_or(math->told.separator, STR("|"));
    case READ_DOCX_E_M_NARY:
        return is_first ? told_or(math->told.sign, STR("∫")) : STR_NONE;
    case READ_DOCX_E_M_MR:
        return is_first ? STR_NONE : STR(", ");
    case READ_DOCX_E_M_EQ_ARR:
        return is_first ? STR_NONE : STR("; ");
    default:
        return STR_NONE;
    }
}

/* Whether a part is raised or lowered. */
static unsigned vert_of(const struct read_docx_math *math, enum read_docx_name part)
{
    if (part == READ_DOCX_E_M_SUP || part == READ_DOCX_E_M_DEG)
        return READ_DOCX_SUP;
    if (part == READ_DOCX_E_M_SUB)
        return READ_DOCX_SUB;
    if (part == READ_DOCX_E_M_LIM)
        return math->kind == READ_DOCX_E_M_LIM_UPP ? READ_DOCX_SUP : READ_DOCX_SUB;
    return 0;
}

/* The element of which this is a part; NULL: it is none. */
static struct read_docx_math *math_of(const struct read_docx_walk *w,
                                      const struct wrap_xml_element *element)
{
    return w->math.last != NULL && w->math.last->depth + 1 == element->depth ? w->math.last : NULL;
}

bool read_docx_math_part(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    enum read_docx_name part = (enum read_docx_name)w->names[element->depth];
    struct read_docx_math *math = math_of(w, element);
    struct str sign;
    unsigned vert;

    if (math == NULL)
        return true;
    sign = sign_before(math, part);
    vert = vert_of(math, part);
    math->parts++;
    math->vert = w->math.vert;
    math->is_nested = vert != 0 && w->math.vert != 0;
    if (math->is_nested)
        sign = vert == READ_DOCX_SUP ? STR("^") : STR("_");
    cut(w);
    if (sign.n > 0)
        read_docx_text_sign(w, sign);
    if (vert != 0 && !math->is_nested)
        w->math.vert = (uint8_t)vert;
    cut(w);
    math->from = w->frame->para != NULL ? w->frame->para->count : 0;
    return true;
}

bool read_docx_math_part_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    enum read_docx_name part = (enum read_docx_name)w->names[element->depth];
    struct read_docx_math *math = math_of(w, element);

    if (math == NULL)
        return true;
    if (math->kind == READ_DOCX_E_M_ACC || math->kind == READ_DOCX_E_M_BAR)
        read_docx_text_sign(w, told_or(math->told.sign, math->kind == READ_DOCX_E_M_ACC
                                                            ? STR("\u0302")
                                                            : STR("\u0305")));
    else
        bracket(w, math, part);
    cut(w);
    w->math.vert = math->vert;
    return true;
}

/* Equations -------------------------------------------------------------------------------- */

bool read_docx_math_equation(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    if (w->math.equations++ > 0)
        return true;
    w->math.has_para = w->frame->para == NULL; /* between paragraphs: one of its own */
    if (w->math.has_para)
        read_docx_para_begin(w);
    cut(w);
    w->math.from = w->frame->para->count;
    w->math.para = w->frame->para;
    buf_clear(&w->math.raw);
    return true;
}

/* Appends the pieces [from, to) of one height; returns `to`. */
static size_t put_height(struct buf *line, const struct read_docx_para *para, size_t from)
{
    unsigned vert = para->pieces[from].format & READ_DOCX_VERT;
    size_t start;
    size_t i;

    if (vert != 0)
        buf_c(line, vert == READ_DOCX_SUP ? "^{" : "_{");
    start = line->n;
    for (i = from; i < para->count && (para->pieces[i].format & READ_DOCX_VERT) == vert; i++)
        buf_str(line, text_of(para, i));
    if (vert != 0 && line->n == start + 1) { /* one character needs no braces */
        line->p[start - 1] = line->p[start];
        line->n = start;
    } else if (vert != 0) {
        buf_char(line, '}');
    }
    return i;
}

/* Lists the equation as it was and as it is now, ^ and _ for what is raised and lowered. */
static void list(struct read_docx_walk *w, const struct read_docx_para *para)
{
    struct buf line = BUF_NEW;

    for (size_t i = w->math.from; i < para->count;)
        i = put_height(&line, para, i);
    if (ledger_count(buf_view(&line)) == ledger_count(buf_view(&w->math.raw)))
        ledger_add(w->docx->ledger, LEDGER_EQUATION, read_docx_story_at(w), buf_view(&w->math.raw),
                   buf_view(&line));
    buf_done(&line);
}

bool read_docx_math_equation_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_para *para = w->frame->para;

    (void)element;
    if (--w->math.equations > 0)
        return true;
    cut(w);
    w->math.fraction = 0;
    if (para != NULL && para == w->math.para && para->count > w->math.from)
        list(w, para);
    if (para != NULL && w->math.has_para)
        read_docx_para_end(w);
    return true;
}

bool read_docx_math_text(struct read_docx_walk *walk, struct str text)
{
    const struct read_docx_para *para = walk->frame->para;
    size_t i = 0;

    buf_str(&walk->math.raw, text);
    return walk->math.fraction > 0 && para->count == walk->math.fraction && text.n > 0 &&
           is_word(utf8_next(text, &i));
}
