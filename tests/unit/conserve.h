/* SPDX-License-Identifier: MIT */
/* Shared by the tests that readers lose no letters: a count of letters and digits by code point,
 * and inputs: files, repeated pieces, random token sequences. Static state: one test program. */
#ifndef TESTS_CONSERVE_H
#define TESTS_CONSERVE_H

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/io.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "unit.h"

#define CONSERVE_SOUPS 2000u

/* Reads a text and checks it; `name` is for messages. Returns the CPU time of reading, seconds. */
typedef double conserve_check(const char *name, struct str raw);

/* Balance of each letter or digit; all zero between two texts. */
static int32_t conserve_counts[0x110000];
static uint32_t conserve_end; /* after the last entry that may be non-zero */

/* Adds `step` (1 or -1) to the count of each letter and digit of s. */
static inline void conserve_weigh(struct str s, int32_t step)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (!utf8_is_letter(cp) && !utf8_is_digit(cp))
            continue;
        conserve_counts[cp] += step;
        if (cp >= conserve_end)
            conserve_end = cp + 1;
    }
}

/* Resets all counts. True if all were zero; negative counts are a fault only if `is_exact`. *lost
 * describes the first fault. */
static inline bool conserve_balance(bool is_exact, char lost[40])
{
    bool ok = true;

    for (uint32_t cp = 0; cp < conserve_end; cp++) {
        int32_t count = conserve_counts[cp];

        if (ok && (count > 0 || (is_exact && count < 0))) {
            (void)snprintf(lost, 40, "U+%04X, %d times", (unsigned)cp, (int)count);
            ok = false;
        }
        conserve_counts[cp] = 0;
    }
    conserve_end = 0;
    return ok;
}

static inline void conserve_file(const char *path, conserve_check *check)
{
    struct buf raw = BUF_NEW;

    CHECK_SAY(io_read(path, LIMIT_INPUT_BYTES, &raw) == IO_OK, "%s: cannot be read", path);
    (void)check(path, buf_view(&raw)); /* the check itself bounds the time */
    buf_done(&raw);
}

/* Checks all files $TOP/pattern, at least `min`. */
static inline void conserve_files(const char *pattern, size_t min, conserve_check *check)
{
    const char *top = getenv("TOP") != NULL ? getenv("TOP") : ".";
    char path[4096];
    glob_t found = {.gl_pathc = 0};

    (void)snprintf(path, sizeof(path), "%s/%s", top, pattern);
    (void)glob(path, 0, NULL, &found); /* no match is reported below */
    CHECK_SAY(found.gl_pathc >= min, "%s: %zu files", path, found.gl_pathc);
    for (size_t i = 0; i < found.gl_pathc; i++)
        conserve_file(found.gl_pathv[i], check);
    globfree(&found);
}

/* Checks a piece repeated `times` times between `before` and `behind`; returns CPU seconds. */
static inline double conserve_repeat(const char *before, const char *piece, unsigned times,
                                     const char *behind, conserve_check *check)
{
    struct buf b = BUF_NEW;
    char name[80];
    double seconds;

    buf_c(&b, before);
    for (unsigned k = 0; k < times; k++)
        buf_c(&b, piece);
    buf_c(&b, behind);
    (void)snprintf(name, sizeof(name), "%u times %.20s", times, piece);
    seconds = check(name, buf_view(&b));
    buf_done(&b);
    return seconds;
}

/* Checks random texts of 1 … 60 tokens, the same in each run; $SOUP=number prints that one. */
static inline void conserve_soups(const char *const *tokens, size_t count, conserve_check *check)
{
    uint32_t seed = 2026;

    for (unsigned i = 0; i < CONSERVE_SOUPS; i++) {
        struct buf b = BUF_NEW;
        char name[40];

        for (unsigned k = 0; k < 1 + i % 60; k++) {
            seed = seed * 1664525u + 1013904223u;
            buf_c(&b, tokens[(seed >> 8) % count]);
        }
        (void)snprintf(name, sizeof(name), "soup %u", i);
        if (getenv("SOUP") != NULL && str_is(str_c(getenv("SOUP")), name + 5))
            (void)printf("%s\n", b.p);
        (void)check(name, buf_view(&b)); /* the check itself bounds the time */
        buf_done(&b);
    }
}

#endif
