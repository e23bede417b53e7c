/* SPDX-License-Identifier: MIT */
#include "app/output.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

bool app_output_is_stdout(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool app_output_may(struct diag *diag, const struct app_options *o, const char *path,
                    const char *input)
{
    struct stat st;

    if (app_output_is_stdout(path))
        return true;
    if (input != NULL && io_same_file(path, input))
        diag_about(diag, POS_NONE, VB_USAGE_SAME_FILE, diag_path(input));
    else if (o->values[APP_OPT_FORCE] == NULL && lstat(path, &st) == 0)
        diag_about(diag, POS_NONE, VB_USAGE_EXISTS, diag_path(path));
    else
        return true;
    return false;
}

bool app_output_put(struct diag *diag, const struct app_options *o, const char *path,
                    struct str bytes)
{
    bool is_stdout = app_output_is_stdout(path);
    enum io_result result = is_stdout ? io_write_fd(STDOUT_FILENO, bytes) : io_write(path, bytes);

    if (result != IO_OK)
        diag_about(diag, POS_NONE, VB_WRITE_FAILED, diag_c(is_stdout ? "stdout" : path),
                   diag_errno(errno));
    else if (o->values[APP_OPT_VERBOSE] != NULL && !is_stdout)
        diag_about(diag, POS_NONE, VB_TOLD, diag_path(path), diag_count(bytes.n));
    return result == IO_OK;
}
