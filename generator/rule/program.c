/* SPDX-License-Identifier: MIT */
/* Makes and frees a program; the first run loads it. */
#include <stdlib.h>

#include "rule/private.h"

_Static_assert(NODE_KIND_COUNT <= 64, "a bit for each kind");

/* Bit set of the kinds of some classes. */
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

/* Deep copy of the options. */
static struct rule_options copy_options(struct arena *a, const struct rule_options *options)
{
    struct rule_options copy = *options;
    const char **files = ARENA_ARRAY(a, const char *, options->file_count + 1);

    for (size_t i = 0; i < options->file_count; i++)
        files[i] = arena_str(a, str_c(options->files[i])).p;
    copy.lua_dir = arena_str(a, str_c(options->lua_dir)).p;
    copy.files = files;
    return copy;
}

struct rule_program *rule_program_new(const struct rule_options *options)
{
    struct rule_program *program = calloc(1, sizeof(*program));

    if (program == NULL)
        base_no_memory();
    arena_init(&program->own);
    arena_init(&program->arena);
    program->options = copy_options(&program->own, options);
    program->constants.arena = &program->own;
    if (options->constants == NULL)
        program->options.constants = &program->constants;
    program->kinds = (struct rule_kinds){
        .inlines = kinds_of(NODE_CLASS_INLINE),
        .blocks = kinds_of(NODE_CLASS_BLOCK | NODE_CLASS_ROW | NODE_CLASS_CELL),
        .fields = kinds_of(NODE_CLASS_FIELD | NODE_CLASS_ITEM),
    };
    return program;
}

void rule_program_unload(struct rule_program *program)
{
    if (program->lua != NULL)
        wrap_lua_free(program->lua);
    program->lua = NULL;
    arena_done(&program->arena);
    arena_init(&program->arena);
    program->files = NULL;
    if (program->is_broken)
        program->constants.count = 0; /* its own files; shared ones are not read again */
    program->rules = NULL;
    program->gives = NULL;
    program->loaded = program->import_loaded = program->is_broken = false;
}

void rule_program_free(struct rule_program *program)
{
    if (program == NULL)
        return;
    rule_program_unload(program);
    arena_done(&program->own);
    free(program);
}

bool rule_program_info(const struct rule_program *program, size_t index, enum diag_lang lang,
                       struct rule_info *info)
{
    const struct rule *rule = program->rules;

    while (rule != NULL && index-- > 0)
        rule = rule->next;
    if (rule == NULL)
        return false;
    *info = (struct rule_info){rule->id, rule->title[lang], rule->source, rule->file->src->name,
                               rule->level};
    return true;
}
