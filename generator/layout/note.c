/* SPDX-License-Identifier: MIT */
/* Lays out notes in the order of their references. */
#include <stdlib.h>

#include "doc/walk.h"
#include "layout/private.h"

/* The notes of the document, sorted by id and then by place. */
struct entry {
    const struct node *note;
    size_t order;
    bool taken;
};

struct index {
    struct entry *entries;
    size_t count;
};

static int compare_entries(const void *a, const void *b)
{
    const struct entry *one = a;
    const struct entry *two = b;
    int order = str_cmp(one->note->name, two->note->name);

    return order != 0 ? order : (one->order > two->order) - (one->order < two->order);
}

/* A note of the layout, to be sorted. */
struct by_id {
    struct str id;
    uint32_t place;
};

static int compare_ids(const void *a, const void *b)
{
    const struct by_id *one = a;
    const struct by_id *two = b;

    return str_cmp(one->id, two->id);
}

/* Counts with `entries` NULL, then fills them. */
static size_t walk_notes(const struct doc *doc, struct entry *entries)
{
    size_t n = 0;

    for (struct walk it = walk_start(doc->root); walk_next(&it);) {
        if (!it.enter || it.node->kind != NODE_NOTE)
            continue;
        if (entries != NULL)
            entries[n] = (struct entry){it.node, n, false};
        n++;
    }
    return n;
}

static struct index make_index(struct layout_ctx *ctx)
{
    struct index index = {.count = walk_notes(ctx->doc, NULL)};

    if (index.count == 0)
        return index;
    index.entries = ARENA_ARRAY(ctx->arena, struct entry, index.count);
    (void)walk_notes(ctx->doc, index.entries); /* the same count */
    qsort(index.entries, index.count, sizeof(struct entry), compare_entries);
    return index;
}

/* The first note of that id; NULL when there is none. */
static struct entry *find_note(const struct index *index, struct str id)
{
    size_t low = 0;
    size_t high = index->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_cmp(index->entries[middle].note->name, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == index->count || !str_eq(index->entries[low].note->name, id))
        return NULL;
    return &index->entries[low];
}

static void add_note(struct layout_ctx *ctx, const struct node *note)
{
    const struct layout_page *page = &ctx->format->page;
    struct layout *layout = ctx->layout;
    struct layout_flow flow = {.place = LAYOUT_NOTE};

    flow.width = page->width - page->left - page->right;
    flow.parent = box_new(ctx->arena, BOX_CELL, NULL, note);
    flow.parent->width = flow.width;
    layout_body_blocks(ctx, &flow, note->first);
    if (flow.parent->last == NULL || flow.parent->last->kind == BOX_TABLE)
        (void)layout_body_gap(ctx, &flow, STR_NONE); /* linked; nothing more to set */
    layout->notes[layout->note_count++] = (struct layout_note){note->name, flow.parent};
}

/* Visits every new reference among the inlines below the boxes of `root`. */
static void scan_boxes(struct layout_ctx *ctx, const struct index *index, const struct box *root)
{
    for (const struct box *box = root; box != NULL; box = box_next(root, box)) {
        if (box->kind != BOX_PARA || box->node == NULL)
            continue;
        for (struct walk it = walk_start(box->node); walk_next(&it);) {
            struct entry *entry = NULL;

            if (it.enter && it.node->kind == NODE_NOTE_REF)
                entry = find_note(index, it.node->name);
            if (entry == NULL || entry->taken)
                continue;
            entry->taken = true;
            add_note(ctx, entry->note);
        }
    }
}

void layout_note_sort(struct layout *layout, struct arena *a)
{
    struct by_id *order = ARENA_ARRAY(a, struct by_id, layout->note_count + 1);

    layout->note_order = ARENA_ARRAY(a, uint32_t, layout->note_count + 1);
    for (size_t i = 0; i < layout->note_count; i++)
        order[i] = (struct by_id){layout->notes[i].id, num_u32(i)};
    qsort(order, layout->note_count, sizeof(*order), compare_ids);
    for (size_t i = 0; i < layout->note_count; i++)
        layout->note_order[i] = order[i].place;
}

void layout_note_collect(struct layout_ctx *ctx)
{
    struct index index = make_index(ctx);
    struct layout *layout = ctx->layout;

    if (index.count == 0)
        return;
    layout->notes = ARENA_ARRAY(ctx->arena, struct layout_note, index.count);
    for (size_t i = 0; i < layout->section_count; i++)
        scan_boxes(ctx, &index, layout->sections[i].root);
    for (size_t i = 0; i < layout->note_count; i++) /* references within notes */
        scan_boxes(ctx, &index, layout->notes[i].root);
    layout_note_sort(layout, ctx->arena);
}
