/* SPDX-License-Identifier: MIT */
/* Pipe tables and the controls between their rows. */
#include "doc/walk.h"
#include "write/source/private.h"
#include "write/source/text.h"

void write_source_table_control(struct buf *out, const struct node *n)
{
    if (n->kind == NODE_FOR)
        buf_printf(out, "{%% for %.*s in %.*s %%}", STR_ARG(n->name), STR_ARG(n->text));
    else if (n->kind == NODE_BRANCH && n->text.n == 0)
        buf_c(out, "{% else %}");
    else
        buf_printf(out, "{%% %s %.*s %%}", n->prev == NULL ? "if" : "elseif", STR_ARG(n->text));
}

static void put_row(struct buf *out, const struct node *row)
{
    buf_char(out, '|');
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
        buf_char(out, ' ');
        write_source_text(out, cell->first, WRITE_SOURCE_CELL, "<br>");
        buf_c(out, cell->first->first != NULL ? " |" : "|");
    }
    buf_char(out, '\n');
}

/* The delimiter row. */
static void put_dashes(struct buf *out, const struct node *table)
{
    struct str align = node_attr(table, "align");
    struct str word;
    bool has_align = align.p != NULL;

    buf_char(out, '|');
    while (has_align && str_split(&align, ' ', &word)) {
        buf_c(out, str_is(word, "left") || str_is(word, "center") ? ":--" : "---");
        buf_c(out, str_is(word, "right") || str_is(word, "center") ? ":|" : "|");
    }
    for (const struct node *c = table->first->first; !has_align && c != NULL; c = c->next)
        buf_c(out, "---|");
    buf_char(out, '\n');
}

void write_source_table(struct write_source *s, struct buf *out, const struct node *table)
{
    (void)s; /* tables do not depend on state */
    for (struct walk it = walk_start(table); walk_next(&it);) {
        const struct node *n = it.node;

        if (n->kind == NODE_ROW && it.enter) {
            walk_skip(&it);
            put_row(out, n);
            if (n == table->first)
                put_dashes(out, table);
        } else if (it.enter && (n->kind == NODE_BRANCH || n->kind == NODE_FOR)) {
            write_source_table_control(out, n);
            buf_char(out, '\n');
        } else if (!it.enter && (n->kind == NODE_IF || n->kind == NODE_FOR)) {
            buf_c(out, "{% end %}\n");
        }
    }
}
