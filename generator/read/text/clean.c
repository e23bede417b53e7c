/* SPDX-License-Identifier: MIT */
/* A first pass only detects problems; most texts need no other. */
#include "read/text/clean.h"

#include "base/utf8.h"
#include "base/vn_legacy_run.h"
#include "base/vn_repair.h"
#include "diag/say.h"

/* Size of the sample from which the encoding of short lines is determined. */
#define SAMPLE_BYTES (1u << 20)

struct cleaner {
    struct doc *doc;
    const struct src *src;
    struct ledger *ledger;
    struct buf out;
    uint32_t line; /* current one, from 1 */
};

static struct str place(const struct cleaner *c)
{
    return say_line(&c->doc->arena, c->line, c->doc->diag.lang);
}

static void report_repair(void *user, enum vn_repair what, struct str before, struct str after)
{
    static const enum ledger_what names[] = {
        [VN_REPAIR_INVISIBLE] = LEDGER_INVISIBLE,
        [VN_REPAIR_COMPOSED] = LEDGER_COMPOSED,
        [VN_REPAIR_LOOK_ALIKE] = LEDGER_LOOK_ALIKE,
    };
    const struct cleaner *c = user;

    ledger_add(c->ledger, names[what], place(c), before, after);
}

static void report_doubt(void *user, struct str before, struct str after)
{
    const struct cleaner *c = user;

    ledger_add(c->ledger, LEDGER_DOUBTFUL, place(c), before, after);
}

static bool has_high(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

/* True if a line may be in an old encoding. */
static bool may_be_old(struct str s)
{
    return has_high(s) && vn_legacy_guess_unicode(s, 1) == 0;
}

/* Decodes a line in an old encoding; false if it is in none. */
static bool decode(struct cleaner *c, const struct vn_legacy_run_seen *seen, struct str *line)
{
    struct vn_legacy_run run = {.text = *line, .font = STR("")};
    struct buf plain = BUF_NEW;

    if (!vn_legacy_run_decode(seen, &c->doc->arena, &run, 1, report_doubt, c))
        return false;
    /* guessed capitals are listed separately */
    vn_legacy_decode(&plain, *line, run.from, false);
    ledger_add(c->ledger, LEDGER_ENCODING, place(c), *line, buf_view(&plain));
    buf_done(&plain);
    *line = run.out;
    return true;
}

static void learn(const struct src *src, struct vn_legacy_run_seen *seen)
{
    size_t left = SAMPLE_BYTES;

    for (uint32_t i = 1; i <= src->line_count && left > 0; i++) {
        struct vn_legacy_run run = {.text = utf8_trunc(src_line_text(src, i), left),
                                    .font = STR("")};

        if (has_high(run.text))
            vn_legacy_run_learn(seen, &run, 1);
        left -= run.text.n < left ? run.text.n : left;
    }
}

static bool is_due(const struct src *src, bool *is_old)
{
    bool due = false;

    *is_old = false;
    for (uint32_t i = 1; i <= src->line_count; i++) {
        struct str line = src_line_text(src, i);

        *is_old |= may_be_old(line);
        due |= vn_repair_is_due(line);
    }
    return due || *is_old;
}

/* Lists lines whose decomposed letters were composed when the file was loaded. */
static void list_composed(const struct cleaner *c)
{
    struct str raw = c->src->raw;
    struct cleaner at = *c;

    if (raw.p == c->src->text.p)
        return;
    at.line = 1;
    for (size_t i = str_starts(raw, STR("\xEF\xBB\xBF")) ? 3 : 0; i < raw.n; at.line++) {
        struct str before;
        bool has_mark = false;
        size_t end = i;

        for (; end < raw.n && raw.p[end] != '\n' && raw.p[end] != '\r'; end++)
            has_mark |= raw.p[end] == '\xCC' || raw.p[end] == '\xCD'; /* U+0300 … */
        before = str_sub(raw, i, end);
        if (has_mark && !str_eq(before, src_line_text(c->src, at.line)))
            ledger_add(c->ledger, LEDGER_COMPOSED, place(&at), before,
                       src_line_text(c->src, at.line));
        i = end + 1 + (end + 1 < raw.n && raw.p[end] == '\r' && raw.p[end + 1] == '\n');
    }
}

const struct src *read_text_clean(struct doc *doc, const struct src *src, uint16_t *number,
                                  struct ledger *ledger)
{
    struct cleaner c = {.doc = doc, .src = src, .ledger = ledger};
    struct vn_legacy_run_seen seen = {0};
    struct src *clean;
    bool is_old;
    bool is_changed = false;

    list_composed(&c);
    if (!is_due(src, &is_old))
        return src;
    if (is_old)
        learn(src, &seen);
    for (c.line = 1; c.line <= src->line_count; c.line++) {
        struct str line = src_line_text(src, c.line);

        if (c.line > 1)
            buf_char(&c.out, '\n');
        if (is_old && may_be_old(line))
            is_changed |= decode(&c, &seen, &line);
        if (vn_repair_is_due(line))
            is_changed |= vn_repair_text(&c.out, line, report_repair, &c);
        else
            buf_str(&c.out, line);
    }
    if (is_changed) {
        clean = src_new(&doc->arena, src->name, arena_str(&doc->arena, buf_view(&c.out)));
        *number = diag_src(&doc->diag, clean);
        src = clean;
    }
    buf_done(&c.out);
    return src;
}
