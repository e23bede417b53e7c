/* SPDX-License-Identifier: MIT */
/* Private to write/docx/check*.c: state of one check and its ids. */
#ifndef WRITE_DOCX_CHECK_PRIVATE_H
#define WRITE_DOCX_CHECK_PRIVATE_H

#include "wrap/xml.h"
#include "write/docx/check.h"

/* Namespaces of ids. Relationships come last: each part has a namespace. */
enum write_docx_check_space {
    SPACE_PARAGRAPH_STYLE,
    SPACE_CHARACTER_STYLE,
    SPACE_TABLE_STYLE,
    SPACE_STYLE, /* any of the three */
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
    SPACE_RELATION /* + number of the part with the relationships */
};

struct write_docx_check_id {
    struct str name;
    struct str part;  /* that defines it, else of the first reference */
    uint32_t space;
    uint32_t next;    /* index + 1 in its bucket; 0: the last */
    uint32_t based;   /* PARAGRAPH_STYLE …: index + 1 of its basedOn; 0: none */
    uint32_t target;  /* PART: its number */
    bool defined, referenced;
};

struct write_docx_check {
    struct arena *arena;
    const struct wrap_zip_part *parts;
    size_t count;
    struct write_docx_fault *fault;
    struct write_docx_check_id *ids; /* in order of appearance */
    uint32_t id_count, id_cap;
    uint32_t *buckets;
    size_t part; /* current one */
};

/* The id, created if new; valid until the next is created. */
struct write_docx_check_id *write_docx_check_id_get(struct write_docx_check *check,
                                                    uint32_t space, struct str name);
/* False with DUPLICATE if it is already defined. */
bool write_docx_check_id_define(struct write_docx_check *check, uint32_t space, struct str name);
void write_docx_check_id_refer(struct write_docx_check *check, uint32_t space, struct str name);
/* False with the fault if a referenced id is undefined, or a basedOn chain has a cycle. */
bool write_docx_check_id_resolve(struct write_docx_check *check);
/* Fills the fault; always false. */
bool write_docx_check_id_fail(struct write_docx_check *check, enum write_docx_check_kind kind,
                              const char *fmt, ...) PRINTF_LIKE(3, 4);

/* write/docx/check_xml.c: checks a part in WordprocessingML or other XML. */
bool write_docx_check_xml(struct write_docx_check *check);
/* The value of an attribute; p NULL if absent. */
struct str write_docx_check_xml_attr(const struct wrap_xml_element *element, const char *prefix,
                                     const char *name);
/* Parses the current part; false with XML, or if a handler failed. */
bool write_docx_check_xml_parse(struct write_docx_check *check,
                                const struct wrap_xml_handler *handler, void *ctx);

/* write/docx/check_order.c: order of the children of an element. */
struct write_docx_check_order;
/* The rule for `element`; NULL if its children may come in any order. */
const struct write_docx_check_order *write_docx_check_order_of(struct str element);
/* Advances *rank to the child; false if it is unknown, out of order or repeated. *rank is 0 before
 * the first. */
bool write_docx_check_order_next(const struct write_docx_check_order *order, unsigned *rank,
                                 struct str child);

#endif
