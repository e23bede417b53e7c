/* SPDX-License-Identifier: MIT */
/* A plan laid out by hand: sheet, boxes, lists, notes, as layout/ would give
 * them. For tests of the DOCX writer only. */
#ifndef TEST_WRITE_DOCX_PAGE_H
#define TEST_WRITE_DOCX_PAGE_H

#include <string.h>

#include "doc/meta.h"
#include "layout/layout.h"

#define MM(x) ((uint32_t)((x)*1440.0 / 25.4 + 0.5))

enum page_style {
    GOC,
    THAN,
    CO_QUAN_TREN,
    CO_QUAN,
    QUOC_HIEU,
    TIEU_NGU,
    KE,
    SO_KY_HIEU,
    DIA_DANH,
    TEN_LOAI,
    TRICH_YEU,
    CHUONG,
    MUC,
    KHOAN,
    DIEM,
    O_BANG,
    DAU_BANG,
    NOI_NHAN,
    NOI_NHAN_MUC,
    CHUC_VU,
    HO_TEN,
    SO_TRANG,
    CHU_THICH,
    KHUNG,
    BANG,
    THUA, /* never used */
    PAGE_STYLES
};

struct page {
    struct doc *doc;
    struct layout layout;
    struct style styles[PAGE_STYLES];
    struct sheet sheet;
    struct layout_section sections[2];
    struct layout_list lists[16];
    struct layout_note notes[2];
};

static struct str page_str(const char *c)
{
    return str_c(c);
}

static void page_set(struct style *s, enum sheet_prop prop, uint32_t value)
{
    s->own |= 1u << (unsigned)prop;
    s->value[prop] = value;
}

static struct style *page_style(struct page *p, enum page_style which, enum page_style base,
                                const char *id, const char *name)
{
    struct style *s = &p->styles[which];

    *s = (struct style){.id = page_str(id), .name = page_str(name), .index = (uint16_t)which};
    if (which != base) {
        s->based_on = &p->styles[base];
        memcpy(s->value, s->based_on->value, sizeof(s->value));
    }
    return s;
}

static void page_heads(struct page *p)
{
    static const struct {
        enum page_style which;
        const char *id, *name;
        uint32_t size, bold, italic, align, before;
    } flat[] = {
        {CO_QUAN_TREN, "CoQuanTren", "Cơ quan chủ quản", 26, 0, 0, SHEET_CENTRE, 0},
        {CO_QUAN, "CoQuan", "Cơ quan ban hành", 26, 1, 0, SHEET_CENTRE, 0},
        {QUOC_HIEU, "QuocHieu", "Quốc hiệu", 26, 1, 0, SHEET_CENTRE, 0},
        {TIEU_NGU, "TieuNgu", "Tiêu ngữ", 28, 1, 0, SHEET_CENTRE, 0},
        {KE, "Ke", "Đường kẻ", 28, 0, 0, SHEET_CENTRE, 0},
        {SO_KY_HIEU, "SoKyHieu", "Số, ký hiệu", 26, 0, 0, SHEET_CENTRE, 120},
        {DIA_DANH, "DiaDanh", "Địa danh, ngày tháng", 28, 0, 1, SHEET_CENTRE, 120},
        {TEN_LOAI, "TenLoai", "Tên loại", 28, 1, 0, SHEET_CENTRE, 240},
        {TRICH_YEU, "TrichYeu", "Trích yếu", 28, 1, 0, SHEET_CENTRE, 0},
        {O_BANG, "OBang", "Ô bảng", 24, 0, 0, SHEET_LEFT_ALIGN, 0},
        {DAU_BANG, "DauBang", "Ô đầu bảng", 24, 1, 0, SHEET_CENTRE, 0},
        {NOI_NHAN, "NoiNhan", "Nơi nhận", 24, 1, 1, SHEET_LEFT_ALIGN, 0},
        {NOI_NHAN_MUC, "NoiNhanMuc", "Nơi nhận: mục", 22, 0, 0, SHEET_LEFT_ALIGN, 0},
        {CHUC_VU, "ChucVu", "Quyền hạn, chức vụ", 28, 1, 0, SHEET_CENTRE, 0},
        {HO_TEN, "HoTen", "Họ tên", 28, 1, 0, SHEET_CENTRE, 1200},
        {SO_TRANG, "SoTrang", "Số trang", 28, 0, 0, SHEET_CENTRE, 0},
        {CHU_THICH, "ChuThich", "Chú thích", 20, 0, 0, SHEET_JUSTIFY, 0},
    };

    for (size_t i = 0; i < ARRAY_LEN(flat); i++) {
        struct style *s = page_style(p, flat[i].which, GOC, flat[i].id, flat[i].name);

        page_set(s, SHEET_SIZE, flat[i].size);
        if (flat[i].bold)
            page_set(s, SHEET_BOLD, 1);
        if (flat[i].italic)
            page_set(s, SHEET_ITALIC, 1);
        page_set(s, SHEET_ALIGN, flat[i].align);
        page_set(s, SHEET_BEFORE, flat[i].before);
    }
}

static void page_sheet(struct page *p)
{
    struct style *s = page_style(p, GOC, GOC, "Goc", "Gốc");

    s->value[SHEET_SIZE] = 28;
    s->value[SHEET_ALIGN] = SHEET_LEFT_ALIGN;
    s->value[SHEET_LINE] = 240;
    s = page_style(p, THAN, GOC, "Than", "Thân văn bản");
    page_set(s, SHEET_ALIGN, SHEET_JUSTIFY);
    page_set(s, SHEET_FIRST_LINE, 567);
    page_set(s, SHEET_BEFORE, 120);
    page_heads(p);
    s = page_style(p, CHUONG, GOC, "Chuong", "Chương");
    page_set(s, SHEET_ALIGN, SHEET_CENTRE);
    page_set(s, SHEET_BOLD, 1);
    page_set(s, SHEET_BEFORE, 240);
    page_set(s, SHEET_OUTLINE, 1);
    page_set(s, SHEET_KEEP_NEXT, 1);
    s->next = &p->styles[THAN];
    s = page_style(p, MUC, THAN, "MucLaMa", "Mục I, II");
    page_set(s, SHEET_BOLD, 1);
    page_set(s, SHEET_OUTLINE, 2);
    page_set(s, SHEET_KEEP_NEXT, 1);
    page_set(s, SHEET_KEEP_LINES, 1);
    s->next = &p->styles[THAN];
    (void)page_style(p, KHOAN, THAN, "Khoan", "Khoản");
    (void)page_style(p, DIEM, THAN, "Diem", "Điểm");
    page_style(p, KHUNG, KHUNG, "Khung", "Khung")->kind = SHEET_TABLE;
    s = page_style(p, BANG, BANG, "Bang", "Bảng");
    s->kind = SHEET_TABLE;
    s->border = true;
    (void)page_style(p, THUA, GOC, "Thua", "Thừa");
    p->sheet = (struct sheet){p->styles, PAGE_STYLES, page_str("Times New Roman")};
    p->layout.sheet = &p->sheet;
    for (unsigned rank = 1; rank <= 2; rank++)
        p->layout.outline[rank] = (uint8_t)rank;
}

/* Boxes --------------------------------------------------------------------------- */

static struct arena *page_arena(struct page *p)
{
    return &p->doc->arena;
}

static struct node *page_inline(struct page *p, struct node *to, enum node_kind kind,
                                const char *text)
{
    struct node *n = node_new(page_arena(p), kind, POS_NONE);

    node_append(to, n);
    if (text != NULL && kind == NODE_TEXT)
        n->text = page_str(text);
    else if (text != NULL)
        node_append(n, node_text_new(page_arena(p), page_str(text), POS_NONE));
    return n;
}

static struct box *page_para(struct page *p, struct box *to, enum page_style style,
                             const char *text)
{
    struct node *n = node_new(page_arena(p), NODE_PARA, POS_NONE);
    struct box *box = box_new(page_arena(p), BOX_PARA, &p->styles[style], n);

    box_append(to, box);
    if (text != NULL)
        (void)page_inline(p, n, NODE_TEXT, text);
    return box;
}

static struct node *page_node(const struct box *box)
{
    return (struct node *)(uintptr_t)box->node;
}

static struct box *page_rule(struct page *p, struct box *to, uint32_t width, uint32_t length)
{
    struct box *box = box_new(page_arena(p), BOX_RULE, &p->styles[KE], NULL);

    box->width = width;
    box->rule_width = length;
    box_append(to, box);
    return box;
}

static struct box *page_table(struct page *p, struct box *to, enum page_style style,
                              const uint32_t *grid, unsigned count)
{
    struct box *box = box_new(page_arena(p), BOX_TABLE, &p->styles[style], NULL);

    box->grid.widths = ARENA_ARRAY(page_arena(p), uint32_t, count);
    memcpy(box->grid.widths, grid, count * sizeof(*grid));
    box->grid.count = (uint16_t)count;
    for (unsigned i = 0; i < count; i++)
        box->width += grid[i];
    box_append(to, box);
    return box;
}

static struct box *page_row(struct page *p, struct box *table)
{
    struct box *box = box_new(page_arena(p), BOX_ROW, NULL, NULL);

    box_append(table, box);
    return box;
}

static struct box *page_cell(struct page *p, struct box *row)
{
    struct box *box = box_new(page_arena(p), BOX_CELL, NULL, NULL);

    box_append(row, box);
    return box;
}

static uint16_t page_list(struct page *p, enum label_kind kind, bool bold, uint32_t start)
{
    p->lists[p->layout.list_count] = (struct layout_list){kind, bold, start};
    return (uint16_t)p->layout.list_count++;
}

static void page_native(struct box *box, uint16_t list, uint8_t level, const char *text)
{
    box->label = (struct box_label){
        .form = BOX_LABEL_NATIVE, .text = page_str(text), .list = list, .level = level};
}

static void page_literal(struct box *box, const char *text)
{
    box->label = (struct box_label){.form = BOX_LABEL_LITERAL, .text = page_str(text)};
}

/* Pieces of the plan ---------------------------------------------------------------- */

#define PAGE_LONG                                                                                  \
    "Tăng cường sự lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp trong công tác phòng, "       \
    "chống ma túy; quán triệt, triển khai thực hiện nghiêm túc, hiệu quả các chủ trương của "      \
    "Đảng, chính sách, pháp luật của Nhà nước về phòng, chống ma túy trên địa bàn tỉnh."

static void page_head(struct page *p, struct box *flow)
{
    uint32_t grid[] = {MM(65), MM(100)};
    struct box *row = page_row(p, page_table(p, flow, KHUNG, grid, 2));
    struct box *left = page_cell(p, row);
    struct box *right = page_cell(p, row);

    (void)page_para(p, left, CO_QUAN_TREN, "ỦY BAN NHÂN DÂN TỈNH SƠN LA");
    (void)page_para(p, left, CO_QUAN, "VĂN PHÒNG");
    (void)page_rule(p, left, MM(65), MM(20));
    (void)page_para(p, left, SO_KY_HIEU, "Số:       /KH-VPUB");
    (void)page_para(p, right, QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    (void)page_para(p, right, TIEU_NGU, "Độc lập - Tự do - Hạnh phúc");
    (void)page_rule(p, right, MM(100), MM(60.4));
    (void)page_para(p, right, DIA_DANH, "Sơn La, ngày 29 tháng 5 năm 2026");
    (void)page_para(p, flow, TEN_LOAI, "KẾ HOẠCH");
    (void)page_para(p, flow, TRICH_YEU,
                    "Triển khai Tháng hành động phòng, chống ma túy năm 2026");
    (void)page_rule(p, flow, MM(165), MM(50));
}

/* The signature stays with the end of the text: two paragraphs and the table. */
static void page_tail(struct page *p, struct box *flow)
{
    uint32_t grid[] = {MM(65), MM(100)};
    struct box *row;
    struct box *left;
    struct box *right;

    flow->last->keep_next = true;
    row = page_row(p, page_table(p, flow, KHUNG, grid, 2));
    left = page_cell(p, row);
    right = page_cell(p, row);
    (void)page_para(p, left, NOI_NHAN, "Nơi nhận:");
    page_literal(page_para(p, left, NOI_NHAN_MUC, "Chủ tịch, các PCT UBND tỉnh;"), "-");
    page_literal(page_para(p, left, NOI_NHAN_MUC, "Sở Nội vụ;"), "-");
    page_literal(page_para(p, left, NOI_NHAN_MUC, "Lưu: VT, TCHCQT."), "-");
    (void)page_para(p, right, CHUC_VU, "CHÁNH VĂN PHÒNG");
    (void)page_para(p, right, HO_TEN, "Trần Bình Minh");
}

static void page_data_table(struct page *p, struct box *flow)
{
    static const char *const cells[][3] = {
        {"STT", "Cơ quan", "Số bản"}, {"1", "Sở Nội vụ", "02"}, {"2", "Công an tỉnh", "01"}};
    uint32_t grid[] = {MM(15), MM(120), MM(30)};
    struct box *table = page_table(p, flow, BANG, grid, 3);
    struct box *total;

    for (size_t r = 0; r < ARRAY_LEN(cells); r++) {
        struct box *row = page_row(p, table);

        row->header = r == 0;
        for (size_t c = 0; c < 3; c++)
            (void)page_para(p, page_cell(p, row), r == 0 ? DAU_BANG : O_BANG, cells[r][c]);
    }
    total = page_cell(p, page_row(p, table));
    total->cell.span = 2;
    (void)page_para(p, total, DAU_BANG, "Cộng");
    (void)page_para(p, page_cell(p, total->parent), O_BANG, "03");
}

static void page_inlines(struct page *p, struct box *flow)
{
    struct box *box = page_para(p, flow, THAN, "Với chủ đề: ");
    struct node *n = page_node(box);
    struct node *mark;
    struct node *link;

    (void)page_inline(p, n, NODE_STRONG, "“Chung một quyết tâm”");
    (void)page_inline(p, n, NODE_TEXT, ", ");
    (void)page_inline(p, n, NODE_EMPH, "nghiêm túc");
    (void)page_inline(p, n, NODE_TEXT, ", 10 m");
    (void)page_inline(p, n, NODE_SUP, "2");
    (void)page_inline(p, n, NODE_TEXT, " & <5%> ");
    (void)page_inline(p, n, NODE_UNDERLINE, "gạch chân");
    for (unsigned i = 0; i < 3; i++) {
        mark = page_inline(p, n, NODE_NOTE_REF, NULL);
        mark->name = page_str(i == 2 ? "1" : i == 1 ? "hai" : "1");
    }
    (void)page_inline(p, n, NODE_TEXT, ", xem ");
    link = page_inline(p, n, NODE_LINK, "cổng thông tin");
    link->text = page_str("https://sonla.gov.vn/tìm?q=a&b=1");
    link = page_inline(p, n, NODE_LINK, " và tệp");
    link->text = page_str("file:///etc/passwd");
    (void)page_inline(p, n, NODE_BR, NULL);
    (void)page_inline(p, n, NODE_TEXT, "dòng\tsau non\xE2\x80\x91" "breaking.");
}

static void page_numbers(struct page *p, struct box *flow, unsigned repeats)
{
    uint16_t la_ma = page_list(p, LABEL_LA_MA, false, 1);
    uint16_t so = page_list(p, LABEL_SO, false, 1);
    uint16_t so_dam = page_list(p, LABEL_SO, true, 1);
    struct box *box;

    page_native(page_para(p, flow, MUC, "MỤC ĐÍCH, YÊU CẦU"), la_ma, 0, "I.");
    page_native(page_para(p, flow, KHOAN, PAGE_LONG), so, 0, "1.");
    page_native(page_para(p, flow, KHOAN, PAGE_LONG), so, 0, "2.");
    page_native(page_para(p, flow, MUC, "NHIỆM VỤ"), la_ma, 0, "II.");
    box = page_para(p, flow, KHOAN, "Nhiệm vụ chung, nhãn đậm.");
    page_native(box, so_dam, 0, "1.");
    box->label.bold = true;
    page_native(page_para(p, flow, KHOAN, "Tăng cường."), so_dam, 1, "1.1.");
    page_native(page_para(p, flow, KHOAN, "Đẩy mạnh."), so_dam, 1, "1.2.");
    page_native(page_para(p, flow, KHOAN, "Cấp ba."), so_dam, 2, "1.2.1.");
    box = page_para(p, flow, KHOAN, "Nhiệm vụ riêng.");
    page_native(box, so_dam, 0, "2.");
    box->label.bold = true;
    page_native(page_para(p, flow, KHOAN, "Một."), so_dam, 1, "2.1.");
    page_literal(page_para(p, flow, DIEM, "Điểm thường."), "a)");
    box = page_para(p, flow, DIEM, "Điểm có nhãn đậm.");
    page_literal(box, "đ)");
    box->label.bold = true;
    page_native(page_para(p, flow, MUC, "TỔ CHỨC THỰC HIỆN"), la_ma, 0, "III.");
    so = page_list(p, LABEL_SO, false, 4);
    page_native(page_para(p, flow, KHOAN, "Bắt đầu từ bốn."), so, 0, "4.");
    for (unsigned i = 0; i < repeats; i++)
        page_native(page_para(p, flow, KHOAN, PAGE_LONG), so, 0, "5.");
}

static void page_chapters(struct page *p, struct box *flow)
{
    uint16_t list = page_list(p, LABEL_CHUONG, false, 1);
    uint16_t dieu = page_list(p, LABEL_DIEU, false, 1);
    struct box *box = page_para(p, flow, CHUONG, "QUY ĐỊNH CHUNG");

    page_native(box, list, 0, "Chương I");
    box->label.own_line = true;
    box = page_para(p, flow, MUC, "Phạm vi điều chỉnh");
    page_native(box, dieu, 0, "Điều 1.");
    box = page_para(p, flow, CHUONG, "ĐIỀU KHOẢN THI HÀNH");
    page_native(box, list, 0, "Chương II");
    box->label.own_line = true;
    page_native(page_para(p, flow, MUC, "Hiệu lực"), dieu, 0, "Điều 2.");
}

static struct box *page_header(struct page *p)
{
    struct box *root = box_new(page_arena(p), BOX_CELL, NULL, NULL);
    struct box *box = page_para(p, root, SO_TRANG, NULL);

    (void)page_inline(p, page_node(box), NODE_PAGE_NUMBER, NULL);
    return root;
}

static void page_notes(struct page *p)
{
    static const char *const ids[] = {"1", "hai"};
    static const char *const texts[] = {"Công văn số 573/TTg-KGVX.", "Kế hoạch số 179-KH/TU; xem "};

    for (size_t i = 0; i < 2; i++) {
        struct box *root = box_new(page_arena(p), BOX_CELL, NULL, NULL);
        struct box *box = page_para(p, root, CHU_THICH, texts[i]);
        struct node *link;

        p->notes[i] = (struct layout_note){page_str(ids[i]), root};
        if (i == 1) {
            link = page_inline(p, page_node(box), NODE_LINK, "văn bản");
            link->text = page_str("http://vanban.chinhphu.vn");
        }
    }
    p->layout.notes = p->notes;
    p->layout.note_count = 2;
    layout_note_sort(&p->layout, page_arena(p));
}

static void page_field(struct page *p, const char *name, const char *value)
{
    struct node *field = node_new(page_arena(p), NODE_FIELD, POS_NONE);

    field->name = page_str(name);
    node_append(meta_head(doc_main(p->doc)), field);
    (void)page_inline(p, field, NODE_TEXT, value);
}

static void page_section(struct page *p, bool landscape)
{
    struct layout_section *s = &p->sections[p->layout.section_count++];

    s->page = (struct layout_page){.width = landscape ? 16838 : 11906,
                                   .height = landscape ? 11906 : 16838,
                                   .top = MM(20),
                                   .bottom = MM(20),
                                   .left = MM(30),
                                   .right = MM(15),
                                   .header = MM(10),
                                   .landscape = landscape};
    s->root = box_new(page_arena(p), BOX_CELL, NULL, NULL);
    s->header = page_header(p);
    s->first = true;
}

/* The plan with `repeats` long paragraphs at its end. Owner: caller, page_done(). */
static void page_make(struct page *p, unsigned repeats)
{
    struct box *flow;

    memset(p, 0, sizeof(*p));
    p->doc = doc_new(DIAG_EN);
    (void)doc_add_part(p->doc, STR("main"), POS_NONE);
    page_field(p, "loai", "kế hoạch");
    page_field(p, "so", "05");
    page_field(p, "co_quan", "Văn phòng UBND tỉnh Sơn La");
    page_field(p, "trich_yeu", "Triển khai Tháng hành động & phòng, chống ma túy");
    page_field(p, "ngay", "29/5/2026");
    page_sheet(p);
    p->layout.sections = p->sections;
    p->layout.lists = p->lists;
    page_notes(p);
    page_section(p, false);
    flow = p->sections[0].root;
    page_head(p, flow);
    page_inlines(p, flow);
    page_numbers(p, flow, repeats);
    page_para(p, flow, THAN, PAGE_LONG)->keep_next = true;
    (void)page_para(p, flow, THAN, "Đoạn cuối./.");
    page_tail(p, flow);
    page_section(p, true);
    flow = p->sections[1].root;
    page_chapters(p, flow);
    page_data_table(p, flow);
    page_data_table(p, flow);
}

static void page_done(struct page *p)
{
    doc_free(p->doc);
}

#endif
