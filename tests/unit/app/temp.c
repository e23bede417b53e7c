/* SPDX-License-Identifier: MIT */
/* app/temp.c: private, removed with all that is in it and nothing else. */
#include "app/temp.h"

#include <sys/stat.h>

#include "base/io.h"
#include "unit.h"

static bool exists(const char *path)
{
    struct stat st;

    return lstat(path, &st) == 0;
}

int main(void)
{
    struct arena a;
    struct str folder;
    struct str other;
    struct str inner;
    struct stat st;

    arena_init(&a);
    folder = app_temp_make(&a);
    other = app_temp_make(&a);
    CHECK(folder.p != NULL && other.p != NULL && !str_eq(folder, other));
    if (folder.p == NULL || other.p == NULL)
        return unit_done();
    CHECK(stat(folder.p, &st) == 0 && (st.st_mode & 07777) == 0700);
    inner = folder;
    for (int depth = 0; depth < 10; depth++) {
        inner = arena_printf(&a, "%.*s/thư mục", STR_ARG(inner));
        CHECK(mkdir(inner.p, 0700) == 0);
        CHECK(io_write(arena_printf(&a, "%.*s/.tệp", STR_ARG(inner)).p, STR("x")) == IO_OK);
    }
    CHECK(io_write(arena_printf(&a, "%.*s/giữ", STR_ARG(other)).p, STR("x")) == IO_OK);
    CHECK(symlink(other.p, arena_printf(&a, "%.*s/liên kết", STR_ARG(folder)).p) == 0);
    CHECK(app_temp_drop(folder));
    CHECK(!exists(folder.p));
    CHECK(exists(arena_printf(&a, "%.*s/giữ", STR_ARG(other)).p));
    CHECK(app_temp_drop(other));
    CHECK(!exists(other.p));
    CHECK(app_temp_drop(other)); /* gone already */
    CHECK(setenv("TMPDIR", "/there/is/no/such/folder", 1) == 0);
    CHECK(app_temp_make(&a).p == NULL);
    arena_done(&a);
    return unit_done();
}
