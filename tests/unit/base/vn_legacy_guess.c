/* SPDX-License-Identifier: MIT */
/* base/vn_legacy_guess.c: words for and against an encoding. */
#include "base/vn_legacy_guess.h"

#include "unit.h"

struct row {
    const char *text, *before; /* `before`: the rest of the document, in the same font */
    enum vn_legacy font, want;
};

static const struct row rows[] = {
    /* clear by itself */
    {"Thñ t\u00ADíng ChÝnh phñ", NULL, VN_LEGACY_NONE, VN_LEGACY_TCVN3},
    {"Thuû töôùng Chính phuû", NULL, VN_LEGACY_NONE, VN_LEGACY_VNI},
    {"Thü tß¾ng Chính phü", NULL, VN_LEGACY_NONE, VN_LEGACY_VISCII},
    {"Thuò týõìng Chiình phuò", NULL, VN_LEGACY_NONE, VN_LEGACY_CP1258},
    {"Thá»§ tÆ°á»›ng ChÃ­nh phá»§", NULL, VN_LEGACY_NONE, VN_LEGACY_MOJIBAKE},
    /* the text says more than its font */
    {"Thñ t\u00ADíng ChÝnh phñ", NULL, VN_LEGACY_VNI, VN_LEGACY_TCVN3},
    {"Thủ tướng ChÝnh phñ t\u00ADíng", NULL, VN_LEGACY_TCVN3, VN_LEGACY_NONE},
    {"Thu\u0309 t\u00ADíng ChÝnh phñ", NULL, VN_LEGACY_TCVN3, VN_LEGACY_NONE},
    /* short */
    {"quyÕt", NULL, VN_LEGACY_TCVN3, VN_LEGACY_NONE},
    {"quyÕt", "quyÕt", VN_LEGACY_TCVN3, VN_LEGACY_NONE},
    {"quyÕt ®Þnh", "quyÕt ®Þnh", VN_LEGACY_TCVN3, VN_LEGACY_TCVN3},
    {"quyÕt ®Þnh", "quyÕt ®Þnh", VN_LEGACY_NONE, VN_LEGACY_NONE},
    {"quyÕt", "Thñ t\u00ADíng ChÝnh phñ quyÕt ®Þnh", VN_LEGACY_NONE, VN_LEGACY_TCVN3},
    {"ban", "Thñ t\u00ADíng ChÝnh phñ quyÕt ®Þnh", VN_LEGACY_TCVN3, VN_LEGACY_TCVN3},
    {"quyÕt", "Thñ t\u00ADíng ChÝnh phñ quyÕt ®Þnh, Thủ tướng", VN_LEGACY_NONE, VN_LEGACY_NONE},
    {"là hành hòa", "Thñ t\u00ADíng ChÝnh phñ quyÕt ®Þnh", VN_LEGACY_TCVN3, VN_LEGACY_NONE},
    {"", NULL, VN_LEGACY_TCVN3, VN_LEGACY_NONE},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        struct vn_legacy_guess_tally own = {0};
        struct vn_legacy_guess_tally rest = {0};

        vn_legacy_guess_add(&own, str_c(r->text));
        vn_legacy_guess_add(&rest, str_c(r->before));
        CHECK_UINT(vn_legacy_guess(&own, r->font, r->before != NULL ? &rest : NULL), r->want);
        vn_legacy_guess_add(&rest, str_c(r->text));
        CHECK_UINT(rest.of[VN_LEGACY_VNI].wins >= own.of[VN_LEGACY_VNI].wins, true);
    }
    CHECK_UINT(vn_legacy_guess_unicode(STR("đã từ ñ é ư Ũ Ĩ e\u0301"), 100), 6);
    CHECK_UINT(vn_legacy_guess_unicode(STR("đã từ ñ é ư Ũ Ĩ e\u0301"), 2), 2);
    CHECK_UINT(vn_legacy_guess_unicode(STR("Œ Š ñ é Ÿ ƒ – €"), 100), 0);
    return unit_done();
}
