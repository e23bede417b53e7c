/* SPDX-License-Identifier: MIT */
/* Deriving is idempotent: the examples, read and derived twice, dump the same.
 */
#include "read/md/md.h"
#include "rule_tree.h"

static const struct {
    const char *name, *so, *ngay;
} examples[] = {
    {"ke-hoach-thi-dua-2026-2030",
     "Số: \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/KH-VPUB",
     "Sơn La, ngày \u00A0\u00A0\u00A0\u00A0 tháng \u00A0\u00A0\u00A0\u00A0 năm "
     "2026"},
    {"ke-hoach-thi-dua-2023-2025",
     "Số: \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0/KH-VPUB",
     "Sơn La, ngày \u00A0\u00A0\u00A0\u00A0 tháng 4 năm 2024"},
    {"thang-hanh-dong-2026", "Số: 4290/KH-UBND",
     "Lai Châu, ngày 29 tháng 5 năm 2026"},
};

static struct doc *read_example(const char *name)
{
    struct doc *doc = landmarks_doc(DIAG_VI);
    const char *top = getenv("TOP");
    uint16_t number = 0;
    const struct src *src = doc_load(doc,
                               arena_printf(&doc->arena, "%s/examples/%s.md",
                                            top != NULL ? top : ".", name)
                                   .p,
                               POS_NONE, &number);

    CHECK_SAYS(src != NULL && read_md(doc, src, number), name, messages(doc));
    return doc;
}

static bool run_once(struct rules *rules, struct doc *doc)
{
    return begin(rules, doc) && rule_fill_doc(rules->run) &&
           rule_run_derive(rules->run) && rule_run_transform(rules->run) &&
           rule_run_check(rules->run);
}

int main(void)
{
    struct rules *rules = new_rules(NULL);

    for (size_t i = 0; i < ARRAY_LEN(examples); i++) {
        struct doc *doc = read_example(examples[i].name);
        const char *first;

        CHECK_SAYS(run_once(rules, doc), examples[i].name, messages(doc));
        CHECK_SAYS(strstr(messages(doc), "[nd30.") == NULL, examples[i].name,
                   messages(doc));
        CHECK_STR(str_c(value(doc, "dong_so")), examples[i].so);
        CHECK_STR(str_c(value(doc, "dong_ngay")), examples[i].ngay);
        CHECK(doc_audit(doc, "rule"));
        first = dump(doc, doc->root);
        CHECK_SAYS(run_once(rules, doc), examples[i].name, messages(doc));
        CHECK_STR(str_c(dump(doc, doc->root)), first);
        doc_free(doc);
    }
    free_rules(rules);
    return unit_done();
}
