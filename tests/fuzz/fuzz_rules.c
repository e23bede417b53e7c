/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes rule files of an office with libFuzzer (`make fuzz FUZZ=rules`). The first byte selects:
 * even renders a small source, odd recognises it as a printed text. The budget is a twentieth, so
 * that endless rules cost little. $TOP is the top of the repository.
 *
 * Detects sanitizer reports, excessive time or memory, a result inconsistent with the messages, a
 * tree that fails the audit, and a tree that cannot be written.
 */
#include "disk.h"
#include "doc/doc_audit.h"
#include "read/md/md.h"
#include "read/text/text.h"
#include "rule/import.h"
#include "rule/private.h"
#include "wrap/lua/private.h"
#include "write/write.h"

#include <stdio.h>

#define SHARE 20

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char source[] =
    "---\nloại: kế hoạch\ncơ quan: Sở Y tế\nsố: 12\nngày: 1/6/2026\ntrích yếu: Thử\n"
    "người ký:\n  - họ tên: A\n    chức vụ: Giám đốc\nnơi nhận:\n  - Như trên\n---\n\n"
    "Căn cứ Luật;\n\n# I. MỤC\n\n1. Một **đậm** {{ số }}.\n\n- a\n\n"
    "| x | y |\n|---|---|\n| 1 | 2 |\n\n"
    "{% for n in nơi nhận %}\nGửi {{ n }}.\n{% endfor %}\n\nCuối.[^1]\n\n[^1]: Chú.\n";
static const char printed[] =
    "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/KH-SYT\n\n"
    "KẾ HOẠCH\nThử\n\nI. MỤC\n1. Một.\n- a\n\nNơi nhận:\n- Như trên;\n\nGIÁM ĐỐC\n\nNguyễn Văn A\n";

static void judge(struct doc *doc, bool ok)
{
    struct buf out = BUF_NEW;

    if (doc->diag.status == STATUS_INTERNAL || ok == diag_stopped(&doc->diag)) {
        (void)fprintf(stderr, "fuzz: %s, status %d\n", ok ? "done" : "stopped",
                      (int)doc->diag.status);
        abort();
    }
    if (ok) {
        if (!doc_audit(doc, "fuzz"))
            abort();
        (void)write_find(STR("tree"))->run(doc, NULL, &out);
        buf_clear(&out);
        (void)write_find(STR("source"))->run(doc, NULL, &out); /* may refuse, with a message */
    }
    buf_done(&out);
}

static bool render(struct rule_run *run)
{
    return rule_run_derive(run) && rule_fill_doc(run) && rule_run_transform(run) &&
           rule_run_check(run);
}

static bool recognise(struct rule_run *run)
{
    struct ledger ledger;
    struct rule_import report = {.office = NULL};

    ledger_init(&ledger, &run->doc->arena);
    return rule_import_run(run, &ledger, &report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char lua[4096];
    static const char *const files[] = {"quy-tac.lua"};
    bool is_import = size > 0 && data[0] % 2 == 1;
    struct rule_options options = {
        .lua_dir = lua, .files = files, .file_count = 1, .for_import = true};
    struct doc *doc = doc_new(DIAG_VI);
    struct rule_program *program;
    struct rule_run *run;
    struct src *src;
    uint16_t number = 0;
    bool ok;

    if (lua[0] == '\0')
        (void)snprintf(lua, sizeof(lua), "%s/lua", getenv("TOP") != NULL ? getenv("TOP") : ".");
    disk_name = files[0];
    disk_input = size > 0 ? (struct str){(const char *)data + 1, size - 1} : STR("");
    program = rule_program_new(&options);
    src = doc_load_bytes(doc, "nguon.md", str_c(is_import ? printed : source), POS_NONE, &number);
    ok = src != NULL;
    if (ok && is_import) {
        struct ledger ledger;

        ledger_init(&ledger, &doc->arena);
        ok = read_text(doc, src, number, &ledger);
    } else if (ok) {
        ok = read_md(doc, src, number);
    }
    run = ok ? rule_run_begin(program, doc) : NULL;
    if (run != NULL) {
        wrap_lua_limit_set(run->lua, LIMIT_LUA_BYTES, SHARE);
        wrap_lua_refill(run->lua);
    }
    judge(doc, run != NULL && (is_import ? recognise(run) : render(run)));
    rule_run_end(run);
    rule_program_free(program);
    doc_free(doc);
    return 0;
}
