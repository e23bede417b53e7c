/* SPDX-License-Identifier: MIT */
/* Fills the arguments of a message into its row, and knows the words for the rest. */
#include "diag/say.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "diag/phrase.h"

static const char *const level_names[][2] = {
    [DIAG_INFO] = {"lưu ý", "info"},
    [DIAG_WARN] = {"cảnh báo", "warning"},
    [DIAG_ERROR] = {"lỗi", "error"},
};

static const struct diag_arg no_arg = {.kind = DIAG_TEXT};

const char *say_level(enum diag_level level, enum diag_lang lang)
{
    return level_names[level][lang];
}

struct str say_line(struct arena *a, uint32_t line, enum diag_lang lang)
{
    return arena_printf(a, lang == DIAG_EN ? "line %u" : "dòng %u", line);
}

const char *say_errno(int error, enum diag_lang lang)
{
    static const struct {
        int error;
        const char *vi;
    } reasons[] = {
        {ENOENT, "không có tệp hoặc thư mục này"},
        {EACCES, "không có quyền"},
        {EPERM, "không có quyền"},
        {EISDIR, "đây là thư mục, không phải tệp"},
        {ENOTDIR, "có tên trong đường dẫn không phải thư mục"},
        {ENAMETOOLONG, "tên quá dài"},
        {ENOSPC, "đĩa hết chỗ"},
        {EROFS, "chỗ này chỉ đọc được"},
    };

    for (size_t i = 0; lang == DIAG_VI && i < ARRAY_LEN(reasons); i++)
        if (reasons[i].error == error)
            return reasons[i].vi;
    return strerror(error);
}

/* One argument --------------------------------------------------------------------------- */

static const struct diag_arg *find_arg(const struct diag_entry *e, enum diag_arg_kind kind)
{
    for (uint32_t i = 0; i < e->arg_count; i++)
        if (e->args[i].kind == kind && e->args[i].text.n > 0)
            return &e->args[i];
    return &no_arg;
}

struct str say_hint(const struct diag_entry *e)
{
    return find_arg(e, DIAG_HINT)->text;
}

struct str say_path(const struct diag_entry *e)
{
    return find_arg(e, DIAG_PATH)->text;
}

struct str say_clause(const struct diag_entry *e)
{
    return e->clause.n > 0 ? e->clause : find_arg(e, DIAG_CLAUSE)->text;
}

static void put_arg(struct buf *out, const struct diag_arg *arg, enum diag_lang lang)
{
    switch (arg->kind) {
    case DIAG_TEXT:
    case DIAG_PATH:
    case DIAG_HINT:
    case DIAG_CLAUSE:
        buf_str(out, arg->text);
        break;
    case DIAG_ELEMENT:
        buf_printf(out, "<%.*s>", STR_ARG(arg->text));
        break;
    case DIAG_NUMBER:
        buf_printf(out, "%" PRId64, arg->number);
        break;
    case DIAG_SYSTEM:
        buf_c(out, say_errno((int)arg->number, lang));
        break;
    case DIAG_FOREIGN:
        phrase_say(out, arg->text, lang);
        break;
    case DIAG_WORDS:
        buf_str(out, lang == DIAG_EN && arg->en.n > 0 ? arg->en : arg->text);
        break;
    }
}

static bool is_given(const struct diag_arg *arg)
{
    return arg->number != 0 || arg->text.n > 0;
}

/* Rows ----------------------------------------------------------------------------------- */

/* A row on its way into words; e NULL: without arguments. */
struct filling {
    struct buf *out;
    const struct diag_entry *e;
    enum diag_lang lang;
    bool all_given; /* of the arguments since the last $[ */
};

static void put_hint(struct filling *f)
{
    struct str near = f->e != NULL ? say_hint(f->e) : STR_NONE;

    if (near.n > 0)
        buf_printf(f->out, f->lang == DIAG_EN ? " (did you mean “%.*s”?)" : " (có phải “%.*s”?)",
                   STR_ARG(near));
}

static void put_numbered(struct filling *f, unsigned number)
{
    const struct diag_arg *arg = &no_arg;

    if (f->e == NULL) {
        buf_c(f->out, "…");
        return;
    }
    if (number <= f->e->arg_count)
        arg = &f->e->args[number - 1];
    f->all_given = f->all_given && is_given(arg);
    put_arg(f->out, arg, f->lang);
}

static void fill(struct filling *f, const char *row)
{
    size_t opened = 0;

    for (const char *at = row; *at != '\0'; at++) {
        size_t plain = strcspn(at, "$");

        buf_add(f->out, at, plain);
        at += plain;
        if (*at == '\0' || *++at == '\0')
            break;
        if (*at == '?') {
            put_hint(f);
        } else if (*at == '[') {
            opened = f->out->n;
            f->all_given = f->e != NULL;
        } else if (*at == ']') {
            if (!f->all_given)
                f->out->n = opened;
        } else {
            put_numbered(f, (unsigned)(*at - '0'));
        }
    }
}

void say_message(struct buf *out, const struct diag *d, const struct diag_entry *e)
{
    struct filling f = {.out = out, .e = e, .lang = d->lang};

    fill(&f, e->code == DIAG_CODE_COUNT ? "$1" : diag_text(e->code, d->lang));
}

void say_row(struct buf *out, enum diag_code code, enum diag_lang lang)
{
    struct filling f = {.out = out, .lang = lang};

    fill(&f, diag_text(code, lang));
}
