/* SPDX-License-Identifier: MIT */
/* base/vn_legacy_file.c: raw files, known and unknown. */
#include "base/vn_legacy_file.h"

#include "legacy_sample.h"

struct file {
    const char *ending, *answer;
    enum vn_legacy from;
};

static const struct file files[] = {
    {"tcvn3.bin", NULL, VN_LEGACY_TCVN3},
    {"vni.bin", "answer.txt", VN_LEGACY_VNI},
    {"viscii.bin", "answer.txt", VN_LEGACY_VISCII},
    {"cp1258.bin", "answer.txt", VN_LEGACY_CP1258},
};

static void count(void *user, struct str before, struct str after)
{
    size_t *n = user;

    (void)before;
    (void)after;
    (*n)++;
}

static void test_samples(void)
{
    for (int number = 1; number <= 4; number++) {
        UNIT_EACH (struct file, f, files) {
            struct buf raw = legacy_sample(number, f->ending);
            struct buf answer = legacy_sample(number, f->answer != NULL ? f->answer : "answer.txt");
            struct buf got = BUF_NEW;
            enum vn_legacy from = VN_LEGACY_NONE;
            size_t doubts = 0;

            CHECK(vn_legacy_file(&got, buf_view(&raw), &from, count, &doubts));
            CHECK_UINT(from, f->from);
            /* s3 has no capitals with tones */
            CHECK((doubts > 0) == (from == VN_LEGACY_TCVN3 && number != 3));
            buf_char(&answer, '\0');
            CHECK_BUF(&got, answer.p);
            buf_done(&raw);
            buf_done(&answer);
        }
    }
}

struct other {
    struct str bytes;
    const char *want; /* NULL: unknown */
};

static const struct other others[] = {
    {TEXT("Le caf\xE9, \x93o\xF9\x94 \x96 d\xE9j\xE0 vu\n"), "Le café, “où” – déjà vu\n"},
    {TEXT("plain\r\n"), "plain\r\n"},
    {TEXT("\xCF\xF0\xE8\xEA\xE0\xE7 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xE0"), NULL}, /* Cyrillic */
    {TEXT("\x93\xFA\x96{\x8C\xEA\x82\xC5\x82\xB7"), NULL},                     /* Shift-JIS */
    {TEXT("\x01\x02\xFF\xFE\x90"), NULL},
};

int main(void)
{
    test_samples();
    UNIT_EACH (struct other, o, others) {
        struct buf got = BUF_NEW;
        enum vn_legacy from = VN_LEGACY_VNI;

        CHECK(vn_legacy_file(&got, o->bytes, &from, NULL, NULL) == (o->want != NULL));
        CHECK_BUF(&got, o->want != NULL ? o->want : "");
        CHECK_UINT(from, VN_LEGACY_NONE);
    }
    return unit_done();
}
