/* SPDX-License-Identifier: MIT */
/* Parts as sections: forms, paper turned, foot of the first page, what stays
 * with the tail, numbers of notes. */
#include "layout/layout.h"
#include "layout/run.h"
#include "read/xml/xml.h"
#include "unit.h"

#define FORMS                                                                                      \
    "<form id=\"f\"><frame name=\"noi_dung\"/></form>"                                             \
    "<form id=\"g\"><frame name=\"dau\"><para>Phụ lục</para></frame><frame name=\"noi_dung\"/>"    \
    "<frame name=\"so_trang\"><para><page-number/></para></frame></form>"                          \
    "<form id=\"h\"><frame name=\"noi_dung\"/><frame name=\"cuoi\"><para>CHỦ TỊCH</para></frame>"  \
    "<frame name=\"chan_trang\"><rule of=\"column\"/><para>Liên hệ</para></frame></form>"
#define TEMPLATE                                                                                   \
    "<template id=\"t\" font=\"Times New Roman\"><page><set name=\"width\" value=\"210mm\"/>"      \
    "<set name=\"height\" value=\"297mm\"/><set name=\"left\" value=\"30mm\"/>"                    \
    "<set name=\"right\" value=\"15mm\"/></page>"                                                  \
    "<style id=\"A\" for=\"para\"><set name=\"size\" value=\"14\"/></style>"                       \
    "<style id=\"B\" balance=\"yes\"><set name=\"size\" value=\"14\"/></style>"                  \
    "<style id=\"T\" kind=\"table\" for=\"table\"/>" FORMS "</template>"

#define MAIN(mau, body)                                                                            \
    "<part kind=\"main\"><head><field name=\"mau\">" mau "</field></head><body>" body              \
    "</body></part>"
#define APPENDIX(body)                                                                             \
    "<part kind=\"phu_luc\"><head><field name=\"mau\">g</field></head><body>" body "</body></part>"
#define ACROSS "<directive name=\"ngang\"/>"
#define UPRIGHT "<directive name=\"doc\"/>"
#define TEN_WORDS "một hai ba bốn năm sáu bảy tám chín mười "
#define LONG_PARA "<para>" TEN_WORDS TEN_WORDS TEN_WORDS "</para>"

static struct doc *new_doc(const char *parts)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct str text = arena_printf(&doc->arena, "<doc>%s</doc>", parts);
    struct src *src = src_new(&doc->arena, STR("x.xml"), text);

    CHECK(read_xml(doc, src, diag_src(&doc->diag, src)));
    return doc;
}

static struct layout *lay_out(struct doc *doc)
{
    struct src *src = src_new(&doc->arena, STR("t.xml"), STR(TEMPLATE));
    uint16_t number = diag_src(&doc->diag, src);

    struct layout_template t = {.root = read_xml_template(doc, src, number), .arena = &doc->arena};

    return layout_run(doc, &t, NULL);
}

/* A section as letters: 'L' across or 'P' upright, '1' where a part begins, the
 * number of boxes. */
static const struct {
    const char *parts, *sections;
} turns[] = {
    {MAIN("f", "<para>A</para>"), "P1:1 "},
    {MAIN("f", "<para>A</para>" ACROSS "<para>B</para>" UPRIGHT "<para>C</para>"),
     "P1:1 L:1 P:1 "},
    {MAIN("f", ACROSS "<para>A</para>"), "L1:1 "},
    {MAIN("f", "<para>A</para>" UPRIGHT "<para>B</para>"), "P1:2 "},
    {MAIN("f", ACROSS "<para>A</para>" UPRIGHT), "L1:1 "},
    {MAIN("h", ACROSS "<para>A</para>" UPRIGHT), "L1:1 P:1 "},
    {MAIN("h", ACROSS "<para>A</para>"), "L1:2 "},
    {MAIN("f", "<para>A</para><directive name=\"giua\"/>" ACROSS "<para>B</para>"), "P1:1 L:1 "},
    {MAIN("f", "<para>A</para>" ACROSS UPRIGHT "<para>B</para>"), "P1:2 "},
    {MAIN("f", "<para>A</para>") APPENDIX("<para>B</para>") APPENDIX(""), "P1:1 P1:2 P1:1 "},
    {MAIN("f", "<para>A</para>" ACROSS) APPENDIX("<para>B</para>") APPENDIX("<para>C</para>"),
     "P1:1 L1:2 P1:2 "},
    {MAIN("f", "<para>A</para>") APPENDIX(ACROSS "<para>B</para>" UPRIGHT "<para>C</para>"),
     "P1:1 L1:2 P:1 "},
};

static void test_turn(size_t i)
{
    struct doc *doc = new_doc(turns[i].parts);
    struct layout *layout = lay_out(doc);
    struct buf b = BUF_NEW;

    unit_row = i;
    for (size_t s = 0; layout != NULL && s < layout->section_count; s++) {
        const struct layout_section *section = &layout->sections[s];
        unsigned count = 0;

        for (const struct box *box = section->root->first; box != NULL; box = box->next)
            count++;
        buf_printf(&b, "%s%s:%u ", section->page.landscape ? "L" : "P", section->first ? "1" : "",
                   count);
        CHECK_UINT(section->page.width, section->page.landscape ? 16838 : 11906);
        CHECK_UINT(section->page.height, section->page.landscape ? 11906 : 16838);
        CHECK_UINT(section->root->width, section->page.width - 1701 - 850);
    }
    CHECK_STR(buf_view(&b), turns[i].sections);
    buf_done(&b);
    doc_free(doc);
}

/* Only the form that has them gives a header or a foot. */
static void test_outside(void)
{
    struct doc *doc = new_doc(MAIN("h", "<para>A</para>" ACROSS "<para>B</para>")
                                  APPENDIX("<para>C</para>" ACROSS "<para>D</para>"));
    struct layout *layout = lay_out(doc);

    CHECK_UINT(layout->section_count, 4);
    CHECK(layout->sections[0].header == NULL && layout->sections[2].header != NULL &&
          layout->sections[3].header != NULL);
    CHECK(layout->sections[0].foot != NULL && layout->sections[1].foot == NULL &&
          layout->sections[2].foot == NULL);
    CHECK(layout->sections[0].foot->first->kind == BOX_RULE);
    CHECK_UINT(layout->sections[0].foot->first->rule_width, layout->sections[0].root->width);
    doc_free(doc);
}

/* Which blocks of the body stay with the tail, from the first: as many as hold
 * two lines. */
static const struct {
    const char *body, *kept;
} tails[] = {
    {"<para>1</para><para>2</para><para>3</para>", "-kk"},
    {"<para>1</para>" LONG_PARA, "-k"},
    {LONG_PARA "<para>2</para>", "kk"},
    {"<para>1</para><para>2</para><table><row><cell><para>a</para></cell></row>"
     "<row><cell><para>b</para></cell></row><row><cell><para>c</para></cell></row></table>",
     "---[-kk]"},
    {"<para>1</para>", "k"},
};

static void mark(struct buf *b, const struct box *box)
{
    if (box->kind != BOX_TABLE) {
        buf_char(b, box->keep_next ? 'k' : '-');
        return;
    }
    buf_char(b, '[');
    for (const struct box *row = box->first; row != NULL; row = row->next)
        buf_char(b, row->first->first->keep_next ? 'k' : '-');
    buf_char(b, ']');
}

static void test_tail(size_t i)
{
    struct arena arena;
    struct doc *doc;
    struct layout *layout;
    struct buf b = BUF_NEW;

    unit_row = i;
    arena_init(&arena);
    doc = new_doc(arena_printf(&arena, MAIN("h", "%s"), tails[i].body).p);
    layout = lay_out(doc);
    for (const struct box *box = layout->sections[0].root->first; box->next != NULL;
         box = box->next)
        mark(&b, box);
    CHECK_STR(buf_view(&b), tails[i].kept);
    buf_done(&b);
    doc_free(doc);
    arena_done(&arena);
}

/* Titles: lines alike, the longer ones above; "/" is a break. */
static const struct {
    const char *title, *lines;
} titles[] = {
    {"Lịch trực Tết Nguyên đán", "Lịch trực Tết Nguyên đán"},
    {TEN_WORDS TEN_WORDS "hết", "một hai ba bốn năm sáu bảy tám chín mười một/"
                                "hai ba bốn năm sáu bảy tám chín mười hết"},
    /* not within a short quotation, nor between a number and its word */
    {"Triển khai công tác tuyên truyền Phong trào “Phòng, chống ma túy” trên địa bàn các xã "
     "biên giới",
     "Triển khai công tác tuyên truyền Phong trào/"
     "“Phòng, chống ma túy” trên địa bàn các xã biên giới"},
    {"Triển khai thực hiện công tác tuyên truyền trong giai đoạn 2026 trên địa bàn toàn bộ các xã",
     "Triển khai thực hiện công tác tuyên truyền trong/"
     "giai đoạn 2026 trên địa bàn toàn bộ các xã"},
    {"một<br/>hai", "một/hai"},
    {TEN_WORDS TEN_WORDS "<strong>đậm</strong>", TEN_WORDS TEN_WORDS "đậm"}, /* left alone */
};

static void test_title(size_t i)
{
    struct arena arena;
    struct doc *doc;
    struct str text;
    struct layout *layout;

    unit_row = i;
    arena_init(&arena);
    doc = new_doc(
        arena_printf(&arena, MAIN("f", "<para style=\"B\">%s</para>"), titles[i].title).p);
    layout = lay_out(doc);
    text = node_plain_in(&doc->arena, layout->sections[0].root->first->node);
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] == '\n')
            ((char *)(uintptr_t)text.p)[at] = '/';
    CHECK_STR(text, titles[i].lines);
    doc_free(doc);
    arena_done(&arena);
}

/* Notes are numbered by their marks, and found by any id. */
static void test_notes(void)
{
    struct doc *doc = new_doc(
        MAIN("f", "<para><note-ref id=\"z\"/><note-ref id=\"a\"/><note-ref id=\"m\"/></para>"
                  "<note id=\"a\"><para>A</para></note><note id=\"m\"><para>M</para></note>"
                  "<note id=\"z\"><para>Z</para></note>"));
    struct layout *layout = lay_out(doc);
    struct run_iter iter = run_start(layout, layout->sections[0].root->first->node);
    struct run run;

    for (unsigned want = 1; run_next(&iter, &run); want++)
        CHECK_UINT(run.note, want);
    CHECK_UINT(layout->note_count, 3);
    doc_free(doc);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(turns); i++)
        test_turn(i);
    test_outside();
    for (size_t i = 0; i < ARRAY_LEN(tails); i++)
        test_tail(i);
    for (size_t i = 0; i < ARRAY_LEN(titles); i++)
        test_title(i);
    test_notes();
    return unit_done();
}
