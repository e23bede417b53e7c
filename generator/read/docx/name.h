/* SPDX-License-Identifier: MIT */
/* Names of elements and values of attributes in the parts of a Word package, the
 * same for the transitional and the strict namespaces. */
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

/* Slots of the table: a power of two, less than half full. */
#define READ_DOCX_NAME_SLOTS 512u

struct read_docx_names {
    uint16_t slots[READ_DOCX_NAME_SLOTS]; /* enum read_docx_name; 0: free */
};

/* Fills the table. */
void read_docx_name_init(struct read_docx_names *names);
/* The element's name; READ_DOCX_OTHER when the reader does not know it. */
enum read_docx_name read_docx_name_of(const struct read_docx_names *names,
                                      const struct wrap_xml_element *element);
/* An attribute by its local name, one with a prefix before one without; p is NULL when
 * it is absent, and only then. Borrowed as the element is. */
struct str read_docx_name_attr(const struct wrap_xml_element *element, const char *name);
/* w:val, "" when absent. */
struct str read_docx_name_val(const struct wrap_xml_element *element);
/* A toggle (CT_OnOff): on unless its value says off. */
bool read_docx_name_on(const struct wrap_xml_element *element);
/* A whole number, perhaps with a unit of the strict form ("1.5pt", in twips then) or a
 * fraction, which is cut; false when it is none. Magnitudes over 1,000,000 are cut to it. */
bool read_docx_name_number(struct str value, int32_t *number);

#endif
