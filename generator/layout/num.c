/* SPDX-License-Identifier: MIT */
/* Decides which written labels a Word list may number, and in which list: only if the list prints
 * exactly what the author wrote. */
#include <stdint.h>

#include "layout/private.h"

/* Word's letters are A B C D E; the decree's are A B C D Đ. */
#define CAPITALS_ALIKE 4u

void layout_num_start(struct layout_ctx *ctx)
{
    for (unsigned k = 0; k < LABEL_KIND_COUNT; k++)
        ctx->counts[k] = (struct layout_count){0};
}

/* Điều and Chương are numbered across the levels above them (layout 2.7). */
static bool runs_on(enum label_kind kind)
{
    return kind == LABEL_DIEU || kind == LABEL_CHUONG;
}

static bool is_countable(const struct label *label)
{
    if (label->depth == 0 || label->kind < LABEL_PHAN || label->kind > LABEL_SO_3)
        return false;
    return label->kind != LABEL_HOA || label->path[0] <= CAPITALS_ALIKE;
}

static struct str print_label(struct layout_ctx *ctx, const struct label *label)
{
    struct buf b = BUF_NEW;
    struct str text;

    label_print(&b, label->kind, label->path, label->depth);
    text = arena_str(ctx->arena, buf_view(&b));
    buf_done(&b);
    return text;
}

struct box_label layout_num_literal(struct layout_ctx *ctx, const struct label *label)
{
    return (struct box_label){.form = BOX_LABEL_LITERAL,
                              .text = label->text.n > 0 ? label->text : print_label(ctx, label),
                              .bold = label->bold,
                              .own_line = label_is_heading_only(label->kind)};
}

/* False when there are too many lists already. */
static bool add_list(struct layout_ctx *ctx, const struct label *label, uint16_t *index)
{
    struct layout *layout = ctx->layout;
    size_t n = layout->list_count;

    if (n == UINT16_MAX)
        return false;
    if ((n & (n - 1)) == 0) { /* capacity is doubled at powers of two */
        struct layout_list *grown = ARENA_ARRAY(ctx->arena, struct layout_list, n == 0 ? 1 : 2 * n);

        for (size_t i = 0; i < n; i++)
            grown[i] = layout->lists[i];
        layout->lists = grown;
    }
    layout->lists[n] = (struct layout_list){label->kind, label->bold, label->path[0]};
    layout->list_count++;
    *index = (uint16_t)n;
    return true;
}

/* Phần … 1.: continues the current list, or starts a new one. */
static bool count_top(struct layout_ctx *ctx, const struct label *label, struct layout_count *count)
{
    uint32_t value = label->path[0];
    bool follows = count->seen && value == count->last + 1;

    if (follows && count->native && ctx->layout->lists[count->list].bold == label->bold)
        return true;
    return (value == 1 || follows) && add_list(ctx, label, &count->list);
}

/* 1.1. and 1.1.1. are levels of the list of their 1., which must be the current one. */
static bool count_level(struct layout_ctx *ctx, const struct label *label,
                        struct layout_count *count)
{
    const struct layout_count *parents = &ctx->counts[LABEL_SO];
    unsigned level = label->depth - 1u;

    for (unsigned i = 0; i < level; i++)
        if (!parents[i].seen || !parents[i].native || parents[i].last != label->path[i])
            return false;
    if (label->path[level] != count->shown + 1 ||
        ctx->layout->lists[parents[0].list].bold != label->bold)
        return false;
    count->list = parents[0].list;
    count->shown++;
    return true;
}

struct box_label layout_num_label(struct layout_ctx *ctx, const struct label *label, bool native)
{
    struct box_label out = layout_num_literal(ctx, label);
    struct layout_count *count = &ctx->counts[label->kind];
    bool is_level = label->kind == LABEL_SO_2 || label->kind == LABEL_SO_3;

    for (unsigned k = label->kind + 1u; k < LABEL_KIND_COUNT; k++)
        if (!runs_on((enum label_kind)k))
            ctx->counts[k] = (struct layout_count){0};
    native = native && is_countable(label) && str_eq(out.text, print_label(ctx, label));
    if (native)
        native = is_level ? count_level(ctx, label, count) : count_top(ctx, label, count);
    count->seen = true;
    count->native = native;
    count->last = label->depth > 0 ? label->path[label->depth - 1u] : 0;
    if (native) {
        out.form = BOX_LABEL_NATIVE;
        out.list = count->list;
        out.level = is_level ? (uint8_t)(label->depth - 1u) : 0;
    }
    return out;
}
