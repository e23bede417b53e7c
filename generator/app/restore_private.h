/* SPDX-License-Identifier: MIT */
/* Shared by app_restore*.c only. */
#ifndef APP_RESTORE_PRIVATE_H
#define APP_RESTORE_PRIVATE_H

#include "app/restore.h"
#include "diff/align.h"
#include "diff/edit.h"
#include "doc/fingerprint.h"

/* A paragraph of the DOCX. */
struct app_restore_para {
    struct node *node;
    size_t label; /* bytes of its automatic number */
    struct fingerprint mark;
};

struct app_restore_state {
    struct doc *doc;                /* the printed tree */
    struct doc *old;                /* the source, read */
    struct str text;                /* the source, normalised */
    struct fingerprint_line *lines; /* what vanban printed */
    bool *repeated;                 /* of a line: another was printed from the same place */
    size_t line_count;
    struct app_restore_para *paras; /* what the DOCX shows now */
    size_t para_count;
    struct diff_align pairs; /* lines are the old side, paragraphs the new one */
    struct node **blocks;    /* of the source, by their places */
    size_t block_count;
    struct diff_edit edits; /* of the source */
    struct str why;         /* set when a change has no place: the words of it */
    app_restore_recognise *recognise;
    void *user;
};

/* app/restore_block.c: a paragraph that was changed, is new, is gone; whether its label
 * was counted anew. Each adds edits, or returns false when it cannot. */
bool app_restore_block_change(struct app_restore_state *s, const struct fingerprint_line *line,
                              const struct app_restore_para *para);
bool app_restore_block_insert(struct app_restore_state *s, size_t para);
bool app_restore_block_delete(struct app_restore_state *s, const struct fingerprint_line *line);
bool app_restore_block_label(struct app_restore_state *s, const struct fingerprint_line *line,
                             const struct app_restore_para *para);

/* app/restore_place.c */
/* Fills `repeated`, and `blocks`. */
void app_restore_place_lines(struct app_restore_state *s);
void app_restore_place_index(struct app_restore_state *s);
/* The node of the source that a line was printed from; NULL: none. */
struct node *app_restore_place_of(const struct app_restore_state *s,
                                  const struct fingerprint_line *line);
/* True when a line was printed from the head of a part, or by a template or a rule. */
bool app_restore_place_is_head(const struct app_restore_state *s,
                               const struct fingerprint_line *line);

/* app/restore_words.c; nodes live in the arena of the source. */
/* The words of a paragraph as a new block of the source, unlinked, without the style's format
 * (bits of enum fingerprint_format) and the end that rules add; its label is among the words.
 * `was`: what it was, NULL when it is new. */
struct node *app_restore_words_block(struct app_restore_state *s,
                                     const struct app_restore_para *para, enum node_kind kind,
                                     unsigned format, const struct node *was);
/* Takes emphasis off that the style of the paragraph gives. */
void app_restore_words_drop_format(struct node *block, unsigned format);
/* The first text below n, through its emphasis; NULL: something else comes first. */
struct node *app_restore_words_first(struct node *n);
/* The label that stands before the words, as the kind of block may have it; its bytes, 0:
 * none. `automatic`: bytes of it that Word counted, 0: it was typed. */
size_t app_restore_words_find_label(struct app_restore_state *s, struct node *block,
                                    size_t automatic, struct label *label);
/* Gives the block the label that stands before its words, which go without it; the old one
 * when it is the same. */
void app_restore_words_set_label(struct app_restore_state *s, struct node *block, size_t automatic,
                                 const struct node *was);

/* app/restore_head.c: brings changes of the head into its fields, by what recognition
 * finds in the DOCX as it was and as it is. */
bool app_restore_head(struct app_restore_state *s);

#endif
