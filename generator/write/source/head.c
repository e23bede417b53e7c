/* SPDX-License-Identifier: MIT */
/* Writes heads as strict YAML that our reader reads the same: a value is quoted only if YAML would
 * read it differently. */
#include <string.h>

#include "base/vn.h"
#include "doc/can_cu.h"
#include "doc/meta.h"
#include "write/source/private.h"
#include "write/source/text.h"

/* Characters that cannot start a plain YAML scalar; "-", "?" and ":" only before a blank. */
#define INDICATORS "[]{},#&*!|>'\"%@`"

static bool needs_quotes(struct str s)
{
    if (s.n == 0)
        return false;
    if (strchr(INDICATORS, s.p[0]) != NULL ||
        (strchr("-?:", s.p[0]) != NULL && (s.n == 1 || s.p[1] == ' ' || s.p[1] == '\t')))
        return true;
    return str_find(s, STR(": "), 0) != SIZE_MAX || str_find(s, STR(" #"), 0) != SIZE_MAX ||
           str_find_char(s, '\t', 0) != SIZE_MAX || s.p[s.n - 1] == ':' || str_is(s, "---") ||
           str_is(s, "...");
}

/* Double quotes, or single ones if that saves backslashes. */
static void put_quoted(struct buf *out, struct str s)
{
    bool has_special =
        str_find_char(s, '"', 0) != SIZE_MAX || str_find_char(s, '\\', 0) != SIZE_MAX;
    char quote = has_special && str_find_char(s, '\'', 0) == SIZE_MAX ? '\'' : '"';

    buf_char(out, quote);
    for (size_t i = 0; i < s.n; i++) {
        if (quote == '"' && (s.p[i] == '"' || s.p[i] == '\\'))
            buf_char(out, '\\');
        buf_char(out, s.p[i]);
    }
    buf_char(out, quote);
}

/* The inlines below n after a blank; nothing if there are none. */
static void put_value(struct write_source *s, struct buf *out, const struct node *n)
{
    struct buf value = BUF_NEW;
    struct str text;

    if (!write_source_fit_text(n, false))
        write_source_text_unsaid(s, n);
    write_source_text(&value, n, WRITE_SOURCE_FIELD, "<br>");
    text = buf_view(&value);
    if (text.n > 0)
        buf_char(out, ' ');
    if (needs_quotes(text))
        put_quoted(out, text);
    else
        buf_str(out, text);
    buf_done(&value);
}

static void put_indent(struct buf *out, unsigned indent)
{
    for (unsigned i = 0; i < indent; i++)
        buf_char(out, ' ');
}

/* Lines after "|": true if possible: each has text and no quotes around it. */
static bool put_lines(struct buf *out, const struct node *n, unsigned indent)
{
    struct buf brk = BUF_NEW; /* a line feed and the indentation */
    struct buf value = BUF_NEW;
    struct str text;
    struct str line;
    bool has_break = false;
    bool ok = n->first != NULL && n->first->kind != NODE_BR && n->last->kind != NODE_BR;

    for (const struct node *i = n->first; i != NULL; i = i->next)
        has_break |= i->kind == NODE_BR;
    buf_char(&brk, '\n');
    put_indent(&brk, indent);
    put_indent(&value, indent);
    write_source_text(&value, n, WRITE_SOURCE_FIELD, brk.p);
    text = buf_view(&value);
    while (ok && has_break && str_split(&text, '\n', &line)) {
        line = str_trim(line);
        ok = line.n > 0 && line.p[0] != '"' && line.p[0] != '\'' && !str_is(line, "---");
    }
    if (ok && has_break)
        buf_printf(out, " |\n%.*s", STR_ARG(buf_view(&value)));
    buf_done(&value);
    buf_done(&brk);
    return ok && has_break;
}

/* The name as written by the author, if it still folds to the field's. */
static void put_name(struct buf *out, const struct node *field, enum meta_origin origin)
{
    const struct meta_field *known = meta_find(field->name, origin);
    struct buf folded = BUF_NEW;
    struct str name = known != NULL ? known->written : field->name;

    vn_fold(&folded, field->text);
    if (str_eq(buf_view(&folded), field->name))
        name = field->text;
    buf_str(out, name);
    buf_char(out, ':');
    buf_done(&folded);
}

static void put_fields(struct write_source *s, struct buf *out, const struct node *holder,
                       enum meta_origin origin, unsigned indent);
static void put_field(struct write_source *s, struct buf *out, const struct node *field,
                      enum meta_origin origin, unsigned indent);

/* An item of người ký: its fields, after a dash if there are several. */
static void put_signer(struct write_source *s, struct buf *out, const struct node *item,
                       unsigned indent)
{
    bool is_alone = item->prev == NULL && item->next == NULL;
    size_t from = out->n;

    put_fields(s, out, item, META_SIGNER, is_alone ? indent : indent + 2);
    if (!is_alone && out->n > from)
        out->p[from + indent] = '-';
}

static void put_items(struct write_source *s, struct buf *out, const struct node *field,
                      unsigned indent)
{
    buf_char(out, '\n');
    for (const struct node *item = field->first; item != NULL; item = item->next) {
        if (item->first != NULL && item->first->kind == NODE_FIELD) {
            put_signer(s, out, item, indent + 2);
            continue;
        }
        put_indent(out, indent + 2);
        buf_char(out, '-');
        put_value(s, out, item);
        buf_char(out, '\n');
    }
}

/* Fields of a signer written directly in the head: their field has no name. */
static bool is_signer_in_head(const struct node *field)
{
    return str_is(field->name, "nguoi_ky") && field->text.n == 0 && field->first != NULL &&
           field->first == field->last && field->first->first != NULL &&
           field->first->first->kind == NODE_FIELD;
}

static void put_field(struct write_source *s, struct buf *out, const struct node *field,
                      enum meta_origin origin, unsigned indent)
{
    if (field->name.n == 0 && field->text.n == 0) { /* a line that is no field */
        struct buf value = BUF_NEW;

        put_value(s, &value, field);
        if (value.n > 0) {
            put_indent(out, indent);
            buf_str(out, str_trim(buf_view(&value)));
            buf_char(out, '\n');
        }
        buf_done(&value);
        return;
    }
    if (is_signer_in_head(field)) {
        put_fields(s, out, field->first, META_SIGNER, indent);
        return;
    }
    put_indent(out, indent);
    put_name(out, field, origin);
    if (field->first != NULL && field->first->kind == NODE_ITEM) {
        put_items(s, out, field, indent);
        return;
    }
    if (!put_lines(out, field, indent + 2))
        put_value(s, out, field);
    buf_char(out, '\n');
}

static void put_fields(struct write_source *s, struct buf *out, const struct node *holder,
                       enum meta_origin origin, unsigned indent)
{
    for (const struct node *field = holder->first; field != NULL; field = field->next)
        if (!write_source_head_is_body(s, field))
            put_field(s, out, field, origin, indent);
}

void write_source_head(struct write_source *s, struct buf *out, const struct node *head)
{
    put_fields(s, out, head, META_SOURCE, 0);
}

void write_source_head_one(struct write_source *s, struct buf *out, const struct node *n)
{
    if (n->kind == NODE_ITEM) {
        buf_c(out, "  -");
        put_value(s, out, n);
        buf_char(out, '\n');
    } else if (n->parent != NULL && n->parent->kind == NODE_ITEM) {
        put_field(s, out, n, META_SIGNER, 2);
    } else {
        put_field(s, out, n, META_SOURCE, 0);
    }
}

static bool is_can_cu(const struct write_source *s, const struct node *item)
{
    struct buf text = BUF_NEW;
    bool is_one;

    node_plain(&text, item);
    is_one = can_cu_is(s->doc->landmarks, buf_view(&text), item->prev == NULL);
    buf_done(&text);
    return is_one;
}

bool write_source_head_is_body(const struct write_source *s, const struct node *field)
{
    if (!str_is(field->name, "can_cu") || field->text.n > 0 || field->next != NULL ||
        field->first == NULL || field->parent->kind != NODE_HEAD)
        return false;
    for (const struct node *item = field->first; item != NULL; item = item->next)
        if (item->kind != NODE_ITEM || !is_can_cu(s, item))
            return false;
    return true;
}
