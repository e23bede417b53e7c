/* SPDX-License-Identifier: MIT */
/* The archive is laid out here (APPNOTE.TXT 6.3.10, 4.3 and 4.4) and only deflated by zlib: one
 * state serves all parts, and libzip, which brings libcrypto, need not be loaded to write. */
#include "wrap/wrap_zip.h"

#include <zlib.h>

#include "base/arena.h"
#include "base/num.h"

/* 1980-01-01 in the DOS form: years since 1980, month, day. */
#define DOS_DATE ((0u << 9) | (1u << 5) | 1u)
/* Level 6 makes a document 6 % smaller and takes 1.4 of 36 million instructions more. */
#define DEFLATE_LEVEL 3
#define MEMORY_LEVEL 8 /* zlib's default */

#define VERSION_NEEDED 20u /* 2.0: deflated */
#define METHOD_DEFLATE 8u
/* Of a local header and of an entry of the directory together, without the names. */
#define HEADER_BYTES (30u + 46u)

#define SIGN_LOCAL 0x04034B50u
#define SIGN_CENTRAL 0x02014B50u
#define SIGN_END 0x06054B50u

/* What a part has become. */
struct entry {
    uint32_t off, packed, crc;
};

static void put_16(struct buf *out, size_t value)
{
    char bytes[2] = {(char)(value & 0xFF), (char)(value >> 8 & 0xFF)};

    buf_add(out, bytes, sizeof(bytes));
}

static void put_32(struct buf *out, size_t value)
{
    put_16(out, value & 0xFFFF);
    put_16(out, value >> 16 & 0xFFFF);
}

/* What a local header and an entry of the directory share. */
static void put_common(struct buf *out, const struct wrap_zip_part *part, const struct entry *entry)
{
    put_16(out, VERSION_NEEDED);
    put_16(out, 0); /* flags: names are ASCII, sizes stand in front */
    put_16(out, METHOD_DEFLATE);
    put_16(out, 0); /* 00:00 */
    put_16(out, DOS_DATE);
    put_32(out, entry->crc);
    put_32(out, entry->packed);
    put_32(out, part->bytes.n);
    put_16(out, part->name.n);
    put_16(out, 0); /* bytes of extra fields */
}

static void put_local(struct buf *out, const struct wrap_zip_part *part, const struct entry *entry)
{
    put_32(out, SIGN_LOCAL);
    put_common(out, part, entry);
    buf_str(out, part->name);
}

static void put_central(struct buf *out, const struct wrap_zip_part *part,
                        const struct entry *entry)
{
    put_32(out, SIGN_CENTRAL);
    put_16(out, VERSION_NEEDED); /* made by 2.0, under DOS: no attributes to keep */
    put_common(out, part, entry);
    put_16(out, 0); /* bytes of the comment */
    put_16(out, 0); /* number of the disk */
    put_16(out, 0); /* attributes: neither text nor binary is claimed */
    put_32(out, 0);
    put_32(out, entry->off);
    buf_str(out, part->name);
}

static void put_end(struct buf *out, size_t count, size_t from, size_t start)
{
    size_t bytes = out->n - from;

    put_32(out, SIGN_END);
    put_16(out, 0); /* this disk, and that of the directory */
    put_16(out, 0);
    put_16(out, count);
    put_16(out, count);
    put_32(out, bytes);
    put_32(out, from - start);
    put_16(out, 0); /* bytes of the comment */
}

/* Whether all sizes and places fit into 32 bits (without them: zip64), all numbers into 16. */
static bool fits(const struct wrap_zip_part *parts, size_t count)
{
    size_t most = 0;

    for (size_t i = 0; i < count; i++) {
        if (parts[i].name.n > UINT16_MAX)
            return false;
        most = num_add(most, num_add(compressBound(parts[i].bytes.n), 2 * parts[i].name.n));
        most = num_add(most, HEADER_BYTES);
    }
    return count <= UINT16_MAX && most <= INT32_MAX;
}

/* Puts the deflated bytes into *packed; false when zlib fails. */
static bool deflate_part(z_stream *z, struct buf *packed, struct str bytes)
{
    size_t most = deflateBound(z, bytes.n);
    const void *from = bytes.n > 0 ? bytes.p : ""; /* zlib refuses NULL */

    buf_clear(packed);
    buf_reserve(packed, most);
    z->next_in = (z_const Bytef *)(uintptr_t)from;
    z->avail_in = (uInt)bytes.n;
    z->next_out = (Bytef *)packed->p;
    z->avail_out = (uInt)most;
    if (deflateReset(z) != Z_OK || deflate(z, Z_FINISH) != Z_STREAM_END)
        return false;
    packed->n = most - z->avail_out;
    return true;
}

/* The parts, and what the directory is to tell of them. */
static bool put_parts(z_stream *z, struct buf *out, const struct wrap_zip_part *parts, size_t count,
                      struct entry *entries)
{
    struct buf packed = BUF_NEW;
    size_t start = out->n;
    bool ok = true;

    for (size_t i = 0; ok && i < count; i++) {
        struct str bytes = parts[i].bytes;

        ok = deflate_part(z, &packed, bytes);
        entries[i].off = num_u32(out->n - start);
        entries[i].packed = num_u32(packed.n);
        entries[i].crc = num_u32(crc32(0, (const Bytef *)bytes.p, (uInt)bytes.n));
        put_local(out, &parts[i], &entries[i]);
        buf_str(out, buf_view(&packed));
    }
    buf_done(&packed);
    return ok;
}

/* The step that failed; NULL when none has. */
static const char *build(struct buf *out, const struct wrap_zip_part *parts, size_t count,
                         struct entry *entries)
{
    z_stream z = {.zalloc = NULL};
    size_t start = out->n;
    size_t from;
    int result = deflateInit2(&z, DEFLATE_LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY_LEVEL,
                              Z_DEFAULT_STRATEGY);
    bool ok;

    if (result == Z_MEM_ERROR)
        base_no_memory();
    if (result != Z_OK)
        return "deflateInit2";
    ok = put_parts(&z, out, parts, count, entries);
    (void)deflateEnd(&z); /* tells only of a state left in the middle */
    if (!ok)
        return "deflate";
    from = out->n;
    for (size_t i = 0; i < count; i++)
        put_central(out, &parts[i], &entries[i]);
    put_end(out, count, from, start);
    return NULL;
}

bool wrap_zip_write(struct buf *out, const struct wrap_zip_part *parts, size_t count,
                    const char **why)
{
    struct arena arena;
    size_t before = out->n;

    *why = "zip64";
    if (!fits(parts, count))
        return false;
    arena_init(&arena);
    *why = build(out, parts, count, ARENA_ARRAY(&arena, struct entry, count + 1));
    arena_done(&arena);
    if (*why == NULL)
        return true;
    out->n = before;
    return false;
}
