/* SPDX-License-Identifier: MIT */
/* A render of one file with fixed format and target. */
#include "app/commands.h"

#include "app/command.h"
#include "write/write.h"

enum status app_preview(const struct app_options *options)
{
    struct app_options preview = *options;

    if (options->file_count != 1) {
        struct doc *doc = doc_new(options->lang);

        diag_about(&doc->diag, POS_NONE, VB_USAGE_NO_FILE, diag_c("preview FILE"));
        return app_command_refuse(doc, options);
    }
    if (preview.values[APP_OPT_OUTPUT] == NULL)
        preview.values[APP_OPT_OUTPUT] = "-";
    return app_render_all(&preview, write_find(STR("md")));
}
