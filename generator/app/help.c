/* SPDX-License-Identifier: MIT */
/* Help, generated from the tables of commands and options. */
#include "app/commands.h"

#include <string.h>

#include "app/command.h"
#include "app/topic.h"
#include "app/word.h"

#define OPTION_COLUMN 34u

static const char *say(const struct app_options *o, enum app_word word)
{
    return app_word(o->lang, word);
}

static void put_option(struct buf *out, const struct app_options *o, const struct app_opt *opt)
{
    size_t start = out->n;

    if (opt->letter != 0)
        buf_printf(out, "  -%c, --%s", opt->letter, opt->name);
    else
        buf_printf(out, "      --%s", opt->name);
    if (opt->arg != NULL) {
        buf_char(out, ' ');
        app_opt_put_arg(out, opt);
    }
    app_topic_pad(out, start, OPTION_COLUMN);
    buf_printf(out, "%s\n", app_word_of(o->lang, opt->vi, opt->en));
}

static void put_command_help(struct buf *out, const struct app_options *o,
                             enum app_command_index index)
{
    const struct app_command *command = &app_command_all()[index];
    struct str rest = str_c(command->examples);
    struct str line;

    buf_printf(out, "vanban %s %s\n  %s\n\n%s\n", command->name, command->args,
               app_word_of(o->lang, command->vi, command->en), say(o, APP_WORD_EXAMPLES));
    while (str_split(&rest, '\n', &line))
        if (line.n > 0)
            buf_printf(out, "  %.*s\n", STR_ARG(line));
    buf_printf(out, "\n%s\n", say(o, APP_WORD_OPTIONS));
    for (size_t i = 0; i < APP_OPT_COUNT; i++)
        if ((app_opt_all()[i].commands & (1 << index)) != 0)
            put_option(out, o, &app_opt_all()[i]);
}

static void put_general_help(struct buf *out, const struct app_options *o)
{
    static const enum app_command_index shown[] = {APP_INDEX_NEW, APP_INDEX_RENDER,
                                                   APP_INDEX_PREVIEW, APP_INDEX_IMPORT};

    buf_printf(out, "vanban %s — %s\n\n%s\n", VANBAN_VERSION, say(o, APP_WORD_ABOUT),
               say(o, APP_WORD_EXAMPLES));
    for (size_t i = 0; i < ARRAY_LEN(shown); i++) {
        struct str rest = str_c(app_command_all()[shown[i]].examples);
        struct str line = STR_NONE;

        (void)str_split(&rest, '\n', &line); /* the first line */
        buf_printf(out, "  %.*s\n", STR_ARG(line));
    }
    buf_printf(out, "\n%s\n", say(o, APP_WORD_COMMANDS));
    for (size_t i = 0; i < APP_COMMAND_COUNT; i++) {
        const struct app_command *command = &app_command_all()[i];
        size_t start = out->n;

        buf_printf(out, "  %s %s", command->name, command->args);
        app_topic_pad(out, start, OPTION_COLUMN);
        buf_printf(out, "%s\n", app_word_of(o->lang, command->vi, command->en));
    }
    buf_printf(out, "\n%s\n", say(o, APP_WORD_TOPICS));
    app_topic_list(out, o->lang);
    buf_printf(out, "\n%s\n", say(o, APP_WORD_COMMON_OPTIONS));
    for (size_t i = 0; i < APP_OPT_COUNT; i++)
        if (app_opt_all()[i].commands == APP_ALL)
            put_option(out, o, &app_opt_all()[i]);
    buf_printf(out, "\n%s\n", say(o, APP_WORD_STATUSES));
}

enum status app_help_on(const struct app_options *options, enum app_command_index command)
{
    struct buf out = BUF_NEW;
    enum status status;

    if (command < APP_COMMAND_COUNT)
        put_command_help(&out, options, command);
    else
        put_general_help(&out, options);
    status = app_command_print(options, buf_view(&out));
    buf_done(&out);
    return status;
}

/* Prints the page on a topic, or a message if there is none. */
static enum status put_topic(const struct app_options *options, const char *name)
{
    struct doc *doc = doc_new(options->lang);
    struct buf out = BUF_NEW;
    enum status status;

    if (!app_topic_put(doc, options, name, &out))
        diag_about(&doc->diag, POS_NONE, VB_USAGE_TOPIC, diag_c(name));
    app_command_show(&doc->diag, options);
    status = doc->diag.status;
    if (status == STATUS_OK)
        status = app_command_print(options, buf_view(&out));
    buf_done(&out);
    doc_free(doc);
    return status;
}

enum status app_help(const struct app_options *options)
{
    if (options->file_count == 0)
        return app_help_on(options, APP_COMMAND_COUNT);
    for (unsigned i = 0; i < APP_COMMAND_COUNT; i++)
        if (strcmp(options->files[0], app_command_all()[i].name) == 0)
            return app_help_on(options, (enum app_command_index)i);
    return put_topic(options, options->files[0]);
}

enum status app_help_version(const struct app_options *options)
{
    return app_command_print(options, STR("vanban " VANBAN_VERSION "\n"));
}
