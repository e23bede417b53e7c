/* SPDX-License-Identifier: MIT */
/* Failures of Lua as messages of the document at work, with their place in a rule file. */
#include "rule/private.h"

/* The number of a file among the inputs of the document; 0: they are full. */
static uint16_t source_number(struct rule_run *run, const struct rule_file *file)
{
    struct arena *arena = &run->doc->arena;
    struct rule_source *source = run->sources;

    while (source != NULL && source->file != file)
        source = source->next;
    if (source != NULL)
        return source->src;
    source = ARENA_NEW(arena, struct rule_source);
    source->file = file;
    source->src =
        diag_src(&run->doc->diag, src_new(arena, file->path, arena_str(arena, file->text)));
    source->next = run->sources;
    run->sources = source;
    return source->src;
}

struct pos rule_report_place(struct rule_run *run, struct str path, unsigned line)
{
    const struct rule_file *file = run->program->files;
    const struct src *src;
    struct pos pos = POS_NONE;

    while (file != NULL && !str_eq(file->path, path))
        file = file->next;
    if (file == NULL)
        return POS_NONE;
    pos.src = source_number(run, file);
    if (pos.src == 0)
        return POS_NONE;
    src = run->doc->diag.srcs[pos.src];
    if (line >= 1 && line <= src->line_count) {
        pos.off = src->line_start[line - 1];
        pos.len = num_u32(src_line_text(src, line).n);
    }
    return pos;
}

void rule_report_failed(struct rule_run *run, enum wrap_lua_result result, const char *what)
{
    const struct wrap_lua_error *error = wrap_lua_last_error(run->lua);
    unsigned line = error->line;
    struct str path = error->chunk;
    enum diag_code code = VB_RULE_FAILED;

    if (path.n == 0 && run->rule != NULL) /* memory that ran out knows no place */
        path = run->rule->file->path;
    if (run->result_line > 0) {
        code = VB_RULE_RESULT;
        line = run->result_line;
        path = run->rule->file->path;
        run->result_line = 0;
    }
    if (result == WRAP_LUA_STOPPED || result == WRAP_LUA_MEMORY) {
        code = VB_RULE_STOPPED;
    } else if (result == WRAP_LUA_SYNTAX) {
        code = VB_RULE_BROKEN;
    }
    diag_about(&run->doc->diag, rule_report_place(run, path, line), code, diag_c(what),
               diag_foreign(error->message));
}
