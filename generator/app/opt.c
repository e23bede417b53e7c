/* SPDX-License-Identifier: MIT */
/* Table-driven options: letters, long names, arguments, suggestions. */
#include "app/opt.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "base/near.h"
#include "diag/say.h"
#include "write/write.h"

static const struct app_opt options_table[APP_OPT_COUNT] = {
#define APP_OPT(NAME, letter, name, arg, commands, vi, en)                                         \
    [APP_OPT_##NAME] = {name, arg, vi, en, commands, letter},
#include "app/opt.def"
#undef APP_OPT
};

const struct app_opt *app_opt_all(void)
{
    return options_table;
}

/* Language of the locale: Vietnamese for C, POSIX and unset. */
static enum diag_lang locale_lang(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
        struct str value = str_c(getenv(variables[i]));
        struct str name;

        if (value.n == 0)
            continue;
        name = str_sub(value, 0, str_find_char(value, '.', 0));
        if (str_is(name, "C") || str_is(name, "POSIX") || str_starts(name, STR("vi")))
            return DIAG_VI;
        return DIAG_EN;
    }
    return DIAG_VI;
}

static bool bad_option(struct diag *diag, const char *given)
{
    struct str name = str_sub(str_c(given), given[1] == '-' ? 2 : 1, strlen(given));
    struct near near = near_to(name, 2);

    for (size_t i = 0; i < APP_OPT_COUNT; i++)
        near_try(&near, str_c(options_table[i].name), str_c(options_table[i].name));
    if (near.found.n > 0)
        near.found = arena_printf(diag->arena, "--%.*s", STR_ARG(near.found));
    diag_about(diag, POS_NONE, VB_USAGE_OPTION, diag_c(given), diag_str(STR_NONE),
               diag_hint(near.found));
    return false;
}

void app_opt_put_arg(struct buf *out, const struct app_opt *opt)
{
    size_t count;
    const struct writer *writers = write_all(&count);

    if (opt != &options_table[APP_OPT_TO]) {
        buf_c(out, opt->arg);
        return;
    }
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s|", writers[i].name);
    buf_c(out, "raw"); /* for import only */
}

static bool bad_argument(struct diag *diag, enum app_opt_id id, const char *value)
{
    struct str name = arena_printf(diag->arena, "--%s", options_table[id].name);
    struct buf arg = BUF_NEW;

    app_opt_put_arg(&arg, &options_table[id]);
    diag_about(diag, POS_NONE, VB_USAGE_ARGUMENT, diag_str(name), diag_c(value),
               diag_str(buf_view(&arg)));
    buf_done(&arg);
    return false;
}

static bool parse_color(struct app_options *o, const char *value)
{
    const char *no_color = getenv("NO_COLOR");

    if (strcmp(value, "always") == 0)
        o->show.colour = true;
    else if (strcmp(value, "never") == 0)
        o->show.colour = false;
    else if (strcmp(value, "auto") == 0)
        o->show.colour = isatty(STDERR_FILENO) != 0 && (no_color == NULL || no_color[0] == '\0');
    else
        return false;
    return true;
}

static bool parse_today(struct app_options *o, const char *value)
{
    struct str s = str_c(value);

    return s.n == 10 && s.p[4] == '-' && date_parse(s, &o->today) == DATE_OK && o->today.day != 0;
}

static bool parse_messages(struct app_options *o, const char *value)
{
    static const char *const names[] = {
        [SHOW_LINE] = "line", [SHOW_HUMAN] = "human", [SHOW_JSON] = "json"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(value, names[i]) != 0)
            continue;
        o->show.format = (enum show_format)i;
        return true;
    }
    return false;
}

static bool parse_fail_on(struct app_options *o, const char *value)
{
    for (unsigned level = DIAG_INFO; level <= DIAG_ERROR; level++) {
        if (strcmp(value, say_level((enum diag_level)level, DIAG_EN)) != 0)
            continue;
        o->fail_on = (enum diag_level)level;
        return true;
    }
    return false;
}

/* True for one of the choices, separated by "|", of the option's argument. */
static bool is_choice(enum app_opt_id id, const char *value)
{
    struct str rest = str_c(options_table[id].arg);
    struct str one;

    while (str_split(&rest, '|', &one))
        if (str_is(one, value))
            return true;
    return false;
}

/* Stores one option and checks its argument. */
static bool take_option(struct app_options *o, struct diag *diag, enum app_opt_id id,
                        const char *value)
{
    o->values[id] = value;
    switch (id) {
    case APP_OPT_SET:
    case APP_OPT_RULES: {
        size_t *count = id == APP_OPT_SET ? &o->set_count : &o->rule_count;
        const char **list = id == APP_OPT_SET ? o->sets : o->rules;

        if (*count == APP_OPT_REPEAT_MAX || (id == APP_OPT_SET && strchr(value, '=') == NULL))
            return bad_argument(diag, id, value);
        list[(*count)++] = value;
        return true;
    }
    case APP_OPT_LANG:
        if (strcmp(value, "vi") != 0 && strcmp(value, "en") != 0)
            return bad_argument(diag, id, value);
        o->lang = strcmp(value, "en") == 0 ? DIAG_EN : DIAG_VI;
        return true;
    case APP_OPT_COLOR:
        return parse_color(o, value) || bad_argument(diag, id, value);
    case APP_OPT_MESSAGES:
        return parse_messages(o, value) || bad_argument(diag, id, value);
    case APP_OPT_FAIL_ON:
        return parse_fail_on(o, value) || bad_argument(diag, id, value);
    case APP_OPT_TODAY:
        return parse_today(o, value) || bad_argument(diag, id, value);
    case APP_OPT_TRACK_CHANGES:
        return is_choice(id, value) || bad_argument(diag, id, value);
    case APP_OPT_QUIET:
        o->show.quiet = true;
        return true;
    case APP_OPT_OUTPUT:
    case APP_OPT_TO:
    case APP_OPT_TEMPLATE:
    case APP_OPT_LIKE:
    case APP_OPT_REPORT:
    case APP_OPT_FINAL:
    case APP_OPT_SOURCE:
    case APP_OPT_NO_SOURCE:
    case APP_OPT_FORCE:
    case APP_OPT_DATA_DIR:
    case APP_OPT_VERBOSE:
    case APP_OPT_HELP:
    case APP_OPT_VERSION:
    case APP_OPT_COUNT:
        break;
    }
    return true;
}

/* Parses an argument that starts with "-"; *at skips a separate value. */
static bool parse_one(int argc, char **argv, int *at, struct app_options *o, struct diag *diag)
{
    const char *given = argv[*at];
    bool is_long = given[1] == '-';
    struct str name = str_c(given + (is_long ? 2 : 1));
    size_t equals = is_long ? str_find_char(name, '=', 0) : SIZE_MAX;
    const char *value = equals != SIZE_MAX ? given + 2 + equals + 1 : NULL;

    for (unsigned id = 0; id < APP_OPT_COUNT; id++) {
        const struct app_opt *opt = &options_table[id];

        if (is_long ? !str_is(str_sub(name, 0, equals), opt->name)
                    : opt->letter == 0 || name.p[0] != opt->letter)
            continue;
        if (opt->arg == NULL)
            return (value == NULL && (is_long || name.n == 1) &&
                    take_option(o, diag, (enum app_opt_id)id, "")) ||
                   bad_option(diag, given);
        if (!is_long && name.n > 1)
            value = given + 2;
        if (value == NULL && *at + 1 < argc)
            value = argv[++*at];
        if (value == NULL)
            return bad_argument(diag, (enum app_opt_id)id, "");
        return take_option(o, diag, (enum app_opt_id)id, value);
    }
    return bad_option(diag, given);
}

/* The first positional argument is the command. */
static bool take_command(struct app_options *o, struct diag *diag, const char *word)
{
    for (unsigned i = 0; i < APP_COMMAND_COUNT; i++) {
        if (strcmp(word, app_command_all()[i].name) != 0)
            continue;
        o->command = (enum app_command_index)i;
        return true;
    }
    diag_about(diag, POS_NONE, VB_USAGE_COMMAND, diag_c(word));
    return false;
}

bool app_opt_parse(int argc, char **argv, struct app_options *options, struct diag *diag)
{
    bool ok = true;
    bool ended = false;
    int kept = 0;

    *options = (struct app_options){.command = APP_COMMAND_COUNT, .show = {.format = SHOW_HUMAN}};
    options->lang = locale_lang();
    (void)parse_color(options, "auto"); /* always valid */
    options->files = argv + 1;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];

        if (!ended && strcmp(word, "--") == 0) {
            ended = true;
        } else if (!ended && word[0] == '-' && word[1] != '\0') {
            ok &= parse_one(argc, argv, &i, options, diag);
        } else if (options->command == APP_COMMAND_COUNT) {
            ok &= take_command(options, diag, word);
            if (options->command == APP_COMMAND_COUNT)
                break;
        } else {
            options->files[kept++] = argv[i];
        }
    }
    options->file_count = (size_t)kept;
    diag->lang = options->lang;
    for (unsigned id = 0; ok && id < APP_OPT_COUNT; id++) {
        if (options->values[id] == NULL || options->command == APP_COMMAND_COUNT ||
            (options_table[id].commands & (1 << options->command)) != 0)
            continue;
        diag_about(diag, POS_NONE, VB_USAGE_OPTION,
                   diag_str(arena_printf(diag->arena, "--%s", options_table[id].name)),
                   diag_c(app_command_all()[options->command].name));
        ok = false;
    }
    return ok;
}
