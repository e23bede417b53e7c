/* SPDX-License-Identifier: MIT */
/* Styles are stored as read and resolved on demand. */
#include "read/docx/style.h"

#define CHAIN_MAX 4096 /* longest basedOn chain; Word allows 11 levels */

struct work {
    struct read_docx_styles *styles;
    const struct read_docx_names *names;
    struct read_docx_style *at; /* current style or docDefaults; NULL: none */
    enum read_docx_name in;     /* open R_PR, P_PR or TBL_BORDERS, else OTHER */
    unsigned in_depth;
    unsigned skip_depth; /* of an element being skipped; 0: none */
};

void read_docx_style_init(struct read_docx_styles *styles, struct read_docx_prop *prop)
{
    *styles = (struct read_docx_styles){.prop = prop};
    read_docx_map_init(&styles->by_id, prop->arena);
    styles->defaults.borders = -1;
}

bool read_docx_style_draws(const struct wrap_xml_element *element)
{
    struct str value = read_docx_name_val(element);

    return !str_is(value, "nil") && !str_is(value, "none") && value.n > 0;
}

/* Reading ----------------------------------------------------------------------------- */

static enum read_docx_style_kind kind_of(struct str type)
{
    if (str_is(type, "character"))
        return READ_DOCX_STYLE_CHAR;
    if (str_is(type, "table"))
        return READ_DOCX_STYLE_TABLE;
    return str_is(type, "numbering") ? READ_DOCX_STYLE_NUM : READ_DOCX_STYLE_PARA;
}

static void begin_style(struct work *w, const struct wrap_xml_element *element)
{
    struct str is_default = read_docx_name_attr(element, "default");
    struct str id = read_docx_name_attr(element, "styleId");
    struct read_docx_style *style = ARENA_NEW(w->styles->prop->arena, struct read_docx_style);

    style->kind = kind_of(read_docx_name_attr(element, "type"));
    style->borders = -1;
    w->at = style;
    if (id.n > 0)
        (void)read_docx_map_put(&w->styles->by_id, id, style); /* the first of an id is used */
    if (style->kind == READ_DOCX_STYLE_PARA && w->styles->default_para == NULL &&
        (str_is(is_default, "1") || str_is(is_default, "true") || str_is(is_default, "on")))
        w->styles->default_para = style;
}

static bool is_passed_over(enum read_docx_name name)
{
    return name == READ_DOCX_E_P_PR_CHANGE || name == READ_DOCX_E_R_PR_CHANGE ||
           name == READ_DOCX_E_TBL_PR_CHANGE || name == READ_DOCX_E_TR_PR_CHANGE ||
           name == READ_DOCX_E_TC_PR_CHANGE;
}

static bool is_group(enum read_docx_name name)
{
    return name == READ_DOCX_E_R_PR || name == READ_DOCX_E_P_PR ||
           name == READ_DOCX_E_TBL_BORDERS || name == READ_DOCX_E_NUM_PR;
}

static void note_property(struct work *w, enum read_docx_name name,
                          const struct wrap_xml_element *element)
{
    if (w->in == READ_DOCX_E_R_PR)
        read_docx_prop_run(w->styles->prop, &w->at->run, name, element);
    else if (w->in == READ_DOCX_E_P_PR)
        read_docx_prop_para(w->styles->prop, &w->at->para, name, element);
    else if (w->in == READ_DOCX_E_TBL_BORDERS && w->at->borders != 1)
        w->at->borders = read_docx_style_draws(element);
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct work *w = ctx;
    enum read_docx_name name = read_docx_name_of(w->names, element);

    if (w->skip_depth > 0)
        return true;
    if (is_passed_over(name)) {
        w->skip_depth = element->depth;
    } else if (name == READ_DOCX_E_STYLE) {
        begin_style(w, element);
    } else if (name == READ_DOCX_E_R_PR_DEFAULT || name == READ_DOCX_E_P_PR_DEFAULT) {
        w->at = &w->styles->defaults;
    } else if (w->at == NULL) {
        return true;
    } else if (name == READ_DOCX_E_NAME && w->in == READ_DOCX_OTHER) {
        w->at->name = arena_str(w->styles->prop->arena, read_docx_name_val(element));
    } else if (name == READ_DOCX_E_BASED_ON && w->in == READ_DOCX_OTHER) {
        w->at->based_on = arena_str(w->styles->prop->arena, read_docx_name_val(element));
    } else if (is_group(name) && w->in == READ_DOCX_OTHER) {
        w->in = name;
        w->in_depth = element->depth;
    } else {
        note_property(w, name, element);
    }
    return true;
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct work *w = ctx;

    if (w->skip_depth > 0) {
        if (element->depth == w->skip_depth)
            w->skip_depth = 0;
        return true;
    }
    if (w->in != READ_DOCX_OTHER && element->depth == w->in_depth)
        w->in = READ_DOCX_OTHER;
    if (element->depth == 2 || (w->at == &w->styles->defaults && element->depth == 3))
        w->at = NULL;
    return true;
}

enum wrap_xml_result read_docx_style_read(struct read_docx_styles *styles,
                                          const struct read_docx_names *names, struct str text,
                                          struct wrap_xml_error *error)
{
    static const struct wrap_xml_handler handler = {.start = on_start, .end = on_end};
    struct work w = {.styles = styles, .names = names};

    return wrap_xml_parse(text, &handler, &w, error);
}

/* Resolving ----------------------------------------------------------------------------- */

static void lay_over(struct read_docx_style *style, const struct read_docx_style *base)
{
    struct read_docx_run_prop run = base->run;
    struct read_docx_para_prop para = base->para;

    read_docx_prop_run_over(&run, &style->run);
    read_docx_prop_para_over(&para, &style->para);
    style->run = run;
    style->para = para;
    if (style->borders < 0)
        style->borders = base->borders;
}

/* The style that `style` is based on, if of the same kind. */
static struct read_docx_style *base_of(struct read_docx_styles *styles,
                                       const struct read_docx_style *style)
{
    struct read_docx_style *base = read_docx_map_get(&styles->by_id, style->based_on);

    return base != NULL && base->kind == style->kind ? base : NULL;
}

static void resolve(struct read_docx_styles *styles, struct read_docx_style *style)
{
    struct read_docx_style *chain[CHAIN_MAX];
    size_t n = 0;

    while (style != NULL && style->state == 0 && n < CHAIN_MAX) {
        style->state = 1;
        chain[n++] = style;
        style = base_of(styles, style);
    }
    if (style != NULL && style->state != 2) {
        styles->is_circular = true;
        style = NULL;
    }
    while (n-- > 0) {
        if (style != NULL)
            lay_over(chain[n], style);
        style = chain[n];
        style->state = 2;
    }
}

const struct read_docx_style *read_docx_style_get(struct read_docx_styles *styles, const char *id,
                                                  enum read_docx_style_kind kind)
{
    struct read_docx_style *style =
        id != NULL ? read_docx_map_get(&styles->by_id, str_c(id)) : NULL;

    if (style != NULL && style->kind != kind)
        style = NULL;
    if (style == NULL && kind == READ_DOCX_STYLE_PARA)
        style = styles->default_para;
    if (style != NULL && style->state != 2)
        resolve(styles, style);
    return style;
}

struct read_docx_run_prop read_docx_style_run(struct read_docx_styles *styles,
                                              const struct read_docx_style *para,
                                              const struct read_docx_run_prop *direct)
{
    static const struct read_docx_run_prop nothing = {0};
    const struct read_docx_run_prop *below = para != NULL ? &para->run : &nothing;
    const struct read_docx_style *named =
        direct->style != NULL ? read_docx_style_get(styles, direct->style, READ_DOCX_STYLE_CHAR)
                              : NULL;
    const struct read_docx_run_prop *above = named != NULL ? &named->run : &nothing;
    struct read_docx_run_prop run = styles->defaults.run;
    unsigned toggles = run.format & READ_DOCX_TOGGLES;

    toggles |= (below->format ^ above->format) & READ_DOCX_TOGGLES;
    read_docx_prop_run_over(&run, below);
    read_docx_prop_run_over(&run, above);
    run.format = (uint8_t)((run.format & ~(unsigned)READ_DOCX_TOGGLES) | toggles);
    run.set = UINT8_MAX;
    read_docx_prop_run_over(&run, direct);
    if (run.size == 0)
        run.size = 20; /* Word's default: ten points */
    return run;
}
