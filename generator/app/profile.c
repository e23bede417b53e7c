/* SPDX-License-Identifier: MIT */
/*
 * Finds and reads vanban.yaml. libyaml validates it and gives the positions of values; the default
 * fields are then parsed by the head parser, so that they have the same meaning as in a document.
 */
#include "app/profile.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "app/path.h"
#include "base/limit.h"
#include "base/near.h"
#include "base/vn.h"
#include "doc/meta.h"
#include "read/md/default.h"
#include "wrap/yaml.h"

#define FILE_NAME "vanban.yaml"
/* Most parent folders searched. */
#define FOLDERS_MAX 64

struct reading {
    struct doc *doc;
    struct app_profile *profile;
    const struct src *src;
    uint16_t number;
    struct wrap_yaml_node *root;
    struct str folder; /* of the profile, "" or with a slash */
};

/* Search --------------------------------------------------------------------------------------- */

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool is_home(const struct stat *folder)
{
    const char *home = getenv("HOME");
    struct stat st;

    return home != NULL && home[0] != '\0' && stat(home, &st) == 0 && is_same(folder, &st);
}

struct str app_profile_find(struct arena *a, struct str input)
{
    struct str folder = app_path_folder(input);
    struct stat here;

    if (stat(folder.n > 0 ? arena_str(a, folder).p : ".", &here) != 0)
        return STR_NONE;
    for (unsigned i = 0; i < FOLDERS_MAX; i++) {
        struct str path = arena_printf(a, "%.*s" FILE_NAME, STR_ARG(folder));
        struct stat file;
        struct stat above;

        if (stat(path.p, &file) == 0 && S_ISREG(file.st_mode))
            return path;
        folder = arena_printf(a, "%.*s../", STR_ARG(folder));
        if (is_home(&here) || stat(folder.p, &above) != 0 || above.st_dev != here.st_dev ||
            is_same(&above, &here))
            break;
        here = above;
    }
    return STR_NONE;
}

/* Files named in the profile ------------------------------------------------------------------- */

static struct pos place(const struct reading *r, const struct wrap_yaml_node *n)
{
    if (r->number == 0)
        return POS_NONE;
    return (struct pos){n->off, n->end - n->off, r->number};
}

static bool refuse(const struct reading *r, enum diag_code code, const struct wrap_yaml_node *n,
                   struct str text)
{
    diag_about(&r->doc->diag, place(r, n), code, diag_str(text));
    return false;
}

/* True if `name` is a file below the folder: no component is ".." or a link. */
static bool is_below(const struct reading *r, struct str name)
{
    struct str path = r->folder;
    struct str rest = name;
    struct str piece;
    struct stat st = {.st_mode = 0};

    if (str_starts(name, STR("/")))
        return false;
    while (str_split(&rest, '/', &piece)) {
        if (str_is(piece, ".."))
            return false;
        path = arena_printf(&r->doc->arena, "%.*s%.*s", STR_ARG(path), STR_ARG(piece));
        if (lstat(path.p, &st) != 0 || S_ISLNK(st.st_mode))
            return false;
        path = arena_printf(&r->doc->arena, "%.*s/", STR_ARG(path));
    }
    return S_ISREG(st.st_mode);
}

/* The path of a file below the profile's folder; false with a message. */
static bool take_file(const struct reading *r, const struct wrap_yaml_node *n, struct str *path)
{
    if (n->kind != WRAP_YAML_SCALAR || n->text.n == 0)
        return refuse(r, VB_PROFILE_VALUE, n, n->key != NULL ? n->key->text : STR_NONE);
    if (!is_below(r, n->text))
        return refuse(r, VB_PROFILE_OUTSIDE, n, n->text);
    *path = arena_printf(&r->doc->arena, "%.*s%.*s", STR_ARG(r->folder), STR_ARG(n->text));
    return true;
}

/* `quy tắc`: one file or a list. */
static bool take_rules(struct reading *r, const struct wrap_yaml_node *value)
{
    struct app_profile *profile = r->profile;
    const struct wrap_yaml_node *n = value->kind == WRAP_YAML_SEQUENCE ? value->first : value;
    size_t count = 0;

    if (value->kind == WRAP_YAML_SCALAR && value->text.n == 0)
        return true; /* empty */
    for (const struct wrap_yaml_node *i = n; i != NULL; i = i->next)
        count++;
    profile->rules = ARENA_ARRAY(&r->doc->arena, const char *, count);
    for (; n != NULL; n = value->kind == WRAP_YAML_SEQUENCE ? n->next : NULL) {
        struct str path;

        if (!take_file(r, n, &path))
            return false;
        profile->rules[profile->rule_count++] = path.p;
    }
    return true;
}

/* `mẫu`: the name of a shipped template, or a file. */
static bool take_template(struct reading *r, const struct wrap_yaml_node *value)
{
    if (value->kind == WRAP_YAML_SCALAR && value->text.n == 0)
        return true;
    r->profile->template_pos = place(r, value);
    if (value->kind != WRAP_YAML_SCALAR || str_ends(value->text, STR(".xml")))
        return take_file(r, value, &r->profile->template);
    if (str_find_char(value->text, '/', 0) != SIZE_MAX)
        return refuse(r, VB_PROFILE_OUTSIDE, value, value->text);
    r->profile->template = value->text;
    return true;
}

/* Default fields ------------------------------------------------------------------------------ */

/* The first value below `n` in flow style (brackets), which the head parser would read as text. */
static const struct wrap_yaml_node *find_flow(const struct wrap_yaml_node *n)
{
    if (n->is_flow)
        return n;
    for (const struct wrap_yaml_node *c = n->first; c != NULL; c = c->next) {
        const struct wrap_yaml_node *found = find_flow(c); /* at most LIMIT_YAML_DEPTH deep */

        if (found != NULL)
            return found;
    }
    return NULL;
}

/* Marks the bytes of every scalar. */
static void mark_scalars(char *text, const struct wrap_yaml_node *n, char *marks)
{
    if (n->key != NULL)
        mark_scalars(text, n->key, marks);
    for (size_t i = n->off; n->kind == WRAP_YAML_SCALAR && i < n->end; i++)
        marks[i] = 1;
    for (const struct wrap_yaml_node *c = n->first; c != NULL; c = c->next)
        mark_scalars(text, c, marks);
}

/* A copy of the source with comments blanked out, as heads have none. */
static const struct src *without_comments(const struct reading *r)
{
    struct src *copy = ARENA_NEW(&r->doc->arena, struct src);
    size_t n = r->src->text.n;
    char *text = arena_alloc(&r->doc->arena, n + 1);
    char *marks = arena_alloc(&r->doc->arena, n + 1);

    *copy = *r->src;
    copy->text = (struct str){text, n};
    mark_scalars(text, r->root, marks);
    for (size_t i = 0; i < n; i++) {
        bool after_blank =
            i == 0 || text[i - 1] == ' ' || text[i - 1] == '\t' || text[i - 1] == '\n';

        text[i] = r->src->text.p[i];
        if (text[i] != '#' || marks[i] != 0 || !after_blank)
            continue;
        for (; i < n && r->src->text.p[i] != '\n'; i++)
            text[i] = ' ';
        if (i < n)
            text[i] = '\n';
    }
    return copy;
}

/* `mặc định`: fields as in a head. */
static bool take_defaults(struct reading *r, const struct wrap_yaml_node *value)
{
    const struct wrap_yaml_node *flow = find_flow(value);
    uint32_t first;
    uint32_t last;
    size_t count = 0;

    if (value->kind == WRAP_YAML_SCALAR && value->text.n == 0)
        return true;
    if (value->kind != WRAP_YAML_MAPPING || flow != NULL)
        return refuse(r, VB_PROFILE_VALUE, flow != NULL ? flow : value, value->key->text);
    for (const struct wrap_yaml_node *n = value->first; n != NULL; n = n->next)
        if (++count > LIMIT_PROFILE_FIELDS) {
            diag_about(&r->doc->diag, place(r, n->key), VB_LIMIT_PROFILE_FIELDS,
                       diag_num(LIMIT_PROFILE_FIELDS));
            return false;
        }
    first = src_line(r->src, value->off) - 1;
    last = src_line(r->src, value->end);
    if (last > first + 1 && r->src->line_start[last - 1] == value->end)
        last--; /* it ends at the start of the next key */
    return read_md_default(r->doc, without_comments(r), r->number, first, last);
}

/* Whole profile -------------------------------------------------------------------------------- */

static const struct {
    const char *name, *written;
    bool (*take)(struct reading *r, const struct wrap_yaml_node *value);
} keys[] = {
#define PROFILE_KEY(name, written, take) {name, written, take},
#include "app/profile_keys.def"
#undef PROFILE_KEY
};

static void report_unknown(const struct reading *r, const struct wrap_yaml_node *key,
                           struct str folded)
{
    struct near near = near_to(folded, 3);
    struct str all = str_c(keys[0].written);

    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        near_try(&near, str_c(keys[i].name), str_c(keys[i].written));
        if (i > 0)
            all = arena_printf(&r->doc->arena, "%.*s, %s", STR_ARG(all), keys[i].written);
    }
    diag_about(&r->doc->diag, place(r, key), VB_PROFILE_KEY, diag_str(key->text), diag_str(all),
               diag_hint(near.found));
}

static bool take_entries(struct reading *r)
{
    bool seen[ARRAY_LEN(keys)] = {false};

    if (r->root->kind != WRAP_YAML_MAPPING)
        return refuse(r, VB_PROFILE_VALUE, r->root, STR(FILE_NAME));
    for (const struct wrap_yaml_node *n = r->root->first; n != NULL; n = n->next) {
        struct str folded = vn_fold_in(&r->doc->arena, n->key->text);
        size_t k = 0;

        while (k < ARRAY_LEN(keys) && !str_is(folded, keys[k].name))
            k++;
        if (k == ARRAY_LEN(keys)) {
            report_unknown(r, n->key, folded);
            continue;
        }
        if (seen[k])
            return refuse(r, VB_HEAD_FIELD_TWICE, n->key, n->key->text);
        seen[k] = true;
        if (!keys[k].take(r, n))
            return false;
    }
    return true;
}

static bool parse(struct reading *r)
{
    struct wrap_yaml_error error;
    struct pos at = POS_NONE;
    enum wrap_yaml_result result = wrap_yaml_parse(&r->doc->arena, r->src->text, &r->root, &error);

    if (result == WRAP_YAML_OK)
        return r->root == NULL || take_entries(r);
    if (r->number != 0)
        at = (struct pos){error.off, 0, r->number};
    diag_about(&r->doc->diag, at, result == WRAP_YAML_BROKEN ? VB_YAML_BROKEN : VB_YAML_REFUSED,
               diag_foreign(error.what));
    return false;
}

const struct app_profile *app_profile_read(struct doc *doc, struct str path)
{
    struct app_profile *profile = ARENA_NEW(&doc->arena, struct app_profile);
    struct reading r = {.doc = doc, .profile = profile};

    profile->doc = doc;
    profile->path = arena_str(&doc->arena, path);
    (void)doc_add_part(doc, STR("main"), POS_NONE);
    if (path.n == 0)
        return profile;
    r.folder = app_path_folder(profile->path);
    r.folder = arena_str(&doc->arena, r.folder); /* NUL-terminated */
    r.src = doc_load_below(doc, profile->path.p, r.folder, POS_NONE, &r.number);
    if (r.src != NULL)
        (void)parse(&r); /* its messages stop `doc` */
    return profile;
}

bool app_profile_apply(const struct app_profile *profile, struct doc *doc, bool report)
{
    struct node *head = meta_head(doc_main(doc));
    const struct node *given = meta_head(doc_main(profile->doc));

    diag_repeat(&doc->diag, &profile->doc->diag, POS_NONE);
    if (profile->doc->diag.status != STATUS_OK)
        return false;
    for (const struct node *field = given->first; field != NULL; field = field->next)
        if (head != NULL && meta_get_str(head, field->name) == NULL)
            node_append(head, node_clone(&doc->arena, field));
    if (report && profile->path.n > 0)
        diag_about(&doc->diag, POS_NONE, VB_PROFILE_USED, diag_str(profile->path));
    return true;
}
