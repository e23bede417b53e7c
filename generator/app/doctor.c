/* SPDX-License-Identifier: MIT */
/* Looks at the machine: what vanban itself needs, and what helps to see the
 * result. Only the former makes the exit status 1. */
#include "app/commands.h"

#include <stdlib.h>

#include "app/command.h"
#include "app/profile.h"
#include "app/spawn.h"
#include "app/topic.h"
#include "app/world.h"
#include "base/utf8.h"
#include "rule/rule.h"
#include "wrap/version.h"

#define MARK_COLUMN 8u
#define FONT_MILLISECONDS 5000 /* fontconfig may build its cache the first time */

struct check {
    const struct app_options *options;
    struct app_world *world;
    struct doc *doc;
    struct buf *out;
    const struct app_profile *profile; /* NULL: it is wrong */
    bool lacks;                        /* something that vanban needs */
};

enum mark { MARK_OK, MARK_MISSING, MARK_ADVICE };

static const char *say(const struct check *c, const char *vi, const char *en)
{
    return c->options->lang == DIAG_EN ? en : vi;
}

/* "ok", "thiếu" or "nên có", then what is looked at. */
static void put_mark(struct check *c, enum mark mark, const char *vi, const char *en)
{
    size_t start = c->out->n;

    switch (mark) {
    case MARK_OK:
        buf_c(c->out, "ok");
        break;
    case MARK_MISSING:
        buf_c(c->out, say(c, "thiếu", "missing"));
        c->lacks = true;
        break;
    case MARK_ADVICE:
        buf_c(c->out, say(c, "nên có", "advice"));
        break;
    }
    app_topic_pad(c->out, start, MARK_COLUMN);
    buf_printf(c->out, "%s: ", say(c, vi, en));
}

static void check_data(struct check *c)
{
    struct str data = c->world->data;

    put_mark(c, data.p != NULL ? MARK_OK : MARK_MISSING, "dữ liệu", "data");
    if (data.p != NULL)
        buf_printf(c->out, "%.*s/templates, %.*s/lua\n", STR_ARG(data), STR_ARG(data));
    else
        buf_printf(c->out, "%s\n",
                   say(c, "không thấy templates/ và lua/; chạy make install, hoặc nêu --data-dir",
                       "no templates/ and lua/; run make install, or give --data-dir"));
}

/* The profile of a source in this folder. */
static void check_profile(struct check *c)
{
    struct str path;
    bool ok;

    c->profile = app_world_office(c->world, c->doc, "-");
    ok = c->profile != NULL;
    path = ok ? c->profile->path : STR_NONE;

    put_mark(c, ok ? MARK_OK : MARK_MISSING, "cấu hình của cơ quan", "profile");
    if (!ok)
        buf_printf(
            c->out, "%s\n",
            say(c, "vanban.yaml sai, xem thông báo", "vanban.yaml is wrong, see the message"));
    else if (path.n > 0)
        buf_printf(c->out, "%.*s\n", STR_ARG(path));
    else
        buf_printf(c->out, "%s\n",
                   say(c, "không có vanban.yaml từ thư mục này trở lên",
                       "no vanban.yaml in this folder or above"));
}

static void check_rules(struct check *c)
{
    struct rule_program *rules;
    struct rule_run *run;
    struct rule_info info;
    size_t count = 0;
    bool ok;

    if (c->world->data.p == NULL || c->profile == NULL)
        return;
    rules = app_world_rules(c->world, c->profile);
    run = rule_run_begin(rules, c->doc);
    ok = run != NULL;
    put_mark(c, ok ? MARK_OK : MARK_MISSING, "quy tắc", "rules");
    while (ok && rule_program_info(rules, count, c->options->lang, &info))
        count++;
    buf_printf(c->out, "%zu (nd30", count);
    for (size_t i = 0; i < c->options->rule_count; i++)
        buf_printf(c->out, ", %s", c->options->rules[i]);
    for (size_t i = 0; i < c->profile->rule_count; i++)
        buf_printf(c->out, ", %s", c->profile->rules[i]);
    buf_c(c->out, ")\n");
    rule_run_end(run);
}

/* Fonts that set lines as Times New Roman does and hold Vietnamese letters. */
static bool is_times(struct str family)
{
    static const char *const names[] = {"Times New Roman", "Liberation Serif", "Tinos"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_find(family, str_c(names[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static void check_font(struct check *c)
{
    const char *const command[] = {"fc-match", "-f", "%{family}", "Times New Roman:lang=vi", NULL};
    struct buf family = BUF_NEW;
    enum app_spawn_result result = app_spawn(command, FONT_MILLISECONDS, &family);
    struct str name = str_trim(buf_view(&family));
    bool ok = result == APP_SPAWN_OK && is_times(name);

    put_mark(c, ok ? MARK_OK : MARK_ADVICE, "phông chữ", "font");
    if (ok)
        buf_printf(c->out, "%.*s\n", STR_ARG(name));
    else if (result == APP_SPAWN_ABSENT)
        buf_printf(c->out, "%s\n",
                   say(c, "không xem được (thiếu fc-match): sudo apt install fontconfig",
                       "cannot be seen (no fc-match): sudo apt install fontconfig"));
    else
        buf_printf(c->out, "%s\n",
                   say(c,
                       "không có Times New Roman hay phông cùng bề rộng: "
                       "sudo apt install fonts-liberation2",
                       "neither Times New Roman nor a font of its widths: "
                       "sudo apt install fonts-liberation2"));
    buf_done(&family);
}

static void check_office(struct check *c)
{
    struct str path = app_spawn_find(&c->doc->arena, "soffice");

    if (path.p == NULL)
        path = app_spawn_find(&c->doc->arena, "libreoffice");
    put_mark(c, path.p != NULL ? MARK_OK : MARK_ADVICE, "LibreOffice", "LibreOffice");
    if (path.p != NULL)
        buf_printf(c->out, "%.*s\n", STR_ARG(path));
    else
        buf_printf(c->out, "%s\n",
                   say(c, "để xem, in và nhập .doc .odt .rtf: sudo apt install libreoffice-writer",
                       "to see, to print and to import .doc .odt .rtf: "
                       "sudo apt install libreoffice-writer"));
}

static void check_pdftotext(struct check *c)
{
    struct str path = app_spawn_find(&c->doc->arena, "pdftotext");

    put_mark(c, path.p != NULL ? MARK_OK : MARK_ADVICE, "pdftotext", "pdftotext");
    if (path.p != NULL)
        buf_printf(c->out, "%.*s\n", STR_ARG(path));
    else
        buf_printf(c->out, "%s\n",
                   say(c, "để nhập .pdf: sudo apt install poppler-utils",
                       "to import .pdf: sudo apt install poppler-utils"));
}

static void check_language(struct check *c)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    put_mark(c, MARK_OK, "ngôn ngữ", "language");
    buf_c(c->out, say(c, "tiếng Việt", "English"));
    for (size_t i = 0; i < ARRAY_LEN(variables); i++)
        if (str_c(getenv(variables[i])).n > 0)
            buf_printf(c->out, ", %s=%s", variables[i], getenv(variables[i]));
    buf_char(c->out, '\n');
}

static void check_program(struct check *c)
{
    put_mark(c, MARK_OK, "vanban", "vanban");
    buf_c(c->out, VANBAN_VERSION " (");
    wrap_version_put(c->out);
    buf_c(c->out, ")\n");
}

enum status app_doctor(const struct app_options *options)
{
    struct doc *doc = doc_new(options->lang);
    struct buf out = BUF_NEW;
    struct app_world world;
    struct check c = {options, &world, doc, &out, NULL, false};
    enum status status;

    app_world_open(&world, options);
    check_program(&c);
    check_data(&c);
    check_profile(&c);
    check_rules(&c);
    check_language(&c);
    check_font(&c);
    check_office(&c);
    check_pdftotext(&c);
    status = app_command_print(options, buf_view(&out));
    app_command_show(&doc->diag, options);
    if (status == STATUS_OK && c.lacks)
        status = STATUS_FINDINGS;
    buf_done(&out);
    app_world_close(&world);
    doc_free(doc);
    return status;
}
