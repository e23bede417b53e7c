/* SPDX-License-Identifier: MIT */
/* Takes out what belongs to the page and not to the text: page number, running head, rules. */
#include <string.h>

#include "base/utf8.h"
#include "read/page_head.h"
#include "read/page_number.h"
#include "read/text/private.h"

/* Least number of letters on a page, so between two page numbers. */
#define PAGE_LETTERS 600u
/* Longest running head, letters. */
#define RUNNING_COLS 120u
#define NUMBER_COLS 20u
#define RULE_MIN 3u

static void set_apart(struct read_text *t, struct read_text_line *line, enum read_text_kind kind,
                      enum ledger_what what)
{
    line->kind = (uint8_t)kind;
    ledger_add(t->ledger, what, read_text_line_at(t, line), read_text_line_str(t, line), STR_NONE);
}

/* ––––– under a title; in Markdown --- is a page break and kept. */
static bool is_rule(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);

        if (cp != '-' && cp != '_' && cp != '=' && cp != '*' && cp != ' ' && cp != '~' &&
            !(cp >= 0x2010 && cp <= 0x2015) && !(cp >= 0x2500 && cp <= 0x2501) && cp != 0x2212)
            return false;
        n += cp != ' ';
    }
    return n >= RULE_MIN;
}

/* True if the line before i ends in the middle of a sentence that continues after i. */
static bool is_inside_sentence(const struct read_text *t, uint32_t i)
{
    uint32_t before = i;
    uint32_t after = i + 1;

    while (before > 0 && t->lines[before - 1].kind != READ_TEXT_WORDS)
        before--;
    while (after < t->count && t->lines[after].kind != READ_TEXT_WORDS)
        after++;
    if (before == 0 || after >= t->count)
        return false;
    return t->lines[before - 1].end == '\0' && t->lines[after].is_lower &&
           !t->lines[before - 1].is_caps;
}

/* Finds numbers that count up from 1 or 2, with a page of text between. */
static void find_numbers(struct read_text *t)
{
    uint32_t next = 0; /* expected number; 0: none yet */
    uint64_t letters = 0;

    for (uint32_t i = 0; i < t->count; i++) {
        struct read_text_line *line = &t->lines[i];
        uint32_t value;

        letters += line->cols;
        if (line->kind != READ_TEXT_WORDS || line->cols > NUMBER_COLS)
            continue;
        value = read_page_number(read_text_line_str(t, line));
        if (value == 0)
            continue;
        if (is_inside_sentence(t, i) ||
            (next == 0
                 ? value == 1 || (value == 2 && letters >= PAGE_LETTERS)
                 : value == next && (letters >= PAGE_LETTERS || (next > 2 && i + 1 == t->count)))) {
            /* "1" before all text is that of the first page; alone it proves nothing */
            if (value == 1 && letters < PAGE_LETTERS && i > 0)
                continue;
            set_apart(t, line, READ_TEXT_NUMBER, LEDGER_PAGE_NUMBER);
            next = value + 1;
            letters = 0;
        }
    }
}

/* True if line i is next to a page number, or interrupts a sentence. */
static bool is_at_page(const struct read_text *t, uint32_t i)
{
    if ((i > 0 && t->lines[i - 1].kind == READ_TEXT_NUMBER) ||
        (i + 1 < t->count && t->lines[i + 1].kind == READ_TEXT_NUMBER))
        return true;
    return is_inside_sentence(t, i) && t->lines[i].gap + t->lines[i + 1].gap > 0 &&
           t->lines[i].cols * 4 < t->lines[i - 1].cols * 3;
}

static uint64_t letters_between(const struct read_text *t, uint32_t a, uint32_t b)
{
    return t->lines[b].off - t->lines[a].off;
}

/* Equal lines at[0…n-1]: taken out if a page apart and mostly at page edges. */
static void judge(struct read_text *t, const struct read_page_head *at, size_t n)
{
    size_t edges = 0;

    if (n < 2)
        return;
    for (size_t k = 0; k < n; k++) {
        if (k > 0 && letters_between(t, at[k - 1].line, at[k].line) < PAGE_LETTERS &&
            (k < 2 || k + 1 < n)) /* the last page may be short */
            return;
        edges += is_at_page(t, at[k].line);
    }
    if (edges < 2 || edges + (n > 2) < n)
        return;
    for (size_t k = 0; k < n; k++)
        set_apart(t, &t->lines[at[k].line], READ_TEXT_RUNNING, LEDGER_RUNNING_HEAD);
}

static void find_heads(struct read_text *t)
{
    struct buf list = BUF_NEW;
    struct read_page_head *all;
    size_t n;
    size_t from = 0;

    for (uint32_t i = 0; i < t->count; i++) {
        struct read_page_head one = {READ_PAGE_HEAD_HASH, i};

        if (t->lines[i].kind != READ_TEXT_WORDS || t->lines[i].cols > RUNNING_COLS ||
            t->lines[i].cols < 3 || t->lines[i].is_lower)
            continue;
        one.hash = read_page_head_hash(one.hash, read_text_line_str(t, &t->lines[i]));
        buf_add(&list, &one, sizeof(one));
    }
    all = (struct read_page_head *)(void *)list.p;
    n = list.n / sizeof(*all);
    read_page_head_sort(all, n);
    for (size_t i = 1; i <= n; i++) {
        if (i < n && all[i].hash == all[from].hash)
            continue;
        judge(t, &all[from], i - from);
        from = i;
    }
    buf_done(&list);
}

/* True for underscores in the body, below text: a line to write on. In the head, and above the
 * notes of a page, they are drawn. */
static bool is_to_write_on(const struct read_text *t, uint32_t i, bool is_body)
{
    const struct read_text_line *before = i > 0 ? &t->lines[i - 1] : NULL;
    const struct read_text_line *after = i + 1 < t->count ? &t->lines[i + 1] : NULL;

    return is_body && read_text_line_is_blank(t, &t->lines[i]) && before != NULL &&
           before->kind == READ_TEXT_WORDS && !before->is_caps && before->end != '.' &&
           (after == NULL || !after->is_digit);
}

void read_text_page(struct read_text *t)
{
    bool is_body = false;

    for (uint32_t i = 0; i < t->count; i++) {
        struct str s = read_text_line_str(t, &t->lines[i]);

        is_body = is_body || (t->lines[i].end != '\0' && strchr(".;:", t->lines[i].end) != NULL);
        if (t->lines[i].kind != READ_TEXT_WORDS || !is_rule(s) || is_to_write_on(t, i, is_body))
            continue;
        t->lines[i].kind = READ_TEXT_RULE;
        if (!t->is_markdown || (s.p[0] != '-' && s.p[0] != '='))
            set_apart(t, &t->lines[i], READ_TEXT_RULE, LEDGER_FRAME);
    }
    find_numbers(t);
    find_heads(t);
    for (uint32_t i = 0; i < t->count; i++) {
        struct read_text_line *line = &t->lines[i];

        /* a page with little text: its number is recognised by the head */
        if (line->kind == READ_TEXT_WORDS && line->cols <= NUMBER_COLS &&
            read_page_number(read_text_line_str(t, line)) > 0 &&
            ((i > 0 && t->lines[i - 1].kind == READ_TEXT_RUNNING) ||
             (i + 1 < t->count && t->lines[i + 1].kind == READ_TEXT_RUNNING)))
            set_apart(t, line, READ_TEXT_NUMBER, LEDGER_PAGE_NUMBER);
    }
}
