/* SPDX-License-Identifier: MIT */
/* Facts of the commands, and their two kinds of output. */
#include "app/command.h"

#include <errno.h>
#include <unistd.h>

#include "base/io.h"

static const struct app_command commands[APP_COMMAND_COUNT] = {
#define APP_COMMAND(NAME, name, function, args, vi, en, examples)                                  \
    [APP_INDEX_##NAME] = {name, args, vi, en, examples},
#include "app/command.def"
#undef APP_COMMAND
};

const struct app_command *app_command_all(void)
{
    return commands;
}

void app_command_show(const struct diag *diag, const struct app_options *options)
{
    struct buf out = BUF_NEW;

    show_all(&out, diag, options->show);
    (void)io_write_fd(STDERR_FILENO, buf_view(&out)); /* failure cannot be reported */
    if (options->values[APP_OPT_FAIL_ON] != NULL && diag->count > 0 &&
        diag->worst >= options->fail_on)
        *options->failed = true;
    buf_done(&out);
}

enum status app_command_refuse(struct doc *doc, const struct app_options *options)
{
    enum status status = doc->diag.status;

    app_command_show(&doc->diag, options);
    doc_free(doc);
    return status;
}

enum status app_command_print(const struct app_options *options, struct str data)
{
    struct doc *doc;

    if (io_write_fd(STDOUT_FILENO, data) == IO_OK)
        return STATUS_OK;
    doc = doc_new(options->lang);
    diag_about(&doc->diag, POS_NONE, VB_WRITE_FAILED, diag_c("stdout"), diag_errno(errno));
    return app_command_refuse(doc, options);
}
