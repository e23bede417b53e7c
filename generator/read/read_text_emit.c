/* SPDX-License-Identifier: MIT */
/* Words of a paragraph → inlines. */
#include <string.h>

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/printed.h"
#include "read/read_text_int.h"

static bool is_note(const struct read_text *t, uint32_t number)
{
    return number > 0 && number < 64 && (t->note_bits & (uint64_t)1 << number) != 0;
}

static void add_text(struct read_text *t, struct node *block, struct str words)
{
    if (words.n > 0)
        node_append(block, node_text_new(&t->doc->arena, words, block->pos));
}

static void add_note_ref(struct read_text *t, struct node *block, uint32_t number, bool is_printed)
{
    struct node *ref = node_new(&t->doc->arena, NODE_NOTE_REF, block->pos);

    ref->name = arena_printf(&t->doc->arena, "%u", number);
    node_append(block, ref);
    if (!is_printed)
        found_add(t->found, FOUND_NOTE_NUMBER,
                  arena_printf(&t->doc->arena, "dòng %u", src_line(t->src, block->pos.off)),
                  STR_NONE, ref->name);
}

static void emit_plain(struct read_text *t, struct node *block, struct str words)
{
    size_t done = 0;

    for (size_t i = 0; i < words.n;) {
        uint32_t number = 0;
        size_t n = t->has_notes && i > 0 ? read_text_line_note(words, i, &number) : 0;

        if (words.p[i] == '\n') {
            add_text(t, block, str_sub(words, done, i));
            node_append(block, node_new(&t->doc->arena, NODE_BR, block->pos));
            done = ++i;
        } else if (n > 0 && is_note(t, number)) {
            add_text(t, block, str_sub(words, done, i));
            add_note_ref(t, block, number, words.p[i] == '[');
            done = i += n;
        } else {
            (void)utf8_next(words, &i);
        }
    }
    add_text(t, block, str_sub(words, done, words.n));
}

/* What our own sources write apart is text here: holes and controls; marks like ¹
 * become Markdown's. */
static struct str guard(struct read_text *t, struct node *block, struct str words)
{
    struct buf out = BUF_NEW;
    struct str made;

    for (size_t i = 0; i < words.n;) {
        uint32_t number = 0;
        size_t n = t->has_notes && i > 0 ? read_text_line_note(words, i, &number) : 0;

        if (n > 0 && is_note(t, number)) {
            buf_printf(&out, "[^%u]", number);
            if (words.p[i] != '[')
                found_add(t->found, FOUND_NOTE_NUMBER,
                          arena_printf(&t->doc->arena, "dòng %u", src_line(t->src, block->pos.off)),
                          STR_NONE, arena_printf(&t->doc->arena, "%u", number));
            i += n;
            continue;
        }
        if (words.p[i] == '{' && i + 1 < words.n &&
            (words.p[i + 1] == '{' || words.p[i + 1] == '%') && (i == 0 || words.p[i - 1] != '\\'))
            buf_char(&out, '\\');
        buf_char(&out, words.p[i++]);
    }
    made = arena_str(&t->doc->arena, buf_view(&out));
    buf_done(&out);
    return made;
}

/* All its letters are bold, or slanted: said of the paragraph too. */
static void add_look(struct read_text *t, struct node *block)
{
    bool bold = true;
    bool italic = true;
    bool any = false;
    unsigned strong = 0;
    unsigned emph = 0;

    for (struct iter it = iter_start(block); iter_next(&it);) {
        int step = it.enter ? 1 : -1;

        if (it.node->kind == NODE_STRONG)
            strong = (unsigned)((int)strong + step);
        if (it.node->kind == NODE_EMPH)
            emph = (unsigned)((int)emph + step);
        if (it.enter && it.node->kind == NODE_TEXT && str_trim(it.node->text).n > 0) {
            any = true;
            bold &= strong > 0;
            italic &= emph > 0;
        }
    }
    if (any && (bold || italic))
        node_set_attr(&t->doc->arena, block, PRINTED_LOOK,
                      bold && italic ? STR("bold italic")
                      : bold         ? STR("bold")
                                     : STR("italic"));
}

static void emit_markdown(struct read_text *t, struct node *block, struct str words)
{
    struct src text = {.text = guard(t, block, words)};
    struct read_span span = {0, num_u32(text.text.n), READ_JOIN_NONE};
    struct diag *diag = &t->doc->diag;
    struct diag before = *diag;

    t->inlines.src = &text;
    read_inline(&t->inlines, block, &span, 1);
    t->inlines.src = t->src;
    /* its messages are for authors of our sources, and their places those of `text` */
    diag->count = before.count;
    diag->left_out = before.left_out;
    diag->status = before.status;
    for (struct iter it = iter_start(block); iter_next(&it);)
        if (it.enter)
            it.node->pos = block->pos;
    add_look(t, block);
}

void read_text_emit(struct read_text *t, struct node *block, struct str words)
{
    if (words.n == 0)
        return;
    if (t->is_markdown)
        emit_markdown(t, block, words);
    else
        emit_plain(t, block, words);
}
