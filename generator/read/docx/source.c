/* SPDX-License-Identifier: MIT */
/* Reads the package part with the source and its fingerprints. */
#include "read/docx/source.h"

#include "base/sha256.h"
#include "doc/fingerprint.h"
#include "wrap/xml.h"
#include "wrap/zip_read.h"

struct reader {
    struct buf text, printed, *into; /* into: receives the current text; NULL: ignored */
    struct buf sum;                  /* as written in the part */
    bool is_ours;
};

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct reader *r = ctx;

    if (!str_is(element->uri, FINGERPRINT_NAMESPACE))
        return element->depth > 1; /* a part of some other program */
    r->is_ours = true;
    if (str_is(element->name, "text"))
        r->into = &r->text;
    else if (str_is(element->name, "printed"))
        r->into = &r->printed;
    for (size_t i = 0; i < element->attr_count && element->depth == 1; i++)
        if (str_is(element->attrs[i].name, "sha256"))
            buf_str(&r->sum, element->attrs[i].value);
    return true;
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct reader *r = ctx;

    (void)element; /* all text goes to `into` */
    r->into = NULL;
    return true;
}

static bool on_text(void *ctx, struct str text, size_t off)
{
    struct reader *r = ctx;

    (void)off; /* needed only for messages */
    if (r->into != NULL)
        buf_str(r->into, text);
    return true;
}

static bool is_sum(const struct reader *r)
{
    struct sha256 s;
    unsigned char sum[SHA256_BYTES];
    struct buf hex = BUF_NEW;
    bool is_same;

    sha256_init(&s);
    sha256_add(&s, buf_view(&r->text));
    sha256_add(&s, buf_view(&r->printed));
    sha256_done(&s, sum);
    sha256_hex(&hex, sum);
    is_same = str_eq(buf_view(&hex), buf_view(&r->sum));
    buf_done(&hex);
    return is_same;
}

static bool read_part(struct arena *a, struct str part, struct read_docx_source *out)
{
    static const struct wrap_xml_handler handler = {
        .start = on_start, .end = on_end, .text = on_text};
    struct reader r = {.text = BUF_NEW, .printed = BUF_NEW, .sum = BUF_NEW};
    struct wrap_xml_error error;
    bool is_whole = wrap_xml_parse(part, &handler, &r, &error) == WRAP_XML_OK;

    if (r.is_ours) {
        out->is_whole = is_whole && is_sum(&r);
        out->text = arena_str(a, buf_view(&r.text));
        out->printed = arena_str(a, buf_view(&r.printed));
    }
    buf_done(&r.text);
    buf_done(&r.printed);
    buf_done(&r.sum);
    return r.is_ours;
}

bool read_docx_source(struct arena *a, struct str bytes, struct read_docx_source *out)
{
    struct wrap_zip_read *zip = NULL;
    struct str about;
    struct buf part = BUF_NEW;
    bool is_found = false;

    *out = (struct read_docx_source){.is_whole = false};
    if (wrap_zip_read_open(a, bytes, &zip, &about) != WRAP_ZIP_READ_OK)
        return false;
    for (size_t i = 0; !is_found && i < wrap_zip_read_count(zip); i++) {
        struct str name = wrap_zip_read_name(zip, i);

        buf_clear(&part);
        is_found = str_starts(name, STR("customXml/")) && str_ends(name, STR(".xml")) &&
                   wrap_zip_read_part(zip, name, &part) == WRAP_ZIP_READ_OK &&
                   str_find(buf_view(&part), STR(FINGERPRINT_NAMESPACE), 0) != SIZE_MAX &&
                   read_part(a, buf_view(&part), out);
    }
    buf_done(&part);
    wrap_zip_read_close(zip);
    return is_found;
}
