/* SPDX-License-Identifier: MIT */
/* APPNOTE.TXT 6.3.10, 4.3 and 4.4: from the end to the directory, from there to the parts. */
#include "wrap/wrap_zip_plain.h"

#include <zlib.h>

#include "base/base.h"

#define SIGN_LOCAL 0x04034B50u
#define SIGN_CENTRAL 0x02014B50u
#define SIGN_END 0x06054B50u
#define LOCAL_BYTES 30u
#define CENTRAL_BYTES 46u
#define END_BYTES 22u
/* Bits 1 to 3 and 11: how it was deflated, sizes behind the data, names in UTF-8. Whatever
 * else is set says that the data are not as they seem. */
#define FLAGS_PLAIN 0x080Eu
#define METHOD_STORE 0u
#define METHOD_DEFLATE 8u
#define VERSION_MAX 20u /* needed to unpack: 2.0, deflate */

static uint32_t get_16(struct str s, size_t at)
{
    return (uint32_t)(unsigned char)s.p[at] | (uint32_t)(unsigned char)s.p[at + 1] << 8;
}

static uint32_t get_32(struct str s, size_t at)
{
    return get_16(s, at) | get_16(s, at + 2) << 16;
}

static bool is_ascii(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < 0x20 || (unsigned char)name.p[i] > 0x7E)
            return false;
    return name.n > 0;
}

/* Where the packed bytes of the entry are: its local header says the same as the
 * directory, and they end before it. */
static bool find_packed(struct str bytes, size_t directory, size_t local, uint32_t packed,
                        uint32_t method, struct wrap_zip_plain_entry *entry)
{
    size_t start;

    if (local > directory || directory - local < LOCAL_BYTES ||
        get_32(bytes, local) != SIGN_LOCAL || get_16(bytes, local + 4) > VERSION_MAX ||
        (get_16(bytes, local + 6) & ~FLAGS_PLAIN) != 0 || get_16(bytes, local + 8) != method ||
        get_16(bytes, local + 26) != entry->name.n)
        return false;
    start = local + LOCAL_BYTES + entry->name.n + get_16(bytes, local + 28);
    if (start > directory || directory - start < packed ||
        !str_eq(str_sub(bytes, local + LOCAL_BYTES, local + LOCAL_BYTES + entry->name.n),
                entry->name))
        return false;
    entry->packed = str_sub(bytes, start, start + packed);
    return true;
}

/* One entry of the directory at *at, which moves behind it. */
static bool take(struct str bytes, size_t directory, size_t end, size_t *at,
                 struct wrap_zip_plain_entry *entry)
{
    size_t i = *at;
    uint32_t flags, method, packed;
    size_t behind;

    if (end - i < CENTRAL_BYTES || get_32(bytes, i) != SIGN_CENTRAL)
        return false;
    flags = get_16(bytes, i + 8);
    method = get_16(bytes, i + 10);
    packed = get_32(bytes, i + 20);
    entry->crc = get_32(bytes, i + 16);
    entry->size = get_32(bytes, i + 24);
    entry->is_deflated = method == METHOD_DEFLATE;
    behind = CENTRAL_BYTES + get_16(bytes, i + 28) + get_16(bytes, i + 30) + get_16(bytes, i + 32);
    if (end - i < behind || get_16(bytes, i + 6) > VERSION_MAX || (flags & ~FLAGS_PLAIN) != 0 ||
        (method != METHOD_DEFLATE && method != METHOD_STORE) || get_16(bytes, i + 34) != 0 ||
        packed == UINT32_MAX || entry->size == UINT32_MAX)
        return false;
    entry->name = str_sub(bytes, i + CENTRAL_BYTES, i + CENTRAL_BYTES + get_16(bytes, i + 28));
    *at = i + behind;
    return is_ascii(entry->name) &&
           find_packed(bytes, directory, get_32(bytes, i + 42), packed, method, entry);
}

bool wrap_zip_plain_list(struct str bytes, struct wrap_zip_plain_entry *entries, size_t max,
                         size_t *count)
{
    size_t end, directory, at;

    *count = 0;
    if (bytes.n < END_BYTES || bytes.n > UINT32_MAX)
        return false;
    end = bytes.n - END_BYTES;
    directory = get_32(bytes, end + 16);
    if (get_32(bytes, end) != SIGN_END || get_32(bytes, end + 4) != 0 || /* two disks: 0 */
        get_16(bytes, end + 8) != get_16(bytes, end + 10) || get_16(bytes, end + 20) != 0 ||
        get_16(bytes, end + 10) > max || directory > end ||
        get_32(bytes, end + 12) != end - directory)
        return false;
    at = directory;
    while (*count < get_16(bytes, end + 10)) {
        if (!take(bytes, directory, end, &at, &entries[*count]))
            return false;
        (*count)++;
    }
    return at == end;
}

/* All of the packed bytes give all of the size, neither less nor more. */
static bool inflate_all(const struct wrap_zip_plain_entry *entry, char *to)
{
    z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)entry->packed.p,
                  .avail_in = (uInt)entry->packed.n,
                  .next_out = (Bytef *)to,
                  .avail_out = entry->size};
    int result;

    if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
        base_no_memory(); /* its version is that of the header, nothing else can be */
    result = inflate(&z, Z_FINISH);
    (void)inflateEnd(&z); /* of a state that is whole */
    if (result == Z_MEM_ERROR)
        base_no_memory();
    return result == Z_STREAM_END && z.avail_in == 0 && z.avail_out == 0;
}

bool wrap_zip_plain_part(const struct wrap_zip_plain_entry *entry, struct buf *out)
{
    size_t start = out->n;

    if (!entry->is_deflated) {
        if (entry->packed.n != entry->size)
            return false;
        buf_str(out, entry->packed);
    } else {
        buf_reserve(out, entry->size);
        if (!inflate_all(entry, out->p + start))
            return false;
        out->n += entry->size;
        out->p[out->n] = '\0';
    }
    if (crc32(0, (const Bytef *)out->p + start, entry->size) == entry->crc)
        return true;
    out->n = start;
    out->p[start] = '\0';
    return false;
}
