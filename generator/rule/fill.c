/* SPDX-License-Identifier: MIT */
/* Fills holes and replaces controls in one traversal; recurses for the body of a loop, at most
 * LIMIT_CONTROL_DEPTH deep. */
#include "base/limit.h"
#include "base/vn.h"
#include "doc/iter.h"
#include "doc/walk.h"
#include "rule/private.h"

/* Longest chain of fields whose holes refer to one another. */
#define FIELD_DEPTH_MAX 8

static bool fill_below(struct rule_run *run, struct node *root, unsigned depth);

static bool has_hole(const struct node *root)
{
    for (struct walk it = walk_start(root); walk_next(&it);)
        if (it.enter && it.node->kind == NODE_HOLE)
            return true;
    return false;
}

bool rule_fill_field(struct rule_run *run, struct node *field)
{
    const struct rule_var *vars = run->fill.vars;
    bool ok;

    if (!has_hole(field))
        return true;
    if (run->fill.field_depth == FIELD_DEPTH_MAX) {
        diag_about(&run->doc->diag, field->pos, VB_HOLE_CIRCLE,
                   diag_str(field->text.n > 0 ? field->text : field->name));
        return false;
    }
    run->fill.field_depth++;
    run->fill.vars = NULL;
    ok = fill_below(run, field, 0);
    run->fill.vars = vars;
    run->fill.field_depth--;
    return ok;
}

/* Fills the hole with clones of the inlines of a field or item. */
static bool splice(struct rule_run *run, struct node *hole, struct node *from)
{
    struct arena *arena = &run->doc->arena;

    if (!rule_fill_field(run, from))
        return false;
    if (from->first != NULL && from->first == from->last && from->first->kind == NODE_ITEM)
        from = from->first; /* a list of one item */
    for (const struct node *n = from->first; n != NULL; n = n->next) {
        struct node *copy;

        if (!node_is(n, NODE_CLASS_INLINE)) {
            diag_about(&run->doc->diag, hole->pos, VB_HOLE_LIST, diag_str(hole->text));
            return false;
        }
        copy = node_clone(arena, n);
        for (struct iter it = iter_start(copy); iter_next(&it);)
            it.node->generated = true;
        node_append(hole, copy);
    }
    return true;
}

/* Reports a name that is unknown, ambiguous, or a keyword. */
static bool fail_name(struct rule_run *run, const struct node *at, enum rule_found found,
                      struct rule_expr expr)
{
    struct str said = buf_view(&run->scratch);

    if (found == RULE_UNKNOWN) {
        diag_about(&run->doc->diag, at->pos, VB_HOLE_UNKNOWN, diag_str(at->text), diag_hint(said));
        return false;
    }
    if (found == RULE_AMBIGUOUS) {
        diag_about(&run->doc->diag, at->pos, VB_HOLE_AMBIGUOUS, diag_str(said));
        return false;
    }
    diag_about(&run->doc->diag, at->pos, VB_HOLE_KEYWORD, diag_str(expr.fault));
    return false;
}

/* Parses an expression and looks its name up; RULE_VALUE: must be evaluated. */
static bool resolve(struct rule_run *run, const struct node *at, struct str text,
                    struct rule_expr *expr, enum rule_found *found, struct node **node)
{
    *expr = rule_expr_fold(&run->doc->arena, text);
    *found = RULE_VALUE;
    *node = NULL;
    if (expr->name.p != NULL)
        *found = rule_scope_find(run, expr->name, node);
    if (*found == RULE_UNKNOWN || *found == RULE_AMBIGUOUS ||
        (*found == RULE_VALUE && expr->fault.p != NULL))
        return fail_name(run, at, *found, *expr);
    return true;
}

static bool fill_hole(struct rule_run *run, struct node *hole)
{
    struct rule_expr expr;
    enum rule_found found;
    struct node *node;

    while (hole->first != NULL)
        node_unlink(hole->first);
    if (str_trim(hole->text).n == 0) {
        diag_at(&run->doc->diag, hole->pos, VB_HOLE_EMPTY);
        return false;
    }
    if (!resolve(run, hole, hole->text, &expr, &found, &node))
        return false;
    if (found == RULE_FOUND)
        return splice(run, hole, node);
    return found == RULE_ABSENT || rule_eval_content(run, hole, expr.lua);
}

/* Whether a field, used as a condition, is non-empty. */
static bool is_filled(struct rule_run *run, const struct node *n)
{
    return rule_node_text(run, n).n > 0;
}

static bool test_branch(struct rule_run *run, const struct node *branch, bool *truth)
{
    struct rule_expr expr;
    enum rule_found found;
    struct node *node;

    *truth = true;
    if (str_trim(branch->text).n == 0) /* else */
        return true;
    if (!resolve(run, branch, branch->text, &expr, &found, &node))
        return false;
    if (found == RULE_VALUE)
        return rule_eval_test(run, branch, expr.lua, truth);
    if (found == RULE_FOUND && !rule_fill_field(run, node))
        return false;
    *truth = found == RULE_FOUND && is_filled(run, node);
    return true;
}

/* The node after n and its descendants in document order; NULL at the end of root. */
static struct node *after(const struct node *n, const struct node *root)
{
    while (n != root && n->next == NULL)
        n = n->parent;
    return n != root ? n->next : NULL;
}

/* Replaces n by the children of `from`. */
static void replace_by_children(struct node *n, struct node *from)
{
    while (from->first != NULL) {
        struct node *child = from->first;

        node_unlink(child);
        node_insert_before(n, child);
    }
    node_unlink(n);
}

/* Replaces the control by its first true branch; the traversal continues at *next. */
static bool apply_if(struct rule_run *run, struct node *control, const struct node *root,
                     struct node **next)
{
    struct node *branch = control->first;
    bool truth = false;

    while (branch != NULL) {
        if (!test_branch(run, branch, &truth))
            return false;
        if (truth)
            break;
        branch = branch->next;
    }
    *next = branch != NULL && branch->first != NULL ? branch->first : after(control, root);
    if (branch != NULL)
        replace_by_children(control, branch);
    else
        node_unlink(control);
    return true;
}

/* Sequence of a loop: items of a field, or a Lua list. */
struct range {
    struct node *item; /* the next one */
    bool is_single;    /* a field written on one line, which is the only item */
    int list;
    lua_Integer count;
};

static bool open_range(struct rule_run *run, const struct node *control, struct range *range)
{
    struct rule_expr expr;
    enum rule_found found;
    struct node *node;

    *range = (struct range){.list = LUA_NOREF};
    if (!resolve(run, control, control->text, &expr, &found, &node))
        return false;
    if (found == RULE_VALUE)
        return rule_eval_list(run, control, expr.lua, &range->list, &range->count);
    if (found == RULE_ABSENT)
        return true;
    if (!rule_fill_field(run, node))
        return false;
    range->is_single = node->first != NULL && node->first->kind != NODE_ITEM;
    range->item = range->is_single && is_filled(run, node) ? node : node->first;
    if (range->is_single && range->item != node)
        range->item = NULL;
    return true;
}

/* One iteration: inserts a filled copy of the body, with its variables, before n. */
static bool repeat(struct rule_run *run, struct node *control, const struct rule_var *vars,
                   unsigned depth)
{
    struct arena *arena = &run->doc->arena;
    const struct rule_var *outer = run->fill.vars;
    struct node *holder = node_new(arena, NODE_BRANCH, control->pos);
    bool ok = true;

    for (const struct node *n = control->first; n != NULL; n = n->next) {
        struct node *copy = node_clone(arena, n);

        node_append(holder, copy);
        for (struct iter it = iter_start(copy); iter_next(&it);)
            run->fill.loop_blocks += it.enter && !node_is(it.node, NODE_CLASS_INLINE);
    }
    run->fill.loop_blocks += control->first == NULL; /* a turn is not free */
    if (run->fill.loop_blocks > LIMIT_LOOP_BLOCKS) {
        diag_about(&run->doc->diag, control->pos, VB_LOOP_TOO_LONG, diag_num(LIMIT_LOOP_BLOCKS));
        return false;
    }
    if (arena->total > run->arena_start && arena->total - run->arena_start > LIMIT_LUA_NODE_BYTES) {
        diag_about(&run->doc->diag, control->pos, VB_HOLE_STOPPED,
                   diag_c("LIMIT_LUA_NODE_BYTES"));
        return false;
    }
    run->fill.vars = vars;
    ok = fill_below(run, holder, depth + 1);
    run->fill.vars = outer;
    while (ok && holder->first != NULL) {
        struct node *n = holder->first;

        node_unlink(n);
        node_insert_before(control, n);
    }
    return ok;
}

static bool apply_for(struct rule_run *run, struct node *control, unsigned depth)
{
    struct rule_var counter = {.outer = run->fill.vars, .name = STR("stt"), .list = LUA_NOREF};
    struct rule_var var = {.outer = &counter};
    struct range range;
    bool ok;

    if (depth >= LIMIT_CONTROL_DEPTH) {
        diag_about(&run->doc->diag, control->pos, VB_CONTROL_DEPTH, diag_num(LIMIT_CONTROL_DEPTH));
        return false;
    }
    ok = open_range(run, control, &range);
    var.name = vn_fold_in(&run->doc->arena, control->name);
    var.list = range.list;
    while (ok && (range.item != NULL || counter.number < range.count)) {
        var.node = range.item;
        var.number = ++counter.number;
        ok = repeat(run, control, &var, depth);
        if (range.item != NULL)
            range.item = range.is_single ? NULL : range.item->next;
    }
    luaL_unref(wrap_lua_state(run->lua), LUA_REGISTRYINDEX, range.list);
    node_unlink(control);
    return ok;
}

static bool fill_below(struct rule_run *run, struct node *root, unsigned depth)
{
    struct node *n = root;
    bool ok = true;

    while (ok && n != NULL) {
        struct node *at = n;

        if (at->kind == NODE_HOLE) {
            ok = fill_hole(run, at);
            n = after(at, root);
        } else if (at->kind == NODE_IF && at != root) {
            ok = apply_if(run, at, root, &n);
        } else if (at->kind == NODE_FOR && at != root) {
            n = after(at, root);
            ok = apply_for(run, at, depth);
        } else {
            n = at->first != NULL ? at->first : after(at, root);
        }
    }
    return ok;
}

static bool is_control(const struct node *n)
{
    return n->kind == NODE_IF || n->kind == NODE_FOR;
}

/* True if no control precedes it among its siblings. */
static bool is_first_control(const struct node *n)
{
    do
        n = n->prev;
    while (n != NULL && !is_control(n));
    return n == NULL;
}

/* Records the labels of each container that has controls; true if there is anything to fill. */
static bool look(struct rule_run *run, struct node *root, struct rule_labels **noted)
{
    bool found = false;

    for (struct iter it = iter_start(root); iter_next(&it);) {
        struct node *n = it.node;

        if (!it.enter)
            continue;
        found |= n->kind == NODE_HOLE;
        if (!is_control(n))
            continue;
        found = true;
        if (n != root && is_first_control(n))
            rule_label_note(run, n->parent, noted);
        iter_skip(&it);
    }
    return found;
}

bool rule_fill_tree(struct rule_run *run, struct node *root)
{
    struct rule_labels *noted = NULL;
    bool ok = true;

    if (look(run, root, &noted)) {
        run->edits++;
        ok = fill_below(run, root, 0);
        if (ok)
            rule_label_renumber(run, noted);
    }
    return ok && !diag_stopped(&run->doc->diag);
}

bool rule_fill_part(struct rule_run *run, struct node *root, struct node *part)
{
    bool ok;

    run->fill.part = part;
    ok = rule_fill_tree(run, root);
    run->fill.part = NULL;
    return ok;
}

bool rule_fill_doc(struct rule_run *run)
{
    bool ok;

    run->fill.is_source = true;
    ok = rule_fill_tree(run, run->doc->root);
    run->fill.is_source = false;
    return ok;
}
