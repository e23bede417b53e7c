/* SPDX-License-Identifier: MIT */
/* fork, exec, poll: POSIX has no wait with a deadline, so the end of the output is awaited instead;
 * a program that closes its output and continues is killed. */
#include "app/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limit.h"

#define NOT_FOUND 127               /* as shells do */
#define PAUSE_NANOSECONDS 10000000L /* interval of polling for the end of the child */
#define LOOK_EVERY 100              /* milliseconds: interval of polling for pending signals */

static int64_t now_milliseconds(void)
{
    struct timespec t = {0, 0};

    (void)clock_gettime(CLOCK_MONOTONIC, &t); /* cannot fail on Linux */
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static NORETURN void become(const char *const argv[], int output)
{
    const struct rlimit file = {LIMIT_SPAWN_FILE_BYTES, LIMIT_SPAWN_FILE_BYTES};
    int null = open("/dev/null", O_RDWR);
    sigset_t none;

    (void)setpgid(0, 0);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    (void)setrlimit(RLIMIT_FSIZE, &file); /* on failure only the disk limits it */
    (void)signal(SIGPIPE, SIG_DFL);
    if (null >= 0 && dup2(null, 0) >= 0 && dup2(output, 1) >= 0 && dup2(null, 2) >= 0)
        (void)execvp(argv[0], (char *const *)(uintptr_t)argv);
    _exit(NOT_FOUND);
}

/* True if a terminating signal is pending behind the caller's mask. */
static bool is_stopped(void)
{
    sigset_t pending;

    return sigpending(&pending) == 0 &&
           (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
            sigismember(&pending, SIGHUP) == 1);
}

/* Waits for output; APP_SPAWN_OK once it can be read. */
static enum app_spawn_result wait_output(int fd, int64_t end)
{
    for (;;) {
        struct pollfd poller = {.fd = fd, .events = POLLIN};
        int64_t left = end - now_milliseconds();
        int ready;

        if (is_stopped())
            return APP_SPAWN_STOPPED;
        if (left <= 0)
            return APP_SPAWN_LATE;
        ready = poll(&poller, 1, left < LOOK_EVERY ? (int)left : LOOK_EVERY);
        if (ready > 0)
            return APP_SPAWN_OK;
        if (ready < 0 && errno != EINTR)
            return APP_SPAWN_FAILED;
    }
}

/* Reads to the end of the output; APP_SPAWN_OK then. */
static enum app_spawn_result drain(int fd, int milliseconds, struct buf *out)
{
    int64_t end = now_milliseconds() + milliseconds;
    size_t room = LIMIT_SPAWN_BYTES;
    char piece[4096];

    for (;;) {
        enum app_spawn_result ready = wait_output(fd, end);
        ssize_t n;

        if (ready != APP_SPAWN_OK)
            return ready;
        n = read(fd, piece, sizeof(piece));
        if (n <= 0)
            return n == 0 ? APP_SPAWN_OK : APP_SPAWN_FAILED;
        buf_add(out, piece, (size_t)n < room ? (size_t)n : room);
        room -= (size_t)n < room ? (size_t)n : room;
    }
}

/* Waits for the child to end; false if it was killed at the deadline. */
static bool reap(pid_t child, bool in_time, int *status)
{
    for (int tries = 0; in_time && tries < 100; tries++) {
        struct timespec pause = {0, PAUSE_NANOSECONDS};

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
    enum app_spawn_result result;
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
    (void)setpgid(child, child); /* parent and child both call it: either may run first */
    result = drain(pipes[0], milliseconds, out);
    (void)close(pipes[0]);
    if (!reap(child, result == APP_SPAWN_OK, &status))
        return result == APP_SPAWN_OK ? APP_SPAWN_LATE : result;
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
