/* SPDX-License-Identifier: MIT */
/* Private to app/restore*.c. */
#ifndef APP_RESTORE_PRIVATE_H
#define APP_RESTORE_PRIVATE_H

#include "app/restore.h"
#include "diff/align.h"
#include "diff/edit.h"
#include "doc/fingerprint.h"

/* A paragraph of the DOCX. */
struct app_restore_para {
    struct node *node;
    size_t label; /* length of its automatic number, bytes */
    struct fingerprint mark;
};

struct app_restore_state {
    struct doc *doc;                /* the raw tree */
    struct doc *old;                /* the source, parsed */
    struct str text;                /* the source, normalised */
    struct fingerprint_line *lines; /* of the paragraphs that vanban printed */
    bool *repeated;                 /* by line: another line came from the same source position */
    size_t line_count;
    struct app_restore_para *paras; /* paragraphs now in the DOCX */
    size_t para_count;
    struct diff_align pairs; /* old side: lines, new side: paragraphs */
    struct node **blocks;    /* of the source, by position */
    size_t block_count;
    struct diff_edit edits; /* to the source */
    struct str why;         /* set if a change cannot be mapped: text of the change */
    app_restore_recognise *recognise;
    void *user;
};

/* app/restore_block.c: a paragraph was changed, inserted, deleted; renumbered by Word. Each adds
 * edits, or returns false if it cannot. */
bool app_restore_block_change(struct app_restore_state *s, const struct fingerprint_line *line,
                              const struct app_restore_para *para);
bool app_restore_block_insert(struct app_restore_state *s, size_t para);
bool app_restore_block_delete(struct app_restore_state *s, const struct fingerprint_line *line);
bool app_restore_block_label(struct app_restore_state *s, const struct fingerprint_line *line,
                             const struct app_restore_para *para);

/* app/restore_place.c */
/* Fills `repeated`; fills `blocks`. */
void app_restore_place_lines(struct app_restore_state *s);
void app_restore_place_index(struct app_restore_state *s);
/* The node of the source from which a line was printed; NULL: none. */
struct node *app_restore_place_of(const struct app_restore_state *s,
                                  const struct fingerprint_line *line);
/* True if a line was printed from the head of a part, or by a template or a rule. */
bool app_restore_place_is_head(const struct app_restore_state *s,
                               const struct fingerprint_line *line);

/* app/restore_words.c; nodes are in the arena of the source. */
/*
 * Converts a paragraph to a new, unlinked block of the source, without the style's format (enum
 * fingerprint_format flags) and the ending that rules add; its label stays in the text. `was`: the
 * original block, NULL if new.
 */
struct node *app_restore_words_block(struct app_restore_state *s,
                                     const struct app_restore_para *para, enum node_kind kind,
                                     unsigned format, const struct node *was);
/* Removes emphasis that the style of the paragraph supplies. */
void app_restore_words_drop_format(struct node *block, unsigned format);
/* The first text below n, inside emphasis; NULL: something else comes first. */
struct node *app_restore_words_first(struct node *n);
/* Scans the label at the start of the text, as allowed for the kind of block; returns its bytes, 0:
 * none. `automatic`: bytes of it numbered by Word, 0: typed. */
size_t app_restore_words_find_label(struct app_restore_state *s, struct node *block,
                                    size_t automatic, struct label *label);
/* Moves the label at the start of the text to the block; keeps the old label if equal. */
void app_restore_words_set_label(struct app_restore_state *s, struct node *block, size_t automatic,
                                 const struct node *was);

/* app/restore_head.c: maps edits of the head to its fields, by comparing recognition of the DOCX
 * before and after the edits. */
bool app_restore_head(struct app_restore_state *s);

#endif
