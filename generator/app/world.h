/* SPDX-License-Identifier: MIT */
/*
 * What the documents of one run share. Every file is read once, when the first document needs
 * it, and nothing that was made of it changes afterwards; documents come and go. Whether a
 * document is the first makes no difference to it: what was said while something was read is
 * said to each document that uses it.
 */
#ifndef APP_WORLD_H
#define APP_WORLD_H

#include "app/opt.h"

struct app_profile;
struct app_template_file;
struct app_template;
struct rule_program;

struct app_world {
    const struct app_options *options;
    struct arena arena;
    struct str data;                  /* folder of templates/ and lua/; p NULL: not found */
    struct src_table constants;       /* every file that was read; messages quote them */
    bool for_import;                  /* rules recognise only: lua/nd30 is not read */
    struct app_world_doc *docs;       /* in which things were made; they keep their messages */
    struct app_world_folder *folders; /* their profiles */
    struct app_world_rules *rules;    /* a program for each list of rule files */
    struct app_template_file *files;  /* XML files of templates and forms */
    struct app_world_marks *marks;    /* landmarks of texts */
    struct app_template *templates;   /* with those they extend merged under them */
};

/* Fills *world. Owner: caller, app_world_close(). */
void app_world_open(struct app_world *world, const struct app_options *options);
void app_world_close(struct app_world *world);

/* Gives `doc` the constant sources, and the landmarks that its readers need, before anything is
 * read. False with a message when there are none. */
bool app_world_enter(struct app_world *world, struct doc *doc);
/* A document whose inputs become constant sources: something shared is made in it. Owner:
 * the world. */
struct doc *app_world_doc(struct app_world *world);

/*
 * The profile of a source at `place` ("-": in the working directory); never NULL, see
 * app_profile_apply().
 */
const struct app_profile *app_world_profile(struct app_world *world, const char *place);
/*
 * For commands without a source: the profile that one at `place` would have, its default fields
 * the head of the main part of `doc`, which is made. NULL with a message. It may be asked for
 * where there is no data.
 */
const struct app_profile *app_world_office(struct app_world *world, struct doc *doc,
                                           const char *place);
/* The rules of the command line and of a profile; world->data is there. They are read by the
 * first rule_run_begin(). */
struct rule_program *app_world_rules(struct app_world *world, const struct app_profile *profile);

#endif
