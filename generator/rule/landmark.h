/* SPDX-License-Identifier: MIT */
/* Reads the landmarks of lua/data/moc.lua. */
#ifndef RULE_LANDMARK_H
#define RULE_LANDMARK_H

#include "doc/doc.h"
#include "doc/landmark.h"

/*
 * Fills *landmarks, in `arena`, from data/moc.lua below lua_dir. The state of Lua is one of its
 * own: readers need landmarks before the profile beside a document says which rules the others
 * have. False with a message in doc->diag: RULE_MISSING, RULE_BROKEN.
 */
bool rule_landmark_read(struct doc *doc, const char *lua_dir, struct arena *arena,
                        struct landmarks *landmarks);

#endif
