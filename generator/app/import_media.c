/* SPDX-License-Identifier: MIT */
/* A new folder is filled under a temporary name and renamed, so that it appears complete. */
#include "app/import_media.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/path.h"
#include "base/io.h"
#include "doc/iter.h"

#define FOLDER_MODE 0777 /* modified by the umask */

struct str app_import_media_folder(struct arena *a, const char *source)
{
    return app_path_beside(a, str_c(source), STR(".media"));
}

void app_import_media_rename(struct doc *doc, const struct ledger *ledger, struct str folder)
{
    struct str name = app_path_file(folder);

    if (ledger->media == NULL)
        return;
    for (struct iter it = iter_start(doc->root); iter_next(&it);) {
        struct node *n = it.node;

        if (it.enter && n->kind == NODE_IMAGE && str_starts(n->text, STR("media/")))
            n->text = arena_printf(&doc->arena, "%.*s/%.*s", STR_ARG(name),
                                   STR_ARG(app_path_file(n->text)));
    }
}

static struct str path_of(struct arena *a, struct str folder, const struct ledger_media *m)
{
    return arena_printf(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(m->name));
}

static bool fail(struct doc *doc, struct str path)
{
    diag_about(&doc->diag, POS_NONE, VB_WRITE_FAILED, diag_str(path), diag_errno(errno));
    return false;
}

static bool fill(struct doc *doc, const struct ledger *ledger, struct str folder)
{
    for (const struct ledger_media *m = ledger->media; m != NULL; m = m->next) {
        struct str path = path_of(&doc->arena, folder, m);

        if (io_write(path.p, m->bytes) != IO_OK)
            return fail(doc, path);
    }
    return true;
}

void app_import_media_drop(struct arena *a, const struct ledger *ledger, struct str folder)
{
    for (const struct ledger_media *m = ledger->media; m != NULL; m = m->next)
        (void)unlink(path_of(a, folder, m).p); /* it may not exist */
    (void)rmdir(folder.p);
}

bool app_import_media_put(struct doc *doc, const struct ledger *ledger, struct str folder)
{
    struct str name = arena_printf(&doc->arena, "%.*s.XXXXXX", STR_ARG(folder));
    char *made = ARENA_ARRAY(&doc->arena, char, name.n + 1);
    struct str fresh = {made, name.n};
    mode_t mask;

    if (app_path_is_folder(folder.p))
        return fill(doc, ledger, folder);
    for (size_t i = 0; i < name.n; i++)
        made[i] = name.p[i];
    if (mkdtemp(made) == NULL)
        return fail(doc, folder);
    mask = umask(0);
    (void)umask(mask);
    if (fill(doc, ledger, fresh)) {
        if (chmod(made, FOLDER_MODE & ~mask) == 0 && rename(made, folder.p) == 0)
            return true;
        (void)fail(doc, folder);
    }
    app_import_media_drop(&doc->arena, ledger, fresh);
    return false;
}
