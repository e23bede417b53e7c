/* SPDX-License-Identifier: MIT */
/* Runs another program to its end or a deadline. */
#ifndef APP_SPAWN_H
#define APP_SPAWN_H

#include "base/arena.h"
#include "base/buf.h"

enum app_spawn_result {
    APP_SPAWN_OK,     /* exit status 0 */
    APP_SPAWN_ABSENT, /* no such program */
    APP_SPAWN_FAILED, /* other exit status, or a signal */
    APP_SPAWN_LATE,   /* killed at the deadline, with all processes it started */
    APP_SPAWN_STOPPED /* killed because a signal blocked by the caller is pending */
};

/*
 * Runs argv[0], found in PATH, without input, with stderr discarded, in a new process group;
 * appends at most LIMIT_SPAWN_BYTES of its output to *out and discards the rest. Waits at most
 * `milliseconds`. Files that it writes are limited to LIMIT_SPAWN_FILE_BYTES. A caller with cleanup
 * to do blocks SIGINT, SIGTERM and SIGHUP meanwhile; the program itself has them unblocked.
 */
enum app_spawn_result app_spawn(const char *const argv[], int milliseconds, struct buf *out);
/* The path of a program in PATH, in the arena; p NULL if there is none. */
struct str app_spawn_find(struct arena *a, const char *program);

#endif
