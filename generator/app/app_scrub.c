/* SPDX-License-Identifier: MIT */
/* One package in, one out. */
#include "app/app_scrub.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app_command.h"
#include "app/app_path.h"
#include "base/io.h"
#include "base/limit.h"
#include "write/write_scrub.h"

/* Of a file that nobody named. */
#define CLEAN_EXTENSION ".sach.docx"

static bool may_write(struct doc *doc, const struct app_options *o, const char *output)
{
    struct stat st;

    if (strcmp(output, "-") == 0 && isatty(STDOUT_FILENO) != 0)
        diag_at(&doc->diag, POS_NONE, VB_USAGE_TERMINAL, "%s", "");
    else if (strcmp(output, "-") == 0)
        return true;
    else if (io_same_file(output, o->files[0]))
        diag_at(&doc->diag, POS_NONE, VB_USAGE_SAME_FILE, "%s", o->files[0]);
    else if (o->values[APP_OPT_FORCE] == NULL && lstat(output, &st) == 0)
        diag_at(&doc->diag, POS_NONE, VB_USAGE_EXISTS, "%s", output);
    return !diag_stopped(&doc->diag);
}

static bool read_file(struct doc *doc, const char *input, struct buf *raw)
{
    switch (io_read(input, LIMIT_INPUT_BYTES, raw)) {
    case IO_FAILED:
        diag_at(&doc->diag, POS_NONE, VB_READ_FAILED, "%s: %s", input,
                diag_reason(doc->diag.lang, errno));
        return false;
    case IO_TOO_LARGE:
        diag_at(&doc->diag, POS_NONE, VB_LIMIT_INPUT, "%s", input);
        return false;
    case IO_OK:
        break;
    }
    return true;
}

static void run(struct doc *doc, const struct app_options *o)
{
    const char *input = o->files[0];
    const char *output = o->values[APP_OPT_OUTPUT];
    struct buf raw = BUF_NEW;
    struct buf out = BUF_NEW;
    size_t count = 0;
    enum io_result result;

    if (output == NULL)
        output = strcmp(input, "-") == 0
                     ? "-"
                     : app_path_beside(&doc->arena, str_c(input), STR(CLEAN_EXTENSION)).p;
    if (may_write(doc, o, output) && read_file(doc, input, &raw) &&
        write_scrub(doc, input, buf_view(&raw), &out, &count)) {
        result = strcmp(output, "-") == 0 ? io_write_fd(STDOUT_FILENO, buf_view(&out))
                                          : io_write(output, buf_view(&out));
        if (result != IO_OK)
            diag_at(&doc->diag, POS_NONE, VB_WRITE_FAILED, "%s: %s", output,
                    diag_reason(doc->diag.lang, errno));
        else
            diag_at(&doc->diag, POS_NONE, VB_SCRUB_DONE, "%s: %zu", output, count);
    }
    buf_done(&raw);
    buf_done(&out);
}

enum status app_scrub(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    enum status status;

    if (options->file_count != 1)
        diag_at(&doc->diag, POS_NONE, VB_USAGE_NO_FILE, "scrub F.docx");
    else
        run(doc, options);
    app_command_show(&doc->diag, options);
    status = doc->diag.status;
    doc_free(doc);
    return status;
}
