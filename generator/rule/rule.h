/* SPDX-License-Identifier: MIT */
/* Lua rules and holes: a program is loaded once and run on many documents. */
#ifndef RULE_H
#define RULE_H

#include "base/date.h"
#include "doc/doc.h"

struct rule_program; /* the rules and their Lua state: what is loaded, and then only read */
struct rule_run;     /* a document at work: all that is of it, and of it alone */

/* Everything is copied. */
struct rule_options {
    const char *lua_dir;      /* folder that holds nd30/, data/ and lib/ */
    const char *const *files; /* rule files of the office; the first speaks first */
    size_t file_count;
    struct date today; /* --today; all zero: rules see no date of today */
    bool for_import;   /* the rules of lua/nd30 are not read: rule_import_run() only */
    /* gets the rule files as sources, has those that were read before; not copied, outlives the
     * program. NULL: one of the program's own */
    struct src_table *constants;
};

/* Owner: caller, rule_program_free(). Never NULL; nothing is read yet. */
struct rule_program *rule_program_new(const struct rule_options *options);
void rule_program_free(struct rule_program *program);

/*
 * Makes `doc` the document at work, with a full budget (LIMIT_LUA_STEPS). The program is
 * lent to one run at a time; nothing of a run is left in it, however that ended: ctx.memo
 * is empty, handles of earlier documents are refused. The first run reads the rule files,
 * which cost it nothing of its budget; where that fails, the next one reads
 * them again, unless they are shared (`constants`).
 * Owner: caller, rule_run_end(); `doc` and its tree must live as long; its
 * constant sources are those of the options, or become so when it has none. NULL when the
 * document must stop.
 *
 * The functions below, too, return false when the document must stop; why is
 * in doc->diag, as status:
 *   5  RULE_MISSING, RULE_BROKEN  a rule file cannot be read, or is wrong
 *   5  RULE_FAILED, RULE_RESULT   a rule failed (its id, line of the rule file)
 *   5  RULE_STOPPED               a rule used up its steps or memory
 *   4  DATA_REFUSED               a rule says: this cannot be laid out
 * Findings (ctx:error and its kind) never stop.
 */
struct rule_run *rule_run_begin(struct rule_program *program, struct doc *doc);
/* NULL is nothing. */
void rule_run_end(struct rule_run *run);
/*
 * The three kinds of work of a rule, each on the whole tree, rule by rule. In
 * all of them the office's files come first, then lua/nd30 in the order of its
 * init.lua: who is nearer to the document speaks first, and derive only fills
 * what is missing. A rule out of its dates (from, to) for the document's date
 * (else today) is left out.
 */
bool rule_run_derive(struct rule_run *run);
bool rule_run_transform(struct rule_run *run);
/* Functions of `check` cannot change the tree. */
bool rule_run_check(struct rule_run *run);

/*
 * Fills the holes of the document at work and replaces its controls (if, for)
 * by their result; labels that follow a changed control are numbered anew.
 * Names are looked up in loop variables, then the head of the main part. Costs
 * one walk when there are no holes. False with the place of the hole:
 *   4  HOLE_UNKNOWN    no such name (with the nearest one)
 *   4  HOLE_AMBIGUOUS  two names fold to one, or a name folds to a Lua keyword
 *   4  HOLE_FAILED     the expression fails, or its value cannot be printed
 *   9  HOLE_STOPPED    the expression used up its steps or memory
 *   9  LOOP_TOO_LONG   LIMIT_LOOP_BLOCKS; CONTROL_DEPTH: LIMIT_CONTROL_DEPTH
 */
bool rule_fill_doc(struct rule_run *run);
/* The same below `root`, a part of a template (or a clone of one) whose places
 * are of the document at work; the scope is again the head of its main part. */
bool rule_fill_tree(struct rule_run *run, struct node *root);
/* The same with the head of another part as the scope; `vb.so` is still the
 * document's. */
bool rule_fill_part(struct rule_run *run, struct node *root, struct node *part);

/* Facts of each rule, for `list rules` and `explain`; borrowed from the program. Valid
 * after a rule_run_begin() that succeeded; false past the last one. */
struct rule_info {
    struct str id, title, source, file;
    enum diag_level level;
};
bool rule_program_info(const struct rule_program *program, size_t index, enum diag_lang lang,
                       struct rule_info *info);
/*
 * Calls the function that lua/lib/MODULE.lua returns with a table of texts and
 * appends the text that it returns to *out. When it returns nil and a text, that
 * text is *refused (in the document's arena) and the call is true all the same;
 * p is NULL otherwise. False with a message when it fails.
 */
struct rule_pair {
    struct str name, value;
};
bool rule_data_make(struct rule_run *run, const char *module, const struct rule_pair *pairs,
                    size_t count, struct buf *out, struct str *refused);

#endif
