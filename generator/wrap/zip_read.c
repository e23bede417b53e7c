/* SPDX-License-Identifier: MIT */
/* Reads archives as lists of checked names; libzip unpacks, we enforce the limits. */
#include "wrap/zip_read.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "wrap/zip_error.h"

/* Chunk size of unpacking, bytes. */
#define STEP (64u << 10)
/* Slots of the hash table of names: a power of two, at most half full. */
#define SLOTS ((size_t)4 * LIMIT_ZIP_ENTRIES)

struct entry {
    struct str name;
    zip_uint64_t at; /* libzip's index */
};

struct wrap_zip_read {
    zip_t *archive;
    struct entry entries[LIMIT_ZIP_ENTRIES];
    size_t count;
    uint16_t slots[SLOTS]; /* entry + 1, hashed by folded name; 0: free */
    size_t total;          /* bytes unpacked so far */
};

/* Rejecting input that is no zip --------------------------------------------------- */

bool wrap_zip_read_is_ole(struct str bytes)
{
    return str_starts(bytes, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* Names in the OLE directory are UTF-16LE. */
bool wrap_zip_read_ole_has(struct str bytes, const char *name)
{
    struct buf wide = BUF_NEW;
    bool held;

    for (const char *c = name; *c != '\0'; c++) {
        buf_char(&wide, *c);
        buf_char(&wide, '\0');
    }
    held = str_find(bytes, buf_view(&wide), 0) != SIZE_MAX;
    buf_done(&wide);
    return held;
}

static enum wrap_zip_read_result sniff(struct str bytes)
{
    if (wrap_zip_read_is_ole(bytes))
        return wrap_zip_read_ole_has(bytes, "EncryptedPackage") ||
                       wrap_zip_read_ole_has(bytes, "EncryptionInfo")
                   ? WRAP_ZIP_READ_PASSWORD
                   : WRAP_ZIP_READ_OLE;
    if (!str_starts(bytes, STR("PK")))
        return WRAP_ZIP_READ_NOT_ZIP;
    return bytes.n > LIMIT_ZIP_PACKED ? WRAP_ZIP_READ_PACKED : WRAP_ZIP_READ_OK;
}

/* Exits when out of memory; otherwise maps the error to a result. */
static enum wrap_zip_read_result blame(const zip_error_t *error)
{
    int code = zip_error_code_zip(error);

    wrap_zip_error_memory(error);
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP)
        return WRAP_ZIP_READ_ENCRYPTED;
    return WRAP_ZIP_READ_DAMAGED;
}

/* Names ------------------------------------------------------------------------------ */

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (fold(a.p[i]) != fold(b.p[i]))
            return false;
    return true;
}

/* The slot of a name, or the free slot for it. */
static size_t slot_of(const struct wrap_zip_read *zip, struct str name)
{
    uint32_t hash = 2166136261u;
    size_t slot;

    for (size_t i = 0; i < name.n; i++)
        hash = (hash ^ (unsigned char)fold(name.p[i])) * 16777619u;
    slot = hash % SLOTS;
    while (zip->slots[slot] != 0 && !is_same(zip->entries[zip->slots[slot] - 1].name, name))
        slot = (slot + 1) % SLOTS;
    return slot;
}

/* Part names must be relative, without "..", and free of bytes that some system interprets. */
static bool is_safe(struct str name)
{
    struct str rest = name;
    struct str piece;

    if (name.n == 0 || name.p[0] == '/' || !utf8_valid(name, NULL))
        return false;
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < 0x20 || name.p[i] == '\\' || name.p[i] == ':')
            return false;
    while (str_split(&rest, '/', &piece))
        if (str_is(piece, "..") || str_is(piece, "."))
            return false;
    return true;
}

/* A name made valid UTF-8, for messages. */
static struct str shown(struct arena *a, struct str name)
{
    struct buf b = BUF_NEW;
    struct str copy;

    for (size_t i = 0; i < name.n; i++)
        buf_char(&b, (unsigned char)name.p[i] < 0x7F ? name.p[i] : '?');
    copy = arena_str(a, buf_view(&b));
    buf_done(&b);
    return copy;
}

static enum wrap_zip_read_result take_name(struct wrap_zip_read *zip, zip_uint64_t at,
                                           struct str name)
{
    size_t slot;

    if (!is_safe(name))
        return WRAP_ZIP_READ_NAME;
    slot = slot_of(zip, name);
    if (zip->slots[slot] != 0)
        return WRAP_ZIP_READ_TWICE;
    if (name.p[name.n - 1] == '/')
        return WRAP_ZIP_READ_OK; /* a folder */
    zip->entries[zip->count++] = (struct entry){name, at};
    zip->slots[slot] = (uint16_t)zip->count;
    return WRAP_ZIP_READ_OK;
}

static enum wrap_zip_read_result take_names(struct wrap_zip_read *zip, struct arena *a,
                                            struct str *about)
{
    zip_int64_t count = zip_get_num_entries(zip->archive, 0);

    if (count > (zip_int64_t)LIMIT_ZIP_ENTRIES)
        return WRAP_ZIP_READ_ENTRIES;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *raw = zip_get_name(zip->archive, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);
        enum wrap_zip_read_result result;

        if (raw == NULL)
            return blame(zip_get_error(zip->archive));
        result = take_name(zip, (zip_uint64_t)i, arena_str(a, str_c(raw)));
        if (result != WRAP_ZIP_READ_OK) {
            *about = shown(a, str_c(raw));
            return result;
        }
    }
    return WRAP_ZIP_READ_OK;
}

/* Opening ------------------------------------------------------------------------------ */

static enum wrap_zip_read_result open_archive(struct wrap_zip_read *zip, struct arena *a,
                                              struct str bytes, struct str *about)
{
    enum wrap_zip_read_result result;
    zip_source_t *source;
    zip_error_t error;

    zip_error_init(&error);
    source = zip_source_buffer_create(bytes.p, bytes.n, 0, &error);
    if (source != NULL)
        zip->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip->archive != NULL) {
        zip_error_fini(&error);
        return take_names(zip, a, about);
    }
    zip_source_free(source); /* NULL is nothing */
    result = blame(&error);
    *about = shown(a, str_c(zip_error_strerror(&error)));
    zip_error_fini(&error);
    return result;
}

enum wrap_zip_read_result wrap_zip_read_open(struct arena *a, struct str bytes,
                                             struct wrap_zip_read **zip, struct str *about)
{
    enum wrap_zip_read_result result = sniff(bytes);

    *zip = NULL;
    *about = STR_NONE;
    if (result != WRAP_ZIP_READ_OK)
        return result;
    *zip = calloc(1, sizeof(**zip));
    if (*zip == NULL)
        base_no_memory();
    result = open_archive(*zip, a, bytes, about);
    if (result != WRAP_ZIP_READ_OK) {
        wrap_zip_read_close(*zip);
        *zip = NULL;
    }
    return result;
}

void wrap_zip_read_close(struct wrap_zip_read *zip)
{
    if (zip == NULL)
        return;
    if (zip->archive != NULL)
        zip_discard(zip->archive);
    free(zip);
}

size_t wrap_zip_read_count(const struct wrap_zip_read *zip)
{
    return zip->count;
}

struct str wrap_zip_read_name(const struct wrap_zip_read *zip, size_t i)
{
    return zip->entries[i].name;
}

bool wrap_zip_read_stated(const struct wrap_zip_read *zip, size_t i, uint64_t *size, uint32_t *crc)
{
    zip_stat_t stat;

    zip_stat_init(&stat);
    if (zip_stat_index(zip->archive, zip->entries[i].at, 0, &stat) != 0 ||
        (stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_CRC) == 0)
        return false;
    *size = stat.size;
    *crc = stat.crc;
    return true;
}

/* Unpacking ---------------------------------------------------------------------------- */

/* The limit that unpacking more than `n` bytes of an entry of `packed` bytes would exceed, if
 * any. */
static enum wrap_zip_read_result judge(const struct wrap_zip_read *zip, size_t n, size_t packed)
{
    if (n > LIMIT_ZIP_ENTRY)
        return WRAP_ZIP_READ_ENTRY;
    if (n > LIMIT_ZIP_TOTAL - zip->total)
        return WRAP_ZIP_READ_TOTAL;
    if (n > LIMIT_ZIP_RATIO_FROM && n / LIMIT_ZIP_RATIO > packed)
        return WRAP_ZIP_READ_RATIO;
    return WRAP_ZIP_READ_OK;
}

static enum wrap_zip_read_result unpack(struct wrap_zip_read *zip, zip_file_t *file, size_t packed,
                                        struct buf *out)
{
    enum wrap_zip_read_result result;
    size_t start = out->n;

    for (;;) {
        zip_int64_t got;

        buf_reserve(out, STEP);
        got = zip_fread(file, out->p + out->n, STEP);
        if (got < 0)
            return blame(zip_file_get_error(file));
        if (got == 0)
            return WRAP_ZIP_READ_OK;
        out->n += (size_t)got;
        result = judge(zip, out->n - start, packed);
        if (result != WRAP_ZIP_READ_OK)
            return result;
    }
}

enum wrap_zip_read_result wrap_zip_read_part(struct wrap_zip_read *zip, struct str name,
                                             struct buf *out)
{
    uint16_t found = zip->slots[slot_of(zip, name)];
    size_t start = out->n;
    enum wrap_zip_read_result result;
    zip_uint64_t at;
    zip_file_t *file;
    zip_stat_t stat;

    if (found == 0)
        return WRAP_ZIP_READ_NONE;
    at = zip->entries[found - 1].at;
    zip_stat_init(&stat);
    if (zip_stat_index(zip->archive, at, 0, &stat) != 0)
        return blame(zip_get_error(zip->archive));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return WRAP_ZIP_READ_ENCRYPTED;
    file = zip_fopen_index(zip->archive, at, 0);
    if (file == NULL)
        return blame(zip_get_error(zip->archive));
    result =
        unpack(zip, file, (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? (size_t)stat.comp_size : 0, out);
    (void)zip_fclose(file); /* any error was already reported by the read */
    zip->total += out->n - start;
    if (result != WRAP_ZIP_READ_OK)
        out->n = start;
    if (out->p != NULL)
        out->p[out->n] = '\0';
    return result;
}
