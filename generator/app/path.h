/* SPDX-License-Identifier: MIT */
/* Where templates/ and lua/ are, and names of outputs. */
#ifndef APP_PATH_H
#define APP_PATH_H

#include "app/opt.h"
#include "base/arena.h"

/*
 * The folder that holds templates/ and lua/: --data-dir, VANBAN_DATA, beside
 * the program (its own folder and up to three above, and share/vanban in them),
 * the installation; the first one that has both. STR_NONE when there is none. In the arena.
 */
struct str app_path_data(struct arena *a, const struct app_options *options);
/* "a/b.md", ".docx" → "a/b.docx"; "-" → "-". */
struct str app_path_beside(struct arena *a, struct str input, struct str extension);
/* Folder of a path with its slash ("a/" of "a/b"), "" when there is none. */
struct str app_path_folder(struct str path);
struct str app_path_file(struct str path); /* "b.md" of "a/b.md" */
bool app_path_is_folder(const char *path);
/* A regular file, or what can be read like one (a pipe). */
bool app_path_is_file(const char *path);

#endif
