/* SPDX-License-Identifier: MIT */
/* A template's page and style sheet: checked once, then resolved to numbers. Finds forms;
 * layout/frame.c lays them out. */
#include "doc/walk.h"
#include "layout/private.h"
#include "layout/value.h"

/* Required in every template: the paragraph style that everything falls back to, and a table
 * style. */
#define BASE_USE "para"
#define TABLE_USE "table"

static const struct node *find_style_node(const struct node *tree, struct str id)
{
    for (const struct node *n = tree->first; n != NULL; n = n->next)
        if (n->kind == NODE_STYLE && str_eq(n->name, id))
            return n;
    return NULL;
}

static bool refuse(struct doc *doc, const struct node *node, enum diag_code code, struct str what)
{
    diag_about(&doc->diag, node->pos, code, diag_str(what));
    return false;
}

/* The clause of a value: its own, else that of the style or page. */
static struct str clause_of(const struct node *set)
{
    struct str own = node_attr(set, "clause");

    return own.p != NULL ? own : node_attr(set->parent, "clause");
}

static bool check_value(struct doc *doc, const struct node *set, const char *which,
                        enum layout_value_type type)
{
    struct str text = node_attr(set, which);
    struct str allow = node_attr(set, "allow");
    struct str clause = clause_of(set);
    struct str holder = set->parent->kind == NODE_PAGE ? STR("page") : set->parent->name;
    uint32_t value = 0;
    bool well;

    if (text.p == NULL)
        return true;
    if (!layout_value_parse(type, text, &value)) {
        diag_about(&doc->diag, set->pos, VB_TEMPLATE_BAD, diag_str(set->name), diag_c(which),
                   diag_str(text));
        return false;
    }
    if (!layout_value_allowed(type, allow, value, &well) && well)
        diag_about(&doc->diag, set->pos, VB_TEMPLATE_RANGE, diag_str(holder), diag_str(set->name),
                   diag_str(text), diag_str(allow), diag_clause(clause));
    return well || refuse(doc, set, VB_TEMPLATE_BAD, allow);
}

/* One <set> of a style or, with `page`, of the page. */
static bool check_set(struct doc *doc, const struct node *set, struct layout_page *page)
{
    enum layout_value_type type = LAYOUT_VALUE_LENGTH;
    enum sheet_prop prop;
    bool known = true;

    if (page != NULL)
        known = layout_value_page(page, set->name) != NULL;
    else if (layout_value_prop(set->name, &prop))
        type = layout_value_type(prop);
    else if (str_is(set->name, "border"))
        type = LAYOUT_VALUE_SWITCH;
    else
        known = false;
    if (!known || !node_has_attr(set, "value"))
        return refuse(doc, set, VB_TEMPLATE_BAD, set->name);
    return check_value(doc, set, "value", type) && check_value(doc, set, "small", type);
}

static bool check_sets(struct doc *doc, const struct node *holder, struct layout_page *page)
{
    for (const struct node *n = holder->first; n != NULL; n = n->next)
        if (n->kind == NODE_SET && !check_set(doc, n, page))
            return false;
    return true;
}

/* True if `attr` names an existing style or is absent. */
static bool check_reference(struct doc *doc, const struct node *tree, const struct node *node,
                            const char *attr)
{
    struct str id = node_attr(node, attr);

    return id.p == NULL || find_style_node(tree, id) != NULL ||
           refuse(doc, node, VB_TEMPLATE_STYLE, id);
}

static bool check_chain(struct doc *doc, const struct node *tree, const struct node *style)
{
    const struct node *slow = style;
    const struct node *fast = style;

    for (;;) { /* Floyd cycle detection on based-on */
        for (unsigned i = 0; i < 2; i++) {
            struct str id = node_attr(fast, "based-on");

            fast = id.p != NULL ? find_style_node(tree, id) : NULL;
            if (fast == NULL)
                return true;
        }
        slow = find_style_node(tree, node_attr(slow, "based-on"));
        if (slow == fast)
            return refuse(doc, style, VB_TEMPLATE_BAD, style->name);
    }
}

static bool check_style(struct doc *doc, const struct node *tree, const struct node *style)
{
    if (style->name.n == 0 || find_style_node(tree, style->name) != style)
        return refuse(doc, style, VB_TEMPLATE_BAD, style->name);
    return check_reference(doc, tree, style, "based-on") &&
           check_reference(doc, tree, style, "next") && check_sets(doc, style, NULL);
}

/* Every style that a frame names. */
bool layout_template_check_form(struct doc *doc, const struct node *tree, const struct node *form)
{
    for (struct walk it = walk_start(form); walk_next(&it);)
        if (it.enter && !check_reference(doc, tree, it.node, "style"))
            return false;
    return true;
}

/* True if the page is complete and leaves room for text. */
static bool check_page(struct doc *doc, const struct node *tree, const struct layout_page *page)
{
    if (page->width == 0 || page->height == 0 || page->left + page->right >= page->width ||
        page->top + page->bottom >= page->height)
        return refuse(doc, tree, VB_TEMPLATE_BAD, STR("page"));
    return true;
}

static void load_page(const struct node *tree, bool small, struct layout_page *page)
{
    *page = (struct layout_page){0};
    for (const struct node *n = tree->first; n != NULL; n = n->next) {
        if (n->kind != NODE_PAGE)
            continue;
        for (const struct node *set = n->first; set != NULL; set = set->next) {
            struct str text =
                node_attr(set, small && node_has_attr(set, "small") ? "small" : "value");

            (void)layout_value_parse(LAYOUT_VALUE_LENGTH, text, /* checked before */
                                     layout_value_page(page, set->name));
        }
    }
}

static enum sheet_kind kind_of(const struct node *node)
{
    struct str kind = node_attr(node, "kind");

    if (str_is(kind, "table"))
        return SHEET_TABLE;
    return str_is(kind, "character") ? SHEET_CHARACTER : SHEET_PARAGRAPH;
}

/* True if `use` has a style of the right kind. */
static bool check_use(struct doc *doc, const struct node *tree, const char *use,
                      enum sheet_kind kind)
{
    for (const struct node *n = tree->first; n != NULL; n = n->next) {
        struct str rest = node_attr(n, "for");
        struct str piece;

        while (n->kind == NODE_STYLE && kind_of(n) == kind && str_split(&rest, ' ', &piece))
            if (str_is(piece, use))
                return true;
    }
    return refuse(doc, tree, VB_TEMPLATE_STYLE, arena_printf(&doc->arena, "for=\"%s\"", use));
}

/* Reports a font that the extended template does not allow. */
static void check_font(struct doc *doc, const struct node *tree)
{
    struct str font = node_attr(tree, "font");
    struct str allow = node_attr(tree, "font-allow");

    if (allow.p != NULL && !str_eq(font, allow))
        diag_about(&doc->diag, tree->pos, VB_TEMPLATE_RANGE, diag_c("font"), diag_str(STR_NONE),
                   diag_str(font), diag_str(allow), diag_clause(node_attr(tree, "clause")));
}

bool layout_template_check(struct doc *doc, const struct node *tree)
{
    struct layout_page page;

    check_font(doc, tree);
    for (const struct node *n = tree->first; n != NULL; n = n->next) {
        if (n->kind == NODE_PAGE && !check_sets(doc, n, &page))
            return false;
        if (n->kind == NODE_STYLE && !check_style(doc, tree, n))
            return false;
        if (n->kind == NODE_FORM && !layout_template_check_form(doc, tree, n))
            return false;
    }
    for (const struct node *n = tree->first; n != NULL; n = n->next)
        if (n->kind == NODE_STYLE && !check_chain(doc, tree, n))
            return false;
    if (!check_use(doc, tree, BASE_USE, SHEET_PARAGRAPH) ||
        !check_use(doc, tree, TABLE_USE, SHEET_TABLE))
        return false;
    load_page(tree, false, &page);
    return check_page(doc, tree, &page);
}

/* Applies the own values of a style over the inherited ones. */
static void set_values(const struct layout_preset *preset, const struct node *node,
                       struct style *style, bool own)
{
    bool small =
        preset->small || (preset->group.n > 0 && str_eq(node_attr(node, "group"), preset->group));

    for (const struct node *set = node->first; set != NULL; set = set->next) {
        struct str text = node_attr(set, small && node_has_attr(set, "small") ? "small" : "value");
        enum sheet_prop prop = SHEET_PROP_COUNT;
        uint32_t value = 0;

        if (str_is(set->name, "border")) {
            style->border = str_is(text, "yes");
        } else if (layout_value_prop(set->name, &prop) &&
                   layout_value_parse(layout_value_type(prop), text, &value)) {
            style->value[prop] = value;
            style->own |= own ? 1u << (unsigned)prop : 0;
        }
    }
}

/* The style and its based-on chain, outermost last; at most `cap`. */
static size_t collect_chain(const struct node *tree, const struct node *node,
                            const struct node **chain, size_t cap)
{
    size_t n = 0;

    while (node != NULL && n < cap) {
        struct str base = node_attr(node, "based-on");

        chain[n++] = node;
        node = base.p != NULL ? find_style_node(tree, base) : NULL;
    }
    return n;
}

/* A template on its way into numbers. */
struct loader {
    struct arena *arena;
    const struct node *tree;
    const struct layout_preset *preset;
    struct layout_format *format;
    const struct node **chain; /* room for all styles */
};

static void load_style(const struct loader *l, const struct node *node, struct style *style)
{
    const struct sheet *sheet = &l->format->sheet;
    size_t n = collect_chain(l->tree, node, l->chain, sheet->count);
    struct str name = node_attr(node, "name");
    struct str next = node_attr(node, "next");

    style->id = node->name;
    style->name = name.p != NULL ? name : node->name;
    style->kind = kind_of(node);
    style->break_before = node_attr(node, "break-before");
    style->group = node_attr(node, "group");
    style->clause = node_attr(node, "clause");
    style->balance = str_is(node_attr(node, "balance"), "yes");
    style->native = str_is(node_attr(node, "number"), "native");
    style->based_on = n > 1 ? sheet_find(sheet, l->chain[1]->name) : NULL;
    style->next = next.p != NULL ? sheet_find(sheet, next) : NULL;
    style->value[SHEET_LINE] = 240; /* OOXML's default */
    style->value[SHEET_SIZE] = 20;
    style->value[SHEET_ALIGN] = SHEET_LEFT_ALIGN;
    while (n-- > 0)
        set_values(l->preset, l->chain[n], style, n == 0);
}

static size_t count_uses(const struct node *tree)
{
    size_t n = 0;

    for (const struct node *s = tree->first; s != NULL; s = s->next) {
        struct str rest = node_attr(s, "for");
        struct str piece;

        while (str_split(&rest, ' ', &piece))
            n++;
    }
    return n;
}

static void load_uses(const struct loader *l)
{
    struct layout_format *format = l->format;
    struct layout_use *uses = ARENA_ARRAY(l->arena, struct layout_use, count_uses(l->tree) + 1);

    for (const struct node *s = l->tree->first; s != NULL; s = s->next) {
        struct str rest = node_attr(s, "for");
        struct str piece;

        while (s->kind == NODE_STYLE && str_split(&rest, ' ', &piece))
            if (piece.n > 0)
                uses[format->use_count++] =
                    (struct layout_use){piece, sheet_find(&format->sheet, s->name)};
    }
    format->uses = uses;
}

static void load_sheet(struct loader *l)
{
    struct sheet *sheet = &l->format->sheet;
    struct style *styles;
    size_t n = 0;

    sheet->font = node_attr(l->tree, "font");
    for (const struct node *s = l->tree->first; s != NULL; s = s->next)
        sheet->count += s->kind == NODE_STYLE;
    sheet->styles = styles = ARENA_ARRAY(l->arena, struct style, sheet->count + 1);
    l->chain = ARENA_ARRAY(l->arena, const struct node *, sheet->count + 1);
    for (const struct node *s = l->tree->first; s != NULL; s = s->next)
        if (s->kind == NODE_STYLE) {
            styles[n].id = s->name; /* before any references */
            styles[n].index = (uint16_t)n;
            n++;
        }
    n = 0;
    for (const struct node *s = l->tree->first; s != NULL; s = s->next)
        if (s->kind == NODE_STYLE)
            load_style(l, s, &styles[n++]);
}

static struct layout_format *resolve(struct arena *a, const struct node *tree,
                                     const struct layout_preset *preset)
{
    struct loader l = {.arena = a, .tree = tree, .preset = preset};

    l.format = ARENA_NEW(a, struct layout_format);
    /* its group may be of the document */
    l.format->preset = (struct layout_preset){preset->small, arena_str(a, preset->group)};
    load_sheet(&l);
    load_uses(&l);
    load_page(tree, preset->small, &l.format->page);
    return l.format;
}

const struct layout_format *layout_template_format(struct layout_template *t,
                                                   const struct layout_preset *preset)
{
    struct layout_format *made;

    for (const struct layout_format *f = t->formats; f != NULL; f = f->next)
        if (f->preset.small == preset->small && str_eq(f->preset.group, preset->group))
            return f;
    made = resolve(t->arena, t->root, preset);
    made->next = t->formats;
    t->formats = made;
    return made;
}

const struct node *layout_template_form(struct doc *doc, const struct node *tree, struct str id)
{
    const struct node *only = NULL;
    unsigned count = 0;

    for (const struct node *n = tree->first; n != NULL; n = n->next) {
        if (n->kind != NODE_FORM)
            continue;
        if (id.n > 0 && str_eq(n->name, id))
            return n;
        only = n;
        count++;
    }
    if (id.n == 0 && count == 1)
        return only;
    diag_about(&doc->diag, tree->pos, VB_TEMPLATE_NO_FORM, diag_str(id));
    return NULL;
}

/* Later styles win, so an office's own take precedence over the extended template's. */
static const struct style *find_use(const struct layout_ctx *ctx, struct str base,
                                    struct str variant)
{
    size_t dot = base.n + (variant.n > 0 ? 1 : 0);

    for (size_t i = ctx->format->use_count; i-- > 0;) {
        struct str name = ctx->format->uses[i].name;

        if (name.n == dot + variant.n && str_starts(name, base) &&
            (variant.n == 0 || (name.p[base.n] == '.' && str_ends(name, variant))))
            return ctx->format->uses[i].style;
    }
    return NULL;
}

const struct style *layout_template_style(const struct layout_ctx *ctx, const char *base,
                                          struct str variant)
{
    const struct style *style = find_use(ctx, str_c(base), variant);

    if (style == NULL && variant.n > 0)
        style = find_use(ctx, str_c(base), STR_NONE);
    return style != NULL ? style : find_use(ctx, STR(BASE_USE), STR_NONE);
}
