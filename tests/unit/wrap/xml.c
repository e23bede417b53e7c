/* SPDX-License-Identifier: MIT */
/* wrap/xml.c: places of events, refusals, limits, silence, and thousands
 * of damaged texts under handlers that stop at any moment. */
#include "wrap/xml.h"

#include <sys/resource.h>
#include <time.h>

#include "base/limit.h"
#include "unit.h"

#if defined(__SANITIZE_ADDRESS__)
#define SLOW 10 /* seconds of CPU; memory says nothing there */
#else
#define SLOW 1
#endif

struct log {
    struct buf out;
    struct str text;
    unsigned events, stop_at; /* 0: never */
    bool misplaced;
};

static bool go_on(struct log *log)
{
    return ++log->events != log->stop_at;
}

/* "<name a="b">" with the bytes that the place covers when they are no tag. */
static bool log_start(void *ctx, const struct wrap_xml_element *e)
{
    struct log *log = ctx;

    buf_printf(&log->out, "%u<%.*s", e->depth, STR_ARG(e->name));
    if (e->uri.n > 0)
        buf_printf(&log->out, "{%.*s}", STR_ARG(e->uri));
    for (size_t i = 0; i < e->attr_count; i++)
        buf_printf(&log->out, " %.*s%s%.*s=[%.*s]", STR_ARG(e->attrs[i].prefix),
                   e->attrs[i].prefix.n > 0 ? ":" : "", STR_ARG(e->attrs[i].name),
                   STR_ARG(e->attrs[i].value));
    buf_char(&log->out, '>');
    if (e->off + e->len > log->text.n || log->text.p[e->off] != '<' ||
        log->text.p[e->off + e->len - 1] != '>')
        log->misplaced = true;
    return go_on(log);
}

static bool log_end(void *ctx, const struct wrap_xml_element *e)
{
    struct log *log = ctx;

    buf_printf(&log->out, "%u/%.*s;", e->depth, STR_ARG(e->name));
    if (e->off + e->len > log->text.n || log->text.p[e->off] != '<' ||
        log->text.p[e->off + e->len - 1] != '>')
        log->misplaced = true;
    return go_on(log);
}

static bool log_text(void *ctx, struct str text, size_t off)
{
    struct log *log = ctx;

    buf_printf(&log->out, "'%.*s'@%zu", STR_ARG(text), off);
    if (off > log->text.n)
        log->misplaced = true;
    return go_on(log);
}

static bool log_comment(void *ctx, struct str text, size_t off)
{
    struct log *log = ctx;

    buf_printf(&log->out, "!%.*s!", STR_ARG(text));
    if (!str_starts(str_sub(log->text, off, log->text.n), STR("<!--")))
        log->misplaced = true;
    return go_on(log);
}

static const struct wrap_xml_handler handler = {log_start, log_end, log_text, log_comment};
static const struct wrap_xml_handler no_handler = {NULL, NULL, NULL, NULL};

static void test_events(void)
{
    static const struct {
        struct str text, events;
    } cases[] = {
        {TEXT("<a/>"), TEXT("1<a>1/a;")},
        {TEXT("<a>Độ <b  x='1'\n/>ệ</a >"), TEXT("1<a>'Độ '@32<b x=[1]>2/b;'ệ'@211/a;")},
        {TEXT("<?xml version='1.0' encoding='UTF-16'?>\n<a>Ữ</a>\n"), TEXT("1<a>'Ữ'@431/a;")},
        {TEXT("<a x='&amp;&lt;&#38;&quot;&amp;#38;&#272;' y=\"a>'b\"/>"),
         TEXT("1<a x=[&<&\"&#38;Đ] y=[a>'b]>1/a;")},
        {TEXT("<a><![CDATA[<b>&]]>x</a>"), TEXT("1<a>'<b>&'@3'x'@191/a;")},
        {TEXT("<a>&lt;&#x1EC7;</a>"), TEXT("1<a>'<'@3'ệ'@71/a;")},
        {TEXT("<!-- < --><a><!--b > c--></a><!---->"), TEXT("! < !1<a>!b > c!1/a;!!")},
        {TEXT("<?xml-model href='x'?><a xmlns='u' xmlns:p='v' p:x='1' xml:space='preserve'/>"),
         TEXT("1<a{u} p:x=[1] xml:space=[preserve]>1/a;")},
        {TEXT("\xEF\xBB\xBF<a/>"), TEXT("1<a>1/a;")},
        {TEXT("<a x=''/>"), TEXT("1<a x=[]>1/a;")},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct log log = {.out = BUF_NEW, .text = cases[i].text};
        struct wrap_xml_error error;
        enum wrap_xml_result result = wrap_xml_parse(cases[i].text, &handler, &log, &error);

        CHECK_SAY(result == WRAP_XML_OK, "case %zu: result %d: %s", i, result, error.message);
        CHECK_SAY(str_eq(buf_view(&log.out), cases[i].events), "case %zu: %.*s", i,
                  STR_ARG(buf_view(&log.out)));
        CHECK_SAY(!log.misplaced, "case %zu: a place that is no tag", i);
        buf_done(&log.out);
    }
}

static void test_refused(void)
{
    static const struct {
        struct str text;
        enum wrap_xml_result result;
        size_t off;
    } cases[] = {
        {TEXT(""), WRAP_XML_BROKEN, 0},
        {TEXT("chữ"), WRAP_XML_BROKEN, 0},
        {TEXT("<a>"), WRAP_XML_BROKEN, 3},
        {TEXT("<a></b>"), WRAP_XML_BROKEN, 3},
        {TEXT("<a x='1' x='2'/>"), WRAP_XML_BROKEN, 0},
        {TEXT("<a><b x='<'/></a>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<a><!-- -- --></a>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<a>\x01</a>"), WRAP_XML_BROKEN, 3},
        {TEXT("<a>x\0</a>"), WRAP_XML_BROKEN, 4},
        {TEXT("<a>\xE1\xBB</a>"), WRAP_XML_BROKEN, 3},
        {TEXT("\xFE\xFF\0<\0a\0/\0>"), WRAP_XML_BROKEN, 2},
        {TEXT("<a/><b/>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<p:a/>"), WRAP_XML_BROKEN, 0},
        {TEXT("<a><![CDATA[x</a>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<a x=1/>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<a x='1/>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<a>&#0;</a>"), WRAP_XML_BROKEN, SIZE_MAX},
        {TEXT("<!DOCTYPE a><a/>"), WRAP_XML_REFUSED, 0},
        {TEXT("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), WRAP_XML_REFUSED, 0},
        {TEXT("<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><a>&c;</a>"), WRAP_XML_REFUSED, 0},
        {TEXT("<a>\n<!DOCTYPE a></a>"), WRAP_XML_REFUSED, 4},
        {TEXT("<a>\n&nbsp;</a>"), WRAP_XML_REFUSED, 4},
        {TEXT("<a x='&eacute;'/>"), WRAP_XML_REFUSED, 6},
        {TEXT("<?xml version='1.0'?><?oasis-xml-catalog catalog='file:///c'?><a/>"),
         WRAP_XML_REFUSED, 21},
        {TEXT("<a><?php echo 1 ?></a>"), WRAP_XML_REFUSED, 3},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct wrap_xml_error error;
        enum wrap_xml_result result = wrap_xml_parse(cases[i].text, &no_handler, NULL, &error);

        CHECK_SAY(result == cases[i].result, "case %zu: result %d: %s", i, result, error.message);
        CHECK_SAY(cases[i].off == SIZE_MAX || error.off == cases[i].off, "case %zu: offset %zu, %s",
                  i, error.off, error.message);
        CHECK_SAY(error.off <= cases[i].text.n, "case %zu: outside", i);
        CHECK_SAY(error.message[0] != '\0' && strchr(error.message, '\n') == NULL,
                  "case %zu: message \"%s\"", i, error.message);
    }
}

static double seconds(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t); /* cannot fail with this clock */
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Parses before, piece 0 rest, piece 1 rest, …, after. */
static enum wrap_xml_result parse_many(const char *before, const char *piece, const char *rest,
                                       size_t times, const char *after)
{
    struct buf b = BUF_NEW;
    struct wrap_xml_error error;
    enum wrap_xml_result result;
    double start;

    buf_c(&b, before);
    for (size_t i = 0; i < times; i++) {
        buf_c(&b, piece);
        buf_uint(&b, i);
        buf_c(&b, rest);
    }
    buf_c(&b, after);
    start = seconds();
    result = wrap_xml_parse(buf_view(&b), &no_handler, NULL, &error);
    CHECK_SAY(seconds() - start < 5, "%s%s: %.1f s", before, piece, seconds() - start);
    buf_done(&b);
    return result;
}

static void test_limits(void)
{
    struct buf b = BUF_NEW;
    struct wrap_xml_error error;

    CHECK_SAY(parse_many("<a>", "<b x='", "'>", 10000, "") == WRAP_XML_LIMIT, "10,000 levels");
    CHECK_SAY(parse_many("", "<b x='", "'>", LIMIT_XML_DEPTH, "") == WRAP_XML_BROKEN,
              "at the depth");
    CHECK_SAY(parse_many("", "<b x='", "'>", LIMIT_XML_DEPTH + 1, "") == WRAP_XML_LIMIT,
              "below it");
    CHECK_SAY(parse_many("<a", " x", "='1'", WRAP_XML_ATTRS_MAX, "/>") == WRAP_XML_OK,
              "64 attributes");
    CHECK_SAY(parse_many("<a", " x", "='1'", WRAP_XML_ATTRS_MAX + 1, "/>") == WRAP_XML_LIMIT,
              "65 attributes");
    CHECK_SAY(parse_many("<a", " x", "='1'", 300000, "/>") == WRAP_XML_LIMIT, "300,000 attributes");
    CHECK_SAY(parse_many("<a", " xmlns:x", "='1'", 300000, "/>") == WRAP_XML_LIMIT, "namespaces");
    CHECK_SAY(parse_many("<a -", " x", "='1'", 300000, "/>") == WRAP_XML_BROKEN,
              "malformed before");
    CHECK_SAY(parse_many("<a>", "<b x='", "'/>", 300000, "</a>") == WRAP_XML_OK, "300,000 tags");
    CHECK_SAY(parse_many("<a>", "chữ ", "&amp;", 1500000, "</a>") == WRAP_XML_OK, "16 MB of text");
    CHECK_SAY(parse_many("<a>", "<!-- ", " -->", 300000, "</a>") == WRAP_XML_OK, "comments");
    CHECK_SAY(parse_many("<a>", "<!-- <", " <!--", 300000, "</a>") == WRAP_XML_BROKEN, "no end");
    CHECK_SAY(parse_many("<a>", "<", "<", 300000, "</a>") == WRAP_XML_BROKEN, "brackets");
    buf_c(&b, "<a>");
    for (size_t i = 0; i < 9u << 20; i++)
        buf_char(&b, ' ');
    buf_c(&b, "</a>");
    CHECK_SAY(wrap_xml_parse(buf_view(&b), &no_handler, NULL, &error) == WRAP_XML_OK,
              "9 MB of blanks");
    buf_done(&b);
}

/* What libxml2 alone would take minutes or all memory for: made of `before`, `piece` until there
 * are `times`, `after`; § in a piece is its number. */
static const struct bomb {
    const char *name, *before, *piece, *after;
    size_t times;
    enum wrap_xml_result result;
} bombs[] = {
    {"attributes", "<a", " x§='1'", "/>", 1000000, WRAP_XML_LIMIT},
    {"namespaces", "<a", " xmlns:x§='1'", "/>", 1000000, WRAP_XML_LIMIT},
    {"names", "<a>", "<b§/>", "</a>", 3000000, WRAP_XML_LIMIT},
    {"a name of a megabyte", "<", "abcdefghij", "/>", 100000, WRAP_XML_BROKEN},
    {"an attribute's name", "<a ", "abcdefghij", "=''/>", 100000, WRAP_XML_BROKEN},
    {"levels", "", "<a>", "", 10000, WRAP_XML_LIMIT},
    {"levels among text", "", "<a>x<b/>", "", 10000, WRAP_XML_LIMIT},
    {"comments", "<a>", "<!-- <!- -> -->", "", 1000000, WRAP_XML_BROKEN},
    {"a comment without end", "<a><!--", " <!- ", "", 4000000, WRAP_XML_BROKEN},
    {"an attribute of 20 MB", "<a x='", "0123456789", "'/>", 2000000, WRAP_XML_BROKEN},
    {"a CDATA section of 20 MB", "<a><![CDATA[", "0123456789", "]]></a>", 2000000, WRAP_XML_BROKEN},
    {"]]> in text", "<a>", "x]]>", "</a>", 100000, WRAP_XML_BROKEN},
};

static void make_bomb(struct buf *b, const struct bomb *bomb)
{
    struct str piece = str_c(bomb->piece);
    size_t at = str_find(piece, STR("§"), 0);

    buf_c(b, bomb->before);
    for (size_t i = 0; i < bomb->times; i++) {
        buf_str(b, str_sub(piece, 0, at));
        if (at != SIZE_MAX) {
            buf_uint(b, i);
            buf_str(b, str_sub(piece, at + STR("§").n, piece.n));
        }
    }
    buf_c(b, bomb->after);
}

/* KB that the process has held at most. */
static long peak(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_SELF, &usage); /* cannot fail with this who */
    return usage.ru_maxrss;
}

static const struct bomb *lit; /* for the child */

static void explode(void)
{
    struct buf b = BUF_NEW;
    struct wrap_xml_error error;
    enum wrap_xml_result result;
    long before;
    clock_t start;

    make_bomb(&b, lit);
    before = peak();
    start = clock();
    result = wrap_xml_parse(buf_view(&b), &no_handler, NULL, &error);
    if (result != lit->result)
        (void)fprintf(stderr, "result %d: %s", result, error.message);
    if (clock() - start > CLOCKS_PER_SEC * SLOW)
        (void)fprintf(stderr, "more than a second of CPU");
    if (SLOW == 1 && peak() - before > 64 << 10)
        (void)fprintf(stderr, "%ld MB", (peak() - before) >> 10);
    buf_done(&b);
}

/* Each in a process of its own: a peak does not go down again. */
static void test_bombs(void)
{
    UNIT_EACH (struct bomb, bomb, bombs) {
        struct buf err = BUF_NEW;

        lit = bomb;
        CHECK_UINT((uint64_t)unit_run(explode, &err), 0);
        CHECK_SAY(err.n == 0, "%s: %.*s", bomb->name, STR_ARG(buf_view(&err)));
        buf_done(&err);
    }
}

/* Nothing on stderr. */
static void test_silence(void)
{
    FILE *catcher = tmpfile();
    int saved = dup(2);
    struct wrap_xml_error error;
    bool ready = catcher != NULL && saved >= 0 && dup2(fileno(catcher), 2) >= 0;
    long size;

    CHECK_SAY(ready, "no temporary file");
    if (ready) {
        (void)wrap_xml_parse(STR("<a><b></a>&x;"), &no_handler, NULL, &error);
        (void)wrap_xml_parse(STR("<!DOCTYPE a><a/>"), &no_handler, NULL, &error);
        (void)wrap_xml_parse(STR("<a xmlns='x y' xml:lang='?'/>"), &no_handler, NULL, &error);
        (void)fflush(stderr);
        size = lseek(fileno(catcher), 0, SEEK_END);
        (void)dup2(saved, 2);
        CHECK_SAY(size == 0, "%ld bytes on stderr", size);
    }
    if (saved >= 0)
        (void)close(saved);
    if (catcher != NULL)
        (void)fclose(catcher);
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Damaged texts: every place stays inside, and a stop is a stop. */
static void test_damaged(void)
{
    static const struct str seed =
        TEXT("<?xml version='1.0'?><!-- c --><doc a='1&amp;2'><p x=\"ữ\" y=''>Điều <b>&lt;5</b>"
             "<![CDATA[ <x> ]]>&#x1EC7;</p><?xml-x y?><br/><!--z--></doc>");
    static const char letters[] = "<>&;'\"/!-?[]= ax\n\x01\xE1\x80";
    uint32_t state = 2026;

    for (unsigned round = 0; round < 6000; round++) {
        char bytes[256];
        size_t n = seed.n;
        struct log log = {.out = BUF_NEW, .stop_at = next_random(&state) % 24};
        struct wrap_xml_error error;
        enum wrap_xml_result result;

        memcpy(bytes, seed.p, n);
        for (unsigned k = next_random(&state) % 4; k > 0; k--) {
            size_t at = next_random(&state) % n;

            if (next_random(&state) % 3 == 0) {
                memmove(bytes + at, bytes + at + 1, --n - at);
                continue;
            }
            bytes[at] = letters[next_random(&state) % (sizeof(letters) - 1)];
        }
        log.text = (struct str){bytes, n};
        result = wrap_xml_parse(log.text, &handler, &log, &error);
        CHECK_SAY(!log.misplaced, "round %u: a wrong place", round);
        CHECK_SAY(error.off <= n, "round %u: error outside", round);
        CHECK_SAY((result == WRAP_XML_STOPPED) == (log.stop_at > 0 && log.events == log.stop_at),
                  "round %u: result %d after %u events of %u", round, result, log.events,
                  log.stop_at);
        buf_done(&log.out);
    }
}

int main(void)
{
    test_events();
    test_refused();
    test_limits();
    test_bombs();
    test_silence();
    test_damaged();
    return unit_done();
}
