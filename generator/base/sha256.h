/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), to detect that a text was changed. */
#ifndef SHA256_H
#define SHA256_H

#include "base/buf.h"

#define SHA256_BYTES 32

struct sha256 {
    uint32_t state[8];
    uint64_t bytes; /* hashed so far */
    unsigned char rest[64];
};

void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, struct str bytes);
/* Stores the digest; *s must not be used afterwards. */
void sha256_done(struct sha256 *s, unsigned char sum[SHA256_BYTES]);
/* Appends a digest as 64 lower-case hexadecimal digits. */
void sha256_hex(struct buf *b, const unsigned char sum[SHA256_BYTES]);

#endif
