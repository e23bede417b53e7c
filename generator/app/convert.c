/* SPDX-License-Identifier: MIT */
/* The input is written to a temporary folder under a plain name with the right extension, which
 * LibreOffice relies on; the output is read from there. */
#include "app/convert.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include "app/spawn.h"
#include "app/temp.h"
#include "base/io.h"
#include "base/limit.h"

/* A proxy that does not exist: the port of discard, on this machine. */
#define NO_PROXY(scheme)                                                                           \
    "<prop oor:name=\"ooInet" scheme "ProxyName\" oor:op=\"fuse\">"                                \
    "<value>127.0.0.1</value></prop>"                                                              \
    "<prop oor:name=\"ooInet" scheme "ProxyPort\" oor:op=\"fuse\"><value>9</value></prop>"

/* LibreOffice profile: no macros, no fetching of linked content. Its HTML reader asks servers for
 * style sheets and pictures whatever these settings say; so it is given a proxy that answers
 * nothing, for this machine too. */
static const char profile[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
    "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop>"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop>"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop>"
    "</item>"
    "<item oor:path=\"/org.openoffice.Inet/Settings\">"
    "<prop oor:name=\"ooInetProxyType\" oor:op=\"fuse\"><value>2</value></prop>" NO_PROXY("HTTP")
        NO_PROXY("HTTPS") NO_PROXY("FTP")
    "<prop oor:name=\"ooInetNoProxy\" oor:op=\"fuse\"><value></value></prop>"
    "</item>"
    "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>0</value></prop>"
    "</item></oor:items>\n";

struct job {
    struct doc *doc;
    const char *path; /* for messages */
    enum app_kind kind;
    struct str folder;
    struct buf *formats; /* formats of the words of a PDF */
};

static bool fail_folder(struct job *j, const char *what)
{
    int error = errno;

    diag_about(&j->doc->diag, POS_NONE, VB_CONVERT_FOLDER, diag_c(what), diag_errno(error));
    return false;
}

static const char *in_folder(struct job *j, const char *name)
{
    return arena_printf(&j->doc->arena, "%.*s/%s", STR_ARG(j->folder), name).p;
}

/* Writes the input, and the profile for LibreOffice. */
static bool put_files(struct job *j, const char *input, struct str bytes)
{
    const char *user = in_folder(j, "profile/user");

    if (io_write(input, bytes) != IO_OK)
        return fail_folder(j, input);
    if (j->kind == APP_KIND_PDF)
        return true;
    if (mkdir(in_folder(j, "profile"), 0700) != 0 || mkdir(user, 0700) != 0 ||
        io_write(in_folder(j, "profile/user/registrymodifications.xcu"), str_c(profile)) != IO_OK)
        return fail_folder(j, user);
    return true;
}

static const char *find_office(struct job *j)
{
    const char *path = app_spawn_find(&j->doc->arena, "soffice").p;

    return path != NULL ? path : app_spawn_find(&j->doc->arena, "libreoffice").p;
}

/* file:// URL of an absolute path; blanks and non-ASCII bytes are percent-encoded. */
static const char *file_url(struct arena *a, const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    struct buf url = BUF_NEW;
    struct str kept;

    buf_c(&url, "file://");
    for (const char *p = path; *p != '\0'; p++)
        if (strchr(plain, *p) != NULL)
            buf_char(&url, *p);
        else
            buf_printf(&url, "%%%02X", (unsigned)(unsigned char)*p);
    kept = arena_str(a, buf_view(&url));
    buf_done(&url);
    return kept.p;
}

static enum app_spawn_result run_office(struct job *j, const char *program, const char *input)
{
    const char *url = file_url(&j->doc->arena, in_folder(j, "profile"));
    struct str home = arena_printf(&j->doc->arena, "-env:UserInstallation=%s", url);
    /* opens HTML as a text document, not as a web page */
    const char *filter = j->kind == APP_KIND_HTML ? "--infilter=HTML (StarWriter)" : "--norestore";
    const char *const argv[] = {
        program,
        home.p,
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        filter,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        in_folder(j, "out"),
        input,
        NULL,
    };
    struct buf said = BUF_NEW;
    enum app_spawn_result result =
        program != NULL ? app_spawn(argv, LIMIT_CONVERT_MILLISECONDS, &said) : APP_SPAWN_ABSENT;

    buf_done(&said);
    return result;
}

/* Runs a poppler program, whose output goes to a file. */
static enum app_spawn_result run_poppler(const char *const argv[])
{
    struct buf said = BUF_NEW;
    enum app_spawn_result result = app_spawn(argv, LIMIT_CONVERT_MILLISECONDS, &said);

    buf_done(&said);
    return result;
}

/* Extracts every word with its bounding box. */
static enum app_spawn_result run_pdftotext(struct job *j, const char *input)
{
    const char *const argv[] = {
        "pdftotext", "-bbox", "-enc", "UTF-8", input, in_folder(j, "words"), NULL,
    };

    return run_poppler(argv);
}

/* Extracts emphasis, which pdftotext does not report. Failure is ignored. */
static void run_pdftohtml(struct job *j, const char *input)
{
    const char *const argv[] = {
        "pdftohtml",
        "-xml",
        "-zoom",
        "1",
        "-i",
        "-q",
        "-hidden",
        "-nodrm",
        "-noroundcoord",
        "-enc",
        "UTF-8",
        input,
        in_folder(j, "looks"),
        NULL,
    };

    if (run_poppler(argv) != APP_SPAWN_OK ||
        io_read(in_folder(j, "looks.xml"), LIMIT_PDF_BYTES, j->formats) != IO_OK)
        buf_clear(j->formats);
}

static void report(struct job *j, enum app_spawn_result result, struct str bytes)
{
    struct diag *diag = &j->doc->diag;
    bool is_pdf = j->kind == APP_KIND_PDF;
    bool is_locked = is_pdf && str_find(bytes, STR("/Encrypt"), 0) != SIZE_MAX;
    struct diag_arg program = diag_c(is_pdf ? "pdftotext" : "LibreOffice");
    struct diag_arg package = diag_c(is_pdf ? "poppler-utils" : "libreoffice-writer");

    if (result == APP_SPAWN_ABSENT)
        diag_about(diag, POS_NONE, VB_CONVERT_ABSENT, diag_path(j->path), program, package);
    else if (result == APP_SPAWN_LATE)
        diag_about(diag, POS_NONE, VB_CONVERT_LATE, diag_path(j->path), program);
    else if (is_locked)
        diag_about(diag, POS_NONE, VB_CONVERT_PASSWORD, diag_path(j->path));
    else
        diag_about(diag, POS_NONE, VB_CONVERT_FAILED, diag_path(j->path), program);
}

static enum io_result take_output(struct job *j, bool is_pdf, struct buf *out)
{
    return is_pdf ? io_read(in_folder(j, "words"), LIMIT_PDF_BYTES, out)
                  : io_read(in_folder(j, "out/in.docx"), LIMIT_INPUT_BYTES, out);
}

static bool run(struct job *j, struct buf *bytes)
{
    bool is_pdf = j->kind == APP_KIND_PDF;
    const char *input =
        in_folder(j, arena_printf(&j->doc->arena, "in.%s", app_kind_name(j->kind)).p);
    struct buf out = BUF_NEW;
    enum app_spawn_result result;
    enum io_result taken = IO_FAILED;
    bool ok = false;

    if (!put_files(j, input, buf_view(bytes)))
        goto done;
    result = is_pdf ? run_pdftotext(j, input) : run_office(j, find_office(j), input);
    /* LibreOffice exits with 0 even if it cannot open the file: check the output */
    if (result == APP_SPAWN_OK)
        taken = take_output(j, is_pdf, &out);
    if (taken == IO_TOO_LARGE) {
        diag_about(&j->doc->diag, POS_NONE, VB_LIMIT_INPUT, diag_path(j->path));
        goto done;
    } else if (taken != IO_OK) {
        report(j, result, buf_view(bytes));
        goto done;
    }
    if (is_pdf)
        run_pdftohtml(j, input);
    buf_clear(bytes);
    buf_str(bytes, buf_view(&out));
    ok = true;
done:
    buf_done(&out);
    return ok;
}

/* Blocks terminating signals except those that the caller ignores. */
static void block_stops(sigset_t *old)
{
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;
    sigset_t set;

    (void)sigemptyset(&set);
    for (size_t i = 0; i < ARRAY_LEN(stops); i++)
        if (sigaction(stops[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            (void)sigaddset(&set, stops[i]);
    (void)sigprocmask(SIG_BLOCK, &set, old);
}

bool app_convert(struct doc *doc, const char *path, enum app_kind kind, struct buf *bytes,
                 struct buf *formats)
{
    struct job j = {.doc = doc, .path = path, .kind = kind, .formats = formats};
    sigset_t old;
    bool ok = false;

    assert(kind == APP_KIND_DOC || kind == APP_KIND_ODT || kind == APP_KIND_RTF ||
           kind == APP_KIND_HTML || kind == APP_KIND_PDF);
    block_stops(&old); /* terminate only after the folder is removed */
    j.folder = app_temp_make(&doc->arena);
    if (j.folder.p == NULL)
        (void)fail_folder(&j, "TMPDIR");
    else
        ok = run(&j, bytes);
    if (j.folder.p != NULL && !app_temp_drop(j.folder) && ok)
        ok = fail_folder(&j, j.folder.p);
    (void)sigprocmask(SIG_SETMASK, &old, NULL);
    return ok;
}
