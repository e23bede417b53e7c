/* SPDX-License-Identifier: MIT */
/* Converts the words of a paragraph to inlines. */
#include <string.h>

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/raw.h"
#include "read/text/private.h"

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
        ledger_add(t->ledger, LEDGER_NOTE_NUMBER, read_text_line_place(t, block), STR_NONE,
                   ref->name);
}

static void emit_plain(struct read_text *t, struct node *block, struct str words)
{
    size_t done = 0;

    for (size_t i = 0; i < words.n;) {
        uint32_t number = 0;
        size_t n = t->notes.any && i > 0 ? read_text_line_note(words, i, &number) : 0;

        if (words.p[i] == '\n') {
            add_text(t, block, str_sub(words, done, i));
            node_append(block, node_new(&t->doc->arena, NODE_BR, block->pos));
            done = ++i;
        } else if (n > 0 && read_text_line_is_note(t, number)) {
            add_text(t, block, str_sub(words, done, i));
            add_note_ref(t, block, number, words.p[i] == '[');
            done = i += n;
        } else {
            (void)utf8_next(words, &i);
        }
    }
    add_text(t, block, str_sub(words, done, words.n));
}

/* Whether U+FFFD at [from, to) replaces a lost letter; alone at an edge it is a form feed. */
static bool is_lost_letter(struct str words, size_t from, size_t to)
{
    uint32_t before = from > 0 ? utf8_before(words, from) : ' ';
    uint32_t after = to < words.n ? utf8_next(words, &to) : ' ';

    return (from > 0 && to < words.n) || !utf8_is_space(before) || !utf8_is_space(after);
}

void read_text_emit_blanks(struct buf *out, struct str words)
{
    bool was_blank = false;

    for (size_t i = 0; i < words.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(words, &i);

        if (utf8_is_space(cp) || (cp == UTF8_REPLACEMENT && !is_lost_letter(words, from, i))) {
            if (!was_blank)
                buf_char(out, ' ');
            was_blank = true;
            continue;
        }
        was_blank = false;
        buf_add(out, words.p + from, i - from);
    }
}

/* Sets the paragraph's format if all its letters are bold or italic. */
static void add_format(struct read_text *t, struct node *block)
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
        node_set_attr(&t->doc->arena, block, RAW_FORMAT,
                      bold && italic ? STR("bold italic")
                      : bold         ? STR("bold")
                                     : STR("italic"));
}

/* Replaces "[a@b.vn](mailto:a@b.vn)" by its text. */
static void unlink_addresses(struct read_text *t, struct node *block)
{
    for (struct iter it = iter_start(block); iter_next(&it);) {
        struct node *link = it.node;
        struct str target = link->text;

        if (it.enter || link->kind != NODE_LINK)
            continue;
        if (str_starts(target, STR("mailto:")))
            target = str_sub(target, STR("mailto:").n, target.n);
        if (!str_eq(node_plain_in(&t->doc->arena, link), target))
            continue;
        read_text_line_markup(t, block, link->text);
        node_dissolve(link);
    }
}

/* Code points whose letters and digits are counted; higher ones do not occur in our texts. */
#define BALANCE_MAX 0x2000u

static void weigh(int32_t *count, struct str s, int32_t step)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (cp < BALANCE_MAX && (utf8_is_letter(cp) || utf8_is_digit(cp)))
            count[cp] += step;
    }
}

/* Letters more frequent in the words than in the resulting inlines (step 1), or less frequent (step
 * -1). */
static void collect_rest(int32_t *count, struct str s, int32_t step, struct buf *out)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (cp < BALANCE_MAX && count[cp] * step > 0) {
            count[cp] -= step;
            utf8_put(out, cp);
        }
    }
}

/* The inline parser decides whether a tag is structure or text; counting letters shows what it
 * dropped. */
static void report_rest(struct read_text *t, struct node *block, struct str words,
                        const struct ledger_entry *listed)
{
    int32_t *count = t->balance;
    struct buf before = BUF_NEW;
    struct buf after = BUF_NEW;
    struct buf tree = BUF_NEW;

    if (count == NULL)
        count = t->balance = ARENA_ARRAY(&t->doc->arena, int32_t, BALANCE_MAX);
    for (struct iter it = iter_start(block); iter_next(&it);) {
        if (!it.enter)
            continue;
        if (it.node->kind == NODE_NOTE_REF || it.node->kind == NODE_LINK ||
            it.node->kind == NODE_IMAGE)
            buf_str(&tree, it.node->name);
        buf_str(&tree, it.node->text);
        if (it.node->kind == NODE_IMAGE)
            buf_str(&tree, node_attr(it.node, "title"));
    }
    for (; listed != NULL; listed = listed->next) {
        weigh(count, listed->before, -1);
        weigh(count, listed->after, 1);
    }
    weigh(count, words, 1);
    weigh(count, buf_view(&tree), -1);
    collect_rest(count, words, 1, &before);
    collect_rest(count, buf_view(&tree), -1, &after);
    if (before.n + after.n > 0)
        ledger_add(t->ledger, LEDGER_MARKUP, read_text_line_place(t, block), buf_view(&before),
                   buf_view(&after));
    buf_done(&before);
    buf_done(&after);
    buf_done(&tree);
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '<' || s.p[i] == '[' || s.p[i] == '&' || s.p[i] == '{' || s.p[i] == '^')
            return false;
    return true;
}

static void emit_markdown(struct read_text *t, struct node *block, struct str words)
{
    struct ledger_entry **listed = t->ledger->entries_tail;
    struct src text = {.text = read_text_escape(t, block, words)};
    struct read_span span = {0, num_u32(text.text.n), READ_JOIN_NONE};
    struct diag *diag = &t->doc->diag;
    struct diag before = *diag;

    t->inlines.src = &text;
    if (text.text.n > 0)
        read_inline(&t->inlines, block, &span, 1);
    t->inlines.src = t->src;
    /* its messages are for authors of our sources, and its positions refer to `text` */
    diag->count = before.count;
    diag->left_out = before.left_out;
    diag->status = before.status;
    for (struct iter it = iter_start(block); iter_next(&it);)
        if (it.enter)
            it.node->pos = block->pos;
    unlink_addresses(t, block);
    if (!is_plain(words))
        report_rest(t, block, words, *listed);
    add_format(t, block);
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
