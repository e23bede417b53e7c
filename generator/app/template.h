/* SPDX-License-Identifier: MIT */
/* Templates of a world: their chain of extends, and the forms that documents ask for. */
#ifndef APP_TEMPLATE_H
#define APP_TEMPLATE_H

#include "app/world.h"
#include "layout/layout.h"

struct app_template; /* owner: the world; read once and checked */

/*
 * The template of --template (else the profile's, else nd30) as one tree: those it extends
 * merged under it (at most LIMIT_TEMPLATE_CHAIN). A name is looked up in
 * templates/NAME/template.xml, a path ending in .xml is a file. Messages are those of `doc`; NULL
 * when they stop it (TEMPLATE_*, XML_*).
 */
struct app_template *app_template_find(struct app_world *world, const struct app_profile *profile,
                                       struct doc *doc);
/* For layout_run(). */
struct layout_template *app_template_design(struct app_template *t);
/*
 * The FORM that the head of `part` names (mau: "1.4", "2.1"), with the frames of its file. NULL
 * with a message (TEMPLATE_NO_FORM, XML_*).
 */
const struct node *app_template_form(struct app_world *world, struct app_template *t,
                                     struct doc *doc, const struct node *part);

#endif
