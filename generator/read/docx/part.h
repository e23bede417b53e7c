/* SPDX-License-Identifier: MIT */
/* The package: its parts as UTF-8 text, and what the relationships of a part name. */
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

/* What a relationship names. */
struct read_docx_rel {
    struct str type;   /* last piece of its type: "styles", "image", "hyperlink" */
    struct str target; /* name of a part, or an address when it is external */
    bool is_external;
};

enum read_docx_part_result {
    READ_DOCX_PART_OK,
    READ_DOCX_PART_ABSENT,
    READ_DOCX_PART_BROKEN, /* told as a warning: the document is read without it */
    READ_DOCX_PART_STOPPED /* told as an error: the package is hostile, or over a limit */
};

/* Opens the package; false with a message. Owner of package->zip: caller. */
bool read_docx_part_open(struct read_docx_package *package, struct str bytes);
/* Appends a part's bytes as they are. */
enum read_docx_part_result read_docx_part_bytes(struct read_docx_package *package, struct str name,
                                                struct buf *out);
/* Appends a part as UTF-8 without a mark in front; UTF-16 is decoded. */
enum read_docx_part_result read_docx_part_text(struct read_docx_package *package, struct str name,
                                               struct buf *out);
/* Tells of a parse that was not OK: DTDs and limits stop, what is malformed stops when
 * the part is the document itself (`is_main`). */
enum read_docx_part_result read_docx_part_judge(struct read_docx_package *package, struct str name,
                                                enum wrap_xml_result result,
                                                const struct wrap_xml_error *error, bool is_main);
/* Fills *rels (struct read_docx_rel by id) with those of the part `name`, "" for the
 * package itself; empty when there are none. False when a message stopped. */
bool read_docx_part_rels(struct read_docx_package *package, struct str name,
                         struct read_docx_map *rels);
/* The only relationship of that type, or the first; NULL: none. */
const struct read_docx_rel *read_docx_part_rel_of(const struct read_docx_map *rels,
                                                  const char *type);
/* "document.xml" of "word/document.xml". */
struct str read_docx_part_base(struct str name);

#endif
