/* SPDX-License-Identifier: MIT */
/* read/read_xml*.c: trees, messages with their places, white space, and
 * thousands of damaged templates. */
#include "read/xml/xml.h"

#include "base/limit.h"
#include "base/utf8.h"
#include "doc/doc_audit.h"
#include "doc/doc_dump.h"
#include "doc/iter.h"
#include "doc/node_attr.h"
#include "read/md/md.h"
#include "said.h"
#include "unit.h"

/* Reads `text` as a source or template into a new document; *root is what was
 * read (the document's root for a source), NULL when it was refused. */
static struct doc *read_text(struct str text, bool is_template, struct node **root)
{
    struct doc *doc = doc_new(DIAG_VI);
    struct src *src = src_new(&doc->arena, STR("thu.xml"), text);
    uint16_t number = diag_src(&doc->diag, src);

    if (is_template)
        *root = read_xml_template(doc, src, number);
    else
        *root = read_xml(doc, src, number) ? doc->root : NULL;
    return doc;
}

/* The messages as "line:column VB-nnnn text", a line each. */
static void put_messages(struct buf *out, const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->diag.count; i++) {
        const struct diag_entry *e = &doc->diag.entries[i];
        const struct src *src = doc->diag.srcs[e->pos.src];

        buf_printf(out, "%u:%u %u %s\n", src_line(src, e->pos.off), src_column(src, e->pos.off),
                   diag_number(e->code), said_args(&doc->diag, i).p);
    }
}

#define DOC(body) "<doc><part kind='main'><head/><body>" body "</body></part></doc>"
#define TREE(body) "doc\n  part{kind=\"main\"}\n    head\n    body\n" body

static void test_trees(void)
{
    static const struct {
        struct str text, tree;
    } cases[] = {
        {TEXT(DOC("<para>Điều\n   <strong> này </strong> có </para>")),
         TEXT(TREE("      para \"Điều \" strong(\"này \") \"có\"\n"))},
        {TEXT(DOC("<para>\n  a<br/>\n  b <emph>c</emph>\u00A0<!-- x --> d\n</para>")),
         TEXT(TREE("      para \"a\" br \"b \" emph(\"c\") \"\u00A0 d\"\n"))},
        {TEXT(DOC("<para>  </para><para/>")), TEXT(TREE("      para\n      para\n"))},
        {TEXT(DOC("<para>Số {{ so }}/<![CDATA[<b>&]]> {{ x }} </para>")),
         TEXT(TREE("      para \"Số \" hole{expr=\"so\"} \"/<b>& \" hole{expr=\"x\"}\n"))},
        {TEXT(DOC("<para>{{ \"a  }}\" }} {{\n b }}<hole expr='c'>5 </hole></para>")),
         TEXT(TREE("      para hole{expr=\"\\\"a  }}\\\"\"} \" \" hole{expr=\"b\"} "
                   "hole{expr=\"c\"}(\"5 \")\n"))},
        {TEXT(DOC("<para>a <text> {{ b }}  </text> c</para>")),
         TEXT(TREE("      para \"a \" \" {{ b }}  \" \" c\"\n"))},
        {TEXT(DOC("<heading label='I.' bold-label='yes'>MỤC</heading><para label='đ)'>x</para>")),
         TEXT(TREE(
             "      heading [la_ma 1 \"I.\" bold] \"MỤC\"\n      para [chu 5 \"đ)\"] \"x\"\n"))},
        {TEXT(DOC("<heading label='C.' label-kind='la_ma'>x</heading><para label='1.2.'>y</para>")),
         TEXT(TREE(
             "      heading [la_ma 100 \"C.\"] \"x\"\n      para [so_2 1.2 \"1.2.\"] \"y\"\n"))},
        {TEXT(DOC("<heading label='Chương II' auto-label='yes'>x</heading>")),
         TEXT(TREE("      heading [chuong 2 \"Chương II\" auto] \"x\"\n"))},
        {TEXT(DOC("<verbatim info='sh'>  a\n\n b </verbatim><!-- ghi chú --><page-break/>")),
         TEXT(TREE("      verbatim{info=\"sh\"} \"  a\\n\\n b \"\n      comment \"ghi chú\"\n"
                   "      page-break\n"))},
        {TEXT(DOC("<table columns='1cm *'><row header='yes'><cell span='2'><para>a</para></cell>"
                  "</row><for var='x' in='ds'><row><cell/></row></for></table>")),
         TEXT(TREE("      table{columns=\"1cm *\"}\n        row{header=\"yes\"}\n"
                   "          cell{span=\"2\"}\n            para \"a\"\n"
                   "        for{var=\"x\" in=\"ds\"}\n          row\n            cell\n"))},
        {TEXT(DOC("<if><branch test='a &lt; 1'><para>x</para></branch><branch/></if>")),
         TEXT(TREE("      if\n        branch{test=\"a < 1\"}\n          para \"x\"\n"
                   "        branch\n"))},
        {TEXT(DOC("<para>a<note-ref id='1'/> <code>x\n y</code><link href='u'>v</link></para>"
                  "<note id='1'><para>n</para></note>")),
         TEXT(TREE(
             "      para \"a\" note-ref{id=\"1\"} \" \" code(\"x  y\") link{href=\"u\"}(\"v\")\n"
             "      note{id=\"1\"}\n        para \"n\"\n"))},
        {TEXT(DOC("<para>e&#x323;&#x302;&#x85;</para>")), TEXT(TREE("      para \"ệ�\"\n"))},
        {TEXT("<doc>\n <part kind='main'>\n <head>\n <field name='trích yếu'>a <br/> b</field>\n"
              "<field name='noi_nhan' written='Nơi nhận'>\n<item>x </item>\n<item/></field>"
              "<field name='kính gửi'>Sở <emph>Y tế</emph></field>"
              "<field name='nguoi_ky'><item><field name='ho_ten'>B</field></item></field>"
              "</head></part></doc>"),
         TEXT("doc\n  part{kind=\"main\"}\n    head\n"
              "      field{name=\"trich_yeu\" written=\"trích yếu\"} \"a\" br \"b\"\n"
              "      field{name=\"noi_nhan\" written=\"Nơi nhận\"}\n        item \"x\"\n        "
              "item\n"
              "      field{name=\"kinh_gui\" written=\"kính gửi\"}\n"
              "        item \"Sở \" emph(\"Y tế\")\n"
              "      field{name=\"nguoi_ky\" written=\"người ký\"}\n        item\n"
              "          field{name=\"ho_ten\" written=\"họ tên\"} \"B\"\n    body\n")},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct buf out = BUF_NEW;
        struct node *root;
        struct doc *doc = read_text(cases[i].text, false, &root);

        put_messages(&out, doc);
        CHECK_SAY(root != NULL && out.n == 0, "case %zu: %.*s", i, STR_ARG(buf_view(&out)));
        buf_clear(&out);
        doc_dump(&out, doc->root, false);
        CHECK_SAY(str_eq(buf_view(&out), cases[i].tree), "case %zu:\n%.*s", i,
                  STR_ARG(buf_view(&out)));
        CHECK_SAY(doc_audit(doc, "read"), "case %zu: audit", i);
        buf_done(&out);
        doc_free(doc);
    }
}

/* One document in both source formats is one tree. */
static void test_same(void)
{
    static const struct str md = TEXT(
        "---\nloại: kế hoạch\nngày: 2026\nnơi nhận:\n  - Sở Y tế; (*để báo cáo*)\n  - Lưu: VT\n"
        "người ký:\n  chức vụ: Chánh Văn phòng\n  họ tên: Trần Bình Minh\n---\n\n"
        "# I. MỤC ĐÍCH\n\n**1.** Tiếp tục *quán triệt*[^1] {{ x }}:\n\n- a\n\n"
        "| Số | Tên |\n|---:|---|\n| 1 | Ữ |\n\n<!-- vb: giữa -->\n\n> trích\n\n```sh\nls  "
        "-l\n```\n\n"
        "<!-- ghi chú -->\n\n---\n\n{% if a then %}\n\nb\n\n{% else %}\n\nc\n\n{% end %}\n\n"
        "[^1]: chú thích\n");
    static const struct str xml = TEXT(
        "<doc><part kind='main'><head><field name='loại'>kế hoạch</field><field name='ngày'>2026"
        "</field><field name='nơi nhận'><item>Sở Y tế; (<emph>để báo cáo</emph>)</item><item>Lưu: "
        "VT"
        "</item></field><field name='người ký'><item><field name='chức vụ'>Chánh Văn phòng</field>"
        "<field name='họ tên'>Trần Bình Minh</field></item></field></head><body>"
        "<heading label='I.'>MỤC ĐÍCH</heading><para label='1.' bold-label='yes'>Tiếp tục "
        "<emph>quán "
        "triệt</emph><note-ref id='1'/> {{ x }}:</para><para label='-'>a</para>"
        "<table align='right auto'><row header='yes'><cell><para>Số</para></cell><cell><para>Tên"
        "</para></cell></row><row><cell><para>1</para></cell><cell><para>Ữ</para></cell></row></"
        "table>"
        "<directive name='giua'/><quote><para>trích</para></quote>"
        "<verbatim info='sh'>ls  -l</verbatim><!-- ghi chú --><page-break/>"
        "<if><branch test='a'><para>b</para></branch><branch><para>c</para></branch></if>"
        "<note id='1'><para>chú thích</para></note></body></part></doc>");
    struct buf want = BUF_NEW;
    struct buf got = BUF_NEW;
    struct node *root;
    struct doc *doc = doc_new(DIAG_VI);
    struct src *src = src_new(&doc->arena, STR("thu.md"), md);

    (void)read_md(doc, src, diag_src(&doc->diag, src)); /* its messages are not the point */
    doc_dump(&want, doc->root, false);
    doc_free(doc);
    doc = read_text(xml, false, &root);
    CHECK(root != NULL);
    doc_dump(&got, doc->root, false);
    CHECK_SAY(str_eq(buf_view(&got), buf_view(&want)), "XML:\n%.*s\nMarkdown:\n%.*s",
              STR_ARG(buf_view(&got)), STR_ARG(buf_view(&want)));
    doc_free(doc);
    buf_done(&want);
    buf_done(&got);
}

static void test_template(void)
{
    static const struct str text =
        TEXT("<!-- c --><template id='nd30' font='Times New Roman'>\n<page><set name='top' "
             "value='20mm' allow='20mm..25mm' clause='PL I, I.3'/></page>\n<!-- vb: x -->"
             "<style id='A' name='Á' kind='paragraph' for='heading.la_ma' number='native'>"
             "<set name='size' value='14' small='13'/></style><form id='1.4' src='mau-1.4.xml'>"
             "<frame name='dau'><para style='A' optional='yes'>{{ a }}</para>"
             "<rule style='A' ratio='0.4' of='above'/><para><page-number/></para></frame></form>"
             "</template>");
    static const struct str tree =
        TEXT("template{id=\"nd30\" font=\"Times New Roman\"}\n  page\n"
             "    set{name=\"top\" value=\"20mm\" allow=\"20mm..25mm\" clause=\"PL I, I.3\"}\n"
             "  style{id=\"A\" name=\"Á\" kind=\"paragraph\" for=\"heading.la_ma\" "
             "number=\"native\"}\n    set{name=\"size\" value=\"14\" small=\"13\"}\n"
             "  form{id=\"1.4\" src=\"mau-1.4.xml\"}\n    frame{name=\"dau\"}\n"
             "      para{style=\"A\" optional=\"yes\"} hole{expr=\"a\"}\n"
             "      rule{style=\"A\" ratio=\"0.4\" of=\"above\"}\n      para page-number\n");
    struct buf out = BUF_NEW;
    struct node *root;
    struct doc *doc = read_text(text, true, &root);

    put_messages(&out, doc);
    CHECK_SAY(root != NULL && root->parent == NULL && out.n == 0, "%.*s", STR_ARG(buf_view(&out)));
    buf_clear(&out);
    if (root != NULL)
        doc_dump(&out, root, false);
    CHECK_SAY(str_eq(buf_view(&out), tree), "%.*s", STR_ARG(buf_view(&out)));
    doc_free(doc);
    doc = read_text(STR("<form id='x'><frame name='y'/></form>"), true, &root);
    CHECK_SAY(root != NULL && root->kind == NODE_FORM, "a form alone");
    doc_free(doc);
    buf_done(&out);
}

static void test_messages(void)
{
    static const struct {
        struct str text;
        bool is_template;
        const char *messages;
    } cases[] = {
        {TEXT("<doc>\n  <part kind='main'><head/><body>\n Ữ <parra/></body></part></doc>"), false,
         "3:2 224 “Ữ”, body\n"
         "3:4 222 <parra>, para\n"},
        {TEXT(DOC("<paragraph><x/>chữ</paragraph><y/>")), false,
         "1:37 222 <paragraph>, para\n"
         "1:67 222 <y>\n"},
        {TEXT(DOC("<para styel='A' foo='b' xml:lang='vi'/>")), false,
         "1:37 223 <para styel>, style\n"
         "1:37 223 <para foo>\n"
         "1:37 223 <para xml:lang>\n"},
        {TEXT(DOC("<row/><table><para/></table>")), false,
         "1:37 224 row, body\n"
         "1:50 224 para, table\n"},
        {TEXT(DOC("<if><branch><row/></branch><branch/></if>")), false,
         "1:49 224 row, branch\n"
         "1:64 224 branch, if\n"},
        {TEXT(DOC("<para>a<para>b</para></para>")), false, "1:44 224 para, para\n"},
        {TEXT(DOC("<table><row><cell span='0'/><cell span='1000'/></row></table>")), false,
         "1:49 225 <cell span=\"0\">, 1, 2, 3 …\n"
         "1:65 225 <cell span=\"1000\">, 1, 2, 3 …\n"},
        {TEXT(DOC("<table><row><cell span='40'/><cell span='40'/></row></table>")), false,
         "1:44 316 LIMIT_TABLE_COLUMNS, 63\n"},
        {TEXT(DOC("<para label='ngày'/><para label='1'/><para bold-label='yes'/>")), false,
         "1:37 225 <para label=\"ngày\">, I., 1., a), -\n"
         "1:57 225 <para label=\"1\">, I., 1., a), -\n"
         "1:74 225 <para label>, I., 1., a), -\n"},
        {TEXT(DOC("<note/><for in=''><para/></for>")), false,
         "1:37 225 <note id>\n1:44 225 <for in=\"\">\n1:44 225 <for var>\n"},
        {TEXT(DOC("<table columns='1cm x'/><table align='giữa'/>")), false,
         "1:37 225 <table columns=\"1cm x\">, 65mm 100mm *\n"
         "1:61 225 <table align=\"giữa\">, left|center|right|auto\n"},
        {TEXT(DOC("<!-- vb: ngang --><directive name='xoay'/>")), false,
         "1:37 224 <!-- vb: … -->, <directive name=\"…\" args=\"…\"/>\n"
         "1:55 225 <directive name=\"xoay\">, ngang|doc|giua|phai|cot|bang|tong|hoi|bo_qua\n"},
        {TEXT(DOC("<para>{{ x</para>")), false, "1:43 322 \n"},
        {TEXT(DOC("<br>x</br>")), false, "1:37 224 br, body\n"},
        {TEXT(DOC("<para><br>x</br></para>")), false, "1:47 224 “x”, br\n"},
        {TEXT("<doc><part kind='main'><body/><head/></part></doc>"), false,
         "1:31 224 head, part\n"},
        {TEXT("<doc><part kind='phu_luc'/><part kind='main'/></doc>"), false,
         "1:6 225 <part kind=\"phu_luc\">, main\n"
         "1:28 225 <part kind=\"main\">, phu_luc|kem_theo\n"},
        {TEXT("<doc/>"), false, "1:1 225 doc, <part kind=\"main\">\n"},
        {TEXT("<doc><part kind='main'><head><field name='trich yeu'/><field name='trích "
              "yếu'>x</field>"
              "<field name='trich_yue'/></head></part></doc>"),
         false,
         "1:55 210 trích yếu\n"
         "1:88 209 trich_yue, trích yếu\n"},
        {TEXT(
             "<doc><part kind='main'><head><field name='ngày'>31/2/2026</field>"
             "<field name='số'><item>5</item></field><field name='noi_nhan'>x<item>y</item></field>"
             "</head></part></doc>"),
         false,
         "1:30 213 31/2/2026\n"
         "1:83 224 item, số\n"
         "1:129 224 item, field\n"},
        {TEXT(DOC("<directive name='hoi' args='x'/><directive name='cot' args='1cm'/>")), false,
         "1:37 314 hoi, x\n"},
        {TEXT("<template id='x'/>"), false, "1:1 224 template, <doc>\n"},
        {TEXT("<doc/>"), true, "1:1 224 doc, <template>, <form>\n"},
        {TEXT("<frm id='x'/>"), true, "1:1 222 <frm>, form\n"},
        {TEXT("<v:form xmlns:v='urn:v' id='x'/>"), true, "1:1 222 <v:form>, urn:v\n"},
        {TEXT("<template id='x'><set name='a' value='1'/><style id='s'><form id='f'/></style>"
              "<page><set name='top'/></page></template>"),
         true,
         "1:18 224 set, template\n"
         "1:57 224 form, style\n"
         "1:85 225 <set value>\n"},
        {TEXT("<doc>\n <a></b></doc>"), false,
         "2:2 222 <a>\n2:5 220 Opening and ending tag mismatch: a and b\n"},
        {TEXT("<!DOCTYPE doc [<!ENTITY a 'b'>]>\n<doc>&a;</doc>"), false,
         "1:1 221 document type declaration\n"},
        {TEXT("<doc>\n&nbsp;</doc>"), false, "2:1 221 Entity 'nbsp' not defined\n"},
        {TEXT(DOC("<para style='a' style='b'/>")), false, "1:37 220 Attribute style redefined\n"},
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct buf out = BUF_NEW;
        struct node *root;
        struct doc *doc = read_text(cases[i].text, cases[i].is_template, &root);

        put_messages(&out, doc);
        CHECK_SAY(str_is(buf_view(&out), cases[i].messages), "case %zu:\n%.*s", i,
                  STR_ARG(buf_view(&out)));
        CHECK_SAY(root == NULL && diag_stopped(&doc->diag), "case %zu: not refused", i);
        CHECK_SAY(doc_audit(doc, "read"), "case %zu: audit", i);
        buf_done(&out);
        doc_free(doc);
    }
}

/* Every place covers the node's own tag or text. */
static void test_places(void)
{
    static const struct str text =
        TEXT(DOC("<para style='A'\n>Điều {{ x }} &lt;<strong>5</strong> </para><page-break />"));
    static const char *const wanted[] = {"<para style='A'\n>", "Điều {{ x }} &lt;",
                                         "Điều {{ x }} &lt;",  "Điều {{ x }} &lt;",
                                         "<strong>",           "5",
                                         "<page-break />"};
    struct node *root;
    struct doc *doc = read_text(text, false, &root);
    size_t count = 0;

    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        struct str place = str_sub(text, it.node->pos.off, it.node->pos.off + it.node->pos.len);

        if (!it.enter || node_is(it.node, NODE_CLASS_PART) || it.node->parent == NULL ||
            it.node->kind == NODE_HEAD || it.node->kind == NODE_BODY)
            continue;
        CHECK_SAY(count < ARRAY_LEN(wanted) && str_is(place, wanted[count]), "node %zu: %.*s",
                  count, STR_ARG(place));
        count++;
    }
    CHECK_SAY(count == ARRAY_LEN(wanted), "%zu nodes", count);
    doc_free(doc);
}

/* `open` and `close` around nothing, `times` deep. */
static struct doc *read_nested(const char *open, const char *close, unsigned times,
                               struct node **root, struct buf *text)
{
    buf_c(text, "<doc><part kind='main'><head/><body>");
    for (unsigned i = 0; i < times; i++)
        buf_c(text, open);
    for (unsigned i = 0; i < times; i++)
        buf_c(text, close);
    buf_c(text, "</body></part></doc>");
    return read_text(buf_view(text), false, root);
}

static void test_depth(void)
{
    static const struct {
        const char *open, *close;
        unsigned times;
        bool ok;
        enum diag_code code; /* of the one message; DIAG_CODE_COUNT: none */
    } cases[] = {
        {"<quote>", "</quote>", LIMIT_QUOTE_DEPTH, true, DIAG_CODE_COUNT},
        {"<quote>", "</quote>", LIMIT_QUOTE_DEPTH + 2, true, VB_QUOTE_DEPTH},
        {"<quote>", "</quote>", 10000, false, VB_QUOTE_DEPTH},
        {"<if><branch>", "</branch></if>", LIMIT_CONTROL_DEPTH, true, DIAG_CODE_COUNT},
        {"<if><branch>", "</branch></if>", LIMIT_CONTROL_DEPTH + 1, false, VB_CONTROL_DEPTH},
        {"<table><row><cell>", "</cell></row></table>", 10000, false, VB_LIMIT_XML},
    };
    struct buf text = BUF_NEW;
    struct node *root;
    struct doc *doc;

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        buf_clear(&text);
        doc = read_nested(cases[i].open, cases[i].close, cases[i].times, &root, &text);
        CHECK_SAY((root != NULL) == cases[i].ok, "case %zu", i);
        CHECK_SAY(cases[i].code == DIAG_CODE_COUNT
                      ? doc->diag.count == 0
                      : doc->diag.count > 0 && doc->diag.entries[0].code == cases[i].code,
                  "case %zu: %u messages", i, doc->diag.count);
        CHECK_SAY(doc_audit(doc, "read"), "case %zu: audit", i);
        doc_free(doc);
    }
    buf_clear(&text);
    doc = read_nested("<para>a<strong>", "b</strong></para>", 1, &root, &text);
    CHECK_SAY(root != NULL, "one");
    doc_free(doc);
    buf_done(&text);
}

/* Inlines below LIMIT_INLINE_DEPTH are flattened: all text stays. */
static void test_inline_depth(void)
{
    struct buf text = BUF_NEW;
    struct node *root;
    struct doc *doc;

    buf_c(&text, "<doc><part kind='main'><head/><body><para>");
    for (unsigned i = 0; i < 100; i++)
        buf_c(&text, "<strong>a");
    for (unsigned i = 0; i < 100; i++)
        buf_c(&text, "</strong>");
    buf_c(&text, "</para></body></part></doc>");
    doc = read_text(buf_view(&text), false, &root);
    CHECK_SAY(root != NULL && doc->diag.count == 1 && doc->diag.entries[0].code == VB_INLINE_DEPTH,
              "%u messages", doc->diag.count);
    CHECK_SAY(node_plain_in(&doc->arena, doc->root).n == 100, "letters lost");
    doc_free(doc);
    buf_done(&text);
}

/* Every slot of node_kinds.def has its line in node_attrs.def. */
static void test_slots(void)
{
    for (unsigned k = 0; k < NODE_KIND_COUNT; k++) {
        enum node_kind kind = (enum node_kind)k;
        const char *slots[] = {node_name_slot(kind), node_text_slot(kind)};

        for (size_t i = 0; i < ARRAY_LEN(slots); i++)
            CHECK_SAY(slots[i] == NULL || slots[i][0] == '#' ||
                          node_attr_find(kind, str_c(slots[i])) != NULL,
                      "%s %s has no line", node_element(kind), slots[i]);
    }
}

static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Replaces, removes or doubles a few bytes of buf. */
static void damage(struct buf *b, uint32_t *state)
{
    static const char *const pieces[] = {"<",     ">",      "/",       "'",       "&",     "{{",
                                         "}}",    "<para>", "</para>", "<cell>",  "ệ",     "\n ",
                                         "&lt;",  "<if>",   "<item>",  "<field>", "<!--",  "-->",
                                         "<br/>", "]]>",    "<text> ", "label=",  "name='"};

    for (unsigned k = 1 + next_random(state) % 3; k > 0 && b->n > 8; k--) {
        struct buf made = BUF_NEW;
        size_t at = next_random(state) % b->n;
        size_t gone = next_random(state) % 2 == 0 ? next_random(state) % 8 : 0;
        struct str all = buf_view(b);

        while (at > 0 && ((unsigned char)all.p[at] & 0xC0) == 0x80)
            at--;
        while (at + gone < all.n && ((unsigned char)all.p[at + gone] & 0xC0) == 0x80)
            gone++;
        buf_str(&made, str_sub(all, 0, at));
        if (next_random(state) % 3 != 0)
            buf_c(&made, pieces[next_random(state) % ARRAY_LEN(pieces)]);
        buf_str(&made, str_sub(all, at + gone, all.n));
        buf_done(b);
        *b = made;
    }
}

static void test_damaged(void)
{
    static const struct str seeds[] = {
        TEXT(DOC("<heading label='I.'>A</heading><para label='a)'>Số {{ so }} <strong>ệ</strong>"
                 "<br/>x<note-ref id='1'/></para><table columns='1cm *'><row><cell><para>a</para>"
                 "</cell><cell><quote><para>b</para></quote></cell></row></table><note id='1'/>")),
        TEXT("<doc><part kind='main'><head><field name='ngày'>1/2/2026</field><field "
             "name='noi_nhan'><item>x <emph>y</emph></item></field><field name='nguoi_ky'><item>"
             "<field name='ho_ten'>B</field></item></field></head><body><if><branch test='a'>"
             "<para>c</para></branch><branch><verbatim> d </verbatim></branch></if></body></part>"
             "</doc>"),
        TEXT("<template id='t'><page><set name='top' value='2'/></page><style id='s'><set name='b' "
             "value='1'/></style><form id='f'><frame name='d'><para>{{ a }}</para><rule "
             "ratio='0.4'/>"
             "<for var='x' in='y'><para>- {{ x }} <text> z</text></para></for></frame></form>"
             "</template>"),
    };
    uint32_t state = 30;
    unsigned refused = 0;

    for (unsigned round = 0; round < 6000; round++) {
        const struct str *seed = &seeds[round % ARRAY_LEN(seeds)];
        struct buf text = BUF_NEW;
        struct node *root;
        struct doc *doc;

        buf_str(&text, *seed);
        damage(&text, &state);
        doc = read_text(buf_view(&text), seed == &seeds[2], &root);
        CHECK_SAY((root == NULL) == diag_stopped(&doc->diag), "round %u: %.*s", round,
                  STR_ARG(buf_view(&text)));
        if (root != NULL && seed == &seeds[2])
            node_append(doc->root, root); /* so that the audit sees it */
        if (!doc_audit(doc, "read")) {
            const struct str why = said(&doc->diag, doc->diag.count - 1);

            CHECK_SAY(false, "round %u: %.*s in %.*s", round, STR_ARG(why),
                      STR_ARG(buf_view(&text)));
        }
        refused += root == NULL;
        doc_free(doc);
        buf_done(&text);
    }
    CHECK_SAY(refused > 1000 && refused < 5990, "%u of 6000 refused", refused);
}

int main(void)
{
    test_trees();
    test_same();
    test_template();
    test_messages();
    test_places();
    test_depth();
    test_inline_depth();
    test_slots();
    test_damaged();
    return unit_done();
}
