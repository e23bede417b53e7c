/* SPDX-License-Identifier: MIT */
/*
 * Private to rule.
 *
 * The program holds what is loaded, the run what belongs to the current document. The Lua state is
 * the program's and lent to one run at a time: the registry holds references of both; those of the
 * run are released at its end.
 *
 * A C function called by Lua may be left by longjmp at any Lua call: it allocates only from Lua,
 * the arenas, or the buffers of the run.
 */
#ifndef RULE_PRIVATE_H
#define RULE_PRIVATE_H

#include <lauxlib.h>
#include <lua.h>

#include "doc/label.h"
#include "rule/rule.h"
#include "wrap/lua/lua.h"

enum rule_stage { RULE_DERIVE, RULE_TRANSFORM, RULE_CHECK, RULE_STAGE_COUNT };

/* A Lua file: rules, data or library. In the program's arena. */
struct rule_file {
    struct rule_file *next;
    const struct src *src; /* its name, the path as given, is also the chunk name */
    uint16_t number;       /* of src among the constant sources; 0: that table is full */
};

struct rule {
    struct rule *next;
    struct str id, source, title[2]; /* title by enum diag_lang */
    const struct rule_file *file;
    enum diag_level level;
    uint32_t from, to;                /* dates as 20200305; `to` 0: no end */
    int functions[RULE_STAGE_COUNT];  /* registry: a table by kind; LUA_NOREF: none */
    uint64_t kinds[RULE_STAGE_COUNT]; /* one bit per node kind that the table names */
    int import; /* registry: { mark, place, build }, a role of recognition; LUA_NOREF: none */
    size_t number; /* in order of loading, from 0 */
};

/* A loop variable; linked from the innermost outwards. */
struct rule_var {
    const struct rule_var *outer;
    struct str name;   /* folded */
    struct node *node; /* the item; NULL: a value of Lua */
    int list;          /* registry: list of which it is element `number`; LUA_NOREF: `number` */
    lua_Integer number;
};

struct rule_name {
    struct rule_name *next;
    struct str name;
};

/* Bit sets of the node kinds allowed below a paragraph, a body, a head. */
struct rule_kinds {
    uint64_t inlines, blocks, fields;
};

struct rule_program {
    struct arena own; /* of the options, and of `constants` if the caller shares none */
    struct rule_options options;
    struct src_table constants; /* used if the options share none */
    struct rule_kinds kinds;
    uint32_t runs; /* begun so far; a handle stores the number of its run */
    /* loaded by the first run */
    struct arena arena;
    struct wrap_lua *lua; /* NULL: not loaded; its host is the current run */
    struct rule_file *files;
    struct rule *rules, **rules_tail; /* in order of execution */
    struct rule_name *gives;          /* derived fields that rules announce */
    bool loaded, import_loaded;
    bool is_broken;  /* a file could not be read: unload when the run ends */
    struct {         /* registry */
        int names;   /* environment of a rule file: doc, text, list, data, lib */
        int context; /* ctx */
        int format;  /* string.format */
    } refs;
};

/* State of the filling of holes. */
struct rule_filling {
    const struct rule_var *vars;
    struct node *part;        /* whose head supplies the names; NULL: the main part */
    enum diag_code hole_code; /* more precise than HOLE_FAILED; DIAG_CODE_COUNT: none */
    bool is_source;           /* the holes are the author's, not a template's */
    bool hole_reported;       /* a field that the hole needs failed with a message */
    uint32_t loop_blocks;
    unsigned evals;       /* nested evaluations in progress */
    unsigned field_depth; /* nested fillings of fields that other fields need */
};

struct rule_run {
    struct rule_program *program;
    struct wrap_lua *lua; /* the program's */
    struct doc *doc;
    uint32_t number;  /* among all runs of the program */
    uint32_t edits;   /* number of changes of the tree; validates the caches of handles */
    size_t arena_start; /* bytes of the document's arena before the run */
    struct wrap_lua_ration *used; /* by rule number: its share of the run's budget */
    struct {          /* registry */
        int nodes;    /* node → handle, weak */
        int memo;     /* ctx.memo */
        int compiled; /* expression → function */
        int reading;  /* path → true: a file of lua/data or lua/lib is being loaded */
    } refs;
    const struct rule *rule; /* current rule; NULL in a hole */
    bool read_only;
    unsigned result_line; /* > 0: line of the function whose result is being inserted */
    struct rule_filling fill;
    struct rule_importing *importing; /* during recognition (rule/block.h) */
    struct buf scratch;               /* for one C function; no Lua call while in use */
    struct buf pending;               /* struct node *: content to be linked into the tree */
};

/* The current run; inside a C function called by Lua. */
static inline struct rule_run *rule_run_of(lua_State *L)
{
    return (struct rule_run *)wrap_lua_host(L);
}

/* The scratch buffer, emptied. */
static inline struct buf *rule_run_scratch(struct rule_run *run)
{
    buf_clear(&run->scratch);
    return &run->scratch;
}

/* rule/program.c */
/* Frees what is loaded and the Lua state; the next run loads again. */
void rule_program_unload(struct rule_program *program);

/* rule/report.c */
/* Position of a line (from 1; 0: unknown) of a loaded file. */
struct pos rule_report_place(const struct rule_run *run, struct str path, unsigned line);
/* Reports the last failure of wrap_lua_load/_call, in a rule or while loading. */
void rule_report_failed(struct rule_run *run, enum wrap_lua_result result, const char *what);

/* rule/load.c */
/* Loads the rules into the run's program. */
bool rule_load_all(struct rule_run *run);
/* Loads the roles of lua/import, once per program. */
bool rule_load_import(struct rule_run *run);
size_t rule_load_count(const struct rule_program *program); /* of rules */
/* The line of a file's text that contains the quoted id of a rule. */
unsigned rule_load_line(struct str text, struct str id);
/* A file and its text; NULL with the reason in scratch. */
const struct rule_file *rule_load_file(struct rule_run *run, struct str path);

/* rule/data.c */
/* Pushes a table that loads lua/FOLDER/NAME.lua when its field NAME is first read. */
void rule_data_push_folder(lua_State *L, const char *folder);

/* rule/node.c */
/* Registers the metatables; edit_methods change a node, `assign` is its __newindex. */
void rule_node_open(lua_State *L, const luaL_Reg *edit_methods, lua_CFunction assign);
/* Pushes the handle of a node, nil for NULL. */
void rule_node_push(lua_State *L, struct node *n);
/* The node of a handle; a Lua error for other values and for handles of earlier runs.
 * rule_node_test: NULL if it is no handle. */
struct node *rule_node_check(lua_State *L, int index);
struct node *rule_node_test(lua_State *L, int index);
/* As rule_node_check; also a Lua error while a check runs. */
struct node *rule_node_check_write(lua_State *L, int index);
/* Kind names in Lua have '_' for '-'. rule_node_kind: NODE_KIND_COUNT if unknown. */
void rule_node_push_kind(lua_State *L, enum node_kind kind);
enum node_kind rule_node_kind(struct str name);
/* Plain text trimmed of blanks, in scratch. */
struct str rule_node_text(struct rule_run *run, const struct node *n);
/* The field of a head or item whose name equals the folded name at `index`; NULL: none. */
struct node *rule_node_field(lua_State *L, const struct node *holder, int index);

/* rule/charge.c: for C functions whose work Lua determines */
/* Draws steps on the budget; raises the stop if they, or LIMIT_LUA_NODE_BYTES, are used up. */
void rule_charge(lua_State *L, size_t steps);
/* The length of the list at `index`, __len included, charged: a loop up to it is paid for. */
lua_Integer rule_charge_length(lua_State *L, int index);

/*
 * rule/place.c: the gate. Each raises a Lua error if the tree would break; called when a node is
 * placed, with no Lua code between the check and the change.
 */
/* HEAD, BODY, the root and the main part must stay where they are. */
void rule_place_movable(lua_State *L, const struct node *n);
/* Whether n may be moved below parent: neither fixed, nor parent itself, nor above it, nor of a
 * kind that parent cannot contain, nor too deep; during a check only if it stands nowhere. */
void rule_place_check(lua_State *L, const struct node *parent, const struct node *n);
/* The same, and does so, wherever it stood. */
void rule_place_append(lua_State *L, struct node *parent, struct node *n);
/* Whether n is a paragraph, heading, field or item of inlines. */
void rule_place_line(lua_State *L, const struct node *n);
/* Whether the inlines of `from` may be moved to `to`, another line. */
void rule_place_join(lua_State *L, const struct node *to, const struct node *from);

/* rule/edit.c */
void rule_edit_open(lua_State *L); /* the `doc` library; pushes it */
extern const luaL_Reg rule_edit_methods[];
int rule_edit_assign(lua_State *L); /* n.text = …: __newindex */
/* The next string key of a table after *key, in byte order (p NULL: the first); the order of
 * lua_next differs between runs. False past the last. */
bool rule_edit_next_key(lua_State *L, int table, struct str *key);
/* Replaces n by the result of a rule at `index` (nil: keeps n). */
void rule_edit_result(lua_State *L, struct node *n, int index);

/* rule/text.c */
void rule_text_open(lua_State *L); /* pushes the library */
/* The text at `index`, in NFC in the document's arena; a Lua error if it is not UTF-8 or contains
 * control characters. */
struct str rule_text_check(lua_State *L, int index);
/* Sets the fields of a label in the table on top of the stack. */
void rule_text_put_label(lua_State *L, const struct label *label);

/* rule/ctx.c */
void rule_ctx_open(lua_State *L); /* pushes ctx */

/* rule/expr.c */
struct rule_expr {
    struct str name;  /* folded: a name or a path "x.ho_ten"; p NULL: an expression */
    struct str lua;   /* Lua source with folded names */
    struct str fault; /* a name whose folded form is a Lua keyword; p NULL: none */
};
/* Parses the content of {{ }}: words separated by blanks form one name. */
struct rule_expr rule_expr_fold(struct arena *a, struct str text);

/*
 * scope, fill and eval call each other: filling a hole evaluates its expression (eval), which looks
 * up names (scope), and a field so named may have holes itself, which are filled first (fill).
 * FIELD_DEPTH_MAX of fill.c and the Lua budget bound the recursion.
 */

/* rule/scope.c */
void rule_scope_open(lua_State *L); /* registers the metatables */
enum rule_found {
    RULE_FOUND,    /* *node: a head, field or item */
    RULE_VALUE,    /* a Lua value: evaluate it */
    RULE_ABSENT,   /* a known name that the document lacks */
    RULE_UNKNOWN,  /* the message is in scratch */
    RULE_AMBIGUOUS /* the message is in scratch */
};
/* Looks up a folded path: loop variables, then the head in scope. */
enum rule_found rule_scope_find(struct rule_run *run, struct str path, struct node **node);
/* Pushes the _ENV of expressions. */
void rule_scope_push_env(lua_State *L);

/* rule/fill.c */
/* Fills the holes of a field before its value is used; false if that failed with a message. */
bool rule_fill_field(struct rule_run *run, struct node *field);

/* rule/eval.c: evaluates expressions in protected mode. Each returns false after a message. */
bool rule_eval_content(struct rule_run *run, struct node *hole, struct str lua);
bool rule_eval_test(struct rule_run *run, const struct node *at, struct str lua, bool *value);
/* *list is a registry reference; the caller releases it by luaL_unref. */
bool rule_eval_list(struct rule_run *run, const struct node *at, struct str lua, int *list,
                    lua_Integer *count);

/* rule/label.c */
/* Records how the labels of a container's blocks follow one another, before its controls are
 * replaced. Prepends to *list; in the document's arena. */
struct rule_labels;
void rule_label_note(struct rule_run *run, struct node *container, struct rule_labels **list);
/* After the replacement: renumbers the labels whose sequence was interrupted. */
void rule_label_renumber(struct rule_run *run, const struct rule_labels *list);

#endif
