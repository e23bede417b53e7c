/* SPDX-License-Identifier: MIT */
/* Private to write/docx: state of one package, and the only emitter of each property element. */
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
/* Style ids that Word uses for notes a user adds. */
#define WRITE_DOCX_NOTE_MARK "FootnoteReference"

/* Custom XML item to which content controls are bound: the same id in every document. */
#define WRITE_DOCX_VALUES_ID "{6E0B4A52-7C1D-4F3E-9A86-2D5F3B8C7A10}"
/* Most fields with content controls in one document. */
#define WRITE_DOCX_VALUES_MAX 8u

/* Value of the content controls of a field. */
struct write_docx_value {
    const struct meta_field *field;
    struct str value; /* non-empty */
};

/* Content controls written so far. */
struct write_docx_controls {
    struct write_docx_value values[WRITE_DOCX_VALUES_MAX]; /* in order of appearance */
    size_t value_count;
    unsigned last; /* w:id of the last control */
};

/* A part; parts are stored in the order of this array. */
struct write_docx_part {
    const char *name;     /* "word/styles.xml" */
    const char *type;     /* content type; NULL: relationships part */
    const char *relation; /* type of the relationship that targets it; NULL: none */
    const char *id;       /* of that relationship */
    bool of_package;      /* target of the package's relationships, else of the document's */
    struct buf bytes;     /* owner: the package */
};

/* External relationships of one story, in order of use: rLink1 … */
struct write_docx_links {
    struct str *targets;
    size_t count, cap;
};

/* Use of a list of the layout. */
struct write_docx_list {
    const struct style *level[LABEL_PATH_MAX]; /* of its first paragraph at each level */
    uint32_t num;                              /* w:numId, from 1; 0: unused */
    uint32_t abstract;
};

/* Notes referenced in the text; they are written after it. */
struct write_docx_notes {
    bool *used; /* one per note of the layout */
    bool any;
    const struct style *style;     /* of the layout's first note; NULL: there are none */
    struct write_docx_links links; /* of footnotes.xml */
};

struct write_docx_package {
    struct doc *doc;
    const struct layout *layout;
    const struct style *base; /* default paragraph style; NULL: the sheet is empty */
    bool *style_used;         /* one per style of the layout */
    struct write_docx_part *parts;
    size_t part_count, part_cap;
    struct write_docx_list *lists; /* one per list of the layout */
    uint32_t list_count;           /* of those used */
    struct write_docx_notes notes;
    struct write_docx_links links; /* of the document */
    struct buf marks;              /* fingerprints of paragraphs, if the source is embedded */
    struct write_docx_controls controls;
};

/* Output of a story, and what it may refer to. */
struct write_docx_story {
    struct write_docx_package *package;
    struct buf *out;
    struct write_docx_links *links; /* NULL: links are written as text */
    bool notes;                     /* note references are allowed */
    bool is_margin;                 /* a header or footer */
};

/* Properties of a section; ids of its headers and footers, empty: none. */
struct write_docx_sect {
    const struct layout_page *page;
    struct str header, first_header;
    struct str footer, first_footer;
    bool bare_first; /* the first page has its own header and footer */
    bool has_foot;   /* a footer is non-empty; it is above the bottom margin */
    bool restart;
    bool new_page; /* not the first section */
};

/* Text properties: those of the sheet, and those only runs have. */
struct write_docx_rpr {
    const char *style;
    struct str font;
    uint32_t set; /* bit set of those to be written of SHEET_SIZE, BOLD, ITALIC, UNDERLINE */
    const uint32_t *value; /* by enum sheet_prop */
    enum run_vertical vertical;
    bool strike;
    bool lang; /* write vi-VN, for the defaults */
};

/* Paragraph properties, direct or of a style. */
struct write_docx_ppr {
    struct str style;
    uint32_t set;          /* bit set of the enum sheet_prop to be written */
    const uint32_t *value; /* by enum sheet_prop */
    bool keep_next, page_break;
    uint32_t num; /* w:numId; 0: none */
    uint8_t level;
    uint32_t exact;                     /* exact line height, twips; 0: the sheet's */
    bool border;                        /* bottom border of 0.75 pt */
    uint32_t mark_size;                 /* of the paragraph mark, half-points; 0: the style's */
    bool mark_bold;                     /* the mark, and so the number, is bold */
    const struct write_docx_sect *sect; /* NULL: no section ends here */
};

struct write_docx_cell {
    uint32_t width; /* twips */
    unsigned span;
    enum box_merge merge;
    bool border;
};

#define WRITE_DOCX_BIT(prop) (1u << (unsigned)(prop))

/* write/docx/prop.c: elements in schema order; empty w:rPr and w:pPr are omitted. */
void write_docx_prop_rpr(struct buf *b, const struct write_docx_rpr *rpr);
void write_docx_prop_ppr(struct buf *b, const struct write_docx_ppr *ppr);
void write_docx_prop_sect(struct buf *b, const struct write_docx_sect *sect);
void write_docx_prop_tblpr(struct buf *b, struct str style, uint32_t width, bool border);
/* Borders and cell margins of a table style. */
void write_docx_prop_tblpr_style(struct buf *b, bool border);
void write_docx_prop_trpr(struct buf *b, bool header);
void write_docx_prop_tcpr(struct buf *b, const struct write_docx_cell *cell);
/* The indents selected by `set`, as attributes of w:ind. */
void write_docx_prop_ind(struct buf *b, uint32_t set, const uint32_t *value);

/* write/docx/run.c: the text of a paragraph, including a literal label. */
void write_docx_run_para(const struct write_docx_story *story, const struct box *box);
/* True for the first reference to a note, not yet written: only that is numbered by Word. */
bool write_docx_run_is_new_note(const struct write_docx_story *story, unsigned note);

/* write/docx/control.c */
/*
 * Opens a content control for the text of a CONTROL. False, with nothing written, if the text is
 * not plain, or differs from that of another control of the field: it is then printed without a
 * control.
 */
bool write_docx_control_open(const struct write_docx_story *story, const struct node *control);
void write_docx_control_close(const struct write_docx_story *story);
/* Writes the custom XML item with the values of all controls. */
void write_docx_control_item(struct write_docx_package *package, struct buf *out);

/* write/docx/item.c: companions of customXml/item<number>.xml; `id` is a GUID in braces. */
void write_docx_item_props(struct buf *out, struct str id, const char *schema);
void write_docx_item_relations(struct buf *out, unsigned number);

/* write/docx/link.c: adds a relationship to `href` and returns its number; 0 if Word would not open
 * such an address (other than http, https, mailto): it is then written as text. */
size_t write_docx_link_add(struct write_docx_package *package, struct write_docx_links *links,
                           struct str href);

/* write/docx/body.c: writes the children of `root`. `sect` is put into the last paragraph (NULL:
 * none), `lead` into the first one, before its text. */
void write_docx_body_flow(const struct write_docx_story *story, const struct box *root,
                          const struct write_docx_sect *sect, const char *lead);
void write_docx_body_document(struct write_docx_package *package, struct buf *out,
                              const struct write_docx_sect *sects);

/* write/docx/sty.c */
void write_docx_sty_use(struct write_docx_package *package, const struct style *style);
void write_docx_sty_part(struct write_docx_package *package, struct buf *out);

/* write/docx/num.c */
/* True if Word's automatic numbering can print this label. */
bool write_docx_num_is_native(const struct write_docx_package *package, const struct box *box);
/* w:numId for the label of a box; the levels of the list take the style's indents. */
uint32_t write_docx_num_use(struct write_docx_package *package, const struct box *box);
/* True if the level has other indents than the box's style. */
bool write_docx_num_differs(const struct write_docx_package *package, const struct box *box);
void write_docx_num_part(struct write_docx_package *package, struct buf *out);

/* write/docx/note.c: the notes used; call after all text is written. */
void write_docx_note_part(struct write_docx_package *package, struct buf *out);

/*
 * write/docx/source.c: adds the fingerprint of a paragraph, before it is written; writes the item
 * with the embedded source; *sum: checksum of source and fingerprints; the item's id, a GUID, is
 * derived from it.
 */
void write_docx_source_mark(const struct write_docx_story *story, const struct box *box);
void write_docx_source_item(const struct write_docx_package *package, struct buf *out,
                            unsigned char sum[SHA256_BYTES]);
void write_docx_source_id(struct buf *out, const unsigned char sum[SHA256_BYTES]);

/* write/docx/part.c: settings, fonts, properties. */
void write_docx_part_settings(const struct write_docx_package *package, struct buf *out);
void write_docx_part_fonts(const struct write_docx_package *package, struct buf *out);
void write_docx_part_core(const struct write_docx_package *package, struct buf *out);
void write_docx_part_app(struct buf *out);
/* The last part to be filled: it holds the seal of the others (doc/seal.h). */
void write_docx_part_custom(const struct write_docx_package *package, struct buf *out);

#endif
