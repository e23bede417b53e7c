/* SPDX-License-Identifier: MIT */
/* Safe wrapper of libcsv: text in memory, events to a handler, line of each row. */
#ifndef WRAP_CSV_H
#define WRAP_CSV_H

#include "base/str.h"

/* Each returns false to stop, after reporting why. Values are borrowed until the handler returns.
 * `line` (from 1) is the first line of the row; quoted values may contain line feeds. */
struct wrap_csv_handler {
    bool (*value)(void *ctx, struct str value, uint32_t line);
    bool (*row)(void *ctx, uint32_t line);
};

enum wrap_csv_result { WRAP_CSV_OK, WRAP_CSV_STOPPED, WRAP_CSV_BROKEN };

/*
 * Parses text with values separated by `delimiter`, as RFC 4180: optional quotes, "" for a quote
 * inside, blanks kept. WRAP_CSV_BROKEN for an unclosed quote or one in the middle of a value; *line
 * is then the line of the current row. Skips lines without any character.
 */
enum wrap_csv_result wrap_csv_parse(struct str text, char delimiter,
                                    const struct wrap_csv_handler *handler, void *ctx,
                                    uint32_t *line);

#endif
