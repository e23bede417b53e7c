/* SPDX-License-Identifier: MIT */
/* Fields (w:fldChar, w:fldSimple) nest: begin, instruction, separate, result, end. */
#include "read/docx/private.h"

void read_docx_field_begin(struct read_docx_walk *walk)
{
    struct read_docx_field *field = ARENA_NEW(walk->docx->arena, struct read_docx_field);

    field->outer = walk->fields.last;
    field->href = walk->open.href;
    field->para = walk->frame->para;
    field->pos = read_docx_story_pos(walk);
    walk->fields.last = field;
    walk->fields.codes++;
    buf_clear(&walk->fields.code); /* drops the outer field's: only its first words matter */
}

void read_docx_field_code(struct read_docx_walk *walk, struct str code)
{
    struct read_docx_field *field = walk->fields.last;

    if (field == NULL || field->in_result || walk->fields.code.n >= READ_DOCX_CODE_MAX)
        return;
    buf_str(&walk->fields.code, code);
    field->code = arena_str(walk->docx->arena, buf_view(&walk->fields.code));
}

/* Removes and returns the first word of an instruction. */
static struct str first_word(struct str *code)
{
    struct str trimmed = str_trim(*code);
    size_t end = str_find_char(trimmed, ' ', 0);
    struct str word = str_sub(trimmed, 0, end);

    *code = str_trim(str_sub(trimmed, end, trimmed.n));
    return word;
}

/* An instruction is complete. */
static void close_code(struct read_docx_walk *walk, struct read_docx_field *field, bool is_code)
{
    field->in_result = true;
    if (--walk->fields.codes == 0)
        read_docx_text_code(walk, is_code);
}

/* The URL of HYPERLINK "url" …, in the arena; NULL if there is none, as for links within the
 * document (HYPERLINK \l "bookmark"). */
static const char *address(struct arena *a, struct str rest)
{
    size_t end;

    if (!str_starts(rest, STR("\"")))
        return NULL;
    end = str_find_char(rest, '"', 1);
    if (end == SIZE_MAX || end == 1)
        return NULL;
    return arena_str(a, str_sub(rest, 1, end)).p;
}

void read_docx_field_result(struct read_docx_walk *walk)
{
    struct read_docx_field *field = walk->fields.last;
    struct str rest;
    struct str word;

    if (field == NULL || field->in_result)
        return;
    close_code(walk, field, true);
    field->read_count = walk->read.count;
    rest = field->code;
    word = first_word(&rest);
    if (str_is(word, "HYPERLINK")) {
        const char *href = address(walk->docx->arena, rest);

        walk->open.href = href != NULL ? href : walk->open.href;
    }
    field->is_page = str_is(word, "PAGE") || str_is(word, "NUMPAGES") ||
                     str_is(word, "SECTIONPAGES") || str_is(word, "page");
    walk->fields.pages += field->is_page;
}

void read_docx_field_end(struct read_docx_walk *walk)
{
    struct read_docx_field *field = walk->fields.last;
    struct str rest;
    struct str word;

    if (field == NULL)
        return;
    if (!field->in_result) {
        close_code(walk, field, true);
        field->read_count = walk->read.count;
    }
    rest = field->code;
    word = first_word(&rest);
    read_docx_form_put(walk, field, word, rest);
    walk->fields.pages -= field->is_page;
    walk->open.href = field->href;
    walk->fields.last = field->outer;
}

void read_docx_field_cut(struct read_docx_walk *walk, const struct read_docx_para *para)
{
    for (struct read_docx_field *f = walk->fields.last; f != NULL && f->para == para;
         f = f->outer) {
        if (!f->in_result)
            close_code(walk, f, false);
        walk->fields.pages -= f->is_page;
        f->is_page = false;
        walk->open.href = f->href;
        f->para = NULL;
    }
}

void read_docx_field_settle(struct read_docx_walk *walk)
{
    const struct read_docx_field *first = walk->fields.last;

    if (first == NULL || walk->docx->told.field)
        return;
    while (first->outer != NULL)
        first = first->outer;
    diag_about(&walk->docx->package.doc->diag, first->pos, VB_DOCX_FIELD_OPEN,
               diag_str(str_trim(first->code)));
    walk->docx->told.field = true;
}
