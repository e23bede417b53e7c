/* SPDX-License-Identifier: MIT */
/* The successor rule, and a stack of kinds that determines depth. */
#include "read/md/label.h"

#include <string.h>

/* Longest label inside `**…**`, bytes: "Phụ lục XXXVIII". */
#define BOLD_LABEL_MAX 40u

static bool is_blank_at(struct str s, size_t i)
{
    return i < s.n &&
           (s.p[i] == ' ' || s.p[i] == '\t' || str_starts(str_sub(s, i, s.n), STR("\u00A0")));
}

static size_t skip_blanks(struct str s, size_t i)
{
    while (is_blank_at(s, i))
        i += s.p[i] == ' ' || s.p[i] == '\t' ? 1 : 2;
    return i;
}

/* "#. text" */
static bool find_automatic(struct str line, struct read_md_label *out)
{
    if (!str_starts(line, STR("#.")) || !is_blank_at(line, 2))
        return false;
    out->label = (struct label){
        .kind = LABEL_SO, .depth = 1, .automatic = true, .text = str_sub(line, 0, 2)};
    out->skip = skip_blanks(line, 2);
    return true;
}

/* "**1.** text": `mark` bytes of emphasis, the label, the same bytes, a blank. */
static bool find_in_marks(struct str line, size_t mark, bool in_heading, struct read_md_label *out)
{
    char alone[BOLD_LABEL_MAX + 2];
    struct str rest = str_sub(line, mark, mark + BOLD_LABEL_MAX + mark);
    size_t n = str_find(rest, str_sub(line, 0, mark), 0);
    size_t after;

    if (n == SIZE_MAX || n == 0 || n > BOLD_LABEL_MAX)
        return false;
    memcpy(alone, rest.p, n);
    alone[n] = ' ';
    alone[n + 1] = 'x';
    after = mark + n + mark;
    if (label_scan((struct str){alone, n + 2}, in_heading, &out->label) != n + 1 ||
        (after < line.n && !is_blank_at(line, after)))
        return false;
    out->label.text = str_sub(rest, 0, out->label.text.n);
    out->skip = skip_blanks(line, after);
    return true;
}

bool read_md_label_find(struct str line, bool in_heading, struct read_md_label *out)
{
    size_t mark = 0;
    size_t n;

    *out = (struct read_md_label){.skip = 0};
    if (find_automatic(line, out))
        return true;
    n = label_scan(line, in_heading, &out->label);
    if (n > 0) {
        out->skip = n;
        return true;
    }
    while (mark < 3 && mark < line.n && (line.p[mark] == '*' || line.p[mark] == '_') &&
           line.p[mark] == line.p[0])
        mark++;
    if (mark == 0 || mark == line.n || line.p[mark] == line.p[0])
        return false;
    if (find_in_marks(line, mark, in_heading, out)) {
        out->label.bold = mark >= 2;
        return true;
    }
    n = label_scan(str_sub(line, mark, line.n), in_heading, &out->label);
    /* `**` may close on a later line; an unmatched `*` is more likely literal */
    if (n == 0 || (mark == 1 && str_find(line, str_sub(line, 0, 1), mark + n) == SIZE_MAX))
        return false;
    out->label.bold = mark >= 2;
    out->mark = mark;
    out->skip = mark + n;
    return true;
}

static const struct label *last_of(const struct read_md_labels *before, enum label_kind kind)
{
    return before->last[kind].depth > 0 ? &before->last[kind] : NULL;
}

void read_md_label_settle(const struct read_md_labels *before, struct label *label)
{
    struct label other;

    if (!label_other(label, &other) || label_follows(label, last_of(before, label->kind)))
        return;
    if (label_follows(&other, last_of(before, other.kind)))
        *label = other;
}

bool read_md_label_begins(const struct read_md_labels *before, const struct label *label)
{
    return label->automatic || label_is_bullet(label->kind) || label_is_first(label) ||
           label_follows(label, last_of(before, label->kind));
}

static bool is_open(const struct read_md_labels *before, enum label_kind kind)
{
    for (unsigned i = 0; i < before->open_count; i++)
        if (before->open[i] == kind)
            return true;
    return false;
}

/*
 * Closes the kinds below the label. Kinds nest in the order in which a text uses them (1) may
 * contain a)), so an open kind closes those opened after it. Exceptions: Phần … Điều have a fixed
 * rank, and A. and I. are above all numbers.
 */
static void close_inner(struct read_md_labels *before, enum label_kind kind)
{
    enum label_kind limit = kind <= LABEL_DIEU    ? kind
                            : kind <= LABEL_LA_MA ? LABEL_LA_MA
                                                  : LABEL_KIND_COUNT;
    unsigned kept = 0;

    for (unsigned i = 0; i < before->open_count; i++) {
        if (before->open[i] > limit)
            continue;
        before->open[kept++] = before->open[i];
        if (before->open[i] == kind)
            break;
    }
    before->open_count = kept;
}

static void number_automatic(struct read_md_labels *before, struct arena *a, struct label *label)
{
    struct buf text = BUF_NEW;

    label->path[0] = is_open(before, LABEL_SO) ? before->last[LABEL_SO].path[0] + 1 : 1;
    label_print(&text, LABEL_SO, label->path, 1);
    label->text = arena_str(a, buf_view(&text));
    buf_done(&text);
}

void read_md_label_enter(struct read_md_labels *before, struct diag *diag, struct arena *a,
                         struct label *label, struct pos pos, bool quiet)
{
    const struct label *last = last_of(before, label->kind);

    if (label_is_bullet(label->kind))
        return;
    close_inner(before, label->kind);
    if (label->automatic)
        number_automatic(before, a, label);
    if (!quiet && is_open(before, label->kind) && last != NULL && label_same_number(label, last))
        diag_about(diag, pos, VB_LABEL_REPEATED, diag_str(label->text));
    else if (!quiet && !label_is_first(label) && (last == NULL || label_same_number(label, last)))
        diag_about(diag, pos, VB_LABEL_ORDER, diag_str(STR_NONE), diag_str(label->text));
    else if (!quiet && !label_is_first(label) && !label_follows(label, last))
        diag_about(diag, pos, VB_LABEL_ORDER, diag_str(last->text), diag_str(label->text));
    if (!is_open(before, label->kind))
        before->open[before->open_count++] = (uint8_t)label->kind;
    before->last[label->kind] = *label;
}

void read_md_label_close(struct read_md_labels *before)
{
    before->open_count = 0;
}
