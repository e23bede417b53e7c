/* SPDX-License-Identifier: MIT */
/* One walk over the tree, one over the list. */
#include "doc/found_count.h"

#include "base/utf8.h"
#include "doc/iter.h"
#include "doc/label.h"

/* Bytes of a letter at i that needs no table: Latin up to U+01BF and U+1E80 … U+1EFF,
 * which is what Vietnamese is written with; 0: another character. */
static size_t plain_letter(struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

    if (c == 0xC3)
        return next != 0x97 && next != 0xB7 ? 2 : 0; /* but for × and ÷ */
    if (c >= 0xC4 && c <= 0xC6)
        return 2;
    return c == 0xE1 && (next == 0xBA || next == 0xBB) ? 3 : 0;
}

uint64_t found_count(struct str s)
{
    uint64_t count = 0;

    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        size_t letter;
        uint32_t cp;

        if (c >= 'a' && c <= 'z') { /* most */
            count++;
            i++;
        } else if (c < 0x80) {
            count += (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
            i++;
        } else if ((letter = plain_letter(s, i)) > 0) {
            count++;
            i += letter;
        } else {
            cp = utf8_next(s, &i);
            count += utf8_is_letter(cp) || utf8_is_digit(cp);
        }
    }
    return count;
}

static bool is_media(const struct found *f, struct str target)
{
    for (const struct found_media *m = f->media; m != NULL; m = m->next)
        if (str_ends(target, m->name))
            return true;
    return false;
}

static uint64_t count_slots(const struct found *f, const struct node *n)
{
    switch ((enum node_kind)n->kind) {
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_VERBATIM:
    case NODE_COMMENT:
        return found_count(n->text);
    case NODE_DIRECTIVE:
        return str_is(n->name, "hoi") ? found_count(n->text) : 0;
    case NODE_NOTE:
    case NODE_NOTE_REF:
        return found_count(n->name);
    case NODE_LINK:
        return found_count(n->name) + found_count(n->text);
    case NODE_IMAGE:
        return found_count(n->name) + found_count(node_attr(n, "title")) +
               (is_media(f, n->text) ? 0 : found_count(n->text));
    case NODE_HOLE:
        return n->first == NULL ? found_count(n->text) : 0;
    case NODE_HEADING:
    case NODE_PARA:
        return n->label != NULL ? found_count(n->label->text) : 0;
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
    case NODE_SUP:
    case NODE_SUB:
    case NODE_BR:
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

uint64_t found_count_tree(const struct found *f, struct node *root)
{
    uint64_t count = 0;

    for (struct iter it = iter_start(root); iter_next(&it);)
        if (it.enter)
            count += count_slots(f, it.node);
    return count;
}

int64_t found_count_listed(const struct found *f)
{
    int64_t listed = 0;

    for (const struct found_entry *e = f->entries; e != NULL; e = e->next)
        listed += (int64_t)found_count(e->before) - (int64_t)found_count(e->after);
    return listed;
}
