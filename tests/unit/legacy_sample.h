/* SPDX-License-Identifier: MIT */
/* Samples of old encodings, for the tests of base/vn_legacy*.c. */
#ifndef LEGACY_SAMPLE_H
#define LEGACY_SAMPLE_H

#include <stdio.h>

#include "base/buf.h"
#include "base/io.h"
#include "unit.h"

/* A file of tests/data/legacy with line ends converted to LF. Owner: caller. */
static struct buf legacy_sample(int number, const char *ending)
{
    char path[128];
    struct buf raw = BUF_NEW;
    struct buf b = BUF_NEW;

    (void)snprintf(path, sizeof(path), "tests/data/legacy/s%d.%s", number, ending);
    CHECK_SAY(io_read(path, 1u << 16, &raw) == 0, "%s cannot be read", path);
    for (size_t i = 0; i < raw.n; i++)
        if (raw.p[i] != '\r')
            buf_char(&b, raw.p[i]);
    buf_done(&raw);
    return b;
}

#endif
