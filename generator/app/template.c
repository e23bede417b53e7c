/* SPDX-License-Identifier: MIT */
/* Reads template files, XML sources, and combines them. */
#include "app/template.h"

#include "app/path.h"
#include "app/profile.h"
#include "base/limit.h"
#include "doc/meta.h"
#include "layout/extend.h"
#include "read/xml/xml.h"

#define DEFAULT_TEMPLATE "nd30"

/* A file as read. */
struct app_template_file {
    struct app_template_file *next;
    struct str path;
    enum node_kind kind;     /* required of its root */
    struct doc *doc;         /* its messages; those without a position concern the path */
    const struct node *root; /* NULL: unusable */
};

/* A form of a template with its frames. */
struct form {
    struct form *next;
    const struct node *named; /* the FORM in the template, which may only name a file */
    struct doc *doc;          /* messages */
    const struct node *root;  /* NULL: unusable */
};

struct app_template {
    struct app_template *next;
    struct str name;
    struct doc *doc;               /* messages */
    struct layout_template design; /* root NULL: unusable */
    struct form *forms;
};

/* Files --------------------------------------------------------------------------------------- */

/* False with a message: more styles than the sheet searches in time. */
static bool is_short(struct doc *doc, const struct node *root)
{
    size_t count = 0;

    for (const struct node *n = root->first; n != NULL; n = n->next)
        count += n->kind == NODE_STYLE;
    if (count > LIMIT_TEMPLATE_STYLES)
        diag_about(&doc->diag, root->pos, VB_LIMIT_TEMPLATE_STYLES,
                   diag_num(LIMIT_TEMPLATE_STYLES));
    return count <= LIMIT_TEMPLATE_STYLES;
}

/* `folder`: below which the file must be; p NULL: it is an argument of the command line. */
static const struct node *read_root(struct doc *doc, struct str path, struct str folder,
                                    enum node_kind kind)
{
    uint16_t number = 0;
    const struct src *src;
    struct node *root;

    if (!app_path_is_file(path.p)) {
        diag_about(&doc->diag, POS_NONE, VB_TEMPLATE_MISSING, diag_str(path));
        return NULL;
    }
    src = folder.p == NULL ? doc_load(doc, path.p, POS_NONE, &number)
                           : doc_load_below(doc, path.p, folder, POS_NONE, &number);
    root = src != NULL ? read_xml_template(doc, src, number) : NULL;
    if (root != NULL && root->kind != kind) {
        diag_about(&doc->diag, root->pos, VB_TEMPLATE_BAD,
                   diag_element(node_element((enum node_kind)root->kind)));
        return NULL;
    }
    return diag_stopped(&doc->diag) || (root != NULL && !is_short(doc, root)) ? NULL : root;
}

/* The root of a file, of the given kind; NULL with messages in `doc`, those without a position at
 * `from`. */
static const struct node *find_file(struct app_world *world, struct doc *doc, struct str path,
                                    struct str folder, struct pos from, enum node_kind kind)
{
    struct app_template_file *file = world->files;

    while (file != NULL && (file->kind != kind || !str_eq(file->path, path)))
        file = file->next;
    if (file == NULL) {
        file = ARENA_NEW(&world->arena, struct app_template_file);
        file->path = arena_str(&world->arena, path);
        file->kind = kind;
        file->doc = app_world_doc(world);
        file->root = read_root(file->doc, file->path, folder, kind);
        file->next = world->files;
        world->files = file;
    }
    diag_repeat(&doc->diag, &file->doc->diag, from);
    return file->root;
}

/* Templates ----------------------------------------------------------------------------------- */

/* Path of a template: a path unchanged, a name below templates/. *folder: that of the template
 * which names it (p NULL: none does); becomes that below which it must be. */
static struct str template_path(struct app_world *world, struct str name, struct str *folder)
{
    if (str_ends(name, STR(".xml")))
        return arena_printf(&world->arena, "%.*s%.*s", STR_ARG(*folder), STR_ARG(name));
    *folder = str_find_char(name, '/', 0) != SIZE_MAX
                  ? arena_printf(&world->arena, "%.*s/templates/", STR_ARG(world->data))
                  : STR_NONE; /* a shipped one */
    return arena_printf(&world->arena, "%.*s/templates/%.*s/template.xml", STR_ARG(world->data),
                        STR_ARG(name));
}

/* Reads the chain of extends, then merges it starting at its end. */
static const struct node *merge_chain(struct app_world *world, struct doc *doc, struct str name)
{
    const struct node *chain[LIMIT_TEMPLATE_CHAIN] = {NULL};
    struct str folder = STR_NONE;
    struct pos from = POS_NONE;
    const struct node *whole;
    struct node *merged;
    size_t count = 0;

    while (name.p != NULL) {
        struct str path = template_path(world, name, &folder);

        if (count == LIMIT_TEMPLATE_CHAIN) {
            diag_about(&doc->diag, from, VB_TEMPLATE_BAD, diag_c("extends (LIMIT_TEMPLATE_CHAIN)"));
            return NULL;
        }
        chain[count] = find_file(world, doc, path, folder, from, NODE_TEMPLATE);
        if (chain[count] == NULL)
            return NULL;
        folder = app_path_folder(path);
        from = chain[count]->pos;
        name = node_attr(chain[count], "extends");
        count++;
    }
    whole = chain[--count];
    if (count > 0) {
        whole = merged = node_clone(&doc->arena, whole);
        while (count > 0)
            if (!layout_extend(doc, merged, chain[--count]))
                return NULL;
    }
    return layout_template_check(doc, whole) ? whole : NULL;
}

static struct app_template *new_template(struct app_world *world, struct str name)
{
    struct app_template *t = ARENA_NEW(&world->arena, struct app_template);

    t->name = arena_str(&world->arena, name);
    t->doc = app_world_doc(world);
    t->design.root = merge_chain(world, t->doc, t->name);
    t->design.arena = &world->arena;
    t->next = world->templates;
    world->templates = t;
    return t;
}

struct app_template *app_template_find(struct app_world *world, const struct app_profile *profile,
                                       struct doc *doc)
{
    struct str name = str_c(world->options->values[APP_OPT_TEMPLATE]);
    struct pos from = POS_NONE;
    struct app_template *t = world->templates;

    if (name.p == NULL) {
        name = profile->template.p != NULL ? profile->template : STR(DEFAULT_TEMPLATE);
        from = profile->template_pos;
    }
    while (t != NULL && !str_eq(t->name, name))
        t = t->next;
    if (t == NULL)
        t = new_template(world, name);
    diag_repeat(&doc->diag, &t->doc->diag, from);
    return t->design.root != NULL ? t : NULL;
}

struct layout_template *app_template_design(struct app_template *t)
{
    return &t->design;
}

/* Forms --------------------------------------------------------------------------------------- */

/* The frames of a form: its own, or those of the file it names, relative to the template. */
static const struct node *take_frames(struct app_world *world, struct doc *doc,
                                      const struct node *named)
{
    struct str src = node_attr(named, "src");
    const struct src *holder = diag_src_of(&doc->diag, named->pos);
    struct str folder = holder != NULL ? app_path_folder(holder->name) : STR_NONE;
    const struct node *file;
    struct node *form;

    if (src.p == NULL || named->first != NULL)
        return named;
    file =
        find_file(world, doc, arena_printf(&doc->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(src)),
                  folder, named->pos, NODE_FORM);
    if (file == NULL)
        return NULL;
    form = node_clone(&doc->arena, named);
    node_move_children(form, node_clone(&doc->arena, file));
    return form;
}

static const struct form *find_form(struct app_world *world, struct app_template *t,
                                    const struct node *named)
{
    struct form *form = t->forms;

    while (form != NULL && form->named != named)
        form = form->next;
    if (form != NULL)
        return form;
    form = ARENA_NEW(&world->arena, struct form);
    form->named = named;
    form->doc = app_world_doc(world);
    form->root = take_frames(world, form->doc, named);
    if (form->root != NULL && form->root != named &&
        !layout_template_check_form(form->doc, t->design.root, form->root))
        form->root = NULL;
    form->next = t->forms;
    t->forms = form;
    return form;
}

const struct node *app_template_form(struct app_world *world, struct app_template *t,
                                     struct doc *doc, const struct node *part)
{
    const struct node *field = meta_get(meta_head(part), "mau");
    struct str id = meta_text(&doc->arena, meta_head(part), "mau");
    const struct node *named = layout_form_find(t->design.root, id);
    const struct form *form;

    if (named == NULL) {
        if (field != NULL && field->first != NULL)
            field = field->first;
        diag_about(&doc->diag,
                   field != NULL && field->pos.src != 0 ? field->pos : t->design.root->pos,
                   VB_TEMPLATE_NO_FORM, diag_str(id));
        return NULL;
    }
    form = find_form(world, t, named);
    diag_repeat(&doc->diag, &form->doc->diag, named->pos);
    return form->root;
}
