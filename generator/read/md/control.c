/* SPDX-License-Identifier: MIT */
/* `{% if %}`, `{% for %}` and their ends, between blocks and between table rows. */
#include "read/hole.h"
#include "read/md/private.h"

bool read_md_control_is(struct read_md *md, struct read_md_line line)
{
    struct str text = read_md_line_text(md, line);

    if (read_hole_is_control(text))
        return true;
    if (str_starts(text, STR("{%")) && str_find(text, STR("%}"), 0) == SIZE_MAX)
        diag_about(&md->doc->diag, read_md_line_pos(md, line.off, line.off + line.len),
                   VB_CONTROL_SYNTAX, diag_str(text));
    return false;
}

static struct node *add(struct read_md *md, struct node *parent, enum node_kind kind,
                        struct pos pos)
{
    struct node *n = node_new(&md->doc->arena, kind, pos);

    node_append(parent, n);
    return n;
}

static void open_control(struct read_md *md, struct read_md_controls *c,
                         const struct read_hole_control *control, struct pos pos)
{
    struct node *n;

    if (c->count == LIMIT_CONTROL_DEPTH) {
        diag_about(&md->doc->diag, pos, VB_CONTROL_DEPTH, diag_num(LIMIT_CONTROL_DEPTH));
        return;
    }
    n = add(md, c->into, control->word == READ_HOLE_FOR ? NODE_FOR : NODE_IF, pos);
    c->open[c->count++] = n;
    c->into = n;
    if (n->kind == NODE_FOR) {
        n->name = control->var;
        n->text = control->expr;
        return;
    }
    c->into = add(md, n, NODE_BRANCH, pos);
    c->into->text = control->expr;
}

/* else, elseif: false if there is no matching `if`. */
static bool add_branch(struct read_md *md, struct read_md_controls *c,
                       const struct read_hole_control *control, struct pos pos)
{
    struct node *top = c->count > 0 ? c->open[c->count - 1] : NULL;

    if (top == NULL || top->kind != NODE_IF || top->last->text.n == 0)
        return false; /* nothing may follow the branch without a condition */
    c->into = add(md, top, NODE_BRANCH, pos);
    c->into->text = control->expr;
    return true;
}

void read_md_control(struct read_md *md, struct read_md_controls *c, struct read_md_line line)
{
    struct str text = read_md_line_text(md, line);
    struct pos pos = read_md_line_pos(md, line.off, line.off + line.len);
    struct read_hole_control control;
    enum diag_code fault = VB_CONTROL_STRAY;
    bool ok = true;

    if (!read_hole_control(text, &control)) {
        fault = VB_CONTROL_SYNTAX;
        ok = false;
    } else if (control.word == READ_HOLE_IF || control.word == READ_HOLE_FOR) {
        open_control(md, c, &control, pos);
    } else if (control.word == READ_HOLE_END) {
        ok = c->count > 0;
        if (ok)
            c->into = c->open[--c->count]->parent;
    } else {
        ok = add_branch(md, c, &control, pos);
    }
    if (!ok)
        diag_about(&md->doc->diag, pos, fault, diag_str(text));
}

bool read_md_control_opens(struct read_md *md, struct read_md_line line)
{
    struct read_hole_control control;

    return read_hole_control(read_md_line_text(md, line), &control) &&
           (control.word == READ_HOLE_IF || control.word == READ_HOLE_FOR);
}

void read_md_control_finish(struct read_md *md, struct read_md_controls *c)
{
    for (unsigned i = 0; i < c->count; i++)
        diag_at(&md->doc->diag, c->open[i]->pos, VB_CONTROL_UNCLOSED);
    c->count = 0;
}
