/* SPDX-License-Identifier: MIT */
/* What a render may overwrite: its own last output, as long as nobody has edited it. */
#ifndef APP_OVERWRITE_H
#define APP_OVERWRITE_H

#include "app/opt.h"
#include "doc/doc.h"
#include "write/write.h"

/*
 * True where nothing stands at `path`, or an empty file, something that is no file (it is written
 * in place), or the unchanged output of an earlier run in the format of `writer`; and with --force.
 * False with WRITE_KEPT in doc->diag otherwise, also if the file cannot be read or exceeds
 * LIMIT_INPUT_BYTES.
 */
bool app_overwrite_may(struct doc *doc, const struct app_options *o, const struct writer *writer,
                       struct str path);

#endif
