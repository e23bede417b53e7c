/* SPDX-License-Identifier: MIT */
/* A private temporary folder. */
#ifndef APP_TEMP_H
#define APP_TEMP_H

#include "base/arena.h"

/* Makes a folder below TMPDIR (else /tmp) that only this user may enter; its path in
 * the arena. p NULL and errno when it cannot be made. Owner: caller, app_temp_drop(). */
struct str app_temp_make(struct arena *a);
/* Removes the folder and all that is in it, LIMIT_TEMP_DEPTH deep; links are not
 * followed. False when something stays. */
bool app_temp_drop(struct str folder);

#endif
