/* SPDX-License-Identifier: MIT */
/* The office's profile: `vanban.yaml` beside a source or above it. */
#ifndef APP_PROFILE_H
#define APP_PROFILE_H

#include "doc/doc.h"

struct app_profile {
    struct str path;     /* as it is opened; n 0: there is none */
    const char **rules;  /* rule files, below its folder */
    size_t rule_count;
    struct str template; /* a name, or the path of an .xml; p NULL: not given */
    struct pos template_pos;
};

/*
 * The path of the profile of a source ("-": of the working directory): the
 * first vanban.yaml in its folder or above, up to $HOME, the root or the border
 * of the file system. STR_NONE when there is none. In the arena.
 */
struct str app_profile_find(struct arena *a, struct str input);
/*
 * Reads the profile of `input` and adds its default fields to the head:
 *     mặc định:            fields as in a head
 *     quy tắc:             a rule file, or a list of them
 *     mẫu:                 a template's name or .xml file
 * Files lie below the profile's folder, no link on the way. NULL with a message
 * at the place: READ_* and YAML_*, PROFILE_VALUE, PROFILE_OUTSIDE, HEAD_*; a key
 * that is not known is only told (PROFILE_KEY). `tell`: names the profile
 * (PROFILE_USED). In the document's arena; an empty one when there is none.
 */
const struct app_profile *app_profile_apply(struct doc *doc, const char *input, bool report);

#endif
