/* SPDX-License-Identifier: MIT */
/* The parsed command line. */
#ifndef APP_OPT_H
#define APP_OPT_H

#include "base/date.h"
#include "diag/show.h"
#include "doc/doc.h"

#define APP_OPT_REPEAT_MAX 32 /* most occurrences of --set, --rules */

/* One bit per command: APP_RENDER, APP_PREVIEW … */
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
    const char *arg;  /* name of its argument; NULL: a switch */
    const char *vi, *en;
    int commands; /* bits of the commands that accept it */
    char letter;  /* 0: none */
};

/* All strings are borrowed from argv. */
struct app_options {
    enum app_command_index command;
    const char *values[APP_OPT_COUNT]; /* last occurrence; switches: "" */
    const char *sets[APP_OPT_REPEAT_MAX];
    const char *rules[APP_OPT_REPEAT_MAX];
    size_t set_count, rule_count;
    char **files; /* positional arguments */
    size_t file_count;
    struct date today; /* all zero: not given */
    enum diag_lang lang;
    struct show_options show;
    enum diag_level fail_on; /* of --fail-on; valid if that is given */
    bool *failed;            /* set once a message at or above fail_on is shown */
};

/* Tables for help and completion. */
const struct app_opt *app_opt_all(void); /* APP_OPT_COUNT entries */

/* Appends the argument of an option as help shows it; for --to the list of all formats. */
void app_opt_put_arg(struct buf *out, const struct app_opt *opt);

/*
 * Parses the command line: options may come anywhere, "--" ends them, "-" is a file; -oF, -o F,
 * --output=F and --output F are equivalent. Reorders argv. False with messages in *diag (status 2);
 * `options->lang` is valid even then.
 */
bool app_opt_parse(int argc, char **argv, struct app_options *options, struct diag *diag);

#endif
