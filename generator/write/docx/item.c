/* SPDX-License-Identifier: MIT */
/* A custom XML item has two companion parts: its properties, with its id and schema, and the
 * relationship from the item to them. */
#include "write/docx/private.h"

#define DATASTORE "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

void write_docx_item_props(struct buf *out, struct str id, const char *schema)
{
    buf_printf(out,
               WRITE_DOCX_XML "<ds:datastoreItem xmlns:ds=\"" DATASTORE "\" ds:itemID=\"%.*s\">",
               STR_ARG(id));
    buf_printf(out, "<ds:schemaRefs><ds:schemaRef ds:uri=\"%s\"/></ds:schemaRefs>", schema);
    buf_c(out, "</ds:datastoreItem>");
}

void write_docx_item_relations(struct buf *out, unsigned number)
{
    buf_printf(out,
               WRITE_DOCX_XML "<Relationships xmlns=\"" WRITE_DOCX_PACKAGE_REL "\">"
                              "<Relationship Id=\"rProps\" Type=\"" WRITE_DOCX_REL
                              "/customXmlProps\" Target=\"itemProps%u.xml\"/></Relationships>",
               number);
}
