/* SPDX-License-Identifier: MIT */
/* app/stage.c: what is run, skipped and left when a stage finds an error. */
#include "app/stage.h"

#include "unit.h"

struct job {
    struct doc *doc;
    const char *faults; /* letters of the stages that find an error */
    struct buf ran;
};

static bool run(struct job *j, char letter)
{
    buf_char(&j->ran, letter);
    if (strchr(j->faults, letter) == NULL)
        return true;
    /* each with a status of its own: that of the first is the document's */
    if (letter == 'b')
        diag_at(&j->doc->diag, POS_NONE, VB_HEAD_FIELD_TWICE);
    else
        diag_about(&j->doc->diag, POS_NONE, VB_RULE_BROKEN, diag_c("x"), diag_c("y"));
    return letter == 'c'; /* a message alone is enough */
}

static bool run_a(void *job)
{
    return run(job, 'a');
}

static bool run_b(void *job)
{
    return run(job, 'b');
}

static bool run_c(void *job)
{
    return run(job, 'c');
}

static bool run_d(void *job)
{
    return run(job, 'd');
}

enum { A, B, C, D };

static const struct app_stage stages[] = {
    [A] = {"a", run_a, 0},
    [B] = {"b", run_b, 1u << A},
    [C] = {"c", run_c, 1u << A},
    [D] = {"d", run_d, 1u << B},
};
static const unsigned char all[] = {A, B, C, D};
static const unsigned char without_b[] = {A, C, D};

static const struct row {
    const char *faults;
    enum app_stage_mode mode;
    bool lacks_b;
    const char *ran;
    enum status status;
} rows[] = {
    {"", APP_STAGE_STOP, false, "abcd", STATUS_OK},
    {"", APP_STAGE_COLLECT, false, "abcd", STATUS_OK},
    {"b", APP_STAGE_STOP, false, "ab", STATUS_DATA},
    {"b", APP_STAGE_COLLECT, false, "abc", STATUS_DATA},
    {"bc", APP_STAGE_COLLECT, false, "abc", STATUS_DATA},
    {"c", APP_STAGE_STOP, false, "abc", STATUS_RULE},
    {"c", APP_STAGE_COLLECT, false, "abcd", STATUS_RULE},
    {"a", APP_STAGE_COLLECT, false, "a", STATUS_RULE}, /* d needs b, which needs a */
    {"", APP_STAGE_STOP, true, "acd", STATUS_OK},      /* what is not in the order has not failed */
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct job j = {doc_new(DIAG_VI), r->faults, BUF_NEW};
        const unsigned char *order = r->lacks_b ? without_b : all;
        size_t count = r->lacks_b ? ARRAY_LEN(without_b) : ARRAY_LEN(all);
        bool ok = app_stage_run(stages, order, count, &j, j.doc, r->mode);

        CHECK(ok == (r->status == STATUS_OK));
        CHECK(j.doc->diag.status == r->status);
        CHECK_BUF(&j.ran, r->ran);
        if (!ok) { /* a document that was stopped before goes on only when all is asked for */
            ok = app_stage_run(stages, order, 1, &j, j.doc, APP_STAGE_STOP);
            CHECK(!ok && j.ran.n == 0);
        }
        buf_done(&j.ran);
        doc_free(j.doc);
    }
    return unit_done();
}
