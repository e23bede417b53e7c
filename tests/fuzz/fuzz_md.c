/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes a source through all stages in memory with libFuzzer (`make fuzz`). The first byte
 * selects: bit 0 Markdown or XML, the others the writer. The linker replaces io_read() by the one
 * below (-Wl,--wrap=io_read), so that the stages are run by app/pipeline.c itself, and rules and
 * templates are read from disk once. $TOP is the top of the repository (default: the current
 * folder).
 *
 * Detects sanitizer reports, excessive time or memory, a tree that fails the audit, a package that
 * fails our check, and output that is not UTF-8.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/pipeline.h"
#include "base/io.h"
#include "base/utf8.h"

#define NAME "nguon" /* of the source; the extension selects the reader */
#define FILES_MAX 64
#define RUNS_A_WORLD 500u /* then rules are reloaded, which reveals leaks */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
enum io_result __real_io_read(const char *path, size_t limit, struct buf *b);
enum io_result __wrap_io_read(const char *path, size_t limit, struct buf *b);

static struct str source; /* current one */

static struct file {
    char *path;
    struct buf bytes;
} files[FILES_MAX]; /* read so far */
static size_t file_count;

enum io_result __wrap_io_read(const char *path, size_t limit, struct buf *b)
{
    enum io_result result;
    struct file *file;

    if (strncmp(path, NAME ".", strlen(NAME) + 1) == 0) {
        buf_str(b, source);
        return IO_OK;
    }
    for (size_t i = 0; i < file_count; i++) {
        if (strcmp(files[i].path, path) == 0) {
            buf_str(b, buf_view(&files[i].bytes));
            return IO_OK;
        }
    }
    if (file_count == FILES_MAX)
        return __real_io_read(path, limit, b);
    file = &files[file_count];
    result = __real_io_read(path, limit, &file->bytes);
    if (result != IO_OK)
        return result;
    file->path = strdup(path);
    if (file->path == NULL)
        abort();
    file_count++;
    buf_str(b, buf_view(&file->bytes));
    return IO_OK;
}

/* Options of the world, parsed from a command line. */
static const struct app_options *options(void)
{
    static struct app_options made;
    static char folder[4096];
    static char text[][16] = {"vanban", "render", "--data-dir", NAME ".md"}; /* may be modified */
    static char *words[] = {text[0], text[1], text[2], folder, text[3], NULL};
    const char *top = getenv("TOP");
    struct doc *doc;

    if (folder[0] != '\0')
        return &made;
    (void)snprintf(folder, sizeof(folder), "%s", top != NULL ? top : ".");
    doc = doc_new(DIAG_VI);
    if (!app_opt_parse((int)ARRAY_LEN(words) - 1, words, &made, &doc->diag))
        abort();
    doc_free(doc);
    return &made;
}

static void judge(const struct doc *doc, const struct writer *writer, struct str out, bool ok)
{
    if (doc->diag.status == STATUS_INTERNAL || ok == diag_stopped(&doc->diag)) {
        struct buf text = BUF_NEW;

        show_all(&text, &doc->diag, options()->show);
        (void)fwrite(text.p, 1, text.n, stderr);
        (void)fprintf(stderr, "fuzz: %s, status %d\n", ok ? "written" : "stopped",
                      (int)doc->diag.status);
        abort();
    }
    if (ok && !writer->binary && !utf8_valid(out, NULL)) {
        (void)fputs("fuzz: written text is no UTF-8\n", stderr);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct app_world world;
    static unsigned runs;
    size_t count;
    const struct writer *writers = write_all(&count);
    const struct writer *writer;
    struct buf out = BUF_NEW;
    struct doc *doc;
    bool ok;

    if (size == 0)
        return 0;
    if (runs++ % RUNS_A_WORLD == 0) {
        if (runs > 1)
            app_world_close(&world);
        app_world_open(&world, options());
    }
    source = (struct str){(const char *)data + 1, size - 1};
    writer = &writers[(data[0] >> 1) % count];
    doc = doc_new(DIAG_VI);
    ok = app_pipeline_run(&world, doc, data[0] % 2 == 0 ? NAME ".md" : NAME ".xml", writer,
                          APP_STAGE_STOP, &out);
    judge(doc, writer, buf_view(&out), ok);
    buf_done(&out);
    doc_free(doc);
    return 0;
}
