/* SPDX-License-Identifier: MIT */
/* The schema is read only when it is needed: that takes longer than a render. */
#include "app/schema.h"

#include "wrap/xml_rng.h"

/* The first letter of a line, counted from 1; the beginning of the file for 0. */
static struct pos place_of(const struct src *src, uint16_t number, uint32_t line)
{
    uint32_t off = line > 0 && line <= src->line_count ? src->line_start[line - 1] : 0;

    while (off < src->text.n && (src->text.p[off] == ' ' || src->text.p[off] == '\t'))
        off++;
    return (struct pos){off, 0, number};
}

bool app_schema_fits(struct app_session *session, struct doc *doc, struct str path,
                     const struct src *src, uint16_t number)
{
    struct str own = arena_printf(&doc->arena, "%.*s/templates/", STR_ARG(session->data));
    struct str schema = arena_printf(&doc->arena, "%.*svanban.rng", STR_ARG(own));
    struct wrap_xml_rng_error error;
    const struct src *text;
    uint16_t ignored = 0;

    if (str_starts(path, own))
        return true;
    text = doc_load(doc, schema.p, POS_NONE, &ignored);
    if (text == NULL)
        return false;
    switch (wrap_xml_rng(text->text, src->text, &error)) {
    case WRAP_XML_RNG_VALID:
        return true;
    case WRAP_XML_RNG_INVALID:
        diag_at(&doc->diag, place_of(src, number, error.line), VB_XML_SCHEMA, "%s", error.message);
        break;
    case WRAP_XML_RNG_SCHEMA:
        diag_at(&doc->diag, place_of(text, ignored, error.line), VB_XML_SCHEMA, "%s",
                error.message);
        break;
    }
    return false;
}
