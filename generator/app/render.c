/* SPDX-License-Identifier: MIT */
/* Chooses format and target for each input, runs the pipeline, writes the output atomically. */
#include "app/commands.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/overwrite.h"
#include "app/path.h"
#include "app/pipeline.h"
#include "base/io.h"
#include "doc/seal.h"
#include "write/write.h"

/* Destination of the output of one input. */
struct target {
    const struct writer *writer;
    struct str path; /* "-": standard output */
};

/* Default extension of Markdown output from Markdown: avoids the input's name. */
#define PREVIEW_EXTENSION ".xem.md"

static bool is_folder_name(const char *name)
{
    return name != NULL &&
           (app_path_is_folder(name) || (name[0] != '\0' && name[strlen(name) - 1] == '/'));
}

/* True for a file name with an ending: not "-", ".x" or a device. */
static bool has_ending(const char *path)
{
    struct str name = app_path_file(str_c(path));

    return str_find(name, STR("."), 1) != SIZE_MAX;
}

/* NULL with a message. */
static const struct writer *choose_writer(struct diag *diag, const struct app_options *o)
{
    const char *name = o->values[APP_OPT_TO];
    const char *output = o->values[APP_OPT_OUTPUT];
    const struct writer *writer = NULL;

    if (name != NULL) {
        writer = write_find(str_c(name));
        if (writer == NULL)
            diag_about(diag, POS_NONE, VB_USAGE_FORMAT, diag_path(name));
        return writer;
    }
    if (output == NULL || is_folder_name(output) || !has_ending(output))
        return write_find(STR("docx"));
    writer = write_for_path(str_c(output));
    if (writer == NULL)
        diag_about(diag, POS_NONE, VB_USAGE_ENDING, diag_path(output));
    return writer;
}

/* Fills *target; false with a message if the path is not usable. */
static bool choose_target(struct doc *doc, const struct app_options *o, const char *input,
                          struct target *target)
{
    const char *output = o->values[APP_OPT_OUTPUT];
    struct str extension = str_c(target->writer->extension);
    struct str name = str_is(str_c(input), "-") ? STR("stdin") : str_c(input);

    if (str_is(extension, ".md"))
        extension = STR(PREVIEW_EXTENSION);
    if (output == NULL && strcmp(input, "-") == 0) {
        target->path = STR("-");
    } else if (output == NULL) {
        target->path = app_path_beside(&doc->arena, name, extension);
    } else if (is_folder_name(output)) {
        struct str file =
            app_path_beside(&doc->arena, app_path_file(name), str_c(target->writer->extension));
        bool has_slash = output[strlen(output) - 1] == '/';

        target->path =
            arena_printf(&doc->arena, "%s%s%.*s", output, has_slash ? "" : "/", STR_ARG(file));
    } else {
        target->path = arena_str(&doc->arena, str_c(output));
    }
    if (str_is(target->path, "-")) {
        if (target->writer->binary && isatty(STDOUT_FILENO) != 0) {
            diag_at(&doc->diag, POS_NONE, VB_USAGE_TERMINAL);
            return false;
        }
        return true;
    }
    return true;
}

/* No target may equal an input of the run, nor the target of another input; checked before anything
 * is written. */
static bool check_targets(struct doc *doc, const struct app_options *o,
                          const struct target *targets)
{
    for (size_t i = 0; i < o->file_count; i++) {
        if (str_is(targets[i].path, "-"))
            continue;
        for (size_t k = 0; k < o->file_count; k++) {
            if (io_same_file(targets[i].path.p, o->files[k]))
                diag_about(&doc->diag, POS_NONE, VB_USAGE_SAME_FILE, diag_c(o->files[k]));
            if (k < i && str_eq(targets[k].path, targets[i].path))
                diag_about(&doc->diag, POS_NONE, VB_USAGE_SAME_OUTPUT, diag_c(o->files[k]),
                           diag_c(o->files[i]), diag_str(targets[i].path));
        }
    }
    return !diag_stopped(&doc->diag);
}

static bool put_out(struct doc *doc, const struct target *target, struct buf *out)
{
    enum io_result result;

    if (str_is(target->path, "-")) {
        result = io_write_fd(STDOUT_FILENO, buf_view(out));
    } else {
        if (target->writer->seal == WRITER_SEAL_TEXT)
            seal_text(out);
        result = io_write(target->path.p, buf_view(out));
    }
    if (result == IO_OK)
        return true;
    diag_about(&doc->diag, POS_NONE, VB_WRITE_FAILED, diag_str(target->path), diag_errno(errno));
    return false;
}

static void report(struct doc *doc, const struct app_options *o, const struct target *target,
                   size_t bytes)
{
    if (o->values[APP_OPT_VERBOSE] == NULL || o->show.quiet)
        return;
    diag_about(&doc->diag, POS_NONE, VB_TOLD, diag_str(target->path), diag_count(bytes));
}

static enum status render_one(struct app_world *world, const struct app_options *o,
                              const char *input, const struct target *target)
{
    struct doc *doc = doc_new(o->lang);
    struct buf out = BUF_NEW;
    enum status status;

    if (app_overwrite_may(doc, o, target->writer, target->path) &&
        app_pipeline_run(world, doc, input, target->writer, APP_STAGE_STOP, &out) &&
        put_out(doc, target, &out))
        report(doc, o, target, out.n);
    app_command_show(&doc->diag, o);
    status = doc->diag.status;
    buf_done(&out);
    doc_free(doc);
    return status;
}

enum status app_render_all(const struct app_options *o, const struct writer *writer)
{
    struct doc *doc = doc_new(o->lang); /* for messages about the targets */
    struct target *targets = ARENA_ARRAY(&doc->arena, struct target, o->file_count);
    struct app_world world;
    enum status status = STATUS_OK;

    for (size_t i = 0; i < o->file_count; i++) {
        targets[i].writer = writer;
        if (!choose_target(doc, o, o->files[i], &targets[i]))
            return app_command_refuse(doc, o);
    }
    if (!check_targets(doc, o, targets))
        return app_command_refuse(doc, o);
    app_world_open(&world, o);
    for (size_t i = 0; i < o->file_count; i++) {
        enum status one = render_one(&world, o, o->files[i], &targets[i]);

        if (status == STATUS_OK)
            status = one;
    }
    app_world_close(&world);
    doc_free(doc);
    return status;
}

enum status app_render(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    const struct writer *writer = choose_writer(&doc->diag, options);
    const char *output = options->values[APP_OPT_OUTPUT];

    if (options->file_count == 0)
        diag_at(&doc->diag, POS_NONE, VB_USAGE_NO_FILE);
    else if (options->file_count > 1 && output != NULL && !is_folder_name(output))
        diag_about(&doc->diag, POS_NONE, VB_USAGE_OUTPUT, diag_path(output));
    else if (output != NULL && is_folder_name(output) && !app_path_is_folder(output))
        diag_about(&doc->diag, POS_NONE, VB_WRITE_FAILED, diag_path(output), diag_errno(ENOENT));
    if (diag_stopped(&doc->diag))
        return app_command_refuse(doc, options);
    doc_free(doc);
    return app_render_all(options, writer);
}
