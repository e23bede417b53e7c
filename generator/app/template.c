/* SPDX-License-Identifier: MIT */
/* Template files are XML sources; this is where they come together. */
#include "app/template.h"

#include "app/path.h"
#include "app/profile.h"
#include "base/limit.h"
#include "doc/meta.h"
#include "layout/extend.h"
#include "read/xml/xml.h"

#define DEFAULT_TEMPLATE "nd30"

/* Reads one file whose root must be of the given kind. */
static struct node *read_root(struct doc *doc, struct str path, struct pos from,
                              enum node_kind kind)
{
    uint16_t number = 0;
    struct src *src;
    struct node *root;

    if (!app_path_is_file(path.p)) {
        diag_about(&doc->diag, from, VB_TEMPLATE_MISSING, diag_str(path));
        return NULL;
    }
    src = doc_load(doc, path.p, from, &number);
    root = src != NULL ? read_xml_template(doc, src, number) : NULL;
    if (root != NULL && root->kind != kind) {
        diag_about(&doc->diag, root->pos, VB_TEMPLATE_BAD,
                   diag_element(node_element((enum node_kind)root->kind)));
        return NULL;
    }
    return root;
}

/* File of a template: a path as it is, a name below templates/. */
static struct str template_path(struct app_session *session, struct doc *doc, struct str name,
                                struct str folder)
{
    if (str_ends(name, STR(".xml")))
        return arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(name));
    return arena_printf(&doc->arena, "%.*s/templates/%.*s/template.xml", STR_ARG(session->data),
                        STR_ARG(name));
}

static struct node *find_form(struct node *root, struct str id)
{
    for (struct node *n = root->first; n != NULL; n = n->next)
        if (n->kind == NODE_FORM && str_eq(n->name, id))
            return n;
    return NULL;
}

/* Fills a form that only names its file with the frames of that file. */
static bool load_form(struct doc *doc, struct node *root, struct str id, struct str folder)
{
    struct node *form = find_form(root, id);
    struct str src = form != NULL ? node_attr(form, "src") : STR_NONE;
    struct node *loaded;

    if (src.p == NULL || form->first != NULL)
        return true;
    loaded = read_root(doc, arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(src)),
                       form->pos, NODE_FORM);
    if (loaded == NULL)
        return false;
    node_move_children(form, loaded);
    return true;
}

/* The form of each part of the document, once. */
static bool load_forms(struct doc *doc, struct node *root, struct str folder)
{
    for (const struct node *part = doc->root->first; part != NULL; part = part->next)
        if (!load_form(doc, root, meta_text(&doc->arena, meta_head(part), "mau"), folder))
            return false;
    return true;
}

static struct node *load_one(struct app_session *session, struct doc *doc, struct str name,
                             struct str folder, struct pos from)
{
    struct node *chain[LIMIT_TEMPLATE_CHAIN] = {NULL};
    size_t count = 0;

    while (name.p != NULL) {
        struct str path = template_path(session, doc, name, folder);

        if (count == LIMIT_TEMPLATE_CHAIN) {
            diag_about(&doc->diag, from, VB_TEMPLATE_BAD, diag_c("extends (LIMIT_TEMPLATE_CHAIN)"));
            return NULL;
        }
        chain[count] = read_root(doc, path, from, NODE_TEMPLATE);
        folder = app_path_folder(path);
        if (chain[count] == NULL || !load_forms(doc, chain[count], folder))
            return NULL;
        from = chain[count]->pos;
        name = node_attr(chain[count], "extends");
        count++;
    }
    while (count > 1) {
        if (!layout_extend(doc, chain[count - 1], chain[count - 2]))
            return NULL;
        chain[count - 2] = chain[count - 1];
        count--;
    }
    return chain[0];
}

struct node *app_template_load(struct app_session *session, struct doc *doc)
{
    struct str name = str_c(session->options->values[APP_OPT_TEMPLATE]);
    struct pos from = POS_NONE;
    struct node *root;

    if (name.p == NULL) {
        name = session->profile->template.p != NULL ? session->profile->template
                                                    : STR(DEFAULT_TEMPLATE);
        from = session->profile->template_pos;
    }
    root = load_one(session, doc, name, STR_NONE, from);

    if (root == NULL)
        return NULL;
    for (const struct node *part = doc->root->first; part != NULL; part = part->next) {
        const struct node *field = meta_get(meta_head(part), "mau");
        struct str form = meta_text(&doc->arena, meta_head(part), "mau");

        if (find_form(root, form) != NULL)
            continue;
        if (field != NULL && field->first != NULL)
            field = field->first;
        diag_about(&doc->diag, field != NULL && field->pos.src != 0 ? field->pos : root->pos,
                   VB_TEMPLATE_NO_FORM, diag_str(form));
        return NULL;
    }
    return root;
}
