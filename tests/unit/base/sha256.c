/* SPDX-License-Identifier: MIT */
/* The examples of FIPS 180-4, and that pieces give the same as the whole. */
#include "unit.h"

#include "base/sha256.h"

static void sum_of(struct buf *hex, struct str text, size_t piece)
{
    struct sha256 s;
    unsigned char sum[SHA256_BYTES];

    sha256_init(&s);
    for (size_t i = 0; i < text.n; i += piece)
        sha256_add(&s, str_sub(text, i, i + piece));
    sha256_done(&s, sum);
    sha256_hex(hex, sum);
}

static const struct row {
    const char *text, *sum;
} rows[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnop"
     "q"
     "rsmnopqrstnopqrstu",
     "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
};

int main(void)
{
    UNIT_EACH (struct row, r, rows) {
        for (size_t piece = 1; piece < 130; piece += 7) {
            struct buf hex = BUF_NEW;

            sum_of(&hex, str_c(r->text), piece);
            CHECK_BUF(&hex, r->sum);
        }
    }
    return unit_done();
}
