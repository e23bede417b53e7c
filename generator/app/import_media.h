/* SPDX-License-Identifier: MIT */
/* Images of an imported file: written to a folder next to the source. */
#ifndef APP_IMPORT_MEDIA_H
#define APP_IMPORT_MEDIA_H

#include "doc/doc.h"
#include "doc/ledger.h"

/* "a/b.media" for the source "a/b.md"; in the arena. */
struct str app_import_media_folder(struct arena *a, const char *source);
/* Renames the targets "media/NAME" in the tree to "b.media/NAME", relative to the source next to
 * `folder`. */
void app_import_media_rename(struct doc *doc, const struct ledger *ledger, struct str folder);
/* Creates the folder with all images, or nothing. If the folder exists, the images are added one by
 * one (the caller has checked --force). False with WRITE_FAILED. */
bool app_import_media_put(struct doc *doc, const struct ledger *ledger, struct str folder);
/* Removes the images, and the folder if it is then empty: cleans up after a failure. */
void app_import_media_drop(struct arena *a, const struct ledger *ledger, struct str folder);

#endif
