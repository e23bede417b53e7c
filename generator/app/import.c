/* SPDX-License-Identifier: MIT */
/* bytes → kind → reader → printed tree → recognition → source, images and report. */
#include "app/commands.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/import_media.h"
#include "app/import_profile.h"
#include "app/import_read.h"
#include "app/import_report.h"
#include "app/one.h"
#include "app/output.h"
#include "app/path.h"
#include "app/restore.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/ledger_count.h"
#include "read/docx/docx.h"
#include "read/md/md.h"
#include "read/md/set.h"
#include "rule/import.h"
#include "write/source/source.h"

enum form { FORM_SOURCE, FORM_TREE, FORM_RAW };

/* One import under way. */
struct import {
    const struct app_options *o;
    const char *input;
    const char *output, *report; /* NULL: standard output; none */
    struct doc *doc;
    struct ledger ledger;
    struct app_import_read read;
    struct str media; /* folder of the images; p NULL: they are not kept */
    uint64_t letters; /* of the tree that is written */
    enum form form;
    struct app_session session;
    struct doc *office;  /* the profile and its messages */
    bool has_profile;    /* it was looked for */
    struct doc *carried; /* the source in a DOCX */
    struct rule_import blocks;
};

#define FORMATS "import: source, tree, raw"

/* True for a name that promises a DOCX, a PDF …: an import writes none. */
static bool is_misnamed(struct str path)
{
    for (int kind = APP_KIND_TEXT + 1; kind < APP_KIND_COUNT; kind++) {
        struct str ending = str_c(app_kind_name((enum app_kind)kind));

        if (path.n > ending.n && path.p[path.n - ending.n - 1] == '.' && str_ends(path, ending))
            return true;
    }
    return str_ends(path, STR(".xml"));
}

/* Where the result or the report goes. */
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
        return app_output_may(diag, im->o, path, im->input);
    return false;
}

/* What -t asks for. */
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
        im->form = forms[i].form;
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
    else if (im->report != NULL &&
             (app_output_is_stdout(im->report)
                  ? app_output_is_stdout(im->output)
                  : im->output != NULL && strcmp(im->report, im->output) == 0))
        diag_about(diag, POS_NONE, VB_USAGE_ONE_PLACE, diag_c(im->report));
    else
        return choose_form(im) && check_target(im, im->output) &&
               (im->report == NULL || check_target(im, im->report));
    return false;
}

/* What becomes of tracked changes: the words of the option. */
static enum read_docx_changes changes_of(const struct app_options *o)
{
    const char *asked = o->values[APP_OPT_TRACK_CHANGES];

    if (asked == NULL || strcmp(asked, "accept") == 0)
        return READ_DOCX_ACCEPT;
    return strcmp(asked, "reject") == 0 ? READ_DOCX_REJECT : READ_DOCX_ALL;
}

/* After every stage: stop at an error, and hold the tree to its invariants. */
static bool passed(struct import *im, bool ok, const char *stage)
{
    if (!ok || diag_stopped(&im->doc->diag))
        return false;
#ifndef NDEBUG
    return doc_audit(im->doc, stage);
#else
    (void)stage;
    return true;
#endif
}

static bool read_input(struct import *im, struct buf *raw)
{
    if (!doc_read(im->doc, im->input, POS_NONE, raw))
        return false;
    return passed(im, app_import_read(&im->read, buf_view(raw)), "read");
}

static bool open_session(struct import *im)
{
    app_one_open(&im->session, im->o);
    im->session.for_import = true;
    if (!app_one_landmarks(&im->session, im->doc))
        return false;
    im->carried->landmarks = im->doc->landmarks;
    return true;
}

/* Rules of the office: those of the profile beside the source that is made. */
static bool open_rules(struct import *im)
{
    if (im->has_profile)
        return true;
    im->has_profile = true;
    return app_one_profile(&im->session, im->office,
                           app_output_is_stdout(im->output) ? im->input : im->output);
}

/* A printed tree beside that of the import becomes a document; for app_restore(). */
static bool recognise_copy(void *user, struct doc *doc)
{
    struct import *im = user;
    struct rule_import blocks = {.entries = NULL};
    struct ledger ledger;
    struct rule_run *run;

    ledger_init(&ledger, &doc->arena);
    if (!open_rules(im))
        return false;
    run = app_one_begin(&im->session, doc);
    return run != NULL && rule_import_run(run, &ledger, &blocks);
}

/* A DOCX that carries its source gives it back; what was changed in it, too. */
static bool find_carried(struct import *im, struct str bytes, struct buf *out)
{
    if (im->read.kind != APP_KIND_DOCX || im->form == FORM_RAW || im->o->set_count > 0 ||
        im->o->values[APP_OPT_NO_SOURCE] != NULL)
        return false;
    return app_restore(im->doc, bytes, im->read.package, recognise_copy, im, out);
}

/* The printed tree becomes a document. */
static bool recognise(struct import *im)
{
    struct rule_run *run;

    if (!open_rules(im))
        return false;
    run = app_one_begin(&im->session, im->doc);
    if (!passed(im, run != NULL && rule_import_run(run, &im->ledger, &im->blocks), "import"))
        return false;
    if (im->blocks.count > 0 || im->ledger.media != NULL)
        return true;
    diag_about(&im->doc->diag, POS_NONE, VB_READ_EMPTY, diag_path(im->input));
    return false;
}

/* Fields of --set are no letters of the file. */
static bool set_fields(struct import *im)
{
    for (size_t i = 0; i < im->o->set_count; i++)
        if (!read_md_set(im->doc, str_c(im->o->sets[i])))
            return false;
    return true;
}

/* `raw`: the bytes of the file; a source comes out as it went in. */
static bool make(struct import *im, struct str raw, struct buf *out)
{
    if (im->form != FORM_RAW && !im->read.is_source && !recognise(im))
        return false;
    im->letters = ledger_count_tree(&im->ledger, im->doc->root);
    if (!set_fields(im))
        return false;
    if (im->form != FORM_RAW && !im->read.is_source)
        app_import_profile(im->doc, im->office);
    if (im->form == FORM_SOURCE && im->read.is_source && im->o->set_count == 0) {
        buf_str(out, raw);
        return true;
    }
    if (im->form == FORM_SOURCE)
        return write_source(im->doc, NULL, out);
    doc_dump(out, im->doc->root, false);
    return true;
}

/* Where the images go; refused before anything is written. */
static bool choose_media(struct import *im)
{
    if (im->ledger.media == NULL)
        return true;
    if (app_output_is_stdout(im->output)) {
        diag_about(&im->doc->diag, POS_NONE, VB_IMPORT_MEDIA, diag_path(im->input));
        return true;
    }
    im->media = app_import_media_folder(&im->doc->arena, im->output);
    app_import_media_rename(im->doc, &im->ledger, im->media);
    return app_output_may(&im->doc->diag, im->o, im->media.p, im->input);
}

/* Images, report, source: who sees the source finds the others beside it. What was
 * made anew goes again when a later one fails. */
static bool put_all(struct import *im, struct str source, const struct app_import_report *report)
{
    bool new_media = im->media.p != NULL && !app_path_is_folder(im->media.p);
    bool new_report = !app_output_is_stdout(im->report) && access(im->report, F_OK) != 0;
    struct buf json = BUF_NEW;
    bool ok;

    if (im->report != NULL)
        app_import_report_put(&json, report, &im->doc->diag);
    ok = (im->media.p == NULL || app_import_media_put(im->doc, &im->ledger, im->media)) &&
         (im->report == NULL ||
          app_output_put(&im->doc->diag, im->o, im->report, buf_view(&json))) &&
         app_output_put(&im->doc->diag, im->o, im->output, source);
    buf_done(&json);
    if (!ok && new_media)
        app_import_media_drop(&im->doc->arena, &im->ledger, im->media);
    if (!ok && im->report != NULL && new_report)
        (void)unlink(im->report); /* it may not have been made */
    return ok;
}

/* What a DOCX carried is what is written: nothing was recognised, nothing is listed. */
static bool make_carried(struct import *im, struct str source, struct buf *out)
{
    uint16_t number = 0;
    struct src *src = doc_load_bytes(im->carried, im->input, source, POS_NONE, &number);

    if (src == NULL || !read_md(im->carried, src, number))
        return false;
    im->read.is_source = true;
    ledger_init(&im->ledger, &im->doc->arena);
    im->letters = im->ledger.letters = ledger_count_tree(&im->ledger, im->carried->root);
    if (im->form == FORM_TREE)
        doc_dump(out, im->carried->root, false);
    else
        buf_str(out, source);
    return true;
}

/* The outputs are in *out when true. */
static bool make_any(struct import *im, struct buf *raw, struct buf *out)
{
    struct buf source = BUF_NEW;
    bool ok;

    if (!open_session(im) || !read_input(im, raw))
        return false;
    ok = find_carried(im, buf_view(raw), &source)
             ? make_carried(im, buf_view(&source), out)
             : choose_media(im) && make(im, buf_view(raw), out);
    buf_done(&source);
    return ok;
}

static void run(struct import *im)
{
    struct buf raw = BUF_NEW, out = BUF_NEW;

    if (make_any(im, &raw, &out)) {
        struct app_import_report report = {
            .file = im->input,
            .kind = im->read.is_source ? "source" : app_kind_name(im->read.kind),
            .ledger = &im->ledger,
            .blocks = &im->blocks,
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
        .office = doc_new(options->lang),
        .carried = doc_new(options->lang),
    };
    enum status status;

    ledger_init(&im.ledger, &im.doc->arena);
    im.read = (struct app_import_read){
        .input = im.input, .doc = im.doc, .ledger = &im.ledger, .changes = changes_of(options)};
    if (check_usage(&im))
        run(&im); /* its messages set the status */
    app_command_show(&im.office->diag, options);
    app_command_show(&im.doc->diag, options);
    status = im.office->diag.status != STATUS_OK ? im.office->diag.status : im.doc->diag.status;
    app_one_close(&im.session);
    doc_free(im.carried);
    doc_free(im.office);
    doc_free(im.doc);
    return status;
}
