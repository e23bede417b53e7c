/* SPDX-License-Identifier: MIT */
/* mkdtemp; removal through descriptors, so that no path can lead out of the folder. */
#include "app/temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/limit.h"

/* A killed program may still be creating files during the removal. */
#define TRIES 20
#define PAUSE_NANOSECONDS 20000000L

struct str app_temp_make(struct arena *a)
{
    const char *base = getenv("TMPDIR");
    struct str path;
    char *made;

    path = arena_printf(a, "%s/vanban.XXXXXX", base != NULL && base[0] == '/' ? base : "/tmp");
    made = ARENA_ARRAY(a, char, path.n + 1);
    memcpy(made, path.p, path.n);
    return mkdtemp(made) != NULL ? (struct str){made, path.n} : STR_NONE;
}

/* Empties the folder of an open descriptor, and closes it. */
static void empty(int fd, unsigned depth)
{
    DIR *folder = fdopendir(fd);
    const struct dirent *entry;

    if (folder == NULL) {
        (void)close(fd);
        return;
    }
    while ((entry = readdir(folder)) != NULL) {
        struct stat st;
        int inner;

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (!S_ISDIR(st.st_mode)) {
            (void)unlinkat(dirfd(folder), entry->d_name, 0); /* then the folder remains */
            continue;
        }
        inner = openat(dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
        if (inner >= 0 && depth < LIMIT_TEMP_DEPTH)
            empty(inner, depth + 1);
        else if (inner >= 0)
            (void)close(inner);
        (void)unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
    }
    (void)closedir(folder);
}

bool app_temp_drop(struct str folder)
{
    for (int tries = 0; tries < TRIES; tries++) {
        const struct timespec pause = {0, PAUSE_NANOSECONDS};
        int fd = open(folder.p, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);

        if (fd >= 0)
            empty(fd, 0);
        if (rmdir(folder.p) == 0 || errno == ENOENT)
            return true;
        (void)nanosleep(&pause, NULL);
    }
    return false;
}
