/* SPDX-License-Identifier: MIT */
/*
 * Counts the letters of a story from its XML alone, so that what the walk never visits is missed:
 * all character data, except that of elements which hold none of the document's text. It listens to
 * the parse in front of the walk and is judged behind it, when all that was read is known. Of the
 * branches of mc:AlternateContent, which say the same, that one counts from which most was read,
 * else the longest. The texts read must be those of the XML, in their order.
 */
#include <string.h>

#include "base/utf8.h"
#include "doc/ledger_count.h"
#include "read/docx/private.h"

/* Bytes of a missed text in the message. */
#define SHOWN_MAX 60u

/* What is told of the XML, in its order. */
enum event_kind { EVENT_TEXT, EVENT_ALTERNATIVE, EVENT_BRANCH, EVENT_BRANCH_END, EVENT_END };

struct event {
    enum event_kind kind;
    uint64_t hash;
    size_t off, len; /* of a text, in `texts` */
};

/* By depth of the open elements. */
enum { SILENT = 1 /* its character data is no text */, ALTERNATIVE = 2 /* mc:AlternateContent */ };

struct read_docx_count {
    struct buf events, texts; /* struct event; character data behind one another */
    struct buf seen;          /* the texts read, as hashes */
    size_t chunk;             /* the text since the last tag, in `texts` */
    unsigned depth;
    uint8_t open[LIMIT_XML_DEPTH + 2];
};

/* What was counted up to a point. */
struct tally {
    size_t at;        /* texts that were read */
    size_t missed;    /* bytes of those that were not */
    uint64_t letters; /* of both */
};

/* mc:AlternateContent. */
struct alternative {
    bool has_best;
    struct tally before, best; /* at its start; after its best branch so far */
};

struct replay {
    const struct read_docx_count *count;
    struct buf missed; /* texts that were not read, each with a NUL */
    struct tally now;
    unsigned depth;
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

struct read_docx_count *read_docx_count_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct read_docx_count);
}

void read_docx_count_done(struct read_docx_count *c)
{
    if (c == NULL)
        return;
    buf_done(&c->events);
    buf_done(&c->texts);
    buf_done(&c->seen);
}

void read_docx_count_seen(struct read_docx_count *c, struct str text)
{
    uint64_t h = hash(text);

    if (c != NULL && is_text(text))
        buf_add(&c->seen, &h, sizeof(h));
}

static void put(struct read_docx_count *c, enum event_kind kind)
{
    buf_add(&c->events, &(struct event){.kind = kind}, sizeof(struct event));
}

/* Ends the text since the last tag. */
static void take_chunk(struct read_docx_count *c)
{
    struct str text = str_sub(buf_view(&c->texts), c->chunk, c->texts.n);
    struct event event = {.kind = EVENT_TEXT, .off = c->chunk, .len = text.n};

    if (is_text(text)) {
        event.hash = hash(text);
        buf_add(&c->events, &event, sizeof(event));
    } else {
        c->texts.n = c->chunk;
    }
    c->chunk = c->texts.n;
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
    if (str_ends(element->uri, STR("/wordprocessingml/2006/main")))
        return false; /* most are of these */
    for (size_t i = 0; i < ARRAY_LEN(spaces); i++)
        if (str_ends(element->uri, str_c(spaces[i])))
            return true;
    return false;
}

void read_docx_count_start(struct read_docx_count *c, const struct wrap_xml_element *element,
                           enum read_docx_name name)
{
    if (c == NULL)
        return;
    take_chunk(c);
    c->depth = element->depth;
    c->open[c->depth] = is_silent(element) ? SILENT : 0;
    if ((c->open[c->depth - 1] & ALTERNATIVE) != 0)
        put(c, EVENT_BRANCH);
    if (name == READ_DOCX_E_ALTERNATE_CONTENT) {
        c->open[c->depth] |= ALTERNATIVE;
        put(c, EVENT_ALTERNATIVE);
    }
}

void read_docx_count_end(struct read_docx_count *c, const struct wrap_xml_element *element)
{
    if (c == NULL)
        return;
    take_chunk(c);
    c->depth = element->depth - 1;
    if ((c->open[element->depth] & ALTERNATIVE) != 0)
        put(c, EVENT_END);
    if ((c->open[c->depth] & ALTERNATIVE) != 0)
        put(c, EVENT_BRANCH_END);
}

void read_docx_count_text(struct read_docx_count *c, struct str text)
{
    if (c != NULL && (c->open[c->depth] & SILENT) == 0)
        buf_str(&c->texts, text);
}

static void replay_text(struct replay *r, const struct event *event)
{
    struct str text = {r->count->texts.p + event->off, event->len};
    const struct buf *seen = &r->count->seen;
    size_t at = r->now.at * sizeof(event->hash);

    r->now.letters += ledger_count(text);
    if (at < seen->n && memcmp(seen->p + at, &event->hash, sizeof(event->hash)) == 0) {
        r->now.at++;
    } else {
        buf_str(&r->missed, text);
        buf_char(&r->missed, '\0');
    }
}

/* A branch ends: it or the best one before is kept. Its missed texts are the last. */
static void judge(struct replay *r, struct alternative *alt)
{
    size_t from = alt->best.missed;
    size_t to = alt->before.missed;
    bool is_better = !alt->has_best || r->now.at > alt->best.at ||
                     (r->now.at == alt->best.at && r->now.letters > alt->best.letters);

    if (is_better && r->missed.n > from)
        memmove(r->missed.p + to, r->missed.p + from, r->missed.n - from);
    r->missed.n = is_better ? to + (r->missed.n - from) : from;
    if (is_better)
        alt->best = r->now;
    alt->best.missed = r->missed.n;
    alt->has_best = true;
}

static void replay_event(struct replay *r, const struct event *event)
{
    struct alternative *alt = r->depth > 0 ? &r->alternatives[r->depth - 1] : NULL;

    if (event->kind == EVENT_TEXT) {
        replay_text(r, event);
    } else if (event->kind == EVENT_ALTERNATIVE) {
        r->now.missed = r->missed.n;
        r->alternatives[r->depth++] = (struct alternative){.before = r->now, .best = r->now};
    } else if (alt == NULL) {
        return; /* a damaged part */
    } else if (event->kind == EVENT_BRANCH) {
        r->now.at = alt->before.at;
        r->now.letters = alt->before.letters;
    } else if (event->kind == EVENT_BRANCH_END) {
        judge(r, alt);
    } else {
        r->now = alt->best;
        r->depth--;
    }
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

void read_docx_count_judge(struct read_docx_count *c, struct read_docx *docx, struct str part)
{
    struct replay *r = ARENA_NEW(docx->arena, struct replay);
    struct event event;

    take_chunk(c);
    r->count = c;
    for (size_t at = 0; at < c->events.n; at += sizeof(event)) {
        memcpy(&event, c->events.p + at, sizeof(event));
        replay_event(r, &event);
    }
    docx->ledger->letters += r->now.letters;
    report(docx, part, buf_view(&r->missed));
    buf_done(&r->missed);
}
