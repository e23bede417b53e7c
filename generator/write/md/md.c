/* SPDX-License-Identifier: MIT */
/* Blocks of boxes as Markdown: paragraphs, headings, pipe tables, notes. */
#include "write/md/md.h"

#include "write/md/text.h"

/* Headings of the body are one level below the document's title. */
#define HEADING_BASE 1u
#define HEADING_MAX 6u

static void begin_block(struct buf *out)
{
    if (out->n > 0)
        buf_c(out, "\n\n");
}

static void put_para(struct buf *out, const struct layout *layout, const struct box *box)
{
    unsigned outline = box->style != NULL ? layout_outline(layout, box->style) : 0;
    uint32_t level = 1;
    unsigned marks;

    if (box->node == NULL || (box->node->first == NULL && box->label.form == BOX_LABEL_NONE))
        return; /* spacing of the page only */
    begin_block(out);
    if (outline == 0) {
        write_md_text(out, layout, box, WRITE_MD_LINE);
        return;
    }
    (void)str_uint(node_attr(box->node, "level"), HEADING_MAX, &level);
    marks = outline + HEADING_BASE + level - 1;
    for (unsigned i = 0; i < marks && i < HEADING_MAX; i++)
        buf_char(out, '#');
    buf_char(out, ' ');
    write_md_text(out, layout, box, WRITE_MD_HEADING);
}

/* Puts the paragraphs of a cell on one line, nested tables flattened cell by cell. */
static void put_cell(struct buf *out, const struct layout *layout, const struct box *cell)
{
    bool any = false;

    buf_c(out, "| ");
    for (const struct box *box = box_next(cell, cell); box != NULL; box = box_next(cell, box)) {
        if (box->kind != BOX_PARA || box->node == NULL ||
            (box->node->first == NULL && box->label.form == BOX_LABEL_NONE))
            continue;
        if (any)
            buf_c(out, "<br>");
        write_md_text(out, layout, box, WRITE_MD_CELL);
        any = true;
    }
    buf_char(out, ' ');
    for (unsigned i = 1; i < cell->cell.span; i++)
        buf_c(out, "| ");
}

static const char *alignment(const struct box *cell)
{
    const struct box *box = cell != NULL ? cell->first : NULL;

    while (box != NULL && box->kind != BOX_PARA)
        box = box->next;
    if (box == NULL || box->style == NULL)
        return "---";
    switch ((enum sheet_align)box->style->value[SHEET_ALIGN]) {
    case SHEET_CENTRE:
        return ":---:";
    case SHEET_RIGHT_ALIGN:
        return "---:";
    case SHEET_JUSTIFY:
    case SHEET_LEFT_ALIGN:
        break;
    }
    return "---";
}

static void put_table(struct buf *out, const struct layout *layout, const struct box *table)
{
    begin_block(out);
    for (const struct box *row = table->first; row != NULL; row = row->next) {
        unsigned columns = 0;

        for (const struct box *cell = row->first; cell != NULL; cell = cell->next) {
            put_cell(out, layout, cell);
            columns += cell->cell.span;
        }
        for (; columns < table->grid.count; columns++)
            buf_c(out, "| ");
        buf_char(out, '|');
        if (row == table->first) { /* pipe tables need a header; the first row is used */
            const struct box *cell = row->next != NULL ? row->next->first : row->first;

            buf_c(out, "\n|");
            for (unsigned i = 0, span = 0; i < table->grid.count; i++) {
                buf_printf(out, " %s |", alignment(cell));
                if (cell != NULL && ++span >= cell->cell.span) {
                    cell = cell->next;
                    span = 0;
                }
            }
        }
        if (row->next != NULL)
            buf_char(out, '\n');
    }
}

static void put_flow(struct buf *out, const struct layout *layout, const struct box *root)
{
    for (const struct box *box = root->first; box != NULL; box = box->next) {
        if (box->page_break && out->n > 0)
            buf_c(out, "\n\n---");
        if (box->kind == BOX_PARA)
            put_para(out, layout, box);
        else if (box->kind == BOX_TABLE)
            put_table(out, layout, box);
    }
}

static void put_note(struct buf *out, const struct layout *layout, size_t number)
{
    const struct box *root = layout->notes[number - 1].root;

    begin_block(out);
    buf_printf(out, "[^%zu]: ", number);
    for (const struct box *box = root->first; box != NULL; box = box->next) {
        if (box != root->first)
            buf_c(out, "\n    ");
        write_md_text(out, layout, box, WRITE_MD_CELL);
    }
}

bool write_md(struct doc *doc, const struct layout *layout, struct buf *out)
{
    struct buf text = BUF_NEW;
    const struct box *foot = NULL;

    (void)doc; /* everything printed is in the layout */
    for (size_t i = 0; i < layout->section_count; i++) {
        const struct layout_section *section = &layout->sections[i];
        bool is_last = i + 1 == layout->section_count || layout->sections[i + 1].first;

        if (i > 0)
            buf_c(&text, "\n\n---");
        put_flow(&text, layout, section->root);
        if (section->foot != NULL)
            foot = section->foot;
        if (foot != NULL && is_last) { /* after everything else in the part */
            put_flow(&text, layout, foot);
            foot = NULL;
        }
    }
    for (size_t i = 1; i <= layout->note_count; i++)
        put_note(&text, layout, i);
    buf_char(&text, '\n');
    buf_str(out, buf_view(&text));
    buf_done(&text);
    return true;
}
