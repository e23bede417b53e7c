/* SPDX-License-Identifier: MIT */
#include "app/import_profile.h"

#include "doc/meta.h"

/* Removes empty fields, which would hide the profile's. */
static void leave_open(struct arena *a, struct node *head, const struct node *known)
{
    struct node *next;

    for (struct node *field = head->first; field != NULL; field = next) {
        next = field->next;
        if (field->kind == NODE_FIELD && str_trim(node_plain_in(a, field)).n == 0 &&
            meta_get_str(known, field->name) != NULL)
            node_unlink(field);
    }
}

/* Adds an empty field to another agency's document, which keeps out the profile's superior
 * agency. */
static void keep_foreign(struct arena *a, struct node *head, const struct node *known)
{
    struct node *agency = meta_get(head, "co_quan");
    struct node *above;

    if (meta_text(a, head, "co_quan").n == 0 || meta_get(head, "co_quan_chu_quan") != NULL ||
        meta_get(known, "co_quan_chu_quan") == NULL ||
        str_eq(meta_text(a, head, "co_quan"), meta_text(a, known, "co_quan")))
        return;
    above = node_new(a, NODE_FIELD, POS_NONE);
    above->name = STR("co_quan_chu_quan");
    above->text = meta_find(above->name, META_SOURCE)->written;
    node_insert_before(agency, above);
}

void app_import_profile(struct doc *doc, const struct doc *office)
{
    static const struct {
        const char *name;
        enum diag_code code;
    } needed[] = {{"loai", VB_IMPORT_NO_TYPE}, {"co_quan", VB_IMPORT_NO_AGENCY}};
    struct node *head = meta_head(doc_main(doc));
    const struct node *known = meta_head(doc_main(office));

    if (head != NULL && known != NULL) {
        leave_open(&doc->arena, head, known);
        keep_foreign(&doc->arena, head, known);
    }
    for (size_t i = 0; i < ARRAY_LEN(needed); i++)
        if (meta_text(&doc->arena, head, needed[i].name).n == 0 &&
            meta_text(&doc->arena, known, needed[i].name).n == 0)
            diag_at(&doc->diag, doc_main(doc)->pos, needed[i].code);
}
