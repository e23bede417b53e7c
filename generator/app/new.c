/* SPDX-License-Identifier: MIT */
/* Makes a new source from a type (lua/lib/khung.lua) or from an existing source. */
#include "app/commands.h"

#include "app/command.h"
#include "app/new_like.h"
#include "app/output.h"
#include "app/world.h"
#include "base/vn.h"
#include "doc/meta.h"
#include "read/md/md.h"
#include "rule/rule.h"

/* Known fields of the head; later entries override earlier ones: type, profile, --set. */
struct known {
    struct rule_pair *pairs;
    size_t count, cap;
    struct arena *arena;
};

static void add_known(struct known *known, struct str name, struct str value)
{
    if (known->count == known->cap) {
        size_t cap = known->cap * 2 + 64;
        struct rule_pair *more = ARENA_ARRAY(known->arena, struct rule_pair, cap);

        for (size_t i = 0; i < known->count; i++)
            more[i] = known->pairs[i];
        known->pairs = more;
        known->cap = cap;
    }
    known->pairs[known->count++] = (struct rule_pair){name, value};
}

/* Adds the fields of a head; items become lines, fields of the first signer are added by their own
 * names. */
static void add_fields(struct known *known, const struct node *holder)
{
    for (const struct node *f = holder->first; f != NULL; f = f->next) {
        const struct node *item = f->first;

        if (item != NULL && item->kind == NODE_ITEM && item->first != NULL &&
            item->first->kind == NODE_FIELD)
            for (const struct node *of = item->first; of != NULL; of = of->next)
                add_known(known, of->name, str_trim(node_plain_in(known->arena, of)));
        else
            add_known(known, f->name, str_trim(node_plain_in(known->arena, f)));
    }
}

static void add_sets(struct known *known, const struct app_options *o)
{
    for (size_t i = 0; i < o->set_count; i++) {
        struct str set = str_c(o->sets[i]);
        size_t equals = str_find_char(set, '=', 0);

        add_known(known, vn_fold_in(known->arena, str_sub(set, 0, equals)),
                  str_trim(str_sub(set, equals + 1, set.n)));
    }
}

/* Joins the arguments to one name: kế hoạch needs no quotes. */
static struct str asked_type(struct arena *arena, const struct app_options *o)
{
    struct str type = str_c(o->files[0]);

    for (size_t i = 1; i < o->file_count; i++)
        type = arena_printf(arena, "%.*s %s", STR_ARG(type), o->files[i]);
    return type;
}

static bool put_skeleton(struct doc *doc, const struct app_options *o, struct buf *out)
{
    const char *output = o->values[APP_OPT_OUTPUT];
    struct known known = {.arena = &doc->arena};
    struct str type = asked_type(&doc->arena, o);
    struct app_world world;
    const struct app_profile *profile;
    struct rule_run *run;
    struct str near = STR_NONE;
    bool ok = false;

    app_world_open(&world, o);
    if (world.data.p == NULL) {
        diag_about(&doc->diag, POS_NONE, VB_DATA_MISSING, diag_c("templates/ lua/"));
        goto out;
    }
    profile = app_world_office(&world, doc, output != NULL ? output : "-");
    if (profile == NULL)
        goto out;
    add_fields(&known, meta_head(doc_main(doc)));
    add_sets(&known, o);
    add_known(&known, STR("loai"), type);
    run = rule_run_begin(app_world_rules(&world, profile), doc);
    ok = run != NULL && rule_data_make(run, "khung", known.pairs, known.count, out, &near);
    rule_run_end(run);
    if (ok && near.p != NULL) {
        diag_about(&doc->diag, POS_NONE, VB_USAGE_TYPE, diag_str(type), diag_hint(near));
        ok = false;
    }
out:
    app_world_close(&world);
    return ok;
}

static bool put_like(struct doc *doc, const struct app_options *o, const char *path,
                     struct buf *out)
{
    uint16_t number = 0;
    const struct src *src = doc_load(doc, path, POS_NONE, &number);
    struct app_world world;
    bool ok;

    if (src == NULL)
        return false;
    app_world_open(&world, o);
    ok = app_world_enter(&world, doc) && read_md(doc, src, number);
    if (ok)
        app_new_like_put(out, doc);
    app_world_close(&world);
    return ok;
}

enum status app_new(const struct app_options *options)
{
    const char *like = options->values[APP_OPT_LIKE];
    const char *output = options->values[APP_OPT_OUTPUT];
    struct doc *doc = doc_new(options->lang);
    struct buf out = BUF_NEW;
    bool ok = false;
    enum status status;

    if ((options->file_count == 0) == (like == NULL))
        diag_about(&doc->diag, POS_NONE, VB_USAGE_ARGUMENT,
                   diag_str(arena_printf(&doc->arena, "new %s | new --like F",
                                         app_command_all()[APP_INDEX_NEW].args)));
    else if (app_output_may(&doc->diag, options, output, like))
        ok = like != NULL ? put_like(doc, options, like, &out) : put_skeleton(doc, options, &out);
    if (ok && !diag_stopped(&doc->diag))
        (void)app_output_put(&doc->diag, options, output, buf_view(&out)); /* it sets the status */
    app_command_show(&doc->diag, options);
    status = doc->diag.status;
    buf_done(&out);
    doc_free(doc);
    return status;
}
