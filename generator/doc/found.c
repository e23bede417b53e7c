/* SPDX-License-Identifier: MIT */
#include "doc/found.h"

static const struct {
    enum found_group group;
    const char *id, *vi, *en;
} facts[] = {
#define FOUND(name, group, id, vi, en) [FOUND_##name] = {FOUND_##group, id, vi, en},
#include "doc/found.def"
#undef FOUND
};

void found_init(struct found *f, struct arena *a)
{
    *f = (struct found){.arena = a};
    f->entries_tail = &f->entries;
    f->media_tail = &f->media;
}

void found_add(struct found *f, enum found_what what, struct str at, struct str before,
               struct str after)
{
    struct found_entry *entry = ARENA_NEW(f->arena, struct found_entry);

    *entry = (struct found_entry){
        .what = what,
        .at = arena_str(f->arena, at),
        .before = arena_str(f->arena, before),
        .after = arena_str(f->arena, after),
    };
    *f->entries_tail = entry;
    f->entries_tail = &entry->next;
}

void found_add_media(struct found *f, struct str name, struct str bytes)
{
    struct found_media *media = ARENA_NEW(f->arena, struct found_media);

    *media = (struct found_media){.name = name, .bytes = bytes};
    *f->media_tail = media;
    f->media_tail = &media->next;
}

enum found_group found_group_of(enum found_what what)
{
    return facts[what].group;
}

const char *found_id(enum found_what what)
{
    return facts[what].id;
}

const char *found_text(enum found_what what, bool english)
{
    return english ? facts[what].en : facts[what].vi;
}

enum found_what found_what_of(struct str id)
{
    for (unsigned i = 0; i < FOUND_COUNT; i++)
        if (str_is(id, facts[i].id))
            return (enum found_what)i;
    return FOUND_COUNT;
}
