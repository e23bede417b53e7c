/* SPDX-License-Identifier: MIT */
/* Loads the landmarks from lua/data/moc.lua. */
#ifndef RULE_LANDMARK_H
#define RULE_LANDMARK_H

#include "doc/doc.h"
#include "doc/landmark.h"

/*
 * Fills *landmarks, allocated in `arena`, from data/moc.lua below lua_dir. Uses a separate Lua
 * state: readers need landmarks before the profile next to the document names the rule files. False
 * with a message in doc->diag: RULE_MISSING, RULE_BROKEN.
 */
bool rule_landmark_read(struct doc *doc, const char *lua_dir, struct arena *arena,
                        struct landmarks *landmarks);

#endif
