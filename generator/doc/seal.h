/* SPDX-License-Identifier: MIT */
/*
 * The seal of an output: a checksum that stands in the file itself, so that a later render can
 * tell its own last output, which it may overwrite, from a file that was edited since.
 */
#ifndef SEAL_H
#define SEAL_H

#include "base/buf.h"
#include "base/sha256.h"

/* A package: custom property with the SHA-256 in hex, over all other parts in the order of the
 * archive's directory. */
#define SEAL_PART "docProps/custom.xml"
#define SEAL_PROPERTY "vanban.sha256"

/* Adds a part: its name, size and CRC-32, as decimal text. SEAL_PART itself is left out. */
void seal_add(struct sha256 *sum, struct str name, uint64_t size, uint32_t crc);
/* Appends the finished sum in hex. */
void seal_done(struct sha256 *sum, struct buf *hex);

/* A text: its last line is a comment with the SHA-256 of all lines before it. */
void seal_text(struct buf *text);
/* True if the text ends with its seal, and was not changed since. */
bool seal_text_holds(struct str text);
/* Bytes before the seal; the length of the text if it has none. Whether it holds is not asked. */
size_t seal_text_start(struct str text);

#endif
