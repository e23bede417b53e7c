/* SPDX-License-Identifier: MIT */
/* Finds the custom XML item of the content controls. Word renumbers items, so it is identified by
 * the namespace of its root, not by name. */
#include "doc/meta.h"
#include "wrap/xml.h"
#include "write/scrub/private.h"

#define FOLDER "customXml/"
#define ITEM FOLDER "item"

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    bool *is_ours = ctx;

    /* anything else in it would be no field value */
    *is_ours = str_is(element->uri, META_NAMESPACE) && element->depth <= 2 &&
               (element->depth == 1 ? str_is(element->name, "fields")
                                    : meta_find(element->name, META_SOURCE) != NULL);
    return *is_ours;
}

static bool is_ours(struct str part)
{
    static const struct wrap_xml_handler handler = {.start = on_start};
    struct wrap_xml_error error;
    bool ours = false;

    return str_find(part, STR(META_NAMESPACE), 0) != SIZE_MAX &&
           wrap_xml_parse(part, &handler, &ours, &error) == WRAP_XML_OK && ours;
}

void write_scrub_kept_find(struct arena *a, struct wrap_zip_read *zip,
                           struct write_scrub_kept *kept)
{
    struct buf part = BUF_NEW;

    *kept = (struct write_scrub_kept){.count = 0};
    for (size_t i = 0; kept->count == 0 && i < wrap_zip_read_count(zip); i++) {
        struct str name = arena_str(a, wrap_zip_read_name(zip, i));
        struct str number; /* "2.xml" */

        buf_clear(&part);
        if (!str_starts(name, STR(ITEM)) || !str_ends(name, STR(".xml")) ||
            wrap_zip_read_part(zip, name, &part) != WRAP_ZIP_READ_OK || !is_ours(buf_view(&part)))
            continue;
        number = str_sub(name, STR(ITEM).n, name.n);
        kept->names[0] = name;
        kept->names[1] = arena_printf(a, FOLDER "itemProps%.*s", STR_ARG(number));
        kept->names[2] = arena_printf(a, FOLDER "_rels/item%.*s.rels", STR_ARG(number));
        kept->count = 3;
    }
    buf_done(&part);
}
