/* SPDX-License-Identifier: MIT */
/* Fields of the head of a part, and access to them. */
#ifndef META_H
#define META_H

#include "base/date.h"
#include "doc/node.h"

/* The namespace of the part of a DOCX that holds the values of its content controls:
 * one element a field, named as META_FIELD names it. */
#define META_NAMESPACE "urn:vanban:fields:1"

enum meta_shape { META_TEXT, META_LINES, META_SEVERAL, META_LIST, META_DATE, META_GROUP };
enum meta_origin { META_SOURCE, META_SIGNER };

struct meta_field {
    struct str name, written;
    enum meta_shape shape;
    enum meta_origin origin;
};

/* The table; META_SOURCE fields in the order in which a head is written. */
const struct meta_field *meta_fields(size_t *count);
/* A field of the table by folded name and origin; NULL if there is none. */
const struct meta_field *meta_find(struct str folded, enum meta_origin origin);
/* Did-you-mean: the written name nearest to a folded one (at most 2 edits, or a third of it);
 * STR_NONE if none is near. */
struct str meta_nearest(struct str folded, enum meta_origin origin);

/* True for the fields an appendix takes from its heading: nhan_phu_luc, ten_phu_luc. */
bool meta_is_appendix(struct str folded);

/* HEAD (or BODY) of a part; NULL when it has none or part is NULL. */
struct node *meta_head(const struct node *part);
struct node *meta_body(const struct node *part);
/* FIELD of a head (or of an ITEM of người ký) by folded name; NULL if absent. */
struct node *meta_get(const struct node *holder, const char *name);
struct node *meta_get_str(const struct node *holder, struct str name);
/* Plain text of a field in the arena, trimmed; STR_NONE if absent or empty. */
struct str meta_text(struct arena *a, const struct node *holder, const char *name);
/* The date of field `ngay`; all zero if absent or unreadable. */
struct date meta_date(struct arena *a, const struct node *head);

#endif
