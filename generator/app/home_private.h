/* SPDX-License-Identifier: MIT */
/* Shared by app_home*.c only. */
#ifndef APP_HOME_PRIVATE_H
#define APP_HOME_PRIVATE_H

#include "app/home.h"
#include "doc/fingerprint.h"

/* A paragraph of the DOCX. */
struct app_home_para {
    struct node *node;
    size_t label; /* bytes of its automatic number */
    struct fingerprint mark;
};

#define APP_HOME_NONE SIZE_MAX

/* A piece of the source to be replaced. */
struct app_home_edit {
    uint32_t off, len;
    uint32_t order; /* edits of one place keep the order in which they were added */
    struct str text;
};

struct app_home_state {
    struct doc *doc;                /* the printed tree */
    struct doc *old;                /* the source, read */
    struct str text;                /* the source, normalised */
    struct fingerprint_line *lines; /* what vanban printed */
    bool *repeated;                 /* of a line: another was printed from the same place */
    size_t line_count;
    struct app_home_para *paras; /* what the DOCX shows now */
    size_t para_count;
    size_t *para_of;      /* of a line: the paragraph that it is now, or NONE */
    size_t *line_of;      /* of a paragraph likewise */
    struct node **blocks; /* of the source, by their places */
    size_t block_count;
    struct buf edits; /* of struct app_home_edit */
    struct str why;   /* set when a change has no place: the words of it */
    app_home_recognise *recognise;
    void *user;
};

/* app/home_align.c: fills para_of and line_of: equal ones first, what lies between
 * them pairwise. False when there is too much of it. */
bool app_home_align(struct app_home_state *s);

/* app/home_edit.c */
/* Replaces bytes of the source. */
void app_home_edit_add(struct app_home_state *s, size_t off, size_t len, struct str text);
/* Appends the source with all edits; false when two overlap. */
bool app_home_edit_apply(struct app_home_state *s, struct buf *out);

/* app/home_block.c: a paragraph that was changed, is new, is gone; whether its label
 * was counted anew. Each adds edits, or returns false when it cannot. */
bool app_home_block_change(struct app_home_state *s, const struct fingerprint_line *line,
                           const struct app_home_para *para);
bool app_home_block_insert(struct app_home_state *s, size_t para);
bool app_home_block_delete(struct app_home_state *s, const struct fingerprint_line *line);
bool app_home_block_label(struct app_home_state *s, const struct fingerprint_line *line,
                          const struct app_home_para *para);

/* app/home_place.c */
/* Fills `repeated`, and `blocks`. */
void app_home_place_lines(struct app_home_state *s);
void app_home_place_index(struct app_home_state *s);
/* The node of the source that a line was printed from; NULL: none. */
struct node *app_home_place_of(const struct app_home_state *s, const struct fingerprint_line *line);
/* True when a line was printed from the head of a part, or by a template or a rule. */
bool app_home_place_is_head(const struct app_home_state *s, const struct fingerprint_line *line);

/* app/home_words.c; nodes live in the arena of the source. */
/* The words of a paragraph as a new block of the source, unlinked, without the style's look
 * (bits of enum fingerprint_look) and the end that rules add; its label is among the words. `was`:
 * what it was, NULL when it is new. */
struct node *app_home_words_block(struct app_home_state *s, const struct app_home_para *para,
                                  enum node_kind kind, unsigned look, const struct node *was);
/* Takes emphasis off that the style of the paragraph gives. */
void app_home_words_drop_look(struct node *block, unsigned look);
/* The first text below n, through its emphasis; NULL: something else comes first. */
struct node *app_home_words_first(struct node *n);
/* The label that stands before the words, as the kind of block may have it; its bytes, 0:
 * none. `automatic`: bytes of it that Word counted, 0: it was typed. */
size_t app_home_words_find_label(struct app_home_state *s, struct node *block, size_t automatic,
                                 struct label *label);
/* Gives the block the label that stands before its words, which go without it; the old one
 * when it is the same. */
void app_home_words_set_label(struct app_home_state *s, struct node *block, size_t automatic,
                              const struct node *was);

/* app/home_head.c: brings changes of the head into its fields, by what recognition
 * finds in the DOCX as it was and as it is. */
bool app_home_head(struct app_home_state *s);

#endif
