/* SPDX-License-Identifier: MIT */
/* A file is read under a limit and replaced by rename only. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_STEP 65536u
#define NAME_TRIES 100

/* The one piece of state of this file: the temporary name that a signal
 * handler must unlink. Empty when no write is under way. */
static char pending[PATH_MAX];
static volatile sig_atomic_t is_pending;

void io_abandon(void)
{
    if (is_pending != 0)
        (void)unlink(pending); /* nothing to say in a handler */
    is_pending = 0;
}

static enum io_result read_all(int fd, size_t limit, struct buf *b)
{
    size_t start = b->n;

    for (;;) {
        ssize_t n;

        buf_reserve(b, READ_STEP);
        n = read(fd, b->p + b->n, READ_STEP);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return IO_FAILED;
        b->n += (size_t)n;
        b->p[b->n] = '\0';
        if (b->n - start > limit)
            return IO_TOO_LARGE;
        if (n == 0)
            return IO_OK;
    }
}

enum io_result io_read(const char *path, size_t limit, struct buf *b)
{
    enum io_result result;
    int fd;
    int saved;

    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, limit, b);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return IO_FAILED;
    result = read_all(fd, limit, b);
    saved = errno;
    (void)close(fd); /* read only: nothing can be lost */
    errno = saved;
    return result;
}

enum io_result io_write_fd(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return IO_FAILED;
        bytes = str_sub(bytes, (size_t)n, bytes.n);
    }
    return IO_OK;
}

/* Opens a new file ".NAME.PID-k.tmp" beside `path`; its name is in `pending`. */
static int open_temporary(const char *path, mode_t mode)
{
    const char *slash = strrchr(path, '/');
    int dir = slash != NULL ? (int)(slash - path) + 1 : 0;

    for (int k = 0; k < NAME_TRIES; k++) {
        int n = snprintf(pending, sizeof(pending), "%.*s.%s.%ld-%d.tmp", dir, path, path + dir,
                         (long)getpid(), k);
        int fd;

        if (n < 0 || (size_t)n >= sizeof(pending)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        is_pending = 1;
        fd = open(pending, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0)
            return fd;
        is_pending = 0;
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

enum io_result io_write(const char *path, struct str bytes)
{
    struct stat old;
    bool replaces = stat(path, &old) == 0;
    bool ok;
    int fd;
    int saved;

    if (replaces && !S_ISREG(old.st_mode)) { /* a device or a pipe: no rename */
        fd = open(path, O_WRONLY | O_CLOEXEC);
        if (fd < 0)
            return IO_FAILED;
        ok = io_write_fd(fd, bytes) == IO_OK;
        saved = errno;
        if (close(fd) != 0 && ok) {
            saved = errno;
            ok = false;
        }
        errno = saved;
        return ok ? IO_OK : IO_FAILED;
    }
    fd = open_temporary(path, 0666);
    if (fd < 0)
        return IO_FAILED;
    ok = io_write_fd(fd, bytes) == IO_OK;
    ok = ok && (!replaces || fchmod(fd, old.st_mode & 07777) == 0);
    ok = ok && fsync(fd) == 0;
    saved = errno;
    if (close(fd) != 0 && ok) {
        saved = errno;
        ok = false;
    }
    if (ok && rename(pending, path) != 0) {
        saved = errno;
        ok = false;
    }
    if (ok)
        is_pending = 0;
    else
        io_abandon();
    errno = saved;
    return ok ? IO_OK : IO_FAILED;
}

bool io_same_file(const char *a, const char *b)
{
    struct stat sa;
    struct stat sb;

    return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev &&
           sa.st_ino == sb.st_ino;
}
