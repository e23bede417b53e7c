/* SPDX-License-Identifier: MIT */
/* Reports Lua failures as messages of the current document, with the position in a rule file. */
#include "rule/private.h"

struct pos rule_report_place(const struct rule_run *run, struct str path, unsigned line)
{
    const struct rule_file *file = run->program->files;
    struct pos pos = POS_NONE;

    while (file != NULL && !str_eq(file->src->name, path))
        file = file->next;
    if (file == NULL || file->number == 0)
        return POS_NONE;
    pos.src = file->number;
    if (line >= 1 && line <= file->src->line_count) {
        pos.off = file->src->line_start[line - 1];
        pos.len = num_u32(src_line_text(file->src, line).n);
    }
    return pos;
}

void rule_report_failed(struct rule_run *run, enum wrap_lua_result result, const char *what)
{
    const struct wrap_lua_error *error = wrap_lua_last_error(run->lua);
    unsigned line = error->line;
    struct str path = error->chunk;
    enum diag_code code = VB_RULE_FAILED;

    if (path.n == 0 && run->rule != NULL) /* out of memory comes without a position */
        path = run->rule->file->src->name;
    if (run->result_line > 0) {
        code = VB_RULE_RESULT;
        line = run->result_line;
        path = run->rule->file->src->name;
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
