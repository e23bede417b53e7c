/* SPDX-License-Identifier: MIT */
/* A set of rules: its life, what is asked of it, and how its failures are told. */
#include <stdlib.h>

#include "rule/private.h"

_Static_assert(NODE_KIND_COUNT <= 64, "a bit for each kind");

/* A bit for each kind of some classes. */
static uint64_t kinds_of(unsigned classes)
{
    uint64_t kinds = 0;

    for (unsigned k = 0; k < NODE_KIND_COUNT; k++) {
        struct node n = {.kind = (uint8_t)k};

        if (node_is(&n, (enum node_class)classes))
            kinds |= UINT64_C(1) << k;
    }
    return kinds;
}

struct rule_set *rule_set_new(const struct rule_options *options)
{
    struct rule_set *set = calloc(1, sizeof(*set));
    const char **files;

    if (set == NULL)
        base_no_memory();
    arena_init(&set->arena);
    set->options = *options;
    set->options.lua_dir = arena_str(&set->arena, str_c(options->lua_dir)).p;
    files = ARENA_ARRAY(&set->arena, const char *, options->file_count + 1);
    for (size_t i = 0; i < options->file_count; i++)
        files[i] = arena_str(&set->arena, str_c(options->files[i])).p;
    set->options.files = files;
    set->hole_code = DIAG_CODE_COUNT;
    set->inlines = kinds_of(NODE_CLASS_INLINE);
    set->blocks = kinds_of(NODE_CLASS_BLOCK | NODE_CLASS_ROW | NODE_CLASS_CELL);
    set->fields = kinds_of(NODE_CLASS_FIELD | NODE_CLASS_ITEM);
    return set;
}

void rule_set_free(struct rule_set *set)
{
    if (set == NULL)
        return;
    if (set->lua != NULL)
        wrap_lua_free(set->lua);
    buf_done(&set->scratch);
    buf_done(&set->pending);
    arena_done(&set->arena);
    free(set);
}

struct rule_set *rule_set_of(lua_State *L)
{
    return wrap_lua_host(L);
}

struct buf *rule_set_scratch(struct rule_set *set)
{
    buf_clear(&set->scratch);
    return &set->scratch;
}

struct pos rule_set_place(struct rule_set *set, struct str path, unsigned line)
{
    struct diag *diag = &set->doc->diag;
    struct rule_file *file = set->files;
    const struct src *src;
    struct pos pos = POS_NONE;

    while (file != NULL && !str_eq(file->path, path))
        file = file->next;
    if (file == NULL)
        return POS_NONE;
    if (file->run != set->run) {
        struct arena *arena = &set->doc->arena;

        file->src = diag_src(diag, src_new(arena, file->path, arena_str(arena, file->text)));
        file->run = set->run;
    }
    if (file->src == 0)
        return POS_NONE;
    pos.src = file->src;
    src = diag->srcs[file->src];
    if (line >= 1 && line <= src->line_count) {
        pos.off = src->line_start[line - 1];
        pos.len = num_u32(src_line_text(src, line).n);
    }
    return pos;
}

void rule_set_failed(struct rule_set *set, enum wrap_lua_result result, const char *what)
{
    const struct wrap_lua_error *error = wrap_lua_last_error(set->lua);
    const char *separator = what[0] != '\0' ? ": " : "";
    unsigned line = error->line;
    struct str path = error->chunk;
    enum diag_code code = VB_RULE_FAILED;

    if (path.n == 0 && set->rule != NULL) /* memory that ran out knows no place */
        path = set->rule->file->path;
    if (set->result_line > 0) {
        code = VB_RULE_RESULT;
        line = set->result_line;
        path = set->rule->file->path;
        set->result_line = 0;
    }
    if (result == WRAP_LUA_STOPPED || result == WRAP_LUA_MEMORY) {
        code = VB_RULE_STOPPED;
    } else if (result == WRAP_LUA_SYNTAX) {
        code = VB_RULE_BROKEN;
    }
    diag_at(&set->doc->diag, rule_set_place(set, path, line), code, "%s%s%.*s", what, separator,
            STR_ARG(error->message));
}

bool rule_set_info(const struct rule_set *set, size_t index, enum diag_lang lang,
                   struct rule_info *info)
{
    const struct rule *rule = set->rules;

    while (rule != NULL && index-- > 0)
        rule = rule->next;
    if (rule == NULL)
        return false;
    *info = (struct rule_info){rule->id, rule->title[lang], rule->source, rule->file->path,
                               rule->level};
    return true;
}
