/* SPDX-License-Identifier: MIT */
/* Detects by a sample from the beginning; decodes the whole file. */
#include "base/vn_legacy_file.h"

#include "base/utf8.h"

/* Size of the sample: some hundred pages. */
#define SAMPLE_BYTES (256u << 10)
/* In other Latin-script languages at most one letter in so many is accented, with a few extra for
 * short texts; in Vietnamese one in three is. */
#define LATIN_SHARE 8
#define LATIN_FEW 3

/* windows-1252 in a European language: no holes or controls, few letters from 0x80 up. */
static bool is_latin(struct str wide)
{
    size_t letters = 0;
    size_t accented = 0;

    for (size_t i = 0; i < wide.n;) {
        uint32_t cp = utf8_next(wide, &i);

        if ((cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r' && cp != '\f') ||
            (cp >= 0x7F && cp < 0xA0))
            return false;
        letters += utf8_is_letter(cp);
        accented += cp >= 0x80 && utf8_is_letter(cp);
    }
    return accented <= letters / LATIN_SHARE + LATIN_FEW;
}

bool vn_legacy_file(struct buf *b, struct str bytes, enum vn_legacy *from,
                    vn_legacy_case_doubt *doubt, void *user)
{
    struct vn_legacy_guess_tally tally = {0};
    struct buf wide = BUF_NEW;
    size_t start = b->n;
    bool ok = false;

    vn_legacy_widen(&wide, str_sub(bytes, 0, SAMPLE_BYTES));
    vn_legacy_guess_add(&tally, buf_view(&wide));
    *from = vn_legacy_guess(&tally, VN_LEGACY_NONE, NULL);
    if (*from == VN_LEGACY_NONE && !is_latin(buf_view(&wide)))
        goto out;
    buf_clear(&wide);
    vn_legacy_widen(&wide, bytes);
    vn_legacy_decode(b, buf_view(&wide), *from, false);
    if (*from == VN_LEGACY_TCVN3)
        vn_legacy_case_guess(b->p + start, b->n - start, false, doubt, user);
    ok = true;
out:
    buf_done(&wide);
    return ok;
}
