/* SPDX-License-Identifier: MIT */
/*
 * Blocks of a printed tree as tables of Lua, and what recognition may do with
 * them; for rule/import.c only. vanban-rules(5) describes both.
 */
#ifndef RULE_BLOCK_H
#define RULE_BLOCK_H

#include "rule/import.h"
#include "rule/private.h"

/* What the functions of ctx work on, from rule_import_run() to its end. */
struct rule_importing {
    struct ledger *ledger;
    struct rule_import *report;
    struct node *part;                   /* that takes blocks and fields */
    struct label last[LABEL_KIND_COUNT]; /* of its headings and paragraphs; depth 0: none */
    struct str doubted[32];              /* roles that were told to be doubtful */
    unsigned doubt_count;
};

/*
 * Reads the label at the start of a block's text, those of headings included, their
 * word in capitals or not. Bytes with the blanks behind it; 0: none. out->text
 * borrows from the text, or lies in the arena.
 */
size_t rule_block_label_scan(struct arena *a, struct str text, struct label *out);
/* Settles one capital (I. Roman or letter) by the labels before and records it.
 * False when it is no label: a capital that follows nothing ("C. Mác"). */
bool rule_block_label_settle(struct label *last, struct label *label);

/* Pushes the record of a block, which stands nowhere and is tidied. */
void rule_block_push(lua_State *L, struct node *n);
/* Measures it again, after a change. */
void rule_block_refresh(lua_State *L, int index, struct node *n);
/* The block of the record at `index`; an error of Lua when it is none, or may not be changed. */
struct node *rule_block_check(lua_State *L, int index);
/* The record's text is in the document now, or listed: what is not at the end is put
 * into the body by the role `doan`. */
void rule_block_done(lua_State *L, int index);
/* What recognition works on; a Lua error when none is under way: a rule may keep a function of
 * ctx, and call it while another document is rendered. */
struct rule_importing *rule_block_importing(lua_State *L);
/* rule/block_end.c: a block as the reader of sources gives it: its label apart, the
 * attributes of the printed tree gone. `is_heading`: a HEADING. The ledger lists what
 * was changed. Recognition must be under way. */
void rule_block_end(struct rule_run *run, struct node *n, bool is_heading, bool has_label);
void rule_block_end_table(struct rule_run *run, struct node *table);
/* Place in the original: that of the attribute, or the line. In the arena. */
struct str rule_block_at(struct rule_run *run, const struct node *n, struct str at);
/*
 * rule/block_field.c: functions of ctx. A value is a text, a record (its inlines move), or a
 * list of them; a field goes into the head of the part, and the one of that name goes.
 *   ctx.field(name, value [, is_break])   by folded name
 *   ctx.items(name, list)                 a list field, an item for each value
 *   ctx.group(name, list)                 items of fields, each { { name, value, is_break }, … }
 */
int rule_block_field_put(lua_State *L);
int rule_block_field_items(lua_State *L);
int rule_block_field_group(lua_State *L);
/* Pushes the table of functions. */
void rule_block_ctx_push(lua_State *L);

#endif
