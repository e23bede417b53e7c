/* SPDX-License-Identifier: MIT */
/* Linear searches: an office has a handful of profiles and templates. */
#include "app/world.h"

#include <string.h>

#include "app/path.h"
#include "app/profile.h"
#include "rule/landmark.h"
#include "rule/rule.h"

struct app_world_doc {
    struct app_world_doc *next;
    struct doc *doc;
};

struct app_world_marks {
    struct landmarks landmarks;
    struct doc *doc; /* messages */
};

struct app_world_folder {
    struct app_world_folder *next;
    struct str name; /* as opened */
    const struct app_profile *profile;
};

struct app_world_rules {
    struct app_world_rules *next;
    const struct app_profile *of; /* the first profile with these rule files */
    struct rule_program *program;
};

void app_world_open(struct app_world *world, const struct app_options *options)
{
    *world = (struct app_world){.options = options};
    arena_init(&world->arena);
    world->constants.arena = &world->arena;
    world->data = app_path_data(&world->arena, options);
}

/* The OS frees everything at exit; free only in debug builds, for the sanitizers. */
void app_world_close(struct app_world *world)
{
#ifndef NDEBUG
    for (struct app_world_rules *r = world->rules; r != NULL; r = r->next)
        rule_program_free(r->program);
    for (struct app_world_doc *d = world->docs; d != NULL; d = d->next)
        doc_free(d->doc);
    arena_done(&world->arena);
#else
    (void)world;
#endif
}

struct doc *app_world_doc(struct app_world *world)
{
    struct app_world_doc *entry = ARENA_NEW(&world->arena, struct app_world_doc);

    entry->doc = doc_new(world->options->lang);
    entry->doc->diag.constants = &world->constants;
    entry->doc->diag.makes_constants = true;
    if (world->marks != NULL)
        entry->doc->landmarks = &world->marks->landmarks;
    entry->next = world->docs;
    world->docs = entry;
    return entry->doc;
}

static struct app_world_marks *read_marks(struct app_world *world)
{
    struct app_world_marks *marks = ARENA_NEW(&world->arena, struct app_world_marks);

    marks->doc = app_world_doc(world);
    if (world->data.p == NULL)
        diag_about(&marks->doc->diag, POS_NONE, VB_DATA_MISSING, diag_c("templates/ lua/"));
    else
        (void)rule_landmark_read(marks->doc,
                                 arena_printf(&world->arena, "%.*s/lua", STR_ARG(world->data)).p,
                                 &world->arena, &marks->landmarks);
    return marks;
}

bool app_world_enter(struct app_world *world, struct doc *doc)
{
    if (world->marks == NULL)
        world->marks = read_marks(world);
    doc->diag.constants = &world->constants;
    doc->landmarks = &world->marks->landmarks;
    diag_repeat(&doc->diag, &world->marks->doc->diag, POS_NONE);
    return !diag_stopped(&world->marks->doc->diag);
}

/* The profile at that path, shared by all its folders. */
static const struct app_profile *find_profile(struct app_world *world, struct str path)
{
    for (const struct app_world_folder *f = world->folders; f != NULL; f = f->next)
        if (str_eq(f->profile->path, path))
            return f->profile;
    return app_profile_read(app_world_doc(world), path);
}

const struct app_profile *app_world_profile(struct app_world *world, const char *place)
{
    struct str name = app_path_folder(str_c(place));
    struct app_world_folder *folder = world->folders;

    while (folder != NULL && !str_eq(folder->name, name))
        folder = folder->next;
    if (folder != NULL)
        return folder->profile;
    folder = ARENA_NEW(&world->arena, struct app_world_folder);
    folder->name = arena_str(&world->arena, name);
    folder->profile = find_profile(world, app_profile_find(&world->arena, name));
    folder->next = world->folders;
    world->folders = folder;
    return folder->profile;
}

const struct app_profile *app_world_office(struct app_world *world, struct doc *doc,
                                           const char *place)
{
    const struct app_profile *profile = app_world_profile(world, place);

    if (doc_main(doc) == NULL)
        (void)doc_add_part(doc, STR("main"), POS_NONE);
    doc->diag.constants = &world->constants;
    if (!app_profile_apply(profile, doc, world->options->values[APP_OPT_VERBOSE] != NULL))
        return NULL;
    return profile;
}

/* Rule files: those of the command line, which have precedence, then the profile's. */
static struct rule_program *new_rules(struct app_world *world, const struct app_profile *profile)
{
    const struct app_options *o = world->options;
    size_t count = o->rule_count + profile->rule_count;
    const char **files = ARENA_ARRAY(&world->arena, const char *, count + 1);
    struct rule_options options = {
        .is_final = o->values[APP_OPT_FINAL] != NULL,
        .lua_dir = arena_printf(&world->arena, "%.*s/lua", STR_ARG(world->data)).p,
        .files = files,
        .file_count = count,
        .today = o->today,
        .for_import = world->for_import,
        .constants = &world->constants,
    };

    for (size_t i = 0; i < count; i++)
        files[i] = i < o->rule_count ? o->rules[i] : profile->rules[i - o->rule_count];
    return rule_program_new(&options);
}

static bool have_same_rules(const struct app_profile *a, const struct app_profile *b)
{
    if (a->rule_count != b->rule_count)
        return false;
    for (size_t i = 0; i < a->rule_count; i++)
        if (strcmp(a->rules[i], b->rules[i]) != 0)
            return false;
    return true;
}

struct rule_program *app_world_rules(struct app_world *world, const struct app_profile *profile)
{
    struct app_world_rules *rules = world->rules;

    while (rules != NULL && !have_same_rules(rules->of, profile))
        rules = rules->next;
    if (rules != NULL)
        return rules->program;
    rules = ARENA_NEW(&world->arena, struct app_world_rules);
    rules->of = profile;
    rules->program = new_rules(world, profile);
    rules->next = world->rules;
    world->rules = rules;
    return rules->program;
}
