/* SPDX-License-Identifier: MIT */
/* wrap/zip.c: what was written reads back with right sums, and is the same bytes wherever the
 * clock stands. */
#include "wrap/zip.h"

#include <time.h>
#include <zlib.h>

#include "unit.h"
#include "wrap/zip_read.h"

#define CENTRAL "PK\1\2" /* begins a row of the directory; the sum stands 16 bytes on */

static const struct wrap_zip_part parts[] = {
    {TEXT("word/document.xml"), TEXT("Điều 1. Điều 2. Điều 3. Điều 4.")},
    {TEXT("empty.xml"), TEXT("")},
    {TEXT("nul.bin"), TEXT("a\0b")},
};

/* CRC-32 bit by bit, as the ZIP format defines it: no table of zlib's is believed. */
static uint32_t sum_of(struct str s)
{
    uint32_t crc = 0xFFFFFFFFu;

    for (size_t i = 0; i < s.n; i++) {
        crc ^= (unsigned char)s.p[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static void write_all(struct buf *out)
{
    const char *why = "";

    CHECK_SAY(wrap_zip_write(out, parts, ARRAY_LEN(parts), &why), "%s", why);
}

/* libzip believes the sum that it is told, so a wrong one would be written. */
static void test_sums(void)
{
    struct buf out = BUF_NEW;
    size_t at = 0;

    write_all(&out);
    UNIT_EACH (struct wrap_zip_part, part, parts) {
        uint32_t sum = 0;

        at = str_find(buf_view(&out), STR(CENTRAL), at);
        CHECK(at != SIZE_MAX);
        if (at == SIZE_MAX)
            break;
        for (size_t i = 4; i > 0; i--)
            sum = sum << 8 | (unsigned char)out.p[at + 16 + i - 1];
        CHECK_UINT(sum, sum_of(part->bytes));
        at++;
    }
    buf_done(&out);
}

static void test_back(void)
{
    struct wrap_zip_read *zip = NULL;
    struct buf out = BUF_NEW;
    struct str about;
    struct arena a;

    arena_init(&a);
    write_all(&out);
    CHECK(wrap_zip_read_open(&a, buf_view(&out), &zip, &about) == WRAP_ZIP_READ_OK);
    UNIT_EACH (struct wrap_zip_part, part, parts) {
        struct buf back = BUF_NEW;

        CHECK(wrap_zip_read_part(zip, part->name, &back) == WRAP_ZIP_READ_OK);
        CHECK(str_eq(buf_view(&back), part->bytes));
        buf_done(&back);
    }
    wrap_zip_read_close(zip);
    buf_done(&out);
    arena_done(&a);
}

static void test_zones(void)
{
    static const char *const zones[] = {"UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles",
                                        "XXX+12YYY,0,364"};
    struct buf first = BUF_NEW;

    write_all(&first);
    for (size_t i = 0; i < ARRAY_LEN(zones); i++) {
        struct buf out = BUF_NEW;

        CHECK(setenv("TZ", zones[i], 1) == 0);
        tzset();
        write_all(&out);
        CHECK_SAY(str_eq(buf_view(&out), buf_view(&first)), "%s: other bytes", zones[i]);
        buf_done(&out);
    }
    buf_done(&first);
}

/* Words in an order that repeats itself late: long and short matches, and literals. */
static void make_text(struct buf *text)
{
    static const char *const words[] = {"văn bản ", "<w:p>", "</w:p>", "ngày ", "Sở Nội vụ", "\n"};
    uint32_t noise = 1;

    for (unsigned i = 0; i < 20000; i++) {
        noise = noise * 1664525u + 1013904223u;
        buf_c(text, words[(noise >> 16) % ARRAY_LEN(words)]);
        if (noise >> 28 == 0)
            buf_uint(text, noise);
    }
}

/* When the archive differs this tells which library it is. */
static void check_zlib(struct str text)
{
    static unsigned char out[1 << 18];
    z_stream z = {.zalloc = NULL};

    CHECK(deflateInit2(&z, 3, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    z.next_in = (Bytef *)(uintptr_t)text.p;
    z.avail_in = (uInt)text.n;
    z.next_out = out;
    z.avail_out = sizeof out;
    CHECK(deflate(&z, Z_FINISH) == Z_STREAM_END);
    CHECK_UINT(sum_of((struct str){(const char *)out, z.total_out}), 2852826497u);
    (void)deflateEnd(&z);
}

/* The sums were taken under Debian 12 (zlib 1.2.13, libzip 1.7.3) and are those of Debian 13 (zlib
 * 1.3.1, libzip 1.11.3). */
static void test_systems(void)
{
    struct buf text = BUF_NEW, out = BUF_NEW;
    const char *why = "";

    make_text(&text);
    CHECK_UINT(sum_of(buf_view(&text)), 613941936u);
    check_zlib(buf_view(&text));
    {
        const struct wrap_zip_part three[] = {
            {STR("[Content_Types].xml"), STR("<Types/>")},
            {STR("_rels/.rels"), STR("")},
            {STR("word/document.xml"), buf_view(&text)},
        };

        CHECK_SAY(wrap_zip_write(&out, three, ARRAY_LEN(three), &why), "%s", why);
    }
    CHECK_UINT(out.n, 26359);
    CHECK_UINT(sum_of(buf_view(&out)), 710149865u);
    buf_done(&out);
    buf_done(&text);
}

static void test_too_large(void)
{
    struct wrap_zip_part large = {STR("a"), {"", (size_t)INT32_MAX + 1}}; /* never read */
    struct buf out = BUF_NEW;
    const char *why = "";

    CHECK(!wrap_zip_write(&out, &large, 1, &why));
    CHECK_STR(str_c(why), "zip64");
    CHECK(out.n == 0);
    buf_done(&out);
}

int main(void)
{
    test_sums();
    test_back();
    test_zones();
    test_systems();
    test_too_large();
    return unit_done();
}
