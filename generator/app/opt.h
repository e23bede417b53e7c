/* SPDX-License-Identifier: MIT */
/* The command line as one struct: what a command was asked to do. */
#ifndef APP_OPT_H
#define APP_OPT_H

#include "base/date.h"
#include "diag/show.h"
#include "doc/doc.h"

#define APP_OPT_REPEAT_MAX 32 /* --set, --rules: how often */

/* One bit a command: APP_RENDER, APP_PREVIEW … */
enum app_command_index {
#define APP_COMMAND(NAME, name, function, args, vi, en, examples) APP_INDEX_##NAME,
#include "app/command.def"
#undef APP_COMMAND
    APP_COMMAND_COUNT
};

enum app_command_bit {
#define APP_COMMAND(NAME, name, function, args, vi, en, examples)                                  \
    APP_##NAME = 1 << APP_INDEX_##NAME,
#include "app/command.def"
#undef APP_COMMAND
    APP_ALL = ~0
};

enum app_opt_id {
#define APP_OPT(NAME, letter, name, arg, commands, vi, en) APP_OPT_##NAME,
#include "app/opt.def"
#undef APP_OPT
    APP_OPT_COUNT
};

struct app_opt {
    const char *name; /* long, without dashes */
    const char *arg;  /* name of its argument, NULL: a switch */
    const char *vi, *en;
    int commands; /* bits */
    char letter;  /* 0: none */
};

/* Everything borrowed from argv. */
struct app_options {
    enum app_command_index command;
    const char *values[APP_OPT_COUNT]; /* last one given; switches: "" */
    const char *sets[APP_OPT_REPEAT_MAX];
    const char *rules[APP_OPT_REPEAT_MAX];
    size_t set_count, rule_count;
    char **files; /* arguments that are no options */
    size_t file_count;
    struct date today; /* all zero: not given */
    enum diag_lang lang;
    struct show_options show;
    enum diag_level fail_on; /* of --fail-on, where that is given */
    bool *failed;            /* a message that --fail-on is about was shown */
};

/* The tables, for help and completion. */
const struct app_opt *app_opt_all(void); /* APP_OPT_COUNT entries */

/* The argument of an option as help shows it: of --to all formats there are. */
void app_opt_put_arg(struct buf *out, const struct app_opt *opt);

/*
 * Reads the command line: options may stand anywhere, "--" ends them, "-" is a
 * file; -oF, -o F, --output=F and --output F are the same. argv is reordered.
 * False with messages in *diag (status 2); `options->lang` is right even then.
 */
bool app_opt_parse(int argc, char **argv, struct app_options *options, struct diag *diag);

#endif
