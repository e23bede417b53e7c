/* SPDX-License-Identifier: MIT */
/* Functions of recognition on blocks: split, join, insert into the document, list in the ledger. A
 * record is the table made by rule_block_push(); `node` is its block. */
#include "base/utf8.h"
#include "doc/can_cu.h"
#include "doc/inline_clean.h"
#include "doc/iter.h"
#include "doc/meta.h"
#include "doc/raw.h"
#include "rule/block.h"

/* Length of the excerpt of a block's text in a report, bytes. */
#define EXCERPT_BYTES 160u
/* Most lines into which ctx.split divides a paragraph. */
#define SPLIT_MAX 64u

static struct arena *arena_of(lua_State *L)
{
    return &rule_run_of(L)->doc->arena;
}

static struct str opt_str(lua_State *L, int index)
{
    struct str s = STR_NONE;

    if (!lua_isnoneornil(L, index))
        s.p = luaL_checklstring(L, index, &s.n);
    return s;
}

/* A text field of the record at `index`, in the arena. */
static struct str record_str(lua_State *L, int index, const char *name)
{
    struct str s = STR_NONE;

    if (lua_getfield(L, index, name) == LUA_TSTRING) {
        s.p = lua_tolstring(L, -1, &s.n);
        s = arena_str(arena_of(L), s);
    }
    lua_pop(L, 1);
    return s;
}

static struct node *clone_range(struct arena *arena, const struct node *n, size_t from, size_t to)
{
    struct node *copy = node_clone(arena, n);

    inline_clean_cut(arena, copy, from, to);
    return copy;
}

/* ctx.split(b) → records, one per line; { b } if there is only one. */
static int ctx_split(lua_State *L)
{
    struct node *n = rule_block_check(L, 1);
    struct str text = record_str(L, 1, "text");
    lua_Integer count = 0;
    size_t from = 0;
    size_t at;

    rule_place_line(L, n);
    lua_newtable(L);
    while ((at = str_find_char(text, '\n', from)) != SIZE_MAX && count < SPLIT_MAX) {
        rule_charge(L, text.n / 4 + 40);
        rule_block_push(L, clone_range(arena_of(L), n, from, at));
        lua_rawseti(L, -2, ++count);
        from = at + 1;
    }
    if (from > 0)
        rule_block_push(L, clone_range(arena_of(L), n, from, text.n));
    else
        lua_pushvalue(L, 1);
    lua_rawseti(L, -2, ++count);
    return 1;
}

/* By column: number of further rows that a cell of an earlier row occupies. */
struct spans {
    uint32_t rows[LIMIT_TABLE_COLUMNS];
};

static uint32_t count_attr(const struct node *cell, const char *name)
{
    uint32_t count;

    return str_uint(node_attr(cell, name), 999, &count) && count > 0 ? count : 1;
}

/* First column >= `column` not occupied by a cell from above. */
static uint32_t free_column(const struct spans *spans, uint32_t column)
{
    while (column < LIMIT_TABLE_COLUMNS && spans->rows[column] > 0)
        column++;
    return column;
}

/* Pushes { row, column, span, and the cell's blocks as records }. */
static void push_cell(lua_State *L, struct node *cell, lua_Integer row, uint32_t column)
{
    lua_Integer count = 0;

    lua_createtable(L, 4, 3);
    lua_pushinteger(L, row);
    lua_setfield(L, -2, "row");
    lua_pushinteger(L, (lua_Integer)column + 1);
    lua_setfield(L, -2, "column");
    lua_pushinteger(L, count_attr(cell, "span"));
    lua_setfield(L, -2, "span");
    while (cell->first != NULL) {
        struct node *n = cell->first;

        node_unlink(n);
        rule_block_push(L, n);
        lua_rawseti(L, -2, ++count);
    }
}

/* ctx.cells(b) → list of { row, column, span, and the cell's blocks as records }: takes apart a
 * table used only for layout. */
static int ctx_cells(lua_State *L)
{
    struct node *table = rule_block_check(L, 1);
    struct spans spans = {{0}};
    lua_Integer count = 0;
    lua_Integer row_number = 0;

    luaL_argcheck(L, table->kind == NODE_TABLE, 1, "no table");
    lua_newtable(L);
    for (struct node *row = table->first; row != NULL; row = row->next) {
        struct spans below = {{0}};
        uint32_t column = 0;

        row_number++;
        for (struct node *cell = row->first; cell != NULL; cell = cell->next) {
            uint32_t span = count_attr(cell, "span");

            column = free_column(&spans, column);
            push_cell(L, cell, row_number, column);
            lua_rawseti(L, -2, ++count);
            for (uint32_t i = column; i < column + span && i < LIMIT_TABLE_COLUMNS; i++)
                below.rows[i] = count_attr(cell, "rows") - 1;
            column += span;
        }
        for (uint32_t i = 0; i < LIMIT_TABLE_COLUMNS; i++)
            spans.rows[i] = spans.rows[i] > 0 ? spans.rows[i] - 1 : below.rows[i];
    }
    return 1;
}

/* ctx.join(b, c [, "br"]): appends the text of c to b, separated by a blank or a break. */
static int ctx_join(lua_State *L)
{
    struct node *to = rule_block_check(L, 1);
    struct node *from = rule_block_check(L, 2);

    rule_place_join(L, to, from);
    inline_clean_join(arena_of(L), to, from, lua_toboolean(L, 3));
    rule_block_refresh(L, 1, to);
    rule_block_done(L, 2);
    lua_settop(L, 1);
    return 1;
}

/* ctx.cut(b, from, to): keeps this byte range of its text; indices as in string.sub. */
static int ctx_cut(lua_State *L)
{
    struct node *n = rule_block_check(L, 1);
    lua_Integer from = luaL_checkinteger(L, 2);
    lua_Integer to = luaL_optinteger(L, 3, LUA_MAXINTEGER);

    luaL_argcheck(L, from >= 1, 2, "from 1");
    rule_place_line(L, n);
    inline_clean_cut(arena_of(L), n, (size_t)from - 1, to < 0 ? 0 : (size_t)to);
    rule_block_refresh(L, 1, n);
    lua_settop(L, 1);
    return 1;
}

static void append_to_body(lua_State *L, const struct rule_importing *importing, struct node *n)
{
    rule_place_append(L, meta_body(importing->part), n);
}

/* ctx.heading(b [, has_label]), ctx.para(b [, has_label]): appends the block to the body. */
static int put_text(lua_State *L, bool is_heading)
{
    const struct rule_importing *importing = rule_block_importing(L);
    struct node *n = rule_block_check(L, 1);

    luaL_argcheck(L, n->kind == NODE_PARA, 1, "no paragraph");
    rule_place_line(L, n);
    rule_block_end(rule_run_of(L), n, is_heading, lua_isnoneornil(L, 2) || lua_toboolean(L, 2));
    append_to_body(L, importing, n);
    rule_block_done(L, 1);
    return 0;
}

static int ctx_heading(lua_State *L)
{
    return put_text(L, true);
}

static int ctx_para(lua_State *L)
{
    return put_text(L, false);
}

/* ctx.put(b): appends any other block to the body. */
static int ctx_put(lua_State *L)
{
    const struct rule_importing *importing = rule_block_importing(L);
    struct node *n = rule_block_check(L, 1);

    rule_place_check(L, meta_body(importing->part), n);
    if (n->kind == NODE_TABLE) {
        rule_block_end_table(rule_run_of(L), n);
    } else {
        for (struct node *c = n->first; c != NULL; c = c->next) {
            if (c->kind == NODE_PARA)
                inline_clean(arena_of(L), c);
            if (node_is(c, NODE_CLASS_BLOCK))
                c->attrs = NULL;
        }
        n->attrs = NULL;
    }
    append_to_body(L, importing, n);
    rule_block_done(L, 1);
    return 0;
}

/* ctx.directive(name [, args]): `giua`, `phai` … before the next block. */
static int ctx_directive(lua_State *L)
{
    const struct rule_importing *importing = rule_block_importing(L);
    struct node *n = node_new(arena_of(L), NODE_DIRECTIVE, POS_NONE);

    n->name = rule_text_check(L, 1);
    n->text = lua_isnoneornil(L, 2) ? STR("") : rule_text_check(L, 2);
    append_to_body(L, importing, n);
    return 0;
}

/* ctx.part(kind [, b]): starts a new part, "phu_luc" or "kem_theo", for what follows. */
static int ctx_part(lua_State *L)
{
    struct rule_importing *importing = rule_block_importing(L);
    struct pos pos = lua_istable(L, 2) ? rule_block_check(L, 2)->pos : POS_NONE;

    importing->part = doc_add_part(rule_run_of(L)->doc, rule_text_check(L, 1), pos);
    for (unsigned i = 0; i < LABEL_KIND_COUNT; i++)
        importing->last[i] = (struct label){.depth = 0};
    return 0;
}

/* Lists the note marks of a line that is kept as plain text or dropped: otherwise their figures
 * would be lost. */
static void list_marks(struct ledger *ledger, struct node *block, struct str at)
{
    for (struct iter it = iter_start(block); iter_next(&it);) {
        struct node *ref = it.node;

        if (it.enter || ref->kind != NODE_NOTE_REF)
            continue;
        ledger_add(ledger, LEDGER_MARKUP, at, ref->name, STR_NONE);
        node_unlink(ref);
    }
}

/*
 * ctx.ledger(id, b, before, after): lists text that the document lacks or has changed
 * (doc/ledger.def); b gives the position and is marked as consumed. Note marks of a line taken into
 * a field are listed too; if both texts are empty, only they are.
 */
static int ctx_found(lua_State *L)
{
    struct ledger *ledger = rule_block_importing(L)->ledger;
    enum ledger_what what = ledger_what_of(opt_str(L, 1));
    struct str at = STR("");
    struct str before = opt_str(L, 3);
    struct str after = opt_str(L, 4);

    luaL_argcheck(L, what != LEDGER_COUNT, 1, "no such kind");
    if (!lua_isnil(L, 2)) {
        struct node *block = rule_block_check(L, 2);

        at = rule_block_at(rule_run_of(L), block, record_str(L, 2, "at"));
        if (what == LEDGER_FIELD || str_eq(before, node_plain_in(arena_of(L), block)))
            list_marks(ledger, block, at);
        rule_block_done(L, 2);
    }
    if (before.n + after.n > 0)
        ledger_add(ledger, what, at, before, after);
    return 0;
}

/* Position for a message about a node; without a line (packages) at least the file name. */
static struct pos place_of(const struct doc *doc, struct pos pos)
{
    return pos.src != 0 ? pos : doc_main(doc)->pos;
}

/* Reports the first doubtful block of a role: its text and the reason. */
static void report_doubt(lua_State *L, const struct rule_import_entry *entry)
{
    struct rule_importing *importing = rule_block_importing(L);
    struct doc *doc = rule_run_of(L)->doc;

    for (unsigned i = 0; i < importing->doubt_count; i++)
        if (str_eq(importing->doubted[i], entry->role))
            return;
    if (importing->doubt_count == ARRAY_LEN(importing->doubted))
        return;
    importing->doubted[importing->doubt_count++] = entry->role;
    diag_about(&doc->diag, place_of(doc, entry->pos), VB_IMPORT_DOUBTFUL,
               diag_str(utf8_trunc(entry->text, EXCERPT_BYTES)),
               entry->reason[DIAG_VI].n > 0
                   ? diag_words(entry->reason[DIAG_VI], entry->reason[DIAG_EN])
                   : diag_str(entry->role));
}

/* ctx.report(b, role, confidence, { vi, en } [, text]): `text` instead of that of the block. */
static int ctx_report(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);
    struct rule_import *report = rule_block_importing(L)->report;
    const struct node *n = rule_block_check(L, 1);
    struct rule_import_entry *entry = ARENA_NEW(arena_of(L), struct rule_import_entry);

    lua_settop(L, 5);
    luaL_checkstring(L, 2);
    *entry = (struct rule_import_entry){.pos = n->pos, .confidence = luaL_checknumber(L, 3)};
    entry->role = arena_str(arena_of(L), opt_str(L, 2));
    entry->at = rule_block_at(run, n, record_str(L, 1, "at"));
    entry->text = lua_isnil(L, 5) ? record_str(L, 1, "printed") : rule_text_check(L, 5);
    entry->text = arena_str(arena_of(L), utf8_trunc(entry->text, EXCERPT_BYTES));
    if (lua_istable(L, 4)) {
        entry->reason[DIAG_VI] = record_str(L, 4, "vi");
        entry->reason[DIAG_EN] = record_str(L, 4, "en");
    }
    *report->tail = entry;
    report->tail = &entry->next;
    report->count++;
    if (entry->confidence < RULE_IMPORT_DOUBT) {
        report->doubtful++;
        report_doubt(L, entry);
    }
    return 0;
}

/* ctx.miss("loai" | "dang"[, detail]): vanban has no form for the type, or prints a form other than
 * that of the Party. */
static int ctx_miss(lua_State *L)
{
    static const char *const names[] = {"loai", "dang", NULL};
    struct doc *doc = rule_run_of(L)->doc;
    struct pos pos = place_of(doc, POS_NONE);

    if (luaL_checkoption(L, 1, NULL, names) == 0)
        diag_about(&doc->diag, pos, VB_IMPORT_NO_FORM, diag_str(opt_str(L, 2)));
    else
        diag_at(&doc->diag, pos, VB_IMPORT_PARTY);
    return 0;
}

/* ctx.office(name): the text of a field in the profile; nil: it has none. */
static int ctx_office(lua_State *L)
{
    struct str value = meta_text(arena_of(L), rule_block_importing(L)->report->office,
                                 rule_text_check(L, 1).p);

    if (value.n == 0)
        lua_pushnil(L);
    else
        lua_pushlstring(L, value.p, value.n);
    return 1;
}

/* ctx.is_can_cu(text, is_first): whether the source reader would take the line as a căn cứ. */
static int ctx_is_can_cu(lua_State *L)
{
    struct str line = rule_text_check(L, 1);

    rule_charge(L, line.n / 64);
    lua_pushboolean(L, can_cu_is(rule_run_of(L)->doc->landmarks, line, lua_toboolean(L, 2)));
    return 1;
}

/* ctx.all(blocks, role) → the blocks with that role, in order. */
static int ctx_all(lua_State *L)
{
    lua_Integer count = rule_charge_length(L, 1);
    lua_Integer found = 0;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    lua_newtable(L);
    lua_pushliteral(L, "role");
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_rawgeti(L, 1, i) == LUA_TTABLE) {
            lua_pushvalue(L, 4);
            (void)lua_rawget(L, 5);
            if (lua_rawequal(L, -1, 2)) {
                lua_pushvalue(L, 5);
                lua_rawseti(L, 3, ++found);
            }
        }
        lua_settop(L, 4);
    }
    lua_settop(L, 3);
    return 1;
}

void rule_block_ctx_push(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"split", ctx_split},
        {"cells", ctx_cells},
        {"join", ctx_join},
        {"cut", ctx_cut},
        {"heading", ctx_heading},
        {"para", ctx_para},
        {"put", ctx_put},
        {"directive", ctx_directive},
        {"part", ctx_part},
        {"field", rule_block_field_put},
        {"items", rule_block_field_items},
        {"group", rule_block_field_group},
        {"found", ctx_found},
        {"report", ctx_report},
        {"miss", ctx_miss},
        {"all", ctx_all},
        {"is_can_cu", ctx_is_can_cu},
        {"office", ctx_office},
        {NULL, NULL},
    };

    luaL_newlib(L, functions);
}
