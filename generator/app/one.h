/* SPDX-License-Identifier: MIT */
/* One document through all stages: the only place that knows their order. */
#ifndef APP_ONE_H
#define APP_ONE_H

#include "app/opt.h"
#include "write/write.h"

struct app_profile;
struct rule_program;
struct rule_run;

/* What several documents of one run share. */
struct app_session {
    const struct app_options *options;
    struct rule_program *rules;        /* loaded by the first document */
    struct str rules_of;               /* path of the profile whose rule files are among them */
    struct rule_run *run;              /* of the document at work */
    const struct app_profile *profile; /* of the document at work, in its arena */
    struct arena arena;
    struct str data;             /* folder of templates/ and lua/; p NULL: not found */
    struct landmarks *landmarks; /* read for the first document */
    bool for_import;             /* rules recognise only: lua/nd30 is not read */
};

/* Fills *session. Owner: caller, app_one_close(). */
void app_one_open(struct app_session *session, const struct app_options *options);
void app_one_close(struct app_session *session);

/* Gives the document the landmarks that its readers need, before anything is read. False with a
 * message when there are none. */
bool app_one_landmarks(struct app_session *session, struct doc *doc);
/*
 * For commands without a source: the profile that one at `place` ("-": in the
 * working directory) would have becomes the session's, its default fields the head
 * of the main part of `doc`, which is made. False with a message.
 */
bool app_one_profile(struct app_session *session, struct doc *doc, const char *place);
/* Makes `doc` the document at work of the session's rules (rule_run_begin()), which are
 * made when first asked for and anew when session->profile is another one; session->data
 * is there. The run before is over. Owner: the session. */
struct rule_run *app_one_begin(struct app_session *session, struct doc *doc);

/*
 * Reads `input`, adds what the profile gives, resolves its data tables, fills its
 * holes, derives, transforms and checks by the rules, lays it out if the writer
 * needs that, and appends the output to *out. False when the document was
 * stopped; doc->diag says why, and *out is to be dropped.
 */
bool app_one_run(struct app_session *session, struct doc *doc, const char *input,
                 const struct writer *writer, struct buf *out);
/* The stages up to and with the rules: the tree as `-t tree` shows it. */
bool app_one_tree(struct app_session *session, struct doc *doc, const char *input);

#endif
