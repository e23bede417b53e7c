/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), to tell whether a text is still what it was. */
#ifndef SHA256_H
#define SHA256_H

#include "base/buf.h"

#define SHA256_BYTES 32

struct sha256 {
    uint32_t state[8];
    uint64_t bytes; /* taken so far */
    unsigned char rest[64];
};

void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, struct str bytes);
/* The sum of all that was added; *s is of no use then. */
void sha256_done(struct sha256 *s, unsigned char sum[SHA256_BYTES]);
/* Appends a sum as 64 small hexadecimal digits. */
void sha256_hex(struct buf *b, const unsigned char sum[SHA256_BYTES]);

#endif
