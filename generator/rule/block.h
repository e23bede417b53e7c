/* SPDX-License-Identifier: MIT */
/* Blocks of a raw tree as Lua tables (records), and the functions that recognition applies to them;
 * for rule/import.c only. vanban-rules(5) describes both. */
#ifndef RULE_BLOCK_H
#define RULE_BLOCK_H

#include "rule/import.h"
#include "rule/private.h"

/* State of the functions of ctx, valid during rule_import_run(). */
struct rule_importing {
    struct ledger *ledger;
    struct rule_import *report;
    struct node *part;                   /* receives blocks and fields */
    struct label last[LABEL_KIND_COUNT]; /* of its headings and paragraphs; depth 0: none */
    struct str doubted[32];              /* roles already reported as doubtful */
    unsigned doubt_count;
};

/*
 * Scans the label at the start of a block's text, heading labels included, their word in capitals
 * or not. Returns its bytes with the following blanks; 0: none. out->text borrows from the text or
 * is in the arena.
 */
size_t rule_block_label_scan(struct arena *a, struct str text, struct label *out);
/* Resolves a single capital (I. as Roman number or letter) by the preceding labels and records the
 * label. False if it is no label: a capital that continues no sequence ("C. Mác"). */
bool rule_block_label_settle(struct label *last, struct label *label);

/* Pushes a record for an unlinked block and cleans its inlines. */
void rule_block_push(lua_State *L, struct node *n);
/* Updates the record's measurements after a change of its block. */
void rule_block_refresh(lua_State *L, int index, struct node *n);
/* The block of the record at `index`; a Lua error if it is no record, its node is no block (a rule
 * may have set any) or read-only. */
struct node *rule_block_check(lua_State *L, int index);
/* Marks the record as consumed: its text is in the document or in the ledger. At the end the role
 * `doan` puts all unconsumed blocks into the body. */
void rule_block_done(lua_State *L, int index);
/* Current recognition; a Lua error if none is running: a rule may keep a function of ctx and call
 * it while another document is rendered. */
struct rule_importing *rule_block_importing(lua_State *L);
/*
 * rule/block_end.c: gives a block the shape that the source reader produces: label split off,
 * attributes of the raw tree removed, changes listed in the ledger. `is_heading`: makes it a
 * HEADING. Only during recognition.
 */
void rule_block_end(struct rule_run *run, struct node *n, bool is_heading, bool has_label);
void rule_block_end_table(struct rule_run *run, struct node *table);
/* Position in the original: the attribute `at`, else the line number. In the arena. */
struct str rule_block_at(struct rule_run *run, const struct node *n, struct str at);
/*
 * rule/block_field.c: functions of ctx. A value is a text, a record (its inlines are moved), or a
 * list of these. A field goes into the head of the part and replaces the one of the same name.
 *   ctx.field(name, value [, is_break])   name is folded
 *   ctx.items(name, list)                 a list field, one item per value
 *   ctx.group(name, list)                 items of fields, each { { name, value, is_break }, … }
 */
int rule_block_field_put(lua_State *L);
int rule_block_field_items(lua_State *L);
int rule_block_field_group(lua_State *L);
/* Pushes the table of functions. */
void rule_block_ctx_push(lua_State *L);

#endif
