/* SPDX-License-Identifier: MIT */
/*
 * Content controls for what is filled in after the document was made (number, date, place). All
 * controls of a field are bound to one value in a custom XML part, so that editing one, or the
 * part, changes all. Word displays the value of the part instead of the text in the control; both
 * are always equal.
 */
#include "write/docx/private.h"

#define PREFIX "vb"

static bool is_same_look(const struct run *a, const struct run *b)
{
    return a->bold == b->bold && a->italic == b->italic && a->underline == b->underline &&
           a->vertical == b->vertical;
}

/* The text of a control; false if it contains anything a plain-text control cannot. */
static bool read_value(const struct write_docx_story *story, const struct node *control,
                       struct buf *value)
{
    struct run_iter it = run_start(story->package->layout, control);
    struct run first = {.kind = RUN_TEXT};
    struct run run;

    while (run_next(&it, &run)) {
        if (value->n == 0)
            first = run;
        if (run.kind != RUN_TEXT || run.href.n > 0 || !is_same_look(&first, &run) ||
            str_find_char(run.text, '\n', 0) != SIZE_MAX ||
            str_find_char(run.text, '\t', 0) != SIZE_MAX)
            return false;
        buf_str(value, run.text);
    }
    return value->n > 0;
}

/* True if the field has this value; the first control defines it. */
static bool take_value(struct write_docx_package *package, const struct meta_field *field,
                       struct str value)
{
    struct write_docx_controls *controls = &package->controls;

    for (size_t i = 0; i < controls->value_count; i++)
        if (controls->values[i].field == field)
            return str_eq(controls->values[i].value, value);
    if (controls->value_count == WRITE_DOCX_VALUES_MAX)
        return false;
    controls->values[controls->value_count++] =
        (struct write_docx_value){field, arena_str(&package->doc->arena, value)};
    return true;
}

static void put_open(const struct write_docx_story *story, const struct meta_field *field)
{
    struct buf *out = story->out;

    buf_c(out, "<w:sdt><w:sdtPr><w:alias w:val=\"");
    buf_xml(out, field->written);
    buf_printf(out, "\"/><w:tag w:val=\"" PREFIX ".%.*s\"/><w:id w:val=\"%u\"/>",
               STR_ARG(field->name), ++story->package->controls.last);
    buf_printf(out,
               "<w:dataBinding w:prefixMappings=\"xmlns:" PREFIX "='" META_NAMESPACE
               "'\" w:xpath=\"/" PREFIX ":fields[1]/" PREFIX ":%.*s[1]\" "
               "w:storeItemID=\"" WRITE_DOCX_VALUES_ID "\"/><w:text/></w:sdtPr><w:sdtContent>",
               STR_ARG(field->name));
}

bool write_docx_control_open(const struct write_docx_story *story, const struct node *control)
{
    const struct meta_field *field = meta_find(control->name, META_SOURCE);
    struct buf value = BUF_NEW;
    bool ok = field != NULL && !story->is_margin && read_value(story, control, &value) &&
              take_value(story->package, field, buf_view(&value));

    if (ok)
        put_open(story, field);
    buf_done(&value);
    return ok;
}

void write_docx_control_close(const struct write_docx_story *story)
{
    buf_c(story->out, "</w:sdtContent></w:sdt>");
}

void write_docx_control_item(struct write_docx_package *package, struct buf *out)
{
    buf_c(out, WRITE_DOCX_XML "<fields xmlns=\"" META_NAMESPACE "\">");
    for (size_t i = 0; i < package->controls.value_count; i++) {
        struct str name = package->controls.values[i].field->name;

        buf_printf(out, "<%.*s>", STR_ARG(name));
        buf_xml(out, package->controls.values[i].value);
        buf_printf(out, "</%.*s>", STR_ARG(name));
    }
    buf_c(out, "</fields>");
}
