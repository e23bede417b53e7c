/* SPDX-License-Identifier: MIT */
/* The office's profile: `vanban.yaml` beside a source or above it. */
#ifndef APP_PROFILE_H
#define APP_PROFILE_H

#include "doc/doc.h"

/* One that was read, for all documents that it is for. */
struct app_profile {
    struct str path;    /* as it is opened; n 0: there is none */
    const char **rules; /* rule files, below its folder */
    size_t rule_count;
    struct str template; /* a name, or the path of an .xml; p NULL: not given */
    struct pos template_pos;
    const struct doc *doc; /* its default fields are the main head; its messages */
};

/*
 * The path of the profile of a source ("-": of the working directory): the
 * first vanban.yaml in its folder or above, up to $HOME, the root or the border
 * of the file system. STR_NONE when there is none. In the arena.
 */
struct str app_profile_find(struct arena *a, struct str input);
/*
 * Reads the profile at `path` (as app_profile_find() found it; STR_NONE: an empty one) into `doc`,
 * which is new and lives as long as the profile:
 *     mặc định:            fields as in a head
 *     quy tắc:             a rule file, or a list of them
 *     mẫu:                 a template's name or .xml file
 * Files lie below the profile's folder, no link on the way. Never NULL: what is wrong stops
 * `doc` with a message at the place: READ_* and YAML_*, PROFILE_VALUE, PROFILE_OUTSIDE, HEAD_*; a
 * key that is not known is only told (PROFILE_KEY).
 */
const struct app_profile *app_profile_read(struct doc *doc, struct str path);
/*
 * Adds to the main head of `doc` the default fields that it lacks (one that stands there empty is
 * not lacking), and gives it the profile's messages; `report`: names the profile (PROFILE_USED).
 * False when they stop it.
 */
bool app_profile_apply(const struct app_profile *profile, struct doc *doc, bool report);

#endif
