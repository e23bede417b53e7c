/* SPDX-License-Identifier: MIT */
/* Help by topic, generated from the tables of fields, labels, types, rules and messages. */
#include "app/topic.h"

#include <string.h>

#include "app/commands.h"
#include "app/word.h"
#include "base/utf8.h"
#include "base/vn.h"
#include "diag/say.h"
#include "doc/label.h"
#include "doc/meta.h"

#define WRITTEN_COLUMN 30u

enum page { BODY, HOLE, DIRECTIVE, TEMPLATE, RULE, STATUS };

struct entry {
    enum page page;
    const char *written, *vi, *en;
};

static const struct entry entries[] = {
#define LINE(page, written, vi, en) {page, written, vi, en},
#include "app/topic_text.def"
#undef LINE
};

static const struct {
    const char *name, *example, *vi, *en;
} fields[] = {
#define FIELD(name, example, vi, en) {name, example, vi, en},
#include "app/topic_field.def"
#undef FIELD
};

/* Context of a page. */
struct maker {
    struct doc *doc;
    const struct app_options *options;
    struct buf *out;
};

static const char *say(const struct maker *m, const char *vi, const char *en)
{
    return app_word_of(m->options->lang, vi, en);
}

void app_topic_pad(struct buf *out, size_t start, size_t column)
{
    size_t width = utf8_columns(str_sub(buf_view(out), start, out->n));

    do
        buf_char(out, ' ');
    while (++width < column);
}

static void put_line(const struct maker *m, const char *written, const char *text)
{
    size_t start = m->out->n;

    buf_printf(m->out, "  %s", written);
    app_topic_pad(m->out, start, WRITTEN_COLUMN);
    buf_printf(m->out, "%s\n", text);
}

static void put_entries(const struct maker *m, enum page page)
{
    for (size_t i = 0; i < ARRAY_LEN(entries); i++)
        if (entries[i].page == page)
            put_line(m, entries[i].written, say(m, entries[i].vi, entries[i].en));
}

static void put_field(const struct maker *m, const struct meta_field *field)
{
    size_t start = m->out->n;

    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (!str_is(field->name, fields[i].name))
            continue;
        buf_printf(m->out, "%s%.*s: %s", field->origin == META_SIGNER ? "    " : "  ",
                   STR_ARG(field->written), fields[i].example);
        app_topic_pad(m->out, start, WRITTEN_COLUMN + 14);
        buf_printf(m->out, "%s\n", say(m, fields[i].vi, fields[i].en));
    }
}

static void put_head_topic(const struct maker *m)
{
    size_t count;
    const struct meta_field *table = meta_fields(&count);

    for (size_t i = 0; i < count; i++) {
        if (table[i].origin != META_SIGNER)
            put_field(m, &table[i]);
        for (size_t k = 0; k < count && str_is(table[i].name, "nguoi_ky"); k++)
            if (table[k].origin == META_SIGNER)
                put_field(m, &table[k]);
    }
}

static void put_body_topic(const struct maker *m)
{
    for (unsigned kind = 0; kind < LABEL_KIND_COUNT; kind++) {
        static const uint32_t first[LABEL_PATH_MAX] = {1, 1, 1};
        unsigned depth = kind == LABEL_SO_2 ? 2 : kind == LABEL_SO_3 ? 3 : 1;
        bool is_heading = label_is_heading_only((enum label_kind)kind);

        buf_c(m->out, is_heading ? "  # " : "  ");
        label_print(m->out, (enum label_kind)kind, first,
                    label_is_bullet((enum label_kind)kind) ? 0 : depth);
        buf_printf(m->out, " %s\n",
                   is_heading ? app_word(m->options->lang, APP_WORD_ONLY_HEADINGS) : "…");
    }
    buf_char(m->out, '\n');
    put_entries(m, BODY);
}

static void put_hole_topic(const struct maker *m)
{
    put_entries(m, HOLE);
}

static void put_directive_topic(const struct maker *m)
{
    put_entries(m, DIRECTIVE);
}

/* Appends the output of `vanban list WHAT` as lines of this page. */
static void put_listed(const struct maker *m, const char *what)
{
    struct buf listed = BUF_NEW;
    struct str rest;
    struct str line;

    (void)app_list_put(m->doc, m->options, what, &listed); /* its messages are shown */
    rest = buf_view(&listed);
    while (str_split(&rest, '\n', &line)) {
        size_t tab = str_find_char(line, '\t', 0);
        size_t start = m->out->n;

        if (line.n == 0)
            continue;
        buf_printf(m->out, "  %.*s", STR_ARG(str_sub(line, 0, tab)));
        if (tab != SIZE_MAX) {
            app_topic_pad(m->out, start, 24);
            for (size_t i = tab + 1; i < line.n; i++)
                buf_c(m->out, line.p[i] == '\t' ? "  " : (char[]){line.p[i], '\0'});
        }
        buf_char(m->out, '\n');
    }
    buf_done(&listed);
}

static void put_type_topic(const struct maker *m)
{
    put_listed(m, "types");
}

static void put_rule_topic(const struct maker *m)
{
    put_entries(m, RULE);
    buf_char(m->out, '\n');
    put_listed(m, "rules");
}

static void put_template_topic(const struct maker *m)
{
    put_entries(m, TEMPLATE);
    buf_char(m->out, '\n');
    put_listed(m, "templates");
}

static void put_status_topic(const struct maker *m)
{
    put_entries(m, STATUS);
    buf_printf(m->out, "\n%s\n\n", app_word(m->options->lang, APP_WORD_MESSAGES));
    for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
        enum diag_code code = (enum diag_code)i;

        buf_printf(m->out, "  VB-%04u  %3d  ", diag_number(code), (int)diag_status_of(code));
        say_row(m->out, code, m->options->lang);
        buf_char(m->out, '\n');
    }
}

static const struct {
    const char *name;
    void (*put)(const struct maker *m);
    const char *vi, *en, *intro_vi, *intro_en;
} topics[] = {
#define TOPIC(name, function, vi, en, intro_vi, intro_en)                                          \
    {name, function, vi, en, intro_vi, intro_en},
#include "app/topic.def"
#undef TOPIC
};

bool app_topic_put(struct doc *doc, const struct app_options *options, const char *name,
                   struct buf *out)
{
    const struct maker maker = {doc, options, out};
    struct str folded = vn_fold_in(&doc->arena, str_c(name));

    for (size_t i = 0; i < ARRAY_LEN(topics); i++) {
        if (!str_eq(folded, vn_fold_in(&doc->arena, str_c(topics[i].name))))
            continue;
        buf_printf(out, "vanban help %s: %s\n\n", topics[i].name,
                   say(&maker, topics[i].vi, topics[i].en));
        if (topics[i].intro_vi[0] != '\0')
            buf_printf(out, "%s\n\n", say(&maker, topics[i].intro_vi, topics[i].intro_en));
        topics[i].put(&maker);
        return true;
    }
    return false;
}

void app_topic_names(struct buf *out)
{
    for (size_t i = 0; i < ARRAY_LEN(topics); i++)
        buf_printf(out, "%s ", topics[i].name);
}

void app_topic_list(struct buf *out, enum diag_lang lang)
{
    for (size_t i = 0; i < ARRAY_LEN(topics); i++) {
        size_t start = out->n;

        buf_printf(out, "  help %s", topics[i].name);
        app_topic_pad(out, start, WRITTEN_COLUMN + 4);
        buf_printf(out, "%s\n", app_word_of(lang, topics[i].vi, topics[i].en));
    }
}
