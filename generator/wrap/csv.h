/* SPDX-License-Identifier: MIT */
/* libcsv, tamed: a text in memory, events to a handler, the line of each row. */
#ifndef WRAP_CSV_H
#define WRAP_CSV_H

#include "base/str.h"

/* Each returns false to stop (it has reported why). Values are borrowed until
 * the handler returns. `line` (from 1) is the one on which the row begins; its
 * values in quotes may hold line feeds. */
struct wrap_csv_handler {
    bool (*value)(void *ctx, struct str value, uint32_t line);
    bool (*row)(void *ctx, uint32_t line);
};

enum wrap_csv_result { WRAP_CSV_OK, WRAP_CSV_STOPPED, WRAP_CSV_BROKEN };

/*
 * Parses text whose values are parted by `delimiter`, after RFC 4180: quotes
 * around a value, "" for a quote inside, blanks kept. WRAP_CSV_BROKEN for a
 * quote that is never closed or stands in the middle of a value; *line is then
 * that of the row at work. Lines without any character are passed over.
 */
enum wrap_csv_result wrap_csv_parse(struct str text, char delimiter,
                                    const struct wrap_csv_handler *handler, void *ctx,
                                    uint32_t *line);

#endif
