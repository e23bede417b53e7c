/* SPDX-License-Identifier: MIT */
#include "app/overwrite.h"

#include <sys/stat.h>

#include "app/output.h"
#include "base/io.h"
#include "base/limit.h"
#include "doc/seal.h"
#include "read/docx/seal.h"

static bool is_own(struct arena *a, const struct writer *writer, struct str bytes)
{
    switch (writer->seal) {
    case WRITER_SEAL_NONE:
        return false;
    case WRITER_SEAL_PACKAGE:
        return read_docx_seal_holds(a, bytes);
    case WRITER_SEAL_TEXT:
        return seal_text_holds(bytes);
    }
    return false;
}

bool app_overwrite_may(struct doc *doc, const struct app_options *o, const struct writer *writer,
                       struct str path)
{
    struct buf old = BUF_NEW;
    struct stat st;
    bool may;

    if (o->values[APP_OPT_FORCE] != NULL || app_output_is_stdout(path.p) ||
        stat(path.p, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
        return true;
    may = io_read(path.p, LIMIT_INPUT_BYTES, &old) == IO_OK &&
          is_own(&doc->arena, writer, buf_view(&old));
    buf_done(&old);
    if (!may)
        diag_about(&doc->diag, POS_NONE, VB_WRITE_KEPT, diag_str(path));
    return may;
}
