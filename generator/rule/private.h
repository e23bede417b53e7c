/* SPDX-License-Identifier: MIT */
/*
 * Shared by rule/ only.
 *
 * What is loaded is the program; what belongs to the document at work is the run. The
 * Lua state is the program's, lent to one run at a time: the registry holds references
 * of both, and those of the run are given back at its end.
 *
 * A C function that Lua calls may leave by longjmp at any Lua call: it takes memory
 * from Lua, from the arenas, or from the buffers of the run.
 */
#ifndef RULE_PRIVATE_H
#define RULE_PRIVATE_H

#include <lauxlib.h>
#include <lua.h>

#include "doc/label.h"
#include "rule/rule.h"
#include "wrap/lua/lua.h"

enum rule_stage { RULE_DERIVE, RULE_TRANSFORM, RULE_CHECK, RULE_STAGE_COUNT };

/* A file of Lua text: rules, data or library. In the program's arena. */
struct rule_file {
    struct rule_file *next;
    const struct src *src; /* its name, the path as given, is also the chunk's */
    uint16_t number;       /* of src among the constant sources; 0: they are full */
};

struct rule {
    struct rule *next;
    struct str id, source, title[2]; /* title by enum diag_lang */
    const struct rule_file *file;
    enum diag_level level;
    uint32_t from, to;                /* dates as 20200305; `to` 0: no end */
    int functions[RULE_STAGE_COUNT];  /* registry: a table by kind; LUA_NOREF: none */
    uint64_t kinds[RULE_STAGE_COUNT]; /* bit per node kind that the table names */
    int import; /* registry: { mark, place, build }, a role of recognition; LUA_NOREF: none */
};

/* One variable of a loop; the innermost first. */
struct rule_var {
    const struct rule_var *outer;
    struct str name;   /* folded */
    struct node *node; /* the item; NULL: a value of Lua */
    int list;          /* registry: a list, it is element `number`; LUA_NOREF: `number` itself */
    lua_Integer number;
};

struct rule_name {
    struct rule_name *next;
    struct str name;
};

/* Kinds of nodes, a bit each, that may stand below a paragraph, a body, a head. */
struct rule_kinds {
    uint64_t inlines, blocks, fields;
};

struct rule_program {
    struct arena own; /* of the options, and of their table of sources if there is none */
    struct rule_options options;
    struct src_table constants; /* that one */
    struct rule_kinds kinds;
    uint32_t runs; /* how many have begun: a handle says of which it is */
    /* what is loaded */
    struct arena arena;
    struct wrap_lua *lua; /* NULL: nothing is loaded; its host is the run at work */
    struct rule_file *files;
    struct rule *rules, **rules_tail; /* in the order in which they run */
    struct rule_name *gives;          /* derived fields that rules announce */
    bool loaded, import_loaded;
    bool is_broken;  /* a file could not be read: unloaded with the run */
    struct {         /* registry */
        int names;   /* what a rule file sees: doc, text, list, data, lib */
        int context; /* ctx */
        int format;  /* string.format */
    } refs;
};

/* Where the filling of holes stands. */
struct rule_filling {
    const struct rule_var *vars;
    struct node *part;        /* whose head holes see; NULL: the main one */
    enum diag_code hole_code; /* more precise than HOLE_FAILED; DIAG_CODE_COUNT: none */
    bool hole_reported;       /* a field that the hole needs has failed with a message */
    uint32_t loop_blocks;
    unsigned evals;       /* expressions at work */
    unsigned field_depth; /* fields that are being filled because another needs them */
};

struct rule_run {
    struct rule_program *program;
    struct wrap_lua *lua; /* the program's */
    struct doc *doc;
    uint32_t number;  /* of all runs of the program */
    uint32_t edits;   /* counts changes of the tree, for caches of handles */
    struct {          /* registry */
        int nodes;    /* node → handle, weak */
        int memo;     /* ctx.memo */
        int compiled; /* expression → function */
        int reading;  /* path → true: a file of lua/data, lua/lib that is being read */
    } refs;
    const struct rule *rule; /* at work, NULL in a hole */
    bool read_only;
    unsigned result_line; /* > 0: what the function of this line returned is being placed */
    struct rule_filling fill;
    struct rule_importing *importing; /* while recognition runs (rule/block.h) */
    struct buf scratch;               /* of one C function; Lua is not called while it is in use */
    struct buf pending;               /* struct node *: content on its way into the tree */
};

/* The run at work; inside a C function that Lua called. */
static inline struct rule_run *rule_run_of(lua_State *L)
{
    return (struct rule_run *)wrap_lua_host(L);
}

/* scratch, emptied. */
static inline struct buf *rule_run_scratch(struct rule_run *run)
{
    buf_clear(&run->scratch);
    return &run->scratch;
}

/* rule/program.c */
/* Forgets what is loaded, and the Lua state; the next run reads it again. */
void rule_program_unload(struct rule_program *program);

/* rule/report.c */
/* The place of a line (from 1; 0: unknown) of a file that was loaded. */
struct pos rule_report_place(const struct rule_run *run, struct str path, unsigned line);
/* Reports the last failure of wrap_lua_load/_call: of a rule (or of loading). */
void rule_report_failed(struct rule_run *run, enum wrap_lua_result result, const char *what);

/* rule/load.c */
/* The rules, into the run's program. */
bool rule_load_all(struct rule_run *run);
/* The roles of lua/import, the first time. */
bool rule_load_import(struct rule_run *run);
/* A file with its text; NULL with the reason in scratch. */
const struct rule_file *rule_load_file(struct rule_run *run, struct str path);

/* rule/data.c */
/* Pushes what reads lua/FOLDER/NAME.lua when its field NAME is first asked for. */
void rule_data_push_folder(lua_State *L, const char *folder);

/* rule/node.c */
/* Registers the metatables, with the methods that change a node and its __newindex. */
void rule_node_open(lua_State *L, const luaL_Reg *edit_methods, lua_CFunction assign);
/* Pushes the handle of a node; nil for NULL. */
void rule_node_push(lua_State *L, struct node *n);
/* The node of a handle; a Lua error for anything else and for handles of
 * earlier runs. rule_node_test: NULL when it is no handle. */
struct node *rule_node_check(lua_State *L, int index);
struct node *rule_node_test(lua_State *L, int index);
/* rule_node_check, and a Lua error while a check runs. */
struct node *rule_node_check_write(lua_State *L, int index);
/* Name of a kind in Lua: '-' is '_'. Kind of such a name, or NODE_KIND_COUNT. */
void rule_node_push_kind(lua_State *L, enum node_kind kind);
enum node_kind rule_node_kind(struct str name);
/* Plain text without blanks at the ends, in scratch. */
struct str rule_node_text(struct rule_run *run, const struct node *n);
/* The field of a head or item whose name is `name` once folded; NULL: none. */
struct node *rule_node_field(lua_State *L, const struct node *holder, int index);

/* rule/edit.c */
void rule_edit_open(lua_State *L); /* the `doc` library; pushes it */
extern const luaL_Reg rule_edit_methods[];
int rule_edit_assign(lua_State *L); /* n.text = …: __newindex */
/* The string key of a table that follows *key in the order of bytes (p NULL: the
 * first): lua_next has another order on each run. False past the last one. */
bool rule_edit_next_key(lua_State *L, int table, struct str *key);
/* Puts the result of a rule at `index` in the place of n (nil: keep). */
void rule_edit_result(lua_State *L, struct node *n, int index);

/* rule/text.c */
void rule_text_open(lua_State *L); /* pushes the library */
/* The text at `index` in NFC in the document's arena; a Lua error when it is
 * not UTF-8 or holds control characters. */
struct str rule_text_check(lua_State *L, int index);
/* Sets the fields of a label in the table on the stack. */
void rule_text_put_label(lua_State *L, const struct label *label);

/* rule/ctx.c */
void rule_ctx_open(lua_State *L); /* pushes ctx */

/* rule/expr.c */
struct rule_expr {
    struct str name;  /* folded: a name or a path "x.ho_ten"; p NULL: an expression */
    struct str lua;   /* Lua text, names folded */
    struct str fault; /* a name whose folded form is a keyword of Lua; p NULL: none */
};
/* Reads what stands in {{ }}: words with blanks between them are one name. */
struct rule_expr rule_expr_fold(struct arena *a, struct str text);

/*
 * scope, fill and eval call each other, as holes do: to fill one its expression is evaluated
 * (eval), its names are looked up (scope), and a field that a name means may have holes of its
 * own, which are filled first (fill). FIELD_DEPTH_MAX of fill.c and the budget of Lua bound it.
 */

/* rule/scope.c */
void rule_scope_open(lua_State *L); /* registers the metatables */
enum rule_found {
    RULE_FOUND,    /* *node: a head, field or item */
    RULE_VALUE,    /* a value of Lua: to be evaluated */
    RULE_ABSENT,   /* a known name that the document does not use */
    RULE_UNKNOWN,  /* the message is in scratch */
    RULE_AMBIGUOUS /* the message is in scratch */
};
/* Looks up a folded path in the loop variables, then the main head. */
enum rule_found rule_scope_find(struct rule_run *run, struct str path, struct node **node);
/* Pushes what the names of an expression are looked up in (its _ENV). */
void rule_scope_push_env(lua_State *L);

/* rule/fill.c */
/* Fills the holes of a field before its value is used; false when it has been
 * reported that this cannot be. */
bool rule_fill_field(struct rule_run *run, struct node *field);

/* rule/eval.c: expressions, protected. Each returns false after a message. */
bool rule_eval_content(struct rule_run *run, struct node *hole, struct str lua);
bool rule_eval_test(struct rule_run *run, const struct node *at, struct str lua, bool *value);
/* *list is a reference of the registry, to be given back by luaL_unref. */
bool rule_eval_list(struct rule_run *run, const struct node *at, struct str lua, int *list,
                    lua_Integer *count);

/* rule/label.c */
/* Notes how the labels among the blocks of a container follow one another, before its controls
 * are replaced, in front of the containers of *list (the arena's). */
struct rule_labels;
void rule_label_note(struct rule_run *run, struct node *container, struct rule_labels **list);
/* Afterwards: numbers those that follow no more. */
void rule_label_renumber(struct rule_run *run, const struct rule_labels *list);

#endif
