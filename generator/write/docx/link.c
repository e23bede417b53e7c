/* SPDX-License-Identifier: MIT */
/* External links. Word reports a file as damaged if a target is not a URI, so anything doubtful is
 * written as text. */
#include <string.h>

#include "write/docx/private.h"

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "host", "host:8080", then the end or one of / ? # */
static bool has_host(struct str rest)
{
    size_t i = 0;
    size_t port;

    while (i < rest.n && (is_alnum(rest.p[i]) || rest.p[i] == '-' || rest.p[i] == '.'))
        i++;
    if (i == 0 || !is_alnum(rest.p[0]))
        return false;
    if (i < rest.n && rest.p[i] == ':') {
        port = ++i;
        while (i < rest.n && rest.p[i] >= '0' && rest.p[i] <= '9')
            i++;
        if (i == port || i - port > 4)
            return false;
    }
    return i == rest.n || strchr("/?#", rest.p[i]) != NULL;
}

static bool is_mailbox(struct str rest)
{
    size_t at = str_find_char(rest, '@', 0);

    if (at == SIZE_MAX || at == 0)
        return false;
    for (size_t i = 0; i < at; i++)
        if (!is_alnum(rest.p[i]) && strchr("._+-", rest.p[i]) == NULL)
            return false;
    return has_host(str_sub(rest, at + 1, rest.n));
}

static bool is_address(struct str href)
{
    static const struct {
        const char *start;
        bool (*is_good)(struct str rest);
    } schemes[] = {{"http://", has_host}, {"https://", has_host}, {"mailto:", is_mailbox}};

    for (size_t i = 0; i < ARRAY_LEN(schemes); i++) {
        struct str start = str_c(schemes[i].start);

        if (str_starts(href, start))
            return schemes[i].is_good(str_sub(href, start.n, href.n));
    }
    return false;
}

/* Percent-encodes every byte not allowed in a URI (RFC 3986, 2.1); keeps at most one '#'. */
static struct str encode(struct arena *a, struct str href)
{
    struct buf b = BUF_NEW;
    bool fragment = false;
    struct str copy;

    for (size_t i = 0; i < href.n; i++) {
        char c = href.p[i];
        bool keep = is_alnum(c) || (c != '\0' && strchr("-._~:/?@!$&'()*+,;=", c) != NULL);

        if (c == '%')
            keep = href.n - i > 2 && is_hex(href.p[i + 1]) && is_hex(href.p[i + 2]);
        if (c == '#') {
            keep = !fragment;
            fragment = true;
        }
        if (keep)
            buf_char(&b, c);
        else
            buf_printf(&b, "%%%02X", (unsigned)(unsigned char)c);
    }
    copy = arena_str(a, buf_view(&b));
    buf_done(&b);
    return copy;
}

static void grow(struct arena *a, struct write_docx_links *links)
{
    size_t cap = links->cap == 0 ? 16 : num_mul(links->cap, 2);
    struct str *targets = ARENA_ARRAY(a, struct str, cap);

    if (links->count > 0)
        memcpy(targets, links->targets, links->count * sizeof(*targets));
    links->targets = targets;
    links->cap = cap;
}

size_t write_docx_link_add(struct write_docx_package *package, struct write_docx_links *links,
                           struct str href)
{
    struct arena *a = &package->doc->arena;

    if (!is_address(href))
        return 0;
    if (links->count == links->cap)
        grow(a, links);
    links->targets[links->count++] = encode(a, href);
    return links->count;
}
