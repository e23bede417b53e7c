/* SPDX-License-Identifier: MIT */
/* Another program run to its end, or to a deadline. */
#ifndef APP_SPAWN_H
#define APP_SPAWN_H

#include "base/arena.h"
#include "base/buf.h"

enum app_spawn_result {
    APP_SPAWN_OK,     /* it ended with status 0 */
    APP_SPAWN_ABSENT, /* there is no such program */
    APP_SPAWN_FAILED, /* another status, or a signal */
    APP_SPAWN_LATE,   /* killed at the deadline, with all that it had started */
    APP_SPAWN_STOPPED /* killed because a signal for us is pending, which the caller blocks */
};

/*
 * Runs argv[0], found in PATH, with no input, its messages dropped, in a process
 * group of its own; appends at most LIMIT_SPAWN_BYTES of what it prints to *out
 * and reads on past them. Waits `milliseconds` at most. A file that it writes has at
 * most LIMIT_SPAWN_FILE_BYTES. A caller who has something to tidy up blocks SIGINT,
 * SIGTERM and SIGHUP meanwhile: the program has the signals of an ordinary one.
 */
enum app_spawn_result app_spawn(const char *const argv[], int milliseconds, struct buf *out);
/* The path of a program in PATH, in the arena; p NULL when there is none. */
struct str app_spawn_find(struct arena *a, const char *program);

#endif
