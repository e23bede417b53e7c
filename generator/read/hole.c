/* SPDX-License-Identifier: MIT */
/* Finds the ends of holes, splits text at them, parses controls. */
#include "read/hole.h"

#include "base/utf8.h"

/* Offset after "}}", skipping strings in the expression; 0: none. */
static size_t end_outside_quotes(struct str text, size_t from)
{
    char quote = '\0';

    for (size_t i = from; i < text.n; i++) {
        char c = text.p[i];

        if (quote != '\0') {
            if (c == '\\')
                i++;
            else if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '}' && i + 1 < text.n && text.p[i + 1] == '}') {
            return i + 2;
        }
    }
    return 0;
}

size_t read_hole_end(struct read_hole_scan *scan, struct str text, size_t from)
{
    size_t end;

    if (scan->unclosed)
        return 0;
    if (!scan->plain) {
        end = end_outside_quotes(text, from + 2);
        if (end > 0)
            return end;
        scan->plain = true; /* avoids repeating this long search */
    }
    end = str_find(text, STR("}}"), from + 2);
    scan->unclosed = end == SIZE_MAX;
    return scan->unclosed ? 0 : end + 2;
}

/* The expression of the hole at [from, to): without braces, trimmed. */
static struct str expression(struct str text, size_t from, size_t to)
{
    return str_trim(str_sub(text, from + 2, to - 2));
}

/* Position of bytes [from, to) of a text at pos. */
static struct pos place(struct str text, struct pos pos, size_t from, size_t to)
{
    if (pos.len != text.n || pos.src == 0)
        return pos;
    return (struct pos){pos.off + (uint32_t)from, (uint32_t)(to - from), pos.src};
}

static void add_text(struct doc *doc, struct node *parent, struct str text, struct pos pos)
{
    if (text.n > 0)
        node_append(parent, node_text_new(&doc->arena, text, pos));
}

void read_hole_split(struct doc *doc, struct node *parent, struct str text, struct pos pos)
{
    struct read_hole_scan scan = {0};
    size_t done = 0; /* already in the tree */
    size_t from = 0; /* where to search */

    while ((from = str_find(text, STR("{{"), from)) != SIZE_MAX) {
        bool is_literal = from > done && text.p[from - 1] == '\\';
        struct node *hole;
        size_t to;

        if (is_literal) {
            add_text(doc, parent, str_sub(text, done, from - 1), place(text, pos, done, from - 1));
            done = from; /* the braces become text */
            from += 2;
            continue;
        }
        to = read_hole_end(&scan, text, from);
        if (to == 0) {
            diag_at(&doc->diag, place(text, pos, from, from + 2), VB_HOLE_UNCLOSED);
            break;
        }
        add_text(doc, parent, str_sub(text, done, from), place(text, pos, done, from));
        hole = node_new(&doc->arena, NODE_HOLE, place(text, pos, from, to));
        hole->text = expression(text, from, to);
        node_append(parent, hole);
        done = from = to;
    }
    add_text(doc, parent, str_sub(text, done, text.n), place(text, pos, done, text.n));
}

bool read_hole_is_control(struct str text)
{
    text = str_trim(text);
    return text.n >= 4 && str_starts(text, STR("{%")) && str_ends(text, STR("%}"));
}

/* Removes a leading word, followed by a blank or the end, from *s. */
static bool take_word(struct str *s, const char *word)
{
    size_t n = str_c(word).n;
    struct str rest = str_sub(*s, n, s->n);

    if (!str_starts(*s, str_c(word)))
        return false;
    if (rest.n > 0 && rest.p[0] != ' ' && rest.p[0] != '\t' && rest.p[0] != '\n')
        return false;
    *s = str_trim(rest);
    return true;
}

/* Removes a trailing word, preceded by a blank or ")", from *s. */
static void drop_last_word(struct str *s, const char *word)
{
    struct str head = str_sub(*s, 0, s->n - (str_ends(*s, str_c(word)) ? str_c(word).n : 0));

    if (head.n < s->n &&
        (head.n == 0 || str_find(STR(" \t\n)"), str_sub(head, head.n - 1, head.n), 0) != SIZE_MAX))
        *s = str_trim(head);
}

/* "x in LIST [do]": the name may contain letters of any script, digits and "_". */
static bool parse_for(struct str rest, struct read_hole_control *out)
{
    size_t i = 0;

    while (i < rest.n) {
        size_t next = i;
        uint32_t cp = utf8_next(rest, &next);

        if (!utf8_is_letter(cp) && !(i > 0 && utf8_is_digit(cp)) && cp != '_')
            break;
        i = next;
    }
    out->var = str_sub(rest, 0, i);
    rest = str_sub(rest, i, rest.n);
    if (out->var.n == 0 || rest.n == 0 || (rest.p[0] != ' ' && rest.p[0] != '\t'))
        return false;
    rest = str_trim(rest);
    if (!take_word(&rest, "in"))
        return false;
    drop_last_word(&rest, "do");
    out->expr = rest;
    return rest.n > 0;
}

bool read_hole_control(struct str text, struct read_hole_control *out)
{
    struct str rest = str_trim(text);

    *out = (struct read_hole_control){READ_HOLE_END, STR_NONE, STR_NONE};
    if (!read_hole_is_control(rest))
        return false;
    rest = str_trim(str_sub(rest, 2, rest.n - 2));
    if (str_find(rest, STR("%}"), 0) != SIZE_MAX)
        return false;
    if (str_is(rest, "end") || str_is(rest, "endif") || str_is(rest, "endfor"))
        return true;
    if (str_is(rest, "else")) {
        out->word = READ_HOLE_ELSE;
        return true;
    }
    if (take_word(&rest, "for")) {
        out->word = READ_HOLE_FOR;
        return parse_for(rest, out);
    }
    if (take_word(&rest, "if"))
        out->word = READ_HOLE_IF;
    else if (take_word(&rest, "elseif"))
        out->word = READ_HOLE_ELSEIF;
    else
        return false;
    drop_last_word(&rest, "then");
    out->expr = rest;
    return rest.n > 0;
}
