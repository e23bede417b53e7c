/* SPDX-License-Identifier: MIT */
/* Completion for bash, generated from the tables of commands and options. Types are queried by
 * `vanban list types` at completion time. */
#include "app/commands.h"

#include <string.h>

#include "app/command.h"
#include "app/topic.h"
#include "write/write.h"

/* All long and short options of a command, separated by blanks. */
static void put_options(struct buf *out, int bit)
{
    for (size_t i = 0; i < APP_OPT_COUNT; i++) {
        const struct app_opt *opt = &app_opt_all()[i];

        if ((opt->commands & bit) == 0)
            continue;
        if (opt->letter != 0)
            buf_printf(out, "-%c ", opt->letter);
        buf_printf(out, "--%s ", opt->name);
    }
}

/* "a|b|c" as "a b c". */
static void put_choices(struct buf *out, struct str choices)
{
    struct str one;

    while (str_split(&choices, '|', &one))
        buf_printf(out, "%.*s ", STR_ARG(one));
}

/* Completes the value of an option: choices, a folder, files, or nothing. */
static void put_value_case(struct buf *out, const struct app_opt *opt)
{
    struct buf shown = BUF_NEW;
    struct str arg;

    if (opt->arg != NULL)
        app_opt_put_arg(&shown, opt);
    arg = buf_view(&shown);
    buf_c(out, "    ");
    if (opt->letter != 0)
        buf_printf(out, "-%c|", opt->letter);
    buf_printf(out, "--%s) ", opt->name);
    if (str_find_char(arg, '|', 0) != SIZE_MAX) {
        buf_c(out, "COMPREPLY=($(compgen -W '");
        put_choices(out, arg);
        buf_c(out, "' -- \"$cur\"))");
    } else if (str_is(arg, "D")) {
        buf_c(out, "COMPREPLY=($(compgen -d -- \"$cur\"))");
    } else if (arg.n > 0 && (arg.p[0] == 'F' || arg.p[0] == 'R' || arg.p[0] == 'T')) {
        buf_c(out, "COMPREPLY=($(compgen -f -- \"$cur\"))");
    } else {
        buf_c(out, "COMPREPLY=()");
    }
    buf_c(out, "; return ;;\n");
    buf_done(&shown);
}

static void put_words(struct buf *out, enum app_command_index index)
{
    struct str args = str_c(app_command_all()[index].args);

    if (index == APP_INDEX_NEW) {
        buf_c(out, "$(vanban list types 2>/dev/null | cut -f1 | tr ' ' '-')");
    } else if (index == APP_INDEX_HELP) {
        for (size_t i = 0; i < APP_COMMAND_COUNT; i++)
            buf_printf(out, "%s ", app_command_all()[i].name);
        app_topic_names(out);
    } else if (args.n > 0 && args.p[0] >= 'a' && args.p[0] <= 'z') {
        put_choices(out, args);
    }
}

static void put_command_case(struct buf *out, enum app_command_index index)
{
    buf_printf(out, "    %s) opts='", app_command_all()[index].name);
    put_options(out, 1 << index);
    buf_c(out, "'; words=\"");
    put_words(out, index);
    buf_c(out, "\" ;;\n");
}

static void put_bash(struct buf *out)
{
    buf_c(out, "# bash completion for vanban; made by `vanban completion bash`\n"
               "_vanban() {\n"
               "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
               "  local command= opts= words= i\n"
               "  COMPREPLY=()\n"
               "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
               "    case \"${COMP_WORDS[i]}\" in\n"
               "      -*) ;;\n"
               "      *) command=\"${COMP_WORDS[i]}\"; break ;;\n"
               "    esac\n"
               "  done\n"
               "  case \"$prev\" in\n");
    for (size_t i = 0; i < APP_OPT_COUNT; i++)
        if (app_opt_all()[i].arg != NULL)
            put_value_case(out, &app_opt_all()[i]);
    buf_c(out, "  esac\n  case \"$command\" in\n    '') opts='");
    put_options(out, 1 << APP_COMMAND_COUNT); /* those common to all commands */
    buf_c(out, "'; words='");
    for (size_t i = 0; i < APP_COMMAND_COUNT; i++)
        buf_printf(out, "%s ", app_command_all()[i].name);
    buf_c(out, "' ;;\n");
    for (unsigned i = 0; i < APP_COMMAND_COUNT; i++)
        put_command_case(out, (enum app_command_index)i);
    buf_c(out, "  esac\n"
               "  case \"$cur\" in\n"
               "    -*) COMPREPLY=($(compgen -W \"$opts\" -- \"$cur\")) ;;\n"
               "    *)\n"
               "      if [ -n \"$words\" ]; then COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
               "      else COMPREPLY=($(compgen -f -- \"$cur\")); fi ;;\n"
               "  esac\n"
               "}\n"
               "complete -o filenames -F _vanban vanban\n");
}

enum status app_completion(const struct app_options *options)
{
    struct buf out = BUF_NEW;
    enum status status;

    if (options->file_count != 1 || strcmp(options->files[0], "bash") != 0) {
        struct doc *doc = doc_new(options->lang);

        diag_about(&doc->diag, POS_NONE, VB_USAGE_ARGUMENT, diag_c("completion"),
                   diag_c(options->file_count > 0 ? options->files[0] : ""), diag_c("bash"));
        return app_command_refuse(doc, options);
    }
    put_bash(&out);
    status = app_command_print(options, buf_view(&out));
    buf_done(&out);
    return status;
}
