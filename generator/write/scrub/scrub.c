/* SPDX-License-Identifier: MIT */
/* Copies the parts of a package one by one into another. */
#include "write/scrub/scrub.h"

#include "wrap/zip.h"
#include "wrap/zip_read.h"
#include "write/scrub/private.h"

/* Bytes of the list of what stays; the rest is counted. */
#define LEFT_MAX 400u

static bool refuse(struct doc *doc, enum diag_code code, const char *name, struct str about)
{
    diag_about(&doc->diag, POS_NONE, code, diag_path(name), diag_str(about));
    return false;
}

/* The part to be written; p NULL: it is removed. */
static bool take_part(struct doc *doc, const char *file, struct wrap_zip_read *zip,
                      const struct write_scrub_kept *stays, struct wrap_zip_part *part,
                      struct write_scrub_found *found)
{
    struct buf bytes = BUF_NEW;
    struct buf kept = BUF_NEW;
    bool ok = false;

    if (write_scrub_part_is_inner(part->name, stays)) {
        found->count++;
        part->name = STR_NONE;
        return true;
    }
    if (wrap_zip_read_part(zip, part->name, &bytes) != WRAP_ZIP_READ_OK)
        return refuse(doc, VB_SCRUB_PART, file, part->name);
    switch (write_scrub_part(part->name, buf_view(&bytes), stays, &kept, found)) {
    case WRITE_SCRUB_OK:
        part->bytes = arena_str(&doc->arena, buf_view(&kept));
        ok = true;
        break;
    case WRITE_SCRUB_BROKEN:
        ok = refuse(doc, VB_SCRUB_PART, file, part->name);
        break;
    case WRITE_SCRUB_CHANGES:
        ok = refuse(doc, VB_SCRUB_CHANGES, file, found->about);
        break;
    }
    buf_done(&bytes);
    buf_done(&kept);
    return ok;
}

/* True for a Word package: any other (.odt, .xlsx) would be unchanged and yet reported as clean. */
static bool is_word(struct wrap_zip_read *zip)
{
    bool has_types = false;
    bool has_word = false;

    for (size_t i = 0; i < wrap_zip_read_count(zip); i++) {
        has_types |= str_is(wrap_zip_read_name(zip, i), "[Content_Types].xml");
        has_word |= str_starts(wrap_zip_read_name(zip, i), STR("word/"));
    }
    return has_types && has_word;
}

/* Names what stays and may say more than readers see. */
static void tell_left(struct doc *doc, const char *file, const struct wrap_zip_part *parts,
                      size_t count, bool hides)
{
    struct buf left = BUF_NEW;
    size_t more = 0;

    for (size_t i = 0; i < count + hides; i++) {
        struct str name = i < count ? parts[i].name : STR("word/styles.xml (w:vanish)");

        if (i < count && !write_scrub_part_is_opaque(name))
            continue;
        more += left.n > LEFT_MAX;
        if (left.n <= LEFT_MAX) {
            buf_c(&left, left.n > 0 ? ", " : "");
            buf_str(&left, name);
        }
    }
    if (more > 0)
        buf_printf(&left, ", +%zu", more);
    if (left.n > 0)
        diag_about(&doc->diag, POS_NONE, VB_SCRUB_LEFT, diag_path(file),
                   diag_str(arena_str(&doc->arena, buf_view(&left))));
    buf_done(&left);
}

bool write_scrub(struct doc *doc, const char *name, struct str bytes, struct buf *out,
                 size_t *count)
{
    struct wrap_zip_read *zip = NULL;
    struct str about = STR_NONE;
    struct wrap_zip_part *parts;
    struct write_scrub_kept stays;
    struct write_scrub_found found = {.count = 0};
    const char *why = NULL;
    size_t kept = 0;
    bool ok = true;

    *count = 0;
    if (wrap_zip_read_open(&doc->arena, bytes, &zip, &about) != WRAP_ZIP_READ_OK)
        return refuse(doc, VB_SCRUB_PACKAGE, name, about);
    if (!is_word(zip)) {
        wrap_zip_read_close(zip);
        return refuse(doc, VB_SCRUB_PACKAGE, name, STR("word/"));
    }
    write_scrub_kept_find(&doc->arena, zip, &stays);
    parts = ARENA_ARRAY(&doc->arena, struct wrap_zip_part, wrap_zip_read_count(zip) + 1);
    for (size_t i = 0; ok && i < wrap_zip_read_count(zip); i++) {
        parts[kept].name = arena_str(&doc->arena, wrap_zip_read_name(zip, i));
        ok = take_part(doc, name, zip, &stays, &parts[kept], &found);
        kept += parts[kept].name.n > 0;
    }
    wrap_zip_read_close(zip);
    *count = found.count;
    if (ok)
        tell_left(doc, name, parts, kept, found.hides);
    if (ok && !wrap_zip_write(out, parts, kept, &why))
        ok = refuse(doc, VB_PACKAGE_BROKEN, name, str_c(why));
    return ok;
}
