/* SPDX-License-Identifier: MIT */
/* Shared by write_docx_check*.c only: one check under way and its ids. */
#ifndef WRITE_DOCX_CHECK_PRIVATE_H
#define WRITE_DOCX_CHECK_PRIVATE_H

#include "wrap/xml.h"
#include "write/docx/check.h"

/* What an id names. Relationships come last: each part has a space of its own. */
enum write_docx_check_space {
    SPACE_PARAGRAPH_STYLE,
    SPACE_CHARACTER_STYLE,
    SPACE_TABLE_STYLE,
    SPACE_STYLE, /* all three */
    SPACE_STYLE_NAME,
    SPACE_DEFAULT_STYLE,
    SPACE_NUM,
    SPACE_ABSTRACT,
    SPACE_NSID,
    SPACE_NOTE,
    SPACE_BOOKMARK,
    SPACE_BOOKMARK_NAME,
    SPACE_DRAWING,
    SPACE_CONTROL,
    SPACE_ITEM, /* custom XML, by ds:itemID */
    SPACE_PART,
    SPACE_OVERRIDE,
    SPACE_RELATION /* + number of the part that holds it */
};

struct write_docx_check_id {
    struct str name;
    struct str part;  /* where it is defined, else where it was first met */
    uint32_t space;
    uint32_t next;    /* in its bucket, + 1; 0: the last */
    uint32_t based;   /* PARAGRAPH_STYLE …: index + 1 of what it rests on; 0: nothing */
    uint32_t target;  /* PART: its number */
    bool defined, referenced;
};

struct write_docx_check {
    struct arena *arena;
    const struct wrap_zip_part *parts;
    size_t count;
    struct write_docx_fault *fault;
    struct write_docx_check_id *ids; /* in the order met */
    uint32_t id_count, id_cap;
    uint32_t *buckets;
    size_t part; /* being read */
};

/* The id, made when new; valid until the next one is made. */
struct write_docx_check_id *write_docx_check_id_get(struct write_docx_check *check,
                                                    uint32_t space, struct str name);
/* False with DUPLICATE when it was defined before. */
bool write_docx_check_id_define(struct write_docx_check *check, uint32_t space, struct str name);
void write_docx_check_id_refer(struct write_docx_check *check, uint32_t space, struct str name);
/* False with the fault when an id is referred to and not defined, or styles
 * rest on one another. */
bool write_docx_check_id_resolve(struct write_docx_check *check);
/* Fills the fault; always false. */
bool write_docx_check_id_fail(struct write_docx_check *check, enum write_docx_check_kind kind,
                              const char *fmt, ...) PRINTF_LIKE(3, 4);

/* write/docx/check_xml.c: one part of WordprocessingML, or any other XML. */
bool write_docx_check_xml(struct write_docx_check *check);
/* The value of an attribute; p NULL when absent. */
struct str write_docx_check_xml_attr(const struct wrap_xml_element *element, const char *prefix,
                                     const char *name);
/* Runs the parser over the part being read; false with XML, or when a handler
 * failed. */
bool write_docx_check_xml_parse(struct write_docx_check *check,
                                const struct wrap_xml_handler *handler, void *ctx);

/* write/docx/check_order.c: children of an element in their order. */
struct write_docx_check_order;
/* The table of `element`; NULL when its children may come in any order. */
const struct write_docx_check_order *write_docx_check_order_of(struct str element);
/* Moves *rank on to the child; false when it is unknown, too late or there
 * already. *rank is 0 before the first. */
bool write_docx_check_order_next(const struct write_docx_check_order *order, unsigned *rank,
                                 struct str child);

#endif
