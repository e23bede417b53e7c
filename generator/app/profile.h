/* SPDX-License-Identifier: MIT */
/* The office's profile: `vanban.yaml` in a source's folder or above it. */
#ifndef APP_PROFILE_H
#define APP_PROFILE_H

#include "doc/doc.h"

/* A profile as read; shared by all documents that use it. */
struct app_profile {
    struct str path;    /* as opened; n 0: there is no profile */
    const char **rules; /* paths of rule files, below its folder */
    size_t rule_count;
    struct str template; /* a name, or the path of an .xml; p NULL: not set */
    struct pos template_pos;
    const struct doc *doc; /* its main head has the default fields; its messages */
};

/*
 * Path of the profile for a source ("-": for the working directory): the first vanban.yaml in its
 * folder or a parent, up to $HOME, the root or the boundary of the file system. STR_NONE if there
 * is none. In the arena.
 */
struct str app_profile_find(struct arena *a, struct str input);
/*
 * Reads the profile at `path` (from app_profile_find(); STR_NONE: empty profile) into `doc`, which
 * must be new and live as long as the profile:
 *     mặc định:            fields as in a head
 *     quy tắc:             a rule file, or a list of them
 *     mẫu:                 a template's name or .xml file
 * Files must be below the profile's folder, not reached by links. Never NULL: errors stop `doc`
 * with a message at their position: READ_* and YAML_*, PROFILE_VALUE, PROFILE_OUTSIDE, HEAD_*;
 * unknown keys are only reported (PROFILE_KEY).
 */
const struct app_profile *app_profile_read(struct doc *doc, struct str path);
/*
 * Adds to the main head of `doc` the default fields that it lacks (an empty field is not lacking),
 * and the profile's messages; `report`: with the profile's name (PROFILE_USED). False if the
 * messages stop `doc`.
 */
bool app_profile_apply(const struct app_profile *profile, struct doc *doc, bool report);

#endif
