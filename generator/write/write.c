/* SPDX-License-Identifier: MIT */
/* Every output format on one line. */
#include "write/write.h"

#include "write/docx/docx.h"
#include "write/md/md.h"
#include "write/source/source.h"
#include "write/tree.h"
#include "write/xml.h"

static const struct writer writers[] = {
    {"docx", ".docx", true, WRITER_FROM_LAYOUT, write_docx, "Word, đúng thể thức",
     "Word, in the official layout"},
    {"md", ".md", false, WRITER_FROM_LAYOUT, write_md, "Markdown, như trên giấy",
     "Markdown, as on paper"},
    {"tree", ".tree", false, WRITER_FROM_TREE, write_tree, "cây văn bản sau khi áp quy tắc",
     "the document tree after the rules"},
    {"xml", ".xml", false, WRITER_FROM_SOURCE, write_xml, "văn bản nguồn ở dạng XML của vanban",
     "the source in vanban's XML dialect"},
    {"source", ".nguon.md", false, WRITER_FROM_SOURCE, write_source,
     "văn bản nguồn Markdown, viết gọn lại", "the Markdown source, written anew"},
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
    for (size_t i = 0; i < ARRAY_LEN(writers); i++)
        if (str_ends(path, str_c(writers[i].extension)))
            return &writers[i];
    return NULL;
}
