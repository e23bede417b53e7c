/* SPDX-License-Identifier: MIT */
/* read/read_pdf*.c: what poppler prints and the printed trees it becomes; output that no
 * poppler would print. */
#include "unit.h"
#include "landmarks.h"

#include "read/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/ledger_count.h"
#include "doc/meta.h"

#define PAGE "<page width=\"600.0\" height=\"800.0\">\n"

struct result {
    struct doc *doc;
    struct ledger ledger;
    struct buf tree;
    bool ok;
};

static struct result read_it(struct str words, struct str formats)
{
    struct result r = {.doc = landmarks_doc(DIAG_EN), .tree = BUF_NEW};

    ledger_init(&r.ledger, &r.doc->arena);
    r.ok = read_pdf(r.doc, "a.pdf", words, formats, &r.ledger);
    if (r.ok) {
        CHECK(doc_audit(r.doc, "read"));
        CHECK(r.ledger.letters ==
              ledger_count_tree(&r.ledger, r.doc->root) + (uint64_t)ledger_count_listed(&r.ledger));
        doc_dump(&r.tree, meta_body(doc_main(r.doc)), false);
    }
    return r;
}

static void done(struct result *r)
{
    buf_done(&r->tree);
    doc_free(r->doc);
}

/* Appends the words of `text` from (x, y), 10 points each with blanks of 3. */
static void put_line(struct buf *out, int x, int y, int height, const char *text)
{
    struct str rest = str_c(text);
    struct str word;

    while (str_split(&rest, ' ', &word)) {
        buf_printf(out,
                   "<word xMin=\"%d.000000\" yMin=\"%d.5\" xMax=\"%d\" yMax=\"%d.5\">%.*s</word>\n",
                   x, y, x + 10, y + height, STR_ARG(word));
        x += 13;
    }
}

static void check_tree(const struct buf *words, const char *formats, const char *tree)
{
    struct result r = read_it(buf_view(words), str_c(formats));

    CHECK_SAY(r.ok && str_is(buf_view(&r.tree), tree), "%s", r.tree.p != NULL ? r.tree.p : "none");
    done(&r);
}

/* Four full lines and their margins: 100 to 191. */
static void put_paragraph(struct buf *words, int y)
{
    put_line(words, 113, y, 14, "a b c d e f");
    put_line(words, 100, y + 15, 14, "g h i j k l m");
    put_line(words, 100, y + 30, 14, "n o p q r s t");
    put_line(words, 100, y + 45, 14, "u v w x y z ư");
}

static void test_lines(void)
{
    struct buf words = BUF_NEW;

    buf_c(&words, PAGE);
    put_line(&words, 140, 20, 14, "2"); /* in the margin */
    put_paragraph(&words, 100);
    put_line(&words, 100, 160, 14, "có hết.");
    put_line(&words, 113, 175, 14, "Đoạn hai");
    check_tree(
        &words,
        "<page number=\"1\">\n"
        "<text top=\"100\" left=\"113\" width=\"75\" height=\"14\"><b>a b</b> c d e f</text>\n"
        "<text top=\"175\" left=\"113\" width=\"12\" height=\"14\"><i>Đoạn</text>\n",
        "+body\n"
        "  para{at=\"trang 1\"} strong(\"a b\") \" c d e f g h i j k l m n o p q r s t u v w "
        "x y z ư có hết.\"\n"
        "  para{at=\"trang 1\"} emph(\"Đoạn\") \" hai\"\n");
    buf_done(&words);
}

/* A note at the foot stands behind the paragraph that goes on over the page. */
static void test_notes(void)
{
    struct buf words = BUF_NEW;

    buf_c(&words, PAGE);
    put_paragraph(&words, 100);
    put_line(&words, 188, 145, 8, "1");
    put_line(&words, 100, 700, 6, "1");
    put_line(&words, 113, 700, 10, "Chú thích");
    buf_c(&words, PAGE);
    put_line(&words, 100, 100, 14, "đi tiếp.");
    check_tree(&words, "",
               "+body\n"
               "  para{at=\"trang 1\"} \"a b c d e f g h i j k l m n o p q r s t u v w x y z ư\" "
               "sup(\"1\") \" đi tiếp.\"\n"
               "  para{at=\"trang 1\"} sup(\"1\") \" Chú thích\"\n");
    buf_done(&words);
}

/* Blank cells do not shift columns; a head printed again is set apart. */
static void test_table(void)
{
    struct buf words = BUF_NEW;
    struct result r;

    buf_c(&words, PAGE);
    for (int page = 0; page < 2; page++) {
        put_line(&words, 100, 100, 14, "Tên");
        put_line(&words, 200, 100, 14, "Một");
        put_line(&words, 300, 100, 14, "Hai");
        put_line(&words, 100, 120, 14, page == 0 ? "An" : "Cầm");
        put_line(&words, 320, 120, 14, "4");
        if (page == 0)
            buf_c(&words, PAGE);
    }
    r = read_it(buf_view(&words), STR(""));
    CHECK_SAY(r.ok && str_is(buf_view(&r.tree),
                             "+body\n"
                             "  table{at=\"trang 1\" borders=\"yes\"}\n"
                             "    row\n"
                             "      cell\n        para{at=\"trang 1\"} \"Tên\"\n"
                             "      cell\n        para{at=\"trang 1\"} \"Một\"\n"
                             "      cell\n        para{at=\"trang 1\"} \"Hai\"\n"
                             "    row\n"
                             "      cell\n        para{at=\"trang 1\"} \"An\"\n"
                             "      cell\n        para\n"
                             "      cell\n        para{at=\"trang 1\" align=\"right\"} \"4\"\n"
                             "    row\n"
                             "      cell\n        para{at=\"trang 2\"} \"Cầm\"\n"
                             "      cell\n        para\n"
                             "      cell\n        para{at=\"trang 2\" align=\"right\"} \"4\"\n"),
              "%s", r.tree.p);
    CHECK(ledger_count_listed(&r.ledger) == 9);
    done(&r);
    buf_done(&words);
}

/* Two columns of text are read one after the other. */
static void test_flow(void)
{
    struct buf words = BUF_NEW;
    struct buf tree = BUF_NEW;
    struct result r;

    buf_c(&words, PAGE);
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < 16; i++)
            put_line(&words, side == 0 ? 60 : 320, 100 + i * 15, 14,
                     side == 1 && i == 8 ? "hết." : "a b c d e f g h i j k l m n o p");
    r = read_it(buf_view(&words), STR(""));
    buf_c(&tree, "+body\n  para{at=\"trang 1\"} \"");
    for (int i = 0; i < 24; i++)
        buf_c(&tree, "a b c d e f g h i j k l m n o p ");
    buf_c(&tree, "hết.\"\n  para{at=\"trang 1\"} \"");
    for (int i = 0; i < 7; i++)
        buf_printf(&tree, "a b c d e f g h i j k l m n o p%s", i < 6 ? " " : "\"\n");
    CHECK_SAY(r.ok && str_eq(buf_view(&r.tree), buf_view(&tree)), "%s", r.tree.p);
    done(&r);
    buf_done(&tree);
    buf_done(&words);
}

static void check_refused(struct str words)
{
    struct result r = read_it(words, STR(""));

    CHECK(!r.ok && diag_stopped(&r.doc->diag));
    done(&r);
}

/* What poppler never prints: it is read as far as it goes, or refused. */
static void test_hostile(void)
{
    static const char *const odd[] = {
        PAGE "<word xMin=\"99999999999999999999\" yMin=\"-99999999999\" xMax=\"-5\">a</word>\n",
        PAGE
        "<word >a</word>\n<word xMin=\"\" yMin=\"-\" yMax=\"...\">&amp;&lt;b &#999; c</word>\n",
        PAGE "<word xMin=\"1\">\xFF\xC3</word>\n<word xMin=\"2\">\x01\x02z</word>\n",
        "<page\n" PAGE "<word xMin=\"1\" yMax=\"9\">a</word><word>b</word>\n<word ",
    };
    struct buf words = BUF_NEW;
    struct result r;

    for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
        r = read_it(str_c(odd[i]), str_c("<text >x\n<page \n<text <b>\n<text left=\"9\">a<\n<b>"));
        CHECK_SAY(r.ok, "case %zu", i);
        done(&r);
    }
    check_refused(STR(""));
    check_refused(STR(PAGE PAGE));
    check_refused(STR("<word xMin=\"1\">before any page</word>\n"));
    for (int i = 0; i < 20000; i++) { /* all in one place, pages without end, one long line */
        buf_c(&words, i % 100 == 0 ? PAGE : "");
        put_line(&words, i < 10000 ? 100 : i * 2, i < 5000 ? 100 : i % 7, i % 3 + 1, "1.");
    }
    r = read_it(buf_view(&words), buf_view(&words));
    CHECK(r.ok);
    done(&r);
    buf_done(&words);
}

int main(void)
{
    test_lines();
    test_notes();
    test_table();
    test_flow();
    test_hostile();
    return unit_done();
}
