/* SPDX-License-Identifier: MIT */
/* Form fields and content controls whose value is not text of the file: boxes to tick, the chosen
 * entry of a list, a default; the name of an empty merge field. */
#include "read/docx/private.h"

#define TICKED "☒"
#define EMPTY "☐"

struct read_docx_form {
    enum { FORM_NONE, FORM_BOX, FORM_LIST, FORM_TEXT } kind;
    bool is_ticked, is_told; /* told: by w:checked, which outweighs the default */
    int32_t chosen, entries; /* entry of a list; entries so far */
    struct str text;
};

/* A content control, w:sdt. */
struct read_docx_control {
    struct read_docx_control *outer;
    bool is_box, is_ticked;
    uint32_t read_count; /* that of the walk at its start */
};

/* Adds text that the file has as a value; listed if it is printed. */
static void put_value(struct read_docx_walk *w, struct str text)
{
    if (text.n > 0 && read_docx_text_sign(w, text))
        ledger_add(w->docx->ledger, LEDGER_FORM, read_docx_story_at(w), STR_NONE, text);
}

static struct read_docx_form *form_of(struct read_docx_walk *w)
{
    struct read_docx_field *field = w->fields.last;

    if (field != NULL && field->form == NULL)
        field->form = ARENA_NEW(w->docx->arena, struct read_docx_form);
    return field != NULL ? field->form : NULL;
}

static void note_default(struct read_docx_walk *w, struct read_docx_form *form,
                         const struct wrap_xml_element *element)
{
    if (form->kind == FORM_BOX)
        form->is_ticked = form->is_told ? form->is_ticked : read_docx_name_on(element);
    else if (form->kind == FORM_LIST && !form->is_told)
        (void)read_docx_name_number(read_docx_name_val(element), &form->chosen);
    else if (form->kind == FORM_TEXT)
        form->text = arena_str(w->docx->arena, read_docx_name_val(element));
}

bool read_docx_form_data(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_form *form = form_of(w);

    if (form == NULL)
        return true;
    switch ((unsigned)w->names[element->depth]) {
    case READ_DOCX_E_CHECK_BOX:
        form->kind = FORM_BOX;
        break;
    case READ_DOCX_E_DD_LIST:
        form->kind = FORM_LIST;
        break;
    case READ_DOCX_E_TEXT_INPUT:
        form->kind = FORM_TEXT;
        break;
    case READ_DOCX_E_DEFAULT:
        note_default(w, form, element);
        break;
    case READ_DOCX_E_CHECKED:
        form->is_told = true;
        form->is_ticked = read_docx_name_on(element);
        break;
    case READ_DOCX_E_RESULT:
        form->is_told = true;
        (void)read_docx_name_number(read_docx_name_val(element), &form->chosen);
        break;
    default: /* w:listEntry, after the result */
        if (form->entries++ == form->chosen)
            form->text = arena_str(w->docx->arena, read_docx_name_val(element));
        break;
    }
    return true;
}

/* «Name» of MERGEFIELD Name. */
static void put_merge(struct read_docx_walk *w, struct str rest)
{
    struct read_docx *docx = w->docx;
    size_t end =
        str_starts(rest, STR("\"")) ? str_find_char(rest, '"', 1) : str_find_char(rest, ' ', 0);
    struct str name = str_trim(str_sub(rest, str_starts(rest, STR("\"")), end));

    if (name.n == 0)
        return;
    put_value(w, arena_printf(docx->arena, "«%.*s»", STR_ARG(name)));
    if (!docx->told.merge)
        diag_about(&docx->package.doc->diag, read_docx_story_pos(w), VB_DOCX_MERGE, diag_str(name));
    docx->told.merge = true;
}

void read_docx_form_put(struct read_docx_walk *walk, const struct read_docx_field *field,
                        struct str word, struct str rest)
{
    const struct read_docx_form *form = field->form;

    if (form != NULL && form->kind == FORM_BOX)
        put_value(walk, form->is_ticked ? STR(TICKED) : STR(EMPTY));
    else if (walk->read.count > field->read_count)
        return; /* it has a result */
    else if (form != NULL)
        put_value(walk, form->text);
    else if (str_is(word, "MERGEFIELD"))
        put_merge(walk, rest);
}

/* Content controls --------------------------------------------------------------------------- */

bool read_docx_form_control(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    struct read_docx_control *control = ARENA_NEW(w->docx->arena, struct read_docx_control);

    (void)element;
    control->outer = w->open.control;
    control->read_count = w->read.count;
    w->open.control = control;
    return true;
}

bool read_docx_form_control_end(struct read_docx_walk *w, const struct wrap_xml_element *element)
{
    const struct read_docx_control *control = w->open.control;

    (void)element;
    if (control->is_box && w->read.count == control->read_count)
        put_value(w, control->is_ticked ? STR(TICKED) : STR(EMPTY));
    w->open.control = control->outer;
    return true;
}

void read_docx_form_control_prop(struct read_docx_walk *walk, enum read_docx_name name,
                                 const struct wrap_xml_element *element)
{
    if (walk->open.control != NULL && name == READ_DOCX_E_W14_CHECKBOX)
        walk->open.control->is_box = true;
    else if (walk->open.control != NULL && name == READ_DOCX_E_W14_CHECKED)
        walk->open.control->is_ticked = read_docx_name_on(element);
}
