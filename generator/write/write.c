/* SPDX-License-Identifier: MIT */
/* Lookup of writers. */
#include "write/write.h"

#include <string.h>

#include "write/docx/docx.h"
#include "write/md/md.h"
#include "write/source/source.h"
#include "write/tree.h"
#include "write/xml.h"

static const struct writer writers[] = {
#define WRITER(name, extension, binary, from, seal, run, vi, en)                                   \
    {name, extension, binary, from, seal, run, vi, en},
#include "write/format.def"
#undef WRITER
};

const struct writer *write_all(size_t *count)
{
    *count = ARRAY_LEN(writers);
    return writers;
}

const struct writer *write_find(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(writers); i++)
        if (str_is(name, writers[i].name))
            return &writers[i];
    return NULL;
}

const struct writer *write_for_path(struct str path)
{
    const struct writer *found = NULL;

    /* the longest one: .nguon.md ends in .md too */
    for (size_t i = 0; i < ARRAY_LEN(writers); i++)
        if (str_ends(path, str_c(writers[i].extension)) &&
            (found == NULL || strlen(writers[i].extension) > strlen(found->extension)))
            found = &writers[i];
    return found;
}
