/* SPDX-License-Identifier: MIT */
/* Hash table of ids defined and referenced, kept in order of appearance so that the first fault is
 * deterministic. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "write/docx/check_private.h"

#define FIRST_CAP 256u /* a power of two; also the initial number of buckets */

static uint32_t hash(uint32_t space, struct str name)
{
    uint32_t h = 2166136261u ^ space; /* FNV-1a */

    for (size_t i = 0; i < name.n; i++)
        h = (h ^ (unsigned char)name.p[i]) * 16777619u;
    return h;
}

static void grow(struct write_docx_check *check)
{
    uint32_t cap = check->id_cap == 0 ? FIRST_CAP : num_u32(num_mul(check->id_cap, 2));
    struct write_docx_check_id *ids = ARENA_ARRAY(check->arena, struct write_docx_check_id, cap);

    check->buckets = ARENA_ARRAY(check->arena, uint32_t, cap);
    if (check->id_count > 0)
        memcpy(ids, check->ids, check->id_count * sizeof(*ids));
    for (uint32_t i = 0; i < check->id_count; i++) {
        uint32_t *bucket = &check->buckets[hash(ids[i].space, ids[i].name) & (cap - 1)];

        ids[i].next = *bucket;
        *bucket = i + 1;
    }
    check->ids = ids;
    check->id_cap = cap;
}

struct write_docx_check_id *write_docx_check_id_get(struct write_docx_check *check,
                                                    uint32_t space, struct str name)
{
    uint32_t h = hash(space, name);
    uint32_t *bucket;

    if (check->id_count == check->id_cap)
        grow(check);
    bucket = &check->buckets[h & (check->id_cap - 1)];
    for (uint32_t i = *bucket; i > 0; i = check->ids[i - 1].next)
        if (check->ids[i - 1].space == space && str_eq(check->ids[i - 1].name, name))
            return &check->ids[i - 1];
    check->ids[check->id_count] =
        (struct write_docx_check_id){.name = arena_str(check->arena, name),
                                     .part = check->parts[check->part].name,
                                     .space = space,
                                     .next = *bucket};
    *bucket = ++check->id_count;
    return &check->ids[check->id_count - 1];
}

bool write_docx_check_id_fail(struct write_docx_check *check, enum write_docx_check_kind kind,
                              const char *fmt, ...)
{
    char text[256];
    va_list args;

    va_start(args, fmt);
    (void)vsnprintf(text, sizeof(text), fmt, args); /* may be truncated */
    va_end(args);
    check->fault->kind = kind;
    check->fault->part = check->parts[check->part].name;
    check->fault->what = arena_str(check->arena, str_c(text));
    return false;
}

bool write_docx_check_id_define(struct write_docx_check *check, uint32_t space, struct str name)
{
    struct write_docx_check_id *id = write_docx_check_id_get(check, space, name);

    if (id->defined)
        return write_docx_check_id_fail(check, WRITE_DOCX_CHECK_DUPLICATE, "%.*s is defined twice",
                                        STR_ARG(name));
    id->defined = true;
    id->part = check->parts[check->part].name;
    return true;
}

void write_docx_check_id_refer(struct write_docx_check *check, uint32_t space, struct str name)
{
    write_docx_check_id_get(check, space, name)->referenced = true;
}

static enum write_docx_check_kind kind_of(uint32_t space)
{
    static const enum write_docx_check_kind kinds[] = {
        [SPACE_PARAGRAPH_STYLE] = WRITE_DOCX_CHECK_STYLE,
        [SPACE_CHARACTER_STYLE] = WRITE_DOCX_CHECK_STYLE,
        [SPACE_TABLE_STYLE] = WRITE_DOCX_CHECK_STYLE,
        [SPACE_STYLE] = WRITE_DOCX_CHECK_STYLE,
        [SPACE_STYLE_NAME] = WRITE_DOCX_CHECK_STYLE,
        [SPACE_DEFAULT_STYLE] = WRITE_DOCX_CHECK_STYLE,
        [SPACE_NUM] = WRITE_DOCX_CHECK_NUMBER,
        [SPACE_ABSTRACT] = WRITE_DOCX_CHECK_NUMBER,
        [SPACE_NSID] = WRITE_DOCX_CHECK_NUMBER,
        [SPACE_NOTE] = WRITE_DOCX_CHECK_NOTE,
        [SPACE_BOOKMARK] = WRITE_DOCX_CHECK_RANGE,
        [SPACE_BOOKMARK_NAME] = WRITE_DOCX_CHECK_RANGE,
        [SPACE_DRAWING] = WRITE_DOCX_CHECK_DUPLICATE,
        [SPACE_CONTROL] = WRITE_DOCX_CHECK_DUPLICATE,
        [SPACE_ITEM] = WRITE_DOCX_CHECK_CONTROL,
        [SPACE_PART] = WRITE_DOCX_CHECK_PART,
        [SPACE_OVERRIDE] = WRITE_DOCX_CHECK_TYPE,
    };

    return space < SPACE_RELATION ? kinds[space] : WRITE_DOCX_CHECK_RELATION;
}

/* Follows basedOn; a chain longer than the number of ids is a cycle. */
static bool rests_on_itself(const struct write_docx_check *check,
                            const struct write_docx_check_id *id)
{
    uint32_t steps = 0;

    for (uint32_t i = id->based; i > 0; i = check->ids[i - 1].based)
        if (steps++ > check->id_count)
            return true;
    return false;
}

bool write_docx_check_id_resolve(struct write_docx_check *check)
{
    for (uint32_t i = 0; i < check->id_count; i++) {
        const struct write_docx_check_id *id = &check->ids[i];
        bool lacks = id->referenced && !id->defined;

        if (!lacks && !rests_on_itself(check, id))
            continue;
        write_docx_check_id_fail(check, kind_of(id->space),
                                 lacks ? "%.*s is not defined" : "%.*s rests on itself",
                                 STR_ARG(id->name));
        check->fault->part = id->part;
        return false;
    }
    return true;
}
