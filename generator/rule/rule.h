/* SPDX-License-Identifier: MIT */
/* Lua rules and holes: a program is loaded once and applied to many documents. */
#ifndef RULE_H
#define RULE_H

#include "base/date.h"
#include "doc/doc.h"

struct rule_program; /* the rules and their Lua state; read-only once loaded */
struct rule_run;     /* all state of one document being processed */

/* All strings are copied. */
struct rule_options {
    const char *lua_dir;      /* folder that holds nd30/, data/ and lib/ */
    const char *const *files; /* rule files of the office; the first has precedence */
    size_t file_count;
    struct date today; /* --today; all zero: rules see no current date */
    bool is_final;     /* --final: mandatory elements must be there */
    bool for_import;   /* skip the rules of lua/nd30: only rule_import_run() will be used */
    /* cache of rule files, shared between programs: files already in it are not read again. Not
     * copied, outlives the program. NULL: the program has its own */
    struct src_table *constants;
};

/* Owner: caller, rule_program_free(). Never NULL; no file is read yet. */
struct rule_program *rule_program_new(const struct rule_options *options);
void rule_program_free(struct rule_program *program);

/*
 * Starts work on `doc` with a full budget (LIMIT_LUA_STEPS). A program has at most one run at a
 * time; a run leaves no state in it, however it ended: ctx.memo is empty, handles of earlier
 * documents are refused. The first run loads the rule files, outside its budget; if that fails, the
 * next one loads them again, unless they are shared (`constants`).
 *
 * Owner: caller, rule_run_end(). `doc` and its tree must outlive the run; its constant sources must
 * be those of the options, or are set to them if it has none. NULL if the document must be
 * abandoned.
 *
 * This and the functions below report failure, on which the document must be abandoned, in
 * doc->diag, with the exit status:
 *   5  RULE_MISSING, RULE_BROKEN  a rule file is unreadable or wrong
 *   5  RULE_FAILED, RULE_RESULT   a rule failed (its id, line of the rule file)
 *   5  RULE_STOPPED               a rule exhausted its steps or memory
 *   4  DATA_REFUSED               a rule declares the document impossible to lay out
 * Findings (ctx:error etc.) are no failure.
 */
struct rule_run *rule_run_begin(struct rule_program *program, struct doc *doc);
/* NULL is allowed. */
void rule_run_end(struct rule_run *run);
/*
 * The three stages, each applied to the whole tree, rule by rule. Office rules run before those of
 * lua/nd30, which follow the order of its init.lua; as derive only fills in what is missing, office
 * rules win. Rules whose period (from, to) does not include the document's date (else today) are
 * skipped.
 */
bool rule_run_derive(struct rule_run *run);
bool rule_run_transform(struct rule_run *run);
/* Functions of `check` cannot modify the tree. */
bool rule_run_check(struct rule_run *run);

/*
 * Fills the holes of the document and replaces its controls (if, for) by their result; labels after
 * a changed control are renumbered. Names are looked up in loop variables, then in the head of the
 * main part. Without holes it costs one traversal. False with the position of the hole:
 *   4  HOLE_UNKNOWN    no such name (with the nearest one)
 *   4  HOLE_AMBIGUOUS  two names fold to one, or a name folds to a Lua keyword
 *   4  HOLE_FAILED     the expression failed, or its value cannot be printed
 *   9  HOLE_STOPPED    the expression exhausted its steps or memory
 *   9  LOOP_TOO_LONG   LIMIT_LOOP_BLOCKS; CONTROL_DEPTH: LIMIT_CONTROL_DEPTH
 */
bool rule_fill_doc(struct rule_run *run);
/* Same for the tree below `root`, (a clone of) a part of a template whose positions belong to the
 * document; names are looked up in the head of its main part. */
bool rule_fill_tree(struct rule_run *run, struct node *root);
/* Same, but names are looked up in the head of `part`; `vb.so` is still the main part's. */
bool rule_fill_part(struct rule_run *run, struct node *root, struct node *part);

/* Facts of the rule with that index, for `list rules` and `explain`. Call after a successful
 * rule_run_begin(); the texts are the program's. False past the last rule. */
struct rule_info {
    struct str id, title, source, file;
    enum diag_level level;
};
bool rule_program_info(const struct rule_program *program, size_t index, enum diag_lang lang,
                       struct rule_info *info);
/*
 * Calls the function that lua/lib/MODULE.lua returns with a table of texts and appends the
 * resulting text to *out. If it returns nil and a text, that text becomes *refused (in the
 * document's arena; p NULL otherwise) and the result is still true. False with a message on
 * failure.
 */
struct rule_pair {
    struct str name, value;
};
bool rule_data_make(struct rule_run *run, const char *module, const struct rule_pair *pairs,
                    size_t count, struct buf *out, struct str *refused);

#endif
