/* SPDX-License-Identifier: MIT */
/* Builds archives in memory: zip_close() writes to a buffer source. Deflates the parts here,
 * because libzip creates a zlib state for each (0.2 MB to clear). */
#include "wrap/zip.h"

#include <string.h>

#include <zip.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/num.h"
#include "wrap/zip_error.h"

/* 1980-01-01 in DOS format: years since 1980, month, day. libzip 1.7 converts it with mktime() and
 * back at the same offset, so the result is independent of the time zone. If TZ is unset, glibc
 * checks /etc/localtime each time, 1.5 µs per part: not worth changing the environment of the
 * process and its children. */
#define DOS_DATE ((0u << 9) | (1u << 5) | 1u)
/* Level 6 makes a document 6 % smaller but costs 1.4 of 36 million instructions more. */
#define DEFLATE_LEVEL 3
#define MEMORY_LEVEL 8 /* zlib's default */

/* The failed step, unless the cause was lack of memory. */
static const char *blame(const char *step, const zip_error_t *error)
{
    wrap_zip_error_memory(error);
    return step;
}

/* A deflated part: the metadata libzip needs, and how much it has read. */
struct packed {
    struct str bytes;
    size_t taken;
    zip_uint64_t size; /* uncompressed */
    zip_uint32_t crc;
};

static zip_int64_t put_stat(const struct packed *part, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    stat->size = part->size;
    stat->comp_size = part->bytes.n;
    stat->comp_method = ZIP_CM_DEFLATE;
    stat->crc = part->crc;
    return (zip_int64_t)sizeof(*stat);
}

/* Source callback for data that is already deflated. */
static zip_int64_t give(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
    struct packed *part = user;

    switch ((int)command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    case ZIP_SOURCE_OPEN:
        part->taken = 0;
        return 0;
    case ZIP_SOURCE_READ:
        if (n > part->bytes.n - part->taken)
            n = part->bytes.n - part->taken;
        memcpy(data, part->bytes.p + part->taken, (size_t)n);
        part->taken += (size_t)n;
        return (zip_int64_t)n;
    case ZIP_SOURCE_STAT:
        return put_stat(part, data);
    default:
        return 0; /* close, error, free: nothing to do */
    }
}

/* Deflates a part into `a`. NULL, or the failed step. */
static const char *deflate_part(z_stream *z, struct arena *a, struct str bytes,
                                struct packed **part)
{
    size_t most = deflateBound(z, bytes.n);
    char *into = arena_alloc(a, most);
    const void *from = bytes.n > 0 ? bytes.p : ""; /* zlib refuses NULL */

    z->next_in = (z_const Bytef *)(uintptr_t)from;
    z->avail_in = num_u32(bytes.n);
    z->next_out = (Bytef *)into;
    z->avail_out = num_u32(most);
    if (deflateReset(z) != Z_OK || deflate(z, Z_FINISH) != Z_STREAM_END)
        return "deflate";
    *part = ARENA_NEW(a, struct packed);
    **part = (struct packed){
        .bytes = {into, most - z->avail_out},
        .size = bytes.n,
        .crc = wrap_zip_crc(bytes),
    };
    return NULL;
}

static const char *add_part(zip_t *archive, struct arena *a, struct str name, struct packed *part)
{
    zip_source_t *source = zip_source_function(archive, give, part);
    zip_int64_t at;

    if (source == NULL)
        return blame("zip_source_function", zip_get_error(archive));
    at = zip_file_add(archive, arena_str(a, name).p, source, ZIP_FL_ENC_GUESS);
    if (at < 0) {
        zip_source_free(source);
        return blame("zip_file_add", zip_get_error(archive));
    }
    if (zip_set_file_compression(archive, (zip_uint64_t)at, ZIP_CM_DEFLATE, 0) != 0)
        return blame("zip_set_file_compression", zip_get_error(archive));
    if (zip_file_set_dostime(archive, (zip_uint64_t)at, 0, DOS_DATE, 0) != 0)
        return blame("zip_file_set_dostime", zip_get_error(archive));
    if (zip_file_set_external_attributes(archive, (zip_uint64_t)at, 0, ZIP_OPSYS_DOS, 0) != 0)
        return blame("zip_file_set_external_attributes", zip_get_error(archive));
    return NULL;
}

/* Deflates all parts with the same zlib state and adds them. */
static const char *add_parts(zip_t *archive, struct arena *a, const struct wrap_zip_part *parts,
                             size_t count)
{
    z_stream z = {.zalloc = NULL};
    const char *why = NULL;
    int result =
        deflateInit2(&z, DEFLATE_LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY);

    if (result == Z_MEM_ERROR)
        base_no_memory();
    if (result != Z_OK)
        return "deflateInit2";
    for (size_t i = 0; i < count && why == NULL; i++) {
        struct packed *part = NULL;

        why = deflate_part(&z, a, parts[i].bytes, &part);
        if (why == NULL)
            why = add_part(archive, a, parts[i].name, part);
    }
    (void)deflateEnd(&z); /* fails only for an unfinished stream */
    return why;
}

/* Writes the archive to `target`, which the archive references until it is closed. */
static const char *build(zip_source_t *target, const struct wrap_zip_part *parts, size_t count)
{
    zip_error_t error;
    zip_t *archive;
    struct arena arena; /* data referenced by the archive until it is closed */
    const char *why = NULL;

    zip_error_init(&error);
    archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == NULL)
        why = blame("zip_open_from_source", &error);
    zip_error_fini(&error);
    if (archive == NULL)
        return why;
    zip_source_keep(target);
    arena_init(&arena);
    why = add_parts(archive, &arena, parts, count);
    if (why == NULL && zip_close(archive) != 0)
        why = blame("zip_close", zip_get_error(archive));
    if (why != NULL)
        zip_discard(archive);
    arena_done(&arena);
    return why;
}

static const char *copy_out(struct buf *out, zip_source_t *source)
{
    zip_stat_t stat;
    zip_int64_t got;

    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
        return blame("zip_source_stat", zip_source_error(source));
    if (zip_source_open(source) != 0)
        return blame("zip_source_open", zip_source_error(source));
    buf_reserve(out, (size_t)stat.size);
    got = zip_source_read(source, out->p + out->n, stat.size);
    (void)zip_source_close(source); /* read-only: cannot fail */
    if (got < 0 || (zip_uint64_t)got != stat.size)
        return blame("zip_source_read", zip_source_error(source));
    out->n += (size_t)got;
    out->p[out->n] = '\0';
    return NULL;
}

/* True if the parts fit an archive without zip64, which old readers do not support. */
static bool is_small(const struct wrap_zip_part *parts, size_t count)
{
    size_t room = INT32_MAX;

    for (size_t i = 0; i < count; i++) {
        if (parts[i].bytes.n > room)
            return false;
        room -= parts[i].bytes.n;
    }
    return count <= UINT16_MAX;
}

bool wrap_zip_write(struct buf *out, const struct wrap_zip_part *parts, size_t count,
                    const char **why)
{
    zip_error_t error;
    zip_source_t *target;

    *why = "zip64";
    if (!is_small(parts, count))
        return false;
    zip_error_init(&error);
    target = zip_source_buffer_create(NULL, 0, 0, &error);
    if (target == NULL)
        *why = blame("zip_source_buffer_create", &error);
    zip_error_fini(&error);
    if (target == NULL)
        return false;
    *why = build(target, parts, count);
    if (*why == NULL)
        *why = copy_out(out, target);
    zip_source_free(target);
    return *why == NULL;
}

uint32_t wrap_zip_crc(struct str bytes)
{
    return num_u32(crc32_z(0, (const Bytef *)bytes.p, bytes.n));
}
