/* SPDX-License-Identifier: MIT */
/* doc/meta.c: the table of fields, look-ups, did-you-mean. */
#include "doc/meta.h"

#include "base/vn.h"
#include "unit.h"

struct row {
    const char *folded;
    enum meta_origin origin;
    const char *want; /* "": none */
};

static const struct row rows[] = {
    {"trichyeu", META_SOURCE, "trích yếu"},
    {"trich_yu", META_SOURCE, "trích yếu"},
    {"noi_nha", META_SOURCE, "nơi nhận"},
    {"co_quan_chu_quann", META_SOURCE, "cơ quan chủ quản"},
    {"coquan", META_SOURCE, "cơ quan"},
    {"loaj", META_SOURCE, "loại"},
    {"ngy", META_SOURCE, "ngày"},
    {"abn", META_SOURCE, "bản"},
    {"loai", META_SOURCE, "loại"},
    {"hoten", META_SIGNER, "họ tên"},
    {"chuc_vu_kac", META_SIGNER, "chức vụ khác"},
    {"ho_ten", META_SOURCE, ""},
    {"ghi_chu_noi_bo", META_SOURCE, ""},
    {"xy", META_SOURCE, ""},
    {"", META_SOURCE, ""},
    {"mot_cau_rat_dai_khong_phai_la_ten_cua_truong_nao_ca_trong_phan_dau_cua_van_ban", META_SOURCE,
     ""},
    {"mot_cau_rat_dai_khong_phai_la_ten_cua_truong_nao_ca_trong_phan_dau_cua_van_ban"
     "mot_cau_rat_dai_khong_phai_la_ten_cua_truong_nao_ca_trong_phan_dau_cua_van_ban"
     "mot_cau_rat_dai_khong_phai_la_ten_cua_truong_nao_ca_trong_phan_dau_cua_van_ban",
     META_SOURCE, ""},
};

static void test_table(struct arena *a)
{
    size_t count = 0;
    const struct meta_field *fields = meta_fields(&count);

    CHECK(count > 20);
    for (size_t i = 0; i < count; i++) {
        struct str folded = vn_fold_in(a, fields[i].written);

        CHECK(str_eq(folded, fields[i].name));
        CHECK(meta_find(folded, fields[i].origin) == &fields[i]);
        CHECK(str_eq(meta_nearest(folded, fields[i].origin), fields[i].written));
    }
    CHECK(meta_find(STR("ho_ten"), META_SOURCE) == NULL);
    CHECK(meta_find(STR("loai"), META_SIGNER) == NULL);
    CHECK(meta_find(STR(""), META_SOURCE) == NULL);
}

static void add_field(struct arena *a, struct node *head, struct str name, struct str text)
{
    struct node *field = node_new(a, NODE_FIELD, POS_NONE);

    field->name = name;
    node_append(head, field);
    if (text.n > 0)
        node_append(field, node_text_new(a, text, POS_NONE));
}

static void test_values(struct arena *a)
{
    struct node *part = node_new(a, NODE_PART, POS_NONE);
    struct node *head = node_new(a, NODE_HEAD, POS_NONE);
    struct date date;

    CHECK(meta_head(part) == NULL && meta_body(part) == NULL && meta_head(NULL) == NULL);
    node_append(part, head);
    node_append(part, node_new(a, NODE_BODY, POS_NONE));
    CHECK(meta_head(part) == head && meta_body(part) == part->last);
    add_field(a, head, STR("loai"), STR(" kế hoạch "));
    add_field(a, head, STR("so"), STR(""));
    add_field(a, head, STR("so_ban"), STR("  "));
    CHECK_STR(meta_text(a, head, "loai"), "kế hoạch");
    CHECK(meta_get(head, "so") == head->first->next && meta_get_str(head, STR("lạ")) == NULL);
    CHECK(meta_text(a, head, "so").p == NULL && meta_text(a, head, "so_ban").p == NULL);
    CHECK(meta_text(a, head, "ngay").p == NULL && meta_text(a, NULL, "loai").p == NULL);
    date = meta_date(a, head);
    CHECK(date.year == 0 && date.month == 0 && date.day == 0);
    add_field(a, head, STR("ngay"), STR("ngày 29 tháng 5 năm 2026"));
    date = meta_date(a, head);
    CHECK(date.year == 2026 && date.month == 5 && date.day == 29);
    head->last->first->text = STR("31/2/2026");
    date = meta_date(a, head);
    CHECK(date.year == 0 && date.month == 0 && date.day == 0);
    CHECK(meta_date(a, NULL).year == 0);
}

int main(void)
{
    struct arena a;

    arena_init(&a);
    UNIT_EACH (struct row, r, rows)
        CHECK_STR(meta_nearest(str_c(r->folded), r->origin), r->want);
    test_table(&a);
    test_values(&a);
    arena_done(&a);
    return unit_done();
}
