/* SPDX-License-Identifier: MIT */
/* Wordings, and the lines that are one. */
#include "unit.h"

#include "doc/landmark.h"

static const struct row {
    const char *wording, *line;
    bool is_one;
} rows[] = {
    {"CỘNG H", "CỘNG HÒA XÃ HỘI", true},
    {"CỘNG H", "  CỘNG   HÒA", true},
    {"CỘNG H", "CCỘNG CỘNG H", true},
    {"CỘNG H", "CỘNG", false},
    {"CỘNG H", "cộng hòa", false},
    {"CỘNG H", "", false},
    {"^Số ", "Số   5", true},
    {"^Số ", "Số", false},
    {"^Số ", "ký Số 5", false},
    {" của$", "việc của", true},
    {" của$", "của", false},
    {" của$", "của ai", false},
    {"^năm$", "năm", true},
    {"^năm$", "năm 5", false},
    {"^ kèm theo", " kèm theo Quyết định", true},
};

static const char *const refused[] = {"", "^", "^$", " kèm theo"};

int main(void)
{
    struct arena arena;

    arena_init(&arena);
    UNIT_EACH (struct row, r, rows) {
        struct landmarks landmarks = landmark_none;

        CHECK(!landmark_is(&landmarks, LANDMARK_HEAD, str_c(r->line)));
        CHECK(landmark_add(&landmarks, &arena, LANDMARK_HEAD, STR("another")) &&
              landmark_add(&landmarks, &arena, LANDMARK_HEAD, str_c(r->wording)));
        CHECK(landmark_is(&landmarks, LANDMARK_HEAD, str_c(r->line)) == r->is_one);
        CHECK(!landmark_is(&landmarks, LANDMARK_FOOT, str_c(r->line)));
    }
    UNIT_EACH (const char *const, r, refused) {
        struct landmarks landmarks = landmark_none;

        CHECK(!landmark_add(&landmarks, &arena, LANDMARK_HEAD, str_c(*r)) &&
              landmarks.of[LANDMARK_HEAD] == NULL);
    }
    {
        struct landmarks landmarks = landmark_none;

        CHECK(landmark_add(&landmarks, &arena, LANDMARK_BASIS, STR("^Căn cứ ")) &&
              landmark_add(&landmarks, &arena, LANDMARK_BASIS, STR("như sau")));
        CHECK(landmark_length(&landmarks, LANDMARK_BASIS, STR("Căn cứ  Luật")) ==
              STR("Căn cứ  ").n);
        CHECK(landmark_length(&landmarks, LANDMARK_BASIS, STR("Xét như sau")) == 0);
    }
    arena_done(&arena);
    return unit_done();
}
