/* SPDX-License-Identifier: MIT */
#include "read/docx/seal.h"

#include "doc/seal.h"
#include "wrap/xml.h"
#include "wrap/zip_read.h"

/* The custom properties being read. */
struct reader {
    bool is_seal; /* inside the property of the seal */
    struct buf hex;
};

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct reader *r = ctx;

    if (!str_is(element->name, "property"))
        return true;
    r->is_seal = false;
    for (size_t i = 0; i < element->attr_count; i++)
        if (str_is(element->attrs[i].name, "name") &&
            str_is(element->attrs[i].value, SEAL_PROPERTY))
            r->is_seal = true;
    return true;
}

static bool on_text(void *ctx, struct str text, size_t off)
{
    struct reader *r = ctx;

    (void)off;
    if (r->is_seal)
        buf_str(&r->hex, text);
    return true;
}

/* Appends the sum of the parts; false if the directory does not state what it is made of. */
static bool put_sum(const struct wrap_zip_read *zip, struct buf *hex)
{
    struct sha256 sum;

    sha256_init(&sum);
    for (size_t i = 0; i < wrap_zip_read_count(zip); i++) {
        uint64_t size;
        uint32_t crc;

        if (!wrap_zip_read_stated(zip, i, &size, &crc))
            return false;
        seal_add(&sum, wrap_zip_read_name(zip, i), size, crc);
    }
    seal_done(&sum, hex);
    return true;
}

bool read_docx_seal_holds(struct arena *a, struct str bytes)
{
    static const struct wrap_xml_handler handler = {.start = on_start, .text = on_text};
    struct reader r = {.hex = BUF_NEW};
    struct buf part = BUF_NEW;
    struct buf hex = BUF_NEW;
    struct wrap_zip_read *zip;
    struct wrap_xml_error error;
    struct str about;
    bool holds;

    if (wrap_zip_read_open(a, bytes, &zip, &about) != WRAP_ZIP_READ_OK)
        return false;
    holds = wrap_zip_read_part(zip, STR(SEAL_PART), &part) == WRAP_ZIP_READ_OK &&
            wrap_xml_parse(buf_view(&part), &handler, &r, &error) == WRAP_XML_OK &&
            put_sum(zip, &hex) && str_eq(buf_view(&hex), str_trim(buf_view(&r.hex)));
    wrap_zip_read_close(zip);
    buf_done(&part);
    buf_done(&hex);
    buf_done(&r.hex);
    return holds;
}
