/* SPDX-License-Identifier: MIT */
/*
 * Renumbers labels after loops and branches. Before the controls of a container are replaced, the
 * relation of each label to the previous one of its kind is recorded; afterwards those that
 * continued the sequence are made to do so again. Labels that the author wrote out of order are
 * kept.
 */
#include "doc/label.h"
#include "rule/private.h"

/* Relation of a label to the preceding ones, before controls were replaced. */
struct note {
    bool follows;  /* its number is one above that of the previous label of its kind */
    bool crosses;  /* … and a label of an outer kind is between them */
    bool is_below; /* 1.2. below 1.: its leading numbers are those of the label above */
    bool is_seen;  /* a copy of it has been seen in the tree */
};

/*
 * Copies of the labels of one container, and the note of each at the same index. Each block points
 * at its copy, which it shares only with its clones made by loops; the index of the copy identifies
 * the note.
 */
struct rule_labels {
    struct rule_labels *next;
    struct node *container;
    struct label *labels;
    struct note *notes;
    size_t count;
};

/* The last label of each kind met during the traversal. */
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

/* True for labels like "1.2.", whose parent is "1.". */
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

/* True for labels with the same number in different branches of one {% if %}. */
static bool is_alternative(const struct node *a, const struct node *b)
{
    return a->parent != b->parent && a->parent->kind == NODE_BRANCH &&
           b->parent->kind == NODE_BRANCH && a->parent->parent == b->parent->parent &&
           label_same_number(a->label, b->label);
}

/* The note of a label; NULL if the label was not in the container when recorded. */
static struct note *note_of(const struct rule_labels *noted, const struct label *label)
{
    uintptr_t first = (uintptr_t)noted->labels;
    uintptr_t at = (uintptr_t)label;

    if (at < first || (at - first) / sizeof(*label) >= noted->count)
        return NULL;
    return &noted->notes[(at - first) / sizeof(*label)];
}

static void note_one(struct rule_labels *noted, struct trail *trail, struct node *n)
{
    struct label *label = &noted->labels[noted->count];
    struct note *note = &noted->notes[noted->count++];
    const struct note *other = NULL;
    const struct node *last;

    *label = *n->label;
    n->label = label;
    last = trail->last[label->kind].node;
    note->follows = last != NULL && label_follows(label, last->label);
    note->crosses = trail->last[label->kind].is_crossed;
    if (is_dotted(label) && trail->last[label->kind - 1].is_there)
        note->is_below = is_same_prefix(label, trail->last[label->kind - 1].path);
    if (last != NULL && is_alternative(last, n))
        other = note_of(noted, last->label);
    if (other != NULL) {
        note->follows = other->follows;
        note->crosses = other->crosses;
    }
    go_past(trail, label, n);
}

/* The next block of a container, descending into controls; NULL at the end. */
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

void rule_label_note(struct rule_run *run, struct node *container, struct rule_labels **list)
{
    struct arena *arena = &run->doc->arena;
    struct rule_labels *noted = ARENA_NEW(arena, struct rule_labels);
    struct trail trail = {0};
    size_t count = 0;

    for (struct node *n = next_block(container, container); n != NULL; n = next_block(n, container))
        count += n->label != NULL;
    noted->labels = ARENA_ARRAY(arena, struct label, count);
    noted->notes = ARENA_ARRAY(arena, struct note, count);
    for (struct node *n = next_block(container, container); n != NULL; n = next_block(n, container))
        if (n->label != NULL)
            note_one(noted, &trail, n);
    noted->container = container;
    noted->next = *list;
    *list = noted;
}

/* The last component of a label in its new position. */
static uint32_t new_number(const struct trail *trail, const struct label *label,
                           const struct note *note)
{
    bool is_there = trail->last[label->kind].is_there;
    bool is_crossed = trail->last[label->kind].is_crossed;
    uint32_t last = trail->last[label->kind].path[label->depth - 1];

    if (note->follows) {
        if (!is_there || (is_crossed && !note->crosses))
            return 1;
        return last + 1;
    }
    if (note->is_seen && is_there && !is_crossed) /* a further iteration of a loop */
        return last + 1;
    return label->path[label->depth - 1];
}

static void renumber_one(struct rule_run *run, struct trail *trail, struct node *n,
                         struct note *note)
{
    struct label label = *n->label;
    struct buf *b = rule_run_scratch(run);

    if (note != NULL && label.depth > 0) {
        if (note->is_below && trail->last[label.kind - 1].is_there)
            for (unsigned i = 0; i + 1 < label.depth; i++)
                label.path[i] = trail->last[label.kind - 1].path[i];
        label.path[label.depth - 1] = new_number(trail, n->label, note);
        note->is_seen = true;
    }
    if (label.depth > 0 && !label_same_number(&label, n->label)) {
        label_print(b, label.kind, label.path, label.depth);
        label.text = buf_view(b);
        n->label = label_copy(&run->doc->arena, &label);
    }
    go_past(trail, &label, n);
}

void rule_label_renumber(struct rule_run *run, const struct rule_labels *list)
{
    for (; list != NULL; list = list->next) {
        struct trail trail = {0};

        for (struct node *n = list->container->first; n != NULL; n = n->next)
            if (n->label != NULL)
                renumber_one(run, &trail, n, note_of(list, n->label));
    }
}
