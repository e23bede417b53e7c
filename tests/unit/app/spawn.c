/* SPDX-License-Identifier: MIT */
/* app/spawn.c: what a program prints, its end, its deadline, and a signal for us. */
#include "app/spawn.h"

#include <signal.h>
#include <time.h>

#include "base/limit.h"
#include "unit.h"

struct row {
    const char *script;
    int milliseconds;
    enum app_spawn_result want;
    const char *out;
};

static const struct row rows[] = {
    {"echo ra; echo lỗi >&2", 5000, APP_SPAWN_OK, "ra\n"},
    {"cat; echo x; exit 3", 5000, APP_SPAWN_FAILED, "x\n"}, /* there is no input */
    {"kill -9 $$", 5000, APP_SPAWN_FAILED, ""},
    {"exit 127", 5000, APP_SPAWN_ABSENT, ""},
    {"echo x; sleep 60", 200, APP_SPAWN_LATE, "x\n"},
    {"sleep 60 & sleep 60 & wait", 200, APP_SPAWN_LATE, ""},
    {"exec >&-; sleep 60", 5000, APP_SPAWN_LATE, ""}, /* closes its output and stays */
};

static double seconds(void)
{
    struct timespec t = {0, 0};

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void test_rows(void)
{
    UNIT_EACH (struct row, r, rows) {
        const char *const argv[] = {"sh", "-c", r->script, NULL};
        struct buf out = BUF_NEW;
        double start = seconds();

        CHECK_UINT(app_spawn(argv, r->milliseconds, &out), r->want);
        CHECK_BUF(&out, r->out);
        CHECK(seconds() - start < 10);
    }
}

static void test_much(void)
{
    const char *const argv[] = {"sh", "-c", "head -c 300000 /dev/zero | tr '\\0' x", NULL};
    const char *const none[] = {"there-is-no-such-program", NULL};
    struct buf out = BUF_NEW;

    CHECK_UINT(app_spawn(argv, 5000, &out), APP_SPAWN_OK);
    CHECK_UINT(out.n, LIMIT_SPAWN_BYTES);
    buf_done(&out);
    CHECK_UINT(app_spawn(none, 5000, &out), APP_SPAWN_ABSENT);
    buf_done(&out);
}

/* A signal that the caller blocks ends the program, and is left to the caller. */
static void test_stop(void)
{
    const char *const argv[] = {"sh", "-c", "sleep 60", NULL};
    struct buf out = BUF_NEW;
    sigset_t set;
    sigset_t old;
    sigset_t pending;
    double start = seconds();
    int number = 0;

    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &set, &old);
    (void)kill(getpid(), SIGTERM);
    CHECK_UINT(app_spawn(argv, 20000, &out), APP_SPAWN_STOPPED);
    CHECK(seconds() - start < 10);
    CHECK(sigpending(&pending) == 0 && sigismember(&pending, SIGTERM) == 1);
    CHECK(sigwait(&set, &number) == 0 && number == SIGTERM);
    (void)sigprocmask(SIG_SETMASK, &old, NULL);
    buf_done(&out);
}

int main(void)
{
    struct arena a;

    test_rows();
    test_much();
    test_stop();
    arena_init(&a);
    CHECK(app_spawn_find(&a, "sh").p != NULL);
    CHECK(app_spawn_find(&a, "there-is-no-such-program").p == NULL);
    arena_done(&a);
    return unit_done();
}
