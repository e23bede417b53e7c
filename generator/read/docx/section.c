/* SPDX-License-Identifier: MIT */
/* Sections: their properties come at their end, so what starts a section is then inserted before
 * its first block. */
#include "read/docx/private.h"

void read_docx_section_begin(struct read_docx_walk *walk)
{
    walk->section.is_new_page = true; /* default of w:type */
    walk->section.wide = false;
}

void read_docx_section_prop(struct read_docx_walk *walk, enum read_docx_name name,
                            const struct wrap_xml_element *element)
{
    struct str value = read_docx_name_val(element);
    int32_t width;
    int32_t height;

    if (name == READ_DOCX_E_TYPE) {
        walk->section.is_new_page = !str_is(value, "continuous") && !str_is(value, "nextColumn");
    } else if (name == READ_DOCX_E_PG_SZ) {
        walk->section.wide = str_is(read_docx_name_attr(element, "orient"), "landscape");
        if (read_docx_name_number(read_docx_name_attr(element, "w"), &width) &&
            read_docx_name_number(read_docx_name_attr(element, "h"), &height))
            walk->section.wide = width > height;
    }
}

/* A section ends in its last paragraph, which is still open, or in the body. */
void read_docx_section_end(struct read_docx_walk *walk)
{
    struct arena *a = walk->docx->arena;
    struct node *body = walk->docx->body;
    struct node *first;

    if (!walk->story.is_body || !read_docx_story_is_flow(walk))
        return;
    walk->section.ends = walk->frame->para != NULL; /* its block is made later: read/docx/para.c */
    if (walk->section.ends)
        return;
    first = walk->section.start != NULL ? walk->section.start->next : body->first;
    while (first != NULL && first->kind == NODE_DIRECTIVE)
        first = first->next;
    if (first != NULL && walk->section.count > 0 && walk->section.is_new_page &&
        (first->kind == NODE_PARA || first->kind == NODE_TABLE))
        node_set_attr(a, first, RAW_BREAK, STR("yes"));
    if (first != NULL && walk->section.wide != walk->section.is_landscape) {
        struct node *turn = read_docx_story_node(walk, NODE_DIRECTIVE);

        turn->name = walk->section.wide ? STR("ngang") : STR("doc");
        node_insert_before(first, turn);
        walk->section.is_landscape = walk->section.wide;
    }
    walk->section.count++;
    walk->section.start = body->last;
}

void read_docx_section_edge(struct read_docx *docx, const struct read_docx_rel *rel)
{
    struct read_docx_edge *edge;

    if (read_docx_map_get(&docx->beside.edges.by_part, rel->target) != NULL)
        return;
    edge = ARENA_NEW(docx->arena, struct read_docx_edge);
    edge->rel = rel;
    (void)read_docx_map_put(&docx->beside.edges.by_part, rel->target, edge); /* it is new */
    *docx->beside.edges.tail = edge;
    docx->beside.edges.tail = &edge->next;
}
