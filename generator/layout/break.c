/* SPDX-License-Identifier: MIT */
/* Finds where a long name may break: before words listed by its style, or balanced. */
#include "doc/walk.h"
#include "layout/private.h"

/* Maximum number of break positions tried in one name. */
#define BREAKS_MAX 16u

static bool has_break(const struct node *node)
{
    for (struct walk it = walk_start(node); walk_next(&it);)
        if (it.node->kind == NODE_BR)
            return true;
    return false;
}

/* Next start of the whole word `word` after a blank, or SIZE_MAX. */
static size_t find_word(struct str text, struct str word, size_t from)
{
    while (word.n > 0) {
        size_t at = str_find(text, word, from);
        size_t end = at + word.n;

        if (at == SIZE_MAX)
            break;
        if (at > 0 && text.p[at - 1] == ' ' && (end == text.n || text.p[end] == ' '))
            return at;
        from = at + 1;
    }
    return SIZE_MAX;
}

/* Fewer lines first, then the shorter longest line. */
static bool is_better(struct layout_lines a, struct layout_lines b)
{
    return a.count != b.count ? a.count < b.count : a.longest < b.longest;
}

struct breaker {
    const struct layout_ctx *ctx;
    const struct style *style;
    const struct node *node;
    uint32_t width;
    const struct node *best;
    struct layout_lines best_lines;
    unsigned tried;
};

static void try_words(struct breaker *b, size_t index, struct str text)
{
    struct str rest = b->style->break_before;
    struct str word;

    while (str_split(&rest, '|', &word)) {
        for (size_t at = find_word(text, word, 0); at != SIZE_MAX && b->tried < BREAKS_MAX;
             at = find_word(text, word, at + 1)) {
            const struct node *copy =
                layout_text_break_at(b->ctx->arena, b->node, index, at, STR_NONE);
            struct layout_lines lines =
                layout_text_measure(b->ctx->layout, b->style, NULL, copy, b->width);

            if (b->tried++ == 0 || is_better(lines, b->best_lines)) {
                b->best = copy;
                b->best_lines = lines;
            }
        }
    }
}

/* The best of all breaks; the node itself if there is none. */
static const struct node *find_break(const struct layout_ctx *ctx, const struct style *style,
                                     const struct node *node, uint32_t width)
{
    struct breaker b = {.ctx = ctx, .style = style, .node = node, .width = width, .best = node};
    const struct node *text;

    for (size_t i = 0; (text = layout_text_find(node, i)) != NULL && i < BREAKS_MAX; i++)
        try_words(&b, i, text->text);
    return b.best;
}

const struct node *layout_break(const struct layout_ctx *ctx, const struct style *style,
                                const struct node *node, uint32_t width)
{
    if (has_break(node))
        return node;
    if (style->break_before.n == 0 || layout_text_fits(ctx, style, node, width))
        return layout_balance(ctx, style, node, width);
    return find_break(ctx, style, node, width);
}

uint32_t layout_break_name(const struct layout_ctx *ctx, const struct style *style,
                           const struct node *node)
{
    const struct node *broken = node;

    if (style->break_before.n == 0)
        return 0;
    if (!has_break(node))
        broken = find_break(ctx, style, node, UINT32_MAX);
    if (broken == node && !has_break(node))
        return 0;
    return layout_text_measure(ctx->layout, style, NULL, broken, UINT32_MAX).longest;
}
