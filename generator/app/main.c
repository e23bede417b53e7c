/* SPDX-License-Identifier: MIT */
/* Parses options, runs the command, handles signals. */
#include "app/main.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "app/command.h"
#include "app/commands.h"
#include "base/io.h"

static enum status (*const commands[APP_COMMAND_COUNT])(const struct app_options *options) = {
#define APP_COMMAND(NAME, name, function, args, vi, en, examples) [APP_INDEX_##NAME] = function,
#include "app/command.def"
#undef APP_COMMAND
};

static void stop(int number)
{
    (void)number;
    io_abandon();
    _exit(STATUS_INTERRUPTED);
}

/* Signals ignored by the caller stay ignored: nohup, background jobs. */
static void catch_signals(void)
{
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = stop};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction old;

    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(stops); i++)
        if (sigaction(stops[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            (void)sigaction(stops[i], &action, NULL);
    (void)sigaction(SIGPIPE, &ignore, NULL); /* writes then fail with EPIPE */
}

/* A run needs a few megabytes until its end; getting them in small pieces and returning and
 * refaulting them in between costs a tenth of its time. */
static void tune_heap(void)
{
#if defined(__GLIBC__)
    (void)mallopt(M_TOP_PAD, 1 << 20);
    (void)mallopt(M_TRIM_THRESHOLD, 128 << 20); /* bytes; failure costs only time */
    (void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

enum status app_main(int argc, char **argv)
{
    struct app_options options;
    struct doc *doc;
    enum status status;
    bool failed = false;
    bool ok;

    tune_heap();
    catch_signals();
    doc = doc_new(DIAG_VI); /* for messages about the command line */
    ok = app_opt_parse(argc, argv, &options, &doc->diag);
    options.failed = &failed;
    if (!ok) {
        app_command_show(&doc->diag, &options);
        status = doc->diag.status;
    } else if (options.values[APP_OPT_VERSION] != NULL) {
        status = app_help_version(&options);
    } else if (options.values[APP_OPT_HELP] != NULL) {
        status = app_help_on(&options, options.command);
    } else if (options.command == APP_COMMAND_COUNT) {
        (void)app_help_on(&options, APP_COMMAND_COUNT); /* the status is already determined */
        status = STATUS_USAGE;
    } else {
        status = commands[options.command](&options);
    }
    doc_free(doc);
    return status == STATUS_OK && failed ? STATUS_FINDINGS : status;
}
