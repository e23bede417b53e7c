/* SPDX-License-Identifier: MIT */
/* An office's own XML against the schema of the dialect. */
#ifndef APP_SCHEMA_H
#define APP_SCHEMA_H

#include "app/one.h"

/*
 * True when the file at `path`, read as `src`, is one of vanban's own templates,
 * which the tests validate, or fits templates/vanban.rng; else false with XML_SCHEMA
 * at the line. Called when the reader had nothing to say: its messages are clearer.
 */
bool app_schema_fits(struct app_session *session, struct doc *doc, struct str path,
                     const struct src *src, uint16_t number);

#endif
