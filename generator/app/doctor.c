/* SPDX-License-Identifier: MIT */
/* Checks the installation: what vanban requires, and what is useful for viewing results. Only a
 * missing requirement makes the exit status 1. */
#include "app/commands.h"

#include <stdlib.h>

#include "app/command.h"
#include "app/profile.h"
#include "app/spawn.h"
#include "app/topic.h"
#include "app/word.h"
#include "app/world.h"
#include "base/utf8.h"
#include "rule/rule.h"
#include "wrap/version.h"

#define MARK_COLUMN 8u
#define FONT_MILLISECONDS 5000 /* the first call may build fontconfig's cache */

struct check {
    const struct app_options *options;
    struct app_world *world;
    struct doc *doc;
    struct buf *out;
    const struct app_profile *profile; /* NULL: invalid */
    bool lacks;                        /* a requirement is missing */
};

enum mark { MARK_OK, MARK_MISSING, MARK_ADVICE };

static const char *say(const struct check *c, enum app_word word)
{
    return app_word(c->options->lang, word);
}

/* Starts a line: the mark, then the item checked. */
static void put_mark(struct check *c, enum mark mark, const char *what)
{
    size_t start = c->out->n;

    switch (mark) {
    case MARK_OK:
        buf_c(c->out, "ok");
        break;
    case MARK_MISSING:
        buf_c(c->out, say(c, APP_WORD_MISSING));
        c->lacks = true;
        break;
    case MARK_ADVICE:
        buf_c(c->out, say(c, APP_WORD_ADVICE));
        break;
    }
    app_topic_pad(c->out, start, MARK_COLUMN);
    buf_printf(c->out, "%s: ", what);
}

static void check_data(struct check *c)
{
    struct str data = c->world->data;

    put_mark(c, data.p != NULL ? MARK_OK : MARK_MISSING, say(c, APP_WORD_DATA));
    if (data.p != NULL)
        buf_printf(c->out, "%.*s/templates, %.*s/lua\n", STR_ARG(data), STR_ARG(data));
    else
        buf_printf(c->out, "%s\n", say(c, APP_WORD_DATA_MISSING));
}

/* Checks the profile that a source in this folder would use. */
static void check_profile(struct check *c)
{
    struct str path;
    bool ok;

    c->profile = app_world_office(c->world, c->doc, "-");
    ok = c->profile != NULL;
    path = ok ? c->profile->path : STR_NONE;

    put_mark(c, ok ? MARK_OK : MARK_MISSING, say(c, APP_WORD_PROFILE));
    if (!ok)
        buf_printf(c->out, "%s\n", say(c, APP_WORD_PROFILE_WRONG));
    else if (path.n > 0)
        buf_printf(c->out, "%.*s\n", STR_ARG(path));
    else
        buf_printf(c->out, "%s\n", say(c, APP_WORD_PROFILE_NONE));
}

static void check_rules(struct check *c)
{
    struct rule_program *rules;
    struct rule_run *run;
    struct rule_info info;
    size_t count = 0;
    bool ok;

    if (c->world->data.p == NULL || c->profile == NULL)
        return;
    rules = app_world_rules(c->world, c->profile);
    run = rule_run_begin(rules, c->doc);
    ok = run != NULL;
    put_mark(c, ok ? MARK_OK : MARK_MISSING, say(c, APP_WORD_RULES));
    while (ok && rule_program_info(rules, count, c->options->lang, &info))
        count++;
    buf_printf(c->out, "%zu (nd30", count);
    for (size_t i = 0; i < c->options->rule_count; i++)
        buf_printf(c->out, ", %s", c->options->rules[i]);
    for (size_t i = 0; i < c->profile->rule_count; i++)
        buf_printf(c->out, ", %s", c->profile->rules[i]);
    buf_c(c->out, ")\n");
    rule_run_end(run);
}

/* Fonts metrically compatible with Times New Roman that have Vietnamese letters. */
static bool is_times(struct str family)
{
    static const char *const names[] = {"Times New Roman", "Liberation Serif", "Tinos"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_find(family, str_c(names[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static void check_font(struct check *c)
{
    const char *const command[] = {"fc-match", "-f", "%{family}", "Times New Roman:lang=vi", NULL};
    struct buf family = BUF_NEW;
    enum app_spawn_result result = app_spawn(command, FONT_MILLISECONDS, &family);
    struct str name = str_trim(buf_view(&family));
    bool ok = result == APP_SPAWN_OK && is_times(name);

    put_mark(c, ok ? MARK_OK : MARK_ADVICE, say(c, APP_WORD_FONT));
    if (ok)
        buf_printf(c->out, "%.*s\n", STR_ARG(name));
    else if (result == APP_SPAWN_ABSENT)
        buf_printf(c->out, "%s\n", say(c, APP_WORD_FONT_UNSEEN));
    else
        buf_printf(c->out, "%s\n", say(c, APP_WORD_FONT_MISSING));
    buf_done(&family);
}

static void check_office(struct check *c)
{
    struct str path = app_spawn_find(&c->doc->arena, "soffice");

    if (path.p == NULL)
        path = app_spawn_find(&c->doc->arena, "libreoffice");
    put_mark(c, path.p != NULL ? MARK_OK : MARK_ADVICE, "LibreOffice");
    if (path.p != NULL)
        buf_printf(c->out, "%.*s\n", STR_ARG(path));
    else
        buf_printf(c->out, "%s\n", say(c, APP_WORD_OFFICE_MISSING));
}

static void check_pdftotext(struct check *c)
{
    struct str path = app_spawn_find(&c->doc->arena, "pdftotext");

    put_mark(c, path.p != NULL ? MARK_OK : MARK_ADVICE, "pdftotext");
    if (path.p != NULL)
        buf_printf(c->out, "%.*s\n", STR_ARG(path));
    else
        buf_printf(c->out, "%s\n", say(c, APP_WORD_PDFTOTEXT_MISSING));
}

static void check_language(struct check *c)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    put_mark(c, MARK_OK, say(c, APP_WORD_LANGUAGE));
    buf_c(c->out, say(c, APP_WORD_LANGUAGE_NAME));
    for (size_t i = 0; i < ARRAY_LEN(variables); i++)
        if (str_c(getenv(variables[i])).n > 0)
            buf_printf(c->out, ", %s=%s", variables[i], getenv(variables[i]));
    buf_char(c->out, '\n');
}

static void check_program(struct check *c)
{
    put_mark(c, MARK_OK, "vanban");
    buf_c(c->out, VANBAN_VERSION " (");
    wrap_version_put(c->out);
    buf_c(c->out, ")\n");
}

enum status app_doctor(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    struct buf out = BUF_NEW;
    struct app_world world;
    struct check c = {options, &world, doc, &out, NULL, false};
    enum status status;

    app_world_open(&world, options);
    check_program(&c);
    check_data(&c);
    check_profile(&c);
    check_rules(&c);
    check_language(&c);
    check_font(&c);
    check_office(&c);
    check_pdftotext(&c);
    status = app_command_print(options, buf_view(&out));
    app_command_show(&doc->diag, options);
    if (status == STATUS_OK && c.lacks)
        status = STATUS_FINDINGS;
    buf_done(&out);
    app_world_close(&world);
    doc_free(doc);
    return status;
}
