/* SPDX-License-Identifier: MIT */
/* Prints JSON directly: its structure is fixed, and buf_json() does the escaping. */
#include "app/import_report.h"

#include <inttypes.h>

#include "diag/show.h"
#include "doc/ledger_count.h"

/* Lists of the report and the ledger entries in each. */
static const struct {
    const char *name;
    enum ledger_group group;
} lists[] = {
    {"repairs", LEDGER_REPAIR},
    {"apart", LEDGER_ASIDE},
    {"made", LEDGER_MADE},
    {"taken", LEDGER_TAKEN},
};

bool app_import_report_balanced(const struct app_import_report *report)
{
    return (int64_t)report->ledger->letters ==
           (int64_t)report->letters_out + ledger_count_listed(report->ledger);
}

static void put_member(struct buf *out, const char *name, struct str value)
{
    buf_json(out, str_c(name));
    buf_char(out, ':');
    buf_json(out, value);
}

static void put_entry(struct buf *out, const struct ledger_entry *e)
{
    buf_char(out, '{');
    put_member(out, "what", str_c(ledger_id(e->what)));
    buf_char(out, ',');
    put_member(out, "place", e->at);
    buf_char(out, ',');
    put_member(out, "before", e->before);
    buf_char(out, ',');
    put_member(out, "after", e->after);
    buf_char(out, '}');
}

/* Starts an element of a list on a new line. */
static void next(struct buf *out, bool *first)
{
    buf_c(out, *first ? "\n  " : ",\n  ");
    *first = false;
}

static void put_entries(struct buf *out, const struct ledger *ledger, enum ledger_group group)
{
    bool first = true;

    buf_char(out, '[');
    for (const struct ledger_entry *e = ledger->entries; e != NULL; e = e->next) {
        if (ledger_group_of(e->what) != group)
            continue;
        next(out, &first);
        put_entry(out, e);
    }
    buf_c(out, first ? "]" : "\n ]");
}

static void put_block(struct buf *out, const struct rule_import_entry *e, const struct diag *diag)
{
    buf_char(out, '{');
    put_member(out, "place", e->at);
    show_place(out, diag, (struct pos){e->pos.off, 0, e->pos.src});
    buf_char(out, ',');
    put_member(out, "role", e->role);
    buf_printf(out, ",\"confidence\":%.2f,", e->confidence);
    put_member(out, "reason", e->reason[diag->lang]);
    buf_char(out, ',');
    put_member(out, "text", e->text);
    buf_char(out, '}');
}

static void put_blocks(struct buf *out, const struct rule_import *blocks, const struct diag *diag)
{
    bool first = true;

    buf_char(out, '[');
    for (const struct rule_import_entry *e = blocks->entries; e != NULL; e = e->next) {
        next(out, &first);
        put_block(out, e, diag);
    }
    buf_c(out, first ? "]" : "\n ]");
}

static void put_media(struct buf *out, const struct ledger *ledger)
{
    bool first = true;

    buf_char(out, '[');
    for (const struct ledger_media *m = ledger->media; m != NULL; m = m->next) {
        next(out, &first);
        buf_char(out, '{');
        put_member(out, "name", m->name);
        buf_printf(out, ",\"bytes\":%zu}", m->bytes.n);
    }
    buf_c(out, first ? "]" : "\n ]");
}

void app_import_report_put(struct buf *out, const struct app_import_report *report,
                           const struct diag *diag)
{
    buf_c(out, "{\n ");
    put_member(out, "version", STR(VANBAN_VERSION));
    buf_c(out, ",\n ");
    put_member(out, "file", str_c(report->file));
    buf_c(out, ",\n ");
    put_member(out, "kind", str_c(report->kind));
    buf_c(out, ",\n \"blocks\":");
    put_blocks(out, report->blocks, diag);
    for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
        buf_printf(out, ",\n \"%s\":", lists[i].name);
        put_entries(out, report->ledger, lists[i].group);
    }
    buf_c(out, ",\n \"media\":");
    put_media(out, report->ledger);
    buf_printf(
        out, ",\n \"letters\":{\"in\":%" PRIu64 ",\"out\":%" PRIu64 ",\"listed\":%" PRId64 "}\n}\n",
        report->ledger->letters, report->letters_out, ledger_count_listed(report->ledger));
}

static unsigned count_group(const struct ledger *ledger, enum ledger_group group)
{
    unsigned count = 0;

    for (const struct ledger_entry *e = ledger->entries; e != NULL; e = e->next)
        count += ledger_group_of(e->what) == group;
    return count;
}

void app_import_report_tell(struct diag *diag, const struct app_import_report *report)
{
    unsigned repairs = count_group(report->ledger, LEDGER_REPAIR);
    unsigned apart = count_group(report->ledger, LEDGER_ASIDE);

    if (report->blocks->doubtful > 0)
        diag_about(diag, POS_NONE, VB_IMPORT_SUMMARY, diag_path(report->file), diag_c(report->kind),
                   diag_count(report->blocks->count), diag_count(report->blocks->doubtful),
                   diag_num(repairs), diag_num(apart));
    else
        diag_about(diag, POS_NONE, VB_IMPORT_CLEAN, diag_path(report->file), diag_c(report->kind),
                   diag_count(report->blocks->count), diag_num(repairs), diag_num(apart));
    if (!app_import_report_balanced(report))
        diag_about(diag, POS_NONE, VB_IMPORT_BALANCE, diag_path(report->file),
                   diag_count(report->ledger->letters), diag_count(report->letters_out),
                   diag_num(ledger_count_listed(report->ledger)));
}
