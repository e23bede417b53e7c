/* SPDX-License-Identifier: MIT */
/* layout/: the shipped template on heads that hardly fit, rules, breaks of
 * names, styles of blocks, table widths, notes, and templates that are wrong. */
#include "said.h"
#include "unit.h"

#include "base/io.h"
#include "base/limit.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "layout/extend.h"
#include "layout/layout.h"
#include "layout/run.h"
#include "read/xml/xml.h"

#define TEMPLATES "templates/nd30/"
/* A length in twips to the nearest millimetre. */
#define MM(twips) ((unsigned)(((uint64_t)(twips)*254 + 7200) / 14400))

/* What the holes of the head are filled with. */
struct head {
    const char *chu_quan, *co_quan, *so, *ngay, *trich_yeu;
};

static const struct head plain_head = {"UBND TỈNH SƠN LA", "VĂN PHÒNG", "Số: 05/KH-VPUB",
                                       "Sơn La, ngày 05 tháng 02 năm 2026", "Triển khai"};

static struct node *read_text(struct doc *doc, struct str text)
{
    uint16_t number = 0;
    struct src *src = src_new(&doc->arena, STR("test.xml"), text);
    struct node *root;

    number = diag_src(&doc->diag, src);
    root = read_xml_template(doc, src, number);
    CHECK(root != NULL);
    return root;
}

static struct node *read_file(struct doc *doc, const char *name)
{
    const char *top = getenv("TOP");
    struct buf raw = BUF_NEW;
    struct str path =
        arena_printf(&doc->arena, "%s/" TEMPLATES "%s", top != NULL ? top : ".", name);
    struct str text;

    CHECK(io_read(path.p, LIMIT_INPUT_BYTES, &raw) == IO_OK);
    text = arena_str(&doc->arena, buf_view(&raw));
    buf_done(&raw);
    return read_text(doc, text);
}

/* The shipped template with its form inside. */
static struct node *read_template(struct doc *doc)
{
    struct node *root = read_file(doc, "template.xml");
    struct node *form = root->last;

    while (form->kind != NODE_FORM || !str_is(form->name, "1.4"))
        form = form->prev;
    CHECK(form->first == NULL);
    node_move_children(form, read_file(doc, "mau-1.4.xml"));
    return root;
}

/* Takes the place of rule/: controls go, holes get their text. */
static void fill(struct doc *doc, struct node *root, const struct head *head)
{
    const struct {
        const char *name, *value;
    } values[] = {{"ten_co_quan_chu_quan", head->chu_quan},
                  {"ten_co_quan", head->co_quan},
                  {"dong_so", head->so},
                  {"dong_ngay", head->ngay},
                  {"ten_loai", "KẾ HOẠCH"},
                  {"trich_yeu", head->trich_yeu}};

    for (struct iter it = iter_start(root); iter_next(&it);)
        for (size_t i = 0; i < ARRAY_LEN(values) && it.enter && it.node->kind == NODE_HOLE; i++)
            if (str_is(it.node->text, values[i].name) && values[i].value != NULL)
                node_append(it.node, node_text_new(&doc->arena, str_c(values[i].value), POS_NONE));
}

static struct doc *new_doc(struct str body)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct str text = arena_printf(
        &doc->arena, "<doc><part kind=\"main\"><body>%.*s</body></part></doc>", STR_ARG(body));
    struct src *src = src_new(&doc->arena, STR("body.xml"), text);

    CHECK(read_xml(doc, src, diag_src(&doc->diag, src)));
    return doc;
}

static void set_field(struct doc *doc, const char *name, struct str value)
{
    struct node *field = node_new(&doc->arena, NODE_FIELD, POS_NONE);

    field->name = str_c(name);
    node_append(field, node_text_new(&doc->arena, value, POS_NONE));
    node_append(meta_head(doc_main(doc)), field);
}

static struct layout *run(struct doc *doc, const struct node *root)
{
    struct layout_template *t = ARENA_NEW(&doc->arena, struct layout_template);

    *t = (struct layout_template){.root = root, .arena = &doc->arena};
    return layout_run(doc, t, NULL);
}

static struct layout *lay_out(struct doc *doc, const struct head *head)
{
    struct node *root = read_template(doc);

    fill(doc, root, head);
    set_field(doc, "mau", STR("1.4"));
    CHECK(layout_template_check(doc, root));
    return run(doc, root);
}

static bool has_code(const struct doc *doc, enum diag_code code)
{
    for (uint32_t i = 0; i < doc->diag.count; i++)
        if (doc->diag.entries[i].code == code)
            return true;
    return false;
}

/* The box number `n` (from 0) of a kind and style, in the flow of section 1. */
static const struct box *find_box(const struct layout *layout, enum box_kind kind,
                                  const char *style, unsigned n)
{
    const struct box *root = layout->sections[0].root;

    for (const struct box *box = root; box != NULL; box = box_next(root, box))
        if (box->kind == kind && box->style != NULL && str_is(box->style->id, style) && n-- == 0)
            return box;
    return NULL;
}

/* Runs as text, "/" for a break. */
static struct str box_text(struct doc *doc, const struct layout *layout, const struct box *box)
{
    struct buf b = BUF_NEW;
    struct run_iter it = run_start(layout, box != NULL ? box->node : NULL);
    struct run run;
    struct str text;

    while (run_next(&it, &run))
        buf_str(&b, run.kind == RUN_BREAK ? STR("/") : run.text);
    text = arena_str(&doc->arena, buf_view(&b));
    buf_done(&b);
    return text;
}

/* Heads that hardly fit ------------------------------------------------------------------------ */

#define HCM "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026"
#define SO "Số: 05/KH-VPUB"

static const struct {
    struct head head;
    const char *co_chu;
    unsigned left_mm, right_mm; /* columns */
    unsigned size;              /* of Quốc hiệu, half points; 0: no layout */
    const char *agency;
    bool shrunk;
} heads[] = {
    {{"UBND TỈNH SƠN LA", "VĂN PHÒNG", SO, "Sơn La, ngày 05 tháng 02 năm 2026", "T"},
     NULL,
     65,
     100,
     26,
     "VĂN PHÒNG",
     false},
    {{"UBND TỈNH SƠN LA", "VĂN PHÒNG", SO, "Sơn La, ngày 05 tháng 02 năm 2026", "T"},
     "13",
     65,
     100,
     24,
     "VĂN PHÒNG",
     false},
    /* the date needs 107.7 mm: the right column is widened */
    {{NULL, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", SO, HCM, "T"},
     NULL,
     58,
     107,
     26,
     "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
     false},
    /* but not so far that a name breaks where it should not: smaller first */
    {{NULL, "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", SO, HCM, "T"},
     NULL,
     65,
     100,
     24,
     "ỦY BAN NHÂN DÂN/THÀNH PHỐ HỒ CHÍ MINH",
     true},
    {{NULL, "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", SO, HCM, "T"},
     "13",
     65,
     100,
     24,
     "ỦY BAN NHÂN DÂN/THÀNH PHỐ HỒ CHÍ MINH",
     false},
    {{"UBND THÀNH PHỐ HỒ CHÍ MINH", "SỞ NỘI VỤ", SO, HCM, "T"},
     NULL,
     58,
     107,
     26,
     "SỞ NỘI VỤ",
     false},
    /* where there is no smaller, it does break */
    {{NULL, "ỦY BAN NHÂN DÂN ĐẶC KHU BẠCH LONG VĨ VÂN ĐỒN", SO,
      "Đặc khu Bạch Long Vĩ Vân Đồn, ngày 29 tháng 12 năm 2026", "T"},
     "13",
     51,
     114,
     24,
     "ỦY BAN NHÂN DÂN/ĐẶC KHU BẠCH LONG VĨ VÂN ĐỒN",
     false},
    /* a number of 65.5 mm and 96.9 mm of Quốc hiệu: the left column is widened */
    {{NULL, "VĂN PHÒNG", "Số: 1234/KH-VPUBND-TCHCQT", "Sơn La, ngày 05 tháng 02 năm 2026", "T"},
     NULL,
     65,
     100,
     26,
     "VĂN PHÒNG",
     false},
    /* both too long: the head is set smaller */
    {{NULL, "VĂN PHÒNG", "Số: 1234/KH-VPUBND-TCHC", HCM, "T"},
     NULL,
     65,
     100,
     24,
     "VĂN PHÒNG",
     true},
    {{NULL, "VĂN PHÒNG", "Số: 1234/KH-VPUBND-TCHCQT-NS", HCM, "T"}, NULL, 0, 0, 0, NULL, false},
    {{NULL, "VĂN PHÒNG", "Số: 1234/KH-VPUBND-TCHCQT-NS", HCM, "T"}, "13", 0, 0, 0, NULL, false},
    {{NULL, "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", SO, "Lai Châu, ngày 29 tháng 5 năm 2026", "T"},
     NULL,
     65,
     100,
     26,
     "ỦY BAN NHÂN DÂN/TỈNH LAI CHÂU",
     false},
    /* fits on its line: no break */
    {{NULL, "ỦY BAN NHÂN DÂN XÃ A", SO, "A, ngày 29 tháng 5 năm 2026", "T"},
     NULL,
     65,
     100,
     26,
     "ỦY BAN NHÂN DÂN XÃ A",
     false},
    /* the break that leaves the shortest longest line */
    {{NULL, "HỘI ĐỒNG NHÂN DÂN XÃ ĐIỆN BIÊN TỈNH ĐIỆN BIÊN", SO, "A, ngày 29 tháng 5 năm 2026",
      "T"},
     NULL,
     65,
     100,
     26,
     "HỘI ĐỒNG NHÂN DÂN/XÃ ĐIỆN BIÊN TỈNH ĐIỆN BIÊN",
     false},
    {{NULL, "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG ĐẶC KHU PHÚ QUỐC", SO, "A, ngày 1", "T"},
     NULL,
     65,
     100,
     26,
     "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG/ĐẶC KHU PHÚ QUỐC",
     false},
};

static void test_head(size_t i)
{
    struct doc *doc = new_doc(STR("<para>Thân</para>"));
    struct layout *layout;
    const struct box *table;

    unit_row = i;
    if (heads[i].co_chu != NULL)
        set_field(doc, "co_chu", str_c(heads[i].co_chu));
    layout = lay_out(doc, &heads[i].head);
    CHECK(has_code(doc, VB_LAYOUT_SHRUNK) == heads[i].shrunk);
    CHECK(has_code(doc, VB_LAYOUT_NO_FIT) == (heads[i].size == 0));
    CHECK((layout == NULL) == (heads[i].size == 0));
    if (layout == NULL) {
        doc_free(doc);
        return;
    }
    table = find_box(layout, BOX_TABLE, "Khung", 0);
    CHECK_UINT(table->grid.widths[0] + table->grid.widths[1], table->width);
    CHECK_UINT(table->width, layout->sections[0].root->width);
    CHECK_UINT(MM(table->grid.widths[0]), heads[i].left_mm);
    CHECK_UINT(MM(table->grid.widths[1]), heads[i].right_mm);
    CHECK_UINT(find_box(layout, BOX_PARA, "QuocHieu", 0)->style->value[SHEET_SIZE], heads[i].size);
    CHECK_STR(box_text(doc, layout, find_box(layout, BOX_PARA, "CoQuan", 0)), heads[i].agency);
    CHECK((find_box(layout, BOX_PARA, "CoQuanChuQuan", 0) != NULL) ==
          (heads[i].head.chu_quan != NULL));
    doc_free(doc);
}

static void test_page(void)
{
    struct doc *doc = new_doc(STR("<para>Thân</para>"));
    struct layout *layout = lay_out(doc, &plain_head);
    const struct layout_page *page = &layout->sections[0].page;
    const struct box *number = layout->sections[0].header->first;

    CHECK_UINT(page->width, 11906);
    CHECK_UINT(page->height, 16838);
    CHECK_UINT(page->top, 1134);
    CHECK_UINT(page->bottom, 1134);
    CHECK_UINT(page->left, 1701);
    CHECK_UINT(page->right, 850);
    CHECK_UINT(page->header, 567);
    CHECK_STR(layout->sheet->font, "Times New Roman");
    CHECK(str_is(number->style->id, "SoTrang") && number->next == NULL);
    CHECK_UINT(doc->diag.count, 0); /* the template keeps to its own ranges */
    doc_free(doc);
}

/* Rule lines -------------------------------------------------------------------------------- */

static void check_rule(const struct layout *layout, const char *rule, unsigned n, const char *above,
                       const char *longest, unsigned percent)
{
    const struct box *box = find_box(layout, BOX_RULE, rule, n);
    const struct box *text = find_box(layout, BOX_PARA, above, 0);
    uint64_t want = (uint64_t)sheet_width(text->style, str_c(longest)) * percent / 100;

    CHECK(box != NULL);
    CHECK(box->rule_width + 2 >= want && box->rule_width <= want + 2);
}

static void test_rules(void)
{
    static const struct head head = {
        "UBND TỈNH SƠN LA", "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", SO, "A, ngày 1",
        "Triển khai Tháng hành động phòng, chống ma túy (tháng 6), Ngày Quốc tế và Ngày toàn dân "
        "phòng, chống ma túy (26/6) năm 2026"};
    struct doc *doc = new_doc(STR("<para>Thân</para>"));
    struct layout *layout = lay_out(doc, &head);

    check_rule(layout, "DuongKe", 0, "CoQuan", "ỦY BAN NHÂN DÂN", 40);
    check_rule(layout, "DuongKe", 1, "TieuNgu", "Độc lập - Tự do - Hạnh phúc", 100);
    check_rule(layout, "DuongKeTrichYeu", 0, "TrichYeu",
               "Triển khai Tháng hành động phòng, chống ma túy (tháng 6), Ngày", 40);
    doc_free(doc);
}

/* Without trích yếu the line stands under the type's name. */
static void test_optional(void)
{
    static const struct head head = {NULL, "A", SO, "A, ngày 1", NULL};
    struct doc *doc = new_doc(STR("<para>Thân</para>"));
    struct layout *layout = lay_out(doc, &head);

    CHECK(find_box(layout, BOX_PARA, "TrichYeu", 0) == NULL);
    check_rule(layout, "DuongKeTrichYeu", 0, "TenLoai", "KẾ HOẠCH", 40);
    doc_free(doc);
}

/* Body -------------------------------------------------------------------------------------- */

static const struct {
    const char *block, *style;
    bool native;
} blocks[] = {
    {"<para>Đoạn</para>", "Than", false},
    {"<heading label=\"Phần I\">TÊN</heading>", "Phan", true},
    {"<heading label=\"Chương I\">TÊN</heading>", "Chuong", true},
    {"<heading label=\"Mục 1\">TÊN</heading>", "Muc", true},
    {"<heading label=\"Tiểu mục 1\">TÊN</heading>", "TieuMuc", true},
    {"<heading label=\"Điều 1.\">Tên</heading>", "Dieu", true},
    {"<para label=\"Điều 1.\">Tên</para>", "DoanDieu", true},
    {"<heading label=\"A.\">Tên</heading>", "MucHoa", true},
    {"<heading label=\"I.\">TÊN</heading>", "MucLaMa", true},
    {"<heading label=\"1.\">Tên</heading>", "MucSo", true},
    {"<heading label=\"a)\">Tên</heading>", "MucDiem", false},
    {"<heading>TÊN</heading>", "DeMuc", false},
    {"<para label=\"1.\">Khoản</para>", "Khoan", true},
    {"<para label=\"1.1.\">Khoản</para>", "Khoan2", false},
    {"<para label=\"a)\">Điểm</para>", "Diem", false},
    {"<para label=\"-\">Gạch</para>", "GachDauDong", false},
    {"<para align=\"center\">Giữa</para>", "DoanGiua", false},
    {"<directive name=\"giua\"/><para>Giữa</para>", "DoanGiua", false},
    {"<directive name=\"phai\"/><para label=\"1.\">Phải</para>", "DoanPhai", false},
    {"<quote><para label=\"1.\">Trích</para></quote>", "TrichDan", false},
    {"<quote><quote><heading label=\"I.\">Trích</heading></quote></quote>", "TrichDan", false},
    {"<verbatim>a\n b</verbatim>", "NguyenVan", false},
    {"<para style=\"CanCu\">Căn cứ</para>", "CanCu", false},
    {"<note id=\"1\"><para>Chú thích</para></note><comment>x</comment><para>Đoạn</para>", "Than",
     false},
};

/* The first box of the body: behind the rule under trích yếu. */
static const struct box *first_of_body(const struct layout *layout)
{
    return find_box(layout, BOX_RULE, "DuongKeTrichYeu", 0)->next;
}

static void test_block(size_t i)
{
    struct doc *doc = new_doc(str_c(blocks[i].block));
    struct layout *layout = lay_out(doc, &plain_head);
    const struct box *box = first_of_body(layout);

    unit_row = i;
    CHECK_STR(box->style->id, blocks[i].style);
    CHECK((box->label.form == BOX_LABEL_NATIVE) == blocks[i].native);
    CHECK(box->label.own_line ==
          (str_is(box->style->id, "Phan") || str_is(box->style->id, "Chuong") ||
           str_is(box->style->id, "Muc") || str_is(box->style->id, "TieuMuc")));
    CHECK_UINT(MM(box->width), 165);
    CHECK(box->next == NULL); /* nothing else: no frame was filled behind the body */
    doc_free(doc);
}

/* Levels are closed up: a plan's I. is level 1, its 1. level 2. */
static void test_levels(void)
{
    struct doc *doc =
        new_doc(STR("<heading label=\"I.\">A</heading><heading label=\"1.\">B</heading>"
                    "<heading label=\"1.1.\">C</heading><para label=\"2.\">D</para>"));
    struct layout *layout = lay_out(doc, &plain_head);

    CHECK_UINT(layout_outline(layout, find_box(layout, BOX_PARA, "MucLaMa", 0)->style), 1);
    CHECK_UINT(layout_outline(layout, find_box(layout, BOX_PARA, "MucSo", 0)->style), 2);
    CHECK_UINT(layout_outline(layout, find_box(layout, BOX_PARA, "MucSo2", 0)->style), 3);
    CHECK_UINT(layout_outline(layout, find_box(layout, BOX_PARA, "Khoan", 0)->style), 0);
    CHECK_UINT(find_box(layout, BOX_PARA, "MucSo2", 0)->label.level, 1);
    CHECK_UINT(layout->list_count, 2);
    doc_free(doc);
}

static void test_breaks(void)
{
    struct doc *doc = new_doc(STR("<para>A</para><page-break/><para>B</para><page-break/>"
                                  "<table><row><cell><para>C</para></cell></row></table>"
                                  "<table><row><cell/></row></table>"));
    struct layout *layout = lay_out(doc, &plain_head);
    const struct box *box = first_of_body(layout);

    CHECK(!box->page_break && box->next->page_break);
    box = box->next->next; /* a table cannot begin a page */
    CHECK(box->kind == BOX_PARA && box->page_break && box->node == NULL);
    CHECK(box->next->kind == BOX_TABLE);
    box = box->next->next; /* nor touch another one */
    CHECK(box->kind == BOX_PARA && str_is(box->style->id, "DemBang"));
    CHECK(box->next->kind == BOX_TABLE && box->next->first->first->first->kind == BOX_PARA);
    CHECK(box->next->next->kind == BOX_PARA && box->next->next->next == NULL);
    doc_free(doc);
}

/* Nested deeper than any reader allows: a message, not a crash. */
static void test_depth(void)
{
    struct doc *doc = new_doc(STR("<para>A</para>"));
    struct node *at = meta_body(doc_main(doc));

    for (unsigned i = 0; i < 2 * LIMIT_XML_DEPTH; i++) {
        struct node *quote = node_new(&doc->arena, NODE_QUOTE, POS_NONE);

        node_append(at, quote);
        at = quote;
    }
    node_append(at, node_new(&doc->arena, NODE_PARA, POS_NONE));
    CHECK(lay_out(doc, &plain_head) == NULL);
    CHECK(has_code(doc, VB_LIMIT_XML));
    doc_free(doc);
}

/* Tables ------------------------------------------------------------------------------------ */

#define CELL(text) "<cell><para>" text "</para></cell>"
#define ROWS                                                                                       \
    "<row header=\"yes\">" CELL("STT") CELL("Cơ quan")                                             \
        CELL("Số bản") "</row>"                                                                    \
                       "<row>" CELL("1") CELL("Ủy ban nhân dân xã Mường Kim") CELL("02") "</row>"

static const struct {
    const char *table;
    unsigned mm[3]; /* columns; all 0: refused */
    enum diag_code code;
} tables[] = {
    {"<directive name=\"cot\" args=\"2cm * 3cm\"/><table>" ROWS "</table>", {20, 115, 30}, 0},
    /* 1 cm would cut “STT” in two */
    {"<directive name=\"cot\" args=\"1cm * 3cm\"/><table>" ROWS "</table>", {13, 123, 29}, 0},
    {"<directive name=\"cot\" args=\"1 2 3\"/><table>" ROWS "</table>", {27, 55, 83}, 0},
    {"<directive name=\"cot\" args=\"2* 3cm *\"/><table>" ROWS "</table>", {90, 30, 45}, 0},
    {"<directive name=\"cot\" args=\"3cm  3cm 3cm\"/><table>" ROWS "</table>", {30, 30, 30}, 0},
    {"<table columns=\"15mm * *\">" ROWS "</table>", {15, 75, 75}, 0},
    {"<directive name=\"cot\" args=\"1cm *\"/><table>" ROWS "</table>", {0}, VB_DIRECTIVE_ARGUMENT},
    {"<directive name=\"cot\" args=\"1cm x 3cm\"/><table>" ROWS "</table>",
     {0},
     VB_DIRECTIVE_ARGUMENT},
    {"<directive name=\"cot\" args=\"10cm 10cm 3cm\"/><table>" ROWS "</table>",
     {0},
     VB_DIRECTIVE_ARGUMENT},
    {"<directive name=\"cot\" args=\"10cm 7cm *\"/><table>" ROWS "</table>",
     {0},
     VB_DIRECTIVE_ARGUMENT},
};

static void test_table(size_t i)
{
    struct doc *doc = new_doc(str_c(tables[i].table));
    struct layout *layout = lay_out(doc, &plain_head);
    const struct box *table;
    uint32_t sum = 0;

    unit_row = i;
    CHECK((layout == NULL) == (tables[i].mm[0] == 0));
    if (layout == NULL) {
        CHECK(has_code(doc, tables[i].code));
        doc_free(doc);
        return;
    }
    table = find_box(layout, BOX_TABLE, "Bang", 0);
    CHECK_UINT(table->grid.count, 3);
    for (unsigned c = 0; c < 3; c++) {
        CHECK_UINT(MM(table->grid.widths[c]), tables[i].mm[c]);
        sum += table->grid.widths[c];
    }
    CHECK_UINT(table->width, sum);
    doc_free(doc);
}

/* Widths from what the cells hold: each word fits, the page is filled, longer
 * columns are wider. */
static void test_measured(void)
{
    struct doc *doc =
        new_doc(STR("<table>" ROWS
                    "<row>" CELL("2") "<cell align=\"center\"><para>Một nội dung rất dài, dài hơn "
                                      "nhiều so với bề rộng của trang giấy, nên phải xuống dòng "
                                      "trong ô của nó, không làm cho cột "
                                      "bên cạnh hẹp đi</para></cell><cell align=\"right\"><para "
                                      "label=\"1.\">1.234</para></cell>"
                                      "</row><row>" CELL("3") "</row></table>"));
    struct node *node = meta_body(doc_main(doc))->first;
    struct layout *layout;
    const struct box *table;
    const struct box *row;

    node_set_attr(&doc->arena, node, "align", STR("center auto")); /* as Markdown gives it */
    layout = lay_out(doc, &plain_head);
    table = find_box(layout, BOX_TABLE, "Bang", 0);
    row = table->first;
    CHECK_UINT(table->width, layout->sections[0].root->width);
    CHECK(table->grid.widths[0] >
          2 * SHEET_CELL_PADDING + sheet_width(row->first->first->style, STR("STT")));
    CHECK(table->grid.widths[1] > table->grid.widths[2] &&
          table->grid.widths[2] > table->grid.widths[0]);
    CHECK(row->header && !row->next->header);
    CHECK_STR(row->first->first->style->id, "OTieuDe");
    CHECK_STR(row->next->first->first->style->id, "OGiua");
    CHECK_STR(row->next->last->first->style->id, "ONoiDung");
    row = row->next->next;
    CHECK_STR(row->first->next->first->style->id, "OGiua");
    CHECK_STR(row->last->first->style->id, "OPhai");
    CHECK(row->last->first->label.form == BOX_LABEL_LITERAL);
    CHECK_UINT(row->last->first->width, table->grid.widths[2] - 2 * SHEET_CELL_PADDING);
    row = row->next; /* the row that ends early is filled up */
    CHECK(row->first->next != NULL && row->last->first->node == NULL);
    CHECK_UINT(row->last->width, table->grid.widths[2]);
    doc_free(doc);
}

/* Sixty-three columns of one long word: they share what there is. */
static void test_crowded(void)
{
    struct buf b = BUF_NEW;
    struct doc *doc;
    struct layout *layout;
    const struct box *table;

    buf_c(&b, "<table><row>");
    for (unsigned i = 0; i < LIMIT_TABLE_COLUMNS; i++)
        buf_c(&b, CELL("nghiêng"));
    buf_c(&b, "</row></table>");
    doc = new_doc(buf_view(&b));
    layout = lay_out(doc, &plain_head);
    table = find_box(layout, BOX_TABLE, "Bang", 0);
    CHECK_UINT(table->width, layout->sections[0].root->width);
    CHECK_UINT(table->grid.count, LIMIT_TABLE_COLUMNS);
    buf_done(&b);
    doc_free(doc);
}

/* Tail -------------------------------------------------------------------------------------- */

#define SMALL_TEMPLATE(more)                                                                       \
    "<template id=\"t\" font=\"Times New Roman\"><page><set name=\"width\" value=\"210mm\"/>"      \
    "<set name=\"height\" value=\"297mm\"/><set name=\"left\" value=\"30mm\" "                     \
    "allow=\"30mm..35mm\" clause=\"PL I, I.3\"/></page>"                                           \
    "<style id=\"A\" for=\"para\"><set name=\"size\" value=\"14\" small=\"13\" allow=\"13..14\" "  \
    "clause=\"II.6.e\"/></style><style id=\"T\" kind=\"table\" for=\"table\"/>" more "</template>"
#define BODY_ONLY "<form id=\"f\"><frame name=\"noi_dung\"/></form>"

static struct layout *lay_out_with(struct doc *doc, const char *template)
{
    struct node *root = read_text(doc, str_c(template));

    CHECK(layout_template_check(doc, root));
    return run(doc, root);
}

/* The two last paragraphs stay with the tail, and all of it stays together. */
static void test_tail(void)
{
    struct doc *doc = new_doc(STR("<para>1</para><para>2</para><para>3</para>"));
    struct layout *layout = lay_out_with(
        doc,
        SMALL_TEMPLATE("<form id=\"f\"><frame name=\"noi_dung\"/><frame name=\"cuoi\"><para/>"
                       "<table columns=\"70mm *\"><row><cell/><cell><para>CHỦ TỊCH</para><para/>"
                       "<para>A</para></cell></row></table></frame></form>"));
    const struct box *root = layout->sections[0].root;
    const struct box *box = root->first;

    CHECK(!box->keep_next && box->next->keep_next && box->next->next->keep_next);
    box = box->next->next->next;
    for (; box != root->last; box = box_next(root, box))
        CHECK(box->keep_next || box->kind != BOX_PARA);
    CHECK(root->last->kind == BOX_PARA && root->last->node == NULL);
    CHECK(!root->last->keep_next);
    doc_free(doc);
}

/* Notes ------------------------------------------------------------------------------------- */

static void test_notes(void)
{
    struct doc *doc = new_doc(STR(
        "<note id=\"c\"><para>ba</para></note><para>x<note-ref id=\"b\"/> y<note-ref id=\"a\"/>"
        "</para><table><row><cell><para><note-ref id=\"b\"/><note-ref id=\"thiếu\"/></para></cell>"
        "</row></table><note id=\"a\"><para>hai<note-ref id=\"d\"/></para></note>"
        "<note id=\"b\"><para>một</para></note><note id=\"d\"><para>bốn</para></note>"
        "<para><note-ref id=\"c\"/></para>"));
    struct layout *layout = lay_out(doc, &plain_head);
    static const char *const want[] = {"b", "a", "c", "d"};

    CHECK_UINT(layout->note_count, ARRAY_LEN(want));
    for (size_t i = 0; i < layout->note_count && i < ARRAY_LEN(want); i++)
        CHECK_STR(layout->notes[i].id, want[i]);
    CHECK_STR(layout->notes[0].root->first->style->id, "ChuThich");
    CHECK_STR(box_text(doc, layout, layout->notes[0].root->first), "một");
    doc_free(doc);
}

/* Templates --------------------------------------------------------------------------------- */

static const struct {
    const char *template;
    enum diag_code code; /* DIAG_CODE_COUNT: none */
} templates[] = {
    {SMALL_TEMPLATE(BODY_ONLY), DIAG_CODE_COUNT},
    {SMALL_TEMPLATE(""), VB_TEMPLATE_NO_FORM},
    {SMALL_TEMPLATE("<form id=\"f\"/>"), VB_TEMPLATE_BAD}, /* no place for the body */
    {SMALL_TEMPLATE("<style id=\"B\" based-on=\"X\"/>" BODY_ONLY), VB_TEMPLATE_STYLE},
    {SMALL_TEMPLATE("<style id=\"B\" next=\"X\"/>" BODY_ONLY), VB_TEMPLATE_STYLE},
    {SMALL_TEMPLATE("<style id=\"A\"/>" BODY_ONLY), VB_TEMPLATE_BAD}, /* twice */
    {SMALL_TEMPLATE("<style id=\"B\" based-on=\"B\"/>" BODY_ONLY), VB_TEMPLATE_BAD},
    {SMALL_TEMPLATE("<style id=\"B\" based-on=\"C\"/><style id=\"C\" based-on=\"D\"/>"
                    "<style id=\"D\" based-on=\"B\"/>" BODY_ONLY),
     VB_TEMPLATE_BAD},
    {SMALL_TEMPLATE("<style id=\"B\"><set name=\"sise\" value=\"14\"/></style>" BODY_ONLY),
     VB_TEMPLATE_BAD},
    {SMALL_TEMPLATE("<style id=\"B\"><set name=\"size\" value=\"to\"/></style>" BODY_ONLY),
     VB_TEMPLATE_BAD},
    {SMALL_TEMPLATE(
         "<style id=\"B\"><set name=\"size\" value=\"14\" allow=\"to\"/></style>" BODY_ONLY),
     VB_TEMPLATE_BAD},
    {SMALL_TEMPLATE(
         "<style id=\"B\"><set name=\"size\" value=\"15\" allow=\"13..14\"/></style>" BODY_ONLY),
     VB_TEMPLATE_RANGE},
    {SMALL_TEMPLATE("<style id=\"B\"><set name=\"first-line\" value=\"12mm\" allow=\"1cm|1.27cm\"/>"
                    "</style>" BODY_ONLY),
     VB_TEMPLATE_RANGE},
    {SMALL_TEMPLATE(
         "<style id=\"B\"><set name=\"before\" value=\"3pt\" allow=\"6pt..\"/></style>" BODY_ONLY),
     VB_TEMPLATE_RANGE},
    {SMALL_TEMPLATE(
         "<style id=\"B\"><set name=\"before\" value=\"9pt\" allow=\"6pt..\"/></style>" BODY_ONLY),
     DIAG_CODE_COUNT},
    {SMALL_TEMPLATE("<form id=\"f\"><frame name=\"noi_dung\"/><frame name=\"x\"><para style=\"X\"/>"
                    "</frame></form>"),
     VB_TEMPLATE_STYLE},
    {SMALL_TEMPLATE("<form id=\"f\"><frame name=\"noi_dung\"/><frame name=\"x\"><table "
                    "columns=\"15cm 15cm\"><row><cell/><cell/></row></table></frame></form>"),
     VB_XML_BAD_VALUE},
    {"<template id=\"t\"><style id=\"A\" for=\"para\"/><style id=\"T\" kind=\"table\" "
     "for=\"table\"/>" BODY_ONLY "</template>",
     VB_TEMPLATE_BAD}, /* no page */
    {"<template id=\"t\"><style id=\"A\" for=\"para\"/>" BODY_ONLY "</template>",
     VB_TEMPLATE_STYLE},
};

static void test_template(size_t i)
{
    struct doc *doc = new_doc(STR("<para>Thân</para>"));
    enum diag_code code = templates[i].code;
    struct node *root;
    struct layout *layout;

    unit_row = i;
    root = read_text(doc, str_c(templates[i].template));
    layout = layout_template_check(doc, root) ? run(doc, root) : NULL;
    CHECK((layout != NULL) == (code == DIAG_CODE_COUNT || code == VB_TEMPLATE_RANGE));
    CHECK_UINT(doc->diag.count, code == DIAG_CODE_COUNT ? 0 : 1);
    CHECK(code == DIAG_CODE_COUNT || has_code(doc, code));
    doc_free(doc);
}

static void test_extend(void)
{
    struct doc *doc = new_doc(STR("<para>Thân</para>"));
    struct node *base = read_text(doc, str_c(SMALL_TEMPLATE(BODY_ONLY)));
    struct node *derived = read_text(
        doc, STR("<template id=\"co-quan\" extends=\"t\"><page><set name=\"left\" value=\"25mm\" "
                 "allow=\"20mm..35mm\"/></page><style id=\"A\" name=\"Thân\"><set name=\"size\" "
                 "value=\"13\"/><set name=\"bold\" value=\"yes\"/></style><style id=\"B\" "
                 "for=\"para\" based-on=\"A\"/><form id=\"f\"><frame name=\"noi_dung\"/><frame "
                 "name=\"x\"><para>X</para></frame></form></template>"));
    struct layout *layout;
    const struct style *style;

    CHECK(layout_extend(doc, base, derived));
    CHECK_STR(base->name, "co-quan");
    CHECK(layout_template_check(doc, base));
    layout = run(doc, base);
    style = layout->sections[0].root->first->style;
    CHECK_STR(style->id, "B"); /* the later one is the office's */
    CHECK_STR(style->based_on->name, "Thân");
    CHECK_UINT(style->value[SHEET_SIZE], 26);
    CHECK_UINT(style->value[SHEET_BOLD], 1);
    CHECK_UINT(style->own, 0);
    CHECK_STR(box_text(doc, layout, layout->sections[0].root->last), "X");
    CHECK_UINT(MM(layout->sections[0].page.left), 25);
    CHECK_UINT(doc->diag.count, 1); /* 25 mm: the base's range counts, not the office's */
    CHECK(has_code(doc, VB_TEMPLATE_RANGE));
    CHECK_STR(said(&doc->diag, 0), "mẫu trình bày đặt giá trị ngoài khoảng quy định: page "
                                   "left=\"25mm\" (30mm..35mm; PL I, I.3)");
    CHECK(!layout_extend(doc, base,
                         read_text(doc, STR("<template id=\"x\"><style id=\"A\" "
                                            "kind=\"table\"/></template>"))));
    doc_free(doc);
}

/* Documents of one template share its numbers; those of another size have their own. */
static void test_shared(void)
{
    static const char *const sizes[] = {NULL, "13", NULL, "13"};
    struct layout_template t = {NULL, NULL, NULL};
    const struct sheet *sheets[ARRAY_LEN(sizes)];
    struct doc *docs[ARRAY_LEN(sizes)];

    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        const struct layout *layout;

        docs[i] = new_doc(STR("<para>a</para>"));
        if (i == 0) {
            t.root = read_text(docs[0], STR(SMALL_TEMPLATE(BODY_ONLY)));
            t.arena = &docs[0]->arena;
        }
        if (sizes[i] != NULL)
            set_field(docs[i], "co_chu", str_c(sizes[i]));
        layout = layout_run(docs[i], &t, NULL);
        sheets[i] = layout != NULL ? layout->sheet : NULL;
    }
    CHECK(sheets[0] != NULL && sheets[1] != NULL && sheets[0] != sheets[1]);
    CHECK(sheets[2] == sheets[0] && sheets[3] == sheets[1]);
    CHECK_UINT(sheets[0]->styles[0].value[SHEET_SIZE], 28);
    CHECK_UINT(sheets[1]->styles[0].value[SHEET_SIZE], 26);
    for (size_t i = ARRAY_LEN(sizes); i-- > 0;)
        doc_free(docs[i]);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        test_head(i);
    for (size_t i = 0; i < ARRAY_LEN(blocks); i++)
        test_block(i);
    for (size_t i = 0; i < ARRAY_LEN(tables); i++)
        test_table(i);
    for (size_t i = 0; i < ARRAY_LEN(templates); i++)
        test_template(i);
    unit_row = SIZE_MAX;
    test_page();
    test_rules();
    test_optional();
    test_levels();
    test_breaks();
    test_depth();
    test_measured();
    test_crowded();
    test_tail();
    test_notes();
    test_extend();
    test_shared();
    return unit_done();
}
