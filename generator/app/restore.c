/* SPDX-License-Identifier: MIT */
/* Aligns the printed lines with the paragraphs of the DOCX and maps the differences. */
#include "app/restore.h"

#include <string.h>

#include "app/restore_private.h"
#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/raw.h"
#include "read/docx/source.h"
#include "read/md/md.h"

/* Share of common words for a paragraph to count as an edited version of a line. */
#define LIKE_PERCENT 50u

static bool read_lines(struct app_restore_state *s, struct str printed)
{
    struct buf lines = BUF_NEW;
    struct fingerprint_line line;
    struct str text;
    bool ok = true;

    while (ok && str_split(&printed, '\n', &text)) {
        if (text.n == 0)
            continue;
        ok = fingerprint_get(text, &line) && line.off <= s->text.n &&
             line.len <= s->text.n - line.off;
        if (ok)
            buf_add(&lines, &line, sizeof(line));
    }
    s->line_count = lines.n / sizeof(line);
    s->lines = ARENA_ARRAY(&s->doc->arena, struct fingerprint_line, s->line_count + 1);
    if (lines.n > 0)
        memcpy(s->lines, lines.p, lines.n);
    buf_done(&lines);
    return ok && s->line_count > 0;
}

static bool is_margin(const struct node *n)
{
    struct str from = node_attr(n, RAW_FROM);

    return str_is(from, "header") || str_is(from, "footer");
}

static void add_para(struct buf *paras, struct node *n)
{
    struct app_restore_para para = {.node = n, .label = node_attr(n, RAW_NUMBER).n};

    fingerprint_node(&para.mark, n, para.label);
    if (fingerprint_is_any(&para.mark))
        buf_add(paras, &para, sizeof(para));
}

/* Lists the paragraphs of the text, then those of its notes. False if any block cannot have been
 * printed from a source. */
static bool list_paras(struct app_restore_state *s)
{
    struct buf text = BUF_NEW;
    struct buf notes = BUF_NEW;
    unsigned in_note = 0;
    bool ok = true;

    for (struct iter it = iter_start(s->doc->root); iter_next(&it);) {
        struct node *n = it.node;

        if (n->kind == NODE_NOTE)
            in_note += it.enter ? 1u : -1u;
        if (!it.enter)
            continue;
        if (n->kind == NODE_PARA) {
            iter_skip(&it);
            if (!is_margin(n))
                add_para(in_note > 0 ? &notes : &text, n);
        }
        ok = ok && n->kind != NODE_VERBATIM && n->kind != NODE_COMMENT &&
             (n->kind != NODE_DIRECTIVE || str_is(n->name, "ngang") || str_is(n->name, "doc"));
    }
    buf_str(&text, buf_view(&notes));
    s->para_count = text.n / sizeof(struct app_restore_para);
    s->paras = ARENA_ARRAY(&s->doc->arena, struct app_restore_para, s->para_count + 1);
    if (text.n > 0)
        memcpy(s->paras, text.p, text.n);
    buf_done(&text);
    buf_done(&notes);
    return ok;
}

/* True if new paragraph j belongs to the head: no neighbour is in the body. */
static bool is_new_in_head(const struct app_restore_state *s, size_t j)
{
    size_t before = j;
    size_t after = j + 1;

    while (before > 0 && s->pairs.old_of[before - 1] == DIFF_ALIGN_NONE)
        before--;
    while (after < s->para_count && s->pairs.old_of[after] == DIFF_ALIGN_NONE)
        after++;
    return (before == 0 || app_restore_place_is_head(s, &s->lines[s->pairs.old_of[before - 1]])) &&
           (after == s->para_count ||
            app_restore_place_is_head(s, &s->lines[s->pairs.old_of[after]]));
}

static bool refuse(struct app_restore_state *s, struct str words)
{
    s->why = utf8_trunc(words, 120);
    return false;
}

/* Handles changed and deleted lines, and numbers changed by Word. */
static bool take_lines(struct app_restore_state *s, bool *in_head)
{
    for (size_t i = 0; i < s->line_count; i++) {
        const struct fingerprint_line *line = &s->lines[i];
        bool is_head = app_restore_place_is_head(s, line);
        const struct app_restore_para *para =
            s->pairs.new_of[i] != DIFF_ALIGN_NONE ? &s->paras[s->pairs.new_of[i]] : NULL;
        bool ok = true;

        if (para != NULL && fingerprint_is_same(&line->mark, &para->mark))
            ok = is_head || app_restore_block_label(s, line, para);
        else if (is_head)
            *in_head = true;
        else if (para == NULL)
            ok = app_restore_block_delete(s, line);
        else
            ok = app_restore_block_change(s, line, para);
        if (!ok)
            return refuse(s, para != NULL ? node_plain_in(&s->doc->arena, para->node)
                                          : str_sub(s->text, line->off, line->off + line->len));
    }
    return true;
}

static bool take_new(struct app_restore_state *s, bool *in_head)
{
    for (size_t j = 0; j < s->para_count; j++) {
        if (s->pairs.old_of[j] != DIFF_ALIGN_NONE)
            continue;
        if (is_new_in_head(s, j))
            *in_head = true;
        else if (!app_restore_block_insert(s, j))
            return refuse(s, node_plain_in(&s->doc->arena, s->paras[j].node));
    }
    return true;
}

/* Compares fingerprints, not words: they also cover the format of letters. */
static bool is_same(const void *user, size_t line, size_t para)
{
    const struct app_restore_state *s = user;

    return fingerprint_is_same(&s->lines[line].mark, &s->paras[para].mark);
}

/* True if at least half of the words of either side occur in the other. */
static bool is_like(const void *user, size_t line, size_t para)
{
    const struct app_restore_state *s = user;
    const struct fingerprint_line *was = &s->lines[line];
    struct str words = was->len > 0 ? str_sub(s->text, was->off, was->off + was->len) : was->words;
    struct str now = node_plain_in(&s->doc->arena, s->paras[para].node);

    return diff_align_percent(now, words) >= LIKE_PERCENT ||
           diff_align_percent(words, now) >= LIKE_PERCENT;
}

static bool take_changes(struct app_restore_state *s)
{
    struct diff_align_sides sides = {s->line_count, s->para_count, is_same, is_like, s};
    bool in_head = false;

    if (!diff_align(&s->doc->arena, &sides, &s->pairs) || !take_lines(s, &in_head) ||
        !take_new(s, &in_head))
        return false;
    return !in_head || app_restore_head(s);
}

/* The edited source with its original line ends and byte order mark. */
static void put_edited(struct buf *out, struct str text, struct str raw)
{
    struct str bom = STR("\xEF\xBB\xBF");
    bool has_crlf = str_find(raw, STR("\r\n"), 0) != SIZE_MAX;
    struct str line;

    if (str_starts(raw, bom))
        buf_str(out, bom);
    for (bool first = true; str_split(&text, '\n', &line); first = false) {
        if (!first)
            buf_c(out, has_crlf ? "\r\n" : "\n");
        buf_str(out, line);
    }
}

static bool restore(struct app_restore_state *s, const struct read_docx_source *carried,
                    struct buf *out)
{
    uint16_t number = 0;
    struct src *src = doc_load_bytes(s->old, "nguon.md", carried->text, POS_NONE, &number);
    struct buf text = BUF_NEW;
    bool ok = false;

    if (src == NULL || str_starts(str_trim(src->text), STR("<")) || !read_md(s->old, src, number))
        return false;
    s->text = src->text;
    app_restore_place_index(s);
    if (!read_lines(s, carried->printed) || !list_paras(s))
        return false;
    app_restore_place_lines(s);
    if (!take_changes(s))
        return false;
    if (diff_edit_is_empty(&s->edits)) {
        buf_str(out, carried->text);
        return true;
    }
    ok = diff_edit_apply(&s->edits, s->text, &text);
    if (ok)
        put_edited(out, buf_view(&text), carried->text);
    buf_done(&text);
    return ok;
}

bool app_restore(struct doc *doc, struct str bytes, struct pos package,
                 app_restore_recognise *recognise, void *user, struct buf *out)
{
    struct app_restore_state s = {.doc = doc, .recognise = recognise, .user = user};
    struct read_docx_source carried;
    bool ok = false;

    if (!read_docx_source(&doc->arena, bytes, &carried))
        return false;
    if (!carried.is_whole) {
        diag_at(&doc->diag, package, VB_RESTORE_BROKEN);
        return false;
    }
    s.old = doc_new(doc->diag.lang);
    s.old->landmarks = doc->landmarks;
    s.edits = DIFF_EDIT_NEW(&s.old->arena);
    ok = restore(&s, &carried, out);
    if (!ok)
        diag_about(&doc->diag, package, VB_RESTORE_UNMAPPED, diag_str(s.why));
    else
        diag_at(&doc->diag, package,
                diff_edit_is_empty(&s.edits) ? VB_RESTORE_SAME : VB_RESTORE_EDITED);
    diff_edit_done(&s.edits);
    doc_free(s.old);
    return ok;
}
