/* SPDX-License-Identifier: MIT */
/* Location of templates/ and lua/, and names of outputs. */
#ifndef APP_PATH_H
#define APP_PATH_H

#include "app/opt.h"
#include "base/arena.h"

/*
 * The folder with templates/ and lua/: --data-dir, VANBAN_DATA, near the program (its folder and up
 * to three parents, and share/vanban in each), the installation; the first that has both. STR_NONE
 * if none has. In the arena.
 */
struct str app_path_data(struct arena *a, const struct app_options *options);
/* Replaces the extension: "a/b.md", ".docx" → "a/b.docx"; "-" → "-". */
struct str app_path_beside(struct arena *a, struct str input, struct str extension);
/* Folder of a path with its slash ("a/" of "a/b"), "" if there is none. */
struct str app_path_folder(struct str path);
/* The same of what a link leads to: a source that is a link has its data beside the file itself. */
struct str app_path_real_folder(struct arena *a, const char *path);
struct str app_path_file(struct str path); /* "b.md" of "a/b.md" */
bool app_path_is_folder(const char *path);
/* True for a regular file or anything readable like one (a pipe). */
bool app_path_is_file(const char *path);

#endif
