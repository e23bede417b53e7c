/* SPDX-License-Identifier: MIT */
/* Names come from the attribute table, so that both syntaxes accept the same. */
#include "read/directive.h"

#include "doc/node_attr.h"

bool read_directive_is(struct str name)
{
    return node_attr_fits(node_attr_find(NODE_DIRECTIVE, STR("name")), name);
}

bool read_directive_fits(struct str name, struct str args)
{
    if (str_is(name, "hoi") && (args.n == 0 || args.p[0] < '0' || args.p[0] > '9'))
        return false;
    return str_find(args, STR("--"), 0) == SIZE_MAX;
}
