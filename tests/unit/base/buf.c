/* SPDX-License-Identifier: MIT */
/* base/buf.c: growth and the two escapings. */
#include "base/buf.h"

#include "unit.h"

struct escape {
    struct str text;
    const char *want;
};

static const struct escape xml[] = {
    {TEXT("Chữ ký & con dấu"), "Chữ ký &amp; con dấu"},
    {TEXT("<a href=\"x\">'</a>"), "&lt;a href=&quot;x&quot;&gt;'&lt;/a&gt;"},
    {TEXT("]]>"), "]]&gt;"},
    {TEXT("một\thai\nba\r"), "một\thai\nba&#13;"},
    {TEXT("\x01 \x1F \x7F"), "\uFFFD \uFFFD \x7F"},
    {TEXT("\0"), "\uFFFD"},
    {TEXT("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD"), "\uFFFD\uFFFD\uFFFD"},
    {TEXT("\xEF\xBF"), "\xEF\xBF"},
    {TEXT("\xF0\x9F\x98\x80ệ"), "\xF0\x9F\x98\x80ệ"},
    {TEXT(""), ""},
};

static const struct escape json[] = {
    {TEXT("Điều 1. “Ữ”"), "\"Điều 1. “Ữ”\""},
    {TEXT("a\"b\\c"), "\"a\\\"b\\\\c\""},
    {TEXT("dòng\nmới\tô\r"), "\"dòng\\nmới\\u0009ô\\u000d\""},
    {TEXT("\0\x1F"), "\"\\u0000\\u001f\""},
    {TEXT(""), "\"\""},
};

struct number {
    uint64_t value;
    const char *want;
};

static const struct number numbers[] = {
    {0, "0"}, {9, "9"}, {10, "10"}, {2026, "2026"}, {UINT64_MAX, "18446744073709551615"},
};

static void test_growth(void)
{
    struct buf b = BUF_NEW;

    CHECK_STR(buf_view(&b), "");
    CHECK(buf_view(&b).p != NULL);
    buf_str(&b, STR_NONE);
    for (unsigned i = 0; i < 10000; i++)
        buf_c(&b, "ệ");
    CHECK_UINT(b.n, 30000);
    CHECK(b.p[b.n] == '\0');
    buf_clear(&b);
    CHECK_STR(buf_view(&b), "");
    CHECK(b.cap >= 30000);
    buf_printf(&b, "%s-%d", "KH", 5);
    buf_printf(&b, "%s", "");
    buf_char(&b, '/');
    buf_add(&b, "VPUB", 4);
    buf_reserve(&b, 100000);
    buf_printf(&b, "%.*s", STR_ARG(STR("…")));
    CHECK_BUF(&b, "KH-5/VPUB…");
    CHECK(b.p == NULL && b.n == 0 && b.cap == 0);
    buf_clear(&b);
    buf_done(&b);
}

int main(void)
{
    struct buf b = BUF_NEW;

    test_growth();
    UNIT_EACH (struct escape, e, xml) {
        buf_xml(&b, e->text);
        CHECK_BUF(&b, e->want);
    }
    UNIT_EACH (struct escape, e, json) {
        buf_json(&b, e->text);
        CHECK_BUF(&b, e->want);
    }
    buf_xml(&b, STR_NONE);
    CHECK_BUF(&b, "");
    UNIT_EACH (struct number, n, numbers) {
        buf_uint(&b, n->value);
        CHECK_BUF(&b, n->want);
    }
    return unit_done();
}
