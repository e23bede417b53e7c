/* SPDX-License-Identifier: MIT */
/* Bytes, numbers, and the XML and JSON escapes that several writers share. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

void buf_done(struct buf *b)
{
    free(b->p);
    *b = BUF_NEW;
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->p != NULL)
        b->p[0] = '\0';
}

void buf_reserve(struct buf *b, size_t more)
{
    size_t need = num_add(num_add(b->n, more), 1);
    size_t cap = b->cap < 256 ? 256 : b->cap;
    char *p;

    if (need <= b->cap)
        return;
    while (cap < need)
        cap = num_mul(cap, 2);
    p = realloc(b->p, cap);
    if (p == NULL)
        base_no_memory();
    b->p = p;
    b->cap = cap;
}

void buf_add(struct buf *b, const void *p, size_t n)
{
    buf_reserve(b, n);
    if (n > 0)
        memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.p, s.n);
}

void buf_c(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_char(struct buf *b, char c)
{
    buf_reserve(b, 1);
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

void buf_uint(struct buf *b, uint64_t value)
{
    char digits[20];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    buf_add(b, digits + at, sizeof(digits) - at);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list args;
    va_list again;
    int n;

    va_start(args, fmt);
    va_copy(again, args);
    n = vsnprintf(b->p != NULL ? b->p + b->n : NULL, b->cap - b->n, fmt, args);
    va_end(args);
    if (n < 0)
        base_die(BASE_FATAL_FORMAT);
    if ((size_t)n >= b->cap - b->n) {
        buf_reserve(b, (size_t)n);
        (void)vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again); /* measured above */
    }
    va_end(again);
    b->n += (size_t)n;
}

static const char *xml_escape(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\r':
        return "&#13;"; /* a parser would normalise it to a line feed */
    default:
        return c < 0x20 && c != '\t' && c != '\n' ? "\xEF\xBF\xBD" : NULL;
    }
}

void buf_xml(struct buf *b, struct str s)
{
    size_t done = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        const char *escape = NULL;
        size_t width = 1;

        if (c < 0x40) {
            escape = xml_escape(c);
        } else if (c == 0xEF && s.n - i >= 3 && (unsigned char)s.p[i + 1] == 0xBF &&
                   (unsigned char)s.p[i + 2] >= 0xBE) {
            escape = "\xEF\xBF\xBD"; /* U+FFFE, U+FFFF */
            width = 3;
        }
        if (escape == NULL)
            continue;
        buf_add(b, s.p + done, i - done);
        buf_c(b, escape);
        done = i + width;
        i += width - 1;
    }
    buf_add(b, s.p != NULL ? s.p + done : NULL, s.n - done);
}

/* Appends the JSON escape of a character. */
static void put_json_escape(struct buf *b, unsigned char c)
{
    if (c == '"' || c == '\\') {
        buf_char(b, '\\');
        buf_char(b, (char)c);
    } else if (c == '\n') {
        buf_c(b, "\\n");
    } else {
        buf_printf(b, "\\u%04x", c);
    }
}

void buf_json(struct buf *b, struct str s)
{
    size_t start = 0; /* of the bytes not yet written */

    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(b, s.p + start, i - start);
        put_json_escape(b, c);
        start = i + 1;
    }
    buf_str(b, str_sub(s, start, s.n));
    buf_char(b, '"');
}

struct str buf_view(const struct buf *b)
{
    return (struct str){b->p != NULL ? b->p : "", b->n};
}
