/* SPDX-License-Identifier: MIT */
/* What an imported head leaves to the office's profile. */
#ifndef APP_IMPORT_PROFILE_H
#define APP_IMPORT_PROFILE_H

#include "doc/doc.h"

/*
 * Fits the main head of `doc`, recognised in a file, to the default fields in that of `office`,
 * which every source beside its profile gets: empty fields that they fill are taken out, and
 * another agency's document gets none above its own. What is missing in both is told in
 * doc->diag (IMPORT_NO_TYPE, IMPORT_NO_AGENCY). `doc` has a main part, `office` may have none.
 */
void app_import_profile(struct doc *doc, const struct doc *office);

#endif
