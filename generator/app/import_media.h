/* SPDX-License-Identifier: MIT */
/* The images of an imported file: a folder beside the source that is written. */
#ifndef APP_IMPORT_MEDIA_H
#define APP_IMPORT_MEDIA_H

#include "doc/doc.h"
#include "doc/ledger.h"

/* "a/b.media" for the source "a/b.md"; in the arena. */
struct str app_import_media_folder(struct arena *a, const char *source);
/* Turns the targets "media/NAME" of the tree into "b.media/NAME", what the source
 * in `folder`'s own folder calls them. */
void app_import_media_rename(struct doc *doc, const struct ledger *ledger, struct str folder);
/*
 * Writes the images into the folder, which is made: whole or not at all. One that
 * is there already gets them file by file (the caller has --force). False with
 * WRITE_FAILED.
 */
bool app_import_media_put(struct doc *doc, const struct ledger *ledger, struct str folder);
/* Removes the images and, where it is empty then, the folder: after a failure. */
void app_import_media_drop(struct arena *a, const struct ledger *ledger, struct str folder);

#endif
