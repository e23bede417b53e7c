/* SPDX-License-Identifier: MIT */
/*
 * Times the stages of `vanban render` on a hundred documents of one world, by the CPU's clock. The
 * linker puts the functions below before those of the program (-Wl,--wrap=NAME, which
 * tests/bench/run makes from the STAGE lines), so the order of the stages stays that of
 * app/pipeline.c. Fails when a document after the first reads more than its own file.
 *
 * usage: stages DATA-DIR SOURCE.md TARGET.docx
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/opt.h"
#include "app/pipeline.h"
#include "app/profile.h"
#include "app/template.h"
#include "base/io.h"
#include "doc/doc_audit.h"
#include "layout/layout.h"
#include "read/md/md.h"
#include "rule/rule.h"
#include "write/docx/docx.h"
#include "write/docx/check.h"

#define RUNS 101 /* the first one is cold: libraries, tables, memory, shared files */
#define STAGES_MAX 24

struct stage {
    const char *name;
    double times[RUNS]; /* ms */
};

static struct stage stages[STAGES_MAX] = {{.name = "all"}};
static size_t stage_count = 1;
static size_t run;
static size_t loads[RUNS]; /* files read */
static double covered; /* ms of the stages that the one at work has called: theirs, not its */

static double now(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void count(const char *name, double ms)
{
    size_t i = 0;

    while (i < stage_count && strcmp(stages[i].name, name) != 0)
        i++;
    if (i == STAGES_MAX) {
        (void)fputs("stages: STAGES_MAX\n", stderr);
        exit(EXIT_FAILURE);
    }
    if (i == stage_count)
        stages[stage_count++].name = name;
    stages[i].times[run] += ms;
}

#define STAGE(function, name, type, parameters, arguments)                                        \
    type __real_##function parameters;                                                             \
    type __wrap_##function parameters;                                                             \
    type __wrap_##function parameters                                                              \
    {                                                                                              \
        double start = now();                                                                      \
        double outside = covered;                                                                  \
        type result;                                                                               \
        double ms;                                                                                 \
                                                                                                   \
        covered = 0;                                                                               \
        result = __real_##function arguments;                                                      \
        ms = now() - start;                                                                        \
        count(name, ms - covered);                                                                 \
        covered = outside + ms;                                                                    \
        return result;                                                                             \
    }

/* Counts as part of whoever reads. */
#define STAGE_LOAD(function)                                                                       \
    enum io_result __real_##function(const char *path, size_t limit, struct buf *b);               \
    enum io_result __wrap_##function(const char *path, size_t limit, struct buf *b);               \
    enum io_result __wrap_##function(const char *path, size_t limit, struct buf *b)                \
    {                                                                                              \
        loads[run]++;                                                                              \
        return __real_##function(path, limit, b);                                                  \
    }

STAGE(doc_load, "load: source", const struct src *,
      (struct doc *doc, const char *path, struct pos from, uint16_t *number),
      (doc, path, from, number))
STAGE(read_md, "read", bool, (struct doc *doc, const struct src *src, uint16_t number),
      (doc, src, number))
STAGE(doc_audit, "audit", bool, (struct doc *doc, const char *stage), (doc, stage))
STAGE(app_world_profile, "profile", const struct app_profile *,
      (struct app_world *world, const char *place), (world, place))
STAGE(rule_run_begin, "rules: load", struct rule_run *,
      (struct rule_program *program, struct doc *doc), (program, doc))
STAGE(rule_fill_doc, "rules: fill the source", bool, (struct rule_run *run), (run))
STAGE(rule_run_derive, "rules: derive", bool, (struct rule_run *run), (run))
STAGE(rule_run_transform, "rules: transform", bool, (struct rule_run *run), (run))
STAGE(rule_run_check, "rules: check", bool, (struct rule_run *run), (run))
STAGE(app_template_find, "template: parse and extend", struct app_template *,
      (struct app_world *world, const struct app_profile *profile, struct doc *doc),
      (world, profile, doc))
STAGE(app_template_form, "template: form", const struct node *,
      (struct app_world *world, struct app_template *t, struct doc *doc, const struct node *part),
      (world, t, doc, part))
STAGE(rule_fill_part, "template: fill", bool,
      (struct rule_run *run, struct node *root, struct node *part), (run, root, part))
STAGE(layout_run, "layout", struct layout *,
      (struct doc *doc, struct layout_template *template, const struct node *forms),
      (doc, template, forms))
STAGE(write_docx, "write: parts", bool,
      (struct doc *doc, const struct layout *layout, struct buf *out), (doc, layout, out))
STAGE(write_docx_check, "write: check of the package", bool,
      (const struct wrap_zip_part *parts, size_t parts_count, struct arena *a,
       struct write_docx_fault *fault),
      (parts, parts_count, a, fault))
STAGE(wrap_zip_write, "write: zip", bool,
      (struct buf *out, const struct wrap_zip_part *parts, size_t parts_count, const char **why),
      (out, parts, parts_count, why))
STAGE(io_write, "write: file", enum io_result, (const char *path, struct str bytes),
      (path, bytes))
STAGE_LOAD(io_read)

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return x < y ? -1 : x > y;
}

/* Median of the runs after the first. */
static double warm(struct stage *stage)
{
    qsort(stage->times + 1, RUNS - 1, sizeof(*stage->times), compare);
    return stage->times[1 + (RUNS - 1) / 2];
}

static void print(void)
{
    double first = stages[0].times[0];
    double others = warm(&stages[0]);

    printf("%-34s%8s%8s\n", "", "first", "median");
    for (size_t i = 1; i < stage_count; i++) {
        printf("%-34s%8.2f", stages[i].name, stages[i].times[0]);
        printf("%8.2f\n", warm(&stages[i]));
        first -= stages[i].times[0];
        others -= warm(&stages[i]);
    }
    printf("%-34s%8.2f%8.2f\n", "all else", first, others);
    printf("%-34s%8.2f%8.2f\n", "all", stages[0].times[0], warm(&stages[0]));
    printf("%-34s%8zu%8zu\n", "files read", loads[0], loads[RUNS - 1]);
}

static bool render(struct app_world *world, const char *source, const char *target)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct buf out = BUF_NEW;
    double start = now();
    bool ok = app_pipeline_run(world, doc, source, write_find(STR("docx")), APP_STAGE_STOP, &out) &&
              io_write(target, buf_view(&out)) == IO_OK;

    buf_done(&out);
    doc_free(doc);
    count("all", now() - start);
    return ok;
}

int main(int argc, char **argv)
{
    char *words[] = {"stages", "render", "--data-dir", argc > 1 ? argv[1] : NULL,
                     argc > 2 ? argv[2] : NULL, NULL};
    struct app_options options;
    struct app_world world;
    struct doc *doc = doc_new(DIAG_VI);

    if (argc != 4 || !app_opt_parse((int)ARRAY_LEN(words) - 1, words, &options, &doc->diag)) {
        (void)fputs("usage: stages DATA-DIR SOURCE.md TARGET.docx\n", stderr);
        return EXIT_FAILURE;
    }
    app_world_open(&world, &options);
    for (run = 0; run < RUNS; run++) {
        if (!render(&world, argv[2], argv[3]))
            return EXIT_FAILURE;
        if (run > 0 && loads[run] != 1) {
            (void)fprintf(stderr, "stages: document %zu read %zu files\n", run + 1, loads[run]);
            return EXIT_FAILURE;
        }
    }
    app_world_close(&world);
    doc_free(doc);
    print();
    return EXIT_SUCCESS;
}
