/* SPDX-License-Identifier: MIT */
/* Documents with the landmarks of lua/data. $TOP is the top of the repository. */
#ifndef LANDMARKS_H
#define LANDMARKS_H

#include <stdio.h>
#include <stdlib.h>

#include "rule/landmark.h"

/* Read once; valid until the test ends. */
static inline const struct landmarks *landmarks_shipped(void)
{
    static struct landmarks landmarks;
    static struct arena arena;
    static bool is_read;

    if (!is_read) {
        struct doc *doc = doc_new(DIAG_EN);
        const char *top = getenv("TOP");
        char lua[400];

        arena_init(&arena);
        (void)snprintf(lua, sizeof(lua), "%s/lua", top != NULL ? top : ".");
        if (!rule_landmark_read(doc, lua, &arena, &landmarks))
            abort();
        doc_free(doc);
        is_read = true;
    }
    return &landmarks;
}

/* As doc_new(). */
static inline struct doc *landmarks_doc(enum diag_lang lang)
{
    struct doc *doc = doc_new(lang);

    doc->landmarks = landmarks_shipped();
    return doc;
}

#endif
