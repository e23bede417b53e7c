/* SPDX-License-Identifier: MIT */
/* Counts the letters of the tree and of the entries. */
#include "doc/ledger_count.h"

#include "base/utf8.h"
#include "base/vn_common.h"
#include "doc/label.h"
#include "doc/walk.h"

uint64_t ledger_count(struct str s)
{
    uint64_t count = 0;

    for (size_t i = 0; i < s.n;) {
        uint32_t cp;

        count += vn_common_letters(s, &i);
        if (i == s.n)
            break;
        cp = utf8_next(s, &i);
        count += utf8_is_letter(cp) || utf8_is_digit(cp);
    }
    return count;
}

static bool is_media(const struct ledger *f, struct str target)
{
    for (const struct ledger_media *m = f->media; m != NULL; m = m->next)
        if (str_ends(target, m->name))
            return true;
    return false;
}

static uint64_t count_slots(const struct ledger *f, const struct node *n)
{
    switch ((enum node_kind)n->kind) {
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_VERBATIM:
    case NODE_COMMENT:
        return ledger_count(n->text);
    case NODE_DIRECTIVE:
        return str_is(n->name, "hoi") ? ledger_count(n->text) : 0;
    case NODE_NOTE:
    case NODE_NOTE_REF:
        return ledger_count(n->name);
    case NODE_LINK:
        return ledger_count(n->name) + ledger_count(n->text);
    case NODE_IMAGE:
        return ledger_count(n->name) + ledger_count(node_attr(n, "title")) +
               (is_media(f, n->text) ? 0 : ledger_count(n->text));
    case NODE_HOLE:
        return n->first == NULL ? ledger_count(n->text) : 0;
    case NODE_HEADING:
    case NODE_PARA:
        return n->label != NULL ? ledger_count(n->label->text) : 0;
    case NODE_DOC:
    case NODE_PART:
    case NODE_HEAD:
    case NODE_FIELD:
    case NODE_ITEM:
    case NODE_BODY:
    case NODE_TABLE:
    case NODE_ROW:
    case NODE_CELL:
    case NODE_QUOTE:
    case NODE_PAGE_BREAK:
    case NODE_RULE:
    case NODE_IF:
    case NODE_BRANCH:
    case NODE_FOR:
    case NODE_STRONG:
    case NODE_EMPH:
    case NODE_UNDERLINE:
    case NODE_STRIKE:
    case NODE_SUP:
    case NODE_SUB:
    case NODE_BR:
    case NODE_CONTROL:
    case NODE_PAGE_NUMBER:
    case NODE_TEMPLATE:
    case NODE_PAGE:
    case NODE_STYLE:
    case NODE_SET:
    case NODE_FORM:
    case NODE_FRAME:
    case NODE_KIND_COUNT:
        break;
    }
    return 0;
}

uint64_t ledger_count_tree(const struct ledger *f, const struct node *root)
{
    uint64_t count = 0;

    for (struct walk it = walk_start(root); walk_next(&it);)
        if (it.enter)
            count += count_slots(f, it.node);
    return count;
}

int64_t ledger_count_listed(const struct ledger *f)
{
    int64_t listed = 0;

    for (const struct ledger_entry *e = f->entries; e != NULL; e = e->next)
        listed += (int64_t)ledger_count(e->before) - (int64_t)ledger_count(e->after);
    return listed;
}
