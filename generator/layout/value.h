/* SPDX-License-Identifier: MIT */
/* Values of template properties: names, syntax and permitted ranges. */
#ifndef LAYOUT_VALUE_H
#define LAYOUT_VALUE_H

#include "layout/layout.h"

enum layout_value_type {
    LAYOUT_VALUE_LENGTH, /* "20mm", "1.27cm", "6pt" → twips */
    LAYOUT_VALUE_POINTS, /* "14", "13.5" → half points */
    LAYOUT_VALUE_LINES,  /* "1", "1.15" → 240ths of a line, at most 10 lines */
    LAYOUT_VALUE_SWITCH, /* "yes", "no" → 1, 0 */
    LAYOUT_VALUE_ALIGN,  /* "justify", "left", "center", "right" → enum sheet_align */
    LAYOUT_VALUE_LEVEL   /* "0" … "9" */
};

/* Properties of a style (enum sheet_prop); false for an unknown name. */
bool layout_value_prop(struct str name, enum sheet_prop *prop);
enum layout_value_type layout_value_type(enum sheet_prop prop);
/* Properties of the page, all lengths; NULL for an unknown name. */
uint32_t *layout_value_page(struct layout_page *page, struct str name);
/* Parses a value of the type; false if malformed. */
bool layout_value_parse(enum layout_value_type type, struct str text, uint32_t *value);
/* True if `value` is one of `allow`: "13..14", "6pt..", "1cm|1.27cm", "yes" (empty allows all).
 * *well is false if `allow` itself is malformed. */
bool layout_value_allowed(enum layout_value_type type, struct str allow, uint32_t value,
                          bool *well);

#endif
