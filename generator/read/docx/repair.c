/* SPDX-License-Identifier: MIT */
/*
 * Decodes old encodings and repairs damaged characters in a paragraph's text, across the runs that
 * may split a letter. A document that may be in an old encoding is read twice: short runs are
 * judged by statistics of the whole document.
 */
#include "base/utf8.h"
#include "base/vn_legacy_run.h"
#include "base/vn_repair.h"
#include "read/docx/private.h"

/* A document with more than this many Latin-1 letters per letter found only in Unicode is taken to
 * be in an old encoding, whatever its fonts; Vietnamese in Unicode has less than one. */
#define OLD_SHARE 10u

struct job {
    struct read_docx_walk *walk;
    struct read_docx_para *para;
    struct buf out;
};

/* Names or prefixes of fonts of old encodings, found from the position of their V. */
static bool names_old_font(struct str text)
{
    static const struct {
        const char *name;
        size_t v;
    } fonts[] = {{".Vn", 1}, {".VN", 1}, {"VNI", 0}, {"\"VI ", 1}, {"'VI ", 1}, {"VNtim", 0}};

    for (size_t i = 0; (i = str_find_char(text, 'V', i)) != SIZE_MAX; i++)
        for (size_t k = 0; k < ARRAY_LEN(fonts); k++)
            if (i >= fonts[k].v &&
                str_starts(str_sub(text, i - fonts[k].v, text.n), str_c(fonts[k].name)))
                return true;
    return str_find(text, STR("HoangYen"), 0) != SIZE_MAX;
}

bool read_docx_repair_is_old(struct str text)
{
    size_t high = str_count(text, '\xC2') + str_count(text, '\xC3');
    uint32_t least = num_u32(high / OLD_SHARE);

    if (high == 0)
        return false;
    return names_old_font(text) || vn_legacy_guess_unicode(text, least) < least;
}

static struct str text_of(const struct read_docx_para *para, const struct read_docx_piece *piece)
{
    return (struct str){para->text.p + piece->from, piece->to - piece->from};
}

static bool is_text(const struct read_docx_piece *piece)
{
    return piece->kind == READ_DOCX_PIECE_TEXT && !piece->is_label;
}

/* The text pieces as runs, allocated in `a`. */
static struct vn_legacy_run *runs_of(struct arena *a, const struct read_docx_para *para, size_t *n)
{
    struct vn_legacy_run *runs = ARENA_ARRAY(a, struct vn_legacy_run, para->count);

    *n = 0;
    for (size_t i = 0; i < para->count; i++)
        if (is_text(&para->pieces[i]))
            runs[(*n)++] = (struct vn_legacy_run){
                .text = text_of(para, &para->pieces[i]),
                .font = para->pieces[i].font != NULL ? para->pieces[i].font->name : STR("")};
    return runs;
}

void read_docx_repair_learn(struct read_docx_walk *walk, const struct read_docx_para *para)
{
    size_t n;
    const struct vn_legacy_run *runs = runs_of(walk->docx->arena, para, &n);

    vn_legacy_run_learn(walk->docx->old.seen, runs, n);
}

/* A word whose capitals were guessed, or may be wrong. */
static void report_doubt(void *user, struct str before, struct str after)
{
    const struct job *job = user;

    /* the decoded text is already listed with guessed capitals; this entry only marks its
     * position */
    (void)before;
    ledger_add(job->walk->docx->ledger, LEDGER_DOUBTFUL, read_docx_story_at(job->walk), after,
               after);
}

static void report_repair(void *user, enum vn_repair what, struct str before, struct str after)
{
    static const enum ledger_what names[] = {
        [VN_REPAIR_INVISIBLE] = LEDGER_INVISIBLE,
        [VN_REPAIR_COMPOSED] = LEDGER_COMPOSED,
        [VN_REPAIR_LOOK_ALIKE] = LEDGER_LOOK_ALIKE,
    };
    const struct job *job = user;

    ledger_add(job->walk->docx->ledger, names[what], read_docx_story_at(job->walk), before, after);
}

/* Replaces the text of a piece. */
static void replace(struct job *job, struct read_docx_piece *piece, struct str text)
{
    piece->from = num_u32(job->out.n);
    buf_str(&job->out, text);
    piece->to = num_u32(job->out.n);
}

/* Installs the assembled text of the paragraph. */
static void resolve(struct job *job)
{
    buf_clear(&job->para->text);
    buf_str(&job->para->text, buf_view(&job->out));
    buf_clear(&job->out);
}

static void decode(struct job *job)
{
    struct read_docx *docx = job->walk->docx;
    struct buf before = BUF_NEW, after = BUF_NEW;
    size_t n;
    struct vn_legacy_run *runs = runs_of(docx->arena, job->para, &n);

    if (vn_legacy_run_decode(docx->old.seen, docx->arena, runs, n, report_doubt, job)) {
        size_t at = 0;

        for (size_t i = 0; i < job->para->count; i++) {
            struct read_docx_piece *piece = &job->para->pieces[i];
            struct str text = is_text(piece) ? runs[at].out : text_of(job->para, piece);

            if (is_text(piece) && !str_eq(runs[at].out, runs[at].text)) {
                buf_str(&before, runs[at].text);
                buf_str(&after, runs[at].out);
            }
            at += is_text(piece);
            replace(job, piece, text);
        }
        resolve(job);
        ledger_add(docx->ledger, LEDGER_ENCODING, read_docx_story_at(job->walk), buf_view(&before),
                   buf_view(&after));
    }
    buf_done(&before);
    buf_done(&after);
}

/* Moves combining marks at the start of a piece to the piece of their letter. */
static void gather_marks(struct read_docx_para *para)
{
    struct read_docx_piece *before = NULL;

    for (size_t i = 0; i < para->count; i++) {
        struct read_docx_piece *piece = &para->pieces[i];

        if (!is_text(piece)) {
            before = NULL;
            continue;
        }
        for (size_t at = piece->from;
             before != NULL && before->to == piece->from && piece->from < piece->to;) {
            if (!utf8_is_mark(utf8_next(buf_view(&para->text), &at)))
                break;
            before->to = piece->from = num_u32(at);
        }
        if (piece->from < piece->to)
            before = piece;
    }
}

static void repair(struct job *job)
{
    struct buf made = BUF_NEW;

    gather_marks(job->para);
    for (size_t i = 0; i < job->para->count; i++) {
        struct read_docx_piece *piece = &job->para->pieces[i];

        buf_clear(&made);
        if (is_text(piece))
            (void)vn_repair_text(&made, text_of(job->para, piece), report_repair, job);
        else
            buf_str(&made, text_of(job->para, piece));
        replace(job, piece, buf_view(&made));
    }
    resolve(job);
    buf_done(&made);
}

void read_docx_repair(struct read_docx_walk *walk, struct read_docx_para *para)
{
    struct job job = {.walk = walk, .para = para};

    if (walk->docx->old.seen != NULL)
        decode(&job);
    if (vn_repair_is_due(buf_view(&para->text)))
        repair(&job);
    buf_done(&job.out);
}
