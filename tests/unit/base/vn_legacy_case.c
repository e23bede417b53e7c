/* SPDX-License-Identifier: MIT */
/* base/vn_legacy_case.c: capitals that TCVN3 has no codes for. */
#include "base/vn_legacy_case.h"

#include "unit.h"

static void note(void *user, struct str before, struct str after)
{
    buf_printf(user, "%.*s>%.*s ", STR_ARG(before), STR_ARG(after));
}

struct row {
    const char *text;
    bool has_font;
    const char *want, *told;
};

static const struct row rows[] = {
    {"", false, "", ""},
    {"Kế hoạch năm 2026", false, "Kế hoạch năm 2026", ""},
    {"Kế HOạCH", false, "KẾ HOẠCH", "Kế>KẾ HOạCH>HOẠCH "},
    {"ủY BAN NHÂN DÂN", true, "ỦY BAN NHÂN DÂN", "ủY>ỦY "},
    /* a word that cannot tell goes with its neighbours, not across other signs */
    {"TỈNH Hà NộI", true, "TỈNH HÀ NỘI", "Hà>HÀ NộI>NỘI "},
    {"Số: 15/BC-UBND", true, "Số: 15/BC-UBND", ""},
    {"Hà Nội, UBND", true, "Hà Nội, UBND", ""},
    {"xã Tà SÌN THàNG", true, "xã Tà SÌN THÀNG", "THàNG>THÀNG "},
    {"LÊ\nÝ\ní THOẠI", true, "LÊ\nÝ\nÍ THOẠI", "í>Í "},
    /* told, not guessed */
    {"1. ủy ban v.v.ý\n1. ấn ở", false, "1. ủy ban v.v.ý\n1. ấn ở", "ủy>ủy ý>ý ấn>ấn ở>ở "},
    {"ủy ban.\ný kiến", false, "ủy ban.\ný kiến", "ủy>ủy ý>ý "},
    /* a sentence begins */
    {"xã 2026. ủy ban. ý, ở.", false, "xã 2026. Ủy ban. Ý, ở.", "ủy>Ủy ý>Ý ở>ở "},
    {"ủy ban. ý kiến", true, "ủy ban. ý kiến", ""},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct buf text = BUF_NEW;
        struct buf told = BUF_NEW;

        buf_c(&text, r->text);
        vn_legacy_case_guess(text.p, text.n, r->has_font, note, &told);
        CHECK_BUF(&text, r->want);
        CHECK_BUF(&told, r->told);
    }
    return unit_done();
}
