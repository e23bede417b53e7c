/* SPDX-License-Identifier: MIT */
/* Reads files under a limit; replaces files only by rename. */
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
#define LINKS_MAX 40 /* same as Linux */

/* The only global state of this file: the temporary name that a signal handler must unlink. Empty
 * when no write is in progress. */
static char pending[PATH_MAX];
static volatile sig_atomic_t is_pending;

void io_abandon(void)
{
    if (is_pending != 0)
        (void)unlink(pending); /* a handler cannot report failure */
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

/* Reads and closes. */
static enum io_result read_and_close(int fd, size_t limit, struct buf *b)
{
    enum io_result result = read_all(fd, limit, b);
    int saved = errno;

    (void)close(fd); /* opened read-only: close cannot lose data */
    errno = saved;
    return result;
}

enum io_result io_read(const char *path, size_t limit, struct buf *b)
{
    int fd;

    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, limit, b);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd < 0 ? IO_FAILED : read_and_close(fd, limit, b);
}

/* True if the open file is what the resolved path names, and that is below the resolved folder:
 * what was opened is judged, not what the name may mean by now. */
static bool is_below(const struct stat *open_file, const char *path, const char *folder)
{
    char file[PATH_MAX];
    char above[PATH_MAX];
    struct stat named;
    size_t n;

    if (realpath(path, file) == NULL || realpath(folder[0] != '\0' ? folder : ".", above) == NULL)
        return false;
    if (stat(file, &named) != 0 || named.st_dev != open_file->st_dev ||
        named.st_ino != open_file->st_ino)
        return false;
    n = strlen(above);
    if (above[n - 1] == '/') /* the root */
        n--;
    return strncmp(file, above, n) == 0 && file[n] == '/';
}

enum io_result io_read_below(const char *path, const char *folder, size_t limit, struct buf *b)
{
    struct stat st = {.st_mode = 0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* a pipe does not wait */

    if (fd < 0)
        return errno == ENXIO ? IO_OUTSIDE : IO_FAILED; /* a socket */
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && is_below(&st, path, folder))
        return read_and_close(fd, limit, b);
    (void)close(fd); /* nothing was read */
    errno = EISDIR;
    return S_ISDIR(st.st_mode) ? IO_FAILED : IO_OUTSIDE;
}

enum io_result io_write_fd(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);

        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = EIO; /* no progress without an errno */
        if (n <= 0)
            return IO_FAILED;
        bytes = str_sub(bytes, (size_t)n, bytes.n);
    }
    return IO_OK;
}

/* Opens a new file ".vanban-PID-k.tmp" in the directory of `path` and records its name in
 * `pending`. Not derived from the target's name, which may already have the maximum length. */
static int open_temporary(const char *path)
{
    const char *slash = strrchr(path, '/');
    int dir = slash != NULL ? (int)(slash - path) + 1 : 0;

    for (int k = 0; k < NAME_TRIES; k++) {
        int n = snprintf(pending, sizeof(pending), "%.*s.vanban-%ld-%d.tmp", dir, path,
                         (long)getpid(), k);
        int fd;

        if (n < 0 || (size_t)n >= sizeof(pending)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        is_pending = 1;
        fd = open(pending, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0)
            return fd;
        is_pending = 0;
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

/* Closes fd; false with errno when an earlier step (ok false) or the close failed. */
static bool close_checked(int fd, bool ok)
{
    int saved = errno;

    if (close(fd) != 0 && ok)
        return false;
    errno = saved;
    return ok;
}

/* Gives fd the mode of the file it replaces. Skipped if already equal: some file systems (FAT, a
 * share) have one mode for all files and refuse chmod. */
static bool copy_mode(int fd, const struct stat *old)
{
    struct stat now;

    if (fstat(fd, &now) != 0)
        return false;
    return ((now.st_mode ^ old->st_mode) & 07777) == 0 || fchmod(fd, old->st_mode & 07777) == 0;
}

/* Writes next to `path` and renames; `old` is NULL when no file exists. */
static bool replace(const char *path, const struct stat *old, struct str bytes)
{
    int fd;
    bool ok;

    if (old != NULL && access(path, W_OK) != 0)
        return false; /* write-protected by its owner, though rename would succeed */
    fd = open_temporary(path);
    if (fd < 0)
        return false;
    ok = io_write_fd(fd, bytes) == IO_OK;
    ok = ok && (old == NULL || copy_mode(fd, old));
    ok = ok && fsync(fd) == 0;
    ok = close_checked(fd, ok);
    ok = ok && rename(pending, path) == 0;
    if (!ok) {
        int saved = errno;

        io_abandon();
        errno = saved;
    }
    is_pending = 0;
    return ok;
}

/* Writes to an existing device, pipe or open descriptor. Appends: standard output may be a file
 * that others write to as well. */
static bool write_through(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);

    return fd >= 0 && close_checked(fd, io_write_fd(fd, bytes) == IO_OK);
}

/* Names of open descriptors: a rename onto them would detach them. */
static bool is_descriptor(const char *path)
{
    static const char *const starts[] = {"/dev/fd/", "/dev/std", "/proc/"};

    for (size_t i = 0; i < ARRAY_LEN(starts); i++)
        if (strncmp(path, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* Resolves `path` while it is a symbolic link; the final name goes to `out`, of PATH_MAX bytes.
 * False with errno: too many links, a name too long. */
static bool follow_links(const char *path, char *out)
{
    char link[PATH_MAX];
    size_t n = strlen(path);

    if (n >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(out, path, n + 1);
    for (int k = 0; k < LINKS_MAX; k++) {
        ssize_t got = readlink(out, link, sizeof(link));
        char *slash = strrchr(out, '/');
        size_t dir = slash != NULL ? (size_t)(slash - out) + 1 : 0;

        if (got < 0)
            return true; /* not a link, or missing: open() will report the error */
        if (link[0] == '/')
            dir = 0;
        if ((size_t)got >= PATH_MAX - dir) {
            errno = ENAMETOOLONG;
            return false;
        }
        memcpy(out + dir, link, (size_t)got);
        out[dir + (size_t)got] = '\0';
    }
    errno = ELOOP;
    return false;
}

enum io_result io_write(const char *path, struct str bytes)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    char target[PATH_MAX];

    if (exists && (!S_ISREG(old.st_mode) || is_descriptor(path)))
        return write_through(path, bytes) ? IO_OK : IO_FAILED;
    if (!follow_links(path, target) || !replace(target, exists ? &old : NULL, bytes))
        return IO_FAILED;
    return IO_OK;
}

bool io_same_file(const char *a, const char *b)
{
    struct stat sa;
    struct stat sb;

    return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev &&
           sa.st_ino == sb.st_ino;
}
