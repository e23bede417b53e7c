/* SPDX-License-Identifier: MIT */
/* base/vn_legacy.c: the samples of tests/data/legacy, and what bites. */
#include "base/vn_legacy.h"

#include "base/io.h"
#include "base/utf8.h"
#include "base/vn.h"
#include "legacy_sample.h"

struct form {
    const char *ending; /* of the sample */
    enum vn_legacy from;
    bool is_bytes;
    const char *answer;
};

static const struct form forms[] = {
    {"tcvn3.asdocx.txt", VN_LEGACY_TCVN3, false, "tcvn3.nofont-answer.txt"},
    {"tcvn3.bin", VN_LEGACY_TCVN3, true, "tcvn3.nofont-answer.txt"},
    {"vni.asdocx.txt", VN_LEGACY_VNI, false, "answer.txt"},
    {"vni.bin", VN_LEGACY_VNI, true, "answer.txt"},
    {"viscii.bin", VN_LEGACY_VISCII, true, "answer.txt"},
    {"cp1258.asdocx.txt", VN_LEGACY_CP1258, false, "answer.txt"},
    {"cp1258.bin", VN_LEGACY_CP1258, true, "answer.txt"},
    {"mojibake-utf8-as-cp1252.txt", VN_LEGACY_MOJIBAKE, false, "answer.txt"},
};

static void test_samples(void)
{
    for (int number = 1; number <= 5; number++) {
        UNIT_EACH (struct form, f, forms) {
            struct buf answer = legacy_sample(number, f->answer);
            struct buf raw = legacy_sample(number, f->ending);
            struct buf text = BUF_NEW;
            struct buf got = BUF_NEW;

            if (f->is_bytes)
                vn_legacy_widen(&text, buf_view(&raw));
            else
                buf_str(&text, buf_view(&raw));
            vn_legacy_decode(&got, buf_view(&text), f->from, false);
            CHECK(utf8_valid(buf_view(&got), NULL));
            buf_char(&answer, '\0');
            CHECK_BUF(&got, answer.p);
            buf_done(&answer);
            buf_done(&raw);
            buf_done(&text);
        }
    }
}

struct row {
    enum vn_legacy from;
    bool capitals;
    const char *text, *want;
};

static const struct row rows[] = {
    {VN_LEGACY_TCVN3, true, "céng hßa x· héi", "CỘNG HÒA XÃ HỘI"},
    {VN_LEGACY_TCVN3, true, "ñY BAN", "ỦY BAN"},
    {VN_LEGACY_TCVN3, false, "t\u00ADíng ng\u03BCy", "tướng ngày"}, /* soft hyphen, Greek mu */
    {VN_LEGACY_TCVN3, false, "5 m² – “§iÒu” 日", "5 m² – “Điều” 日"},
    {VN_LEGACY_TCVN3, false, "¹ B¾c K¹n, h¹ II¹ 5¹ ¹ 2² x·³", "¹ Bắc Kạn, hạ II¹ 5¹ ạ 2² xã³"},
    {VN_LEGACY_VISCII, false, "th¹c, 5¹ ¹ II² l² 2026²", "thỰc, 5¹ Ự II² lỗ 2026²"},
    {VN_LEGACY_VNI, false, "ÑOÀNG BAÈNG sôø", "ĐỒNG BẰNG sờ"},
    {VN_LEGACY_VNI, false, "ngöôøi", "người"},
    {VN_LEGACY_VNI, false, "aÙ Aù ù t", "á Á ù t"}, /* a mark alone stays */
    {VN_LEGACY_VISCII, false, "\xC2\x90", "Ồ"},
    {VN_LEGACY_VISCII, false, "V\u00A0 TH˜, ông\u00A0Nguy­n", "VÕ THỊ, ông\u00A0Nguyễn"},
    {VN_LEGACY_VISCII, false, "H“I “Ngày”… – TR—", "HỘI “Ngày”… – TRỞ"},
    {VN_LEGACY_CP1258, false, "ÐýõÌng phôì", "Đường phố"},
    {VN_LEGACY_MOJIBAKE, false, "hÃ nh á»‘ “x” é", "hành ố “x” é"},
    {VN_LEGACY_NONE, false, "sè", "sè"},
    {VN_LEGACY_TCVN3, false, "", ""},
};

struct font {
    const char *name;
    enum vn_legacy want;
    bool capitals;
};

static const struct font fonts[] = {
    {".VnTime", VN_LEGACY_TCVN3, false},
    {".VnTimeH", VN_LEGACY_TCVN3, true},
    {".vnarial narrowH", VN_LEGACY_TCVN3, true},
    {"VNI-Times", VN_LEGACY_VNI, false},
    {"VNI-HelveH", VN_LEGACY_VNI, false},
    {"VI Times", VN_LEGACY_VISCII, false},
    {"HoangYen 1", VN_LEGACY_VISCII, false},
    {"UVnTime", VN_LEGACY_NONE, false},
    {"VnFree", VN_LEGACY_NONE, false},
    {"Times New Roman", VN_LEGACY_NONE, false},
    {"", VN_LEGACY_NONE, false},
    {"Vivaldi", VN_LEGACY_NONE, false},
};

/* Every byte of windows-1252 comes back. */
static void test_bytes(void)
{
    char all[256];
    struct buf wide = BUF_NEW;
    size_t i = 0;

    for (size_t k = 0; k < sizeof(all); k++)
        all[k] = (char)(unsigned char)k;
    vn_legacy_widen(&wide, (struct str){all, sizeof(all)});
    for (int k = 0; k < 256; k++)
        CHECK_UINT((uint64_t)vn_legacy_byte(utf8_next(buf_view(&wide), &i)), (uint64_t)k);
    CHECK_UINT(i, wide.n);
    CHECK(vn_legacy_byte(0x1EA1) == -1);
    buf_done(&wide);
}

int main(void)
{
    test_samples();
    UNIT_EACH (struct row, r, rows) {
        struct buf got = BUF_NEW;

        vn_legacy_decode(&got, str_c(r->text), r->from, r->capitals);
        CHECK_BUF(&got, r->want);
    }
    UNIT_EACH (struct font, f, fonts) {
        bool capitals = true;

        CHECK_UINT(vn_legacy_of_font(str_c(f->name), &capitals), f->want);
        CHECK(capitals == f->capitals);
    }
    test_bytes();
    return unit_done();
}
