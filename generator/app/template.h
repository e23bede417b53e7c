/* SPDX-License-Identifier: MIT */
/* Finds and loads a template: its chain of extends, and the forms of a document. */
#ifndef APP_TEMPLATE_H
#define APP_TEMPLATE_H

#include "app/one.h"

/*
 * The template of --template (else the profile's, else nd30) as one tree: those it
 * extends merged under it (at most LIMIT_TEMPLATE_CHAIN), the forms that the heads of
 * the document's parts name (mau: "1.4", "2.1") loaded from their files. A name
 * is looked up in templates/NAME/template.xml, a path ending in .xml is a file.
 * Lives in the document's arena; NULL with a message (TEMPLATE_MISSING,
 * TEMPLATE_NO_FORM, XML_*).
 */
struct node *app_template_load(struct app_session *session, struct doc *doc);

#endif
