/* SPDX-License-Identifier: MIT */
/* The text of a paragraph: adjacent runs of the same format become one w:r. Emphasis is direct
 * formatting; bold is omitted if the style is bold. */
#include "write/docx/private.h"

#define BIT WRITE_DOCX_BIT

/* Format of a run. */
struct look {
    bool bold, italic, underline, strike;
    enum run_vertical vertical;
};

/* State of writing a paragraph's text. */
struct pen {
    const struct write_docx_story *story;
    const struct style *style; /* of the paragraph; may be NULL */
    struct look look;
    struct str href;            /* link that is open or was rejected */
    const struct node *control; /* likewise of a content control; NULL: none */
    bool in_run, in_text, in_link, in_control;
};

static void put_rpr(struct pen *pen, struct look look, const char *style)
{
    uint32_t value[SHEET_PROP_COUNT] = {
        [SHEET_BOLD] = 1, [SHEET_ITALIC] = 1, [SHEET_UNDERLINE] = 1};
    struct write_docx_rpr rpr = {
        .style = style, .vertical = look.vertical, .strike = look.strike, .value = value};
    const uint32_t *has = pen->style != NULL ? pen->style->value : NULL;

    if (look.bold && (has == NULL || has[SHEET_BOLD] == 0))
        rpr.set |= BIT(SHEET_BOLD);
    if (look.italic && (has == NULL || has[SHEET_ITALIC] == 0))
        rpr.set |= BIT(SHEET_ITALIC);
    if (look.underline && (has == NULL || has[SHEET_UNDERLINE] == 0))
        rpr.set |= BIT(SHEET_UNDERLINE);
    write_docx_prop_rpr(pen->story->out, &rpr);
}

static void close_text(struct pen *pen)
{
    if (pen->in_text)
        buf_c(pen->story->out, "</w:t>");
    pen->in_text = false;
}

static void close_run(struct pen *pen)
{
    close_text(pen);
    if (pen->in_run)
        buf_c(pen->story->out, "</w:r>");
    pen->in_run = false;
}

static void open_run(struct pen *pen, struct look look)
{
    const struct look *old = &pen->look;

    if (pen->in_run && old->bold == look.bold && old->italic == look.italic &&
        old->underline == look.underline && old->strike == look.strike &&
        old->vertical == look.vertical)
        return;
    close_run(pen);
    buf_c(pen->story->out, "<w:r>");
    put_rpr(pen, look, NULL);
    pen->look = look;
    pen->in_run = true;
}

static void put_element(struct pen *pen, const char *element)
{
    close_text(pen);
    buf_c(pen->story->out, element);
}

static void put_piece(struct pen *pen, struct str piece)
{
    if (piece.n == 0)
        return;
    if (!pen->in_text)
        buf_c(pen->story->out, "<w:t xml:space=\"preserve\">");
    pen->in_text = true;
    buf_xml(pen->story->out, piece);
}

/* A character that Word represents by an element, at offset i; its length, or 0. */
static size_t special_at(struct str s, size_t i, const char **element)
{
    static const struct {
        struct str bytes;
        const char *element;
    } specials[] = {
        {{"\t", 1}, "<w:tab/>"},
        {{"\n", 1}, "<w:br/>"},
        {{"\xE2\x80\x91", 3}, "<w:noBreakHyphen/>"}, /* U+2011, missing in some fonts */
        {{"\xC2\xAD", 2}, "<w:softHyphen/>"},        /* U+00AD */
    };

    for (size_t k = 0; k < ARRAY_LEN(specials); k++) {
        if (s.p[i] == specials[k].bytes.p[0] && str_starts(str_sub(s, i, s.n), specials[k].bytes)) {
            *element = specials[k].element;
            return specials[k].bytes.n;
        }
    }
    return 0;
}

static void put_text(struct pen *pen, struct str text, struct look look)
{
    size_t from = 0;
    size_t i = 0;

    open_run(pen, look);
    while (i < text.n) {
        const char *element = NULL;
        size_t taken = special_at(text, i, &element);

        if (taken == 0) {
            i++;
            continue;
        }
        put_piece(pen, str_sub(text, from, i));
        put_element(pen, element);
        i += taken;
        from = i;
    }
    put_piece(pen, str_sub(text, from, text.n));
}

static void set_link(struct pen *pen, struct str href)
{
    size_t link = 0;

    if (str_eq(pen->href, href))
        return;
    close_run(pen);
    if (pen->in_link)
        buf_c(pen->story->out, "</w:hyperlink>");
    if (href.n > 0 && pen->story->links != NULL)
        link = write_docx_link_add(pen->story->package, pen->story->links, href);
    pen->in_link = link > 0;
    if (pen->in_link)
        buf_printf(pen->story->out, "<w:hyperlink r:id=\"rLink%zu\">", link);
    pen->href = href;
}

/* A control encloses links and is never inside one: its text is plain. */
static void set_control(struct pen *pen, const struct node *control)
{
    if (pen->control == control)
        return;
    set_link(pen, STR_NONE);
    close_run(pen);
    if (pen->in_control)
        write_docx_control_close(pen->story);
    pen->in_control = control != NULL && write_docx_control_open(pen->story, control);
    pen->control = control;
}

/* A PAGE field of five runs; its result is "2" until Word updates it. */
static void put_page(struct pen *pen, struct look look)
{
    static const char *const pieces[] = {
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:t>2</w:t>",
        "<w:fldChar w:fldCharType=\"end\"/>",
    };

    close_run(pen);
    for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
        buf_c(pen->story->out, "<w:r>");
        put_rpr(pen, look, NULL);
        buf_c(pen->story->out, pieces[i]);
        buf_c(pen->story->out, "</w:r>");
    }
}

bool write_docx_run_is_new_note(const struct write_docx_story *story, unsigned note)
{
    return story->notes && note > 0 && !story->package->notes.used[note - 1];
}

/* The first reference to a note is numbered by Word; a further one, which Word would count again,
 * and a reference without its note are written as text. */
static void put_note(struct pen *pen, const struct run *run, struct look look)
{
    struct buf *out = pen->story->out;
    struct buf number = BUF_NEW;

    if (write_docx_run_is_new_note(pen->story, run->note)) {
        pen->story->package->notes.used[run->note - 1] = true;
        pen->story->package->notes.any = true;
        close_run(pen);
        buf_c(out, "<w:r>");
        put_rpr(pen, (struct look){.vertical = RUN_BASE}, WRITE_DOCX_NOTE_MARK);
        buf_printf(out, "<w:footnoteReference w:id=\"%u\"/></w:r>", run->note);
        return;
    }
    if (run->note > 0)
        buf_uint(&number, run->note);
    else
        buf_str(&number, run->text);
    look.vertical = RUN_SUPER;
    put_text(pen, buf_view(&number), look);
    buf_done(&number);
}

static void put_run(struct pen *pen, const struct run *run)
{
    struct look look = {run->bold, run->italic, run->underline, run->strike, run->vertical};

    set_control(pen, run->control);
    set_link(pen, run->href);
    switch (run->kind) {
    case RUN_TEXT:
        put_text(pen, run->text, look);
        break;
    case RUN_BREAK:
        open_run(pen, look);
        put_element(pen, "<w:br/>");
        break;
    case RUN_NOTE:
        put_note(pen, run, look);
        break;
    case RUN_PAGE:
        put_page(pen, look);
        break;
    }
}

static bool has_text(const struct write_docx_story *story, const struct box *box)
{
    struct run_iter it = run_start(story->package->layout, box->node);
    struct run run;

    return run_next(&it, &run);
}

/* A literal label, and the separator after any label. */
static void put_label(struct pen *pen, const struct box *box)
{
    struct look look = {.bold = box->label.bold};
    bool native = write_docx_num_is_native(pen->story->package, box);

    if (box->label.form == BOX_LABEL_NONE)
        return;
    if (!native)
        put_text(pen, box->label.text, look);
    if (!has_text(pen->story, box))
        return;
    if (box->label.own_line) {
        open_run(pen, look);
        put_element(pen, "<w:br/>");
    } else if (!native) {
        put_text(pen, STR(" "), look);
    }
}

void write_docx_run_para(const struct write_docx_story *story, const struct box *box)
{
    struct pen pen = {.story = story, .style = box->style};
    struct run_iter it = run_start(story->package->layout, box->node);
    struct run run;

    put_label(&pen, box);
    while (run_next(&it, &run))
        put_run(&pen, &run);
    set_control(&pen, NULL);
    set_link(&pen, STR_NONE);
    close_run(&pen);
}
