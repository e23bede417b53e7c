/* SPDX-License-Identifier: MIT */
/*
 * Correct Unicode stays: ten megabytes made of the seeds, the annexes of the decree,
 * the names of all communes and syllables put together anew are neither decoded nor
 * repaired, in runs of any length, whatever the name of the font.
 */
#include <zip.h>

#include "base/io.h"
#include "base/utf8.h"
#include "base/vn.h"
#include "base/vn_legacy_run.h"
#include "base/vn_repair.h"
#include "unit.h"

#define WANT_BYTES (10u << 20)
#define PIECES_MAX 60000

/* Words, initials and rhymes that were met; pointers into `text`. Plain rhymes hold
 * no letter that only Unicode has, and so do not prove it. */
struct corpus {
    struct buf text;
    struct str *words, *initials, *rhymes, *plain, *names;
    size_t word_count, initial_count, rhyme_count, plain_count, name_count;
};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static struct str any(const struct str *list, size_t n, uint32_t *state)
{
    return list[next_random(state) % n];
}

static void load(struct buf *b, const char *path)
{
    struct buf raw = BUF_NEW;

    CHECK_SAY(io_read(path, 1u << 22, &raw) == 0, "%s cannot be read", path);
    utf8_nfc(b, buf_view(&raw));
    buf_char(b, '\n');
    buf_done(&raw);
}

/* The text of a package's document, tags as blanks. */
static void load_docx(struct buf *b, const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    zip_file_t *file = zip != NULL ? zip_fopen(zip, "word/document.xml", 0) : NULL;
    struct buf xml = BUF_NEW;
    char part[4096];
    bool is_tag = false;

    CHECK_SAY(file != NULL, "%s cannot be read", path);
    for (zip_int64_t n; file != NULL && (n = zip_fread(file, part, sizeof(part))) > 0;)
        for (zip_int64_t i = 0; i < n; i++) {
            if (part[i] == '<' || part[i] == '>') {
                is_tag = part[i] == '<';
                buf_c(&xml, is_tag ? "" : "\n");
            } else if (!is_tag) {
                buf_char(&xml, part[i]);
            }
        }
    utf8_nfc(b, buf_view(&xml));
    buf_done(&xml);
    if (file != NULL)
        (void)zip_fclose(file);
    if (zip != NULL)
        zip_discard(zip);
}

static int order(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Sorts the list and drops what comes twice; the new count. */
static size_t once(struct str *list, size_t n)
{
    size_t kept = 0;

    qsort(list, n, sizeof(*list), order);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || !str_eq(list[kept - 1], list[i]))
            list[kept++] = list[i];
    return kept;
}

static bool is_vowel(uint32_t cp)
{
    char bare[8];
    struct buf b = BUF_NEW;
    struct buf one = BUF_NEW;
    bool is;

    utf8_put(&one, cp);
    vn_strip(&b, buf_view(&one));
    (void)snprintf(bare, sizeof(bare), "%.*s", STR_ARG(buf_view(&b)));
    is = bare[0] != '\0' && strchr("aeiouyAEIOUY", bare[0]) != NULL;
    buf_done(&b);
    buf_done(&one);
    return is;
}

/* The initial and the rhyme of a word of the text. */
static void split_word(struct corpus *c, struct str word)
{
    for (size_t i = 0; i < word.n;) {
        size_t at = i;

        if (!is_vowel(utf8_next(word, &i)))
            continue;
        c->initials[c->initial_count++] = str_sub(word, 0, at);
        c->rhymes[c->rhyme_count++] = str_sub(word, at, word.n);
        return;
    }
}

static void collect(struct corpus *c)
{
    struct str text = buf_view(&c->text);
    size_t start = 0;

    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        uint32_t cp = utf8_next(text, &i);

        if (utf8_is_letter(cp) || utf8_is_mark(cp))
            continue;
        if (at > start && at - start < 12 && c->word_count < PIECES_MAX)
            c->words[c->word_count++] = str_sub(text, start, at);
        start = i;
    }
    c->word_count = once(c->words, c->word_count);
    for (size_t i = 0; i < c->word_count; i++)
        split_word(c, c->words[i]);
    c->initial_count = once(c->initials, c->initial_count);
    c->rhyme_count = once(c->rhymes, c->rhyme_count);
    for (size_t i = 0; i < c->rhyme_count; i++)
        if (vn_legacy_guess_unicode(c->rhymes[i], 1) == 0)
            c->plain[c->plain_count++] = c->rhymes[i];
}

static void corpus_make(struct corpus *c)
{
    static const char *const paths[] = {
        "tests/data/seeds/000.txt", "tests/data/seeds/001.txt", "tests/data/seeds/002.txt",
        "tests/data/seeds/003.txt", "tests/data/seeds/004.txt",
    };
    struct str rest;
    struct str name;
    size_t names_at;

    *c = (struct corpus){.text = BUF_NEW};
    c->words = calloc(PIECES_MAX, sizeof(struct str));
    c->initials = calloc(PIECES_MAX, sizeof(struct str));
    c->rhymes = calloc(PIECES_MAX, sizeof(struct str));
    c->plain = calloc(PIECES_MAX, sizeof(struct str));
    c->names = calloc(PIECES_MAX, sizeof(struct str));
    CHECK(c->words != NULL && c->initials != NULL && c->rhymes != NULL && c->plain != NULL &&
          c->names != NULL);
    for (size_t i = 0; i < ARRAY_LEN(paths); i++)
        load(&c->text, paths[i]);
    load_docx(&c->text, "tests/data/nd30/Phuluc1.docx");
    load_docx(&c->text, "tests/data/nd30/Phuluc3.docx");
    names_at = c->text.n;
    load(&c->text, "tests/data/legacy/ten-xa.txt");
    rest = str_sub(buf_view(&c->text), names_at, c->text.n);
    while (str_split(&rest, '\n', &name))
        if (name.n > 0 && c->name_count < PIECES_MAX)
            c->names[c->name_count++] = name;
    collect(c);
    CHECK(c->word_count > 1500 && c->name_count > 2500);
    CHECK(c->initial_count > 25 && c->rhyme_count > 400 && c->plain_count > 100);
}

/* One run has to come out as it went in, alone or as part of its document. */
static void check_run(const struct vn_legacy_run_seen *seen, struct str text, struct str font)
{
    struct vn_legacy_run run = {.text = text, .font = font};
    struct arena a;

    arena_init(&a);
    if (vn_legacy_run_decode(seen, &a, &run, 1, NULL, NULL))
        CHECK_SAY(false, "“%.*s” (%.*s) became “%.*s”", STR_ARG(text), STR_ARG(font),
                  STR_ARG(run.out));
    arena_done(&a);
}

static const char *const fonts[] = {".VnTime", "VNI-Times", "VI Times", ""};

/* Every piece alone, as if the document were nothing else. */
static void check_alone(const struct str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t f = 0; f < ARRAY_LEN(fonts); f++) {
            struct vn_legacy_run run = {.text = list[i], .font = str_c(fonts[f])};
            struct vn_legacy_run_seen seen = {0};

            vn_legacy_run_learn(&seen, &run, 1);
            check_run(&seen, list[i], run.font);
        }
}

/* A line of about a hundred words: of the text in its order, or put together anew. */
static void make_line(const struct corpus *c, struct buf *b, uint32_t *state)
{
    unsigned kind = next_random(state) % 5;
    size_t at = next_random(state) % (c->text.n - 800);

    if (kind == 0) {
        while (((unsigned char)c->text.p[at] & 0xC0) == 0x80)
            at++;
        buf_str(b, utf8_trunc(str_sub(buf_view(&c->text), at, c->text.n), 600));
        return;
    }
    for (unsigned i = 0; i < 100; i++) {
        if (kind == 1)
            buf_str(b, any(c->names, c->name_count, state));
        else if (kind == 2)
            buf_str(b, any(c->words, c->word_count, state));
        else {
            buf_str(b, any(c->initials, c->initial_count, state));
            buf_str(b, kind == 3 ? any(c->rhymes, c->rhyme_count, state)
                                 : any(c->plain, c->plain_count, state));
        }
        buf_c(b, next_random(state) % 8 != 0 ? " " : kind < 3 ? ", " : " - ");
    }
}

/* The line as a paragraph of runs of 1 to 6 words. */
static size_t cut(struct vn_legacy_run *runs, size_t most, struct str line, struct str font,
                  uint32_t *state)
{
    size_t n = 0;

    for (size_t start = 0; start < line.n && n < most; n++) {
        size_t end = start;

        for (unsigned words = 1 + next_random(state) % 6; words > 0 && end < line.n; words--) {
            end = str_find_char(line, ' ', end);
            end = end == SIZE_MAX ? line.n : end + 1;
        }
        if (n + 1 == most)
            end = line.n;
        runs[n] = (struct vn_legacy_run){.text = str_sub(line, start, end), .font = font};
        start = end;
    }
    return n;
}

static void check_line(struct str line, size_t round, uint32_t *state)
{
    struct vn_legacy_run runs[256];
    struct vn_legacy_run_seen seen = {0};
    struct str font = str_c(fonts[round % ARRAY_LEN(fonts)]);
    size_t n = cut(runs, ARRAY_LEN(runs), line, font, state);
    struct buf out = BUF_NEW;
    struct arena a;

    arena_init(&a);
    vn_legacy_run_learn(&seen, runs, n);
    if (vn_legacy_run_decode(&seen, &a, runs, n, NULL, NULL))
        CHECK_SAY(false, "a line was decoded: %.*s", STR_ARG(line));
    for (size_t i = 0; i < n && round % 4 == 0; i++)
        check_run(NULL, runs[i].text, font);
    if (vn_repair_text(&out, line, NULL, NULL))
        CHECK_SAY(false, "a line was repaired: %.*s", STR_ARG(line));
    CHECK(str_eq(buf_view(&out), line));
    buf_done(&out);
    arena_done(&a);
}

int main(void)
{
    struct corpus c;
    struct buf line = BUF_NEW;
    uint32_t state = 2026;
    size_t done = 0;

    corpus_make(&c);
    check_alone(c.words, c.word_count);
    check_alone(c.names, c.name_count);
    for (size_t round = 0; done < WANT_BYTES; round++) {
        struct buf clean = BUF_NEW;

        buf_clear(&line);
        make_line(&c, &line, &state);
        /* what the seeds themselves have to be repaired */
        if (vn_repair_is_due(buf_view(&line)))
            (void)vn_repair_text(&clean, buf_view(&line), NULL, NULL);
        else
            buf_str(&clean, buf_view(&line));
        check_line(buf_view(&clean), round, &state);
        done += clean.n;
        buf_done(&clean);
    }
    CHECK(done >= WANT_BYTES);
    buf_done(&line);
    buf_done(&c.text);
    free(c.words);
    free(c.initials);
    free(c.rhymes);
    free(c.plain);
    free(c.names);
    return unit_done();
}
