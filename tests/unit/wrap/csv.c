/* SPDX-License-Identifier: MIT */
/* wrap/csv.c: values, rows and their lines; what is no CSV; stopping. */
#include "wrap/csv.h"

#include "unit.h"

struct log {
    struct buf out;
    unsigned events, stop_at; /* 0: never */
};

static bool log_value(void *ctx, struct str value, uint32_t line)
{
    struct log *log = ctx;

    (void)line;
    buf_printf(&log->out, "[%.*s]", STR_ARG(value));
    return ++log->events != log->stop_at;
}

static bool log_row(void *ctx, uint32_t line)
{
    struct log *log = ctx;

    buf_printf(&log->out, "%u;", line);
    return ++log->events != log->stop_at;
}

static const struct wrap_csv_handler handler = {.value = log_value, .row = log_row};

struct row {
    const char *text;
    char delimiter;
    enum wrap_csv_result result;
    const char *out;
    uint32_t line; /* when it is broken */
};

static const struct row rows[] = {
    {"", ',', WRAP_CSV_OK, "", 0},
    {"a", ',', WRAP_CSV_OK, "[a]1;", 0},
    {"a,b\nc,d\n", ',', WRAP_CSV_OK, "[a][b]1;[c][d]2;", 0},
    {"a,b\nc,d", ',', WRAP_CSV_OK, "[a][b]1;[c][d]2;", 0},
    {"a,b", ';', WRAP_CSV_OK, "[a,b]1;", 0},
    {"a\tb c\t\n", '\t', WRAP_CSV_OK, "[a][b c][]1;", 0},
    {" a , b ", ',', WRAP_CSV_OK, "[ a ][ b ]1;", 0},
    {",,\n", ',', WRAP_CSV_OK, "[][][]1;", 0},
    {"\n\na\n\nb\n\n", ',', WRAP_CSV_OK, "[a]3;[b]5;", 0},
    {"\"Đ, ữ\",\"\"\n", ',', WRAP_CSV_OK, "[Đ, ữ][]1;", 0},
    {"\"Xã \"\"Bum\"\"\"", ',', WRAP_CSV_OK, "[Xã \"Bum\"]1;", 0},
    {"a\n\"b\n\nc\",d\ne\n", ',', WRAP_CSV_OK, "[a]1;[b\n\nc][d]2;[e]5;", 0},
    {"a\nb\n\"c\nd\n", ',', WRAP_CSV_BROKEN, "[a]1;[b]2;", 3},
    {"a\nb \"c\" d\n", ',', WRAP_CSV_BROKEN, "[a]1;", 2},
    {"\"a\" b\n", ',', WRAP_CSV_BROKEN, "", 1},
};

static void check_stop(unsigned at)
{
    struct log log = {.stop_at = at};
    uint32_t line;

    CHECK(wrap_csv_parse(STR("a,b\nc,d\n"), ',', &handler, &log, &line) == WRAP_CSV_STOPPED);
    CHECK_UINT(log.events, at);
    buf_done(&log.out);
}

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct log log = {.stop_at = 0};
        uint32_t line = 0;

        CHECK(wrap_csv_parse(str_c(r->text), r->delimiter, &handler, &log, &line) == r->result);
        if (r->result == WRAP_CSV_BROKEN)
            CHECK_UINT(line, r->line);
        CHECK_BUF(&log.out, r->out);
    }
    for (unsigned at = 1; at <= 6; at++)
        check_stop(at);
    return unit_done();
}
