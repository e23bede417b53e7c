/* SPDX-License-Identifier: MIT */
/* Explains a message or a rule and what to do about it. */
#include "app/commands.h"

#include "app/command.h"
#include "app/word.h"
#include "app/world.h"
#include "base/near.h"
#include "base/vn.h"
#include "diag/say.h"
#include "rule/rule.h"

/* "VB-0302", "vb302", "302" → its code; DIAG_CODE_COUNT: none. */
static enum diag_code find_code(struct str id)
{
    uint32_t number;

    if (id.n > 2 && (id.p[0] == 'V' || id.p[0] == 'v') && (id.p[1] == 'B' || id.p[1] == 'b'))
        id = str_sub(id, id.p[2] == '-' ? 3 : 2, id.n);
    if (!str_uint(id, 9999, &number))
        return DIAG_CODE_COUNT;
    for (unsigned i = 0; i < DIAG_CODE_COUNT; i++)
        if (diag_number((enum diag_code)i) == number)
            return (enum diag_code)i;
    return DIAG_CODE_COUNT;
}

static void put_code(struct buf *out, enum diag_code code, enum diag_lang lang)
{
    buf_printf(out, "VB-%04u (%s", diag_number(code), say_level(diag_level_of(code), lang));
    if (diag_level_of(code) == DIAG_ERROR)
        buf_printf(out, ", %s %d", app_word(lang, APP_WORD_EXIT_STATUS), (int)diag_status_of(code));
    buf_c(out, ")\n  ");
    say_row(out, code, lang);
    buf_c(out, "\n  ");
    say_row(out, code, lang == DIAG_EN ? DIAG_VI : DIAG_EN);
    buf_printf(out, "\n\n  %s\n", diag_help(code, lang));
}

static void put_rule(struct buf *out, const struct rule_info *info, enum diag_lang lang)
{
    buf_printf(out, "%.*s (%s)\n  %.*s\n\n  %s: %.*s\n  %s: %.*s\n", STR_ARG(info->id),
               say_level(info->level, lang), STR_ARG(info->title), app_word(lang, APP_WORD_SOURCE),
               STR_ARG(info->source), app_word(lang, APP_WORD_FILE), STR_ARG(info->file));
    buf_printf(out, "  %s\n", app_word(lang, APP_WORD_NEVER_STOPS));
}

/* Finds a rule by its id, ignoring case; *near is the nearest id if there is none. */
static bool find_in(const struct rule_program *rules, struct doc *doc, struct str id,
                    struct rule_info *found, struct str *near)
{
    struct rule_info info;
    struct near search = near_to(vn_fold_in(&doc->arena, id), 3);

    for (size_t i = 0; rule_program_info(rules, i, doc->diag.lang, &info); i++) {
        struct str folded = vn_fold_in(&doc->arena, info.id);

        if (str_eq(folded, search.wanted)) {
            *found = info;
            return true;
        }
        near_try(&search, folded, info.id);
    }
    *near = search.found;
    return false;
}

static bool find_rule(struct app_world *world, struct doc *doc, struct str id,
                      struct rule_info *found, struct str *near)
{
    const struct app_profile *profile = app_world_office(world, doc, "-");
    struct rule_program *rules;
    struct rule_run *run;
    bool is_found;

    if (profile == NULL)
        return false;
    rules = app_world_rules(world, profile);
    run = rule_run_begin(rules, doc);
    is_found = run != NULL && find_in(rules, doc, id, found, near);
    rule_run_end(run);
    return is_found;
}

/* The number nearest to an unknown one: the message with the same first digits. */
static struct str near_code(struct doc *doc, struct str id)
{
    struct near near = near_to(id, 2);

    for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
        struct str one = arena_printf(&doc->arena, "VB-%04u", diag_number((enum diag_code)i));

        near_try(&near, one, one);
    }
    return near.found;
}

static void explain_one(struct app_world *world, struct doc *doc, struct str id, struct buf *out)
{
    enum diag_lang lang = world->options->lang;
    enum diag_code code = find_code(id);
    struct rule_info info;
    struct str near = STR_NONE;

    if (out->n > 0)
        buf_char(out, '\n');
    if (code < DIAG_CODE_COUNT) {
        put_code(out, code, lang);
        return;
    }
    if (world->data.p != NULL && find_rule(world, doc, id, &info, &near)) {
        put_rule(out, &info, lang);
        return;
    }
    if (diag_stopped(&doc->diag))
        return;
    if (near.p == NULL)
        near = near_code(doc, id);
    diag_about(&doc->diag, POS_NONE, VB_USAGE_ID, diag_str(id), diag_hint(near));
}

enum status app_explain(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    struct app_world world;
    struct buf out = BUF_NEW;
    enum status status;

    app_world_open(&world, options);
    if (options->file_count == 0)
        diag_about(&doc->diag, POS_NONE, VB_USAGE_ARGUMENT, diag_c("explain"), diag_c("ID"),
                   diag_c("VB-0302, nd30.so"));
    for (size_t i = 0; i < options->file_count && !diag_stopped(&doc->diag); i++)
        explain_one(&world, doc, str_c(options->files[i]), &out);
    app_command_show(&doc->diag, options);
    status = doc->diag.status;
    if (status == STATUS_OK)
        status = app_command_print(options, buf_view(&out));
    buf_done(&out);
    app_world_close(&world);
    doc_free(doc);
    return status;
}
