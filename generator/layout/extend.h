/* SPDX-License-Identifier: MIT */
/* An office's template over the one it extends. */
#ifndef LAYOUT_EXTEND_H
#define LAYOUT_EXTEND_H

#include "doc/doc.h"

/*
 * Changes the TEMPLATE `base` to what `derived` says otherwise. A <set>
 * replaces the value of the same name, its own or inherited by `based-on`, and
 * keeps that one's `allow` and `clause`, so that what leaves the decree's range is
 * still found, as for the template's font; a <style>
 * gives new attributes and sets to the one of its id, or is new; a <form>
 * replaces the form of its id as a whole. `derived` stays as it is; its texts
 * are shared. False with TEMPLATE_BAD when a style would become one of another
 * kind (a paragraph's a table's).
 */
bool layout_extend(struct doc *doc, struct node *base, const struct node *derived);

#endif
