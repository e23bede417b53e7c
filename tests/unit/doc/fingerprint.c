/* SPDX-License-Identifier: MIT */
/* Marks of paragraphs: what counts, what does not, and their lines. */
#include "unit.h"

#include "doc/doc.h"
#include "doc/fingerprint.h"

static struct fingerprint mark_of(const char *text, unsigned format)
{
    struct fingerprint m;

    fingerprint_init(&m);
    fingerprint_text(&m, str_c(text), format);
    return m;
}

static bool is_same(struct fingerprint a, struct fingerprint b)
{
    return fingerprint_is_same(&a, &b);
}

static void check_letters(void)
{
    static const struct row {
        const char *a, *b;
        unsigned format_a, format_b;
        bool same;
    } rows[] = {
        {"Điều 5. Tên", "Điều\t5.\u00A0Tên\n", 0, 0, true},
        {"Điều 5. Tên", "Điều 5. Tên", 0, FINGERPRINT_BOLD, false},
        {"phòng", "phong", 0, 0, false},
        {"ma\u00ADtúy", "ma túy", 0, 0, true},
        {"", " ", 0, 0, true},
        {"ab", "ba", 0, 0, false},
    };

    UNIT_EACH (struct row, r, rows)
        CHECK(is_same(mark_of(r->a, r->format_a), mark_of(r->b, r->format_b)) == r->same);
}

/* A tree gives what its pieces give; its number is left out. */
static void check_node(void)
{
    struct doc *doc = doc_new(DIAG_EN);
    struct node *para = node_new(&doc->arena, NODE_PARA, POS_NONE);
    struct node *strong = node_new(&doc->arena, NODE_STRONG, POS_NONE);
    struct node *emph = node_new(&doc->arena, NODE_EMPH, POS_NONE);
    struct fingerprint got;
    struct fingerprint want;

    node_append(para, strong);
    node_append(strong, node_text_new(&doc->arena, STR("1. Một "), POS_NONE));
    node_append(strong, emph);
    node_append(emph, node_text_new(&doc->arena, STR("hai"), POS_NONE));
    node_append(para, node_new(&doc->arena, NODE_NOTE_REF, POS_NONE));
    node_append(para, node_text_new(&doc->arena, STR(" ba"), POS_NONE));
    fingerprint_node(&got, para, 2);
    fingerprint_init(&want);
    fingerprint_text(&want, STR("Một"), FINGERPRINT_BOLD);
    fingerprint_text(&want, STR("hai"), FINGERPRINT_BOLD | FINGERPRINT_ITALIC);
    fingerprint_note(&want);
    fingerprint_text(&want, STR("ba"), 0);
    CHECK(is_same(got, want));
    fingerprint_node(&got, para, 0);
    CHECK(!is_same(got, want));
    CHECK(fingerprint_is_any(&got));
    fingerprint_node(&got, emph, 3);
    CHECK(!fingerprint_is_any(&got));
    doc_free(doc);
}

static void check_lines(void)
{
    struct fingerprint_line line = {
        .off = 590, .len = 332, .format = FINGERPRINT_BOLD, .words = STR("x y")};
    struct fingerprint_line read;
    struct buf text = BUF_NEW;

    line.mark = mark_of("Một hai", FINGERPRINT_BOLD);
    fingerprint_put(&text, &line);
    CHECK(fingerprint_get(str_sub(buf_view(&text), 0, text.n - 1), &read));
    CHECK(read.off == 590 && read.len == 332 && read.format == FINGERPRINT_BOLD);
    CHECK(is_same(read.mark, line.mark));
    CHECK(read.words.n == 0);
    buf_clear(&text);
    line.len = 0;
    fingerprint_put(&text, &line);
    CHECK(fingerprint_get(str_sub(buf_view(&text), 0, text.n - 1), &read));
    CHECK_STR(read.words, "x y");
    buf_done(&text);
    CHECK(fingerprint_get(STR("1 2 3 4 000000000000 "), &read));
    CHECK(!fingerprint_get(STR("1 2 3"), &read));
    CHECK(!fingerprint_get(STR("1 2 3 4 xyz 00000000"), &read));
    CHECK(!fingerprint_get(STR("-1 2 3 4 000000000000 00000000"), &read));
}

int main(void)
{
    check_letters();
    check_node();
    check_lines();
    return unit_done();
}
