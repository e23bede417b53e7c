/* SPDX-License-Identifier: MIT */
/* Shared by read/xml only. */
#ifndef READ_XML_PRIVATE_H
#define READ_XML_PRIVATE_H

#include "base/limit.h"
#include "doc/doc.h"
#include "read/xml/xml.h"
#include "wrap/xml.h"

struct read_xml {
    struct doc *doc;
    struct {
        struct str source;
        uint16_t number; /* of it, for struct pos */
        /* blocks in another source: the pieces of the text, which begins `lead` bytes
         * behind the beginning of what is parsed; NULL: the source itself is */
        const struct read_xml_piece *pieces;
        size_t piece_count, lead;
    } input;
    bool is_template;
    bool ok;           /* false once a message has refused something */
    struct node *root; /* DOC of the document, or of the template; NULL before */
    struct node *at;   /* innermost open node; NULL outside the root */
    unsigned skip;     /* open elements of a refused one, itself included */
    /* open elements that are nested too deep to be a node: by depth of the tag */
    bool flat[LIMIT_XML_DEPTH + 1];
    bool flat_told;
    uint64_t seen, seen_signer; /* fields of this head, of this signer, by meta_fields() */
    struct {
        struct buf text;    /* since the last tag, references resolved */
        size_t off;         /* where it begins in the source */
        bool blank;         /* what was read before in this paragraph ends in a blank */
        struct node *trail; /* the TEXT that ends in that blank; NULL: none */
    } run;
};

/* read/xml/pos.c */

/* The place of `len` bytes at `off` of what is parsed. */
struct pos read_xml_pos(const struct read_xml *x, size_t off, size_t len);

/* read/xml/place.c */

/* The kind of an element that may stand at x->at; false after a message when it
 * may not: nothing below it is to be read then (x->skip). */
bool read_xml_place_take(struct read_xml *x, const struct wrap_xml_element *element,
                         enum node_kind *kind);
/* True when a node of the kind may stand at x->at. */
bool read_xml_place_fits(const struct read_xml *x, enum node_kind kind);
/* True when `n`, not linked yet, is nested too deep (LIMIT_INLINE_DEPTH,
 * LIMIT_QUOTE_DEPTH) to be a node: its content goes to x->at. Said once. */
bool read_xml_place_is_flat(struct read_xml *x, const struct node *n);

/* read/xml/check.c */

/* Judges a node when it was linked, and when all its children are there. */
void read_xml_check_open(struct read_xml *x, const struct node *n);
void read_xml_check_close(struct read_xml *x, struct node *n);
/* Gives a part the head and body that it lacks. */
void read_xml_check_part(struct read_xml *x, struct node *part);

/* read/xml/attr.c */

/* Slots, attributes and label of a new node from its tag; messages for what is
 * unknown, wrong or missing clear x->ok. The node's parent is not looked at. */
void read_xml_attr(struct read_xml *x, struct node *n, const struct wrap_xml_element *element);

/* read/xml/text.c */

/* Ends the run of text at offset `end` of the source: the text goes to x->at,
 * or is reported when it may not stand there. */
void read_xml_text(struct read_xml *x, size_t end);
/* White space around an inline that is no text (hole, image, <br/> …), at a
 * line end and at the ends of a paragraph. */
void read_xml_text_atom(struct read_xml *x, const struct node *n);
void read_xml_text_edge(struct read_xml *x);
/* A copy in the arena: NFC, and without the control characters that a
 * character reference can bring in. */
struct str read_xml_text_clean(struct read_xml *x, struct str text);

#endif
