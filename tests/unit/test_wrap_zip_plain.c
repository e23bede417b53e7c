/* SPDX-License-Identifier: MIT */
/*
 * wrap/wrap_zip_plain.c: what comes out of plain archives, and that wrap_zip_read says the same
 * of an archive whether it is plain or libzip reads it: every byte is changed in turn, in an
 * archive and in the same one with a comment, which only libzip reads.
 */
#include "wrap/wrap_zip_plain.h"

#include "unit.h"

#include "wrap/wrap_zip.h"
#include "wrap/wrap_zip_read.h"

#define END_BYTES 22u

static const struct wrap_zip_part parts[] = {
    {{"[Content_Types].xml", 19}, {"<Types/>", 8}},
    {{"word/", 5}, {"", 0}},
    {{"word/document.xml", 17}, {"Điều 1. Điều 1. Điều 1. Điều 1. Điều 1.", 49}},
};

static void pack(struct buf *out)
{
    const char *why;

    CHECK(wrap_zip_write(out, parts, ARRAY_LEN(parts), &why));
}

static void check_parts(void)
{
    struct wrap_zip_plain_entry entries[3];
    struct buf packed = BUF_NEW, out = BUF_NEW;
    size_t count;

    pack(&packed);
    CHECK(wrap_zip_plain_list(buf_view(&packed), entries, ARRAY_LEN(entries), &count));
    CHECK_UINT(count, ARRAY_LEN(parts));
    for (size_t i = 0; i < count; i++) {
        CHECK(str_eq(entries[i].name, parts[i].name));
        CHECK(wrap_zip_plain_part(&entries[i], &out));
        CHECK(str_eq(buf_view(&out), parts[i].bytes));
        buf_clear(&out);
    }
    CHECK(!wrap_zip_plain_list(buf_view(&packed), entries, 2, &count));
    for (size_t n = 0; n < packed.n; n++) /* cut off anywhere */
        CHECK(!wrap_zip_plain_list(str_sub(buf_view(&packed), 0, n), entries, 3, &count));
    buf_char(&packed, 'x');
    CHECK(!wrap_zip_plain_list(buf_view(&packed), entries, 3, &count));
    buf_done(&packed);
    buf_done(&out);
}

/* A wrong size or sum gives nothing. */
static void check_claims(void)
{
    struct wrap_zip_plain_entry entries[3], entry;
    struct buf packed = BUF_NEW, out = BUF_NEW;
    size_t count;

    pack(&packed);
    CHECK(wrap_zip_plain_list(buf_view(&packed), entries, 3, &count));
    buf_c(&out, "trước");
    entry = entries[2];
    entry.size++;
    CHECK(!wrap_zip_plain_part(&entry, &out));
    entry.size -= 2;
    CHECK(!wrap_zip_plain_part(&entry, &out));
    entry.size++;
    entry.crc ^= 1;
    CHECK(!wrap_zip_plain_part(&entry, &out));
    entry.crc ^= 1;
    entry.packed.n--;
    CHECK(!wrap_zip_plain_part(&entry, &out));
    entry.packed.n++;
    CHECK(wrap_zip_plain_part(&entry, &out));
    CHECK_UINT(out.n, str_c("trước").n + parts[2].bytes.n);
    buf_done(&packed);
    buf_done(&out);
}

/* What an archive gives: results and bytes of all parts, as text. */
static void tell(struct buf *said, struct str bytes)
{
    struct wrap_zip_read *zip;
    struct arena a;
    struct str about;

    arena_init(&a);
    buf_printf(said, "%d", (int)wrap_zip_read_open(&a, bytes, &zip, &about));
    for (size_t i = 0; zip != NULL && i < wrap_zip_read_count(zip); i++) {
        struct buf out = BUF_NEW;

        buf_str(said, wrap_zip_read_name(zip, i));
        buf_printf(said, "%d", (int)wrap_zip_read_part(zip, wrap_zip_read_name(zip, i), &out));
        buf_str(said, buf_view(&out));
        buf_done(&out);
    }
    wrap_zip_read_close(zip);
    arena_done(&a);
}

static void check_changed(void)
{
    static const unsigned char changes[] = {0x01, 0x02, 0x08, 0x20, 0x40, 0x80, 0xFF};
    struct buf plain = BUF_NEW, other = BUF_NEW;
    struct buf one = BUF_NEW, two = BUF_NEW;

    pack(&plain);
    buf_str(&other, buf_view(&plain));
    other.p[other.n - 2] = 1;
    buf_char(&other, 'x');
    for (size_t i = 0; i < plain.n - END_BYTES; i++) {
        for (size_t k = 0; k < ARRAY_LEN(changes); k++) {
            plain.p[i] = (char)(plain.p[i] ^ changes[k]);
            other.p[i] = (char)(other.p[i] ^ changes[k]);
            buf_clear(&one);
            buf_clear(&two);
            tell(&one, buf_view(&plain));
            tell(&two, buf_view(&other));
            CHECK_SAY(str_eq(buf_view(&one), buf_view(&two)), "byte %zu, bits %x: %.*s, not %.*s",
                      i, changes[k], STR_ARG(buf_view(&one)), STR_ARG(buf_view(&two)));
            plain.p[i] = (char)(plain.p[i] ^ changes[k]);
            other.p[i] = (char)(other.p[i] ^ changes[k]);
        }
    }
    buf_done(&plain);
    buf_done(&other);
    buf_done(&one);
    buf_done(&two);
}

int main(void)
{
    check_parts();
    check_claims();
    check_changed();
    return unit_done();
}
