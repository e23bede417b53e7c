/* SPDX-License-Identifier: MIT */
/* base/arena.c: alignment, zeroes, copies, the ceiling. */
#include "base/arena.h"

#include <stdalign.h>

#include "base/limit.h"
#include "unit.h"

static void test_alloc(void)
{
    static const size_t sizes[] = {0,     1,     15,       16,       17, 4096,
                                   16384, 16385, 1u << 20, 3u << 20, 1,  100};
    struct arena a;
    unsigned char *blocks[ARRAY_LEN(sizes)];

    arena_init(&a);
    UNIT_EACH (size_t, size, sizes) {
        unsigned char *p = arena_alloc(&a, *size);
        size_t sum = 0;

        blocks[unit_row] = p;
        CHECK(p != NULL);
        CHECK((uintptr_t)p % alignof(max_align_t) == 0);
        for (size_t i = 0; i < *size; i++)
            sum += p[i];
        CHECK_UINT(sum, 0);
        memset(p, (int)unit_row + 1, *size);
    }
    UNIT_EACH (size_t, size, sizes) /* nobody wrote into a neighbour */
        for (size_t i = 0; i < *size; i++)
            CHECK(blocks[unit_row][i] == unit_row + 1);
    CHECK(a.total >= (4u << 20) && a.total < (8u << 20));
    arena_done(&a);
    CHECK(a.chunk == NULL && a.total == 0);
    arena_done(&a); /* once more does no harm */
}

static void test_text(void)
{
    struct arena a;
    char source[] = "Ủy ban nhân dân";
    struct str copy;

    arena_init(&a);
    copy = arena_str(&a, str_c(source));
    source[0] = 'x';
    CHECK_STR(copy, "Ủy ban nhân dân");
    CHECK(copy.p[copy.n] == '\0');
    copy = arena_str(&a, STR_NONE);
    CHECK(copy.p != NULL && copy.n == 0 && copy.p[0] == '\0');
    copy = arena_printf(&a, "Điều %u. %s", 12u, "“Hiệu lực”");
    CHECK_STR(copy, "Điều 12. “Hiệu lực”");
    CHECK(copy.p[copy.n] == '\0');
    CHECK_UINT(arena_printf(&a, "%20000d", 7).n, 20000);
    CHECK(ARENA_ARRAY(&a, uint64_t, 0) != NULL);
    arena_done(&a);
}

static void take_all(void)
{
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; i <= LIMIT_ARENA_BYTES >> 20; i++)
        (void)arena_alloc(&a, 1u << 20);
}

static void take_one(void)
{
    struct arena a;

    arena_init(&a);
    (void)arena_alloc(&a, LIMIT_ARENA_BYTES + 1u);
}

int main(void)
{
    struct buf err = BUF_NEW;

    test_alloc();
    test_text();
    CHECK_UINT((uint64_t)unit_run(take_all, &err), STATUS_LIMIT);
    CHECK(str_find(buf_view(&err), STR("LIMIT_ARENA_BYTES"), 0) != SIZE_MAX);
    CHECK_UINT((uint64_t)unit_run(take_one, &err), STATUS_LIMIT);
    buf_done(&err);
    return unit_done();
}
