/* SPDX-License-Identifier: MIT */
/* Templates of a world: their extends chains, and the forms of documents. */
#ifndef APP_TEMPLATE_H
#define APP_TEMPLATE_H

#include "app/world.h"
#include "layout/layout.h"

struct app_template; /* owner: the world; read and checked once */

/*
 * The template of --template (else the profile's, else nd30) as one tree, merged with those it
 * extends (at most LIMIT_TEMPLATE_CHAIN). A name means templates/NAME/template.xml, a path ending
 * in .xml a file. Messages go to `doc`; NULL if they stop it (TEMPLATE_*, XML_*).
 */
struct app_template *app_template_find(struct app_world *world, const struct app_profile *profile,
                                       struct doc *doc);
/* Input of layout_run(); owner: the template. */
struct layout_template *app_template_design(struct app_template *t);
/* The FORM named in the head of `part` (mau: "1.4", "2.1"), with the frames of its file. NULL with
 * a message (TEMPLATE_NO_FORM, XML_*). */
const struct node *app_template_form(struct app_world *world, struct app_template *t,
                                     struct doc *doc, const struct node *part);

#endif
