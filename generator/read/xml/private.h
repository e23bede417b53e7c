/* SPDX-License-Identifier: MIT */
/* Private to read/xml. */
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
        uint16_t number; /* of the source, for struct pos */
        /* for blocks embedded in another source: the pieces of the text, which starts `lead` bytes
         * into the parsed bytes; NULL: the source itself is parsed */
        const struct read_xml_piece *pieces;
        size_t piece_count, lead;
    } input;
    bool is_template;
    bool ok;           /* false once anything was refused with a message */
    struct node *root; /* DOC of the document, or root of the template; NULL before */
    struct node *at;   /* innermost open node; NULL outside the root */
    unsigned skip;     /* number of open elements inside a refused one, including it */
    /* open elements nested too deep to become nodes, by depth of the tag */
    bool flat[LIMIT_XML_DEPTH + 1];
    bool flat_told;
    uint64_t seen, seen_signer; /* bit sets by meta_fields(): fields of the current head, signer */
    struct {
        struct buf text;    /* since the last tag, references resolved */
        size_t off;         /* its start in the source */
        bool blank;         /* the preceding text of this paragraph ends in a blank */
        struct node *trail; /* the TEXT with that blank; NULL: none */
    } run;
};

/* read/xml/pos.c */

/* Source position of `len` parsed bytes at `off`. */
struct pos read_xml_pos(const struct read_xml *x, size_t off, size_t len);

/* read/xml/place.c */

/* The kind of an element, if allowed at x->at; false after a message otherwise: its content must be
 * skipped (x->skip). */
bool read_xml_place_take(struct read_xml *x, const struct wrap_xml_element *element,
                         enum node_kind *kind);
/* True if a node of the kind is allowed at x->at. */
bool read_xml_place_fits(const struct read_xml *x, enum node_kind kind);
/* True if `n`, not linked yet, exceeds LIMIT_INLINE_DEPTH or LIMIT_QUOTE_DEPTH and cannot become a
 * node: its content goes to x->at. Reported once. */
bool read_xml_place_is_flat(struct read_xml *x, const struct node *n);

/* read/xml/check.c */

/* Validates a node: _open once it is linked, _close once it has all its children. */
void read_xml_check_open(struct read_xml *x, const struct node *n);
void read_xml_check_close(struct read_xml *x, struct node *n);
/* Adds the head and body that a part lacks. */
void read_xml_check_part(struct read_xml *x, struct node *part);

/* read/xml/attr.c */

/* Sets slots, attributes and label of a new node from its tag; unknown, invalid or missing ones are
 * reported and clear x->ok. Does not look at the parent. */
void read_xml_attr(struct read_xml *x, struct node *n, const struct wrap_xml_element *element);

/* read/xml/text.c */

/* Ends the current text at source offset `end` and appends it to x->at, or reports it if text is
 * not allowed there. */
void read_xml_text(struct read_xml *x, size_t end);
/* Collapses white space around an inline that is no text (hole, image, <br/> …), at line ends and
 * at the ends of a paragraph. */
void read_xml_text_atom(struct read_xml *x, const struct node *n);
void read_xml_text_edge(struct read_xml *x);
/* A copy in the arena, in NFC and without control characters, which character references can
 * introduce. */
struct str read_xml_text_clean(struct read_xml *x, struct str text);

#endif
