/* SPDX-License-Identifier: MIT */
/*
 * Counts the letters of a story from its XML alone, so that what the walk never visits is missed:
 * all character data, except that of elements which hold none of the document's text. Of the
 * branches of mc:AlternateContent, which say the same, that one counts from which most was read,
 * else the longest. The texts read must be those of the XML, in their order.
 */
#include <string.h>

#include "base/utf8.h"
#include "doc/ledger_count.h"
#include "read/docx/private.h"

/* Bytes of a missed text in the message. */
#define SHOWN_MAX 60u

/* What was counted up to a point. */
struct tally {
    size_t at;        /* texts that were read */
    size_t missed;    /* bytes of those that were not */
    uint64_t letters; /* of both */
};

/* mc:AlternateContent. */
struct alternative {
    unsigned depth;
    bool has_best;
    struct tally before, best; /* at its start; after its best branch so far */
};

struct count {
    const struct read_docx_names *names;
    struct str seen;   /* the texts read, as hashes */
    struct buf chunk;  /* the text since the last tag */
    struct buf missed; /* texts that were not read, each with a NUL */
    struct tally now;
    unsigned depth, alternative_count;
    bool is_silent[LIMIT_XML_DEPTH + 2]; /* by depth: its character data is no text */
    struct alternative alternatives[LIMIT_XML_DEPTH + 2];
};

static bool is_text(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] > ' ')
            return true;
    return false;
}

static uint64_t hash(struct str text)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
    return h;
}

void read_docx_count_seen(struct read_docx_walk *walk, struct str text)
{
    uint64_t h = hash(text);

    if (is_text(text))
        buf_add(&walk->read.seen, &h, sizeof(h));
}

/* True if the next of the texts read is this one. */
static bool was_read(const struct count *c, struct str text)
{
    uint64_t h = hash(text);
    size_t at = c->now.at * sizeof(h);

    return at < c->seen.n && memcmp(c->seen.p + at, &h, sizeof(h)) == 0;
}

static void take_chunk(struct count *c)
{
    struct str text = buf_view(&c->chunk);

    if (is_text(text)) {
        c->now.letters += ledger_count(text);
        if (was_read(c, text)) {
            c->now.at++;
        } else {
            buf_str(&c->missed, text);
            buf_char(&c->missed, '\0');
        }
    }
    buf_clear(&c->chunk);
}

/* Instructions of fields, positions and sizes of drawings, data of controls. */
static bool is_silent(const struct wrap_xml_element *element)
{
    static const char *const names[] = {"instrText", "delInstrText", "fldData"};
    static const char *const spaces[] = {
        "/drawingml/2006/wordprocessingDrawing",  "/ooxml/drawingml/wordprocessingDrawing",
        "/word/2010/wordprocessingDrawing",       "urn:schemas-microsoft-com:office:office",
        "urn:schemas-microsoft-com:office:excel", "urn:schemas-microsoft-com:office:word"};

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_is(element->name, names[i]))
            return true;
    for (size_t i = 0; i < ARRAY_LEN(spaces); i++)
        if (str_ends(element->uri, str_c(spaces[i])))
            return true;
    return false;
}

/* The innermost alternative if a branch of it has that depth, else NULL. */
static struct alternative *of_branch(struct count *c, unsigned depth)
{
    struct alternative *last =
        c->alternative_count > 0 ? &c->alternatives[c->alternative_count - 1] : NULL;

    return last != NULL && last->depth + 1 == depth ? last : NULL;
}

static bool on_start(void *ctx, const struct wrap_xml_element *element)
{
    struct count *c = ctx;
    struct alternative *alt = of_branch(c, element->depth);

    take_chunk(c);
    c->depth = element->depth;
    c->is_silent[c->depth] = is_silent(element);
    if (alt != NULL) {
        c->now.at = alt->before.at;
        c->now.letters = alt->before.letters;
    }
    if (read_docx_name_of(c->names, element) == READ_DOCX_E_ALTERNATE_CONTENT) {
        c->now.missed = c->missed.n;
        c->alternatives[c->alternative_count++] =
            (struct alternative){.depth = c->depth, .before = c->now, .best = c->now};
    }
    return true;
}

/* A branch ends: it or the best one before is kept. Its missed texts are the last. */
static void judge(struct count *c, struct alternative *alt)
{
    size_t from = alt->best.missed;
    size_t to = alt->before.missed;
    bool is_better = !alt->has_best || c->now.at > alt->best.at ||
                     (c->now.at == alt->best.at && c->now.letters > alt->best.letters);

    if (is_better && c->missed.n > from)
        memmove(c->missed.p + to, c->missed.p + from, c->missed.n - from);
    c->missed.n = is_better ? to + (c->missed.n - from) : from;
    if (is_better)
        alt->best = c->now;
    alt->best.missed = c->missed.n;
    alt->has_best = true;
}

static bool on_end(void *ctx, const struct wrap_xml_element *element)
{
    struct count *c = ctx;
    struct alternative *alt = of_branch(c, element->depth);

    take_chunk(c);
    c->depth = element->depth - 1;
    if (alt != NULL) {
        judge(c, alt);
    } else if (c->alternative_count > 0 &&
               c->alternatives[c->alternative_count - 1].depth == element->depth) {
        c->now = c->alternatives[--c->alternative_count].best;
    }
    return true;
}

static bool on_text(void *ctx, struct str text, size_t off)
{
    struct count *c = ctx;

    (void)off;
    if (!c->is_silent[c->depth])
        buf_str(&c->chunk, text);
    return true;
}

/* Lists the missed texts; the first is in the message. */
static void report(struct read_docx *docx, struct str part, struct str missed)
{
    struct str rest = missed;
    struct str text;

    if (missed.n == 0)
        return;
    diag_about(&docx->package.doc->diag, docx->package.place, VB_DOCX_TEXT_MISSED, diag_str(part),
               diag_str(utf8_trunc(str_c(missed.p), SHOWN_MAX)));
    while (str_split(&rest, '\0', &text))
        if (text.n > 0)
            ledger_add(docx->ledger, LEDGER_UNREADABLE, read_docx_part_base(part), text, STR_NONE);
}

void read_docx_count(struct read_docx *docx, struct str part, struct str text, struct str seen)
{
    static const struct wrap_xml_handler handler = {
        .start = on_start, .end = on_end, .text = on_text};
    struct count *c = ARENA_NEW(docx->arena, struct count);
    struct wrap_xml_error error;

    c->names = &docx->package.names;
    c->seen = seen;
    (void)wrap_xml_parse(text, &handler, c, &error); /* the walk reports a fault */
    take_chunk(c);
    docx->ledger->letters += c->now.letters;
    report(docx, part, buf_view(&c->missed));
    buf_done(&c->chunk);
    buf_done(&c->missed);
}
