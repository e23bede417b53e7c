/* SPDX-License-Identifier: MIT */
/* `vanban help CHỦ ĐỀ`: pages made of the tables that the work is done with. */
#ifndef APP_TOPIC_H
#define APP_TOPIC_H

#include "app/opt.h"

/* Appends the page on a topic (its name with or without marks: "dau", "đầu") to
 * *out. False when there is no such topic. Messages go to doc->diag. */
bool app_topic_put(struct doc *doc, const struct app_options *options, const char *name,
                   struct buf *out);
/* Appends the names with a blank behind each. */
void app_topic_names(struct buf *out);
/* Appends a line for each topic: name and what it is about. */
void app_topic_list(struct buf *out, enum diag_lang lang);
/* Appends blanks up to `column` of the line that began at `start`; at least one. */
void app_topic_pad(struct buf *out, size_t start, size_t column);

#endif
