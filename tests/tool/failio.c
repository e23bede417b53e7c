/* SPDX-License-Identifier: MIT */
/*
 * For LD_PRELOAD: the FAILAT-th call of FAILCALL (open, read, write, fsync, close, rename, fchmod,
 * unlink) fails with the errno FAILERRNO (a number); with FAILFOR=n so do the n-1 calls after it.
 * FAILERRNO=0 is no failure: a read or write that moves half of what was asked for; FAILERRNO=-2
 * interrupts: SIGINT comes, FAILAFTER=0 before the call, FAILAFTER=1 behind it. read and write
 * count on regular files only. With FAILCOUNT=FILE the number of calls is written there at the
 * end. A close that fails has closed, as on Linux.
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *call;
static long first, last, calls;
static int failure;
static bool is_after;

static long number(const char *name, long otherwise)
{
    const char *value = getenv(name);

    return value != NULL ? strtol(value, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void begin(void)
{
    call = getenv("FAILCALL");
    first = number("FAILAT", 0);
    last = first + number("FAILFOR", 1);
    failure = (int)number("FAILERRNO", ENOSPC);
    is_after = number("FAILAFTER", 0) != 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAILCOUNT");
    FILE *file = path != NULL ? fopen(path, "w") : NULL;

    call = NULL;
    if (file == NULL)
        return;
    fprintf(file, "%ld\n", calls);
    if (fclose(file) != 0)
        _exit(98);
}

/* The function of libc by this name, as bytes: C has no cast from an object pointer. */
static void real(const char *name, void *function, size_t size)
{
    void *found = dlsym(RTLD_NEXT, name);

    if (found == NULL)
        _exit(98);
    memcpy(function, &found, size);
}
#define REAL(function, name) real(name, &(function), sizeof(function))

/* True when this call is one of those that are to fail. */
static bool hits(const char *name)
{
    if (call == NULL || strcmp(call, name) != 0)
        return false;
    calls++;
    return first != 0 && calls >= first && calls < last;
}

/* Before a call: true when it fails, with errno. */
static bool fails(const char *name, bool *is_hit)
{
    *is_hit = hits(name);
    if (*is_hit && failure < 0 && !is_after)
        raise(-failure);
    errno = failure > 0 ? failure : errno;
    return *is_hit && failure > 0;
}

static void after(bool is_hit)
{
    int was = errno;

    if (is_hit && failure < 0 && is_after)
        raise(-failure);
    errno = was;
}

static bool is_file(int fd)
{
    struct stat of;

    return fstat(fd, &of) == 0 && S_ISREG(of.st_mode);
}

int open(const char *path, int flags, ...)
{
    int (*next)(const char *, int, ...);
    va_list rest;
    mode_t mode;
    bool is_hit;
    int fd;

    va_start(rest, flags);
    mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (fails("open", &is_hit))
        return -1;
    REAL(next, "open");
    fd = next(path, flags, mode);
    after(is_hit);
    return fd;
}

ssize_t read(int fd, void *p, size_t n)
{
    ssize_t (*next)(int, void *, size_t);
    bool is_hit = false;
    ssize_t got;

    REAL(next, "read");
    if (is_file(fd) && fails("read", &is_hit))
        return -1;
    got = next(fd, p, is_hit && failure == 0 && n > 1 ? n / 2 : n);
    after(is_hit);
    return got;
}

ssize_t write(int fd, const void *p, size_t n)
{
    ssize_t (*next)(int, const void *, size_t);
    bool is_hit = false;
    ssize_t put;

    REAL(next, "write");
    if (is_file(fd) && fails("write", &is_hit))
        return -1;
    put = next(fd, p, is_hit && failure == 0 && n > 1 ? n / 2 : n);
    after(is_hit);
    return put;
}

int close(int fd)
{
    int (*next)(int);
    int was = errno;
    bool is_hit;

    REAL(next, "close");
    if (next(fd) != 0)
        return -1;
    errno = was;
    if (fails("close", &is_hit))
        return -1;
    after(is_hit);
    return 0;
}

/* The calls whose failure is as simple as their success. */
#define SIMPLE(name, parameters, arguments)                                                        \
    int name parameters                                                                            \
    {                                                                                              \
        int(*next) parameters;                                                                     \
        bool is_hit;                                                                               \
        int result;                                                                                \
                                                                                                   \
        if (fails(#name, &is_hit))                                                                 \
            return -1;                                                                             \
        REAL(next, #name);                                                                         \
        result = next arguments;                                                                   \
        after(is_hit);                                                                             \
        return result;                                                                             \
    }

SIMPLE(fsync, (int fd), (fd))
SIMPLE(rename, (const char *from, const char *to), (from, to))
SIMPLE(fchmod, (int fd, mode_t mode), (fd, mode))
SIMPLE(unlink, (const char *path), (path))
