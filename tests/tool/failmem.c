/* SPDX-License-Identifier: MIT */
/*
 * For LD_PRELOAD: the FAILAT-th call of malloc, calloc or realloc of the process, its libraries'
 * included, finds no memory; with FAILFOR=n so do the n-1 calls after it. With FAILCOUNT=FILE the
 * number of calls is written there at the end. Counting begins with the first call after this
 * library is set up.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t count, size_t n);
extern void *__libc_realloc(void *p, size_t n);

static unsigned long first, last, calls;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAILAT");
    const char *span = getenv("FAILFOR");

    first = at != NULL ? strtoul(at, NULL, 10) : 0;
    last = first + (span != NULL ? strtoul(span, NULL, 10) : 1);
    calls = 0;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAILCOUNT");
    char digits[32];
    int fd;
    int n;

    if (path == NULL || (fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666)) < 0)
        return;
    n = snprintf(digits, sizeof(digits), "%lu\n", calls);
    if (write(fd, digits, (size_t)n) != n)
        _exit(98);
    close(fd);
}

static int fails(void)
{
    calls++;
    if (first == 0 || calls < first || calls >= last)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t n)
{
    return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
    return fails() ? NULL : __libc_calloc(count, n);
}

void *realloc(void *p, size_t n)
{
    return fails() ? NULL : __libc_realloc(p, n);
}
