/* SPDX-License-Identifier: MIT */
/*
 * What the unit tests share. A test program checks and ends so:
 *   UNIT_EACH (struct row, r, rows)
 *       CHECK_STR(got, r->want);
 *   return unit_done();
 * A failure is a line "FILE:LINE: row N: what"; a program that checked nothing
 * fails. Static state: one program, one test.
 */
#ifndef TESTS_UNIT_H /* base/unit.h is another */
#define TESTS_UNIT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

static unsigned unit_ran, unit_failed;
static size_t unit_row = SIZE_MAX; /* of the table under way */

/* Counts a check; true when it failed and its line has been begun. */
static inline bool unit_fails(bool ok, const char *file, int line)
{
    unit_ran++;
    if (ok)
        return false;
    unit_failed++;
    (void)printf("%s:%d: ", file, line);
    if (unit_row != SIZE_MAX)
        (void)printf("row %zu: ", unit_row);
    return true;
}

static inline void unit_check_str(struct str got, const char *want, const char *file, int line)
{
    if (unit_fails(str_is(got, want), file, line))
        (void)printf("got “%.*s”, want “%s”\n", STR_ARG(got), want);
}

static inline void unit_check_uint(uint64_t got, uint64_t want, const char *file, int line)
{
    if (unit_fails(got == want, file, line))
        (void)printf("got %llu, want %llu\n", (unsigned long long)got, (unsigned long long)want);
}

/* Prints s as a literal of C, each line of it on a line of its own: for the tables that
 * PRINT=1 prints anew. */
static inline void unit_print_c(const char *s)
{
    (void)putchar('"');
    for (; *s != '\0'; s++) {
        if (*s == '\n')
            (void)printf("\\n%s", s[1] != '\0' ? "\"\n     \"" : "");
        else if (*s == '"' || *s == '\\')
            (void)printf("\\%c", *s);
        else if (*s == '\t')
            (void)printf("\\t");
        else if (strncmp(s, "\u00A0", 2) == 0)
            (void)printf("\\u00A0"), s++;
        else
            (void)putchar(*s);
    }
    (void)putchar('"');
}

/* What was appended to *b, which is emptied. */
static inline void unit_check_buf(struct buf *b, const char *want, const char *file, int line)
{
    unit_check_str(buf_view(b), want, file, line);
    buf_done(b);
}

#define CHECK(cond)                                                                                \
    do {                                                                                           \
        if (unit_fails((cond), __FILE__, __LINE__))                                                \
            (void)printf("%s\n", #cond);                                                           \
    } while (0)
/* The same with words of its own, as for printf. */
#define CHECK_SAY(cond, ...)                                                                       \
    do {                                                                                           \
        if (unit_fails((cond), __FILE__, __LINE__)) {                                              \
            (void)printf(__VA_ARGS__);                                                             \
            (void)putchar('\n');                                                                   \
        }                                                                                          \
    } while (0)
#define CHECK_STR(got, want) unit_check_str((got), (want), __FILE__, __LINE__)
#define CHECK_BUF(b, want) unit_check_buf((b), (want), __FILE__, __LINE__)
#define CHECK_UINT(got, want) unit_check_uint((got), (want), __FILE__, __LINE__)

/* For every row of an array; failures inside name the row, counted from 0. */
#define UNIT_EACH(type, row, table)                                                                \
    for (const type *row = (table);                                                                \
         (unit_row = (size_t)(row - (table)) < ARRAY_LEN(table) ? (size_t)(row - (table))          \
                                                                : SIZE_MAX) != SIZE_MAX;           \
         row++)

/* A constant initialiser, which STR() is not; also for text that holds a NUL. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* Runs `die` in a child with its stderr in *err; its exit status, 256 for a signal. */
static inline int unit_run(void (*die)(void), struct buf *err)
{
    int ends[2];
    int status = 0;
    char part[256];
    ssize_t n;
    pid_t child;

    (void)fflush(stdout);
    if (pipe(ends) != 0 || (child = fork()) < 0)
        return -1;
    if (child == 0) {
        (void)dup2(ends[1], STDERR_FILENO);
        die();
        _exit(0);
    }
    (void)close(ends[1]);
    while ((n = read(ends[0], part, sizeof(part))) > 0)
        buf_add(err, part, (size_t)n);
    (void)close(ends[0]);
    if (waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256;
}

/* The exit status of a test program. */
static inline int unit_done(void)
{
    if (unit_ran == 0)
        (void)printf("nothing was checked\n");
    else if (unit_failed > 0)
        (void)printf("%u of %u failed\n", unit_failed, unit_ran);
    return unit_ran == 0 || unit_failed > 0;
}

#endif
