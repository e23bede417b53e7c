/* SPDX-License-Identifier: MIT */
/* bytes → kind → reader → printed tree, the list of what was found → outputs. */
#include "app/app_import.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/app_command.h"
#include "app/app_import_media.h"
#include "app/app_import_report.h"
#include "app/app_kind.h"
#include "app/app_path.h"
#include "base/io.h"
#include "base/limit.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/found_count.h"
#include "read/read_text.h"

/* One import under way. */
struct import {
    const struct app_options *o;
    const char *input;
    const char *output, *report; /* NULL: standard output; none */
    struct doc *doc;
    struct found found;
    enum app_kind kind;
    struct str media; /* folder of the images; p NULL: they are not kept */
    uint64_t letters; /* of the tree that is written */
};

static bool is_stdout(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

/* What is there already is not written over without --force. */
static bool may_write(struct import *im, const char *path)
{
    struct stat st;

    if (is_stdout(path))
        return true;
    if (io_same_file(path, im->input))
        diag_at(&im->doc->diag, POS_NONE, VB_USAGE_SAME_FILE, "%s", path);
    else if (im->o->values[APP_OPT_FORCE] == NULL && lstat(path, &st) == 0)
        diag_at(&im->doc->diag, POS_NONE, VB_USAGE_EXISTS, "%s", path);
    return !diag_stopped(&im->doc->diag);
}

static bool check_usage(struct import *im)
{
    struct diag *diag = &im->doc->diag;
    const char *to = im->o->values[APP_OPT_TO];

    if (im->o->file_count == 0)
        diag_at(diag, POS_NONE, VB_USAGE_NO_FILE, "import FILE");
    else if (im->o->file_count > 1)
        diag_at(diag, POS_NONE, VB_USAGE_ARGUMENT, "import FILE: %s", im->o->files[1]);
    else if (to != NULL && strcmp(to, "raw") != 0)
        diag_at(diag, POS_NONE, VB_USAGE_FORMAT, "%s", to);
    else if (im->report != NULL &&
             (is_stdout(im->report) ? is_stdout(im->output)
                                    : im->output != NULL && strcmp(im->report, im->output) == 0))
        diag_at(diag, POS_NONE, VB_USAGE_ONE_PLACE, "%s", im->report);
    else
        return may_write(im, im->output) && (im->report == NULL || may_write(im, im->report));
    return false;
}

static bool read_kind(struct import *im, struct str bytes)
{
    uint16_t number = 0;
    struct src *src;

    im->kind = app_kind_of(bytes);
    switch (im->kind) {
    case APP_KIND_TEXT:
        src = doc_load_bytes(im->doc, im->input, bytes, POS_NONE, &number);
        return src != NULL && read_text(im->doc, src, number, &im->found);
    case APP_KIND_DOCX:
    case APP_KIND_DOC:
    case APP_KIND_ODT:
    case APP_KIND_RTF:
    case APP_KIND_HTML:
    case APP_KIND_PDF:
    case APP_KIND_COUNT:
        break;
    }
    diag_at(&im->doc->diag, POS_NONE, VB_IMPORT_KIND, "%s (%s)", im->input,
            app_kind_name(im->kind));
    return false;
}

static bool read_input(struct import *im, struct buf *raw)
{
    struct diag *diag = &im->doc->diag;

    switch (io_read(im->input, LIMIT_INPUT_BYTES, raw)) {
    case IO_FAILED:
        diag_at(diag, POS_NONE, VB_READ_FAILED, "%s: %s", im->input,
                diag_reason(diag->lang, errno));
        return false;
    case IO_TOO_LARGE:
        diag_at(diag, POS_NONE, VB_LIMIT_INPUT, "%s", im->input);
        return false;
    case IO_OK:
        break;
    }
    return read_kind(im, buf_view(raw)) && !diag_stopped(diag) && doc_audit(im->doc, "read");
}

/* The printed tree as it was read. */
static bool make(struct import *im, struct buf *out)
{
    im->letters = found_count_tree(&im->found, im->doc->root);
    doc_dump(out, im->doc->root, false);
    return true;
}

/* Where the images go; refused before anything is written. */
static bool choose_media(struct import *im)
{
    if (im->found.media == NULL)
        return true;
    if (is_stdout(im->output)) {
        diag_at(&im->doc->diag, POS_NONE, VB_IMPORT_MEDIA, "%s", im->input);
        return true;
    }
    im->media = app_import_media_folder(&im->doc->arena, im->output);
    app_import_media_rename(im->doc, &im->found, im->media);
    return may_write(im, im->media.p);
}

static bool put_out(struct import *im, const char *path, struct str bytes)
{
    enum io_result result = is_stdout(path) ? io_write_fd(1, bytes) : io_write(path, bytes);

    if (result != IO_OK)
        diag_at(&im->doc->diag, POS_NONE, VB_WRITE_FAILED, "%s: %s", path != NULL ? path : "stdout",
                diag_reason(im->doc->diag.lang, errno));
    else if (im->o->values[APP_OPT_VERBOSE] != NULL && !is_stdout(path))
        diag_at(&im->doc->diag, POS_NONE, VB_TOLD, "%s (%zu byte)", path, bytes.n);
    return result == IO_OK;
}

/* Images, report, source: who sees the source finds the others beside it. */
static bool put_all(struct import *im, struct str source, const struct app_import_report *report)
{
    struct buf json = BUF_NEW;
    bool is_new = im->media.p != NULL && !app_path_is_folder(im->media.p);
    bool ok;

    app_import_report_put(&json, report);
    ok = (im->media.p == NULL || app_import_media_put(im->doc, &im->found, im->media)) &&
         (im->report == NULL || put_out(im, im->report, buf_view(&json))) &&
         put_out(im, im->output, source);
    buf_done(&json);
    if (!ok && is_new)
        app_import_media_drop(&im->doc->arena, &im->found, im->media);
    return ok;
}

static void run(struct import *im)
{
    struct buf raw = BUF_NEW, out = BUF_NEW;

    if (read_input(im, &raw) && choose_media(im) && make(im, &out)) {
        struct app_import_report report = {
            .file = im->input,
            .kind = app_kind_name(im->kind),
            .found = &im->found,
            .letters_out = im->letters,
        };

        if (put_all(im, buf_view(&out), &report))
            app_import_report_tell(&im->doc->diag, &report);
    }
    buf_done(&out);
    buf_done(&raw);
}

enum status app_import(const struct app_options *options)
{
    struct import im = {
        .o = options,
        .input = options->file_count > 0 ? options->files[0] : NULL,
        .output = options->values[APP_OPT_OUTPUT],
        .report = options->values[APP_OPT_REPORT],
        .doc = doc_new(options->lang),
    };
    enum status status;

    found_init(&im.found, &im.doc->arena);
    if (check_usage(&im))
        run(&im); /* its messages set the status */
    app_command_show(&im.doc->diag, options);
    status = im.doc->diag.status;
    doc_free(im.doc);
    return status;
}
