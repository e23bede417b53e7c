/* SPDX-License-Identifier: MIT */
/* A single walk; blocks start lines, inlines stay on the line of their block. */
#include "doc/doc_dump.h"

#include "doc/label.h"
#include "doc/walk.h"

static void put_label(struct buf *out, const struct label *label)
{
    buf_printf(out, " [%s", label_name(label->kind));
    for (unsigned i = 0; i < label->depth; i++)
        buf_printf(out, "%c%u", i == 0 ? ' ' : '.', label->path[i]);
    buf_char(out, ' ');
    buf_json(out, label->text);
    buf_c(out, label->bold ? " bold" : "");
    buf_c(out, label->automatic ? " auto" : "");
    buf_char(out, ']');
}

/* Appends {key="value" …} of the slots and attributes; nothing when all are empty. */
static void put_slots(struct buf *out, const struct node *n)
{
    const char *name_slot = node_name_slot((enum node_kind)n->kind);
    const char *text_slot = node_text_slot((enum node_kind)n->kind);
    const char *open = "{";

    if (name_slot != NULL && n->name.n > 0) {
        buf_printf(out, "%s%s=", open, name_slot);
        buf_json(out, n->name);
        open = " ";
    }
    if (text_slot != NULL && text_slot[0] != '#' && n->text.n > 0) {
        buf_printf(out, "%s%s=", open, text_slot);
        buf_json(out, n->text);
        open = " ";
    }
    for (const struct attr *at = n->attrs; at != NULL; at = at->next) {
        buf_printf(out, "%s%.*s=", open, STR_ARG(at->name));
        buf_json(out, at->value);
        open = " ";
    }
    if (open[0] == ' ')
        buf_char(out, '}');
}

static void put_inline(struct buf *out, const struct node *n, const struct node *root)
{
    if (n != root && (n->prev != NULL || !node_is(n->parent, NODE_CLASS_INLINE)))
        buf_char(out, ' ');
    if (n->generated)
        buf_char(out, '+');
    if (n->kind == NODE_TEXT) {
        buf_json(out, n->text);
        return;
    }
    buf_c(out, node_element((enum node_kind)n->kind));
    put_slots(out, n);
    if (n->kind == NODE_CODE) {
        buf_char(out, '(');
        buf_json(out, n->text);
        buf_char(out, ')');
    } else if (n->first != NULL) {
        buf_char(out, '(');
    }
}

static void put_line(struct buf *out, const struct node *n, unsigned depth, bool places)
{
    const char *text_slot = node_text_slot((enum node_kind)n->kind);

    if (places)
        buf_printf(out, "%8u+%-6u ", n->pos.off, n->pos.len);
    for (unsigned i = 0; i < depth; i++)
        buf_c(out, "  ");
    if (n->generated && n->kind != NODE_DOC)
        buf_char(out, '+');
    buf_c(out, node_element((enum node_kind)n->kind));
    put_slots(out, n);
    if (n->label != NULL)
        put_label(out, n->label);
    if (text_slot != NULL && text_slot[0] == '#') {
        buf_char(out, ' ');
        buf_json(out, n->text);
    }
}

void doc_dump(struct buf *out, const struct node *root, bool places)
{
    unsigned depth = 0;

    for (struct walk it = walk_start(root); walk_next(&it);) {
        bool is_inline = node_is(it.node, NODE_CLASS_INLINE);

        if (it.enter) {
            if (!is_inline && it.node != root)
                buf_char(out, '\n');
            if (is_inline)
                put_inline(out, it.node, root);
            else
                put_line(out, it.node, depth, places);
            depth += !is_inline;
        } else {
            if (is_inline && it.node->first != NULL)
                buf_char(out, ')');
            depth -= !is_inline;
        }
    }
    buf_char(out, '\n');
}
