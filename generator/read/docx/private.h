/* SPDX-License-Identifier: MIT */
/* Shared by the files that walk the stories of a package: read/docx/docx.c and those of _walk,
 * _note, _draw, _text, _field, _piece, _para, _inline, _table, _column, _section, _media. */
#ifndef READ_DOCX_PRIVATE_H
#define READ_DOCX_PRIVATE_H

#include "base/limit.h"
#include "doc/raw.h"
#include "read/docx/docx.h"
#include "read/docx/num.h"
#include "read/docx/part.h"

struct vn_legacy_run_seen;

/* A document at work. */
struct read_docx {
    struct read_docx_package package;
    struct arena *arena;
    struct ledger *ledger;
    enum read_docx_changes changes;
    struct read_docx_prop prop;
    struct read_docx_styles styles;
    struct read_docx_nums nums;
    struct node *body;
    struct {
        struct vn_legacy_run_seen *seen; /* NULL: the document is in no old encoding */
        bool is_learning;                /* the walk fills *seen and does nothing else */
    } old;
    struct { /* stories that the body refers to, each list in the order of its part */
        struct {
            struct read_docx_map by_id; /* struct read_docx_note by "footnote 2" */
            struct read_docx_note *first, **tail;
            uint32_t count; /* numbers given out so far */
        } notes;
        struct {
            struct read_docx_map by_id; /* struct read_docx_comment */
            struct read_docx_comment *first, **tail;
            uint32_t count; /* questions so far */
        } comments;
        struct { /* headers and footers that sections name */
            struct read_docx_map by_part;
            struct read_docx_edge *first, **tail;
        } edges;
    } beside;
    struct {
        struct read_docx_map by_part; /* struct str: the src of an image */
        uint32_t count;
    } media;
    struct {
        struct read_docx_wide *first, **tail; /* of read/docx/column.c */
    } wide;
    struct read_docx_para *spare; /* paragraphs to be used again */
    uint32_t nodes;               /* under LIMIT_DOCX_NODES */
    struct {
        bool left, list, note, changes, image; /* messages that are given once */
    } told;
};

struct read_docx_note {
    struct read_docx_note *next;
    struct node *node; /* NOTE; its name is its number once a mark was met */
    struct str mark;   /* that its author typed, so far; empty: none */
    bool is_placed;
};

/* A header or footer. */
struct read_docx_edge {
    struct read_docx_edge *next;
    const struct read_docx_rel *rel;
};

struct read_docx_comment {
    struct read_docx_comment *next;
    struct node *box; /* BODY that holds its paragraphs */
    bool is_placed;
};

enum read_docx_piece_kind {
    READ_DOCX_PIECE_TEXT,
    READ_DOCX_PIECE_BREAK,
    READ_DOCX_PIECE_PAGE, /* a page break */
    READ_DOCX_PIECE_NODE  /* an inline that is made already: NOTE_REF, IMAGE */
};

/* A run of text of one format, or something between two. */
struct read_docx_piece {
    enum read_docx_piece_kind kind;
    uint8_t format; /* enum read_docx_format */
    bool is_label;  /* the automatic number */
    uint16_t size;
    uint32_t from, to; /* bytes of the paragraph's text */
    const struct read_docx_font *font;
    const char *href; /* NULL: no link; pieces of one link have the same pointer */
    struct node *node;
};

/* A paragraph under way. */
struct read_docx_para {
    struct read_docx_para *outer; /* in which it stands, wrongly, or the next spare one */
    struct buf text;
    struct read_docx_piece *pieces; /* heap */
    size_t count, cap;
    struct read_docx_para_prop direct;
    struct read_docx_run_prop mark; /* of the paragraph mark */
    struct {
        struct read_docx_run_prop direct; /* of the run under way */
        struct read_docx_run_prop format; /* with its styles, when is_ready */
        bool is_ready;
    } run;
    const struct read_docx_style *style; /* when has_style: it was looked up */
    bool has_style;
    bool joins_next;  /* its mark is not there: the next paragraph goes on with it */
    struct node *box; /* BODY with its text boxes; NULL: none */
    struct {
        struct buf text; /* set apart so far, of one kind */
        enum ledger_what kind;
        struct buf deleted; /* READ_DOCX_ALL: what was deleted here */
        bool has_page;      /* a page number was set apart from it */
    } aside;
    uint32_t number; /* its place in the part, from 1 */
    uint32_t run_count; /* so far */
};

/* A field under way. */
struct read_docx_field {
    struct read_docx_field *outer;
    bool in_result;
    bool is_page;     /* PAGE, NUMPAGES, SECTIONPAGES */
    const char *href; /* that was open before it */
    struct str code;  /* its instruction, cut at READ_DOCX_CODE_MAX */
};

#define READ_DOCX_CODE_MAX 2048u

struct read_docx_table;

enum read_docx_frame_kind {
    READ_DOCX_FRAME_STORY,
    READ_DOCX_FRAME_NOTE, /* a note or a comment of their parts */
    READ_DOCX_FRAME_BOX,  /* a text box */
    READ_DOCX_FRAME_CELL
};

/* A flow of blocks under way: that of the story, or one that interrupts another. */
struct read_docx_frame {
    struct read_docx_frame *outer; /* NULL: it is that of the story */
    enum read_docx_frame_kind kind;
    unsigned depth;                /* of its element */
    struct node *into;             /* where blocks go; NULL: nowhere yet */
    struct read_docx_para *para;   /* innermost one under way; NULL: none */
    struct read_docx_para *joined; /* its mark was taken away; waits for the next */
    struct read_docx_table *table; /* innermost one under way; its cell is a frame of its own */
};

/* mc:AlternateContent. */
struct read_docx_choice {
    struct read_docx_choice *outer;
    bool is_taken;
};

/* Which story is walked. */
struct read_docx_story {
    struct str part;       /* its name, "word/document.xml" */
    struct str at;         /* "document.xml" */
    struct str from;       /* value of RAW_FROM; empty: the flow */
    bool is_body, is_edge; /* the document itself; a header or footer */
    struct read_docx_map rels;
};

/* Properties, texts and marks whose element is open. */
struct read_docx_open {
    struct read_docx_para_prop *para_prop; /* w:pPr */
    struct read_docx_run_prop *run_prop;   /* w:rPr */
    unsigned deleted, inserted;            /* nested w:del and w:ins */
    const char *href;                      /* of w:hyperlink */
    struct read_docx_note *marked;         /* the run holds its mark; NULL: none */
    struct str alt;                        /* of the drawing, in the arena */
    bool in_text;                          /* a text element */
    struct buf text;                       /* of it, up to now: the parser gives it in pieces */
    bool is_deleted_text;                  /* and it is w:delText */
    bool in_code;                          /* w:instrText */
};

/* Sections: what is known of them while their text goes by. */
struct read_docx_section {
    struct node *start; /* last block before the section; NULL: none */
    bool is_landscape;  /* of the section before */
    bool is_new_page;   /* the w:sectPr that is open: its pages begin a new one */
    bool wide;          /* and lie across */
    bool ends;          /* with the paragraph under way */
    uint32_t count;     /* sections so far */
};

/* A story being walked. */
struct read_docx_walk {
    struct read_docx *docx;
    struct read_docx_story story;
    uint16_t names[LIMIT_XML_DEPTH + 2]; /* of open elements, enum read_docx_name by depth */
    unsigned skip_depth;                 /* of an element that is passed over; 0: none */
    struct read_docx_frame flow;         /* that of the story */
    struct read_docx_frame *frame;       /* innermost */
    struct read_docx_open open;
    struct {
        struct read_docx_field *last; /* innermost */
        uint32_t codes, pages;        /* that are in their instruction; that are page numbers */
        struct buf code;              /* instruction under way, of the innermost */
    } fields;
    struct read_docx_choice *choice;
    struct node *notes; /* BODY with the notes that wait for the end of their block */
    uint32_t para_count;
    struct read_docx_section section;
};

/* read/docx/walk.c ---------------------------------------------------------------------- */

/* Walks a story (read_docx_story_begin) in its text. Not OK is told. */
enum read_docx_part_result read_docx_walk(struct read_docx_walk *walk, struct str text);

/* read/docx/story.c --------------------------------------------------------------------- */

/* Fills *walk; blocks go `into`. */
void read_docx_story_begin(struct read_docx_walk *walk, struct read_docx *docx,
                           struct read_docx_story story, struct node *into);
/* Blocks go into a flow of its own from here on; the end of its element takes the frame off
 * again. `depth` is that of its element. */
void read_docx_story_push(struct read_docx_walk *walk, enum read_docx_frame_kind kind,
                          unsigned depth, struct node *into);
void read_docx_story_pop(struct read_docx_walk *walk);
/* True when the innermost frame is of that kind and began at that depth. */
bool read_docx_story_is_in(const struct read_docx_walk *walk, enum read_docx_frame_kind kind,
                           unsigned depth);
/* True in the story itself: in no text box, note or table. */
bool read_docx_story_is_flow(const struct read_docx_walk *walk);
/* Where notes and questions go: out of all tables. */
struct node *read_docx_story_outside(const struct read_docx_walk *walk);
/* The place of the paragraph under way, or of the next one: "document.xml 12". */
struct str read_docx_story_at(struct read_docx_walk *walk);
/* The same as the place of a message or a node, with the run under way. */
struct pos read_docx_story_pos(struct read_docx_walk *walk);
/* A node that counts against LIMIT_DOCX_NODES. */
struct node *read_docx_story_node(struct read_docx_walk *walk, enum node_kind kind);
/* Lists something that cannot be read, told once for a document; `what` goes to the place. */
void read_docx_story_left(struct read_docx_walk *walk, struct str what);

/* An element begins or ends; false when a message stopped. */
typedef bool read_docx_action(struct read_docx_walk *walk, const struct wrap_xml_element *element);

/* read/docx/note.c ---------------------------------------------------------------------- */

/* w:footnoteReference, w:endnoteReference; w:commentReference. */
read_docx_action read_docx_note_reference, read_docx_note_comment_reference;
/* The end of the run with a mark that the author typed: vanban prints one, so it is set apart
 * where the note itself begins with it. */
void read_docx_note_marked(struct read_docx_walk *walk);
/* w:footnote, w:endnote; w:comment; the end of each. */
read_docx_action read_docx_note_begin, read_docx_note_comment, read_docx_note_end;

/* read/docx/draw.c ---------------------------------------------------------------------- */

/* mc:AlternateContent; mc:Choice and mc:Fallback. */
read_docx_action read_docx_draw_alternate, read_docx_draw_alternate_end, read_docx_draw_choice;
/* w:txbxContent; a paragraph of DrawingML. */
read_docx_action read_docx_draw_box, read_docx_draw_box_end;
read_docx_action read_docx_draw_para, read_docx_draw_para_end;
/* A drawing, the words for it, its image; what cannot be read. */
read_docx_action read_docx_draw_begin, read_docx_draw_alt, read_docx_draw_image;
read_docx_action read_docx_draw_foreign;

/* read/docx/text.c ------------------------------------------------------------------------ */

/* What stands before deleted text in a question. */
#define READ_DOCX_DELETED "đã xóa: "

/* Text of the story: into the paragraph, or set apart. */
void read_docx_text_add(struct read_docx_walk *walk, struct str text);
/* A break or a node between texts; false when the text around it is set apart, and so it. */
bool read_docx_text_piece(struct read_docx_walk *walk, enum read_docx_piece_kind kind,
                          struct node *node);
/* A character that no text element holds: a tab, a hyphen. */
void read_docx_text_sign(struct read_docx_walk *walk, struct str sign);
/* w:sym. */
void read_docx_text_symbol(struct read_docx_walk *walk, const struct wrap_xml_element *element);
/* Lists what is set apart so far. */
void read_docx_text_flush(struct read_docx_walk *walk, struct read_docx_para *para);

/* read/docx/field.c ------------------------------------------------------------------------- */

/* A field begins with its instruction, goes on to its result, ends; `code` is a piece of the
 * innermost one's instruction. */
void read_docx_field_begin(struct read_docx_walk *walk);
void read_docx_field_code(struct read_docx_walk *walk, struct str code);
void read_docx_field_result(struct read_docx_walk *walk);
void read_docx_field_end(struct read_docx_walk *walk);

/* read/docx/piece.c ------------------------------------------------------------------------- */

/* A paragraph with nothing in it; read_docx_piece_put_back() when its blocks are made. */
struct read_docx_para *read_docx_piece_para(struct read_docx *docx);
void read_docx_piece_put_back(struct read_docx *docx, struct read_docx_para *para);
/* Frees the paragraphs of a document. */
void read_docx_piece_done(struct read_docx *docx);
/* Room for one more piece, valid until the next. */
struct read_docx_piece *read_docx_piece_add(struct read_docx_para *para);
/* The style of the paragraph, looked up once. */
const struct read_docx_style *read_docx_piece_style(struct read_docx *docx,
                                                    struct read_docx_para *para);

/* read/docx/para.c -------------------------------------------------------------------------- */

void read_docx_para_begin(struct read_docx_walk *walk);
/* Makes blocks of the paragraph under way. */
void read_docx_para_end(struct read_docx_walk *walk);
/* Makes blocks of one whose mark was taken away and that nothing follows. */
void read_docx_para_settle(struct read_docx_walk *walk);
/* Appends the notes that wait, once no table is open. */
void read_docx_para_notes(struct read_docx_walk *walk);
/* Makes blocks of the paragraphs of the innermost frame, however many a broken part left. */
void read_docx_para_abandon(struct read_docx_walk *walk);
/* Appends a question (hỏi) with the next number to `into`. */
void read_docx_para_question(struct read_docx_walk *walk, struct node *into, struct str text);

/* read/docx/repair.c ---------------------------------------------------------------------- */

/* True when the text of a part (XML) may be in an old encoding. */
bool read_docx_repair_is_old(struct str text);
/* Adds a paragraph to what was seen of old encodings. */
void read_docx_repair_learn(struct read_docx_walk *walk, const struct read_docx_para *para);
/* Puts the text of a paragraph right; its pieces are others then. */
void read_docx_repair(struct read_docx_walk *walk, struct read_docx_para *para);

/* read/docx/inline.c ---------------------------------------------------------------------- */

/* Appends inlines for the pieces from..to (their text is final) to a paragraph's node. */
void read_docx_inline_put(struct read_docx_walk *walk, struct node *into,
                          const struct read_docx_para *para, size_t from, size_t to);

/* read/docx/table.c ------------------------------------------------------------------------- */

/* Tables, rows and cells, and the end of each. Out of place they are passed through. */
read_docx_action read_docx_table_begin, read_docx_table_end;
read_docx_action read_docx_table_row, read_docx_table_row_end;
read_docx_action read_docx_table_cell, read_docx_table_cell_end;
/* Properties of table, row and cell, and the grid. */
void read_docx_table_prop(struct read_docx_walk *walk, enum read_docx_name name,
                          const struct wrap_xml_element *element);
/* Ends what a broken part left open of the tables in the innermost frame, which is taken off
 * the stack when it is a cell. */
void read_docx_table_abandon(struct read_docx_walk *walk);

/* read/docx/column.c ------------------------------------------------------------------------ */

/* Notes a paragraph of the body whose text, untrimmed, may hold two columns. */
void read_docx_column_note(struct read_docx *docx, struct node *node, struct str text);
/* Makes tables of the columns in the body, once it is read. */
void read_docx_column(struct read_docx *docx);

/* read/docx/section.c ----------------------------------------------------------------------- */

void read_docx_section_begin(struct read_docx_walk *walk);
void read_docx_section_prop(struct read_docx_walk *walk, enum read_docx_name name,
                            const struct wrap_xml_element *element);
void read_docx_section_end(struct read_docx_walk *walk);
/* Notes a header or footer that a section names, once. */
void read_docx_section_edge(struct read_docx *docx, const struct read_docx_rel *rel);

/* read/docx/media.c -------------------------------------------------------------------------- */

/* An image of the story by its relationship; false when a message stopped. */
bool read_docx_media_image(struct read_docx_walk *walk, struct str id, struct str alt);

#endif
