/* SPDX-License-Identifier: MIT */
/* base/vn_repair.c: what is repaired, what is told, what stays. */
#include "base/vn_repair.h"

#include "base/io.h"
#include "unit.h"

static const char *const names[] = {
    [VN_REPAIR_INVISIBLE] = "I",
    [VN_REPAIR_COMPOSED] = "C",
    [VN_REPAIR_LOOK_ALIKE] = "L",
};

static void note(void *user, enum vn_repair what, struct str before, struct str after)
{
    buf_printf(user, "%s %.*s>%.*s;", names[what], STR_ARG(before), STR_ARG(after));
}

struct row {
    const char *text, *want, *told;
};

static const struct row rows[] = {
    {"", "", ""},
    {"Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", ""},
    {"QÐ-UBND, Ðiều 5, Ɖồng, Ðắk Lắk, BCÐ", "QĐ-UBND, Điều 5, Đồng, Đắk Lắk, BCĐ",
     "L QÐ-UBND, Ðiều 5, Ɖồng, Ðắk Lắk, BCÐ>QĐ-UBND, Điều 5, Đồng, Đắk Lắk, BCĐ;"},
    {"a) ðồng; ð) đồng ý", "a) đồng; đ) đồng ý", "L ðồng; ð)>đồng; đ);"},
    {"Guðrún, Sigurðsson, GUÐRÚN, Ðorfe, βeta, μm, Ω, дом, а, ТО, HǍO",
     "Guðrún, Sigurðsson, GUÐRÚN, Ðorfe, βeta, μm, Ω, дом, а, ТО, HǍO", ""},
    /* Cyrillic and Greek in Latin words */
    {"các cо quan, UВND, nǎm 2026", "các co quan, UBND, năm 2026",
     "L cо quan, UВND, nǎm>co quan, UBND, năm;"},
    /* decomposed, also with the tone first */
    {"Tie\u0302\u0301n đo\u0323\u0302 cua\u0309", "Tiến độ cuả",
     "C Tie\u0302\u0301n đo\u0323\u0302 cua\u0309>Tiến độ cuả;"},
    {"ti\u00E9\u0302n tie\u0301\u0302n \u1EBB\u0302", "tiến tiến ể",
     "C ti\u00E9\u0302n tie\u0301\u0302n \u1EBB\u0302>tiến tiến ể;"},
    {"lên cạ\u0302p", "lên cập", "C cạ\u0302p>cập;"},
    /* invisible */
    {"\uFEFFkế\u200B hoạch n\u00ADăm\u00A02026", "kế hoạch năm 2026",
     "I \uFEFFkế\u200B hoạch n\u00ADăm\u00A02026>kế hoạch năm 2026;"},
    {"x \u00A0y", "x  y", "I \u00A0y> y;"},
    {"👨\u200D👩 a\u200Db ﬁ １", "👨\u200D👩 ab ﬁ １", "I a\u200Db>ab;"},
    /* all at once, one after the other */
    {"Ðie\u0302\u0300\u200Bu", "Điều",
     "I Ðie\u0302\u0300\u200Bu>Ðie\u0302\u0300u;C Ðie\u0302\u0300u>Ðiều;L Ðiều>Điều;"},
};

/* The decomposed samples, exactly. */
static void test_samples(void)
{
    static const char *const endings[] = {"nfd.txt", "tohop.txt", "answer.txt"};

    for (int number = 1; number <= 5; number++) {
        for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
            struct buf text = BUF_NEW;
            struct buf answer = BUF_NEW;
            struct buf got = BUF_NEW;
            char path[128];

            (void)snprintf(path, sizeof(path), "tests/data/legacy/s%d.%s", number, endings[i]);
            CHECK(io_read(path, 1u << 16, &text) == 0);
            (void)snprintf(path, sizeof(path), "tests/data/legacy/s%d.answer.txt", number);
            CHECK(io_read(path, 1u << 16, &answer) == 0);
            CHECK(vn_repair_text(&got, buf_view(&text), NULL, NULL) == (i < 2));
            buf_char(&answer, '\0');
            CHECK_BUF(&got, answer.p);
            buf_done(&text);
            buf_done(&answer);
        }
    }
}

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct buf got = BUF_NEW;
        struct buf told = BUF_NEW;

        CHECK(vn_repair_text(&got, str_c(r->text), note, &told) == (r->told[0] != '\0'));
        CHECK_BUF(&got, r->want);
        CHECK_BUF(&told, r->told);
    }
    test_samples();
    return unit_done();
}
