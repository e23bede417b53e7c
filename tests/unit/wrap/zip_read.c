/* SPDX-License-Identifier: MIT */
/* wrap/zip_read.c: what comes out of archives, and what is refused. */
#include "wrap/zip_read.h"
#include "base/limit.h"
#include "unit.h"
#include "wrap/zip.h"

static void pack(struct buf *out, const struct wrap_zip_part *parts, size_t count)
{
    const char *why;

    if (!wrap_zip_write(out, parts, count, &why))
        abort();
}

/* What opening the bytes gives; *about goes to `said`. */
static enum wrap_zip_read_result open_only(struct str bytes, struct buf *said)
{
    struct wrap_zip_read *zip;
    enum wrap_zip_read_result result;
    struct arena a;
    struct str about;

    arena_init(&a);
    result = wrap_zip_read_open(&a, bytes, &zip, &about);
    CHECK((result == WRAP_ZIP_READ_OK) == (zip != NULL));
    if (said != NULL)
        buf_str(said, about);
    wrap_zip_read_close(zip);
    arena_done(&a);
    return result;
}

/* What reading one part of the bytes gives. */
static enum wrap_zip_read_result read_one(struct str bytes, const char *name, struct buf *out)
{
    struct wrap_zip_read *zip;
    enum wrap_zip_read_result result;
    struct arena a;
    struct str about;

    arena_init(&a);
    result = wrap_zip_read_open(&a, bytes, &zip, &about);
    if (result == WRAP_ZIP_READ_OK)
        result = wrap_zip_read_part(zip, str_c(name), out);
    wrap_zip_read_close(zip);
    arena_done(&a);
    return result;
}

static void test_parts(void)
{
    static const struct wrap_zip_part parts[] = {
        {{"word/", 5}, {"", 0}}, {{"Word/Document.XML", 17}, {"thân", 5}}, {{"a", 1}, {"", 0}}};
    struct buf packed = BUF_NEW, out = BUF_NEW;
    struct wrap_zip_read *zip;
    struct arena a;
    struct str about;

    arena_init(&a);
    pack(&packed, parts, ARRAY_LEN(parts));
    CHECK(wrap_zip_read_open(&a, buf_view(&packed), &zip, &about) == WRAP_ZIP_READ_OK);
    CHECK_UINT(wrap_zip_read_count(zip), 2);
    CHECK_STR(wrap_zip_read_name(zip, 0), "Word/Document.XML");
    CHECK_STR(wrap_zip_read_name(zip, 1), "a");
    buf_c(&out, "trước ");
    CHECK(wrap_zip_read_part(zip, STR("word/document.xml"), &out) == WRAP_ZIP_READ_OK);
    CHECK(wrap_zip_read_part(zip, STR("a"), &out) == WRAP_ZIP_READ_OK);
    CHECK(wrap_zip_read_part(zip, STR("b"), &out) == WRAP_ZIP_READ_NONE);
    CHECK(wrap_zip_read_part(zip, STR("word/"), &out) == WRAP_ZIP_READ_NONE);
    CHECK(wrap_zip_read_part(zip, STR("word/document.xml"), &out) == WRAP_ZIP_READ_OK);
    CHECK_BUF(&out, "trước thânthân");
    wrap_zip_read_close(zip);
    wrap_zip_read_close(NULL);
    buf_done(&packed);
    arena_done(&a);
}

static void test_other_formats(void)
{
    static const struct row {
        struct str bytes;
        enum wrap_zip_read_result want;
    } rows[] = {
        {TEXT(""), WRAP_ZIP_READ_NOT_ZIP},
        {TEXT("%PDF-1.7"), WRAP_ZIP_READ_NOT_ZIP},
        {TEXT("PK"), WRAP_ZIP_READ_DAMAGED},
        {TEXT("PK\3\4rest"), WRAP_ZIP_READ_DAMAGED},
        {TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0"), WRAP_ZIP_READ_OLE},
        {TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 "
              "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
         WRAP_ZIP_READ_PASSWORD},
    };

    UNIT_EACH (struct row, r, rows)
        CHECK_UINT(open_only(r->bytes, NULL), r->want);
}

static void test_names(void)
{
    static const struct row {
        const char *first, *second;
        enum wrap_zip_read_result want;
        const char *about;
    } rows[] = {
        {"a/b.xml", "a/c.xml", WRAP_ZIP_READ_OK, ""},
        {"a..b/c", "...", WRAP_ZIP_READ_OK, ""},
        {"a", "../b", WRAP_ZIP_READ_NAME, "../b"},
        {"a", "b/../../c", WRAP_ZIP_READ_NAME, "b/../../c"},
        {"/etc/passwd", "b", WRAP_ZIP_READ_NAME, "/etc/passwd"},
        {"a", "word\\b.xml", WRAP_ZIP_READ_NAME, "word\\b.xml"},
        {"C:x", "b", WRAP_ZIP_READ_NAME, "C:x"},
        {"a/./b", "b", WRAP_ZIP_READ_NAME, "a/./b"},
        {"word/a.xml", "WORD/A.xml", WRAP_ZIP_READ_TWICE, "WORD/A.xml"},
    };

    UNIT_EACH (struct row, r, rows) {
        const struct wrap_zip_part parts[] = {{str_c(r->first), STR("1")},
                                              {str_c(r->second), STR("2")}};
        struct buf packed = BUF_NEW, said = BUF_NEW;

        pack(&packed, parts, ARRAY_LEN(parts));
        CHECK_UINT(open_only(buf_view(&packed), &said), r->want);
        CHECK_BUF(&said, r->about);
        buf_done(&packed);
    }
}

/* Every archive that was cut off is refused, and one with a wrong byte gives the bytes that
 * were packed or nothing. */
static void test_damage(void)
{
    struct wrap_zip_part part = {STR("word/document.xml"), STR_NONE};
    struct buf text = BUF_NEW, packed = BUF_NEW;

    for (unsigned i = 0; i < 300; i++)
        buf_printf(&text, "<w:p>%u</w:p>", i * i);
    part.bytes = buf_view(&text);
    pack(&packed, &part, 1);
    for (size_t n = 2; n < packed.n; n += 7)
        CHECK(open_only((struct str){packed.p, n}, NULL) == WRAP_ZIP_READ_DAMAGED);
    for (size_t i = 0; i < packed.n; i += 3) {
        struct buf out = BUF_NEW;
        enum wrap_zip_read_result result;

        packed.p[i] ^= 0x55;
        result = read_one(buf_view(&packed), "word/document.xml", &out);
        packed.p[i] ^= 0x55;
        if (result == WRAP_ZIP_READ_OK)
            CHECK(str_eq(buf_view(&out), buf_view(&text)));
        else
            CHECK_UINT(out.n, 0);
        buf_done(&out);
    }
    buf_done(&packed);
    buf_done(&text);
}

static void test_limits(void)
{
    static const char blanks[LIMIT_ZIP_ENTRY + 1];
    static struct wrap_zip_part many[LIMIT_ZIP_ENTRIES + 1];
    struct wrap_zip_part bomb = {STR("bomb"), {blanks, LIMIT_ZIP_ENTRY + 1}};
    char names[ARRAY_LEN(many)][8];
    struct buf packed = BUF_NEW, out = BUF_NEW;

    pack(&packed, &bomb, 1);
    CHECK(read_one(buf_view(&packed), "bomb", &out) == WRAP_ZIP_READ_RATIO);
    buf_clear(&packed);
    bomb.bytes.n = LIMIT_ZIP_RATIO_FROM;
    pack(&packed, &bomb, 1);
    CHECK(read_one(buf_view(&packed), "bomb", &out) == WRAP_ZIP_READ_OK);
    CHECK_UINT(out.n, LIMIT_ZIP_RATIO_FROM);
    for (size_t i = 0; i < ARRAY_LEN(many); i++) {
        (void)snprintf(names[i], sizeof(names[i]), "%zu", i);
        many[i] = (struct wrap_zip_part){str_c(names[i]), STR("")};
    }
    buf_clear(&packed);
    pack(&packed, many, LIMIT_ZIP_ENTRIES);
    CHECK(open_only(buf_view(&packed), NULL) == WRAP_ZIP_READ_OK);
    buf_clear(&packed);
    pack(&packed, many, LIMIT_ZIP_ENTRIES + 1);
    CHECK(open_only(buf_view(&packed), NULL) == WRAP_ZIP_READ_ENTRIES);
    buf_done(&packed);
    buf_done(&out);
}

/* What does not pack well: an entry of exactly the limit, one of a byte more, and several
 * that are too much together. */
static void test_sizes(void)
{
    size_t size = LIMIT_ZIP_ENTRY + 1;
    char *noise = malloc(size);
    struct buf packed = BUF_NEW, out = BUF_NEW;
    struct wrap_zip_part part = {STR("x"), {noise, size}};
    struct wrap_zip_read *zip;
    struct arena a;
    struct str about;
    uint32_t state = 1;
    unsigned reads = 0;

    if (noise == NULL)
        abort();
    for (size_t i = 0; i < size; i++) /* four bits of a byte: half as large packed */
        noise[i] = (char)('a' + (((state = state * 1103515245u + 12345u) >> 16) & 15));
    pack(&packed, &part, 1);
    CHECK(read_one(buf_view(&packed), "x", &out) == WRAP_ZIP_READ_ENTRY);
    CHECK_UINT(out.n, 0);
    buf_clear(&packed);
    part.bytes.n = LIMIT_ZIP_ENTRY;
    pack(&packed, &part, 1);
    arena_init(&a);
    CHECK(wrap_zip_read_open(&a, buf_view(&packed), &zip, &about) == WRAP_ZIP_READ_OK);
    while (wrap_zip_read_part(zip, STR("x"), &out) == WRAP_ZIP_READ_OK) {
        buf_clear(&out);
        reads++;
    }
    CHECK_UINT(reads, LIMIT_ZIP_TOTAL / LIMIT_ZIP_ENTRY);
    wrap_zip_read_close(zip);
    arena_done(&a);
    buf_clear(&packed);
    buf_str(&packed, STR("PK"));
    while (packed.n <= LIMIT_ZIP_PACKED)
        buf_add(&packed, noise, LIMIT_ZIP_ENTRY);
    CHECK(open_only(buf_view(&packed), NULL) == WRAP_ZIP_READ_PACKED);
    buf_done(&packed);
    buf_done(&out);
    free(noise);
}

int main(void)
{
    test_parts();
    test_other_formats();
    test_names();
    test_damage();
    test_limits();
    test_sizes();
    return unit_done();
}
