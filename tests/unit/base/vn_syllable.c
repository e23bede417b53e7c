/* SPDX-License-Identifier: MIT */
/* base/vn_syllable.c: what Vietnamese spells and what it does not. */
#include "base/vn_syllable.h"

#include "unit.h"

static const char *const good[] = {
    "a",     "Ủy",    "ban",   "nhân",  "DÂN",     "tỉnh",  "QUẢNG", "hòa",   "hoà",   "Đông",
    "đường", "giữ",   "gìn",   "giêng", "nghiêng", "quyết", "quốc",  "quýt",  "quỳnh", "khuỷu",
    "ngoằn", "ngoèo", "khuya", "yếu",   "ý",       "xoong", "thuở",  "Huỷ",   "nước",  "được",
    "kế",    "hoạch", "gì",    "ghi",   "nghe",    "ngoắt", "huých", "xuyên", "rượu",  "Ữa",
};

static const char *const bad[] = {
    "",    "Krông", "Kạn",     "ce",   "ghà",  "ngê",   "ka", "bàt",   "tôc",   "đ",
    "hòà", "µm",    "e\u0301", "Ðông", "café", "naïve", "ño", "nướcc", "hello", "nghiêngnghiêng",
    "ỹt",  "1",     "á b",     "f",    "Wá",   "sß",
};

/* Every rhyme is found: the table is in the order that bsearch needs. */
static const char *const rhymes[] = {
#define RHYME(text) (text),
#include "base/vn_syllable.def"
#undef RHYME
};

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        CHECK_SAY(vn_syllable(str_c(good[i])), "“%s” is a syllable", good[i]);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        CHECK_SAY(!vn_syllable(str_c(bad[i])), "“%s” is none", bad[i]);
    for (size_t i = 0; i < ARRAY_LEN(rhymes); i++) {
        const char *r = rhymes[i];
        size_t n = strlen(r);
        struct buf b = BUF_NEW;
        bool stop = r[n - 1] == 'c' || r[n - 1] == 'p' || r[n - 1] == 't' ||
                    (n > 1 && r[n - 2] == 'c' && r[n - 1] == 'h');

        buf_c(&b, "x");
        buf_c(&b, r);
        /* without a tone a stop is none */
        CHECK_SAY(vn_syllable(buf_view(&b)) == !stop, "x + %s", r);
        buf_done(&b);
    }
    return unit_done();
}
