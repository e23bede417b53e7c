/* SPDX-License-Identifier: MIT */
/* Merges an office's template into the one it extends. */
#ifndef LAYOUT_EXTEND_H
#define LAYOUT_EXTEND_H

#include "doc/doc.h"

/*
 * Applies the TEMPLATE `derived` to `base`. A <set> replaces the value of the same name, own or
 * inherited by `based-on`, but keeps its `allow` and `clause`, so that values outside the decree's
 * range are still detected, as with the template's font; a <style> adds attributes and sets to the
 * one with its id, or is new; a <form> replaces the form with its id as a whole. `derived` is
 * unchanged; its texts are shared. False with TEMPLATE_BAD when a style would change its kind
 * (paragraph to table).
 */
bool layout_extend(struct doc *doc, struct node *base, const struct node *derived);

#endif
