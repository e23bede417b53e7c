/* SPDX-License-Identifier: MIT */
/* Private temporary folders. */
#ifndef APP_TEMP_H
#define APP_TEMP_H

#include "base/arena.h"

/* Makes a folder below TMPDIR (else /tmp) accessible only to this user; its path is in the arena. p
 * NULL and errno on failure. Owner: caller, app_temp_drop(). */
struct str app_temp_make(struct arena *a);
/* Removes the folder and its contents, at most LIMIT_TEMP_DEPTH deep; links are not followed. False
 * if anything remains. */
bool app_temp_drop(struct str folder);

#endif
