/* SPDX-License-Identifier: MIT */
/* base/num.c: sums at the edge, and the end of the run behind it. */
#include "base/num.h"

#include "unit.h"

static volatile size_t most = SIZE_MAX;

static void add_too_much(void)
{
    (void)num_add(most, 1);
}

static void multiply_too_much(void)
{
    (void)num_mul(most / 2 + 1, 2);
}

static void narrow_too_much(void)
{
    (void)num_u32((size_t)UINT32_MAX + 1);
}

int main(void)
{
    static void (*const too_much[])(void) = {add_too_much, multiply_too_much, narrow_too_much};

    CHECK(num_add(SIZE_MAX - 1, 1) == SIZE_MAX);
    CHECK(num_add(0, SIZE_MAX) == SIZE_MAX);
    CHECK(num_mul(SIZE_MAX / 2, 2) == SIZE_MAX - 1);
    CHECK(num_mul(0, SIZE_MAX) == 0);
    CHECK(num_mul(SIZE_MAX, 0) == 0);
    CHECK(num_u32(UINT32_MAX) == UINT32_MAX);
    for (size_t i = 0; i < ARRAY_LEN(too_much); i++) {
        struct buf err = BUF_NEW;

        CHECK_UINT((uint64_t)unit_run(too_much[i], &err), STATUS_LIMIT);
        CHECK(str_find(buf_view(&err), STR("size overflow"), 0) != SIZE_MAX);
        buf_done(&err);
    }
    return unit_done();
}
