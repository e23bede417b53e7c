/* SPDX-License-Identifier: MIT */
/* Help from the tables of commands and options; nothing is said twice. */
#include "app/commands.h"

#include <string.h>

#include "app/command.h"
#include "app/topic.h"

#define OPTION_COLUMN 34u

static const char *say(const struct app_options *o, const char *vi, const char *en)
{
    return o->lang == DIAG_EN ? en : vi;
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
    buf_printf(out, "%s\n", say(o, opt->vi, opt->en));
}

static void put_command_help(struct buf *out, const struct app_options *o,
                             enum app_command_index index)
{
    const struct app_command *command = &app_command_all()[index];
    struct str rest = str_c(command->examples);
    struct str line;

    buf_printf(out, "vanban %s %s\n  %s\n\n%s\n", command->name, command->args,
               say(o, command->vi, command->en), say(o, "Ví dụ:", "Examples:"));
    while (str_split(&rest, '\n', &line))
        if (line.n > 0)
            buf_printf(out, "  %.*s\n", STR_ARG(line));
    buf_printf(out, "\n%s\n", say(o, "Tùy chọn:", "Options:"));
    for (size_t i = 0; i < APP_OPT_COUNT; i++)
        if ((app_opt_all()[i].commands & (1 << index)) != 0)
            put_option(out, o, &app_opt_all()[i]);
}

static void put_general_help(struct buf *out, const struct app_options *o)
{
    buf_printf(out, "vanban %s — %s\n\n%s\n", VANBAN_VERSION,
               say(o, "soạn và trình bày văn bản hành chính theo Nghị định 30/2020/NĐ-CP",
                   "compiler of Vietnamese administrative documents (Decree 30/2020/NĐ-CP)"),
               say(o, "Ví dụ:", "Examples:"));
    buf_c(out, "  vanban new kế hoạch -o ke-hoach.md\n  vanban render ke-hoach.md\n"
               "  vanban preview ke-hoach.md\n"
               "  vanban import ke-hoach-2025.docx -o ke-hoach-2026.md\n\n");
    buf_printf(out, "%s\n", say(o, "Lệnh:", "Commands:"));
    for (size_t i = 0; i < APP_COMMAND_COUNT; i++) {
        const struct app_command *command = &app_command_all()[i];
        size_t start = out->n;

        buf_printf(out, "  %s %s", command->name, command->args);
        app_topic_pad(out, start, OPTION_COLUMN);
        buf_printf(out, "%s\n", say(o, command->vi, command->en));
    }
    buf_printf(out, "\n%s\n", say(o, "Chủ đề:", "Topics:"));
    app_topic_list(out, o->lang);
    buf_printf(out, "\n%s\n", say(o, "Tùy chọn chung:", "Common options:"));
    for (size_t i = 0; i < APP_OPT_COUNT; i++)
        if (app_opt_all()[i].commands == APP_ALL)
            put_option(out, o, &app_opt_all()[i]);
    buf_printf(out, "\n%s\n",
               say(o,
                   "Mã thoát: 0 xong · 1 thiếu thứ cần (doctor) · 2 dùng sai lệnh\n          "
                   "3 không đọc được đầu vào · 4 dữ liệu sai · 5 quy tắc hỏng\n          "
                   "6 lỗi nội bộ · 7 không ghi được · 9 vượt giới hạn · 130 bị ngắt",
                   "Exit status: 0 ok · 1 doctor found a lack · 2 usage · 3 input · 4 data · "
                   "5 rule\n             "
                   "6 internal · 7 input/output · 9 limit · 130 interrupted"));
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

/* The page on a topic, or the message that there is none. */
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
