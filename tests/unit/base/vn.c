/* SPDX-License-Identifier: MIT */
/* base/vn.c: case and folding, composed and decomposed. */
#include "base/vn.h"

#include "unit.h"

struct row {
    const char *text, *upper, *lower, *fold, *strip;
};

static const struct row rows[] = {
    {"Ữ ệ Đ", "Ữ Ệ Đ", "ữ ệ đ", "u_e_d", "U e D"},
    {"Cơ quan ban hành", "CƠ QUAN BAN HÀNH", "cơ quan ban hành", "co_quan_ban_hanh",
     "Co quan ban hanh"},
    {"  – Số/ký hiệu: ", "  – SỐ/KÝ HIỆU: ", "  – số/ký hiệu: ", "so_ky_hieu", "  – So/ky hieu: "},
    {"ĐỘ KHẨN", "ĐỘ KHẨN", "độ khẩn", "do_khan", "DO KHAN"},
    {"hoà/hòa", "HOÀ/HÒA", "hoà/hòa", "hoa_hoa", "hoa/hoa"},
    /* the same decomposed */
    {"u\u031B\u0303 E\u0323\u0302", "U\u031B\u0303 E\u0323\u0302", "u\u031B\u0303 e\u0323\u0302",
     "u_e", "u E"},
    {"cột_1 (m²)", "CỘT_1 (M²)", "cột_1 (m²)", "cot_1_m", "cot_1 (m²)"},
    {"\u00A0\u00A0", "\u00A0\u00A0", "\u00A0\u00A0", "", "\u00A0\u00A0"},
    {"", "", "", "", ""},
    /* not ours, but not lost either */
    {"한글 é", "한글 É", "한글 é", "한글_e", "한글 e"},
};

struct upper {
    const char *text;
    bool want;
};

static const struct upper uppers[] = {
    {"ỦY BAN NHÂN DÂN", true}, {"UBND TỈNH 1.", true}, {"Ủy ban", false}, {"ỦY BAN nHÂN", false},
    {"12 – ", false},          {"", false},            {"đ", false},      {"Đ", true},
};

int main(void)
{
    struct buf b = BUF_NEW;
    struct arena a;

    arena_init(&a);
    UNIT_EACH (struct row, r, rows) {
        vn_upper(&b, str_c(r->text));
        CHECK_BUF(&b, r->upper);
        vn_lower(&b, str_c(r->text));
        CHECK_BUF(&b, r->lower);
        vn_fold(&b, str_c(r->text));
        CHECK_BUF(&b, r->fold);
        vn_strip(&b, str_c(r->text));
        CHECK_BUF(&b, r->strip);
        CHECK_STR(vn_fold_in(&a, str_c(r->text)), r->fold);
    }
    buf_c(&b, "x"); /* what stands before is no part of the name */
    vn_fold(&b, STR(" Họ tên"));
    CHECK_BUF(&b, "xho_ten");
    UNIT_EACH (struct upper, u, uppers)
        CHECK(vn_is_upper(str_c(u->text)) == u->want);
    arena_done(&a);
    return unit_done();
}
