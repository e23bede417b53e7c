/* SPDX-License-Identifier: MIT */
/* First finds the figures in the text and at the start of paragraphs, then converts both. */
#include "rule/raised.h"

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/ledger.h"
#include "doc/raw.h"
#include "rule/block.h"

#define FIGURES 64u

/* The digit of a superscript code point; UINT32_MAX: none. */
static uint32_t digit_of(uint32_t cp)
{
    if (cp == 0xB9)
        return 1;
    if (cp == 0xB2 || cp == 0xB3)
        return cp - 0xB0;
    return cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079) ? cp - 0x2070 : UINT32_MAX;
}

static uint64_t bit(uint32_t number)
{
    return (uint64_t)1 << number;
}

/* Length of the raised figure at i, 1 … 63; 0: none. */
static size_t figure_at(struct str s, size_t i, uint32_t *number)
{
    size_t at = i;

    *number = 0;
    while (at < s.n && *number < FIGURES) {
        size_t next = at;
        uint32_t digit = digit_of(utf8_next(s, &next));

        if (digit == UINT32_MAX)
            break;
        *number = *number * 10 + digit;
        at = next;
    }
    return *number > 0 && *number < FIGURES ? at - i : 0;
}

/* True for a SUP that contains only a figure. */
static bool is_figure(const struct node *n, uint32_t *number)
{
    return n->kind == NODE_SUP && n->first != NULL && n->first == n->last &&
           n->first->kind == NODE_TEXT && str_uint(str_trim(n->first->text), FIGURES - 1, number) &&
           *number > 0;
}

/* "m²", "km³" after a digit or a blank. */
static bool is_unit(struct str s, size_t i)
{
    size_t word = i;

    while (word > 0 && s.p[word - 1] >= 'a' && s.p[word - 1] <= 'z')
        word--;
    return word < i && s.p[i - 1] == 'm' && i - word <= 2 && (word == 0 || s.p[word - 1] < 0x40);
}

/* The first inline with text or a figure. */
static struct node *front_of(struct node *block)
{
    struct node *n = block->first;

    while (n != NULL && n->kind != NODE_TEXT && n->kind != NODE_SUP)
        n = n->first;
    return n;
}

/* The figure at the start of a paragraph; 0: none. */
static uint32_t front_figure(struct node *block)
{
    struct node *front = front_of(block);
    uint32_t number = 0;
    bool has_more = front != NULL && (front->next != NULL || front->parent != block);

    if (block->kind != NODE_PARA || front == NULL)
        return 0;
    if (front->kind == NODE_SUP)
        return has_more && is_figure(front, &number) ? number : 0;
    return figure_at(front->text, 0, &number) < front->text.n || has_more ? number : 0;
}

/* Figures found after words; those in `notes` become note references. */
struct marks {
    struct rule_run *run;
    struct ledger *ledger;
    struct str at;
    uint64_t notes, met;
};

static struct node *make_ref(struct marks *m, uint32_t number, struct pos pos)
{
    struct node *ref = node_new(&m->run->doc->arena, NODE_NOTE_REF, pos);

    ref->name = arena_printf(&m->run->doc->arena, "%u", number);
    return ref;
}

/* First index >= i where a raised figure may begin: lead byte of U+0080 … U+00BF or U+2000 … */
static size_t next_candidate(struct str s, size_t i)
{
    while (i < s.n && (unsigned char)s.p[i] != 0xC2 && (unsigned char)s.p[i] != 0xE2)
        i++;
    return i;
}

static void look_at_text(struct marks *m, struct node *n, bool is_front)
{
    for (size_t i = next_candidate(n->text, 0); i < n->text.n; i = next_candidate(n->text, i)) {
        uint32_t number;
        size_t bytes = figure_at(n->text, i, &number);

        if (bytes == 0 || (is_front && i == 0) || is_unit(n->text, i)) {
            (void)utf8_next(n->text, &i);
            continue;
        }
        m->met |= bit(number);
        if (m->notes & bit(number)) {
            struct node *ref = make_ref(m, number, n->pos);
            struct str rest = str_sub(n->text, i + bytes, n->text.n);

            n->text = str_sub(n->text, 0, i);
            node_insert_after(n, ref);
            if (rest.n > 0)
                node_insert_after(ref, node_text_new(&m->run->doc->arena, rest, n->pos));
            ledger_add(m->ledger, LEDGER_NOTE_NUMBER, m->at, STR_NONE, ref->name);
            return; /* the rest is the next node */
        }
        i += bytes;
    }
}

static void look_at_block(struct marks *m, struct node *block)
{
    const struct node *front = front_of(block);

    for (struct iter it = iter_start(block); iter_next(&it);) {
        struct node *n = it.node;
        uint32_t number;

        if (it.enter && n->kind == NODE_TEXT) {
            look_at_text(m, n, n == front);
        } else if (!it.enter && n != front && is_figure(n, &number)) {
            m->met |= bit(number);
            if (m->notes & bit(number)) { /* the figures are in the mark */
                node_insert_before(n, make_ref(m, number, n->pos));
                node_unlink(n);
            }
        }
    }
}

/* Moves the paragraph, without its figure, into a NOTE. */
static void make_note(struct marks *m, struct node *block, uint32_t number)
{
    struct node *front = front_of(block);
    struct node *note = node_new(&m->run->doc->arena, NODE_NOTE, block->pos);
    uint32_t same;

    if (front == NULL)
        return;
    note->name = arena_printf(&m->run->doc->arena, "%u", number);
    if (front->kind == NODE_SUP) {
        node_unlink(front);
    } else {
        size_t bytes = figure_at(front->text, 0, &same);

        front->text = str_sub(front->text, bytes, front->text.n);
        ledger_add(m->ledger, LEDGER_NOTE_NUMBER, m->at, STR_NONE, note->name);
    }
    node_set_attr(&m->run->doc->arena, note, RAW_AT, m->at);
    node_insert_before(block, note);
    node_unlink(block);
    node_append(note, block);
}

/* Figures at the start of paragraphs that were referenced before; 0 if the tree has notes. */
static uint64_t find_notes(struct marks *m, struct node *body)
{
    uint64_t notes = 0;

    for (struct node *block = body->first; block != NULL; block = block->next) {
        uint32_t number = front_figure(block);

        if (block->kind == NODE_NOTE)
            return 0;
        if (number > 0 && (m->met & ~notes & bit(number)) != 0)
            notes |= bit(number);
        look_at_block(m, block);
    }
    return notes;
}

void rule_raised_notes(struct rule_run *run, struct node *body, struct ledger *ledger)
{
    struct marks m = {.run = run, .ledger = ledger};
    uint64_t made = 0;
    struct node *next;

    m.notes = find_notes(&m, body);
    m.met = 0;
    for (struct node *block = body->first; block != NULL && m.notes != 0; block = next) {
        uint32_t number = front_figure(block);
        bool is_note = number > 0 && (m.met & m.notes & ~made & bit(number)) != 0;

        next = block->next;
        m.at = rule_block_at(run, block, node_attr(block, RAW_AT));
        look_at_block(&m, block);
        if (is_note) {
            made |= bit(number);
            make_note(&m, block, number);
        }
    }
}
