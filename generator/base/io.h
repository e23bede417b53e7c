/* SPDX-License-Identifier: MIT */
/* Whole files in, whole files out. No messages here: callers know the place. */
#ifndef IO_H
#define IO_H

#include "base/buf.h"

enum io_result {
    IO_OK,
    IO_FAILED, /* errno says why */
    IO_TOO_LARGE
};

/* Appends the whole of a file, "-" for standard input, to *b; a file of more
 * than `limit` bytes is IO_TOO_LARGE. */
enum io_result io_read(const char *path, size_t limit, struct buf *b);
/*
 * Writes a whole file or nothing: a temporary file beside the target, fsync,
 * rename. The mode of a file that is replaced is kept; a new one gets 0666 less
 * the umask. A symbolic link stays and the file it names is replaced. A file
 * that may not be written to is not replaced. On IO_FAILED the target is as it
 * was and no temporary file is left. A device, a pipe or an open descriptor
 * (/dev/stdout) is written to as it is.
 */
enum io_result io_write(const char *path, struct str bytes);
/* Writes all of it to an open descriptor (1: standard output). */
enum io_result io_write_fd(int fd, struct str bytes);
/* True when both paths name the same existing file (device and inode). */
bool io_same_file(const char *a, const char *b);
/* Removes the temporary file of a write under way: for signal handlers. */
void io_abandon(void);

#endif
