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

/* The line on which a rule begins: that of its quoted id. */
static unsigned line_of(const struct rule *rule)
{
    return rule_load_line(rule->file->src->text, rule->id);
}

/* The role of recognition that was at work: the last one above that line. NULL: none. */
static const struct rule *find_role(const struct rule_run *run, struct str path, unsigned line)
{
    const struct rule *found = NULL;

    for (const struct rule *rule = run->program->rules; rule != NULL; rule = rule->next)
        if (rule->import != LUA_NOREF && str_eq(rule->file->src->name, path) &&
            (found == NULL || line_of(rule) <= line))
            found = rule;
    return found;
}

/* The rule that took most of a run's budget, if that is what is used up; else the current one. */
static const struct rule *find_greedy(const struct rule_run *run, struct str message)
{
    const struct rule *found = run->rule;

    if (found == NULL || run->used == NULL || !str_starts(message, STR("LIMIT_LUA_RUN_")))
        return found;
    for (const struct rule *rule = run->program->rules; rule != NULL; rule = rule->next)
        if (run->used[rule->number].time > run->used[found->number].time)
            found = rule;
    return found;
}

void rule_report_failed(struct rule_run *run, enum wrap_lua_result result, const char *what)
{
    const struct wrap_lua_error *error = wrap_lua_last_error(run->lua);
    const struct rule *rule = find_greedy(run, error->message);
    unsigned line = error->line;
    struct str path = error->chunk;
    enum diag_code code = VB_RULE_FAILED;

    if (path.n == 0 && rule != NULL) /* out of memory comes without a position */
        path = rule->file->src->name;
    if (run->result_line > 0) {
        code = VB_RULE_RESULT;
        line = run->result_line;
        path = run->rule->file->src->name;
        run->result_line = 0;
    }
    if (run->importing != NULL)
        rule = find_role(run, path, line);
    if (rule != NULL)
        what = rule->id.p;
    if (rule != NULL && run->rule != NULL && rule != run->rule) {
        path = rule->file->src->name;
        line = line_of(rule);
    }
    if (result == WRAP_LUA_STOPPED || result == WRAP_LUA_MEMORY) {
        code = VB_RULE_STOPPED;
    } else if (result == WRAP_LUA_SYNTAX) {
        code = VB_RULE_BROKEN;
    }
    diag_about(&run->doc->diag, rule_report_place(run, path, line), code, diag_c(what),
               diag_foreign(error->message));
}
