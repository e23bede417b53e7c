/* SPDX-License-Identifier: MIT */
/* Builds paragraphs and notes of the raw tree from lines. */
#include "read/text/text.h"

#include <string.h>

#include "doc/ledger_count.h"
#include "doc/meta.h"
#include "doc/raw.h"
#include "read/note.h"
#include "read/text/clean.h"
#include "read/text/private.h"

/* Least indent of further paragraphs of a Markdown note. */
#define NOTE_INDENT 2u

struct reader {
    struct read_text t;
    struct node *body;
    struct read_md_labels labels;
    struct buf words; /* of the current paragraph */
    struct read_text_para para;
    bool has_para;
    /* the paragraph interrupted by footnotes */
    struct read_text_para kept;
    struct buf kept_words;
    bool has_kept;
    struct node *into;  /* parent of new blocks: body or a note */
    struct node *notes; /* notes to be placed after the current paragraph */
};

/* True if s changes whether ** is open. */
static bool toggles(struct str s)
{
    bool is_open = false;

    for (size_t i = 0; i + 1 < s.n; i++) {
        if (s.p[i] == '\\') {
            i++;
        } else if (s.p[i] == '*' && s.p[i + 1] == '*') {
            is_open = !is_open;
            i++;
        }
    }
    return is_open;
}

/* Number of open brackets after s, given `open` before it. */
static uint32_t count_brackets(struct str s, uint32_t open)
{
    for (size_t i = 0; i < s.n; i++) {
        open += s.p[i] == '(';
        open -= s.p[i] == ')' && open > 0;
    }
    return open;
}

/* Appends the pending notes after their paragraph. */
static void put_notes(struct reader *r)
{
    while (r->notes->first != NULL) {
        struct node *note = r->notes->first;

        node_unlink(note);
        node_append(r->body, note);
    }
}

static void end_para(struct reader *r)
{
    struct read_text *t = &r->t;
    const struct read_text_line *first;
    const struct read_text_line *last;
    struct arena *a = &t->doc->arena;
    struct node *block;

    if (!r->has_para)
        return;
    r->has_para = false;
    first = &t->lines[r->para.first];
    last = &t->lines[r->para.last];
    block = node_new(a, NODE_PARA,
                     (struct pos){first->off, last->off + last->len - first->off, t->number});
    node_append(r->into, block);
    if (first->outline > 0)
        node_set_attr(a, block, RAW_OUTLINE, arena_printf(a, "%u", first->outline));
    if (first->is_quoted)
        node_set_attr(a, block, RAW_STYLE, STR("Quote"));
    if (r->para.lines > 1)
        node_set_attr(a, block, RAW_LINES, arena_printf(a, "%u", r->para.lines));
    read_text_emit(t, block, arena_str(a, buf_view(&r->words)));
    buf_clear(&r->words);
    if (r->into == r->body)
        put_notes(r);
}

static void begin_para(struct reader *r, uint32_t i)
{
    struct read_text_line *line = &r->t.lines[i];
    struct read_md_label ledger;
    bool is_body = r->para.is_body;

    if (r->has_para && r->into == r->body && r->para.cols >= 60 &&
        r->t.lines[r->para.last].end == '.')
        is_body = true;
    end_para(r);
    r->para = (struct read_text_para){
        .first = i, .last = i, .lines = 1, .cols = line->cols, .is_body = is_body};
    r->has_para = true;
    if (r->into == r->body && read_text_join_label(&r->t, line, &ledger)) {
        read_md_label_settle(&r->labels, &ledger.label);
        r->para.is_numbered = !label_is_bullet(ledger.label.kind);
        read_md_label_enter(&r->labels, &r->t.doc->diag, &r->t.doc->arena, &ledger.label, POS_NONE,
                            true);
    }
    read_text_emit_blanks(&r->words, read_text_line_str(&r->t, line));
    r->para.brackets = count_brackets(read_text_line_str(&r->t, line), 0);
    r->para.is_open = r->t.is_markdown && toggles(read_text_line_str(&r->t, line));
}

/* Lists "179-" and "KH/TU" → "179-KH/TU". */
static void report_glue(struct reader *r, uint32_t i)
{
    struct str words = buf_view(&r->words);
    struct str next = read_text_line_str(&r->t, &r->t.lines[i]);
    size_t from = words.n;
    size_t to = 0;
    struct arena *a = &r->t.doc->arena;

    while (from > 0 && words.p[from - 1] != ' ')
        from--;
    while (to < next.n && next.p[to] != ' ')
        to++;
    words = str_sub(words, from, words.n);
    next = str_sub(next, 0, to);
    ledger_add(r->t.ledger, LEDGER_JOINED, read_text_line_at(&r->t, &r->t.lines[i]),
               arena_printf(a, "%.*s %.*s", STR_ARG(words), STR_ARG(next)),
               arena_printf(a, "%.*s%.*s", STR_ARG(words), STR_ARG(next)));
}

static void continue_para(struct reader *r, uint32_t i, enum read_text_join join)
{
    struct read_text_line *line = &r->t.lines[i];
    struct str s = read_text_line_str(&r->t, line);

    if (join == READ_TEXT_GLUE)
        report_glue(r, i);
    else
        buf_char(&r->words, join == READ_TEXT_BREAK ? '\n' : ' ');
    read_text_emit_blanks(&r->words, s);
    r->para.last = i;
    r->para.lines++;
    r->para.brackets = count_brackets(s, r->para.brackets);
    r->para.cols += line->cols + 1;
    r->para.is_open ^= r->t.is_markdown && toggles(s);
}

/* Starts a footnote; saves the paragraph that it interrupts. */
static void begin_note(struct reader *r, uint32_t i)
{
    struct read_text_line *line = &r->t.lines[i];
    struct str s = read_text_line_str(&r->t, line);
    struct read_text_line rest = *line;
    struct node *note;

    if (r->has_para && r->into == r->body) {
        r->kept = r->para;
        r->has_kept = true;
        buf_clear(&r->kept_words);
        buf_str(&r->kept_words, buf_view(&r->words));
        buf_clear(&r->words);
        r->has_para = false;
    }
    end_para(r);
    note = node_new(&r->t.doc->arena, NODE_NOTE, (struct pos){line->off, line->len, r->t.number});
    note->name = read_text_note_id(&r->t, line);
    if (s.p[0] != '[')
        ledger_add(r->t.ledger, LEDGER_NOTE_NUMBER, read_text_line_at(&r->t, line), STR_NONE,
                   note->name);
    node_append(r->notes, note);
    r->into = note;
    rest.off += line->mark;
    rest.len -= line->mark;
    r->para = (struct read_text_para){
        .first = i, .last = i, .lines = 1, .cols = line->cols, .is_body = r->para.is_body};
    r->has_para = true;
    read_text_emit_blanks(&r->words, str_trim(read_text_line_str(&r->t, &rest)));
}

/* Resumes the paragraph interrupted by notes. */
static void take_up(struct reader *r)
{
    end_para(r);
    r->into = r->body;
    if (!r->has_kept)
        return;
    r->para = r->kept;
    r->has_para = true;
    r->has_kept = false;
    buf_str(&r->words, buf_view(&r->kept_words));
}

static void read_words(struct reader *r, uint32_t i)
{
    enum read_text_join join;

    if (r->into != r->body && r->t.is_markdown && r->t.lines[i].indent >= NOTE_INDENT &&
        r->t.lines[i].gap > 0) {
        end_para(r); /* a further paragraph of the note */
        begin_para(r, i);
        return;
    }
    if (r->into != r->body) { /* in a note */
        join = read_text_join(&r->t, &r->para, i, &r->labels);
        if (join != READ_TEXT_NEW &&
            (r->t.lines[r->para.last].end != '.' || (r->t.is_markdown && r->t.lines[i].gap == 0))) {
            continue_para(r, i, join);
            return;
        }
        take_up(r);
    }
    join = r->has_para ? read_text_join(&r->t, &r->para, i, &r->labels) : READ_TEXT_NEW;
    if (join == READ_TEXT_NEW) {
        begin_para(r, i);
        return;
    }
    continue_para(r, i, join);
}

/* ==== or ---- directly below a line makes its paragraph a heading. */
static bool is_underline(const struct reader *r, uint32_t i)
{
    const struct read_text_line *line = &r->t.lines[i];

    return r->t.is_markdown && r->has_para && r->into == r->body && line->gap == 0 && i > 0 &&
           r->para.last == i - 1 &&
           (r->t.src->text.p[line->off] == '=' || r->t.src->text.p[line->off] == '-');
}

static void read_rule(struct reader *r, uint32_t i)
{
    const struct read_text_line *line = &r->t.lines[i];
    bool is_page = r->t.is_markdown && r->t.src->text.p[line->off] == '-';

    if (is_underline(r, i)) {
        r->t.lines[r->para.first].outline = r->t.src->text.p[line->off] == '=' ? 1 : 2;
        end_para(r);
    } else if (is_page) {
        take_up(r);
        end_para(r);
        node_append(r->body, node_new(&r->t.doc->arena, NODE_PAGE_BREAK,
                                      (struct pos){line->off, line->len, r->t.number}));
    }
}

static uint32_t read_block(struct read_text *t, uint32_t i, struct node *body)
{
    switch (t->lines[i].kind) {
    case READ_TEXT_TABLE:
        return read_text_table_read(t, i, body);
    case READ_TEXT_BOX:
    case READ_TEXT_DASHES:
        return read_text_grid_read(t, i, body);
    case READ_TEXT_ALIGNED:
        return read_text_rows_read(t, i, body);
    case READ_TEXT_COLUMN:
        return read_text_column_read(t, i, body);
    default:
        return read_text_html_read(t, i, body);
    }
}

static void read_lines(struct reader *r)
{
    for (uint32_t i = 0; i < r->t.count;) {
        switch ((enum read_text_kind)r->t.lines[i].kind) {
        case READ_TEXT_NOTE:
            begin_note(r, i);
            break;
        case READ_TEXT_WORDS:
            read_words(r, i);
            break;
        case READ_TEXT_RULE:
            read_rule(r, i);
            break;
        case READ_TEXT_TABLE:
        case READ_TEXT_BOX:
        case READ_TEXT_DASHES:
        case READ_TEXT_HTML:
        case READ_TEXT_ALIGNED:
        case READ_TEXT_FENCE:
        case READ_TEXT_COLUMN:
            take_up(r);
            end_para(r);
            i = read_block(&r->t, i, r->body);
            continue;
        case READ_TEXT_NUMBER:
        case READ_TEXT_RUNNING:
        case READ_TEXT_ROW:
        case READ_TEXT_SIDE:
        case READ_TEXT_APART:
            break;
        }
        i++;
    }
    if (r->into != r->body)
        take_up(r);
    end_para(r);
    put_notes(r);
}

bool read_text(struct doc *doc, const struct src *src, uint16_t number, struct ledger *ledger)
{
    struct reader r = {.t = {.doc = doc, .ledger = ledger}};
    struct read_text *t = &r.t;
    struct node *part;

    ledger->letters = ledger_count(src->text);
    src = read_text_clean(doc, src, &number, ledger);
    t->src = src;
    t->number = number;
    part = doc_add_part(doc, STR("main"), (struct pos){0, num_u32(src->text.n), number});
    read_inline_start(&t->inlines, doc, src, number);
    t->lines = ARENA_ARRAY(&doc->arena, struct read_text_line, src->line_count);
    read_text_line_scan(t);
    t->is_markdown = read_text_line_is_markdown(t);
    if (t->is_markdown)
        read_text_line_scan(t);
    read_text_html(t);
    read_text_table(t);
    read_text_grid(t);
    read_text_rows(t);
    read_text_page(t);
    read_text_column(t);
    read_text_note(t);
    read_text_join_measure(t);
    r.body = r.into = meta_body(part);
    r.notes = node_new(&doc->arena, NODE_BODY, POS_NONE);
    read_lines(&r);
    if (t->is_markdown)
        read_note_check(doc);
    buf_done(&r.words);
    buf_done(&r.kept_words);
    read_inline_done(&t->inlines);
    return !diag_stopped(&doc->diag);
}
