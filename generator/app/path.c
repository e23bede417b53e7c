/* SPDX-License-Identifier: MIT */
/* Locates the data folder; builds names of outputs. */
#include "app/path.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDERS_ABOVE 3

bool app_path_is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool app_path_is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

struct str app_path_real_folder(struct arena *a, const char *path)
{
    struct stat st;
    char file[PATH_MAX];

    if (lstat(path, &st) != 0 || !S_ISLNK(st.st_mode) || realpath(path, file) == NULL)
        return app_path_folder(str_c(path));
    return app_path_folder(arena_str(a, str_c(file)));
}

static bool has_data(struct arena *a, struct str folder)
{
    return app_path_is_folder(arena_printf(a, "%.*s/lua/nd30", STR_ARG(folder)).p) &&
           app_path_is_folder(arena_printf(a, "%.*s/templates", STR_ARG(folder)).p);
}

struct str app_path_folder(struct str path)
{
    size_t n = path.n;

    while (n > 0 && path.p[n - 1] != '/')
        n--;
    return str_sub(path, 0, n);
}

struct str app_path_file(struct str path)
{
    return str_sub(path, app_path_folder(path).n, path.n);
}

/* Searches the program's folder, its parents, and share/vanban in each: keeps an installation
 * relocatable. */
static struct str beside_program(struct arena *a)
{
    char link[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", link, sizeof(link));
    struct str path;

    if (n <= 0 || (size_t)n >= sizeof(link))
        return STR_NONE;
    path = arena_str(a, (struct str){link, (size_t)n});
    for (int i = 0; i <= FOLDERS_ABOVE && path.n > 1; i++) {
        struct str shared;

        path = app_path_folder(path);
        path.n -= path.n > 1; /* the slash */
        if (has_data(a, path))
            return path;
        shared = arena_printf(a, "%.*s/share/vanban", STR_ARG(path));
        if (has_data(a, shared))
            return shared;
    }
    return STR_NONE;
}

struct str app_path_data(struct arena *a, const struct app_options *options)
{
    static const char *const installed[] = {VANBAN_DATADIR, "/usr/share/vanban"};
    const char *named = options->values[APP_OPT_DATA_DIR];
    struct str found;

    if (named == NULL)
        named = getenv("VANBAN_DATA");
    if (named != NULL && named[0] != '\0')
        return has_data(a, str_c(named)) ? str_c(named) : STR_NONE;
    found = beside_program(a);
    for (size_t i = 0; found.p == NULL && i < ARRAY_LEN(installed); i++)
        if (has_data(a, str_c(installed[i])))
            found = str_c(installed[i]);
    return found;
}

struct str app_path_beside(struct arena *a, struct str input, struct str extension)
{
    struct str file = app_path_file(input);
    size_t dot = file.n;

    if (str_is(input, "-"))
        return input;
    while (dot > 1 && file.p[dot - 1] != '.')
        dot--;
    if (dot > 1)
        input = str_sub(input, 0, input.n - file.n + dot - 1);
    return arena_printf(a, "%.*s%.*s", STR_ARG(input), STR_ARG(extension));
}
