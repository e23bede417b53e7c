/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes what a document takes in with libFuzzer (`make fuzz FUZZ=data`). The first byte selects:
 * even a CSV file, as tables of four directives; odd a profile, whose fields go into a document.
 *
 * Detects sanitizer reports, excessive time or memory, a result inconsistent with the messages, and
 * a tree that fails the audit.
 */
#include <stdio.h>
#include <stdlib.h>

#include "app/profile.h"
#include "base/io.h"
#include "data/directive.h"
#include "diag/show.h"
#include "doc/doc_audit.h"
#include "read/md/md.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
enum io_result __wrap_io_read_below(const char *path, const char *folder, size_t limit,
                                    struct buf *b);

static struct str input;

enum io_result __wrap_io_read_below(const char *path, const char *folder, size_t limit,
                                    struct buf *b)
{
    (void)path;
    (void)folder;
    (void)limit;
    buf_str(b, input);
    return IO_OK;
}

static const char source[] = "---\nloại: kế hoạch\ntrích yếu: Thử\n---\n\n"
                             "<!-- vb: bảng x.csv -->\n\n"
                             "<!-- vb: bảng x.csv: STT=stt, A=a, b -->\n\n"
                             "<!-- vb: bảng x.csv: \"Họ, tên\"=họ tên -->\n";

static void judge(struct doc *doc, bool ok)
{
    if (ok == diag_stopped(&doc->diag) || doc->diag.status == STATUS_INTERNAL) {
        (void)fprintf(stderr, "fuzz: %s, status %d\n", ok ? "read" : "stopped",
                      (int)doc->diag.status);
        abort();
    }
    if (ok && !doc_audit(doc, "fuzz")) {
        struct buf text = BUF_NEW;

        show_all(&text, &doc->diag, (struct show_options){.format = SHOW_LINE});
        (void)fwrite(text.p, 1, text.n, stderr);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct doc *doc = doc_new(DIAG_VI), *shared = doc_new(DIAG_VI);
    struct src_table constants = {.arena = &shared->arena}; /* as app/world.c */
    uint16_t number = 0;
    struct src *src = doc_load_bytes(doc, "nguon.md", str_c(source), POS_NONE, &number);
    bool ok = src != NULL && read_md(doc, src, number);

    input = size > 0 ? (struct str){(const char *)data + 1, size - 1} : STR("");
    shared->diag.constants = doc->diag.constants = &constants;
    shared->diag.makes_constants = true;
    if (size > 0 && data[0] % 2 == 1)
        ok = app_profile_apply(app_profile_read(shared, STR("vanban.yaml")), doc, false);
    else
        ok = ok && data_directive_fill(doc, STR(""));
    judge(doc, ok);
    doc_free(doc);
    doc_free(shared);
    return 0;
}
