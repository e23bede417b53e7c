/* SPDX-License-Identifier: MIT */
/* doc/doc.c: parts, and how a file comes in or is refused. */
#include "doc/doc.h"

#include "base/io.h"
#include "said.h"
#include "unit.h"

#define FILE_NAME "nguồn.md"

struct row {
    struct str bytes;
    enum diag_code code; /* DIAG_CODE_COUNT: loaded without a word */
    enum status status;
    const char *text; /* the message's variable part, or the source */
};

static const struct row rows[] = {
    {TEXT("loại: kế hoạch\n"), DIAG_CODE_COUNT, STATUS_OK, "loại: kế hoạch\n"},
    {TEXT("\xFF\xFE\x10\x01"), DIAG_CODE_COUNT, STATUS_OK, "Đ"},
    {TEXT("e\u0323\u0302\r\n"), DIAG_CODE_COUNT, STATUS_OK, "ệ\n"},
    {TEXT(""), VB_READ_EMPTY, STATUS_INPUT, FILE_NAME},
    {TEXT("\xEF\xBB\xBF"), VB_READ_EMPTY, STATUS_INPUT, FILE_NAME},
    {TEXT("\xFF\xFE"), VB_READ_EMPTY, STATUS_INPUT, FILE_NAME},
    {TEXT("a\n\0"), VB_READ_NOT_TEXT, STATUS_INPUT, FILE_NAME},
    {TEXT("a\r\n\xE1\xBB"), VB_READ_NOT_UTF8, STATUS_INPUT, FILE_NAME ":2"},
    {TEXT("a\rb\x07"), VB_READ_CONTROLS, STATUS_OK, FILE_NAME ":2"},
};

static void check_load(const struct row *r)
{
    struct doc *doc = doc_new(DIAG_VI);
    uint16_t number = 99;
    const struct src *src;
    bool is_loaded = r->status == STATUS_OK;

    CHECK(io_write(FILE_NAME, r->bytes) == IO_OK);
    src = doc_load(doc, FILE_NAME, (struct pos){5, 1, 0}, &number);
    CHECK((src != NULL) == is_loaded);
    CHECK_UINT(number, is_loaded ? 1 : 99);
    CHECK(doc->diag.status == r->status);
    CHECK_UINT(doc->diag.count, r->code != DIAG_CODE_COUNT);
    if (r->code != DIAG_CODE_COUNT && doc->diag.count == 1) {
        CHECK(doc->diag.entries[0].code == r->code && doc->diag.entries[0].pos.off == 5);
        CHECK_SAY(str_ends(said(&doc->diag, 0), str_c(r->text)), "%s", said(&doc->diag, 0).p);
    }
    if (r->code == DIAG_CODE_COUNT && src != NULL)
        CHECK_STR(src->text, r->text);
    if (src != NULL)
        CHECK(doc->diag.srcs[1] == src && str_is(src->name, FILE_NAME));
    doc_free(doc);
}

static void test_unreadable(void)
{
    struct doc *doc = doc_new(DIAG_VI);
    uint16_t number = 99;

    CHECK(doc_load(doc, "không có.md", POS_NONE, &number) == NULL);
    CHECK(doc->diag.entries[0].code == VB_READ_FAILED && doc->diag.status == STATUS_INPUT);
    CHECK_STR(said(&doc->diag, 0),
              "không đọc được tệp: không có.md: không có tệp hoặc thư mục này");
    CHECK(doc_load(doc, "/", POS_NONE, &number) == NULL);
    CHECK(doc->diag.entries[1].code == VB_READ_FAILED);
    doc_free(doc);
    doc = doc_new(DIAG_VI);
    CHECK(doc_load(doc, "/dev/zero", POS_NONE, &number) == NULL);
    CHECK(doc->diag.entries[0].code == VB_LIMIT_INPUT && doc->diag.status == STATUS_LIMIT);
    CHECK_UINT(number, 99);
    doc_free(doc);
    doc_free(NULL);
}

static void test_parts(void)
{
    struct doc *doc = doc_new(DIAG_EN);
    struct node *main_part;
    struct node *second;

    CHECK(doc_main(doc) == NULL && doc->root->kind == NODE_DOC);
    main_part = doc_add_part(doc, STR("main"), (struct pos){0, 3, 1});
    second = doc_add_part(doc, STR("phu_luc"), POS_NONE);
    CHECK(doc_main(doc) == main_part && doc->root->last == second && second->generated);
    CHECK(main_part->first->kind == NODE_HEAD && main_part->last->kind == NODE_BODY);
    CHECK(main_part->first->next == main_part->last && !main_part->generated);
    CHECK_STR(second->name, "phu_luc");
    doc_free(doc);
}

int main(void)
{
    char folder[4096];

    (void)snprintf(folder, sizeof(folder), "%s/doc-XXXXXX",
                   getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
    if (mkdtemp(folder) == NULL || chdir(folder) != 0)
        return 1;
    UNIT_EACH (struct row, r, rows)
        check_load(r);
    test_unreadable();
    test_parts();
    CHECK(unlink(FILE_NAME) == 0 && chdir("/") == 0 && rmdir(folder) == 0);
    return unit_done();
}
