/* SPDX-License-Identifier: MIT */
/* fork, exec, poll: POSIX has no wait with a deadline, so the end of the output
 * is waited for instead; a program that closes it and stays is killed. */
#include "app/app_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limit.h"

#define NOT_FOUND 127 /* as a shell says it */

static int64_t now_milliseconds(void)
{
    struct timespec t = {0, 0};

    (void)clock_gettime(CLOCK_MONOTONIC, &t); /* cannot fail on Linux */
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static NORETURN void become(const char *const argv[], int output)
{
    int null = open("/dev/null", O_RDWR);

    (void)setpgid(0, 0);
    (void)signal(SIGPIPE, SIG_DFL);
    if (null >= 0 && dup2(null, 0) >= 0 && dup2(output, 1) >= 0 && dup2(null, 2) >= 0)
        (void)execvp(argv[0], (char *const *)(uintptr_t)argv);
    _exit(NOT_FOUND);
}

/* Reads to the end of the output; false at the deadline. */
static bool drain(int fd, int milliseconds, struct buf *out)
{
    int64_t end = now_milliseconds() + milliseconds;
    size_t room = LIMIT_SPAWN_BYTES;
    char piece[4096];

    for (;;) {
        struct pollfd poller = {.fd = fd, .events = POLLIN};
        int64_t left = end - now_milliseconds();
        int ready = left > 0 ? poll(&poller, 1, (int)left) : 0;
        ssize_t n;

        if (ready == 0)
            return false;
        if (ready < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        n = read(fd, piece, sizeof(piece));
        if (n <= 0)
            return n == 0;
        buf_add(out, piece, (size_t)n < room ? (size_t)n : room);
        room -= (size_t)n < room ? (size_t)n : room;
    }
}

/* Waits for the end of the child; false when it was killed for being late. */
static bool reap(pid_t child, bool in_time, int *status)
{
    for (int tries = 0; in_time && tries < 100; tries++) {
        struct timespec pause = {0, 10 * 1000 * 1000};

        if (waitpid(child, status, WNOHANG) == child)
            return true;
        (void)nanosleep(&pause, NULL);
    }
    (void)kill(-child, SIGKILL);
    (void)kill(child, SIGKILL); /* it may not lead its group yet */
    (void)waitpid(child, status, 0);
    return false;
}

enum app_spawn_result app_spawn(const char *const argv[], int milliseconds, struct buf *out)
{
    int pipes[2];
    int status = 0;
    bool in_time;
    pid_t child;

    if (pipe(pipes) != 0)
        return APP_SPAWN_FAILED;
    child = fork();
    if (child == 0)
        become(argv, pipes[1]);
    (void)close(pipes[1]);
    if (child < 0) {
        (void)close(pipes[0]);
        return APP_SPAWN_FAILED;
    }
    (void)setpgid(child, child); /* whichever of the two comes first */
    in_time = drain(pipes[0], milliseconds, out);
    (void)close(pipes[0]);
    if (!reap(child, in_time, &status))
        return APP_SPAWN_LATE;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
        return APP_SPAWN_ABSENT;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? APP_SPAWN_OK : APP_SPAWN_FAILED;
}

struct str app_spawn_find(struct arena *a, const char *program)
{
    struct str rest = str_c(getenv("PATH"));
    struct str folder;

    while (str_split(&rest, ':', &folder)) {
        struct str path = arena_printf(a, "%.*s/%s", STR_ARG(folder), program);

        if (folder.n > 0 && access(path.p, X_OK) == 0)
            return path;
    }
    return STR_NONE;
}
