/* SPDX-License-Identifier: MIT */
/* Breaks a centred title into lines of similar length, each no longer than the one above (layout
 * 2.5), without adding lines. Numbers stay with their words, and short quotations stay whole. */
#include "base/utf8.h"
#include "doc/walk.h"
#include "layout/private.h"

/* More than this is no title. */
#define WORDS_MAX 64u
#define LINES_MAX 5u
/* A quotation of so many words stays on one line. */
#define QUOTE_WORDS 4u
/* Splitting a name costs as much as a line that is 20 mm off. */
#define SPLIT_COST (UINT64_C(1134) * 1134)
/* Weight of a line longer than the one above. */
#define SWELL UINT64_C(3)

struct word {
    size_t text;   /* number of its text node */
    size_t at;     /* in it */
    struct str is; /* the word */
    uint32_t end;  /* twips from the first word's start to this one's end */
    bool bound;    /* no break in front */
    bool name;     /* a break in front splits a name */
};

struct balance {
    struct arena *arena;
    const struct style *style;
    struct word words[WORDS_MAX];
    size_t count;
    uint32_t blank, room, mean;
    unsigned lines;
    size_t breaks[LINES_MAX], best[LINES_MAX];
    uint64_t best_cost; /* UINT64_MAX: no solution yet */
};

/* Words ---------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins_upper(struct str word)
{
    size_t i = 0;

    return word.n > 0 && utf8_is_upper(utf8_next(word, &i));
}

static bool begins_lower(struct str word)
{
    size_t i = 0;

    return word.n > 0 && utf8_is_letter(utf8_next(word, &i)) && !begins_upper(word);
}

/* "ngày 15", "15 ngày": a number, or the placeholder for one, and its unit. */
static bool is_bound(struct str before, struct str word)
{
    struct str blank = STR("\xC2\xA0");

    if (str_starts(word, blank) || str_starts(before, blank))
        return true;
    return is_digit(word.p[0]) || word.p[0] == '-' || str_starts(word, STR("–")) ||
           (is_digit(before.p[before.n - 1]) && is_digit(before.p[0]) && begins_lower(word));
}

/* "Sơn La": no sign between them. */
static bool is_name(struct str before, struct str word)
{
    size_t i = before.n;

    while (i > 0 && ((unsigned char)before.p[i - 1] & 0xC0u) == 0x80u)
        i--;
    if (i > 0)
        i--;
    return begins_upper(before) && begins_upper(word) && utf8_is_letter(utf8_next(before, &i));
}

/* Measures the last word, whose letters are all there. */
static void end_word(struct balance *b)
{
    struct word *word = &b->words[b->count - 1];
    bool is_first = b->count == 1;

    word->end = (is_first ? 0 : word[-1].end + b->blank) + sheet_width(b->style, word->is);
    word->bound = !is_first && is_bound(word[-1].is, word->is);
    word->name = !is_first && is_name(word[-1].is, word->is);
}

/* The words of a text; `glued`: its first letters end the last word. False when there
 * are too many. */
static bool add_words(struct balance *b, size_t text, struct str s, bool glued)
{
    size_t i = 0;

    while (i < s.n) {
        size_t start;
        struct word *word = &b->words[b->count];

        while (i < s.n && s.p[i] == ' ')
            i++;
        start = i;
        while (i < s.n && s.p[i] != ' ')
            i++;
        if (start == i)
            break;
        if (glued && start == 0) {
            word[-1].is =
                arena_printf(b->arena, "%.*s%.*s", STR_ARG(word[-1].is), STR_ARG(str_sub(s, 0, i)));
        } else if (b->count == WORDS_MAX) {
            return false;
        } else {
            *word = (struct word){.text = text, .at = start, .is = str_sub(s, start, i)};
            b->count++;
        }
        end_word(b);
    }
    return true;
}

static bool in_control(const struct node *n, const struct node *root)
{
    while (n != root && n->kind != NODE_CONTROL)
        n = n->parent;
    return n != root;
}

/* The words of plain text; false for what holds more than that, or glues two texts to
 * one word elsewhere than at the edge of a control ("05" and "/KH-VPUB"). */
static bool read_words(struct balance *b, const struct node *node)
{
    const struct node *last = NULL; /* text, when no blank ends it */
    size_t text = 0;

    for (struct walk it = walk_start(node); walk_next(&it);) {
        const struct node *n = it.node;

        if (!it.enter || n == node || n->kind == NODE_HOLE || n->kind == NODE_CONTROL)
            continue;
        if (n->kind != NODE_TEXT || n->text.n == 0)
            return false;
        if (last != NULL && n->text.p[0] != ' ' && !in_control(last, node) && !in_control(n, node))
            return false;
        if (!add_words(b, text++, n->text, last != NULL))
            return false;
        last = n->text.p[n->text.n - 1] != ' ' ? n : NULL;
    }
    return b->count > 1;
}

/* Forbids breaks within a short “…”. */
static void bind_quotes(struct balance *b)
{
    for (size_t i = 0; i < b->count; i++) {
        size_t end = i;

        if (!str_starts(b->words[i].is, STR("“")))
            continue;
        while (end < b->count && str_find(b->words[end].is, STR("”"), 0) == SIZE_MAX)
            end++;
        for (size_t w = i + 1; end - i < QUOTE_WORDS && end < b->count && w <= end; w++)
            b->words[w].bound = true;
    }
}

/* Lines ---------------------------------------------------------------------------------------- */

/* Length of the line of words [from, to). */
static uint32_t length_of(const struct balance *b, size_t from, size_t to)
{
    return b->words[to - 1].end - (from > 0 ? b->words[from - 1].end + b->blank : 0);
}

static uint64_t square(uint64_t a, uint64_t b)
{
    uint64_t d = a > b ? a - b : b - a;

    return d * d;
}

/* Cost of a line below one of length `above` (0: none). */
static uint64_t cost_of(const struct balance *b, size_t from, uint32_t length, uint32_t above)
{
    uint64_t cost = square(length, b->mean);

    /* cppcheck-suppress arrayIndexOutOfBoundsCond; a line has a word: from < count */
    if (from > 0 && b->words[from].name)
        cost += SPLIT_COST;
    if (above > 0 && length > above)
        cost += SWELL * square(length, above);
    return cost;
}

/* Exhaustive search over all ways to set the words from `from` on, at most LINES_MAX deep. */
static void try_line(struct balance *b, unsigned line, size_t from, uint32_t above, uint64_t cost)
{
    bool is_last = line + 1 == b->lines;

    for (size_t to = is_last ? b->count : from + 1; to <= b->count; to++) {
        uint32_t length = length_of(b, from, to);
        uint64_t sum = cost + cost_of(b, from, length, above);

        if (layout_text_slack(length) > b->room)
            return;
        if (is_last && sum < b->best_cost) {
            b->best_cost = sum;
            for (unsigned i = 0; i < line; i++)
                b->best[i] = b->breaks[i];
        }
        if (is_last || to == b->count || b->words[to].bound || sum >= b->best_cost)
            continue;
        b->breaks[line] = to;
        try_line(b, line + 1, to, length, sum);
    }
}

const struct node *layout_balance(const struct layout_ctx *ctx, const struct style *style,
                                  const struct node *node, uint32_t width)
{
    struct balance *b;
    uint32_t taken = style->value[SHEET_LEFT] + style->value[SHEET_RIGHT];

    if (!style->balance || layout_text_fits(ctx, style, node, width) || width <= taken)
        return node;
    b = ARENA_NEW(ctx->arena, struct balance);
    b->arena = ctx->arena;
    b->style = style;
    b->blank = sheet_width(style, STR(" "));
    b->room = width - taken;
    b->best_cost = UINT64_MAX;
    if (!read_words(b, node))
        return node;
    bind_quotes(b);
    b->lines = layout_text_measure(ctx->layout, style, NULL, node, width).count;
    if (b->lines < 2) /* it fits, except for the slack */
        b->lines = 2;
    b->mean = b->words[b->count - 1].end / b->lines;
    if (b->lines <= LINES_MAX)
        try_line(b, 0, 0, 0, 0);
    for (unsigned i = b->lines - 1; i-- > 0 && b->best_cost < UINT64_MAX;) {
        const struct word *word = &b->words[b->best[i]];

        node = layout_text_break_at(ctx->arena, node, word->text, word->at, STR(" "));
    }
    return node;
}
