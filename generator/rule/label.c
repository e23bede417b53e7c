/* SPDX-License-Identifier: MIT */
/*
 * Labels after loops and branches. Before the controls of a container are
 * replaced, each label is noted with how it stands to the one before it of its
 * kind; afterwards those that followed follow again. What the author wrote out
 * of order stays so.
 */
#include "doc/label.h"
#include "rule/private.h"

/* A label with its note; clones of a block share it. */
struct noted {
    struct label label; /* first: node->label points here */
    bool follows;       /* the number after that of the label before of its kind */
    bool crosses;       /* … with a label of an outer kind between them */
    bool is_below;      /* 1.2. below 1.: its first numbers are those of the label above */
    bool is_seen;       /* a first copy stands in the tree */
};

/* The last label of each kind on the way through the blocks. */
struct trail {
    struct {
        const struct node *node;
        uint32_t path[LABEL_PATH_MAX];
        bool is_there, is_crossed;
    } last[LABEL_KIND_COUNT];
};

static void go_past(struct trail *trail, const struct label *label, const struct node *n)
{
    for (unsigned k = label->kind + 1; k < LABEL_KIND_COUNT; k++)
        trail->last[k].is_crossed = true;
    trail->last[label->kind].is_crossed = false;
    trail->last[label->kind].is_there = true;
    trail->last[label->kind].node = n;
    for (unsigned i = 0; i < LABEL_PATH_MAX; i++)
        trail->last[label->kind].path[i] = label->path[i];
}

/* The kind of the label above "1.2.": that of "1.". */
static bool is_dotted(const struct label *label)
{
    return label->kind == LABEL_SO_2 || label->kind == LABEL_SO_3;
}

static bool is_same_prefix(const struct label *label, const uint32_t *path)
{
    for (unsigned i = 0; i + 1 < label->depth; i++)
        if (label->path[i] != path[i])
            return false;
    return true;
}

/* Two labels with one number in different branches of one {% if %}. */
static bool is_alternative(const struct node *a, const struct node *b)
{
    return a->parent != b->parent && a->parent->kind == NODE_BRANCH &&
           b->parent->kind == NODE_BRANCH && a->parent->parent == b->parent->parent &&
           label_same_number(a->label, b->label);
}

static void note_one(struct arena *arena, struct trail *trail, struct node *n)
{
    struct noted *noted = ARENA_NEW(arena, struct noted);
    const struct label *label = n->label;
    const struct node *last = trail->last[label->kind].node;

    noted->label = *label;
    noted->follows = last != NULL && label_follows(label, last->label);
    noted->crosses = trail->last[label->kind].is_crossed;
    if (is_dotted(label) && trail->last[label->kind - 1].is_there)
        noted->is_below = is_same_prefix(label, trail->last[label->kind - 1].path);
    if (last != NULL && is_alternative(last, n)) {
        const struct noted *other = (const struct noted *)last->label;

        noted->follows = other->follows;
        noted->crosses = other->crosses;
    }
    n->label = &noted->label;
    go_past(trail, label, n);
}

/* The next block of a container, through its controls; NULL at the end. */
static struct node *next_block(struct node *n, const struct node *container)
{
    bool is_inside =
        n == container || n->kind == NODE_IF || n->kind == NODE_FOR || n->kind == NODE_BRANCH;

    if (is_inside && n->first != NULL)
        return n->first;
    while (n != container && n->next == NULL)
        n = n->parent;
    return n != container ? n->next : NULL;
}

void rule_label_note(struct rule_run *run, struct node *container)
{
    struct trail trail = {0};

    for (struct node *n = next_block(container, container); n != NULL; n = next_block(n, container))
        if (n->label != NULL)
            note_one(&run->doc->arena, &trail, n);
}

/* The last number of a label in its new place. */
static uint32_t new_number(const struct trail *trail, const struct noted *noted)
{
    const struct label *label = &noted->label;
    bool is_there = trail->last[label->kind].is_there;
    bool is_crossed = trail->last[label->kind].is_crossed;
    uint32_t last = trail->last[label->kind].path[label->depth - 1];

    if (noted->follows) {
        if (!is_there || (is_crossed && !noted->crosses))
            return 1;
        return last + 1;
    }
    if (noted->is_seen && is_there && !is_crossed) /* the next round of a loop */
        return last + 1;
    return label->path[label->depth - 1];
}

static void renumber_one(struct rule_run *run, struct trail *trail, struct node *n)
{
    struct noted *noted = (struct noted *)(uintptr_t)n->label;
    struct label label = noted->label;
    struct buf *b = rule_run_scratch(run);

    if (label.depth > 0) {
        if (noted->is_below && trail->last[label.kind - 1].is_there)
            for (unsigned i = 0; i + 1 < label.depth; i++)
                label.path[i] = trail->last[label.kind - 1].path[i];
        label.path[label.depth - 1] = new_number(trail, noted);
        noted->is_seen = true;
    }
    if (label.depth > 0 && !label_same_number(&label, &noted->label)) {
        label_print(b, label.kind, label.path, label.depth);
        label.text = buf_view(b);
        n->label = label_copy(&run->doc->arena, &label);
    }
    go_past(trail, &label, n);
}

void rule_label_renumber(struct rule_run *run, struct node *container)
{
    struct trail trail = {0};

    for (struct node *n = container->first; n != NULL; n = n->next)
        if (n->label != NULL)
            renumber_one(run, &trail, n);
}
