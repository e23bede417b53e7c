/* SPDX-License-Identifier: MIT */
/* Replaces io_read() (-Wl,--wrap=io_read): one name is the fuzzer's input, all other files are read
 * from disk once. Included by one file of a fuzzer. */
#ifndef TESTS_DISK_H
#define TESTS_DISK_H

#include <stdlib.h>
#include <string.h>

#include "base/io.h"

enum io_result __real_io_read(const char *path, size_t limit, struct buf *b);
enum io_result __wrap_io_read(const char *path, size_t limit, struct buf *b);

static const char *disk_name; /* of the input, or its beginning */
static struct str disk_input;

enum io_result __wrap_io_read(const char *path, size_t limit, struct buf *b)
{
    static struct {
        char *path;
        struct buf bytes;
    } files[128];
    static size_t count;
    enum io_result result;

    if (strncmp(path, disk_name, strlen(disk_name)) == 0) {
        buf_str(b, disk_input);
        return IO_OK;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i].path, path) == 0) {
            buf_str(b, buf_view(&files[i].bytes));
            return IO_OK;
        }
    }
    if (count == ARRAY_LEN(files))
        return __real_io_read(path, limit, b);
    result = __real_io_read(path, limit, &files[count].bytes);
    if (result != IO_OK)
        return result;
    files[count].path = strdup(path);
    if (files[count].path == NULL)
        abort();
    buf_str(b, buf_view(&files[count].bytes));
    count++;
    return IO_OK;
}

#endif
