/* SPDX-License-Identifier: MIT */
/* Writes blocks as lines: each kind has one Markdown form, else the XML dialect. */
#include <string.h>

#include "base/vn.h"
#include "doc/meta.h"
#include "write/source/private.h"
#include "write/source/text.h"
#include "write/xml.h"

/* Names of directives as they are written. */
static const char *const directives[][2] = {
#define DIRECTIVE(folded, written) {(folded), (written)},
#include "doc/directives.def"
#undef DIRECTIVE
};

/* Lines --------------------------------------------------------------------------- */

/* Appends the lines of `text` with `prefix`; on empty lines without its trailing blanks. */
static void put_lines(struct buf *out, struct str text, struct str prefix)
{
    struct str line;

    if (text.n > 0 && text.p[text.n - 1] == '\n')
        text.n--;
    while (str_split(&text, '\n', &line)) {
        buf_str(out, line.n > 0 ? prefix : str_trim(prefix));
        buf_str(out, line);
        buf_char(out, '\n');
    }
}

/* Least length, at least three, of a fence that does not occur in text. */
static size_t fence_length(struct str text, char mark)
{
    size_t longest = 2;
    size_t run = 0;

    for (size_t i = 0; i < text.n; i++) {
        run = text.p[i] == mark ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest + 1;
}

static void put_fence(struct buf *out, struct str info, struct str text, bool is_empty)
{
    char mark = str_find_char(info, '`', 0) == SIZE_MAX ? '`' : '~';
    size_t length = fence_length(text, mark);

    for (size_t i = 0; i < length; i++)
        buf_char(out, mark);
    buf_str(out, info);
    buf_char(out, '\n');
    if (!is_empty) {
        buf_str(out, text);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < length; i++)
        buf_char(out, mark);
    buf_char(out, '\n');
}

static void put_dialect(struct buf *out, const struct node *n)
{
    struct buf xml = BUF_NEW;

    write_xml_node(&xml, n);
    put_fence(out, STR("vanban"), str_trim(buf_view(&xml)), false);
    buf_done(&xml);
}

/* Words --------------------------------------------------------------------------- */

/* True if the text starts bold, so that `**1. words**` makes the label bold too. */
static bool is_bold_start(const struct node *n)
{
    return n->kind == NODE_PARA && n->label->bold && n->label->kind != LABEL_SAO &&
           n->first != NULL && n->first->kind == NODE_STRONG;
}

/* "1. ", "**1.** ", "Chương I. ". */
static void put_label(struct buf *out, const struct node *n)
{
    const struct label *label = n->label;
    const char *marks = !label->bold ? "" : label->kind == LABEL_SAO ? "__" : "**";

    buf_c(out, label->automatic ? "" : marks);
    buf_str(out, label->automatic ? STR("#.") : label->text);
    buf_c(out, label->automatic ? "" : marks);
    if (label_is_heading_only(label->kind) && n->first != NULL)
        buf_char(out, '.');
    buf_c(out, n->first != NULL ? " " : "");
}

static void put_words(struct buf *out, const struct node *n)
{
    struct buf words = BUF_NEW;
    struct str text;

    write_source_text(&words, n,
                      n->label != NULL          ? WRITE_SOURCE_LABELLED
                      : n->kind == NODE_HEADING ? WRITE_SOURCE_HEADING
                                                : WRITE_SOURCE_LINE,
                      "<br>");
    text = buf_view(&words);
    if (n->label != NULL && !n->label->automatic && is_bold_start(n) &&
        str_starts(text, STR("**"))) {
        buf_printf(out, "**%.*s ", STR_ARG(n->label->text));
        text = str_sub(text, 2, text.n);
    } else if (n->label != NULL) {
        put_label(out, n);
    }
    buf_str(out, text);
    buf_char(out, '\n');
    buf_done(&words);
}

static void put_heading(struct write_source *s, struct buf *out, const struct node *n)
{
    uint32_t level = 1;

    if (n->label != NULL)
        level = s->level[n->label->kind];
    else
        (void)str_uint(node_attr(n, "level"), WRITE_SOURCE_LEVELS, &level);
    for (unsigned i = 0; i < (level > 0 ? level : 1); i++)
        buf_char(out, '#');
    buf_char(out, ' ');
    put_words(out, n);
}

/* Other blocks -------------------------------------------------------------------- */

static void put_directive(struct buf *out, const struct node *n)
{
    struct str name = n->name;

    for (size_t i = 0; i < ARRAY_LEN(directives); i++)
        if (str_is(n->name, directives[i][0]))
            name = str_c(directives[i][1]);
    buf_printf(out, "<!-- vb: %.*s%s%.*s -->\n", STR_ARG(name),
               n->text.n == 0 || n->text.p[0] == ':' ? "" : " ", STR_ARG(n->text));
}

static void put_quote(struct write_source *s, struct buf *out, const struct node *n)
{
    struct buf inner = BUF_NEW;

    write_source_block_all(s, &inner, n);
    if (inner.n == 0)
        buf_c(out, ">\n");
    put_lines(out, buf_view(&inner), STR("> "));
    buf_done(&inner);
}

/* Lines that start no block continue a note only after a blank line, which the dialect allows. */
static void put_note_dialect(struct buf *out, const struct node *n)
{
    struct buf inner = BUF_NEW;
    struct str text;
    struct str line;

    put_dialect(&inner, n);
    text = str_trim(buf_view(&inner));
    while (str_split(&text, '\n', &line))
        buf_printf(out, "%.*s\n%s", STR_ARG(line), text.p != NULL ? "\n" : "");
    buf_done(&inner);
}

/* "[^1]: words", further lines indented. */
static void put_note(struct write_source *s, struct buf *out, const struct node *n)
{
    const struct node *block = n->first;
    struct buf inner = BUF_NEW;

    buf_printf(out, "[^%.*s]:", STR_ARG(n->name));
    if (block != NULL && block->kind == NODE_PARA && write_source_fit(block)) {
        buf_char(out, ' ');
        put_words(out, block);
        block = block->next;
    } else {
        buf_char(out, '\n');
    }
    for (; block != NULL; block = block->next) {
        bool is_lines = block->kind == NODE_QUOTE || block->kind == NODE_VERBATIM;

        buf_clear(&inner);
        if (is_lines || !write_source_fit(block))
            put_note_dialect(&inner, block);
        else
            write_source_block(s, &inner, block);
        buf_char(out, '\n');
        put_lines(out, buf_view(&inner), STR("    "));
    }
    buf_done(&inner);
}

static void put_control(struct write_source *s, struct buf *out, const struct node *n)
{
    const struct node *branch = n->kind == NODE_IF ? n->first : n;

    for (; branch != NULL; branch = n->kind == NODE_IF ? branch->next : NULL) {
        write_source_table_control(out, branch);
        buf_c(out, branch->first != NULL ? "\n\n" : "\n");
        write_source_block_all(s, out, branch);
        buf_char(out, '\n');
    }
    buf_c(out, "{% end %}\n");
}

/* True if the lines after a `---` could be taken for the head of an attachment. */
static bool is_before_field(const struct node *n)
{
    const struct node *next = n->next;
    struct buf text = BUF_NEW;
    struct buf folded = BUF_NEW;
    size_t colon;
    bool is_field;

    while (next != NULL && next->kind == NODE_COMMENT)
        next = next->next;
    if (next == NULL || next->kind != NODE_PARA)
        return false;
    node_plain(&text, next);
    colon = str_find_char(buf_view(&text), ':', 0);
    if (colon != SIZE_MAX)
        vn_fold(&folded, str_sub(buf_view(&text), 0, colon));
    is_field = meta_find(buf_view(&folded), META_SOURCE) != NULL;
    buf_done(&text);
    buf_done(&folded);
    return is_field;
}

void write_source_block(struct write_source *s, struct buf *out, const struct node *n)
{
    if (!write_source_fit(n)) {
        put_dialect(out, n);
        return;
    }
    switch (n->kind) {
    case NODE_HEADING:
        put_heading(s, out, n);
        break;
    case NODE_PARA:
        put_words(out, n);
        break;
    case NODE_TABLE:
        write_source_table(s, out, n);
        break;
    case NODE_QUOTE:
        put_quote(s, out, n);
        break;
    case NODE_NOTE:
        put_note(s, out, n);
        break;
    case NODE_VERBATIM:
        put_fence(out, n->name, n->text, n->text.n == 0);
        break;
    case NODE_DIRECTIVE:
        put_directive(out, n);
        break;
    case NODE_COMMENT:
        buf_printf(out, "<!-- %.*s -->\n", STR_ARG(n->text));
        break;
    case NODE_PAGE_BREAK:
        buf_c(out, is_before_field(n) ? "- - -\n" : "---\n");
        break;
    case NODE_IF:
    case NODE_FOR:
        put_control(s, out, n);
        break;
    default: /* no other kind is a block of a source */
        write_source_text_unsaid(s, n);
        break;
    }
}

void write_source_block_all(struct write_source *s, struct buf *out, const struct node *n)
{
    for (const struct node *block = n->first; block != NULL; block = block->next) {
        if (block->prev != NULL && block->prev->kind != NODE_DIRECTIVE)
            buf_char(out, '\n');
        write_source_block(s, out, block);
    }
}
