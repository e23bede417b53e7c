/* SPDX-License-Identifier: MIT */
/* Completes a paragraph: counts its number, normalises its text, sets its attributes, and appends
 * it with the blocks that belong to it (page break, questions, text boxes, notes). */
#include "base/utf8.h"
#include "base/vn.h"
#include "read/docx/private.h"

/* Most font sizes distinguished in one paragraph. */
#define SIZES_MAX 8

/* Paragraphs ------------------------------------------------------------------------------ */

void read_docx_para_begin(struct read_docx_walk *walk)
{
    struct read_docx_para *para = walk->frame->joined;

    if (para != NULL) { /* continues; the properties of the last one apply */
        walk->frame->joined = NULL;
        para->direct = (struct read_docx_para_prop){0};
        para->mark = (struct read_docx_run_prop){0};
        para->joins_next = para->has_style = para->run.is_ready = false;
    } else {
        para = read_docx_piece_para(walk->docx);
    }
    para->outer = walk->frame->para; /* only if nested, which is invalid */
    para->number = ++walk->para_count;
    walk->frame->para = para;
}

/* Number ------------------------------------------------------------------------------------ */

/* Paragraph properties including style and list; the list's indent overrides the style's if the
 * paragraph itself names the list. */
static struct read_docx_para_prop properties(struct read_docx *docx, struct read_docx_para *para)
{
    const struct read_docx_style *style = read_docx_piece_style(docx, para);
    struct read_docx_para_prop prop = docx->styles.defaults.para;
    const struct read_docx_level *level;
    bool own = (para->direct.told & READ_DOCX_TOLD_NUM) != 0;
    int32_t num;
    unsigned at;

    if (style != NULL)
        read_docx_prop_para_over(&prop, &style->para);
    num = own ? para->direct.num : prop.num;
    at = (para->direct.told & READ_DOCX_TOLD_LEVEL) != 0 ? para->direct.level : prop.level;
    level = num > 0 ? read_docx_num_level(&docx->nums, num, at) : NULL;
    if (level != NULL && (own || (prop.told & READ_DOCX_TOLD_INDENT) == 0)) {
        struct read_docx_para_prop indent = level->para;

        indent.told &= READ_DOCX_TOLD_INDENT | READ_DOCX_TOLD_FIRST;
        indent.align = READ_DOCX_ALIGN_NONE;
        indent.style = NULL;
        read_docx_prop_para_over(&prop, &indent);
    }
    read_docx_prop_para_over(&prop, &para->direct);
    return prop;
}

/* Characters trimmed at the ends of a line. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Inserts the label and a blank as the first piece, with its own format. */
static void put_label(struct read_docx_walk *w, struct read_docx_para *para,
                      const struct read_docx_level *level, struct str label)
{
    struct read_docx_run_prop mark = para->mark;
    struct read_docx_run_prop format;
    size_t from = para->text.n;

    read_docx_prop_run_over(&mark, &level->run);
    format = read_docx_style_run(&w->docx->styles, read_docx_piece_style(w->docx, para), &mark);
    buf_str(&para->text, label);
    buf_char(&para->text, ' ');
    (void)read_docx_piece_add(para);
    for (size_t i = para->count - 1; i > 0; i--)
        para->pieces[i] = para->pieces[i - 1];
    para->pieces[0] = (struct read_docx_piece){.kind = READ_DOCX_PIECE_TEXT,
                                               .format = format.format & (uint8_t)~READ_DOCX_VERT,
                                               .is_label = true,
                                               .size = format.size,
                                               .from = num_u32(from),
                                               .to = num_u32(para->text.n)};
}

/* True for a paragraph of a row that is left out: it counts in no list. */
static bool is_left_out(const struct read_docx_walk *w, const struct read_docx_para *para)
{
    unsigned rows = w->docx->changes == READ_DOCX_REJECT   ? w->open.inserted_rows
                    : w->docx->changes == READ_DOCX_ACCEPT ? w->open.deleted_rows
                                                           : 0;

    return rows > 0 && para->count == 0;
}

/* Counts the paragraph and returns its label, empty if it has none. */
static struct str number(struct read_docx_walk *w, struct read_docx_para *para,
                         const struct read_docx_para_prop *prop)
{
    struct read_docx *docx = w->docx;
    struct buf label = BUF_NEW;
    struct str copy = STR_NONE;

    if (prop->num <= 0 || is_left_out(w, para))
        return copy;
    if (!read_docx_num_next(&docx->nums, prop->num, prop->level, &label)) {
        if (!docx->told.list)
            diag_at(&docx->package.doc->diag, read_docx_story_pos(w), VB_DOCX_LIST_MISSING);
        docx->told.list = true;
    } else if (str_trim(buf_view(&label)).n > 0) {
        copy = arena_str(docx->arena, str_trim(buf_view(&label)));
        put_label(w, para, read_docx_num_level(&docx->nums, prop->num, prop->level), copy);
        ledger_add(docx->ledger, LEDGER_AUTO_NUMBER, read_docx_story_at(w), STR_NONE, copy);
    }
    buf_done(&label);
    return copy;
}

/* Text -------------------------------------------------------------------------------------- */

/* Removes blanks at the ends of the pieces [from, to) and after a label, which has its own. Page
 * breaks and nodes count as ends. */
static void trim(struct read_docx_para *para, size_t from, size_t to)
{
    bool at_start = true;
    size_t i;

    for (i = from; i < to && at_start; i++) {
        struct read_docx_piece *piece = &para->pieces[i];

        if (piece->is_label)
            continue;
        at_start = piece->kind == READ_DOCX_PIECE_TEXT;
        while (at_start && piece->from < piece->to && is_blank(para->text.p[piece->from]))
            piece->from++;
        at_start = at_start && piece->from == piece->to;
    }
    for (i = to; i-- > from;) {
        struct read_docx_piece *piece = &para->pieces[i];

        if (piece->kind == READ_DOCX_PIECE_BREAK) {
            piece->kind = READ_DOCX_PIECE_TEXT; /* a line break at the end has no effect */
            piece->from = piece->to = 0;
        }
        if (piece->kind != READ_DOCX_PIECE_TEXT)
            return;
        while (piece->from < piece->to && is_blank(para->text.p[piece->to - 1]))
            piece->to--;
        if (piece->from < piece->to)
            return;
    }
}

static bool is_content(const struct read_docx_piece *piece)
{
    return piece->kind == READ_DOCX_PIECE_NODE ||
           (piece->kind == READ_DOCX_PIECE_TEXT && piece->from < piece->to);
}

static bool has_content(const struct read_docx_para *para, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_content(&para->pieces[i]))
            return true;
    return false;
}

static struct str text_of(const struct read_docx_para *para, const struct read_docx_piece *piece)
{
    return (struct str){para->text.p + piece->from, piece->to - piece->from};
}

/* Converts text displayed as capitals by w:caps, as recognition depends on what is printed. */
static void print_capitals(struct read_docx_walk *w, struct read_docx_para *para)
{
    struct buf shown = BUF_NEW;

    for (size_t i = 0; i < para->count; i++) {
        struct read_docx_piece *piece = &para->pieces[i];
        struct str text;

        if (piece->kind != READ_DOCX_PIECE_TEXT || (piece->format & READ_DOCX_CAPS) == 0)
            continue;
        text = text_of(para, piece);
        buf_clear(&shown);
        vn_upper(&shown, text);
        if (str_eq(buf_view(&shown), text))
            continue;
        ledger_add(w->docx->ledger, LEDGER_CASE, read_docx_story_at(w), text, buf_view(&shown));
        piece->from = num_u32(para->text.n);
        buf_str(&para->text, buf_view(&shown));
        piece->to = num_u32(para->text.n);
    }
    buf_done(&shown);
}

/* Attributes -------------------------------------------------------------------------------- */

struct formats {
    unsigned all;  /* enum read_docx_format common to all letters */
    uint16_t size; /* of most letters; 0: no letters */
};

static bool has_letter(struct str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);

        if (utf8_is_letter(cp) || utf8_is_digit(cp))
            return true;
    }
    return false;
}

/* Adds `n` bytes of a size to the tally; ignored if the tally is full. */
static void tally(uint16_t sizes[SIZES_MAX], size_t counts[SIZES_MAX], uint16_t size, size_t n)
{
    for (size_t i = 0; i < SIZES_MAX; i++) {
        if (counts[i] > 0 && sizes[i] != size)
            continue;
        sizes[i] = size;
        counts[i] += n;
        return;
    }
}

static struct formats formats_of(const struct read_docx_para *para, size_t from, size_t to)
{
    struct formats formats = {.all = UINT8_MAX};
    uint16_t sizes[SIZES_MAX] = {0};
    size_t counts[SIZES_MAX] = {0};
    size_t most = 0;

    for (size_t i = from; i < to; i++) {
        const struct read_docx_piece *piece = &para->pieces[i];

        if (piece->kind != READ_DOCX_PIECE_TEXT || piece->is_label ||
            !has_letter(text_of(para, piece)))
            continue;
        tally(sizes, counts, piece->size, piece->to - piece->from);
        formats.all &= piece->format;
    }
    for (size_t i = 0; i < SIZES_MAX; i++)
        if (counts[i] > counts[most])
            most = i;
    formats.size = counts[most] > 0 ? sizes[most] : 0;
    if (formats.size == 0)
        formats.all = 0;
    return formats;
}

static struct str format_value(struct read_docx *docx, struct formats formats)
{
    if (formats.all == 0)
        return STR("");
    if (formats.all == READ_DOCX_BOLD)
        return STR("bold");
    if (formats.all == READ_DOCX_ITALIC)
        return STR("italic");
    return str_trim(arena_printf(docx->arena, "%s%s%s",
                                 (formats.all & READ_DOCX_BOLD) != 0 ? " bold" : "",
                                 (formats.all & READ_DOCX_ITALIC) != 0 ? " italic" : "",
                                 (formats.all & READ_DOCX_UNDERLINE) != 0 ? " underline" : ""));
}

/* The attribute `at` was set before. */
static void set_attrs(struct read_docx_walk *w, struct node *node, struct read_docx_para *para,
                      const struct read_docx_para_prop *prop, struct formats formats)
{
    static const struct str aligns[] = {
        {NULL, 0}, {"left", 4}, {"center", 6}, {"right", 5}, {"justify", 7}};
    const struct read_docx_style *style = read_docx_piece_style(w->docx, para);
    struct arena *a = w->docx->arena;
    struct str format = format_value(w->docx, formats);

    if (style != NULL && style->name.n > 0)
        node_set_attr(a, node, RAW_STYLE, style->name);
    if (prop->outline > 0)
        node_set_attr(a, node, RAW_OUTLINE, arena_int(a, prop->outline));
    if (format.n > 0)
        node_set_attr(a, node, RAW_FORMAT, format);
    if (formats.size > 0)
        node_set_attr(a, node, RAW_SIZE, arena_int(a, formats.size));
    if (prop->align != READ_DOCX_ALIGN_NONE)
        node_set_attr(a, node, RAW_ALIGN, aligns[prop->align]);
    if (prop->indent != 0)
        node_set_attr(a, node, RAW_INDENT, arena_int(a, prop->indent));
    if (prop->first != 0)
        node_set_attr(a, node, RAW_FIRST, arena_int(a, prop->first));
    if (prop->page_break)
        node_set_attr(a, node, RAW_BREAK, STR("yes"));
}

/* Blocks ------------------------------------------------------------------------------------ */

void read_docx_para_question(struct read_docx_walk *walk, struct node *into, struct str text)
{
    struct arena *a = walk->docx->arena;
    struct node *question;
    struct str id;
    struct buf args = BUF_NEW;

    if (str_starts(text, STR("HTML: <"))) { /* LibreOffice stores the <meta> of HTML pages so */
        ledger_add(walk->docx->ledger, LEDGER_MARKUP, read_docx_story_at(walk), text, STR_NONE);
        return;
    }
    question = read_docx_story_node(walk, NODE_DIRECTIVE);
    id = arena_printf(a, "%u", ++walk->docx->beside.comments.count);
    /* one line, without "--", which would end a comment */
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\n' || text.p[i] == '\t')
            buf_char(&args, ' ');
        else if (text.p[i] != '-' || args.n == 0 || args.p[args.n - 1] != '-')
            buf_char(&args, text.p[i]);
    }
    question->name = STR("hoi");
    question->text = arena_printf(a, "%.*s: %.*s", STR_ARG(id), STR_ARG(str_trim(buf_view(&args))));
    buf_done(&args);
    ledger_add(walk->docx->ledger, LEDGER_NOTE_NUMBER, read_docx_story_at(walk), STR_NONE, id);
    node_append(into, question);
}

void read_docx_para_notes(struct read_docx_walk *walk)
{
    bool in_table = walk->frame->table != NULL || walk->frame->kind == READ_DOCX_FRAME_CELL;

    if (!in_table && walk->notes->first != NULL && walk->frame->into != NULL)
        node_move_children(walk->frame->into, walk->notes);
}

static void put_block(struct read_docx_walk *w, struct read_docx_para *para,
                      const struct read_docx_para_prop *prop, size_t from, size_t to)
{
    struct arena *a = w->docx->arena;
    struct node *node;

    trim(para, from, to);
    if (!has_content(para, from, to))
        return;
    node = read_docx_story_node(w, NODE_PARA);
    node->pos = read_docx_story_pos(w);
    node->pos.len = 0; /* position of the paragraph, not of a run */
    node_set_attr(a, node, RAW_AT, read_docx_story_at(w));
    set_attrs(w, node, para, prop, formats_of(para, from, to));
    if (w->story.from.n > 0)
        node_set_attr(a, node, RAW_FROM, w->story.from);
    else if (w->frame->kind == READ_DOCX_FRAME_BOX && w->frame->table == NULL)
        node_set_attr(a, node, RAW_FROM, STR("textbox"));
    read_docx_inline_put(w, node, para, from, to);
    node_append(w->frame->into, node);
    if (w->frame->into == w->docx->body && !para->aside.has_blank)
        read_docx_column_note(w->docx, node, buf_view(&para->text));
}

/* Appends the blocks between page breaks, and the breaks where they are allowed. */
static void put_blocks(struct read_docx_walk *w, struct read_docx_para *para,
                       struct read_docx_para_prop *prop, struct str label)
{
    bool may_break = w->story.is_body && read_docx_story_is_flow(w);
    size_t from = 0;

    for (size_t i = 0; i < para->count; i++) {
        struct node *last = w->frame->into->last;

        if (para->pieces[i].kind != READ_DOCX_PIECE_PAGE)
            continue;
        if (!may_break) {
            para->pieces[i].kind = READ_DOCX_PIECE_BREAK;
            continue;
        }
        put_block(w, para, prop, from, i);
        if (label.n > 0 && from == 0 && w->frame->into->last != last)
            node_set_attr(w->docx->arena, w->frame->into->last, RAW_NUMBER, label);
        prop->page_break = false; /* of the rest, which already follows the break */
        node_append(w->frame->into, read_docx_story_node(w, NODE_PAGE_BREAK));
        from = i + 1;
    }
    {
        struct node *last = w->frame->into->last;

        put_block(w, para, prop, from, para->count);
        if (label.n > 0 && from == 0 && w->frame->into->last != last)
            node_set_attr(w->docx->arena, w->frame->into->last, RAW_NUMBER, label);
    }
}

/* Words that accompany a page number. */
static bool is_page_words(struct arena *a, struct str text)
{
    static const char *const words[] = {"", "trang", "page", "of", "tr", "tren", "so"};
    struct str folded = vn_fold_in(a, text);
    struct str word;

    while (str_split(&folded, '_', &word)) {
        bool known = false;

        for (size_t i = 0; i < ARRAY_LEN(words); i++)
            known = known || str_is(word, words[i]);
        if (!known)
            return false;
    }
    return true;
}

/* Moves the remainder of "Trang 2/5" to the ledger with its numbers. True if that was all. */
static bool is_page_number(struct read_docx_walk *w, struct read_docx_para *para)
{
    if (!para->aside.has_page || !w->story.is_edge ||
        !is_page_words(w->docx->arena, buf_view(&para->text)))
        return false;
    if (para->text.n > 0)
        ledger_add(w->docx->ledger, LEDGER_PAGE_NUMBER, read_docx_story_at(w),
                   buf_view(&para->text), STR_NONE);
    return true;
}

static bool is_comment(const struct read_docx_walk *w)
{
    const struct read_docx_frame *frame = w->frame;

    while (frame != NULL && frame->kind != READ_DOCX_FRAME_NOTE)
        frame = frame->outer;
    return frame != NULL && frame->into->kind == NODE_BODY; /* that of a note is a NOTE */
}

/* READ_DOCX_ALL: deleted text as a question; in a comment, which is one itself, behind the text. */
static void put_deleted(struct read_docx_walk *w, struct read_docx_para *para)
{
    struct str deleted = buf_view(&para->aside.deleted);
    size_t from = para->text.n;

    if (deleted.n == 0)
        return;
    if (!is_comment(w)) {
        read_docx_para_question(w, read_docx_story_outside(w), deleted);
        return;
    }
    buf_printf(&para->text, " (%.*s)", STR_ARG(str_trim(deleted)));
    *read_docx_piece_add(para) = (struct read_docx_piece){
        .kind = READ_DOCX_PIECE_TEXT, .from = num_u32(from), .to = num_u32(para->text.n)};
}

/* Converts a complete paragraph to blocks. */
static void finish(struct read_docx_walk *w, struct read_docx_para *para)
{
    struct read_docx_para_prop prop;
    struct node *box = para->box;
    struct str label;

    if (w->docx->old.is_learning) {
        read_docx_repair_learn(w, para);
        return;
    }
    read_docx_text_code(w, true);
    read_docx_text_flush(w, para);
    if (w->frame->into == NULL)
        w->frame->into = w->docx->body;
    if (!is_page_number(w, para)) {
        prop = properties(w->docx, para);
        label = number(w, para, &prop);
        read_docx_repair(w, para);
        print_capitals(w, para);
        read_docx_blank(para, &prop);
        put_deleted(w, para);
        put_blocks(w, para, &prop, label);
    }
    if (box != NULL)
        node_move_children(w->frame->into, box);
    read_docx_para_notes(w);
}

void read_docx_para_end(struct read_docx_walk *walk)
{
    struct read_docx_para *para = walk->frame->para;
    struct read_docx_para *outer = para->outer;

    read_docx_field_cut(walk, para);
    if (para->joins_next && outer == NULL && walk->frame->joined == NULL) {
        read_docx_text_flush(walk, para);
        walk->frame->joined = para;
    } else {
        finish(walk, para);
        read_docx_piece_put_back(walk->docx, para);
    }
    walk->frame->para = outer;
    if (walk->section.ends && outer == NULL && walk->frame == &walk->flow)
        read_docx_section_end(walk);
}

void read_docx_para_settle(struct read_docx_walk *walk)
{
    struct read_docx_para *para = walk->frame->joined;

    if (para == NULL)
        return;
    walk->frame->joined = NULL;
    walk->frame->para = para; /* for the position of messages and ledger entries */
    finish(walk, para);
    read_docx_piece_put_back(walk->docx, para);
    walk->frame->para = NULL;
}

void read_docx_para_abandon(struct read_docx_walk *walk)
{
    while (walk->frame->para != NULL) {
        struct read_docx_para *para = walk->frame->para;
        struct read_docx_para *outer = para->outer;

        finish(walk, para);
        read_docx_piece_put_back(walk->docx, para);
        walk->frame->para = outer;
    }
    read_docx_para_settle(walk);
}
