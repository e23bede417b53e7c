/* SPDX-License-Identifier: MIT */
/* base/vn_legacy_run.c: the samples by font, runs cut anywhere, no false alarm. */
#include "base/vn_legacy_run.h"

#include "base/io.h"
#include "base/utf8.h"
#include "legacy_sample.h"

#define RUNS_MAX 400

/* Told guesses, as "before>after ". */
static void note(void *user, struct str before, struct str after)
{
    buf_printf(user, "%.*s>%.*s ", STR_ARG(before), STR_ARG(after));
}

/* A file of tests/data/legacy with its line ends as LF. Owner: caller. */
/* The text in runs of `letters` letters each. */
static size_t cut(struct vn_legacy_run *runs, struct str text, struct str font, size_t letters)
{
    size_t n = 0;

    for (size_t i = 0; i < text.n && n < RUNS_MAX; n++) {
        size_t start = i;

        for (size_t k = 0; k < letters && i < text.n; k++)
            (void)utf8_next(text, &i);
        if (n + 1 == RUNS_MAX)
            i = text.n;
        runs[n] = (struct vn_legacy_run){.text = str_sub(text, start, i), .font = font};
    }
    return n;
}

static struct buf joined(const struct vn_legacy_run *runs, size_t n)
{
    struct buf b = BUF_NEW;

    for (size_t i = 0; i < n; i++)
        buf_str(&b, runs[i].out);
    return b;
}

struct form {
    const char *ending, *font, *answer;
    enum vn_legacy from;
};

static const struct form forms[] = {
    {"tcvn3.asdocx.txt", ".VnTime", NULL, VN_LEGACY_TCVN3},
    {"tcvn3.asdocx.txt", "", NULL, VN_LEGACY_TCVN3},
    {"vni.asdocx.txt", "VNI-Times", "answer.txt", VN_LEGACY_VNI},
    {"vni.asdocx.txt", "Times New Roman", "answer.txt", VN_LEGACY_VNI},
    {"viscii.asdocx.txt", "VI Times", "answer.txt", VN_LEGACY_VISCII},
    {"cp1258.asdocx.txt", "", "answer.txt", VN_LEGACY_CP1258},
    {"mojibake-utf8-as-cp1252.txt", "", "answer.txt", VN_LEGACY_MOJIBAKE},
    {"answer.txt", ".VnTime", "answer.txt", VN_LEGACY_NONE},
    {"answer.txt", "VNI-Times", "answer.txt", VN_LEGACY_NONE},
    {"answer.txt", "", "answer.txt", VN_LEGACY_NONE},
};

static void test_samples(size_t letters)
{
    static struct vn_legacy_run runs[RUNS_MAX];

    for (int number = 1; number <= 4; number++) {
        UNIT_EACH (struct form, f, forms) {
            struct buf text = legacy_sample(number, f->ending);
            struct buf answer = legacy_sample(number, f->answer != NULL ? f->answer : "answer.txt");
            struct vn_legacy_run_seen seen = {0};
            struct buf got;
            struct arena a;
            size_t n = cut(runs, buf_view(&text), str_c(f->font), letters);

            arena_init(&a);
            vn_legacy_run_learn(&seen, runs, n);
            CHECK(vn_legacy_run_decode(&seen, &a, runs, n, NULL, NULL) ==
                  (f->from != VN_LEGACY_NONE));
            got = joined(runs, n);
            buf_char(&answer, '\0');
            for (size_t i = 0; i < n; i++)
                CHECK(runs[i].from == f->from);
            CHECK_BUF(&got, answer.p);
            arena_done(&a);
            buf_done(&text);
            buf_done(&answer);
        }
    }
}

struct paragraph {
    struct vn_legacy_run runs[4];
    const char *out; /* runs in <> */
    const char *doubts;
};

#define RUN(font_, text_)                                                                          \
    {                                                                                              \
        .text = TEXT(text_), .font = TEXT(font_)                                                   \
    }

static const struct paragraph paragraphs[] = {
    /* capitals by font; the space goes with its neighbours */
    {{RUN(".VnTimeH", "céng hßa x· héi"), RUN("Arial", " "), RUN(".VnTimeH", "chñ nghÜa")},
     "<CỘNG HÒA XÃ HỘI>< ><CHỦ NGHĨA>",
     ""},
    /* capitals by guess */
    {{RUN(".VnTime", "Hµ NéI, KÕ HO¹CH Tµ"), RUN(".VnTime", "i chÝnh")},
     "<HÀ NỘI, KẾ HOẠCH Tà><i chính>",
     "Hà>HÀ NộI>NỘI Kế>KẾ HOạCH>HOẠCH "},
    {{RUN("", "ñy ban nh©n d©n tØnh th«ng b¸o. ý kiÕn")},
     "<ủy ban nhân dân tỉnh thông báo. Ý kiến>",
     "ủy>ủy ý>Ý "},
    /* a mark begins the next run */
    {{RUN("VNI-Times", "Uy ban nha"), RUN("VNI-Times", "ân daâ"),
      RUN("VNI-Times", "n tænh Sôn La")},
     "<Uy ban nhâ><n dâ><n tỉnh Sơn La>",
     ""},
    {{RUN("Arial", "Tie"), RUN("Arial", "\u0302"), RUN("Arial", "\u0301n"), RUN("Arial", "bo")},
     "<Tie\u0302\u0301><><n><bo>",
     ""},
    /* Unicode in an old font, ambiguous and not */
    {{RUN(".VnTime", "có ý cô là và")}, "<có ý cô là và>", ""},
    {{RUN(".VnTime", "đã có"), RUN(".VnTime", " ý là")}, "<đã có>< ý là>", ""},
    {{RUN(".VnTime", "café, 5 µm, 12 m², 30 °C, « ai » ®")},
     "<café, 5 µm, 12 m², 30 °C, « ai » ®>",
     ""},
    {{RUN("", "m² m³ 5 km² µm §1 ±5 10° ½ ¼ ¾ © ®")}, "<m² m³ 5 km² µm §1 ±5 10° ½ ¼ ¾ © ®>", ""},
    {{RUN("", "Où est l'hôtel, près de l'île d'Hué, déjà vu, à côté, où ça ?")},
     "<Où est l'hôtel, près de l'île d'Hué, déjà vu, à côté, où ça ?>",
     ""},
    {{RUN("", "XÃ\u00A0LÃ\u00A0XÃ\u00A0")}, "<XÃ\u00A0LÃ\u00A0XÃ\u00A0>", ""},
};

static void test_paragraphs(void)
{
    UNIT_EACH (struct paragraph, p, paragraphs) {
        struct vn_legacy_run runs[4];
        struct vn_legacy_run_seen seen = {0};
        struct buf got = BUF_NEW;
        struct buf doubts = BUF_NEW;
        struct arena a;
        size_t n = 0;

        arena_init(&a);
        memcpy(runs, p->runs, sizeof(runs));
        while (n < ARRAY_LEN(runs) && runs[n].text.p != NULL)
            n++;
        vn_legacy_run_learn(&seen, runs, n);
        (void)vn_legacy_run_decode(&seen, &a, runs, n, note, &doubts);
        for (size_t i = 0; i < n; i++)
            buf_printf(&got, "<%.*s>", STR_ARG(runs[i].out));
        CHECK_BUF(&got, p->out);
        CHECK_BUF(&doubts, p->doubts);
        arena_done(&a);
    }
}

/* A short run is judged by the rest of the document, and told when it is not. */
static void test_document(void)
{
    struct vn_legacy_run long_run = RUN(".VnTime", "Thñ t­íng ChÝnh phñ quyÕt ®Þnh sè");
    struct vn_legacy_run unicode = RUN(".VnTime", "Thủ tướng Chính phủ quyết định số");
    struct vn_legacy_run runs[1] = {RUN(".VnTime", "KÕ: 5")};
    struct vn_legacy_run_seen seen = {0};
    struct arena a;

    arena_init(&a);
    CHECK(!vn_legacy_run_decode(NULL, &a, runs, 1, NULL, NULL));
    CHECK(runs[0].is_doubtful);
    vn_legacy_run_learn(&seen, &long_run, 1);
    CHECK(vn_legacy_run_decode(&seen, &a, runs, 1, NULL, NULL));
    CHECK(!runs[0].is_doubtful);
    CHECK_STR(runs[0].out, "Kế: 5");
    runs[0].text = STR("cã"); /* “có” of TCVN3, but also the name Cã */
    CHECK(vn_legacy_run_decode(&seen, &a, runs, 1, NULL, NULL));
    CHECK_STR(runs[0].out, "có");
    vn_legacy_run_learn(&seen, &unicode, 1);
    CHECK(!vn_legacy_run_decode(&seen, &a, runs, 1, NULL, NULL));
    arena_done(&a);
}

/* Many runs of one mark: time grows with their number only. */
static void test_many(void)
{
    enum { MANY = 200000 };
    struct vn_legacy_run *runs = calloc(MANY, sizeof(*runs));
    struct vn_legacy_run_seen seen = {0};
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; runs != NULL && i < MANY; i++)
        runs[i] = (struct vn_legacy_run){.text = i == 0 ? STR("e") : STR("\u0301"),
                                         .font = STR(".VnTime")};
    CHECK(runs != NULL);
    if (runs != NULL) {
        vn_legacy_run_learn(&seen, runs, MANY);
        CHECK(vn_legacy_run_decode(&seen, &a, runs, MANY, NULL, NULL));
        CHECK_UINT(runs[0].out.n, 1 + 2 * (MANY - 1));
    }
    free(runs);
    arena_done(&a);
}

int main(void)
{
    test_samples(1u << 16);
    test_samples(7);
    test_samples(2);
    test_paragraphs();
    test_document();
    test_many();
    return unit_done();
}
