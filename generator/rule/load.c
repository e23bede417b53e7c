/* SPDX-License-Identifier: MIT */
/* Loads rule files and validates the values they return. */
#include <errno.h>

#include "base/io.h"
#include "base/limit.h"
#include "base/near.h"
#include "base/vn.h"
#include "diag/say.h"
#include "rule/private.h"

static const char *const stage_names[RULE_STAGE_COUNT] = {
    [RULE_DERIVE] = "derive",
    [RULE_TRANSFORM] = "transform",
    [RULE_CHECK] = "check",
};

/* Keys allowed in a rule, also for suggestions. */
static const char *const rule_keys[] = {"id",    "title",     "source", "level",  "from",  "to",
                                        "gives", "transform", "check",  "derive", "import"};

/* Registers the text of a file as a source that outlives the program; 0 with the reason in
 * scratch. */
static uint16_t take_source(struct rule_run *run, struct str path, struct str raw)
{
    struct src_table *constants = run->program->options.constants;
    struct src_notes notes;
    struct str text;

    if (src_normalise(constants->arena, raw, &text, &notes) == SRC_OK)
        return src_table_add(constants, src_new(constants->arena, path, text));
    buf_printf(rule_run_scratch(run), "line %u is not UTF-8", notes.line);
    return 0;
}

/* Same, reading the file at `path`. */
static uint16_t read_source(struct rule_run *run, struct str path)
{
    struct buf raw = BUF_NEW;
    uint16_t number = 0;

    switch (io_read(path.p, LIMIT_INPUT_BYTES, &raw)) {
    case IO_FAILED:
        buf_c(rule_run_scratch(run), say_errno(errno, DIAG_EN));
        break;
    case IO_TOO_LARGE:
        buf_c(rule_run_scratch(run), "the file is too large (LIMIT_INPUT_BYTES)");
        break;
    case IO_OUTSIDE: /* of io_read_below() only */
    case IO_OK:
        number = take_source(run, path, buf_view(&raw));
        break;
    }
    buf_done(&raw);
    return number;
}

const struct rule_file *rule_load_file(struct rule_run *run, struct str path)
{
    struct rule_program *program = run->program;
    const struct src_table *constants = program->options.constants;
    uint16_t number = src_table_named(constants, path); /* another program may have read it */
    struct rule_file *file;

    if (number == 0)
        number = read_source(run, path);
    if (number == 0)
        return NULL;
    file = ARENA_NEW(&program->arena, struct rule_file);
    file->src = src_table_find(constants, number);
    file->number = number;
    file->next = program->files;
    program->files = file;
    return file;
}

/* Compiles and runs a file; leaves its one result on the stack. */
static bool run_file(struct rule_run *run, const struct rule_file *file)
{
    lua_State *L = wrap_lua_state(run->lua);
    enum wrap_lua_result result;

    wrap_lua_limit_ration(run->lua, (struct wrap_lua_ration){0, 0}); /* its own */
    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.names);
    result = wrap_lua_load(run->lua, file->src->text, file->src->name.p);
    if (result == WRAP_LUA_OK)
        result = wrap_lua_call(run->lua, 0, 1);
    if (result != WRAP_LUA_OK)
        rule_report_failed(run, result, "");
    return result == WRAP_LUA_OK;
}

static const struct rule_file *open_file(struct rule_run *run, struct str path)
{
    const struct rule_file *file = rule_load_file(run, path);

    if (file == NULL)
        diag_about(&run->doc->diag, POS_NONE, VB_RULE_MISSING, diag_path(path.p),
                   diag_foreign(buf_view(&run->scratch)));
    return file;
}

/* Argument of the protected calls: the file, and the id of the current rule for messages. */
struct taking {
    const struct rule_file *file;
    struct str id;
};

size_t rule_load_count(const struct rule_program *program)
{
    size_t count = 0;

    for (const struct rule *rule = program->rules; rule != NULL; rule = rule->next)
        count++;
    return count;
}

static const struct rule *find_rule(const struct rule_program *program, struct str id)
{
    const struct rule *rule = program->rules;

    while (rule != NULL && !str_eq(rule->id, id))
        rule = rule->next;
    return rule;
}

/* A text of a rule, in the program's arena; a Lua error if `needed` and absent. */
static struct str take_str(lua_State *L, int index, const char *key, bool needed)
{
    struct str text = STR_NONE;

    if (lua_getfield(L, index, key) == LUA_TSTRING) {
        text.p = lua_tolstring(L, -1, &text.n);
        text = arena_str(&rule_run_of(L)->program->arena, text);
    } else if (needed || !lua_isnil(L, -1)) {
        luaL_error(L, "'%s' must be a text", key);
    }
    lua_pop(L, 1);
    if (needed && text.n == 0)
        luaL_error(L, "'%s' must not be empty", key);
    return text;
}

/* The title: a text, or { vi = …, en = … }. */
static void take_title(lua_State *L, int index, struct rule *rule)
{
    if (lua_getfield(L, index, "title") == LUA_TTABLE) {
        rule->title[DIAG_VI] = take_str(L, lua_gettop(L), "vi", true);
        rule->title[DIAG_EN] = take_str(L, lua_gettop(L), "en", true);
    } else {
        rule->title[DIAG_VI] = rule->title[DIAG_EN] = take_str(L, index, "title", true);
    }
    lua_pop(L, 1);
}

static uint32_t take_date(lua_State *L, int index, const char *key, uint32_t absent)
{
    struct str text = take_str(L, index, key, false);
    struct date date;

    if (text.p == NULL)
        return absent;
    if (date_parse(text, &date) != DATE_OK || date.day == 0)
        luaL_error(L, "'%s' must be a date: 2020-03-05", key);
    return date.year * 10000u + date.month * 100u + date.day;
}

static enum diag_level take_level(lua_State *L, int index)
{
    struct str level = take_str(L, index, "level", false);

    if (level.p == NULL || str_is(level, "warning"))
        return DIAG_WARN;
    if (str_is(level, "error"))
        return DIAG_ERROR;
    if (!str_is(level, "info"))
        luaL_error(L, "'level' must be error, warning or info");
    return DIAG_INFO;
}

/* Adds the names in `gives`: holes know them even if the head lacks them. */
static void take_gives(lua_State *L, int index)
{
    struct rule_program *program = rule_run_of(L)->program;
    lua_Integer count;

    if (lua_getfield(L, index, "gives") == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, -1))
        luaL_error(L, "'gives' must be a list of names");
    count = rule_charge_length(L, -1);
    for (lua_Integer i = 1; i <= count; i++) {
        struct rule_name *given = ARENA_NEW(&program->arena, struct rule_name);

        if (lua_geti(L, -1, i) != LUA_TSTRING)
            luaL_error(L, "'gives' must be a list of names");
        given->name.p = lua_tolstring(L, -1, &given->name.n);
        given->name = vn_fold_in(&program->arena, given->name);
        given->next = program->gives;
        program->gives = given;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* Loads the table of one stage: its reference and the kinds it names. */
static void take_stage(lua_State *L, int index, enum rule_stage stage, struct rule *rule)
{
    struct str key = STR_NONE;

    rule->functions[stage] = LUA_NOREF;
    if (lua_getfield(L, index, stage_names[stage]) == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, -1))
        luaL_error(L, "'%s' must be a table of functions by kind", stage_names[stage]);
    while (rule_edit_next_key(L, lua_gettop(L), &key)) {
        enum node_kind kind = rule_node_kind(str_sub(key, 0, str_find_char(key, '.', 0)));

        if (kind == NODE_KIND_COUNT)
            luaL_error(L, "'%s': no such kind of node: %s", stage_names[stage], key.p);
        if (lua_getfield(L, -1, key.p) != LUA_TFUNCTION)
            luaL_error(L, "'%s': %s must be a function", stage_names[stage], key.p);
        lua_pop(L, 1);
        rule->kinds[stage] |= UINT64_C(1) << kind;
    }
    rule->functions[stage] = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* Names of the functions of a role. */
static const char *const role_functions[] = {"mark", "place", "build"};

/* Loads `import`: the functions of a role of recognition. */
static void take_import(lua_State *L, int index, struct rule *rule)
{
    bool works = false;

    rule->import = LUA_NOREF;
    if (lua_getfield(L, index, "import") == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, -1))
        luaL_error(L, "'import' must be a table of functions");
    for (size_t i = 0; i < ARRAY_LEN(role_functions); i++) {
        int type = lua_getfield(L, -1, role_functions[i]);

        if (type != LUA_TNIL && type != LUA_TFUNCTION)
            luaL_error(L, "'import': %s must be a function", role_functions[i]);
        works |= type == LUA_TFUNCTION;
        lua_pop(L, 1);
    }
    if (!works)
        luaL_error(L, "'import' needs mark, place or build");
    rule->import = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* Rejects unknown keys: a misspelt `deriv` would be ignored silently. */
static void check_keys(lua_State *L, int index)
{
    struct str key = STR_NONE;
    struct near near;

    while (rule_edit_next_key(L, index, &key)) {
        size_t i = 0;

        while (i < ARRAY_LEN(rule_keys) && !str_is(key, rule_keys[i]))
            i++;
        if (i < ARRAY_LEN(rule_keys))
            continue;
        near = near_to(key, 2);
        for (i = 0; i < ARRAY_LEN(rule_keys); i++)
            near_try(&near, str_c(rule_keys[i]), str_c(rule_keys[i]));
        if (near.found.n > 0)
            luaL_error(L, "unknown key '%s'; is it '%s'?", key.p, near.found.p);
        luaL_error(L, "unknown key '%s' in a rule", key.p);
    }
}

/* Validates the rule at `index` and appends it. */
static void take_rule(lua_State *L, int index, struct taking *taking)
{
    struct rule_program *program = rule_run_of(L)->program;
    struct rule *rule = ARENA_NEW(&program->arena, struct rule);
    const struct rule *other;
    bool works = false;

    if (!lua_istable(L, index))
        luaL_error(L, "a rule must be a table, not a %s", luaL_typename(L, index));
    rule->number = rule_load_count(program);
    rule_charge(L, rule->number); /* as many ids are compared */
    rule->file = taking->file;
    rule->id = taking->id = take_str(L, index, "id", true);
    check_keys(L, index);
    take_title(L, index, rule);
    rule->source = take_str(L, index, "source", true);
    rule->level = take_level(L, index);
    rule->from = take_date(L, index, "from", 0);
    rule->to = take_date(L, index, "to", UINT32_MAX);
    other = find_rule(program, rule->id);
    if (other != NULL && other->file == rule->file)
        luaL_error(L, "two rules have this id");
    if (other != NULL) /* the file with precedence has replaced this rule */
        return;
    take_gives(L, index);
    for (unsigned stage = 0; stage < RULE_STAGE_COUNT; stage++) {
        take_stage(L, index, (enum rule_stage)stage, rule);
        works |= rule->functions[stage] != LUA_NOREF;
    }
    take_import(L, index, rule);
    if (!works && rule->import == LUA_NOREF)
        luaL_error(L, "a rule needs derive, transform, check or import");
    *program->rules_tail = rule;
    program->rules_tail = &rule->next;
}

/* (what the file returned, struct taking): one rule or a list of rules. */
static int take_rules(lua_State *L)
{
    struct taking *taking = lua_touserdata(L, 2);
    lua_Integer count;

    if (!lua_istable(L, 1))
        return luaL_error(L, "a rule file returns a rule or a list of rules");
    if (lua_getfield(L, 1, "id") != LUA_TNIL) {
        take_rule(L, 1, taking);
        return 0;
    }
    count = rule_charge_length(L, 1);
    if (count == 0)
        return luaL_error(L, "a rule file returns a rule (with 'id') or a list of rules");
    for (lua_Integer i = 1; i <= count; i++) {
        lua_settop(L, 2);
        lua_geti(L, 1, i);
        take_rule(L, 3, taking);
    }
    return 0;
}

unsigned rule_load_line(struct str text, struct str id)
{
    unsigned line = 1;

    for (size_t at = str_find(text, id, 0); at != SIZE_MAX; at = str_find(text, id, at + 1)) {
        if (at == 0 || id.n == 0 || (text.p[at - 1] != '"' && text.p[at - 1] != '\''))
            continue;
        for (size_t i = 0; i < at; i++)
            line += text.p[i] == '\n';
        return line;
    }
    return line;
}

static bool load_rules(struct rule_run *run, struct str path)
{
    lua_State *L = wrap_lua_state(run->lua);
    const struct rule_file *file = open_file(run, path);
    struct taking taking = {file, STR_NONE};
    enum wrap_lua_result result;

    if (file == NULL || !run_file(run, file))
        return false;
    lua_pushcfunction(L, take_rules);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, &taking);
    result = wrap_lua_call(run->lua, 2, 0);
    if (result == WRAP_LUA_OK)
        return true;
    diag_about(
        &run->doc->diag,
        rule_report_place(run, path,
                          taking.id.n > 0 ? rule_load_line(file->src->text, taking.id) : 1),
        VB_RULE_BROKEN, diag_str(taking.id), diag_foreign(wrap_lua_last_error(run->lua)->message));
    return false;
}

/* Collects the paths of a folder's rules from its init.lua: (list of names, …). */
struct listing {
    const char *folder;
    struct str *paths;
    size_t count;
};

static int take_names(lua_State *L)
{
    struct rule_program *program = rule_run_of(L)->program;
    struct listing *listing = lua_touserdata(L, 2);
    lua_Integer count;

    luaL_checktype(L, 1, LUA_TTABLE);
    count = rule_charge_length(L, 1);
    listing->paths = ARENA_ARRAY(&program->arena, struct str, (size_t)count + 1);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, 1, i);
        listing->paths[listing->count++] =
            arena_printf(&program->arena, "%s/%s/%s.lua", program->options.lua_dir, listing->folder,
                         luaL_checkstring(L, -1));
        lua_pop(L, 1);
    }
    return 0;
}

static bool load_shipped(struct rule_run *run, const char *folder)
{
    struct rule_program *program = run->program;
    lua_State *L = wrap_lua_state(run->lua);
    struct str path =
        arena_printf(&program->arena, "%s/%s/init.lua", program->options.lua_dir, folder);
    const struct rule_file *file = open_file(run, path);
    struct listing listing = {folder, NULL, 0};
    enum wrap_lua_result result;
    bool ok = true;

    if (file == NULL || !run_file(run, file))
        return false;
    lua_pushcfunction(L, take_names);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, &listing);
    result = wrap_lua_call(run->lua, 2, 0);
    if (result != WRAP_LUA_OK) {
        rule_report_failed(run, WRAP_LUA_SYNTAX, path.p);
        return false;
    }
    for (size_t i = 0; ok && i < listing.count; i++)
        ok = load_rules(run, listing.paths[i]);
    return ok;
}

/* Exposes lib.list as the global `list`. */
static int name_list(lua_State *L)
{
    struct rule_run *run = rule_run_of(L);

    lua_rawgeti(L, LUA_REGISTRYINDEX, run->program->refs.names);
    lua_getfield(L, -1, "lib");
    lua_getfield(L, -1, "list");
    lua_setfield(L, -3, "list");
    return 0;
}

static bool load_all(struct rule_run *run)
{
    struct rule_program *program = run->program;
    enum wrap_lua_result result;
    bool ok;

    program->rules_tail = &program->rules;
    lua_pushcfunction(wrap_lua_state(run->lua), name_list);
    result = wrap_lua_call(run->lua, 0, 0);
    if (result != WRAP_LUA_OK)
        rule_report_failed(run, result, "");
    ok = result == WRAP_LUA_OK;
    for (size_t i = 0; ok && i < program->options.file_count; i++)
        ok = load_rules(run, str_c(program->options.files[i]));
    return ok && (program->options.for_import || load_shipped(run, "nd30"));
}

static bool load_import(struct rule_run *run)
{
    return load_shipped(run, "import");
}

/* Loads with a separate budget, so that the document that happens to be first pays nothing. */
static bool load_once(struct rule_run *run, bool (*load)(struct rule_run *run), bool *is_loaded)
{
    lua_State *L = wrap_lua_state(run->lua);

    if (*is_loaded)
        return true;
    (void)lua_gc(L, LUA_GCSTOP); /* nearly all of it is permanent */
    *is_loaded = load(run);
    (void)lua_gc(L, LUA_GCRESTART);
    wrap_lua_refill(run->lua);
    run->program->is_broken |= !*is_loaded;
    return *is_loaded;
}

bool rule_load_all(struct rule_run *run)
{
    return load_once(run, load_all, &run->program->loaded);
}

bool rule_load_import(struct rule_run *run)
{
    return load_once(run, load_import, &run->program->import_loaded);
}
