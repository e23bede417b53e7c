/* SPDX-License-Identifier: MIT */
/* `vanban help TOPIC`: pages generated from the tables that the program uses. */
#ifndef APP_TOPIC_H
#define APP_TOPIC_H

#include "app/opt.h"

/* Appends the page on a topic (its name with or without accents: "dau", "đầu") to *out. False if
 * there is no such topic. Messages go to doc->diag. */
bool app_topic_put(struct doc *doc, const struct app_options *options, const char *name,
                   struct buf *out);
/* Appends the names, each followed by a blank. */
void app_topic_names(struct buf *out);
/* Appends a line per topic: name and subject. */
void app_topic_list(struct buf *out, enum diag_lang lang);
/* Appends blanks up to `column` of the line that started at `start`; at least one. */
void app_topic_pad(struct buf *out, size_t start, size_t column);

#endif
