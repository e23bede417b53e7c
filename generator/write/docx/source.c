/* SPDX-License-Identifier: MIT */
/* Embeds the source of a draft: customXml/item1.xml with the text, the fingerprints of the printed
 * paragraphs, and a checksum of both (doc/fingerprint.h). */
#include "base/sha256.h"
#include "doc/fingerprint.h"
#include "write/docx/private.h"

static unsigned format_of_style(const struct style *style)
{
    if (style == NULL)
        return 0;
    return (style->value[SHEET_BOLD] != 0 ? FINGERPRINT_BOLD : 0) |
           (style->value[SHEET_ITALIC] != 0 ? FINGERPRINT_ITALIC : 0) |
           (style->value[SHEET_UNDERLINE] != 0 ? FINGERPRINT_UNDERLINE : 0);
}

static unsigned format_of_run(const struct run *run)
{
    return (run->bold ? FINGERPRINT_BOLD : 0) | (run->italic ? FINGERPRINT_ITALIC : 0) |
           (run->underline ? FINGERPRINT_UNDERLINE : 0) | (run->strike ? FINGERPRINT_STRIKE : 0) |
           (run->vertical == RUN_SUPER ? FINGERPRINT_SUP : 0) |
           (run->vertical == RUN_SUB ? FINGERPRINT_SUB : 0);
}

/* `words` is NULL if the source contains them. */
static void put_words(struct buf *words, struct str text)
{
    if (words != NULL)
        buf_str(words, text);
}

static void mark_label(struct fingerprint_line *line, const struct write_docx_story *story,
                       const struct box *box, struct buf *words)
{
    bool is_native = write_docx_num_is_native(story->package, box);

    if (box->label.form == BOX_LABEL_NONE)
        return;
    put_words(words, box->label.text);
    put_words(words, STR(" "));
    if (!is_native) /* renumbering by Word is no edit */
        fingerprint_text(&line->mark, box->label.text,
                         line->format | (box->label.bold ? FINGERPRINT_BOLD : 0));
}

/* Call before the paragraph is written: the first reference to a note is a number counted by
 * Word. */
static void mark_runs(struct fingerprint_line *line, const struct write_docx_story *story,
                      const struct box *box, struct buf *words)
{
    struct run_iter it = run_start(story->package->layout, box->node);
    struct run run;
    unsigned last = 0; /* notes are numbered in order of reference */

    while (run_next(&it, &run)) {
        struct buf number = BUF_NEW;

        switch (run.kind) {
        case RUN_TEXT:
            fingerprint_text(&line->mark, run.text, line->format | format_of_run(&run));
            put_words(words, run.text);
            break;
        case RUN_NOTE:
            if (write_docx_run_is_new_note(story, run.note) && run.note > last) {
                last = run.note;
                fingerprint_note(&line->mark);
                break;
            }
            if (run.note > 0)
                buf_uint(&number, run.note);
            else
                buf_str(&number, run.text);
            fingerprint_text(&line->mark, buf_view(&number),
                             line->format | (format_of_run(&run) & ~(unsigned)FINGERPRINT_SUB) |
                                 FINGERPRINT_SUP);
            put_words(words, buf_view(&number));
            break;
        case RUN_BREAK:
        case RUN_PAGE:
            put_words(words, STR(" "));
            break;
        }
        buf_done(&number);
    }
}

void write_docx_source_mark(const struct write_docx_story *story, const struct box *box)
{
    struct write_docx_package *package = story->package;
    struct fingerprint_line line = {.format = format_of_style(box->style)};
    bool in_source =
        box->node != NULL && box->node->pos.src == package->doc->carried && box->node->pos.len > 0;
    struct buf words = BUF_NEW;

    fingerprint_init(&line.mark);
    mark_label(&line, story, box, in_source ? NULL : &words);
    mark_runs(&line, story, box, in_source ? NULL : &words);
    if (in_source) {
        line.off = box->node->pos.off;
        line.len = box->node->pos.len;
    }
    for (size_t i = 0; line.len == 0 && i < words.n; i++)
        if (words.p[i] == '\n')
            words.p[i] = ' ';
    line.words = buf_view(&words);
    if (fingerprint_is_any(&line.mark))
        fingerprint_put(&package->marks, &line);
    buf_done(&words);
}

static void put_sum(const struct write_docx_package *package, struct str text,
                    unsigned char sum[SHA256_BYTES])
{
    struct sha256 s;

    sha256_init(&s);
    sha256_add(&s, text);
    sha256_add(&s, buf_view(&package->marks));
    sha256_done(&s, sum);
}

/* File name without the folders of this machine. */
static struct str file_name(struct str path)
{
    size_t from = path.n;

    while (from > 0 && path.p[from - 1] != '/')
        from--;
    return str_sub(path, from, path.n);
}

void write_docx_source_item(const struct write_docx_package *package, struct buf *out,
                            unsigned char sum[SHA256_BYTES])
{
    const struct src *src = package->doc->diag.srcs[package->doc->carried];

    put_sum(package, src->raw, sum);
    buf_c(out, WRITE_DOCX_XML "<source xmlns=\"" FINGERPRINT_NAMESPACE
                              "\" version=\"" VANBAN_VERSION "\" name=\"");
    buf_xml(out, file_name(src->name));
    buf_c(out, "\" sha256=\"");
    sha256_hex(out, sum);
    buf_c(out, "\"><text xml:space=\"preserve\">");
    buf_xml(out, src->raw);
    buf_c(out, "</text><printed xml:space=\"preserve\">");
    buf_xml(out, buf_view(&package->marks));
    buf_c(out, "</printed></source>");
}

void write_docx_source_id(struct buf *out, const unsigned char sum[SHA256_BYTES])
{
    static const unsigned dashes = 1u << 4 | 1u << 6 | 1u << 8 | 1u << 10;

    buf_char(out, '{');
    for (unsigned i = 0; i < 16; i++)
        buf_printf(out, "%s%02X", (dashes & 1u << i) != 0 ? "-" : "", sum[i]);
    buf_char(out, '}');
}
