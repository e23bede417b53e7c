/* SPDX-License-Identifier: MIT */
/* Access to the package: its parts as UTF-8 text, and their relationships. */
#ifndef READ_DOCX_PART_H
#define READ_DOCX_PART_H

#include "doc/doc.h"
#include "doc/ledger.h"
#include "read/docx/map.h"
#include "read/docx/name.h"
#include "wrap/zip_read.h"

struct read_docx_package {
    struct doc *doc;
    struct pos place; /* of the package, for messages */
    struct ledger *ledger;
    struct wrap_zip_read *zip;
    struct read_docx_names names;
};

/* Target of a relationship. */
struct read_docx_rel {
    struct str type;   /* last segment of the type URI: "styles", "image", "hyperlink" */
    struct str target; /* name of a part, or a URL if external */
    bool is_external;
};

enum read_docx_part_result {
    READ_DOCX_PART_OK,
    READ_DOCX_PART_ABSENT,
    READ_DOCX_PART_BROKEN, /* reported as a warning: reading continues without it */
    READ_DOCX_PART_STOPPED /* reported as an error: hostile package or exceeded limit */
};

/* Opens the package; false with a message. Owner of package->zip: caller. */
bool read_docx_part_open(struct read_docx_package *package, struct str bytes);
/* Appends the bytes of a part. */
enum read_docx_part_result read_docx_part_bytes(struct read_docx_package *package, struct str name,
                                                struct buf *out);
/* Appends a part as UTF-8 without byte order mark; decodes UTF-16. */
enum read_docx_part_result read_docx_part_text(struct read_docx_package *package, struct str name,
                                               struct buf *out);
/* Reports a failed parse: DTDs and exceeded limits stop; malformed XML stops only if the part is
 * the main document (`is_main`). */
enum read_docx_part_result read_docx_part_judge(struct read_docx_package *package, struct str name,
                                                enum wrap_xml_result result,
                                                const struct wrap_xml_error *error, bool is_main);
/* Fills *rels (struct read_docx_rel by id) with the relationships of the part `name`, "" for the
 * package; empty if there are none. False if a message stops the document. */
bool read_docx_part_rels(struct read_docx_package *package, struct str name,
                         struct read_docx_map *rels);
/* The first relationship of that type; NULL: none. */
const struct read_docx_rel *read_docx_part_rel_of(const struct read_docx_map *rels,
                                                  const char *type);
/* File name of a part: "document.xml" for "word/document.xml". */
struct str read_docx_part_base(struct str name);

#endif
