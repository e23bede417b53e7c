/* SPDX-License-Identifier: MIT */
/* Lists, generated from the tables that the program uses. */
#include "app/commands.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/path.h"
#include "app/word.h"
#include "app/world.h"
#include "rule/rule.h"
#include "write/write.h"

struct lister {
    const char *name;
    bool (*put)(struct app_world *world, struct doc *doc, struct buf *out);
};

/* Starts a run of this folder's rules on `doc`; NULL with a message. */
static struct rule_run *begin_rules(struct app_world *world, struct doc *doc,
                                    struct rule_program **rules)
{
    const struct app_profile *profile = app_world_office(world, doc, "-");

    if (profile == NULL)
        return NULL;
    *rules = app_world_rules(world, profile);
    return rule_run_begin(*rules, doc);
}

static bool put_types(struct app_world *world, struct doc *doc, struct buf *out)
{
    struct rule_program *rules;
    struct rule_run *run = begin_rules(world, doc, &rules);
    struct str refused;
    bool ok = run != NULL && rule_data_make(run, "bang_loai", NULL, 0, out, &refused);

    rule_run_end(run);
    return ok;
}

static bool put_rules(struct app_world *world, struct doc *doc, struct buf *out)
{
    struct rule_program *rules;
    struct rule_run *run = begin_rules(world, doc, &rules);
    struct rule_info info;

    if (run == NULL)
        return false;
    for (size_t i = 0; rule_program_info(rules, i, world->options->lang, &info); i++)
        buf_printf(out, "%.*s\t%.*s\t%.*s\n", STR_ARG(info.id), STR_ARG(info.title),
                   STR_ARG(info.source));
    rule_run_end(run);
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Folders of templates/ that contain a template.xml, sorted. */
static bool put_templates(struct app_world *world, struct doc *doc, struct buf *out)
{
    struct str path = arena_printf(&doc->arena, "%.*s/templates", STR_ARG(world->data));
    DIR *dir = opendir(path.p);
    const char *names[256];
    size_t count = 0;

    if (dir == NULL) {
        diag_about(&doc->diag, POS_NONE, VB_READ_FAILED, diag_c(path.p), diag_errno(errno));
        return false;
    }
    for (struct dirent *entry = readdir(dir); entry != NULL && count < ARRAY_LEN(names);
         entry = readdir(dir)) {
        struct str folder = arena_printf(&doc->arena, "%s/%s", path.p, entry->d_name);

        if (entry->d_name[0] != '.' && app_path_is_folder(folder.p))
            names[count++] = arena_str(&doc->arena, str_c(entry->d_name)).p;
    }
    (void)closedir(dir); /* read only */
    qsort(names, count, sizeof(names[0]), compare_names);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s\n", names[i]);
    return true;
}

static bool put_formats(struct app_world *world, struct doc *doc, struct buf *out)
{
    size_t count;
    const struct writer *writers = write_all(&count);

    (void)doc;
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s\t%s\t%s\n", writers[i].name, writers[i].extension,
                   app_word_of(world->options->lang, writers[i].vi, writers[i].en));
    return true;
}

static const struct lister listers[] = {
    {"types", put_types},
    {"templates", put_templates},
    {"rules", put_rules},
    {"formats", put_formats},
};

static bool put_list(struct app_world *world, struct doc *doc, const char *what, struct buf *out)
{
    for (size_t i = 0; what != NULL && i < ARRAY_LEN(listers); i++) {
        if (strcmp(what, listers[i].name) != 0)
            continue;
        if (world->data.p == NULL) {
            diag_about(&doc->diag, POS_NONE, VB_DATA_MISSING, diag_c("templates/ lua/"));
            return false;
        }
        return listers[i].put(world, doc, out);
    }
    diag_about(&doc->diag, POS_NONE, VB_USAGE_ARGUMENT, diag_c("list"),
               diag_c(what != NULL ? what : ""), diag_c(app_command_all()[APP_INDEX_LIST].args));
    return false;
}

bool app_list_put(struct doc *doc, const struct app_options *options, const char *what,
                  struct buf *out)
{
    struct app_world world;
    bool ok;

    app_world_open(&world, options);
    ok = put_list(&world, doc, what, out);
    app_world_close(&world);
    return ok;
}

enum status app_list(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    const char *what = options->file_count == 1 ? options->files[0] : NULL;
    struct buf out = BUF_NEW;
    bool ok = app_list_put(doc, options, what, &out);
    enum status status;

    app_command_show(&doc->diag, options);
    status = doc->diag.status;
    if (ok && status == STATUS_OK)
        status = app_command_print(options, buf_view(&out));
    buf_done(&out);
    doc_free(doc);
    return status;
}
