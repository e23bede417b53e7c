/* SPDX-License-Identifier: MIT */
#include "doc/seal.h"

#define SEAL_OPEN "<!-- vanban sha256="
#define SEAL_CLOSE " -->\n"
#define SEAL_HEX ((size_t)SHA256_BYTES * 2)

void seal_add(struct sha256 *sum, struct str name, uint64_t size, uint32_t crc)
{
    struct buf line = BUF_NEW;

    if (str_is(name, SEAL_PART))
        return;
    buf_str(&line, name);
    buf_char(&line, ' ');
    buf_uint(&line, size);
    buf_char(&line, ' ');
    buf_uint(&line, crc);
    buf_char(&line, '\n');
    sha256_add(sum, buf_view(&line));
    buf_done(&line);
}

void seal_done(struct sha256 *sum, struct buf *hex)
{
    unsigned char bytes[SHA256_BYTES];

    sha256_done(sum, bytes);
    sha256_hex(hex, bytes);
}

static void put_sum(struct buf *hex, struct str text)
{
    struct sha256 sum;

    sha256_init(&sum);
    sha256_add(&sum, text);
    seal_done(&sum, hex);
}

void seal_text(struct buf *text)
{
    struct buf hex = BUF_NEW;

    put_sum(&hex, buf_view(text));
    buf_c(text, SEAL_OPEN);
    buf_str(text, buf_view(&hex));
    buf_c(text, SEAL_CLOSE);
    buf_done(&hex);
}

size_t seal_text_start(struct str text)
{
    size_t length = STR(SEAL_OPEN).n + SEAL_HEX + STR(SEAL_CLOSE).n;
    size_t start;

    if (text.n < length || !str_ends(text, STR(SEAL_CLOSE)))
        return text.n;
    start = text.n - length;
    if (start > 0 && text.p[start - 1] != '\n')
        return text.n;
    return str_starts(str_sub(text, start, text.n), STR(SEAL_OPEN)) ? start : text.n;
}

bool seal_text_holds(struct str text)
{
    size_t start = seal_text_start(text);
    size_t from = start + STR(SEAL_OPEN).n;
    struct buf hex = BUF_NEW;
    bool holds;

    if (start == text.n)
        return false;
    put_sum(&hex, str_sub(text, 0, start));
    holds = str_eq(buf_view(&hex), str_sub(text, from, from + SEAL_HEX));
    buf_done(&hex);
    return holds;
}
