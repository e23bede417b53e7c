/* SPDX-License-Identifier: MIT */
/* data/: records from CSV files, their columns; tables that directives make. */
#include "data/csv.h"
#include "data/directive.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "unit.h"

static char folder[] = "/tmp/vanban-data-XXXXXX";

static void put(struct doc *doc, const char *name, const char *text)
{
    FILE *file = fopen(arena_printf(&doc->arena, "%s/%s", folder, name).p, "wb");

    CHECK(file != NULL);
    if (file == NULL)
        return;
    CHECK(fputs(text, file) >= 0);
    CHECK(fclose(file) == 0);
}

static const struct data_table *read_csv(struct doc *doc, const char *text)
{
    put(doc, "x.csv", text);
    return data_csv_read(doc, arena_printf(&doc->arena, "%s/x.csv", folder).p, STR("/"), POS_NONE);
}

static const struct {
    const char *text;
    const char *cells; /* NULL: refused */
} files[] = {
    {"a,b\n1,2\n", "a|b/1|2"},
    {"a;b,c;d\n1;2;3\n", "a|b,c|d/1|2|3"},
    {"\xEF\xBB\xBF" "a\tb\r\n1\t2", "a|b/1|2"},
    {"\"a,x,y\";b\n1;2\n", "a,x,y|b/1|2"},
    {"a\n1\n\n,\n", "a/1"},
    {"a,b\n , 1 2 \n,\n\n", "a|b/|1 2"},
    {"một,hai\n", "một|hai"},
    {",\n", NULL},
    {"a,b\n1\n", NULL},
    {"a,b\n1,\"2\n", NULL},
    {"", NULL},
};

static void check_files(void)
{
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct doc *doc = doc_new(DIAG_VI);
        const struct data_table *t = read_csv(doc, files[i].text);
        struct buf b = BUF_NEW;

        unit_row = i;
        CHECK((t != NULL) == (files[i].cells != NULL));
        CHECK(diag_stopped(&doc->diag) == (t == NULL));
        for (size_t c = 0; t != NULL && c < t->columns; c++)
            buf_printf(&b, "%s%.*s", c > 0 ? "|" : "", STR_ARG(t->names[c]));
        for (size_t k = 0; t != NULL && k < t->rows * t->columns; k++)
            buf_printf(&b, "%s%.*s", k % t->columns > 0 ? "|" : "/",
                       STR_ARG(data_cell(t, k / t->columns, k % t->columns)));
        CHECK_BUF(&b, files[i].cells != NULL ? files[i].cells : "");
        doc_free(doc);
    }
    unit_row = SIZE_MAX;
}

static const struct {
    const char *name;
    enum data_found found;
    size_t column;
} names[] = {
    {"Tên xã", DATA_FOUND, 0},  {"ten_xa", DATA_FOUND, 0},  {"TÊN  XÃ", DATA_FOUND, 0},
    {"Số", DATA_FOUND, 1},      {"so", DATA_FOUND, 2},      {"sở", DATA_AMBIGUOUS, 0},
    {"xã", DATA_ABSENT, 0},     {"", DATA_ABSENT, 0},       {"…", DATA_ABSENT, 0},
};

static void check_names(void)
{
    struct doc *doc = doc_new(DIAG_VI);
    const struct data_table *t = read_csv(doc, "Tên xã,Số,so\n1,2,3\n\"4\n4\",5,6\n7,8,9\n");

    for (size_t i = 0; t != NULL && i < ARRAY_LEN(names); i++) {
        size_t column = 0;

        unit_row = i;
        CHECK(data_column(t, str_c(names[i].name), &column) == names[i].found);
        CHECK_UINT(column, names[i].column);
    }
    unit_row = SIZE_MAX;
    CHECK(t != NULL);
    if (t != NULL) {
        CHECK_STR(data_nearest(t, STR("tên xa xa")), "Tên xã");
        CHECK(data_nearest(t, STR("dân số cả tỉnh")).p == NULL);
        CHECK_UINT(src_line(t->src, data_place(t, 1).off), 3);
        CHECK_UINT(src_line(t->src, data_place(t, 2).off), 5);
    }
    doc_free(doc);
}

static const struct {
    const char *args, *align, *first; /* of the table; its first row below the header */
} tables[] = {
    {"x.csv", "auto auto right right auto auto", "01|Xã A|1|-1.234,5||"},
    {"x.csv: STT=stt, Tên=ten", "center auto", "1|Xã A"},
    {"x.csv : \"Tên, xã\"=ten,\n Số = \"Số bản\"", "auto right", "Xã A|1"},
    {"x.csv: ten", "", "Xã A"},
    {"x.csv: rong, so_ban", "auto right", "|1"},
};

static void check_tables(void)
{
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        struct doc *doc = doc_new(DIAG_VI);
        struct node *part = doc_add_part(doc, STR("main"), POS_NONE);
        struct node *directive = node_new(&doc->arena, NODE_DIRECTIVE, POS_NONE);
        const struct node *t;
        struct buf b = BUF_NEW;

        unit_row = i;
        put(doc, "x.csv", "ma,ten,so_ban,Tiền,rỗng,tỷ lệ\n01,Xã A,1,\"-1.234,5\",,\n"
                          "02,Xã B,,\"80%\",,1.5\n");
        directive->name = STR("bang");
        directive->text = str_c(tables[i].args);
        node_append(part->last, directive);
        CHECK(data_directive_fill(doc, arena_printf(&doc->arena, "%s/", folder)));
        CHECK(doc_audit(doc, "data"));
        t = part->last->first;
        CHECK(t == part->last->last && t->kind == NODE_TABLE);
        CHECK_STR(node_attr(t, "align"), tables[i].align);
        for (const struct node *c = t->first->next->first; c != NULL; c = c->next)
            buf_printf(&b, "%.*s%s", STR_ARG(node_plain_in(&doc->arena, c)),
                       c->next != NULL ? "|" : "");
        CHECK_BUF(&b, tables[i].first);
        doc_free(doc);
    }
    unit_row = SIZE_MAX;
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    check_files();
    check_names();
    check_tables();
    {
        struct doc *doc = doc_new(DIAG_VI);

        CHECK(unlink(arena_printf(&doc->arena, "%s/x.csv", folder).p) == 0);
        CHECK(rmdir(folder) == 0);
        doc_free(doc);
    }
    return unit_done();
}
