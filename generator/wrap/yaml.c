/* SPDX-License-Identifier: MIT */
/* Builds a tree from libyaml's events without recursion; converts its character offsets to
 * bytes. */
#include "wrap/yaml.h"

#include <yaml.h>

#include "base/limit.h"
#include "base/utf8.h"

struct open_node {
    struct wrap_yaml_node *node;
    struct wrap_yaml_node *last; /* its last child */
    struct wrap_yaml_node *key;  /* of the next value; NULL: a key is next */
};

struct parse {
    struct arena *arena;
    struct str text;
    size_t chars, bytes; /* the same position, only advances */
    struct open_node open[LIMIT_YAML_DEPTH];
    unsigned depth;
    struct wrap_yaml_node *root;
    struct wrap_yaml_error *error;
    bool has_document;
};

/* Byte offset of a character, searched from the last start requested. */
static size_t byte_of(struct parse *p, size_t character, bool is_start)
{
    size_t chars = p->chars <= character ? p->chars : 0;
    size_t at = p->chars <= character ? p->bytes : 0;

    for (; chars < character && at < p->text.n; chars++)
        (void)utf8_next(p->text, &at);
    if (is_start) {
        p->chars = chars;
        p->bytes = at;
    }
    return at;
}

static enum wrap_yaml_result fail(struct parse *p, enum wrap_yaml_result result, const char *what,
                                  size_t off)
{
    p->error->what = str_c(what);
    p->error->off = num_u32(off);
    return result;
}

static enum wrap_yaml_result refuse(struct parse *p, const yaml_event_t *event, const char *what)
{
    return fail(p, WRAP_YAML_REFUSED, what, byte_of(p, event->start_mark.index, true));
}

/* Links a node at the current position; a scalar may be a mapping key. */
static enum wrap_yaml_result link_node(struct parse *p, const yaml_event_t *event,
                                       struct wrap_yaml_node *n)
{
    struct open_node *above = p->depth > 0 ? &p->open[p->depth - 1] : NULL;

    if (above == NULL) {
        p->root = n;
        return WRAP_YAML_OK;
    }
    if (above->node->kind == WRAP_YAML_MAPPING && above->key == NULL) {
        if (n->kind != WRAP_YAML_SCALAR)
            return refuse(p, event, "a key that is no text");
        above->key = n;
        return WRAP_YAML_OK;
    }
    n->key = above->key;
    above->key = NULL;
    if (above->last != NULL)
        above->last->next = n;
    else
        above->node->first = n;
    above->last = n;
    return WRAP_YAML_OK;
}

static struct wrap_yaml_node *new_node(struct parse *p, const yaml_event_t *event,
                                       enum wrap_yaml_kind kind)
{
    struct wrap_yaml_node *n = ARENA_NEW(p->arena, struct wrap_yaml_node);

    n->kind = kind;
    n->off = num_u32(byte_of(p, event->start_mark.index, true));
    n->end = num_u32(byte_of(p, event->end_mark.index, false));
    return n;
}

static enum wrap_yaml_result take_scalar(struct parse *p, const yaml_event_t *event)
{
    struct wrap_yaml_node *n;

    if (event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL)
        return refuse(p, event, "an anchor or a tag");
    n = new_node(p, event, WRAP_YAML_SCALAR);
    n->text = arena_str(p->arena, (struct str){(const char *)event->data.scalar.value,
                                               event->data.scalar.length});
    return link_node(p, event, n);
}

static enum wrap_yaml_result take_start(struct parse *p, const yaml_event_t *event)
{
    bool is_mapping = event->type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *anchor = is_mapping ? event->data.mapping_start.anchor
                                           : event->data.sequence_start.anchor;
    const yaml_char_t *tag = is_mapping ? event->data.mapping_start.tag
                                        : event->data.sequence_start.tag;
    struct wrap_yaml_node *n;
    enum wrap_yaml_result result;

    if (anchor != NULL || tag != NULL)
        return refuse(p, event, "an anchor or a tag");
    if (p->depth == LIMIT_YAML_DEPTH)
        return refuse(p, event, "LIMIT_YAML_DEPTH");
    n = new_node(p, event, is_mapping ? WRAP_YAML_MAPPING : WRAP_YAML_SEQUENCE);
    n->is_flow = is_mapping ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                            : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    result = link_node(p, event, n);
    if (result == WRAP_YAML_OK)
        p->open[p->depth++] = (struct open_node){.node = n};
    return result;
}

static enum wrap_yaml_result take_event(struct parse *p, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    case YAML_DOCUMENT_START_EVENT:
        if (p->has_document)
            return refuse(p, event, "a second document");
        p->has_document = true;
        break;
    case YAML_ALIAS_EVENT:
        return refuse(p, event, "an alias");
    case YAML_SCALAR_EVENT:
        return take_scalar(p, event);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return take_start(p, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        p->depth--;
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): libyaml ends what it began */
        p->open[p->depth].node->end = num_u32(byte_of(p, event->end_mark.index, false));
        break;
    }
    return WRAP_YAML_OK;
}

static enum wrap_yaml_result broken(struct parse *p, const yaml_parser_t *parser)
{
    size_t off = parser->error == YAML_READER_ERROR
                     ? parser->problem_offset
                     : byte_of(p, parser->problem_mark.index, false);

    if (parser->error == YAML_MEMORY_ERROR)
        base_no_memory();
    return fail(p, WRAP_YAML_BROKEN, parser->problem != NULL ? parser->problem : "",
                off < p->text.n ? off : p->text.n);
}

enum wrap_yaml_result wrap_yaml_parse(struct arena *a, struct str text,
                                      struct wrap_yaml_node **root, struct wrap_yaml_error *error)
{
    struct parse p = {.arena = a, .text = text, .error = error};
    enum wrap_yaml_result result = WRAP_YAML_OK;
    bool is_end = false;
    yaml_parser_t parser;

    if (yaml_parser_initialize(&parser) == 0)
        base_no_memory();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
    while (result == WRAP_YAML_OK && !is_end) {
        yaml_event_t event;

        if (yaml_parser_parse(&parser, &event) == 0) {
            result = broken(&p, &parser);
            break;
        }
        is_end = event.type == YAML_STREAM_END_EVENT;
        result = take_event(&p, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    *root = result == WRAP_YAML_OK ? p.root : NULL;
    return result;
}
