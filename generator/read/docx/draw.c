/* SPDX-License-Identifier: MIT */
/* Drawings: images, text boxes, alternate content, unreadable objects. */
#include "read/docx/private.h"

bool read_docx_draw_alternate(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_choice *choice = ARENA_NEW(w->docx->arena, struct read_docx_choice);

    choice->outer = w->choice;
    choice->is_of_props = read_docx_name_is_prop(read_docx_walk_parent(w, element));
    w->choice = choice;
    return true;
}

bool read_docx_draw_alternate_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    if (!w->choice->is_open && !w->choice->is_of_props)
        read_docx_story_left(w, STR("mc:AlternateContent"));
    w->choice = w->choice->outer;
    return true;
}

/* Prefixes, as written by Word and LibreOffice, of namespaces with content that is handled here;
 * ink, charts, 3D models and emoji (w16se) are replaced by what is in their fallback. */
static bool is_understood(struct str prefixes)
{
    static const char *const known[] = {"wps", "wpg",    "wpc",  "w14", "w15", "w16",
                                        "v",   "w16cid", "wp14", "a14", "a"};
    struct str rest = prefixes;
    struct str prefix;
    bool understood = prefixes.n > 0;

    while (str_split(&rest, ' ', &prefix)) {
        bool found = prefix.n == 0;

        for (size_t i = 0; i < ARRAY_LEN(known); i++)
            found = found || str_is(prefix, known[i]);
        understood = understood && found;
    }
    return understood;
}

bool read_docx_draw_choice(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (w->choice == NULL)
        return true;
    w->choice->read_count = w->read.count;
    if (w->choice->is_taken || (w->names[element->depth] == READ_DOCX_E_CHOICE &&
                                !is_understood(read_docx_name_attr(element, "Requires"))))
        w->skip_depth = element->depth;
    else
        w->choice->is_open = true;
    return true;
}

/* A prefix promises more than it holds: only a branch in which something was read counts. */
bool read_docx_draw_choice_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    if (w->choice != NULL)
        w->choice->is_taken = w->choice->is_taken || w->read.count > w->choice->read_count;
    return true;
}

bool read_docx_draw_box(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_para *para = w->frame->para;

    if (para == NULL) /* misplaced: part of the flow */
        return true;
    if (para->box == NULL)
        para->box = read_docx_story_node(w, NODE_BODY);
    read_docx_story_push(w, READ_DOCX_FRAME_BOX, element->depth, para->box);
    return true;
}

bool read_docx_draw_box_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (!read_docx_story_is_in(w, READ_DOCX_FRAME_BOX, element->depth))
        return true;
    read_docx_para_settle(w);
    read_docx_story_pop(w);
    return true;
}

/* A DrawingML paragraph is treated as a text box. */
bool read_docx_draw_para(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)read_docx_draw_box(w, element);
    read_docx_para_begin(w);
    return true;
}

bool read_docx_draw_para_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    if (w->frame->para != NULL)
        read_docx_para_end(w);
    return read_docx_draw_box_end(w, element);
}

bool read_docx_draw_begin(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    (void)element;
    w->open.alt = STR_NONE;
    return true;
}

/* wp:docPr of a drawing, then pic:cNvPr of each of its pictures; v:shape of VML. */
bool read_docx_draw_alt(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct str alt = read_docx_name_attr(element, "descr");

    if (alt.n == 0)
        alt = read_docx_name_attr(element, "alt");
    if (alt.n == 0 && w->names[element->depth] != READ_DOCX_E_V_SHAPE)
        alt = read_docx_name_attr(element, "title");
    if (alt.n > 0)
        w->open.alt = arena_str(w->docx->arena, alt);
    return true;
}

bool read_docx_draw_image(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    bool is_vml = w->names[element->depth] == READ_DOCX_E_V_IMAGEDATA;
    struct str id = read_docx_name_attr(element, is_vml ? "id" : "embed");

    return id.n == 0 || read_docx_media_image(w, id, w->open.alt);
}

bool read_docx_draw_foreign(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    read_docx_story_left(w, element->name);
    return true;
}
