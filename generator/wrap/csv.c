/* SPDX-License-Identifier: MIT */
/* libcsv in strict mode, fed line by line to count the lines. */
#include "wrap/csv.h"

#include <csv.h>

struct parse {
    const struct wrap_csv_handler *handler;
    void *ctx;
    uint32_t line;
    uint32_t row_line; /* first line of the current row */
    bool row_ended;
    bool stopped;
};

static void take_value(void *value, size_t n, void *data)
{
    struct parse *p = data;

    if (p->stopped)
        return;
    p->stopped = !p->handler->value(p->ctx, (struct str){value, n}, p->row_line);
}

static void take_row(int end, void *data)
{
    struct parse *p = data;

    (void)end; /* the terminating character */
    if (p->stopped)
        return;
    p->stopped = !p->handler->row(p->ctx, p->row_line);
    p->row_ended = true;
}

/* Blanks are part of the value. */
static int is_space(unsigned char c)
{
    (void)c;
    return 0;
}

enum wrap_csv_result wrap_csv_parse(struct str text, char delimiter,
                                    const struct wrap_csv_handler *handler, void *ctx,
                                    uint32_t *line)
{
    struct parse p = {.handler = handler, .ctx = ctx, .line = 1, .row_ended = true};
    struct csv_parser parser;
    bool broken = false;
    size_t at = 0;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        base_no_memory();
    csv_set_delim(&parser, (unsigned char)delimiter);
    csv_set_space_func(&parser, is_space);
    while (at < text.n && !broken && !p.stopped) {
        size_t end = str_find_char(text, '\n', at);
        size_t n = (end == SIZE_MAX ? text.n : end + 1) - at;

        if (p.row_ended && n > 0 && text.p[at] != '\n') {
            p.row_line = p.line;
            p.row_ended = false;
        }
        broken = csv_parse(&parser, text.p + at, n, take_value, take_row, &p) != n;
        at += n;
        p.line += !broken && end != SIZE_MAX;
    }
    if (!broken && !p.stopped)
        broken = csv_fini(&parser, take_value, take_row, &p) != 0;
    if (broken && csv_error(&parser) == CSV_ENOMEM)
        base_no_memory();
    csv_free(&parser);
    *line = p.row_line;
    if (p.stopped)
        return WRAP_CSV_STOPPED;
    return broken ? WRAP_CSV_BROKEN : WRAP_CSV_OK;
}
