/* SPDX-License-Identifier: MIT */
#include "doc/ledger.h"

static const struct {
    enum ledger_group group;
    const char *id;
} facts[] = {
#define LEDGER(name, group, id) [LEDGER_##name] = {LEDGER_##group, id},
#include "doc/ledger.def"
#undef LEDGER
};

void ledger_init(struct ledger *f, struct arena *a)
{
    *f = (struct ledger){.arena = a};
    f->entries_tail = &f->entries;
    f->media_tail = &f->media;
}

void ledger_add(struct ledger *f, enum ledger_what what, struct str at, struct str before,
                struct str after)
{
    struct ledger_entry *entry = ARENA_NEW(f->arena, struct ledger_entry);

    *entry = (struct ledger_entry){
        .what = what,
        .at = arena_str(f->arena, at),
        .before = arena_str(f->arena, before),
        .after = arena_str(f->arena, after),
    };
    *f->entries_tail = entry;
    f->entries_tail = &entry->next;
}

void ledger_add_media(struct ledger *f, struct str name, struct str bytes)
{
    struct ledger_media *media = ARENA_NEW(f->arena, struct ledger_media);

    *media = (struct ledger_media){.name = name, .bytes = bytes};
    *f->media_tail = media;
    f->media_tail = &media->next;
}

enum ledger_group ledger_group_of(enum ledger_what what)
{
    return facts[what].group;
}

const char *ledger_id(enum ledger_what what)
{
    return facts[what].id;
}

enum ledger_what ledger_what_of(struct str id)
{
    for (unsigned i = 0; i < LEDGER_COUNT; i++)
        if (str_is(id, facts[i].id))
            return (enum ledger_what)i;
    return LEDGER_COUNT;
}
