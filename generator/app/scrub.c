/* SPDX-License-Identifier: MIT */
/* Reads one package, writes one. */
#include "app/commands.h"

#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/output.h"
#include "app/path.h"
#include "write/scrub/scrub.h"

/* Extension of the default output. */
#define CLEAN_EXTENSION ".sach.docx"

static bool may_write(struct doc *doc, const struct app_options *o, const char *output)
{
    if (strcmp(output, "-") != 0 || isatty(STDOUT_FILENO) == 0)
        return app_output_may(&doc->diag, o, output, o->files[0]);
    diag_at(&doc->diag, POS_NONE, VB_USAGE_TERMINAL);
    return false;
}

static void run(struct doc *doc, const struct app_options *o)
{
    const char *input = o->files[0];
    const char *output = o->values[APP_OPT_OUTPUT];
    struct buf raw = BUF_NEW;
    struct buf out = BUF_NEW;
    size_t count = 0;

    if (output == NULL)
        output = strcmp(input, "-") == 0
                     ? "-"
                     : app_path_beside(&doc->arena, str_c(input), STR(CLEAN_EXTENSION)).p;
    if (may_write(doc, o, output) && doc_read(doc, input, POS_NONE, &raw) &&
        write_scrub(doc, input, buf_view(&raw), &out, &count) &&
        app_output_put(&doc->diag, o, output, buf_view(&out)))
        diag_about(&doc->diag, POS_NONE, VB_SCRUB_DONE, diag_path(output), diag_count(count));
    buf_done(&raw);
    buf_done(&out);
}

enum status app_scrub(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    enum status status;

    if (options->file_count != 1)
        diag_about(&doc->diag, POS_NONE, VB_USAGE_NO_FILE, diag_c("scrub F.docx"));
    else
        run(doc, options);
    app_command_show(&doc->diag, options);
    status = doc->diag.status;
    doc_free(doc);
    return status;
}
