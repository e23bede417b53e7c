/* SPDX-License-Identifier: MIT */
/* Relation of an imported head to the office's profile. */
#ifndef APP_IMPORT_PROFILE_H
#define APP_IMPORT_PROFILE_H

#include "doc/doc.h"

/*
 * Adapts the main head of `doc`, recognised in a file, to the default fields in the main head of
 * `office`, which every source next to its profile inherits: removes empty fields that the defaults
 * fill; if the document is of another agency, adds an empty field to keep out the default superior
 * agency. Reports what is missing in both in doc->diag (IMPORT_NO_TYPE, IMPORT_NO_AGENCY). `doc`
 * has a main part; `office` need not.
 */
void app_import_profile(struct doc *doc, const struct doc *office);

#endif
