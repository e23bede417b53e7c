/* SPDX-License-Identifier: MIT */
/* Element names and attribute values in the parts of a Word package, the same for the transitional
 * and the strict namespaces. */
#ifndef READ_DOCX_NAME_H
#define READ_DOCX_NAME_H

#include "wrap/xml.h"

enum read_docx_name {
    READ_DOCX_OTHER,
#define NAME(constant, space, element) READ_DOCX_E_##constant,
#include "read/docx/names.def"
#undef NAME
    READ_DOCX_NAME_COUNT
};

/* Size of the hash table: a power of two, less than half full. */
#define READ_DOCX_NAME_SLOTS 512u

struct read_docx_names {
    uint16_t slots[READ_DOCX_NAME_SLOTS]; /* enum read_docx_name; 0: empty */
};

/* Fills the table with all known names. */
void read_docx_name_init(struct read_docx_names *names);
/* The name of an element; READ_DOCX_OTHER if unknown. */
enum read_docx_name read_docx_name_of(const struct read_docx_names *names,
                                      const struct wrap_xml_element *element);
/* True for an element that only holds properties of the one around it. */
bool read_docx_name_is_prop(enum read_docx_name name);
/* An attribute by local name, prefixed ones first; p is NULL only if it is absent. Valid as long as
 * the element. */
struct str read_docx_name_attr(const struct wrap_xml_element *element, const char *name);
/* The attribute w:val, "" if absent. */
struct str read_docx_name_val(const struct wrap_xml_element *element);
/* A toggle (CT_OnOff): true unless the value says off. */
bool read_docx_name_on(const struct wrap_xml_element *element);
/* Parses an integer; units of the strict form ("1.5pt") are converted to twips, fractions
 * truncated, magnitudes clamped to 1,000,000. False if it is no number. */
bool read_docx_name_number(struct str value, int32_t *number);

#endif
