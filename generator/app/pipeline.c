/* SPDX-License-Identifier: MIT */
/* The tables at the end define the order of the stages. */
#include "app/pipeline.h"

#include "app/path.h"
#include "app/profile.h"
#include "app/template.h"
#include "base/unit.h"
#include "base/vn.h"
#include "data/directive.h"
#include "doc/meta.h"
#include "layout/estimate.h"
#include "read/md/md.h"
#include "read/md/set.h"
#include "read/xml/xml.h"
#include "rule/rule.h"

/* State of one document. */
struct job {
    struct app_world *world;
    const struct app_options *o;
    struct doc *doc;
    const char *input;
    const struct writer *writer;
    struct buf *out;
    const struct app_profile *profile;
    struct rule_run *run;
    struct app_template *template;
    struct node *forms; /* filled, one per part */
    struct layout *layout;
};

/* An XML source is recognised by its extension or start. */
static bool is_xml(const char *input, struct str text)
{
    return str_ends(str_c(input), STR(".xml")) || str_starts(str_trim(text), STR("<?xml")) ||
           str_starts(str_trim(text), STR("<doc"));
}

static bool enter_world(void *job)
{
    struct job *j = job;

    return app_world_enter(j->world, j->doc);
}

static bool read_source(void *job)
{
    struct job *j = job;
    uint16_t number = 0;
    const struct src *src = doc_load(j->doc, j->input, POS_NONE, &number);

    if (src == NULL)
        return false;
    j->doc->carried = number;
    return is_xml(j->input, src->text) ? read_xml(j->doc, src, number)
                                       : read_md(j->doc, src, number);
}

static bool apply_profile(void *job)
{
    struct job *j = job;

    j->profile = app_world_profile(j->world, j->input);
    return app_profile_apply(j->profile, j->doc, j->o->values[APP_OPT_VERBOSE] != NULL);
}

bool app_pipeline_set(struct doc *doc, const struct app_options *o)
{
    for (size_t i = 0; i < o->set_count; i++)
        if (!read_md_set(doc, str_c(o->sets[i])))
            return false;
    return true;
}

static bool set_fields(void *job)
{
    struct job *j = job;

    return app_pipeline_set(j->doc, j->o);
}

static bool fill_data(void *job)
{
    struct job *j = job;

    return data_directive_fill(j->doc, app_path_real_folder(&j->doc->arena, j->input));
}

static bool begin_rules(void *job)
{
    struct job *j = job;

    j->run = rule_run_begin(app_world_rules(j->world, j->profile), j->doc);
    return j->run != NULL;
}

static bool fill(void *job)
{
    return rule_fill_doc(((struct job *)job)->run);
}

static bool derive(void *job)
{
    return rule_run_derive(((struct job *)job)->run);
}

static bool transform(void *job)
{
    return rule_run_transform(((struct job *)job)->run);
}

static bool check(void *job)
{
    return rule_run_check(((struct job *)job)->run);
}

/* A draft embeds its source; an issued document must not, as it has comments and open questions.
 * Values of --set are not in the source. */
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

/* Copies the form named in each part's head and fills it from that head. */
static bool fill_template(void *job)
{
    struct job *j = job;
    struct arena *a = &j->doc->arena;

    j->template = app_template_find(j->world, j->profile, j->doc);
    j->forms = node_new(a, NODE_TEMPLATE, POS_NONE);
    if (j->template == NULL)
        return false;
    for (struct node *part = j->doc->root->first; part != NULL; part = part->next) {
        const struct node *form = app_template_form(j->world, j->template, j->doc, part);
        struct node *copy = form != NULL ? node_clone(a, form) : NULL;

        if (copy == NULL || !rule_fill_part(j->run, copy, part))
            return false;
        node_append(j->forms, copy);
    }
    return true;
}

/* -v: reports pages and the position of the signature, as estimated. */
static void report_estimate(struct job *j)
{
    struct diag *diag = &j->doc->diag;
    struct layout_estimate estimate;

    if (j->o->values[APP_OPT_VERBOSE] == NULL)
        return;
    estimate = layout_estimate_run(&j->doc->arena, j->layout);
    if (estimate.sign_page == 0)
        diag_about(diag, POS_NONE, VB_LAYOUT_ESTIMATE, diag_num(estimate.pages));
    else
        diag_about(diag, POS_NONE, VB_LAYOUT_ESTIMATE, diag_num(estimate.pages),
                   diag_num(estimate.sign_page),
                   diag_num(unit_micrometres(estimate.sign_twips) / 1000));
}

static bool lay_out(void *job)
{
    struct job *j = job;

    j->layout = layout_run(j->doc, app_template_design(j->template), j->forms);
    if (j->layout != NULL && !diag_stopped(&j->doc->diag))
        report_estimate(j);
    return j->layout != NULL;
}

static bool write_out(void *job)
{
    struct job *j = job;

    if (!carries_source(j->o, j->doc))
        j->doc->carried = 0;
    return j->writer->run(j->doc, j->layout, j->out);
}

/* Order of the stages -------------------------------------------------------------------------- */

enum {
    ENTER,
    READ,
    PROFILE,
    SET,
    DATA,
    RULES,
    FILL,
    DERIVE,
    TRANSFORM,
    CHECK,
    TEMPLATE,
    LAYOUT,
    WRITE,
};

/* Rules also run on a tree in which a data table or a hole failed; layout and output require a
 * complete one. */
static const struct app_stage stages[] = {
    [ENTER] = {"enter", enter_world, 0},
    [READ] = {"read", read_source, 1u << ENTER},
    [PROFILE] = {"profile", apply_profile, 1u << READ},
    [SET] = {"set", set_fields, 1u << READ},
    [DATA] = {"data", fill_data, 1u << READ},
    [RULES] = {"rules", begin_rules, 1u << PROFILE},
    [FILL] = {"fill", fill, 1u << RULES},
    [DERIVE] = {"derive", derive, 1u << RULES},
    [TRANSFORM] = {"transform", transform, 1u << DERIVE},
    [CHECK] = {"check", check, 1u << TRANSFORM},
    [TEMPLATE] = {"template", fill_template, 1u << TRANSFORM},
    [LAYOUT] = {"layout", lay_out, ~0u},
    [WRITE] = {"write", write_out, ~0u},
};

static const unsigned char source_order[] = {ENTER, READ, SET, WRITE};
static const unsigned char tree_order[] = {ENTER, READ,   PROFILE,   SET,   DATA, RULES,
                                           FILL,  DERIVE, TRANSFORM, CHECK, WRITE};
static const unsigned char layout_order[] = {ENTER,    READ,   PROFILE, SET,       DATA,
                                             RULES,    FILL,   DERIVE,  TRANSFORM, CHECK,
                                             TEMPLATE, LAYOUT, WRITE};

static const struct {
    const unsigned char *order;
    size_t count;
} lists[] = {
    [WRITER_FROM_SOURCE] = {source_order, ARRAY_LEN(source_order)},
    [WRITER_FROM_TREE] = {tree_order, ARRAY_LEN(tree_order)},
    [WRITER_FROM_LAYOUT] = {layout_order, ARRAY_LEN(layout_order)},
};

bool app_pipeline_run(struct app_world *world, struct doc *doc, const char *input,
                      const struct writer *writer, enum app_stage_mode mode, struct buf *out)
{
    struct job job = {
        .world = world,
        .o = world->options,
        .doc = doc,
        .input = input,
        .writer = writer,
        .out = out,
    };
    bool ok;

    ok = app_stage_run(stages, lists[writer->from].order, lists[writer->from].count, &job, doc,
                       mode);
    rule_run_end(job.run);
    return ok;
}
