/* SPDX-License-Identifier: MIT */
/* Private to the files that read the stories of a package: docx.c, walk.c, count.c, story.c,
 * note.c, draw.c, text.c, field.c, form.c, math.c, piece.c, para.c, blank.c, repair.c, inline.c,
 * table.c, column.c, section.c, media.c. */
#ifndef READ_DOCX_PRIVATE_H
#define READ_DOCX_PRIVATE_H

#include "base/limit.h"
#include "doc/raw.h"
#include "read/docx/docx.h"
#include "read/docx/num.h"
#include "read/docx/part.h"

struct vn_legacy_run_seen;

/* State of one document. */
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
        struct vn_legacy_run_seen *seen; /* NULL: nothing is in an old encoding */
        bool is_learning;                /* first pass: only fills *seen */
    } old;
    struct { /* stories referenced by the body, each list in the order of its part */
        struct {
            struct read_docx_map by_id; /* struct read_docx_note by "footnote 2" */
            struct read_docx_note *first, **tail;
            uint32_t count; /* numbers assigned so far */
        } notes;
        struct {
            struct read_docx_map by_id; /* struct read_docx_comment */
            struct read_docx_comment *first, **tail;
            uint32_t count; /* questions so far */
        } comments;
        struct { /* headers and footers named by sections */
            struct read_docx_map by_part;
            struct read_docx_edge *first, **tail;
        } edges;
    } beside;
    struct {
        struct read_docx_map by_part; /* struct str: src of an image */
        uint32_t count;
    } media;
    struct {
        struct read_docx_wide *first, **tail; /* see read/docx/column.c */
    } wide;
    struct read_docx_para *spare; /* free list of paragraphs */
    uint32_t nodes;               /* at most LIMIT_DOCX_NODES */
    struct {
        /* messages given at most once per document */
        bool left, list, note, changes, image, misplaced, field, merge;
    } told;
};

struct read_docx_note {
    struct read_docx_note *next;
    struct node *node; /* NOTE; its name is its number once it has been referenced */
    struct str mark;   /* custom mark typed by the author, so far; empty: none */
    bool is_placed;
};

/* A header or footer. */
struct read_docx_edge {
    struct read_docx_edge *next;
    const struct read_docx_rel *rel;
};

struct read_docx_comment {
    struct read_docx_comment *next;
    struct node *box; /* BODY with its paragraphs */
    bool is_placed;
};

enum read_docx_piece_kind {
    READ_DOCX_PIECE_TEXT,
    READ_DOCX_PIECE_BREAK,
    READ_DOCX_PIECE_PAGE, /* a page break */
    READ_DOCX_PIECE_NODE  /* a finished inline: NOTE_REF, IMAGE */
};

/* A run of text in one format, or an object between two. */
struct read_docx_piece {
    enum read_docx_piece_kind kind;
    uint8_t format; /* enum read_docx_format */
    bool is_label;  /* automatic number */
    uint16_t size;
    uint32_t from, to; /* range in the paragraph's text */
    const struct read_docx_font *font;
    const char *href; /* NULL: no link; pieces of one link share the pointer */
    struct node *node;
};

/* A paragraph being read. */
struct read_docx_para {
    struct read_docx_para *outer; /* that (invalidly) contains it, or next in the free list */
    struct buf text;
    struct read_docx_piece *pieces; /* heap */
    size_t count, cap;
    struct read_docx_para_prop direct;
    struct read_docx_run_prop mark; /* of the paragraph mark */
    struct {
        struct read_docx_run_prop direct; /* of the current run */
        struct read_docx_run_prop format; /* with styles applied; valid if is_ready */
        bool is_ready;
        size_t fixed; /* pieces to which no more text is added */
    } run;
    const struct read_docx_style *style; /* valid if has_style */
    bool has_style;
    bool joins_next;  /* its paragraph mark is deleted: the next paragraph continues it */
    struct node *box; /* BODY with its text boxes; NULL: none */
    struct {
        struct buf text; /* pending entry for the ledger, of one kind */
        enum ledger_what kind;
        struct buf deleted; /* READ_DOCX_ALL: text deleted here */
        struct buf code;    /* text within the instruction of a field that may never end */
        bool has_page;      /* a page number was taken out of it */
        bool has_blank;     /* it has drawn blanks to fill in */
    } aside;
    uint32_t number;    /* index in the part, from 1 */
    uint32_t run_count; /* runs so far */
};

/* A field being read. */
struct read_docx_field {
    struct read_docx_field *outer;
    bool in_result;
    bool is_page;                      /* PAGE, NUMPAGES, SECTIONPAGES */
    const char *href;                  /* link open before the field */
    const struct read_docx_para *para; /* where it began; NULL: that has ended */
    struct pos pos;                    /* of its begin */
    struct read_docx_form *form;       /* w:ffData; NULL: none */
    uint32_t read_count;               /* that of the walk when its result began */
    struct str code;                   /* its instruction, truncated to READ_DOCX_CODE_MAX */
};

#define READ_DOCX_CODE_MAX 2048u

struct read_docx_count;
struct read_docx_table;
struct read_docx_math;
struct read_docx_form;
struct read_docx_control;

enum read_docx_frame_kind {
    READ_DOCX_FRAME_STORY,
    READ_DOCX_FRAME_NOTE, /* a note or comment in its own part */
    READ_DOCX_FRAME_BOX,  /* a text box */
    READ_DOCX_FRAME_CELL
};

/* A nested flow of blocks: that of the story, or one that interrupts another. */
struct read_docx_frame {
    struct read_docx_frame *outer; /* NULL: the story's own flow */
    enum read_docx_frame_kind kind;
    unsigned depth;                /* nesting depth of its element */
    struct node *into;             /* parent of new blocks; NULL: not known yet */
    struct read_docx_para *para;   /* innermost open one; NULL: none */
    struct read_docx_para *joined; /* its paragraph mark is deleted; to be joined with the next */
    struct read_docx_table *table; /* innermost open one; each of its cells has a frame */
};

/* mc:AlternateContent. */
struct read_docx_choice {
    struct read_docx_choice *outer;
    uint32_t read_count; /* that of the walk at the start of the current branch */
    bool is_of_props;    /* its branches hold properties, no text */
    bool is_open;        /* some branch was understood */
    bool is_taken;       /* something was read in a branch: the others are skipped */
};

/* The story being read. */
struct read_docx_story {
    struct str part;       /* its name, "word/document.xml" */
    struct str at;         /* "document.xml" */
    struct str from;       /* value of RAW_FROM; empty: main flow */
    bool is_body, is_edge; /* main document; header or footer */
    struct read_docx_map rels;
};

/* State of the open elements. */
struct read_docx_open {
    struct read_docx_para_prop *para_prop; /* w:pPr */
    struct read_docx_run_prop *run_prop;   /* w:rPr */
    unsigned deleted, inserted;            /* nesting depth of w:del and w:ins */
    unsigned deleted_rows, inserted_rows;  /* of rows tracked as a whole */
    const char *href;                      /* of w:hyperlink */
    struct read_docx_note *marked;         /* its custom mark is in the run; NULL: none */
    struct read_docx_control *control;     /* w:sdt */
    struct str alt;                        /* alternative text of the drawing, in the arena */
    unsigned texts, deleted_texts, codes;  /* text elements; of them w:delText; w:instrText */
    struct buf text;                       /* their text so far: the parser delivers pieces */
};

/* Sections: state until their properties, at their end, are known. */
struct read_docx_section {
    struct node *start; /* last block before the section; NULL: none */
    bool is_landscape;  /* of the previous section */
    bool is_new_page;   /* current w:sectPr: starts a new page */
    bool wide;          /* current w:sectPr: is landscape */
    bool ends;          /* current w:sectPr: ends with the current paragraph */
    uint32_t count;     /* sections so far */
};

/* State of the traversal of a story. */
struct read_docx_walk {
    struct read_docx *docx;
    struct read_docx_story story;
    uint16_t names[LIMIT_XML_DEPTH + 2];  /* open elements by depth, enum read_docx_name */
    bool is_started[LIMIT_XML_DEPTH + 2]; /* by depth: the start action ran, so the end's shall */
    unsigned skip_depth;                  /* of an element being skipped; 0: none */
    struct read_docx_frame flow;          /* frame of the story */
    struct read_docx_frame *frame;        /* innermost */
    struct read_docx_open open;
    struct {
        struct read_docx_field *last; /* innermost */
        uint32_t codes, pages;        /* number still in their instruction; of page numbers */
        struct buf code;              /* instruction of the innermost field */
    } fields;
    struct {                         /* equations: read/docx/math.c */
        struct read_docx_math *last; /* innermost element */
        unsigned equations;          /* open ones */
        uint8_t vert;                /* what is added is raised (READ_DOCX_SUP) or lowered */
        bool has_para;               /* the paragraph was begun for it */
        const struct read_docx_para *para;
        size_t from, fraction; /* its first piece; that after a fraction, 0: none */
        struct buf raw;        /* its text without signs */
    } math;
    struct read_docx_choice *choice;
    struct {
        uint32_t count;                  /* texts and objects read so far */
        struct read_docx_count *letters; /* NULL: not counted */
    } read;
    struct node *notes; /* BODY with notes to be placed after the current block */
    uint32_t para_count;
    struct read_docx_section section;
};

/* read/docx/walk.c ---------------------------------------------------------------------- */

/* Parses and processes a story prepared by read_docx_story_begin(). Failures are reported. */
enum read_docx_part_result read_docx_walk(struct read_docx_walk *walk, struct str text);
/* The element around this one; alternate content is transparent. */
enum read_docx_name read_docx_walk_parent(const struct read_docx_walk *walk,
                                          const struct wrap_xml_element *element);

/* read/docx/count.c --------------------------------------------------------------------- */

/* The count of a story. Owner: the caller, read_docx_count_done(), NULL allowed. All that take
 * events do nothing for NULL. */
struct read_docx_count *read_docx_count_new(struct arena *arena);
void read_docx_count_done(struct read_docx_count *count);
/* The events of the parse, all of them, before the walk acts on them. */
void read_docx_count_start(struct read_docx_count *count, const struct wrap_xml_element *element,
                           enum read_docx_name name);
void read_docx_count_end(struct read_docx_count *count, const struct wrap_xml_element *element);
void read_docx_count_text(struct read_docx_count *count, struct str text);
/* Notes a text that the walk reads, in their order. */
void read_docx_count_seen(struct read_docx_count *count, struct str text);
/* Behind the walk: adds the letters of the part to the ledger; lists and reports texts that were
 * not seen. */
void read_docx_count_judge(struct read_docx_count *count, struct read_docx *docx, struct str part);

/* read/docx/story.c --------------------------------------------------------------------- */

/* Initialises *walk; blocks are appended to `into`. */
void read_docx_story_begin(struct read_docx_walk *walk, struct read_docx *docx,
                           struct read_docx_story story, struct node *into);
/* Starts a frame, whose blocks go to `into`, at the element of that depth; popped at the end of the
 * element. */
void read_docx_story_push(struct read_docx_walk *walk, enum read_docx_frame_kind kind,
                          unsigned depth, struct node *into);
void read_docx_story_pop(struct read_docx_walk *walk);
/* True if the innermost frame has that kind and depth. */
bool read_docx_story_is_in(const struct read_docx_walk *walk, enum read_docx_frame_kind kind,
                           unsigned depth);
/* True in the story itself: not in a text box, note or table. */
bool read_docx_story_is_flow(const struct read_docx_walk *walk);
/* Parent for notes and questions: outside all tables. */
struct node *read_docx_story_outside(const struct read_docx_walk *walk);
/* Position of the current paragraph, or of the next one: "document.xml 12". */
struct str read_docx_story_at(struct read_docx_walk *walk);
/* The same for messages and nodes, with the current run. */
struct pos read_docx_story_pos(struct read_docx_walk *walk);
/* A new node; counts against LIMIT_DOCX_NODES. */
struct node *read_docx_story_node(struct read_docx_walk *walk, enum node_kind kind);
/* Adds something unreadable to the ledger and reports it once per document; `what` is part of the
 * position. */
void read_docx_story_left(struct read_docx_walk *walk, struct str what);

/* Handler of the start or end of an element; false if a message stops the document. */
typedef bool read_docx_action(struct read_docx_walk *walk, const struct wrap_xml_element *element);

/* read/docx/note.c ---------------------------------------------------------------------- */

/* w:footnoteReference, w:endnoteReference; w:commentReference. */
read_docx_action read_docx_note_reference, read_docx_note_comment_reference;
/* End of a run with a custom mark: vanban prints one itself, so the mark is moved to the ledger if
 * the note starts with it. */
void read_docx_note_marked(struct read_docx_walk *walk);
/* w:footnote, w:endnote; w:comment; end of any of them. */
read_docx_action read_docx_note_begin, read_docx_note_comment, read_docx_note_end;

/* read/docx/draw.c ---------------------------------------------------------------------- */

/* mc:AlternateContent; mc:Choice and mc:Fallback. */
read_docx_action read_docx_draw_alternate, read_docx_draw_alternate_end;
read_docx_action read_docx_draw_choice, read_docx_draw_choice_end;
/* w:txbxContent; a DrawingML paragraph. */
read_docx_action read_docx_draw_box, read_docx_draw_box_end;
read_docx_action read_docx_draw_para, read_docx_draw_para_end;
/* A drawing, its alternative text, its image; unreadable content. */
read_docx_action read_docx_draw_begin, read_docx_draw_alt, read_docx_draw_image;
read_docx_action read_docx_draw_foreign;

/* read/docx/text.c ------------------------------------------------------------------------ */

/* Adds text to the current paragraph, or sets it apart for the ledger. */
void read_docx_text_add(struct read_docx_walk *walk, struct str text);
/* Adds a break or node between texts; false if the surrounding text is set apart, which then
 * includes it. */
bool read_docx_text_piece(struct read_docx_walk *walk, enum read_docx_piece_kind kind,
                          struct node *node);
/* Adds a character that has an element of its own: a tab, a hyphen. False if text here is set apart
 * or not allowed. */
bool read_docx_text_sign(struct read_docx_walk *walk, struct str sign);
/* w:sym. */
void read_docx_text_symbol(struct read_docx_walk *walk, const struct wrap_xml_element *element);
/* The text within an instruction: is it one (to the ledger) or did the field never end (text)? */
void read_docx_text_code(struct read_docx_walk *walk, bool is_code);
/* Moves the pending text to the ledger. */
void read_docx_text_flush(struct read_docx_walk *walk, struct read_docx_para *para);

/* read/docx/form.c -------------------------------------------------------------------------- */

/* An element of w:ffData; w:sdt. */
read_docx_action read_docx_form_data, read_docx_form_control, read_docx_form_control_end;
/* Puts the value of a field that ends, whose instruction is `word` and `rest`, unless it is there.
 */
void read_docx_form_put(struct read_docx_walk *walk, const struct read_docx_field *field,
                        struct str word, struct str rest);
/* An element of w:sdtPr. */
void read_docx_form_control_prop(struct read_docx_walk *walk, enum read_docx_name name,
                                 const struct wrap_xml_element *element);

/* read/docx/math.c -------------------------------------------------------------------------- */

/* m:oMath; an element with parts, its properties, its parts. */
read_docx_action read_docx_math_equation, read_docx_math_equation_end;
read_docx_action read_docx_math_begin, read_docx_math_end, read_docx_math_prop;
read_docx_action read_docx_math_part, read_docx_math_part_end;
/* Notes text of an equation; true if a blank must keep it apart from a fraction before it. */
bool read_docx_math_text(struct read_docx_walk *walk, struct str text);

/* read/docx/field.c ------------------------------------------------------------------------- */

/* A field begins with its instruction, continues with its result, ends; `code` is part of the
 * innermost field's instruction. */
void read_docx_field_begin(struct read_docx_walk *walk);
void read_docx_field_code(struct read_docx_walk *walk, struct str code);
void read_docx_field_result(struct read_docx_walk *walk);
void read_docx_field_end(struct read_docx_walk *walk);
/* The paragraph ends: what is still instruction of a field begun in it becomes text, as the field
 * may never end; so do page numbers and links. */
void read_docx_field_cut(struct read_docx_walk *walk, const struct read_docx_para *para);
/* The story ends: reports fields that never did. */
void read_docx_field_settle(struct read_docx_walk *walk);

/* read/docx/piece.c ------------------------------------------------------------------------- */

/* An empty paragraph; return it by read_docx_piece_put_back() once its blocks are made. */
struct read_docx_para *read_docx_piece_para(struct read_docx *docx);
void read_docx_piece_put_back(struct read_docx *docx, struct read_docx_para *para);
/* Frees all paragraphs. */
void read_docx_piece_done(struct read_docx *docx);
/* Adds a piece; the pointer is valid until the next call. */
struct read_docx_piece *read_docx_piece_add(struct read_docx_para *para);
/* The paragraph's style; looked up once. */
const struct read_docx_style *read_docx_piece_style(struct read_docx *docx,
                                                    struct read_docx_para *para);

/* read/docx/para.c -------------------------------------------------------------------------- */

void read_docx_para_begin(struct read_docx_walk *walk);
/* Converts the current paragraph to blocks. */
void read_docx_para_end(struct read_docx_walk *walk);
/* Converts a paragraph with a deleted mark that has no successor. */
void read_docx_para_settle(struct read_docx_walk *walk);
/* Appends the pending notes unless a table is open. */
void read_docx_para_notes(struct read_docx_walk *walk);
/* Converts all open paragraphs of the innermost frame, which a damaged part left open. */
void read_docx_para_abandon(struct read_docx_walk *walk);
/* Appends a question (hỏi) with the next number to `into`. */
void read_docx_para_question(struct read_docx_walk *walk, struct node *into, struct str text);

/* read/docx/blank.c ----------------------------------------------------------------------- */

/* Writes drawn blanks of a paragraph, whose text is final, as dots or underscores. */
void read_docx_blank(struct read_docx_para *para, const struct read_docx_para_prop *prop);
/* Appends a text with dots for the blanks that Word puts into an empty form field; false, and
 * nothing is appended, if it has none. */
bool read_docx_blank_typed(struct buf *out, struct str text);

/* read/docx/repair.c ---------------------------------------------------------------------- */

/* True if the text of a part (XML) may be in an old encoding. */
bool read_docx_repair_is_old(struct str text);
/* Adds a paragraph to the statistics of old encodings. */
void read_docx_repair_learn(struct read_docx_walk *walk, const struct read_docx_para *para);
/* Repairs the text of a paragraph; replaces its pieces. */
void read_docx_repair(struct read_docx_walk *walk, struct read_docx_para *para);

/* read/docx/inline.c ---------------------------------------------------------------------- */

/* Appends inlines for the pieces [from, to), whose text is final, to a paragraph node. */
void read_docx_inline_put(struct read_docx_walk *walk, struct node *into,
                          const struct read_docx_para *para, size_t from, size_t to);

/* read/docx/table.c ------------------------------------------------------------------------- */

/* Start and end of tables, rows and cells. Misplaced ones are transparent. */
read_docx_action read_docx_table_begin, read_docx_table_end;
read_docx_action read_docx_table_row, read_docx_table_row_end;
read_docx_action read_docx_table_cell, read_docx_table_cell_end;
/* Properties of tables, rows and cells; the grid. */
void read_docx_table_prop(struct read_docx_walk *walk, enum read_docx_name name,
                          const struct wrap_xml_element *element);
/* Closes the tables of the innermost frame that a damaged part left open; pops the frame if it is a
 * cell. */
void read_docx_table_abandon(struct read_docx_walk *walk);

/* read/docx/column.c ------------------------------------------------------------------------ */

/* Records a paragraph of the body whose untrimmed text may contain two columns. */
void read_docx_column_note(struct read_docx *docx, struct node *node, struct str text);
/* Converts the columns in the complete body to tables. */
void read_docx_column(struct read_docx *docx);

/* read/docx/section.c ----------------------------------------------------------------------- */

void read_docx_section_begin(struct read_docx_walk *walk);
void read_docx_section_prop(struct read_docx_walk *walk, enum read_docx_name name,
                            const struct wrap_xml_element *element);
void read_docx_section_end(struct read_docx_walk *walk);
/* Records a header or footer named by a section; duplicates are ignored. */
void read_docx_section_edge(struct read_docx *docx, const struct read_docx_rel *rel);

/* read/docx/media.c -------------------------------------------------------------------------- */

/* Adds an image by its relationship id; false if a message stops the document. */
bool read_docx_media_image(struct read_docx_walk *walk, struct str id, struct str alt);

#endif
