/* SPDX-License-Identifier: MIT */
/* read/docx/walk.c: every element that the reader knows under every element that holds properties.
 * Whatever it means there, an end action runs only after its start, and the text behind stays. */
#include "docx.h"

static const struct {
    const char *prefix, *name;
} elements[] = {
#define NAME(constant, space, element) {#space, element},
#include "read/docx/names.def"
#undef NAME
};

/* Documents with the element at %s; the text "sau" stands behind. */
static const char *const places[] = {
    "<w:p><w:r><w:rPr>%s</w:rPr><w:t>trong</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:rPr>%s</w:rPr></w:pPr><w:r><w:t>trong</w:t></w:r></w:p>",
    "<w:p><w:pPr>%s</w:pPr><w:r><w:t>trong</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:numPr>%s</w:numPr></w:pPr><w:r><w:t>trong</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:sectPr>%s</w:sectPr></w:pPr><w:r><w:t>trong</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:pPrChange><w:pPr>%s</w:pPr></w:pPrChange></w:pPr><w:r><w:t>trong</w:t></w:r></"
    "w:p>",
    "<w:tbl><w:tblPr>%s</w:tblPr><w:tr><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc></w:tr>"
    "</w:tbl>",
    "<w:tbl><w:tblGrid>%s</w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc>"
    "</w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tblPrEx>%s</w:tblPrEx><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc>"
    "</w:tr></w:tbl>",
    "<w:tbl><w:tr><w:trPr>%s</w:trPr><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc></w:tr>"
    "</w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr>%s</w:tcPr><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc></w:tr>"
    "</w:tbl>",
    "<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent><w:p><w:r><w:t>trong</w:t></w:r></w:p>"
    "</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtEndPr>%s</w:sdtEndPr><w:sdtContent><w:p><w:r><w:t>trong</w:t></w:r></w:p>"
    "</w:sdtContent></w:sdt>",
    "<w:p><w:smartTag><w:smartTagPr>%s</w:smartTagPr><w:r><w:t>trong</w:t></w:r></w:smartTag></"
    "w:p>",
    "<w:customXml><w:customXmlPr>%s</w:customXmlPr><w:p><w:r><w:t>trong</w:t></w:r></w:p>"
    "</w:customXml>",
    "<w:p><w:r><w:ruby><w:rubyPr>%s</w:rubyPr><w:rubyBase><w:r><w:t>trong</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r></w:p>",
    "<w:p><m:oMath><m:r><m:rPr>%s</m:rPr><m:t>trong</m:t></m:r></m:oMath></w:p>",
    "<w:p><m:oMath><m:f><m:fPr>%s</m:fPr><m:num><m:r><m:t>trong</m:t></m:r></m:num></m:f></m:oMath>"
    "</w:p>",
    "<w:p><w:r><w:t>trong</w:t></w:r></w:p><w:sectPr>%s</w:sectPr>",
};

/* What the element may hold: nothing, a run, a paragraph. */
static const char *const contents[] = {
    "", "<w:r><w:t>xyz</w:t></w:r>",
    "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>xyz</w:t></w:r></w:p>"};

/* The element with its namespace's prefix, as an own one where the package declares none. */
static struct str element_of(struct arena *a, size_t i, const char *content)
{
    struct buf prefix = BUF_NEW;
    struct str made;

    for (const char *p = elements[i].prefix; *p != '\0'; p++)
        buf_char(&prefix, (char)(*p | 0x20));
    made =
        str_is(buf_view(&prefix), "pr")
            ? arena_printf(a, "<%s xmlns='urn:x'>%s</%s>", elements[i].name, content,
                           elements[i].name)
            : arena_printf(a, "<%.*s:%s>%s</%.*s:%s>", STR_ARG(buf_view(&prefix)), elements[i].name,
                           content, STR_ARG(buf_view(&prefix)), elements[i].name);
    buf_done(&prefix);
    return made;
}

static struct str fill(struct arena *a, const char *place, struct str element)
{
    struct str s = str_c(place);
    size_t at = str_find(s, STR("%s"), 0);

    return arena_printf(a,
                        "<w:p><w:r><w:t>truoc</w:t></w:r></w:p>%.*s%.*s%s"
                        "<w:p><w:r><w:t>sau</w:t></w:r></w:p>",
                        (int)at, place, STR_ARG(element), place + at + 2);
}

static void read_one(size_t element, const char *place, const char *content,
                     enum read_docx_changes changes)
{
    struct buf package = BUF_NEW, got = BUF_NEW;
    struct docx docx = {.body = NULL};
    struct arena a;

    arena_init(&a);
    docx.body = fill(&a, place, element_of(&a, element, content)).p;
    docx_pack(&package, &docx);
    docx_read(&got, buf_view(&package), changes);
    CHECK_SAY(str_find(buf_view(&got), STR("truoc"), 0) != SIZE_MAX &&
                  str_find(buf_view(&got), STR("trong"), 0) != SIZE_MAX &&
                  str_find(buf_view(&got), STR("sau"), 0) != SIZE_MAX,
              "%s in %s: got\n%.*s", elements[element].name, place, STR_ARG(buf_view(&got)));
    if (content[0] != '\0')
        CHECK_SAY(str_find(buf_view(&got), STR("xyz"), 0) != SIZE_MAX, "%s in %s: got\n%.*s",
                  elements[element].name, place, STR_ARG(buf_view(&got)));
    arena_done(&a);
    buf_done(&got);
    buf_done(&package);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(elements); i++)
        for (size_t k = 0; k < ARRAY_LEN(places); k++)
            for (size_t c = 0; c < ARRAY_LEN(contents); c++)
                read_one(i, places[k], contents[c], (enum read_docx_changes)(i % 3));
    return unit_done();
}
