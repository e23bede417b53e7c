/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes templates of an office with libFuzzer (`make fuzz FUZZ=template`): a small source through
 * all stages with the input for its template. The first byte selects the writer. $TOP is the top of
 * the repository.
 *
 * Detects sanitizer reports, excessive time or memory, a result inconsistent with the messages, and
 * a package that fails our check.
 */
#include "disk.h"

#include <stdio.h>

#include "app/path.h"
#include "app/pipeline.h"

#define RUNS_A_WORLD 200u /* a world keeps every template */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
enum io_result __wrap_io_read_below(const char *path, const char *folder, size_t limit,
                                    struct buf *b);
bool __real_app_path_is_file(const char *path);
bool __wrap_app_path_is_file(const char *path);

bool __wrap_app_path_is_file(const char *path)
{
    return strncmp(path, disk_name, strlen(disk_name)) == 0 || __real_app_path_is_file(path);
}

/* Templates by name and forms: from disk, once. */
enum io_result __wrap_io_read_below(const char *path, const char *folder, size_t limit,
                                    struct buf *b)
{
    (void)folder;
    return __wrap_io_read(path, limit, b);
}

static struct app_options *options(const char *template)
{
    static struct app_options made;
    static char folder[4096];
    static char text[][16] = {"vanban", "render", "--data-dir"}; /* may be modified */
    static char source[4096 + 64];
    static char *words[] = {text[0], text[1], text[2], folder, source, NULL};
    const char *top = getenv("TOP");
    struct doc *doc;

    if (folder[0] == '\0') {
        (void)snprintf(folder, sizeof(folder), "%s", top != NULL ? top : ".");
        (void)snprintf(source, sizeof(source), "%s/examples/bao-cao-thi-dua-2023.md", folder);
        doc = doc_new(DIAG_VI);
        if (!app_opt_parse((int)ARRAY_LEN(words) - 1, words, &made, &doc->diag))
            abort();
        doc_free(doc);
    }
    made.values[APP_OPT_TEMPLATE] = template;
    return &made;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct app_world world;
    static unsigned runs;
    static char name[64];
    struct app_options *o;
    size_t count;
    const struct writer *writers = write_all(&count);
    struct buf out = BUF_NEW;
    struct doc *doc;
    bool ok;

    disk_name = "mau-thu-";
    (void)snprintf(name, sizeof(name), "mau-thu-%u.xml", runs);
    o = options(name);
    if (runs++ % RUNS_A_WORLD == 0) {
        if (runs > 1)
            app_world_close(&world);
        app_world_open(&world, o);
    }
    disk_input = size > 0 ? (struct str){(const char *)data + 1, size - 1} : STR("");
    doc = doc_new(DIAG_VI);
    ok = app_pipeline_run(&world, doc, o->files[0],
                          &writers[size > 0 ? data[0] % count : 0], APP_STAGE_STOP, &out);
    if (doc->diag.status == STATUS_INTERNAL || ok == diag_stopped(&doc->diag)) {
        (void)fprintf(stderr, "fuzz: %s, status %d\n", ok ? "written" : "stopped",
                      (int)doc->diag.status);
        abort();
    }
    buf_done(&out);
    doc_free(doc);
    return 0;
}
