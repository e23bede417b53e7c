/* SPDX-License-Identifier: MIT */
/* load → read → profile, data → fill → derive, transform, check → template → layout → write. */
#include "app/one.h"

#include "app/path.h"
#include "app/profile.h"
#include "app/template.h"
#include "base/unit.h"
#include "base/vn.h"
#include "data/directive.h"
#include "doc/doc_audit.h"
#include "doc/meta.h"
#include "layout/estimate.h"
#include "read/md/md.h"
#include "read/md/set.h"
#include "read/xml/xml.h"
#include "rule/landmark.h"
#include "rule/rule.h"

void app_one_open(struct app_session *session, const struct app_options *options)
{
    *session = (struct app_session){.options = options};
    arena_init(&session->arena);
    session->data = app_path_data(&session->arena, options);
}

/* A session ends with the process, and the system takes back at once what would be given
 * back piece by piece; the sanitizers want to see it done. */
void app_one_close(struct app_session *session)
{
#ifndef NDEBUG
    rule_run_end(session->run);
    rule_program_free(session->rules);
    arena_done(&session->arena);
#else
    (void)session;
#endif
}

/* Rule files: those of the command line, which are nearer, then the profile's. */
static struct rule_program *new_rules(struct app_session *session)
{
    const struct app_options *o = session->options;
    const struct app_profile *profile = session->profile;
    size_t count = o->rule_count + (profile != NULL ? profile->rule_count : 0);
    const char **files = ARENA_ARRAY(&session->arena, const char *, count + 1);
    struct rule_options options = {
        .lua_dir = arena_printf(&session->arena, "%.*s/lua", STR_ARG(session->data)).p,
        .files = files,
        .file_count = count,
        .today = o->today,
        .for_import = session->for_import,
    };

    for (size_t i = 0; i < count; i++)
        files[i] = i < o->rule_count ? o->rules[i] : profile->rules[i - o->rule_count];
    return rule_program_new(&options);
}

bool app_one_profile(struct app_session *session, struct doc *doc, const char *place)
{
    bool report = session->options->values[APP_OPT_VERBOSE] != NULL;

    if (doc_main(doc) == NULL)
        (void)doc_add_part(doc, STR("main"), POS_NONE);
    session->profile = app_profile_apply(doc, place, report);
    return session->profile != NULL && !diag_stopped(&doc->diag);
}

struct rule_run *app_one_begin(struct app_session *session, struct doc *doc)
{
    struct str path = session->profile != NULL ? session->profile->path : STR_NONE;

    rule_run_end(session->run);
    session->run = NULL;
    if (session->rules == NULL || !str_eq(session->rules_of, path)) {
        rule_program_free(session->rules);
        session->rules_of = arena_str(&session->arena, path);
        session->rules = new_rules(session);
    }
    session->run = rule_run_begin(session->rules, doc);
    return session->run;
}

bool app_one_landmarks(struct app_session *session, struct doc *doc)
{
    struct landmarks *landmarks = session->landmarks;
    const char *lua_dir;

    if (session->data.p == NULL) {
        diag_about(&doc->diag, POS_NONE, VB_DATA_MISSING, diag_c("templates/ lua/"));
        return false;
    }
    if (landmarks == NULL) {
        landmarks = ARENA_NEW(&session->arena, struct landmarks);
        lua_dir = arena_printf(&session->arena, "%.*s/lua", STR_ARG(session->data)).p;
        if (!rule_landmark_read(doc, lua_dir, &session->arena, landmarks))
            return false;
        session->landmarks = landmarks;
    }
    doc->landmarks = landmarks;
    return true;
}

/* An XML source is named so or begins like one. */
static bool is_xml(const char *input, struct str text)
{
    return str_ends(str_c(input), STR(".xml")) || str_starts(str_trim(text), STR("<?xml")) ||
           str_starts(str_trim(text), STR("<doc"));
}

/* After every stage: stop at an error, and hold the tree to its invariants. */
static bool passed(struct doc *doc, bool ok, const char *stage)
{
    if (!ok || diag_stopped(&doc->diag))
        return false;
#ifndef NDEBUG
    return doc_audit(doc, stage);
#else
    (void)stage;
    return true;
#endif
}

static bool read_source(struct doc *doc, const char *input)
{
    uint16_t number = 0;
    struct src *src = doc_load(doc, input, POS_NONE, &number);

    if (src == NULL)
        return false;
    doc->carried = number;
    return is_xml(input, src->text) ? read_xml(doc, src, number) : read_md(doc, src, number);
}

static bool set_fields(struct doc *doc, const struct app_options *o)
{
    for (size_t i = 0; i < o->set_count; i++)
        if (!read_md_set(doc, str_c(o->sets[i])))
            return false;
    return true;
}

static bool read_input(struct app_session *session, struct doc *doc, const char *input)
{
    const struct app_options *o = session->options;

    if (!read_source(doc, input))
        return false;
    session->profile = app_profile_apply(doc, input, o->values[APP_OPT_VERBOSE] != NULL);
    if (session->profile == NULL)
        return false;
    if (!set_fields(doc, o))
        return false;
    return data_directive_fill(doc, app_path_folder(str_c(input)));
}

bool app_one_tree(struct app_session *session, struct doc *doc, const char *input)
{
    struct rule_run *run;

    if (!passed(doc, app_one_landmarks(session, doc) && read_input(session, doc, input), "read"))
        return false;
    run = app_one_begin(session, doc);
    return passed(doc, run != NULL && rule_fill_doc(run), "fill") &&
           passed(doc, rule_run_derive(run), "derive") &&
           passed(doc, rule_run_transform(run), "transform") &&
           passed(doc, rule_run_check(run), "check");
}

/* A copy of the form that a part's head names, filled with that head. */
static struct node *filled_form(struct app_session *session, struct doc *doc,
                                const struct node *frames, struct node *part, size_t number)
{
    struct str id = meta_text(&doc->arena, meta_head(part), "mau");
    const struct node *form = layout_form_find(frames, id);
    struct node *copy = node_clone(&doc->arena, form);

    layout_form_set_part(&doc->arena, copy, number);
    return rule_fill_part(session->run, copy, part) ? copy : NULL;
}

/* The template with a filled form for each part of the document. */
static struct node *filled_frames(struct app_session *session, struct doc *doc)
{
    struct node *frames = app_template_load(session, doc);
    struct node *last = frames != NULL ? frames->last : NULL;
    size_t number = 0;

    if (frames == NULL)
        return NULL;
    for (struct node *part = doc->root->first; part != NULL; part = part->next) {
        struct node *form = filled_form(session, doc, frames, part, ++number);

        if (form == NULL)
            return NULL;
        node_insert_after(last, form);
        last = form;
    }
    return frames;
}

/* -v: pages and the place of the signature, as far as they can be told. */
static void report_estimate(struct app_session *session, struct doc *doc,
                            const struct layout *layout)
{
    struct layout_estimate estimate;

    if (session->options->values[APP_OPT_VERBOSE] == NULL)
        return;
    estimate = layout_estimate_run(&doc->arena, layout);
    if (estimate.sign_page == 0)
        diag_about(&doc->diag, POS_NONE, VB_LAYOUT_ESTIMATE, diag_num(estimate.pages));
    else
        diag_about(&doc->diag, POS_NONE, VB_LAYOUT_ESTIMATE, diag_num(estimate.pages),
                   diag_num(estimate.sign_page),
                   diag_num(unit_micrometres(estimate.sign_twips) / 1000));
}

/* A draft carries its source; an issued document must not carry comments and open
 * questions. What --set says is not in the source. */
static bool carries_source(const struct app_options *o, struct doc *doc)
{
    const struct node *head = meta_head(doc_main(doc));
    struct str state = vn_fold_in(&doc->arena, meta_text(&doc->arena, head, "trang_thai"));

    if (o->values[APP_OPT_NO_SOURCE] != NULL)
        return false;
    if (o->values[APP_OPT_SOURCE] != NULL)
        return true;
    return o->values[APP_OPT_FINAL] == NULL && o->set_count == 0 &&
           meta_text(&doc->arena, head, "so").n == 0 && !str_is(state, "chinh_thuc");
}

bool app_one_run(struct app_session *session, struct doc *doc, const char *input,
                 const struct writer *writer, struct buf *out)
{
    struct layout *layout = NULL;

    if (writer->as_read)
        return passed(doc,
                      app_one_landmarks(session, doc) && read_source(doc, input) &&
                          set_fields(doc, session->options),
                      "read") &&
               passed(doc, writer->run(doc, NULL, out), "write");
    if (!app_one_tree(session, doc, input))
        return false;
    if (!carries_source(session->options, doc))
        doc->carried = 0;
    if (writer->needs_layout) {
        struct node *frames = filled_frames(session, doc);

        if (!passed(doc, frames != NULL, "template"))
            return false;
        layout = layout_run(doc, frames);
        if (!passed(doc, layout != NULL, "layout"))
            return false;
        report_estimate(session, doc, layout);
    }
    return passed(doc, writer->run(doc, layout, out), "write");
}
