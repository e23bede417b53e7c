/* SPDX-License-Identifier: MIT */
/* read/read_docx*.c: the printed trees of small packages, what is listed of them, and that
 * no letter is lost. */
#include "docx.h"

static const struct row {
    const char *what;
    enum read_docx_changes changes;
    struct docx docx;
    const char *want;
} rows[] = {
#include "read/docx/docx.def"
};

static void test_trees(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct buf package = BUF_NEW, got = BUF_NEW;

        docx_pack(&package, &r->docx);
        docx_read(&got, buf_view(&package), r->changes);
        CHECK_SAY(str_is(buf_view(&got), r->want), "%s: got\n%.*s", r->what,
                  STR_ARG(buf_view(&got)));
        buf_done(&got);
        buf_done(&package);
    }
}

int main(void)
{
    test_trees();
    return unit_done();
}
