/* SPDX-License-Identifier: MIT */
/* diag/diag.c: the catalogue holds together; messages are kept, cut, counted. */
#include "diag/diag.h"

#include "base/utf8.h"
#include "said.h"
#include "unit.h"

/* Which arguments a row names, as bits: $1 is the first, $? is bit 0; bit 31: it is badly
 * written. */
static unsigned named_in(const char *row)
{
    unsigned named = 0, open = 0;

    for (const char *at = strchr(row, '$'); at != NULL; at = strchr(at + 2, '$')) {
        if (at[1] >= '1' && at[1] <= '9')
            named |= 1u << (at[1] - '0');
        else if (at[1] == '?')
            named |= 1u;
        else if (at[1] != "[]"[open % 2])
            return 1u << 31;
        else
            open++;
    }
    return open % 2 == 0 ? named : 1u << 31;
}

/* Every code: texts in both languages, a number of its own in its group, a status
 * exactly when it stops. */
static void test_catalogue(void)
{
    static const enum status of_group[][3] = {
        [1] = {STATUS_USAGE, STATUS_USAGE, STATUS_USAGE},
        [2] = {STATUS_INPUT, STATUS_DATA, STATUS_INPUT},
        [3] = {STATUS_DATA, STATUS_LIMIT, STATUS_DATA},
        [4] = {STATUS_DATA, STATUS_LIMIT, STATUS_DATA},
        [5] = {STATUS_RULE, STATUS_RULE, STATUS_RULE},
        [6] = {STATUS_INTERNAL, STATUS_INTERNAL, STATUS_INTERNAL},
        [7] = {STATUS_IO, STATUS_IO, STATUS_IO},
        [8] = {STATUS_PARTIAL, STATUS_PARTIAL, STATUS_PARTIAL},
        [9] = {STATUS_LIMIT, STATUS_LIMIT, STATUS_LIMIT},
    };

    for (unsigned c = 0; c < DIAG_CODE_COUNT; c++) {
        enum diag_code code = (enum diag_code)c;
        unsigned group = diag_number(code) / 100;
        enum status status = diag_status_of(code);

        unit_row = diag_number(code);
        CHECK(diag_text(code, DIAG_VI)[0] != '\0' && diag_text(code, DIAG_EN)[0] != '\0');
        CHECK(diag_help(code, DIAG_VI)[0] != '\0' && diag_help(code, DIAG_EN)[0] != '\0');
        CHECK(utf8_is_nfc(str_c(diag_text(code, DIAG_VI))));
        CHECK(named_in(diag_text(code, DIAG_VI)) == named_in(diag_text(code, DIAG_EN)));
        CHECK(named_in(diag_text(code, DIAG_VI)) < 1u << 10);
        CHECK((diag_level_of(code) == DIAG_ERROR) == (status != STATUS_OK));
        CHECK(group >= 1 && group < ARRAY_LEN(of_group) && diag_number(code) != 901);
        CHECK(status == STATUS_OK || status == of_group[group][0] || status == of_group[group][1]);
        CHECK(c == 0 || diag_number((enum diag_code)(c - 1)) < diag_number(code));
    }
    unit_row = SIZE_MAX;
}

struct row {
    struct str text;
    const char *want;
};

static const struct row rows[] = {
    {TEXT(""), ""},
    {TEXT("số"), "số"},
    {TEXT("một\nhai\tba\r"), "một hai ba "},
    {TEXT("\x1B[31m\x7F\xC2\x9B"), " [31m  "},
    {TEXT("t\xE9p.md: \xE1\xBB"), "t\uFFFDp.md: \uFFFD\uFFFD"},
};

#define A_25 "aaaaaaaaaaaaaaaaaaaaaaaaa"
#define LONG_A A_25 A_25 A_25 A_25

static const struct row cuts[] = {
    {TEXT(LONG_A LONG_A LONG_A LONG_A), LONG_A LONG_A LONG_A LONG_A},
    {TEXT(LONG_A LONG_A LONG_A LONG_A "b"), LONG_A LONG_A LONG_A LONG_A "…"},
    {TEXT(LONG_A LONG_A LONG_A LONG_A LONG_A LONG_A LONG_A LONG_A LONG_A),
     LONG_A LONG_A LONG_A LONG_A "…"},
};

static void check_text(const struct row *r)
{
    struct arena a;
    struct diag d;

    arena_init(&a);
    diag_init(&d, &a, DIAG_VI);
    diag_about(&d, POS_NONE, VB_HEAD_REPAIRED, diag_str(r->text));
    diag_finding(&d, POS_NONE, DIAG_WARN, STR("ND-13"), STR("ND 30, 8"), diag_str(r->text));
    CHECK_UINT(d.count, 2);
    CHECK_STR(d.entries[0].args[0].text, r->want);
    CHECK_STR(d.entries[1].args[0].text, r->want);
    CHECK_STR(said(&d, 1), r->want);
    CHECK(d.status == STATUS_OK && !diag_stopped(&d));
    arena_done(&a);
}

/* A letter is never cut in half, wherever the limit falls. */
static void test_cut_letters(void)
{
    for (unsigned lead = 0; lead < 6; lead++) {
        struct arena a;
        struct buf b = BUF_NEW;
        struct diag d;

        arena_init(&a);
        diag_init(&d, &a, DIAG_VI);
        for (unsigned i = 0; i < lead; i++)
            buf_char(&b, 'x');
        for (unsigned i = 0; i < 2000; i++)
            buf_c(&b, "ữ");
        diag_about(&d, POS_NONE, VB_HEAD_REPAIRED, diag_str(buf_view(&b)));
        CHECK(utf8_valid(d.entries[0].args[0].text, NULL));
        CHECK(str_ends(d.entries[0].args[0].text, STR("ữ…")));
        CHECK(d.entries[0].args[0].text.n <= 403 && d.entries[0].args[0].text.n > 398);
        buf_done(&b);
        arena_done(&a);
    }
}

static void test_limit(void)
{
    struct arena a;
    struct diag d;

    arena_init(&a);
    diag_init(&d, &a, DIAG_EN);
    for (unsigned i = 0; i < LIMIT_MESSAGES + 7; i++)
        diag_about(&d, POS_NONE, VB_LABEL_CONTINUES, diag_num(i));
    CHECK_UINT(d.count, LIMIT_MESSAGES);
    CHECK_UINT(d.left_out, 7);
    CHECK(d.entries[LIMIT_MESSAGES - 1].args[0].number == 499);
    diag_finding(&d, POS_NONE, DIAG_ERROR, STR("ND-1"), STR(""), diag_c("lỗi"));
    CHECK(d.left_out == 8 && !diag_stopped(&d));
    /* what stops is told, though the list is full; what comes after is counted */
    diag_about(&d, POS_NONE, VB_HEAD_FIELD_TWICE, diag_c("số"));
    CHECK_UINT(d.count, LIMIT_MESSAGES + 1);
    CHECK(d.entries[LIMIT_MESSAGES].code == VB_HEAD_FIELD_TWICE);
    CHECK(diag_stopped(&d) && d.status == STATUS_DATA);
    diag_at(&d, POS_NONE, VB_TABLE_TOO_LARGE);
    CHECK(d.status == STATUS_DATA && d.left_out == 9 && d.count == LIMIT_MESSAGES + 1);
    arena_done(&a);
}

static void test_sources(void)
{
    struct arena a;
    struct diag d;

    arena_init(&a);
    diag_init(&d, &a, DIAG_VI);
    for (unsigned i = 1; i <= LIMIT_SOURCES; i++)
        CHECK_UINT(diag_src(&d, src_new(&a, STR("x"), STR("y"))), i);
    CHECK_UINT(diag_src(&d, src_new(&a, STR("x"), STR("y"))), 0);
    CHECK_UINT(diag_src(&d, src_new(&a, STR("x"), STR("y"))), 0);
    arena_done(&a);
}

/* Constant sources: numbers apart, and in the order in which messages name them. */
static void test_constants(void)
{
    struct arena a;
    struct src_table table = {.arena = &a};
    struct diag world, d;
    const struct src *first, *second;
    uint16_t one, two;

    arena_init(&a);
    first = src_new(&a, STR("a.xml"), STR("một\nhai"));
    second = src_new(&a, STR("b.lua"), STR("ba"));
    diag_init(&world, &a, DIAG_VI);
    world.constants = &table;
    world.makes_constants = true;
    one = diag_src(&world, first);
    two = diag_src(&world, second);
    CHECK(one == SRC_CONSTANT && two == SRC_CONSTANT + 1);
    CHECK(src_table_find(&table, two) == second && src_table_find(&table, two + 1u) == NULL);
    CHECK(src_table_find(&table, 1) == NULL && src_table_find(NULL, one) == NULL);
    diag_about(&world, ((struct pos){4, 3, one}), VB_TEMPLATE_RANGE, diag_c("a"),
               diag_str(STR_NONE), diag_c("b"), diag_c("c"), diag_c("d"));
    diag_about(&world, POS_NONE, VB_TEMPLATE_MISSING, diag_path("c.xml"));

    diag_init(&d, &a, DIAG_VI);
    d.constants = &table;
    CHECK_UINT(diag_src(&d, src_new(&a, STR("x.md"), STR("y"))), 1);
    CHECK(diag_src_of(&d, (struct pos){0, 0, two}) == second);
    CHECK(diag_src_of(&d, POS_NONE) == NULL && diag_src_of(&d, (struct pos){0, 0, 2}) == NULL);
    diag_finding(&d, (struct pos){0, 2, two}, DIAG_WARN, STR("ND-1"), STR(""), diag_c("z"));
    diag_repeat(&d, &world, (struct pos){0, 1, 1});
    CHECK_UINT(d.count, 3);
    CHECK(diag_src_of(&d, d.entries[0].pos) == second && d.entries[0].pos.src == 2);
    CHECK(diag_src_of(&d, d.entries[1].pos) == first && d.entries[1].pos.src == 3);
    CHECK(d.entries[2].pos.src == 1 && d.entries[2].pos.len == 1);
    CHECK(d.status == diag_status_of(VB_TEMPLATE_MISSING));
    arena_done(&a);
}

int main(void)
{
    test_catalogue();
    UNIT_EACH (struct row, r, rows)
        check_text(r);
    UNIT_EACH (struct row, r, cuts)
        check_text(r);
    test_cut_letters();
    test_limit();
    test_sources();
    test_constants();
    return unit_done();
}
