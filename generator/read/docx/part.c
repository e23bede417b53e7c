/* SPDX-License-Identifier: MIT */
/* Extracts parts of the archive one at a time; targets of relationships are resolved relative to
 * the part that has them. */
#include "read/docx/part.h"

#include "base/utf8.h"

/* Relationships are stored by id; the first of each type also under this prefix and the type, which
 * cannot be an id (an id is an XML name). */
#define TYPE_MARK "#"

struct str read_docx_part_base(struct str name)
{
    size_t at = 0;

    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '/')
            at = i + 1;
    return str_sub(name, at, name.n);
}

/* Messages ---------------------------------------------------------------------------- */

/* Message for a result of the archive reader. */
static enum diag_code code_of(enum wrap_zip_read_result result)
{
    static const enum diag_code codes[] = {
        [WRAP_ZIP_READ_OK] = VB_DOCX_DAMAGED, /* never used */
        [WRAP_ZIP_READ_NONE] = VB_DOCX_PART_MISSING,
        [WRAP_ZIP_READ_NOT_ZIP] = VB_DOCX_NOT_ZIP,
        [WRAP_ZIP_READ_PASSWORD] = VB_DOCX_PASSWORD,
        [WRAP_ZIP_READ_OLE] = VB_DOCX_OLD,
        [WRAP_ZIP_READ_DAMAGED] = VB_DOCX_DAMAGED,
        [WRAP_ZIP_READ_ENCRYPTED] = VB_DOCX_ENCRYPTED,
        [WRAP_ZIP_READ_NAME] = VB_DOCX_NAME,
        [WRAP_ZIP_READ_TWICE] = VB_DOCX_TWICE,
        [WRAP_ZIP_READ_PACKED] = VB_LIMIT_ZIP_PACKED,
        [WRAP_ZIP_READ_ENTRIES] = VB_LIMIT_ZIP_ENTRIES,
        [WRAP_ZIP_READ_ENTRY] = VB_LIMIT_ZIP_ENTRY,
        [WRAP_ZIP_READ_TOTAL] = VB_LIMIT_ZIP_TOTAL,
        [WRAP_ZIP_READ_RATIO] = VB_LIMIT_ZIP_RATIO,
    };

    return codes[result];
}

/* `about` follows the colon of the message; empty: no details. */
static void report(struct read_docx_package *package, enum diag_code code, struct str about)
{
    if (about.n > 0)
        diag_about(&package->doc->diag, package->place, code, diag_str(about));
    else
        diag_at(&package->doc->diag, package->place, code);
}

bool read_docx_part_open(struct read_docx_package *package, struct str bytes)
{
    struct str about;
    enum wrap_zip_read_result result =
        wrap_zip_read_open(&package->doc->arena, bytes, &package->zip, &about);

    if (result == WRAP_ZIP_READ_OK)
        return true;
    if (result == WRAP_ZIP_READ_DAMAGED && about.n > 0)
        diag_about(&package->doc->diag, package->place, VB_DOCX_DAMAGED, diag_foreign(about));
    else
        report(package, code_of(result), about);
    return false;
}

static void list_lost(struct read_docx_package *package, struct str name)
{
    ledger_add(package->ledger, LEDGER_UNREADABLE, read_docx_part_base(name), STR_NONE, STR_NONE);
}

enum read_docx_part_result read_docx_part_judge(struct read_docx_package *package, struct str name,
                                                enum wrap_xml_result result,
                                                const struct wrap_xml_error *error, bool is_main)
{
    struct diag *diag = &package->doc->diag;
    struct pos pos = diag_part(diag, package->place.src, name, 0, 0);

    switch (result) {
    case WRAP_XML_OK:
        return READ_DOCX_PART_OK;
    case WRAP_XML_STOPPED: /* reported where it was stopped */
        return READ_DOCX_PART_STOPPED;
    case WRAP_XML_REFUSED:
        diag_at(diag, pos, VB_DOCX_DTD);
        return READ_DOCX_PART_STOPPED;
    case WRAP_XML_LIMIT:
        diag_about(diag, pos, VB_LIMIT_XML, diag_foreign(str_c(error->message)));
        return READ_DOCX_PART_STOPPED;
    case WRAP_XML_BROKEN:
        break;
    }
    diag_about(diag, pos, is_main ? VB_DOCX_XML : VB_DOCX_PART_LEFT,
               diag_foreign(str_c(error->message)));
    if (is_main)
        return READ_DOCX_PART_STOPPED;
    list_lost(package, name);
    return READ_DOCX_PART_BROKEN;
}

/* Parts ---------------------------------------------------------------------------------- */

enum read_docx_part_result read_docx_part_bytes(struct read_docx_package *package, struct str name,
                                                struct buf *out)
{
    enum wrap_zip_read_result result = wrap_zip_read_part(package->zip, name, out);

    if (result == WRAP_ZIP_READ_OK)
        return READ_DOCX_PART_OK;
    if (result == WRAP_ZIP_READ_NONE)
        return READ_DOCX_PART_ABSENT;
    report(package, code_of(result), name);
    return READ_DOCX_PART_STOPPED;
}

/* Appends UTF-16 as UTF-8; unpaired surrogates become U+FFFD. */
static void decode_wide(struct buf *out, struct str wide, bool is_big)
{
    uint32_t high = 0;

    for (size_t i = 0; i + 1 < wide.n; i += 2) {
        uint32_t first = (unsigned char)wide.p[i];
        uint32_t second = (unsigned char)wide.p[i + 1];
        uint32_t unit = is_big ? first << 8 | second : second << 8 | first;

        if (high != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
            utf8_put(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high != 0)
            utf8_put(out, UTF8_REPLACEMENT);
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (high == 0)
            utf8_put(out, unit); /* U+FFFD for an unpaired low surrogate */
    }
    if (high != 0)
        utf8_put(out, UTF8_REPLACEMENT);
}

enum read_docx_part_result read_docx_part_text(struct read_docx_package *package, struct str name,
                                               struct buf *out)
{
    struct buf raw = BUF_NEW;
    enum read_docx_part_result result = read_docx_part_bytes(package, name, &raw);
    struct str bytes = buf_view(&raw);

    if (result == READ_DOCX_PART_OK && out->n == 0 && bytes.n > 0 && bytes.p[0] == '<' &&
        !(bytes.n > 1 && bytes.p[1] == '\0')) { /* nearly all parts */
        buf_done(out);
        *out = raw;
        return result;
    }
    if (result != READ_DOCX_PART_OK) {
        buf_done(&raw);
        return result;
    }
    if (str_starts(bytes, STR("\xFF\xFE")))
        decode_wide(out, str_sub(bytes, 2, bytes.n), false);
    else if (str_starts(bytes, STR("\xFE\xFF")))
        decode_wide(out, str_sub(bytes, 2, bytes.n), true);
    else if (str_starts(bytes, (struct str){"<\0?\0", 4}))
        decode_wide(out, bytes, false);
    else if (str_starts(bytes, (struct str){"\0<\0?", 4}))
        decode_wide(out, bytes, true);
    else
        buf_str(out, str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_sub(bytes, 3, bytes.n) : bytes);
    buf_done(&raw);
    return result;
}

/* Relationships ---------------------------------------------------------------------------- */

struct rels {
    struct read_docx_package *package;
    struct str folder; /* of the part with the relationships, "word/" */
    struct read_docx_map *map;
};

/* Value of a hexadecimal digit; 16 if it is none. */
static unsigned hex(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'f')
        return (unsigned)(c - 'a' + 10);
    return c >= 'A' && c <= 'F' ? (unsigned)(c - 'A' + 10) : 16;
}

/* Appends a segment of a reference with %XX decoded. */
static void put_piece(struct buf *out, struct str piece)
{
    for (size_t i = 0; i < piece.n; i++) {
        if (piece.p[i] == '%' && i + 2 < piece.n && hex(piece.p[i + 1]) < 16 &&
            hex(piece.p[i + 2]) < 16) {
            buf_char(out, (char)(hex(piece.p[i + 1]) << 4 | hex(piece.p[i + 2])));
            i += 2;
        } else {
            buf_char(out, piece.p[i]);
        }
    }
}

/* Resolves `target` relative to `folder`; references that leave the package give a name that no
 * part has. */
static struct str resolve(struct arena *a, struct str folder, struct str target)
{
    struct buf name = BUF_NEW;
    struct str rest = target;
    struct str piece;
    struct str copy;

    if (str_starts(target, STR("/")))
        rest = str_sub(target, 1, target.n);
    else
        buf_str(&name, folder);
    while (str_split(&rest, '/', &piece)) {
        if (str_is(piece, "..")) {
            if (name.n > 0)
                name.n--; /* the slash after a folder */
            while (name.n > 0 && name.p[name.n - 1] != '/')
                name.n--;
        } else if (piece.n > 0 && !str_is(piece, ".")) {
            put_piece(&name, piece);
            buf_char(&name, '/');
        }
    }
    copy = name.n > 0 ? arena_str(a, (struct str){name.p, name.n - 1}) : STR("");
    buf_done(&name);
    return copy;
}

static bool on_rel(void *ctx, const struct wrap_xml_element *element)
{
    struct rels *r = ctx;
    struct arena *a = &r->package->doc->arena;
    struct str id = read_docx_name_attr(element, "Id");
    struct str target = read_docx_name_attr(element, "Target");
    struct read_docx_rel *rel;

    if (read_docx_name_of(&r->package->names, element) != READ_DOCX_E_RELATIONSHIP || id.n == 0)
        return true;
    rel = ARENA_NEW(a, struct read_docx_rel);
    rel->type = arena_str(a, read_docx_part_base(read_docx_name_attr(element, "Type")));
    rel->is_external = str_is(read_docx_name_attr(element, "TargetMode"), "External");
    rel->target = rel->is_external ? arena_str(a, target) : resolve(a, r->folder, target);
    (void)read_docx_map_put(r->map, id, rel); /* the first of an id or type is used */
    (void)read_docx_map_put(r->map, arena_printf(a, TYPE_MARK "%.*s", STR_ARG(rel->type)), rel);
    return true;
}

bool read_docx_part_rels(struct read_docx_package *package, struct str name,
                         struct read_docx_map *map)
{
    static const struct wrap_xml_handler handler = {.start = on_rel};
    struct arena *a = &package->doc->arena;
    struct str base = read_docx_part_base(name);
    /* cppcheck-suppress ctuuninitvar; it is where *map will be */
    struct rels rels = {package, str_sub(name, 0, name.n - base.n), map};
    struct str own = arena_printf(a, "%.*s_rels/%.*s.rels", STR_ARG(rels.folder), STR_ARG(base));
    struct buf text = BUF_NEW;
    struct wrap_xml_error error;
    enum read_docx_part_result result;

    read_docx_map_init(map, a);
    result = read_docx_part_text(package, own, &text);
    if (result == READ_DOCX_PART_OK)
        result = read_docx_part_judge(
            package, own, wrap_xml_parse(buf_view(&text), &handler, &rels, &error), &error, false);
    buf_done(&text);
    return result != READ_DOCX_PART_STOPPED;
}

const struct read_docx_rel *read_docx_part_rel_of(const struct read_docx_map *rels,
                                                  const char *type)
{
    char key[64] = TYPE_MARK;
    size_t n = 1;

    for (; type[n - 1] != '\0' && n < sizeof(key); n++)
        key[n] = type[n - 1];
    return read_docx_map_get(rels, (struct str){key, n});
}
