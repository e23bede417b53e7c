/* SPDX-License-Identifier: MIT */
/* Reads and writes whole files. Emits no messages: callers know the position to report. */
#ifndef IO_H
#define IO_H

#include "base/buf.h"

enum io_result {
    IO_OK,
    IO_FAILED, /* errno says why */
    IO_TOO_LARGE,
    IO_OUTSIDE /* io_read_below() only: no regular file, or not below the folder */
};

/* Appends a whole file, "-" for standard input, to *b; IO_TOO_LARGE if it has more than `limit`
 * bytes. */
enum io_result io_read(const char *path, size_t limit, struct buf *b);
/* The same for a file that a document, a template or a profile names: it must be a regular file (no
 * pipe, no device: they never end) below `folder` ("" the current one), whatever links lead there.
 */
enum io_result io_read_below(const char *path, const char *folder, size_t limit, struct buf *b);
/*
 * Writes a whole file or nothing: temporary file in the same directory, fsync, rename. A replaced
 * file keeps its mode; a new one gets 0666 minus the umask. Symbolic links are followed, so the
 * file they name is replaced. A file without write permission is not replaced. On IO_FAILED the
 * target is unchanged and no temporary file is left. A device, pipe or open descriptor
 * (/dev/stdout) is written in place.
 */
enum io_result io_write(const char *path, struct str bytes);
/* Writes all bytes to an open descriptor (1: standard output). */
enum io_result io_write_fd(int fd, struct str bytes);
/* True when both paths name the same existing file (device and inode). */
bool io_same_file(const char *a, const char *b);
/* Removes the temporary file of a write in progress; safe in signal handlers. */
void io_abandon(void);

#endif
