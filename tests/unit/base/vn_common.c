/* SPDX-License-Identifier: MIT */
/* base/vn_common.c: what is called usual has the properties that callers rely on. */
#include "base/vn_common.h"

#include "unit.h"

#include "base/utf8.h"
#include "base/vn_repair.h"

static const char *const letters = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữự"
                                   "ýỳỷỹỵĂÂĐÊÔƠƯÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤ"
                                   "ỨỪỬỮỰÝỲỶỸỴ";

/* The letters of the run at i, which ends where vn_common_end() says. */
static size_t count(struct str s, size_t i)
{
    size_t end = i;
    size_t n = vn_common_letters(s, &end);

    CHECK_UINT(end, vn_common_end(s, i));
    return n;
}

/* Every code point, alone and before a letter. */
static void check_all(void)
{
    struct buf b = BUF_NEW;

    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        struct str one;
        bool is_letter = utf8_is_letter(cp) || utf8_is_digit(cp);

        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        buf_clear(&b);
        utf8_put(&b, cp);
        one = buf_view(&b);
        if (vn_common_end(one, 0) != one.n) {
            buf_c(&b, "ệ");
            CHECK_SAY(vn_common_end(buf_view(&b), 0) == 0, "U+%04X", cp);
            CHECK_SAY(cp < 0x20 || cp > 0x7E, "U+%04X", cp);
            continue;
        }
        CHECK_SAY(utf8_is_stable(cp) && !utf8_is_mark(cp), "U+%04X", cp);
        CHECK_SAY(cp == ' ' || !utf8_is_space(cp), "U+%04X", cp);
        CHECK_SAY(cp >= 0x20 && (cp < 0x7F || is_letter), "U+%04X", cp);
        CHECK_SAY(!vn_repair_is_due(one), "U+%04X", cp);
        CHECK_SAY(count(one, 0) == is_letter, "U+%04X", cp);
        buf_c(&b, "a");
        CHECK_SAY(vn_common_end(buf_view(&b), 0) == b.n, "U+%04X", cp);
    }
    buf_done(&b);
}

int main(void)
{
    struct str text = STR("Số: 12 – hết");

    check_all();
    CHECK_UINT(vn_common_end(str_c(letters), 0), strlen(letters));
    CHECK_UINT(count(str_c(letters), 0), utf8_columns(str_c(letters)));
    CHECK_UINT(vn_common_end(text, 0), 9);
    CHECK_UINT(vn_common_end(text, 12), text.n);
    CHECK_UINT(vn_common_end(text, text.n), text.n);
    CHECK_UINT(count(text, 0), 4);
    CHECK_UINT(count(text, 12), 3);
    CHECK_UINT(count(text, text.n), 0);
    return unit_done();
}
