/* SPDX-License-Identifier: MIT */
/* Shared by write_docx*.c only: one package under way, and the one emitter of
 * each property element. */
#ifndef WRITE_DOCX_PRIVATE_H
#define WRITE_DOCX_PRIVATE_H

#include "base/sha256.h"
#include "doc/meta.h"
#include "layout/layout.h"
#include "layout/run.h"

#define WRITE_DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WRITE_DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WRITE_DOCX_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WRITE_DOCX_PACKAGE_REL "http://schemas.openxmlformats.org/package/2006/relationships"
/* Namespaces of the root of a story (document, header, notes). */
#define WRITE_DOCX_NS " xmlns:w=\"" WRITE_DOCX_W "\" xmlns:r=\"" WRITE_DOCX_REL "\""
/* Word keeps two styles for notes; new ones that a user adds take them. */
#define WRITE_DOCX_NOTE_MARK "FootnoteReference"

/* The item that content controls are bound to: the same id in every document. */
#define WRITE_DOCX_VALUES_ID "{6E0B4A52-7C1D-4F3E-9A86-2D5F3B8C7A10}"
/* Fields that a document's controls may fill. */
#define WRITE_DOCX_VALUES_MAX 8u

/* What the controls of a field print. */
struct write_docx_value {
    const struct meta_field *field;
    struct str value; /* not empty */
};

/* Content controls so far. */
struct write_docx_controls {
    struct write_docx_value values[WRITE_DOCX_VALUES_MAX]; /* as met */
    size_t value_count;
    unsigned last; /* w:id of the last control */
};

/* A part; its place in the package is its place in the array. */
struct write_docx_part {
    const char *name;     /* "word/styles.xml" */
    const char *type;     /* content type; NULL: a relationships part */
    const char *relation; /* type of the relationship that leads to it; NULL: none */
    const char *id;       /* of that relationship */
    bool of_package;      /* related from the package, else from the document */
    struct buf bytes;     /* owner: the package */
};

/* External relationships of one story, in the order of their use: rLink1 … */
struct write_docx_links {
    struct str *targets;
    size_t count, cap;
};

/* A list of the layout as far as it was used. */
struct write_docx_list {
    const struct style *level[LABEL_PATH_MAX]; /* of its first paragraph at each level */
    uint32_t num;                              /* w:numId, from 1; 0: not used */
    uint32_t abstract;
};

/* The notes whose marks stand in the text; they are written after it. */
struct write_docx_notes {
    bool *used; /* one for each of the layout's */
    bool any;
    const struct style *style;     /* of the layout's first note; NULL: it has none */
    struct write_docx_links links; /* of footnotes.xml */
};

struct write_docx_package {
    struct doc *doc;
    const struct layout *layout;
    const struct style *base; /* default paragraph style; NULL: an empty sheet */
    bool *style_used;         /* one for each of the layout's styles */
    struct write_docx_part *parts;
    size_t part_count, part_cap;
    struct write_docx_list *lists; /* one for each of the layout's */
    uint32_t list_count;           /* used ones */
    struct write_docx_notes notes;
    struct write_docx_links links; /* of the document */
    struct buf marks;              /* of the paragraphs, where a source is carried */
    struct write_docx_controls controls;
};

/* Text that flows: where it goes and what it may refer to. */
struct write_docx_story {
    struct write_docx_package *package;
    struct buf *out;
    struct write_docx_links *links; /* NULL: links are written as text */
    bool notes;                     /* marks of notes may stand here */
    bool is_margin;                 /* a header or footer */
};

/* A section's properties; the ids are of its headers and footers, empty: none. */
struct write_docx_sect {
    const struct layout_page *page;
    struct str header, first_header;
    struct str footer, first_footer;
    bool bare_first; /* the first page shows the first header and footer */
    bool has_foot;   /* there is a footer that is not empty; it stands above the margin */
    bool restart;
    bool new_page; /* not the first section */
};

/* Properties of text: the sheet's, and what only runs have. */
struct write_docx_rpr {
    const char *style;
    struct str font;
    uint32_t set; /* a bit for each of SHEET_SIZE, BOLD, ITALIC, UNDERLINE that is written */
    const uint32_t *value; /* by enum sheet_prop */
    enum run_vertical vertical;
    bool lang; /* vi-VN, for the defaults */
};

/* Properties of a paragraph, direct or of a style. */
struct write_docx_ppr {
    struct str style;
    uint32_t set;          /* a bit for each enum sheet_prop that is written */
    const uint32_t *value; /* by enum sheet_prop */
    bool keep_next, page_break;
    uint32_t num; /* w:numId; 0: none */
    uint8_t level;
    uint32_t exact;   /* line height, twips; 0: the sheet's */
    bool border;      /* a line of 0.75 pt below */
    uint32_t mark_size; /* of the paragraph mark, half points; 0: the style's */
    bool mark_bold;     /* the mark, and with it the number, is bold */
    const struct write_docx_sect *sect; /* NULL: no section ends here */
};

struct write_docx_cell {
    uint32_t width; /* twips */
    unsigned span;
    enum box_merge merge;
    bool border;
};

#define WRITE_DOCX_BIT(prop) (1u << (unsigned)(prop))

/* write/docx/prop.c: elements in the order of the schema; w:rPr and w:pPr are
 * left out when they would be empty. */
void write_docx_prop_rpr(struct buf *b, const struct write_docx_rpr *rpr);
void write_docx_prop_ppr(struct buf *b, const struct write_docx_ppr *ppr);
void write_docx_prop_sect(struct buf *b, const struct write_docx_sect *sect);
void write_docx_prop_tblpr(struct buf *b, struct str style, uint32_t width, bool border);
/* What a table style says of its borders and cell margins. */
void write_docx_prop_tblpr_style(struct buf *b, bool border);
void write_docx_prop_trpr(struct buf *b, bool header);
void write_docx_prop_tcpr(struct buf *b, const struct write_docx_cell *cell);
/* The indents, as attributes of w:ind, of the given bits. */
void write_docx_prop_ind(struct buf *b, uint32_t set, const uint32_t *value);

/* write/docx/run.c: the text of a paragraph, with its label when that is text. */
void write_docx_run_para(const struct write_docx_story *story, const struct box *box);
/* True for the first mark of a note, not written yet: Word counts it itself. */
bool write_docx_run_is_new_note(const struct write_docx_story *story, unsigned note);

/* write/docx/control.c */
/* Opens a content control for the words of a CONTROL. False, with nothing written, when
 * they are no plain text, or other words than those of another control of the field: they
 * are printed without a control then. */
bool write_docx_control_open(const struct write_docx_story *story, const struct node *control);
void write_docx_control_close(const struct write_docx_story *story);
/* The custom XML item with the values of all controls. */
void write_docx_control_item(struct write_docx_package *package, struct buf *out);

/* write/docx/item.c: what belongs to customXml/item<number>.xml; `id` is a GUID in braces. */
void write_docx_item_props(struct buf *out, struct str id, const char *schema);
void write_docx_item_relations(struct buf *out, unsigned number);

/* write/docx/link.c: the id of a new relationship to `href`; 0 when it is no address that Word
 * opens (http, https, mailto), and the text stays text. */
size_t write_docx_link_add(struct write_docx_package *package, struct write_docx_links *links,
                           struct str href);

/* write/docx/body.c: the children of `root`. `sect` is put into the last
 * paragraph (NULL: none). `lead` is put into the first one, before its text. */
void write_docx_body_flow(const struct write_docx_story *story, const struct box *root,
                          const struct write_docx_sect *sect, const char *lead);
void write_docx_body_document(struct write_docx_package *package, struct buf *out,
                              const struct write_docx_sect *sects);

/* write/docx/sty.c */
void write_docx_sty_use(struct write_docx_package *package, const struct style *style);
void write_docx_sty_part(struct write_docx_package *package, struct buf *out);

/* write/docx/num.c */
/* True when Word's own counting prints this label. */
bool write_docx_num_is_native(const struct write_docx_package *package, const struct box *box);
/* w:numId for the label of a box; the list's levels take the style's indents. */
uint32_t write_docx_num_use(struct write_docx_package *package, const struct box *box);
/* True when the level has other indents than the box's style. */
bool write_docx_num_differs(const struct write_docx_package *package, const struct box *box);
void write_docx_num_part(struct write_docx_package *package, struct buf *out);

/* write/docx/note.c: the notes that were used, once all text is written. */
void write_docx_note_part(struct write_docx_package *package, struct buf *out);

/* write/docx/source.c: the mark of a paragraph, before it is written; the item of a
 * carried source; *sum is that of source and marks; the item's id, a GUID, follows from it. */
void write_docx_source_mark(const struct write_docx_story *story, const struct box *box);
void write_docx_source_item(const struct write_docx_package *package, struct buf *out,
                            unsigned char sum[SHA256_BYTES]);
void write_docx_source_id(struct buf *out, const unsigned char sum[SHA256_BYTES]);

/* write/docx/part.c: the small parts. */
void write_docx_part_settings(const struct write_docx_package *package, struct buf *out);
void write_docx_part_fonts(const struct write_docx_package *package, struct buf *out);
void write_docx_part_core(const struct write_docx_package *package, struct buf *out);
void write_docx_part_app(struct buf *out);
void write_docx_part_custom(const struct write_docx_package *package, struct buf *out);

#endif
