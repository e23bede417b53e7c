/* SPDX-License-Identifier: MIT */
/* base/base.c: the end of a run names its reason in both languages. */
#include "base/base.h"

#include "unit.h"

static void die(void)
{
    base_die(BASE_FATAL_FORMAT);
}

int main(void)
{
    struct buf err = BUF_NEW;

    CHECK_UINT((uint64_t)unit_run(die, &err), STATUS_LIMIT);
    CHECK_BUF(&err, "vanban: lỗi: chuỗi định dạng hỏng (bad format) [VB-0901]\n");
    buf_clear(&err);
    CHECK_UINT((uint64_t)unit_run(base_no_memory, &err), STATUS_LIMIT);
    CHECK_BUF(&err, "vanban: lỗi: hết bộ nhớ (out of memory) [VB-0901]\n");
    return unit_done();
}
