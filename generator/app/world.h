/* SPDX-License-Identifier: MIT */
/*
 * State shared by the documents of one run. Every file is read once, when a document first needs
 * it, and what is made of it is immutable. Results do not depend on the order of documents:
 * messages given while a file was read are repeated for each document that uses it.
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
    struct str data;                  /* with templates/ and lua/; p NULL: not found */
    struct src_table constants;       /* all files read; messages quote them */
    bool for_import;                  /* rules only recognise: lua/nd30 is not loaded */
    struct app_world_doc *docs;       /* hold the shared objects' trees and messages */
    struct app_world_folder *folders; /* profiles by folder */
    struct app_world_rules *rules;    /* a program per list of rule files */
    struct app_template_file *files;  /* XML files of templates and forms */
    struct app_world_marks *marks;    /* landmarks of texts */
    struct app_template *templates;   /* merged with those they extend */
};

/* Initialises *world. Owner: caller, app_world_close(). */
void app_world_open(struct app_world *world, const struct app_options *options);
void app_world_close(struct app_world *world);

/* Gives `doc` the constant sources, and the landmarks that readers need, before anything is read.
 * False with a message if they cannot be loaded. */
bool app_world_enter(struct app_world *world, struct doc *doc);
/* A document whose inputs become constant sources, for making a shared object. Owner: the world. */
struct doc *app_world_doc(struct app_world *world);

/* The profile for a source at `place` ("-": in the working directory); never NULL, see
 * app_profile_apply(). */
const struct app_profile *app_world_profile(struct app_world *world, const char *place);
/* For commands without a source: the profile that one at `place` would use; `doc` gets a main part
 * with the default fields as its head. NULL with a message. Does not require the data folder. */
const struct app_profile *app_world_office(struct app_world *world, struct doc *doc,
                                           const char *place);
/* The rules of the command line and a profile; requires world->data. Loaded by the first
 * rule_run_begin(). */
struct rule_program *app_world_rules(struct app_world *world, const struct app_profile *profile);

#endif
