/* SPDX-License-Identifier: MIT */
/*
 * Thousands of documents of three hundred sources through one world, beside a process for each
 * source: outputs and messages are the same, every shared file is read once, and no memory
 * stays behind.
 */
#include <dirent.h>
#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>

#include "app/pipeline.h"
#include "base/io.h"
#include "unit.h"

#define SOURCES 300u
#define DOCX_EVERY 10u /* the others are written as Markdown, which takes a third of the time */
#define WARM_PASSES 3u /* then a pass has used all that there is: at most 1,000 documents */
#ifdef NDEBUG
#define PASSES 34u
#else
#define PASSES 4u /* with sanitizers a document takes ten times as long */
#endif

/* One of the folders that the sources lie in: an office, with its profile. */
static const struct {
    const char *name, *profile;
} offices[] = {
    {"khong", NULL},
    {"mac-dinh", "mặc định:\n  cơ quan chủ quản: UBND tỉnh Sơn La\n  cơ quan: Văn phòng\n"
                 "  địa danh: Sơn La\n"},
    {"quy-tac", "mặc định:\n  cơ quan: Sở Nội vụ\nquy tắc: luat.lua\n"},
    {"mau", "mẫu: rieng.xml\n"},
    {"ca-hai", "mặc định:\n  viết tắt: SNV\nquy tắc:\n  - luat.lua\n  - luat-2.lua\n"
               "mẫu: rieng.xml\n"},
    {"khoa-la", "mặc đinh:\n  cơ quan: X\n"},
    {"hong", "mặc định: [\n"},
    {"luat-hong", "quy tắc: hong.lua\n"},
    {"mau-hong", "mẫu: hong.xml\n"},
    {"mau-thieu", "mẫu: khong-co.xml\n"},
    {"lap", "quy tắc: lap.lua\n"},
};
#define OFFICES ARRAY_LEN(offices)
#define LOOPS (OFFICES - 1) /* the office whose rule has no end */

/* What lies beside each profile. */
static const struct {
    const char *name, *text;
} files[] = {
    {"luat.lua", "return { id = \"phong.noi\", title = \"Nơi\", source = \"QĐ 1\",\n"
                 "  level = \"info\",\n"
                 "  derive = { [\"head.main\"] = function(head)\n"
                 "    if not head:value(\"địa danh\") then head:set(\"địa danh\", \"Sơn La\") end\n"
                 "  end } }\n"},
    {"luat-2.lua", "return { id = \"phong.muc\", title = \"Mục\", source = \"QĐ 2\",\n"
                   "  level = \"warning\", check = { heading = function(n, ctx)\n"
                   "    ctx:report(n, \"đầu mục\") end } }\n"},
    {"hong.lua", "return {\n  id = \"x\",\n  titel = \"x\" }\n"},
    {"lap.lua", "return { id = \"lap\", title = \"Lặp\", source = \"QĐ 3\", level = \"info\",\n"
                "  check = { [\"head.main\"] = function() while true do end end } }\n"},
    {"rieng.xml", "<template id=\"rieng\" extends=\"nd30\">\n<page><set name=\"left\" "
                  "value=\"36mm\"/></page>\n</template>\n"},
    {"hong.xml", "<template id=\"hong\" extends=\"nd30\">\n<style id=\"A\"><set name=\"size\" "
                 "value=\"to\"/></style>\n</template>\n"},
};

/* A source and what a process of its own makes of it. */
static struct source {
    char path[64];
    bool is_docx;
    struct buf out, messages;
    int status;
} sources[SOURCES];

static struct arena arena;
static const char *top; /* of the repository */

/* Sources ------------------------------------------------------------------------------------- */

static void put_file(const char *path, struct str text)
{
    CHECK_SAY(io_write(path, text) == IO_OK, "%s", path);
}

static void put_offices(void)
{
    for (size_t o = 0; o < OFFICES; o++) {
        CHECK(mkdir(offices[o].name, 0777) == 0);
        CHECK(symlink(arena_printf(&arena, "%s/tests/golden/data/du-lieu", top).p,
                      arena_printf(&arena, "%s/du-lieu", offices[o].name).p) == 0);
        if (offices[o].profile == NULL)
            continue;
        put_file(arena_printf(&arena, "%s/vanban.yaml", offices[o].name).p,
                 str_c(offices[o].profile));
        for (size_t f = 0; f < ARRAY_LEN(files); f++)
            put_file(arena_printf(&arena, "%s/%s", offices[o].name, files[f].name).p,
                     str_c(files[f].text));
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Appends the sources of a folder, sorted, those that do not ask for a place of their own. */
static void list_folder(const char *folder, const char *ending, const char **paths, size_t *count)
{
    struct str path = arena_printf(&arena, "%s/%s", top, folder);
    DIR *dir = opendir(path.p);
    size_t first = *count;

    CHECK_SAY(dir != NULL, "%s", path.p);
    for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;)
        if (str_ends(str_c(e->d_name), str_c(ending)) && *count < SOURCES)
            paths[(*count)++] = arena_printf(&arena, "%s/%s", path.p, e->d_name).p;
    if (dir != NULL)
        (void)closedir(dir);
    qsort(paths + first, *count - first, sizeof(*paths), compare);
}

/* Every text in turn, every office in turn; one lies where a rule has no end. */
static void put_sources(void)
{
    const char *paths[SOURCES];
    size_t count = 0;

    list_folder("examples", ".md", paths, &count);
    list_folder("tests/golden/read", ".in.md", paths, &count);
    list_folder("tests/golden/data", ".in.md", paths, &count);
    list_folder("tests/golden/forms", ".in.md", paths, &count);
    list_folder("tests/golden/xml", ".in.xml", paths, &count);
    CHECK_SAY(count > 50, "%zu texts", count);
    for (size_t i = 0; i < SOURCES && count > 0; i++) {
        const char *text = paths[i % count];
        size_t office = i == SOURCES / 2 ? LOOPS : i % LOOPS;
        struct buf bytes = BUF_NEW;

        (void)snprintf(sources[i].path, sizeof(sources[i].path), "%s/%03zu%s",
                       offices[office].name, i, strrchr(text, '.'));
        sources[i].is_docx = i % DOCX_EVERY == 0;
        CHECK(io_read(text, 1u << 24, &bytes) == IO_OK);
        put_file(sources[i].path, buf_view(&bytes));
        buf_done(&bytes);
    }
}

/* A process for each -------------------------------------------------------------------------- */

static char **command(struct source *s)
{
    static char words[][16] = {"vanban", "render", "--data-dir", "-o", "-", "-t"};
    static char docx[] = "docx", md[] = "md";
    static char *line[] = {words[0], words[1], words[2], NULL, words[3],
                           words[4], words[5], NULL, NULL, NULL};

    line[3] = (char *)(uintptr_t)top;
    line[7] = s->is_docx ? docx : md;
    line[8] = s->path;
    return line;
}

static void run_alone(const char *program, struct source *s)
{
    int out = open("alone.out", O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int err = open("alone.err", O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        (void)dup2(out, STDOUT_FILENO);
        (void)dup2(err, STDERR_FILENO);
        (void)execv(program, command(s));
        _exit(127);
    }
    (void)close(out);
    (void)close(err);
    CHECK(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
    s->status = WEXITSTATUS(status);
    CHECK(io_read("alone.out", 1u << 26, &s->out) == IO_OK &&
          io_read("alone.err", 1u << 26, &s->messages) == IO_OK);
}

/* One world ----------------------------------------------------------------------------------- */

static void run_shared(struct app_world *world, struct source *s)
{
    struct doc *doc = doc_new(world->options->lang);
    struct buf out = BUF_NEW, messages = BUF_NEW;
    const struct writer *writer = write_find(s->is_docx ? STR("docx") : STR("md"));

    if (!app_pipeline_run(world, doc, s->path, writer, APP_STAGE_STOP, &out))
        buf_clear(&out);
    show_all(&messages, &doc->diag, world->options->show);
    CHECK_SAY((int)doc->diag.status == s->status, "%s: status %d, alone %d", s->path,
              (int)doc->diag.status, s->status);
    CHECK_SAY(str_eq(buf_view(&out), buf_view(&s->out)), "%s: another output", s->path);
    CHECK_SAY(str_eq(buf_view(&messages), buf_view(&s->messages)),
              "%s: other messages:\n%.*s---\n%.*s", s->path, STR_ARG(buf_view(&messages)),
              STR_ARG(buf_view(&s->messages)));
    buf_done(&messages);
    buf_done(&out);
    doc_free(doc);
}

/* Bytes that are allocated after each document of a pass, at most. */
static size_t run_pass(struct app_world *world, bool backwards)
{
    size_t most = 0;

    for (size_t i = 0; i < SOURCES; i++) {
        struct mallinfo2 info;

        run_shared(world, &sources[backwards ? SOURCES - 1 - i : i]);
        info = mallinfo2();
        if (info.uordblks + info.hblkhd > most)
            most = info.uordblks + info.hblkhd;
    }
    return most;
}

/* No file was read twice. */
static void check_constants(const struct app_world *world)
{
    for (size_t i = 0; i < world->constants.count; i++)
        for (size_t k = 0; k < i; k++)
            CHECK_SAY(!str_eq(world->constants.list[i]->name, world->constants.list[k]->name),
                      "%s was read twice", world->constants.list[i]->name.p);
}

static void test_world(const struct app_options *options)
{
    struct app_world world;
    size_t warm = 0, last = 0, read = 0, written = 0;

    for (size_t i = 0; i < SOURCES; i++)
        written += sources[i].out.n > 0;
    CHECK_SAY(written > SOURCES / 3 && written < SOURCES, "%zu sources are written", written);
    app_world_open(&world, options);
    for (unsigned pass = 0; pass < PASSES; pass++) {
        last = run_pass(&world, pass % 2 == 1);
        if (pass == 0)
            read = world.constants.count;
        if (pass < WARM_PASSES && last > warm)
            warm = last;
    }
    CHECK_SAY(world.constants.count == read, "%zu files read in the first pass, %zu after the last",
              read, world.constants.count);
    check_constants(&world);
#ifdef NDEBUG /* sanitizers keep what was given back */
    CHECK_SAY(last <= warm + warm / 20, "%zu bytes after %u documents, %zu after %u", warm,
              WARM_PASSES * SOURCES, last, PASSES * SOURCES);
#endif
    (void)printf("# %u documents of %u sources, %zu of them without a fault; %zu shared files; "
                 "%zu bytes after %u documents, %zu at the end\n",
                 PASSES * SOURCES, SOURCES, written, read, warm, WARM_PASSES * SOURCES, last);
    app_world_close(&world);
    app_world_open(&world, options); /* the last one first: what comes first makes no difference */
    (void)run_pass(&world, true);
    CHECK_UINT(world.constants.count, read);
    app_world_close(&world);
}

int main(void)
{
    const char *program = getenv("VANBAN");
    struct app_options options;
    struct doc *doc = doc_new(DIAG_VI);
    char **line;
    int words = 0;

    arena_init(&arena);
    top = getenv("TOP"); /* TOP, VANBAN and TMPDIR are whole paths: tests/run sets them */
    if (top == NULL || program == NULL || getenv("TMPDIR") == NULL ||
        chdir(getenv("TMPDIR")) != 0)
        return EXIT_FAILURE;
    put_offices();
    put_sources();
    for (size_t i = 0; i < SOURCES; i++)
        run_alone(program, &sources[i]);
    line = command(&sources[0]);
    while (line[words] != NULL)
        words++;
    CHECK(app_opt_parse(words, line, &options, &doc->diag));
    test_world(&options);
    for (size_t i = 0; i < SOURCES; i++) {
        buf_done(&sources[i].out);
        buf_done(&sources[i].messages);
    }
    doc_free(doc);
    arena_done(&arena);
    return unit_done();
}
