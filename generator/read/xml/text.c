/* SPDX-License-Identifier: MIT */
/* Character data of the XML dialect: white space, holes, where text is allowed. */
#include "read/xml/private.h"

#include "base/utf8.h"
#include "read/hole.h"

/* Length of the excerpt of stray text in a message, bytes. */
#define SHOWN_BYTES 40u

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Same characters that src_normalise() removes from sources. */
static bool is_forbidden(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n') || (cp >= 0x7F && cp < 0xA0) ||
           (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
}

/* Fast path: printable ASCII needs no cleaning. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < 0x20 || (unsigned char)text.p[i] >= 0x7F)
            return false;
    return true;
}

struct str read_xml_text_clean(struct read_xml *x, struct str text)
{
    struct buf checked = BUF_NEW;
    struct buf nfc = BUF_NEW;
    size_t done = 0;

    if (is_plain(text))
        return arena_str(&x->doc->arena, text);
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);

        if (!is_forbidden(cp))
            continue;
        buf_str(&checked, str_sub(text, done, at));
        utf8_put(&checked, cp == '\r' ? '\n' : UTF8_REPLACEMENT);
        done = i;
    }
    if (done > 0) {
        buf_str(&checked, str_sub(text, done, text.n));
        text = buf_view(&checked);
    }
    if (!utf8_is_nfc(text)) {
        utf8_nfc(&nfc, text);
        text = buf_view(&nfc);
    }
    text = arena_str(&x->doc->arena, text);
    buf_done(&checked);
    buf_done(&nfc);
    return text;
}

/* Keeps a text: as a slice of the source if identical to it, else as a copy. */
static struct str keep(struct read_xml *x, struct str text, struct pos pos)
{
    struct str raw = str_sub(x->input.source, pos.off, pos.off + pos.len);

    return str_eq(raw, text) ? raw : read_xml_text_clean(x, text);
}

/* Removes the blank at the end of the previous text. */
static void drop_trail(struct read_xml *x)
{
    struct node *n = x->run.trail;

    x->run.trail = NULL;
    if (n == NULL)
        return;
    n->text.n--;
    if (n->text.n == 0)
        node_unlink(n);
}

void read_xml_text_edge(struct read_xml *x)
{
    drop_trail(x);
    x->run.blank = true;
}

void read_xml_text_atom(struct read_xml *x, const struct node *n)
{
    if (n->kind == NODE_BR) {
        read_xml_text_edge(x);
        return;
    }
    x->run.blank = false;
    x->run.trail = NULL;
}

/* True if there is nothing to collapse. */
static bool is_collapsed(bool blank, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        bool white = is_white(text.p[i]);

        if (white && (blank || text.p[i] != ' '))
            return false;
        blank = white;
    }
    return true;
}

/* Collapses runs of white space to one blank, dropping those after a blank. */
static struct str collapse(struct read_xml *x, struct str text)
{
    struct buf b = BUF_NEW;
    struct str result;

    if (text.n > 0 && is_collapsed(x->run.blank, text)) {
        x->run.blank = text.p[text.n - 1] == ' ';
        return text;
    }
    for (size_t i = 0; i < text.n; i++) {
        bool white = is_white(text.p[i]);

        if (!white)
            buf_char(&b, text.p[i]);
        else if (!x->run.blank)
            buf_char(&b, ' ');
        x->run.blank = white;
    }
    result = arena_str(&x->doc->arena, buf_view(&b));
    buf_done(&b);
    return result;
}

/* Collapses the TEXTs that a run was split into; a HOLE counts as a letter. */
static void resolve(struct read_xml *x, struct node *n)
{
    for (struct node *next; n != NULL; n = next) {
        next = n->next;
        if (n->kind != NODE_TEXT) {
            read_xml_text_atom(x, n);
            continue;
        }
        n->text = collapse(x, n->text);
        if (n->text.n == 0)
            node_unlink(n);
        else
            x->run.trail = x->run.blank ? n : NULL;
    }
}

static void add_inlines(struct read_xml *x, struct str text, struct pos pos)
{
    struct node *last = x->at->last;
    bool was_stopped = diag_stopped(&x->doc->diag);

    read_hole_split(x->doc, x->at, keep(x, text, pos), pos);
    if (!was_stopped && diag_stopped(&x->doc->diag))
        x->ok = false; /* unclosed hole */
    resolve(x, last != NULL ? last->next : x->at->first);
}

static void refuse_text(struct read_xml *x, struct str text, struct pos pos)
{
    struct str shown = utf8_trunc(str_trim(text), SHOWN_BYTES);

    for (; pos.len > 0 && is_white(x->input.source.p[pos.off]); pos.len--)
        pos.off++;

    shown = str_sub(shown, 0, str_find_char(shown, '\n', 0));
    x->ok = false;
    diag_about(&x->doc->diag, pos, VB_XML_MISPLACED,
               diag_str(arena_printf(&x->doc->arena, "“%.*s%s”", STR_ARG(shown),
                                     shown.n < str_trim(text).n ? "…" : "")),
               diag_element(node_element((enum node_kind)x->at->kind)));
}

/* Text slot of an element that has it as content. CODE stays on one line. */
static struct str slot_text(struct read_xml *x, struct str text, struct pos pos)
{
    struct buf b = BUF_NEW;

    text = keep(x, text, pos);
    if (x->at->kind != NODE_CODE)
        return text;
    for (size_t i = 0; i < text.n; i++)
        buf_char(&b, is_white(text.p[i]) ? ' ' : text.p[i]);
    text = arena_str(&x->doc->arena, buf_view(&b));
    buf_done(&b);
    return text;
}

/* True if n contains fields or items: inlines are refused there, white space ignored. */
static bool holds_structure(const struct node *n)
{
    return n->first != NULL && !node_is(n->first, NODE_CLASS_INLINE);
}

void read_xml_text(struct read_xml *x, size_t end)
{
    struct str text = buf_view(&x->run.text);
    struct pos pos = read_xml_pos(x, x->run.off, end - x->run.off);
    const char *slot;

    if (text.n == 0 || x->at == NULL || x->skip > 0) {
        buf_clear(&x->run.text);
        return;
    }
    slot = node_text_slot((enum node_kind)x->at->kind);
    if (slot != NULL && slot[0] == '#')
        x->at->text = slot_text(x, text, pos);
    else if (node_can_contain(x->at, NODE_TEXT) && !holds_structure(x->at))
        add_inlines(x, text, pos);
    else if (str_trim(text).n > 0)
        refuse_text(x, text, pos);
    buf_clear(&x->run.text);
}
