/* SPDX-License-Identifier: MIT */
/* Lookups in the FIELD nodes of a head. */
#include "doc/meta.h"

#include "base/near.h"

/* A longer name is a sentence, not a misspelling. */
#define NAME_MAX_BYTES 40u

static const struct meta_field fields[] = {
#define META_FIELD(name, written, shape, origin)                                                   \
    {{name, sizeof(name) - 1}, {written, sizeof(written) - 1}, shape, origin},
#include "doc/meta_fields.def"
#undef META_FIELD
};

const struct meta_field *meta_fields(size_t *count)
{
    *count = ARRAY_LEN(fields);
    return fields;
}

const struct meta_field *meta_find(struct str folded, enum meta_origin origin)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        if (fields[i].origin == origin && str_eq(fields[i].name, folded))
            return &fields[i];
    return NULL;
}

struct str meta_nearest(struct str folded, enum meta_origin origin)
{
    struct near near = near_to(folded, near_usual(folded.n));

    if (folded.n > NAME_MAX_BYTES)
        return STR_NONE;
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        if (fields[i].origin == origin)
            near_try(&near, fields[i].name, fields[i].written);
    return near.found;
}

bool meta_is_appendix(struct str folded)
{
    return str_is(folded, "nhan_phu_luc") || str_is(folded, "ten_phu_luc");
}

static struct node *child_of_kind(const struct node *part, enum node_kind kind)
{
    if (part == NULL)
        return NULL;
    for (struct node *n = part->first; n != NULL; n = n->next)
        if (n->kind == kind)
            return n;
    return NULL;
}

struct node *meta_head(const struct node *part)
{
    return child_of_kind(part, NODE_HEAD);
}

struct node *meta_body(const struct node *part)
{
    return child_of_kind(part, NODE_BODY);
}

struct node *meta_get_str(const struct node *holder, struct str name)
{
    if (holder == NULL)
        return NULL;
    for (struct node *n = holder->first; n != NULL; n = n->next)
        if (n->kind == NODE_FIELD && str_eq(n->name, name))
            return n;
    return NULL;
}

struct node *meta_get(const struct node *holder, const char *name)
{
    return meta_get_str(holder, str_c(name));
}

struct str meta_text(struct arena *a, const struct node *holder, const char *name)
{
    struct node *field = meta_get(holder, name);
    struct str text;

    if (field == NULL)
        return STR_NONE;
    text = str_trim(node_plain_in(a, field));
    return text.n > 0 ? text : STR_NONE;
}

struct date meta_date(struct arena *a, const struct node *head)
{
    struct str text = meta_text(a, head, "ngay");
    struct date date = {0};

    if (text.p != NULL && date_parse(text, &date) != DATE_OK)
        date = (struct date){0};
    return date;
}
