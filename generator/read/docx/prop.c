/* SPDX-License-Identifier: MIT */
/* Elements of w:rPr and w:pPr that affect the format; all others are ignored. */
#include "read/docx/prop.h"

#include "base/vn.h"

void read_docx_prop_init(struct read_docx_prop *prop, struct arena *a)
{
    prop->arena = a;
    read_docx_map_init(&prop->fonts, a);
}

static bool is_symbol(struct arena *a, struct str name)
{
    struct str folded = vn_fold_in(a, name);

    return str_is(folded, "symbol") || str_starts(folded, STR("wingdings")) ||
           str_starts(folded, STR("webdings")) || str_starts(folded, STR("zapf_dingbats"));
}

static const struct read_docx_font *find_font(struct read_docx_prop *prop, struct str name)
{
    struct read_docx_font *font = read_docx_map_get(&prop->fonts, name);

    if (font != NULL)
        return font;
    font = ARENA_NEW(prop->arena, struct read_docx_font);
    font->name = arena_str(prop->arena, name);
    font->is_symbol = is_symbol(prop->arena, font->name);
    (void)read_docx_map_put(&prop->fonts, name, font); /* checked to be absent */
    return font;
}

/* Of runs --------------------------------------------------------------------------- */

static void set_format(struct read_docx_run_prop *run, unsigned mask, unsigned format)
{
    run->set = (uint8_t)(run->set | mask);
    run->format = (uint8_t)((run->format & ~mask) | format);
}

static void set_toggle(struct read_docx_run_prop *run, unsigned format,
                       const struct wrap_xml_element *element)
{
    set_format(run, format, read_docx_name_on(element) ? format : 0);
}

static void set_vert(struct read_docx_run_prop *run, struct str value)
{
    set_format(run, READ_DOCX_VERT,
               str_is(value, "superscript") ? READ_DOCX_SUP
               : str_is(value, "subscript") ? READ_DOCX_SUB
                                            : 0);
}

/* The font for non-ASCII text, else for ASCII; a theme font takes precedence over a name. */
static void set_font(struct read_docx_prop *prop, struct read_docx_run_prop *run,
                     const struct wrap_xml_element *element)
{
    struct str name = read_docx_name_attr(element, "hAnsi");

    if (read_docx_name_attr(element, "hAnsiTheme").p != NULL)
        name = STR("(theme)");
    if (name.p == NULL)
        name = read_docx_name_attr(element, "ascii");
    if (name.p != NULL)
        run->font = find_font(prop, name);
}

static void set_size(struct read_docx_run_prop *run, struct str value)
{
    int32_t size;

    if (!read_docx_name_number(value, &size) || size <= 0)
        return;
    if (str_ends(value, STR("pt")))
        size /= 10; /* twips, in the strict form */
    run->size = (uint16_t)(size < 3276 ? size : 3276);
}

void read_docx_prop_run(struct read_docx_prop *prop, struct read_docx_run_prop *run,
                        enum read_docx_name name, const struct wrap_xml_element *element)
{
    if (name == READ_DOCX_E_B)
        set_toggle(run, READ_DOCX_BOLD, element);
    else if (name == READ_DOCX_E_I)
        set_toggle(run, READ_DOCX_ITALIC, element);
    else if (name == READ_DOCX_E_CAPS)
        set_toggle(run, READ_DOCX_CAPS, element);
    else if (name == READ_DOCX_E_VANISH)
        set_toggle(run, READ_DOCX_VANISH, element);
    else if (name == READ_DOCX_E_STRIKE ||
             (name == READ_DOCX_E_DSTRIKE && read_docx_name_on(element)))
        set_toggle(run, READ_DOCX_STRIKE, element);
    else if (name == READ_DOCX_E_U)
        set_format(run, READ_DOCX_UNDERLINE,
                   str_is(read_docx_name_val(element), "none") ? 0 : READ_DOCX_UNDERLINE);
    else if (name == READ_DOCX_E_VERT_ALIGN)
        set_vert(run, read_docx_name_val(element));
    else if (name == READ_DOCX_E_SZ)
        set_size(run, read_docx_name_val(element));
    else if (name == READ_DOCX_E_R_FONTS)
        set_font(prop, run, element);
    else if (name == READ_DOCX_E_R_STYLE)
        run->style = arena_str(prop->arena, read_docx_name_val(element)).p;
}

void read_docx_prop_run_over(struct read_docx_run_prop *under,
                             const struct read_docx_run_prop *over)
{
    set_format(under, over->set, over->format);
    if (over->size != 0)
        under->size = over->size;
    if (over->font != NULL)
        under->font = over->font;
    if (over->style != NULL)
        under->style = over->style;
}

/* Of paragraphs ------------------------------------------------------------------------ */

static enum read_docx_align align_of(struct str value)
{
    if (str_is(value, "center"))
        return READ_DOCX_CENTER;
    if (str_is(value, "right") || str_is(value, "end"))
        return READ_DOCX_RIGHT;
    if (str_is(value, "left") || str_is(value, "start"))
        return READ_DOCX_LEFT;
    return READ_DOCX_JUSTIFY; /* both, distribute etc. */
}

static void set_indent(struct read_docx_para_prop *para, const struct wrap_xml_element *element)
{
    struct str left = read_docx_name_attr(element, "left");
    struct str hanging = read_docx_name_attr(element, "hanging");
    int32_t value;

    if (left.p == NULL)
        left = read_docx_name_attr(element, "start");
    if (read_docx_name_number(left, &value)) {
        para->indent = value;
        para->told |= READ_DOCX_TOLD_INDENT;
    }
    if (read_docx_name_number(hanging, &value)) { /* has precedence over firstLine */
        para->first = -value;
        para->told |= READ_DOCX_TOLD_FIRST;
    } else if (read_docx_name_number(read_docx_name_attr(element, "firstLine"), &value)) {
        para->first = value;
        para->told |= READ_DOCX_TOLD_FIRST;
    }
}

static void set_number(struct read_docx_para_prop *para, enum read_docx_name name, struct str value)
{
    int32_t number;

    if (!read_docx_name_number(value, &number) || number < 0)
        return;
    if (name == READ_DOCX_E_NUM_ID) {
        para->num = number;
        para->told |= READ_DOCX_TOLD_NUM;
    } else if (name == READ_DOCX_E_ILVL) {
        para->level = (uint8_t)(number < 8 ? number : 8);
        para->told |= READ_DOCX_TOLD_LEVEL;
    } else {
        para->outline = (uint8_t)(number < 9 ? number + 1 : 0);
        para->told |= READ_DOCX_TOLD_OUTLINE;
    }
}

/* Puts a stop in its place, over another one there; ignored if there are too many. */
static void put_stop(struct read_docx_para_prop *para, struct read_docx_stop stop)
{
    size_t i = para->stop_count;

    while (i > 0 && para->stops[i - 1].at >= stop.at)
        i--;
    if (i < para->stop_count && para->stops[i].at == stop.at) {
        para->stops[i] = stop;
        return;
    }
    if (para->stop_count == READ_DOCX_STOPS_MAX)
        return;
    for (size_t k = para->stop_count++; k > i; k--)
        para->stops[k] = para->stops[k - 1];
    para->stops[i] = stop;
}

static void note_stop(struct read_docx_para_prop *para, const struct wrap_xml_element *element)
{
    struct str leader = read_docx_name_attr(element, "leader");
    struct read_docx_stop stop = {.leader = READ_DOCX_LEADER_NONE};

    if (!read_docx_name_number(read_docx_name_attr(element, "pos"), &stop.at))
        return;
    if (str_is(read_docx_name_val(element), "clear"))
        stop.leader = READ_DOCX_LEADER_CLEAR;
    else if (str_is(leader, "dot") || str_is(leader, "middleDot"))
        stop.leader = READ_DOCX_LEADER_DOTS;
    else if (str_is(leader, "underscore") || str_is(leader, "hyphen") || str_is(leader, "heavy"))
        stop.leader = READ_DOCX_LEADER_LINE;
    put_stop(para, stop);
}

void read_docx_prop_para(struct read_docx_prop *prop, struct read_docx_para_prop *para,
                         enum read_docx_name name, const struct wrap_xml_element *element)
{
    if (name == READ_DOCX_E_P_STYLE) {
        para->style = arena_str(prop->arena, read_docx_name_val(element)).p;
    } else if (name == READ_DOCX_E_JC) {
        para->align = (uint8_t)align_of(read_docx_name_val(element));
    } else if (name == READ_DOCX_E_TAB) {
        note_stop(para, element);
    } else if (name == READ_DOCX_E_IND) {
        set_indent(para, element);
    } else if (name == READ_DOCX_E_NUM_ID || name == READ_DOCX_E_ILVL ||
               name == READ_DOCX_E_OUTLINE_LVL) {
        set_number(para, name, read_docx_name_val(element));
    } else if (name == READ_DOCX_E_PAGE_BREAK_BEFORE) {
        para->page_break = read_docx_name_on(element);
        para->told |= READ_DOCX_TOLD_BREAK;
    }
}

void read_docx_prop_para_over(struct read_docx_para_prop *under,
                              const struct read_docx_para_prop *over)
{
    if (over->align != READ_DOCX_ALIGN_NONE)
        under->align = over->align;
    if ((over->told & READ_DOCX_TOLD_INDENT) != 0)
        under->indent = over->indent;
    if ((over->told & READ_DOCX_TOLD_FIRST) != 0)
        under->first = over->first;
    if ((over->told & READ_DOCX_TOLD_NUM) != 0)
        under->num = over->num;
    if ((over->told & READ_DOCX_TOLD_LEVEL) != 0)
        under->level = over->level;
    if ((over->told & READ_DOCX_TOLD_BREAK) != 0)
        under->page_break = over->page_break;
    if ((over->told & READ_DOCX_TOLD_OUTLINE) != 0)
        under->outline = over->outline;
    for (size_t i = 0; i < over->stop_count; i++)
        put_stop(under, over->stops[i]);
    under->told |= over->told;
    if (over->style != NULL)
        under->style = over->style;
}
