/* SPDX-License-Identifier: MIT */
/* Shared by the tests of rule/: building trees, rule files, messages. */
#ifndef TESTS_RULE_TREE_H
#define TESTS_RULE_TREE_H

#include "base/io.h"
#include "base/vn.h"
#include "diag/show.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/label.h"
#include "doc/meta.h"
#include "landmarks.h"
#include "rule/rule.h"
#include "unit.h"

/* A check that prints the actual value on failure. */
#define CHECK_SAYS(ok, name, got)                                              \
    do {                                                                       \
        if (unit_fails((ok), __FILE__, __LINE__))                              \
            (void)printf("%s: got “%s”\n", (name), (got));                     \
    } while (0)

static inline struct node *add_text(struct doc *doc, struct node *to,
                                    const char *text)
{
    struct str rest = arena_str(&doc->arena, str_c(text));
    struct str line;
    bool is_first = true;

    while (str_split(&rest, '\n', &line)) {
        if (!is_first)
            node_append(to, node_new(&doc->arena, NODE_BR, POS_NONE));
        is_first = false;
        while (line.n > 0) { /* {{ holes }} */
            size_t open = str_find(line, STR("{{"), 0);
            size_t close = str_find(line, STR("}}"), 0);
            struct node *hole;

            if (open == SIZE_MAX || close == SIZE_MAX) {
                node_append(to, node_text_new(&doc->arena, line, POS_NONE));
                break;
            }
            if (open > 0)
                node_append(to,
                            node_text_new(&doc->arena, str_sub(line, 0, open),
                                          POS_NONE));
            hole = node_new(&doc->arena, NODE_HOLE, POS_NONE);
            hole->text = str_trim(str_sub(line, open + 2, close));
            node_append(to, hole);
            line = str_sub(line, close + 2, line.n);
        }
    }
    return to;
}

static inline struct node *add_field(struct doc *doc, struct node *holder,
                                     const char *written)
{
    struct node *field = node_new(&doc->arena, NODE_FIELD, POS_NONE);

    field->name = vn_fold_in(&doc->arena, str_c(written));
    field->text = arena_str(&doc->arena, str_c(written));
    node_append(holder, field);
    return field;
}

static inline struct node *add_item(struct doc *doc, struct node *field,
                                    const char *text)
{
    struct node *item = node_new(&doc->arena, NODE_ITEM, POS_NONE);

    node_append(field, item);
    return text != NULL ? add_text(doc, item, text) : item;
}

/* A paragraph; a label ("1.", "a)") at its start is parsed. */
static inline struct node *add_para(struct doc *doc, struct node *to,
                                    const char *text)
{
    struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
    struct label found;
    size_t n = label_scan(str_c(text), false, &found);

    if (n > 0)
        para->label = label_copy(&doc->arena, &found);
    node_append(to, para);
    return add_text(doc, para, text + n);
}

static inline struct node *add_control(struct doc *doc, struct node *to,
                                       enum node_kind kind, const char *name,
                                       const char *text)
{
    struct node *n = node_new(&doc->arena, kind, POS_NONE);

    n->name = str_c(name);
    n->text = str_c(text);
    node_append(to, n);
    return n;
}

static inline struct node *head_of(struct doc *doc)
{
    return meta_head(doc_main(doc));
}

static inline struct node *body_of(struct doc *doc)
{
    return meta_body(doc_main(doc));
}

/* A main part with a head of "name = text" lines; " - " lines are items of the field above. */
static inline struct doc *new_doc(const char *head)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    struct node *field = NULL;
    struct str rest = str_c(head);
    struct str line;

    (void)doc_add_part(doc, STR("main"), POS_NONE);
    while (str_split(&rest, '\n', &line)) {
        size_t at = str_find(line, STR("="), 0);
        struct str text =
            str_trim(str_sub(line, at == SIZE_MAX ? line.n : at + 1, line.n));

        if (str_starts(line, STR(" - "))) {
            (void)add_item(doc, field,
                           arena_str(&doc->arena, str_sub(line, 3, line.n)).p);
        } else if (at != SIZE_MAX) {
            struct str name =
                arena_str(&doc->arena, str_trim(str_sub(line, 0, at)));

            field = add_field(doc, head_of(doc), name.p);
            if (text.n > 0)
                (void)add_text(doc, field, arena_str(&doc->arena, text).p);
        }
    }
    return doc;
}

/* A program and its latest run. */
struct rules {
    struct rule_program *program;
    struct rule_run *run;
};

/* A program with one rule file, or none (NULL). */
static inline struct rules *new_rules(const char *file)
{
    struct rules *rules = calloc(1, sizeof(*rules));
    char lua[400];
    const char *top = getenv("TOP");
    struct rule_options options = {.lua_dir = lua,
                                   .files = &file,
                                   .file_count = file != NULL,
                                   .today = {2026, 3, 5}};

    if (rules == NULL)
        abort();
    (void)snprintf(lua, sizeof(lua), "%s/lua", top != NULL ? top : ".");
    rules->program = rule_program_new(&options);
    return rules;
}

static inline void free_rules(struct rules *rules)
{
    rule_run_end(rules->run);
    rule_program_free(rules->program);
    free(rules);
}

/* Ends the previous run and starts one on doc. */
static inline bool begin(struct rules *rules, struct doc *doc)
{
    rule_run_end(rules->run);
    rules->run = rule_run_begin(rules->program, doc);
    return rules->run != NULL;
}

/* Writes a rule file to the temporary folder; the path is valid until the next call. */
static inline const char *rule_path(const char *name, const char *text)
{
    static char path[400];
    const char *folder = getenv("TMPDIR");

    (void)snprintf(path, sizeof(path), "%s/%s",
                   folder != NULL ? folder : "/tmp", name);
    if (io_write(path, str_c(text)) != IO_OK)
        abort();
    return path;
}

static inline const char *messages(struct doc *doc)
{
    static char text[4000];
    struct buf b = BUF_NEW;

    show_all(&b, &doc->diag, (struct show_options){false, false, false});
    (void)snprintf(text, sizeof(text), "%.*s", STR_ARG(buf_view(&b)));
    buf_done(&b);
    return text;
}

static inline const char *dump(struct doc *doc, const struct node *root)
{
    struct buf b = BUF_NEW;
    const char *text;

    doc_dump(&b, root, false);
    text = arena_str(&doc->arena, buf_view(&b)).p;
    buf_done(&b);
    return text;
}

/* Plain text of a field of the main head. */
static inline const char *value(struct doc *doc, const char *name)
{
    struct str text = meta_text(&doc->arena, head_of(doc), name);

    return text.p != NULL ? text.p : "(nil)";
}

#endif
