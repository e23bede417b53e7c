/* SPDX-License-Identifier: MIT */
/* bytes → kind → reader → raw tree → recognition → source, images and report. */
#include "app/commands.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/import_media.h"
#include "app/import_profile.h"
#include "app/import_read.h"
#include "app/import_report.h"
#include "app/output.h"
#include "app/path.h"
#include "app/pipeline.h"
#include "app/restore.h"
#include "doc/doc_dump.h"
#include "doc/ledger_count.h"
#include "doc/ledger_link.h"
#include "doc/meta.h"
#include "read/docx/docx.h"
#include "read/md/md.h"
#include "rule/import.h"
#include "write/source/source.h"

enum form { FORM_SOURCE, FORM_TREE, FORM_RAW };

/* State of one import. */
struct import {
    const struct app_options *o;
    struct {
        const char *input;
        const char *output, *report; /* NULL: standard output; none */
        enum form form;
    } asked;
    struct doc *doc;
    struct ledger ledger;
    struct app_import_read read;
    struct str media;    /* folder of the images; p NULL: images are not kept */
    uint64_t letters;    /* of the tree written */
    struct buf raw, out; /* bytes of the file; bytes of the result */
    struct app_world world;
    bool has_profile;           /* it was looked for */
    struct rule_program *rules; /* including those of the profile */
    struct doc *office;         /* holds the profile and its messages */
    struct {
        struct doc *doc;
        struct buf source; /* as text */
        bool is_written;   /* it is the result */
    } carried;             /* source embedded in a DOCX */
    struct rule_import blocks;
};

#define FORMATS "import: source, tree, raw"

/* True for a name with the extension of a DOCX, a PDF …, which an import never writes. */
static bool is_misnamed(struct str path)
{
    for (int kind = APP_KIND_TEXT + 1; kind < APP_KIND_COUNT; kind++) {
        struct str ending = str_c(app_kind_name((enum app_kind)kind));

        if (path.n > ending.n && path.p[path.n - ending.n - 1] == '.' && str_ends(path, ending))
            return true;
    }
    return str_ends(path, STR(".xml"));
}

/* Checks the path of the result or the report. */
static bool check_target(struct import *im, const char *path)
{
    struct diag *diag = &im->doc->diag;

    if (app_output_is_stdout(path))
        return true;
    if (is_misnamed(str_c(path)))
        diag_about(diag, POS_NONE, VB_USAGE_FORMAT, diag_path(path), diag_c(FORMATS));
    else if (app_path_is_folder(path))
        diag_about(diag, POS_NONE, VB_WRITE_FAILED, diag_path(path), diag_errno(EISDIR));
    else
        return app_output_may(diag, im->o, path, im->asked.input);
    return false;
}

/* Evaluates -t. */
static bool choose_form(struct import *im)
{
    static const struct {
        const char *name;
        enum form form;
    } forms[] = {
        {"md", FORM_SOURCE}, {"source", FORM_SOURCE}, {"tree", FORM_TREE}, {"raw", FORM_RAW}};
    const char *to = im->o->values[APP_OPT_TO];

    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        if (to != NULL && strcmp(to, forms[i].name) != 0)
            continue;
        im->asked.form = forms[i].form;
        return true;
    }
    diag_about(&im->doc->diag, POS_NONE, VB_USAGE_FORMAT, diag_c(to), diag_c(FORMATS));
    return false;
}

static bool check_usage(struct import *im)
{
    struct diag *diag = &im->doc->diag;

    if (im->o->file_count == 0)
        diag_about(diag, POS_NONE, VB_USAGE_NO_FILE, diag_c("import FILE"));
    else if (im->o->file_count > 1)
        diag_about(diag, POS_NONE, VB_USAGE_ARGUMENT, diag_c("import"), diag_c(im->o->files[1]),
                   diag_c("FILE"));
    else if (im->asked.report != NULL &&
             (app_output_is_stdout(im->asked.report)
                  ? app_output_is_stdout(im->asked.output)
                  : im->asked.output != NULL && strcmp(im->asked.report, im->asked.output) == 0))
        diag_about(diag, POS_NONE, VB_USAGE_ONE_PLACE, diag_c(im->asked.report));
    else
        return choose_form(im) && check_target(im, im->asked.output) &&
               (im->asked.report == NULL || check_target(im, im->asked.report));
    return false;
}

/* Evaluates --track-changes. */
static enum read_docx_changes changes_of(const struct app_options *o)
{
    const char *asked = o->values[APP_OPT_TRACK_CHANGES];

    if (asked == NULL || strcmp(asked, "accept") == 0)
        return READ_DOCX_ACCEPT;
    return strcmp(asked, "reject") == 0 ? READ_DOCX_REJECT : READ_DOCX_ALL;
}

/* Stages -------------------------------------------------------------------------------------- */

static bool read_input(void *job)
{
    struct import *im = job;

    if (!app_world_enter(&im->world, im->doc))
        return false;
    im->carried.doc->landmarks = im->doc->landmarks;
    return doc_read(im->doc, im->asked.input, POS_NONE, &im->raw) &&
           app_import_read(&im->read, buf_view(&im->raw));
}

/* Office rules, including those of the profile next to the resulting source. NULL with a message,
 * given once. */
static struct rule_program *open_rules(struct import *im)
{
    const char *place = app_output_is_stdout(im->asked.output) ? im->asked.input : im->asked.output;
    const struct app_profile *profile;

    if (im->has_profile)
        return im->rules;
    im->has_profile = true;
    profile = app_world_office(&im->world, im->office, place);
    if (profile != NULL)
        im->rules = app_world_rules(&im->world, profile);
    return im->rules;
}

static bool run_rules(struct import *im, struct doc *doc, struct ledger *ledger,
                      struct rule_import *blocks)
{
    struct rule_program *rules = open_rules(im);
    struct rule_run *run = rules != NULL ? rule_run_begin(rules, doc) : NULL;
    bool ok;

    blocks->office = meta_head(doc_main(im->office));
    ok = run != NULL && rule_import_run(run, ledger, blocks);
    rule_run_end(run);
    return ok;
}

/* Recognises a copy of the raw tree; for app_restore(). */
static bool recognise_copy(void *user, struct doc *doc)
{
    struct rule_import blocks = {.office = NULL};
    struct ledger ledger;

    ledger_init(&ledger, &doc->arena);
    return run_rules(user, doc, &ledger, &blocks);
}

/* Restores the source embedded in a DOCX, with the edits made in Word. */
static bool find_carried(struct import *im)
{
    if (im->read.kind != APP_KIND_DOCX || im->asked.form == FORM_RAW || im->o->set_count > 0 ||
        im->o->values[APP_OPT_NO_SOURCE] != NULL)
        return false;
    im->carried.is_written = app_restore(im->doc, buf_view(&im->raw), im->read.package,
                                         recognise_copy, im, &im->carried.source);
    return im->carried.is_written;
}

/* The restored source is the result: no recognition, empty ledger. */
static bool read_carried(void *job)
{
    struct import *im = job;
    uint16_t number = 0;
    struct src *src = doc_load_bytes(im->carried.doc, im->asked.input,
                                     buf_view(&im->carried.source), POS_NONE, &number);

    if (src == NULL || !read_md(im->carried.doc, src, number))
        return false;
    im->read.is_source = true;
    ledger_init(&im->ledger, &im->doc->arena);
    im->letters = im->ledger.letters = ledger_count_tree(&im->ledger, im->carried.doc->root);
    return true;
}

/* Decides where images go; fails before anything is written. */
static bool choose_media(void *job)
{
    struct import *im = job;

    if (im->ledger.media == NULL)
        return true;
    if (app_output_is_stdout(im->asked.output)) {
        diag_about(&im->doc->diag, POS_NONE, VB_IMPORT_MEDIA, diag_path(im->asked.input));
        return true;
    }
    im->media = app_import_media_folder(&im->doc->arena, im->asked.output);
    app_import_media_rename(im->doc, &im->ledger, im->media);
    return app_output_may(&im->doc->diag, im->o, im->media.p, im->asked.input);
}

/* Turns the raw tree into a document. */
static bool recognise(void *job)
{
    struct import *im = job;

    if (!run_rules(im, im->doc, &im->ledger, &im->blocks))
        return false;
    if (im->blocks.count > 0 || im->ledger.media != NULL)
        return true;
    diag_about(&im->doc->diag, POS_NONE, VB_READ_EMPTY, diag_path(im->asked.input));
    return false;
}

/* Applied after counting: fields of --set are not letters of the file. */
static bool set_fields(void *job)
{
    struct import *im = job;

    ledger_link(&im->ledger, im->doc->root);
    im->letters = ledger_count_tree(&im->ledger, im->doc->root);
    return app_pipeline_set(im->doc, im->o);
}

static bool fit_office(void *job)
{
    struct import *im = job;

    app_import_profile(im->doc, im->office);
    return true;
}

/* Writes the result; a source is written unchanged. */
static bool write_out(void *job)
{
    struct import *im = job;

    if (im->asked.form != FORM_SOURCE)
        doc_dump(&im->out, im->carried.is_written ? im->carried.doc->root : im->doc->root, false);
    else if (im->carried.is_written)
        buf_str(&im->out, buf_view(&im->carried.source));
    else if (im->read.is_source && im->o->set_count == 0)
        buf_str(&im->out, buf_view(&im->raw));
    else
        return write_source(im->doc, NULL, &im->out);
    return true;
}

enum { READ, CARRIED, MEDIA, RECOGNISE, SET, OFFICE, WRITE };

static const struct app_stage stages[] = {
    [READ] = {"read", read_input, 0},       [CARRIED] = {"carried", read_carried, ~0u},
    [MEDIA] = {"media", choose_media, ~0u}, [RECOGNISE] = {"import", recognise, ~0u},
    [SET] = {"set", set_fields, ~0u},       [OFFICE] = {"office", fit_office, ~0u},
    [WRITE] = {"write", write_out, ~0u},
};

/* The stages after reading depend on what was read and requested. */
static const unsigned char read_order[] = {READ};
static const unsigned char carried_order[] = {CARRIED, WRITE};
static const unsigned char plain_order[] = {MEDIA, SET, WRITE};
static const unsigned char printed_order[] = {MEDIA, RECOGNISE, SET, OFFICE, WRITE};

#define RUN(im, order) app_stage_run(stages, order, ARRAY_LEN(order), im, (im)->doc, APP_STAGE_STOP)

/* True if the output is in im->out. */
static bool make(struct import *im)
{
    if (!RUN(im, read_order))
        return false;
    if (find_carried(im))
        return RUN(im, carried_order);
    if (im->asked.form == FORM_RAW || im->read.is_source)
        return RUN(im, plain_order);
    return RUN(im, printed_order);
}

/* Entry point ---------------------------------------------------------------------------------- */

/* Writes images, report, then the source: once the source exists, the others do. On failure new
 * files are removed again. */
static bool put_all(struct import *im, struct str source, const struct app_import_report *report)
{
    bool new_media = im->media.p != NULL && !app_path_is_folder(im->media.p);
    bool new_report =
        !app_output_is_stdout(im->asked.report) && access(im->asked.report, F_OK) != 0;
    struct buf json = BUF_NEW;
    bool ok;

    if (im->asked.report != NULL)
        app_import_report_put(&json, report, &im->doc->diag);
    ok = (im->media.p == NULL || app_import_media_put(im->doc, &im->ledger, im->media)) &&
         (im->asked.report == NULL ||
          app_output_put(&im->doc->diag, im->o, im->asked.report, buf_view(&json))) &&
         app_output_put(&im->doc->diag, im->o, im->asked.output, source);
    buf_done(&json);
    if (!ok && new_media)
        app_import_media_drop(&im->doc->arena, &im->ledger, im->media);
    if (!ok && im->asked.report != NULL && new_report)
        (void)unlink(im->asked.report); /* it may not exist */
    return ok;
}

static void run(struct import *im)
{
    struct app_import_report report;

    if (!make(im))
        return;
    report = (struct app_import_report){
        .file = im->asked.input,
        .kind = im->read.is_source ? "source" : app_kind_name(im->read.kind),
        .ledger = &im->ledger,
        .blocks = &im->blocks,
        .letters_out = im->letters,
    };
    if (put_all(im, buf_view(&im->out), &report))
        app_import_report_tell(&im->doc->diag, &report);
}

enum status app_import(const struct app_options *options)
{
    struct import im = {
        .o = options,
        .asked = {.input = options->file_count > 0 ? options->files[0] : NULL,
                  .output = options->values[APP_OPT_OUTPUT],
                  .report = options->values[APP_OPT_REPORT]},
        .doc = doc_new(options->lang),
        .office = doc_new(options->lang),
        .carried = {.doc = doc_new(options->lang), .source = BUF_NEW},
        .raw = BUF_NEW,
        .out = BUF_NEW,
    };
    enum status status;

    app_world_open(&im.world, options);
    im.world.for_import = true;
    ledger_init(&im.ledger, &im.doc->arena);
    im.read = (struct app_import_read){.input = im.asked.input,
                                       .doc = im.doc,
                                       .ledger = &im.ledger,
                                       .changes = changes_of(options)};
    if (check_usage(&im))
        run(&im); /* status comes from its messages */
    app_command_show(&im.office->diag, options);
    app_command_show(&im.doc->diag, options);
    status = im.office->diag.status != STATUS_OK ? im.office->diag.status : im.doc->diag.status;
    buf_done(&im.carried.source);
    buf_done(&im.out);
    buf_done(&im.raw);
    app_world_close(&im.world);
    doc_free(im.carried.doc);
    doc_free(im.office);
    doc_free(im.doc);
    return status;
}
