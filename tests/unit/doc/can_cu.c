/* SPDX-License-Identifier: MIT */
/* Which first paragraphs are căn cứ. */
#include "unit.h"
#include "landmarks.h"

#include "doc/can_cu.h"

static const struct row {
    const char *text;
    bool is_first, is_one;
} rows[] = {
    {"Căn cứ Luật Phòng, chống ma túy;", true, true},
    {" Căn cứ Luật Phòng, chống ma túy. ", true, true},
    {"Căn cứ Kế hoạch của UBND TP. Hồ Chí Minh.", true, true},
    {"Căn cứ Kế hoạch số 5. Văn phòng triển khai.", true, false},
    {"Căn cứ Kế hoạch số 5, Văn phòng triển khai như sau.", true, false},
    {"Căn cứ Kế hoạch số 5", true, false},
    {"Theo đề nghị của Chánh Văn phòng.", true, false},
    {"Theo đề nghị của Chánh Văn phòng.", false, true},
    {"Xét đề nghị của Giám đốc Sở;", false, true},
    {"Xét Tờ trình số 5/TTr-UBND; ý kiến của đại biểu.", false, true},
    {"Xét Tờ trình số 5/TTr-UBND;", true, false},
    {"Thực hiện Quyết định số 5;", true, false},
    {"", true, false},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows)
        CHECK(can_cu_is(landmarks_shipped(), str_c(r->text), r->is_first) == r->is_one);
    return unit_done();
}
