/* SPDX-License-Identifier: MIT */
/* Attributes, exit statuses and the fatal exit; included by every other header. */
#ifndef BASE_H
#define BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#if defined(__GNUC__)
#define NORETURN __attribute__((noreturn))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define NORETURN
#define PRINTF_LIKE(fmt, args)
#endif

/* Exit statuses of the program (vanban(1)). */
enum status {
    STATUS_OK = 0,
    STATUS_FINDINGS = 1, /* only `check` and --fail-on */
    STATUS_USAGE = 2,
    STATUS_INPUT = 3,    /* input cannot be read */
    STATUS_DATA = 4,     /* data or schema */
    STATUS_RULE = 5,     /* a rule failed or was stopped */
    STATUS_INTERNAL = 6, /* our own package check */
    STATUS_IO = 7,       /* target cannot be written */
    STATUS_PARTIAL = 8,  /* some documents of a batch failed */
    STATUS_LIMIT = 9,    /* a named limit was exceeded, memory included */
    STATUS_INTERRUPTED = 130
};

enum base_fatal {
#define BASE_FATAL(name, vi, en) BASE_FATAL_##name,
#include "base/fatal.def"
#undef BASE_FATAL
};

/*
 * Exits with STATUS_LIMIT after one line on stderr, in Vietnamese and English. Only for lack of
 * memory and overflowing sizes: output cannot be half written, because io_write() does not
 * allocate.
 */
NORETURN void base_die(enum base_fatal why);
/* base_die() with the message for lack of memory. */
NORETURN void base_no_memory(void);

#endif
