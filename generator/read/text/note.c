/* SPDX-License-Identifier: MIT */
/* Notes with printed marks: ¹ in the text, "¹ 14 xã …" at the foot of a page. */
#include "base/utf8.h"
#include "read/text/private.h"

#define NOTE_BITS 64u
/* Longest "[^id]", bytes. */
#define ID_MAX 66u

/* "m²" and "km³" are units. */
static bool is_unit(struct str s, size_t i)
{
    size_t word = i;

    while (word > 0 && ((s.p[word - 1] >= 'a' && s.p[word - 1] <= 'z')))
        word--;
    return word < i && s.p[i - 1] == 'm' && i - word <= 2 &&
           (word == 0 || s.p[word - 1] == ' ' || (s.p[word - 1] >= '0' && s.p[word - 1] <= '9'));
}

/* Bit set of the numbers of marks in the line. */
static uint64_t marks_in(struct str s, size_t from)
{
    uint64_t bits = 0;

    for (size_t i = from; i < s.n;) {
        uint32_t number;
        size_t n = read_text_line_note(s, i, &number);

        if (n > 0 && number < NOTE_BITS && i > 0 && !is_unit(s, i))
            bits |= (uint64_t)1 << number;
        if (n > 0)
            i += n;
        else
            (void)utf8_next(s, &i);
    }
    return bits;
}

/* "[^id]:": length before the note's words; 0: none. */
static size_t markdown_note(struct str s, struct str *id)
{
    size_t end;

    if (!str_starts(s, STR("[^")))
        return 0;
    end = str_find_char(str_sub(s, 0, ID_MAX), ']', 2);
    if (end == SIZE_MAX || end == 2 || end + 1 >= s.n || s.p[end + 1] != ':')
        return 0;
    *id = str_sub(s, 2, end);
    return str_find_char(*id, ' ', 0) == SIZE_MAX ? end + 2 : 0;
}

struct str read_text_note_id(struct read_text *t, const struct read_text_line *line)
{
    struct str s = read_text_line_str(t, line);
    struct str id;
    uint32_t number;

    if (markdown_note(s, &id) > 0)
        return id;
    (void)read_text_line_note(s, 0, &number);
    return arena_printf(&t->doc->arena, "%u", number);
}

void read_text_note(struct read_text *t)
{
    uint64_t marks = 0;

    for (uint32_t i = 0; i < t->count; i++) {
        struct read_text_line *line = &t->lines[i];
        struct str s = read_text_line_str(t, line);
        uint32_t number;
        size_t n = read_text_line_note(s, 0, &number);

        struct str id;

        if (line->kind != READ_TEXT_WORDS)
            continue;
        if (t->is_markdown && markdown_note(s, &id) > 0) {
            line->kind = READ_TEXT_NOTE;
            line->mark = (uint8_t)markdown_note(s, &id);
            continue;
        }
        if (n > 0 && number < NOTE_BITS && (marks & (uint64_t)1 << number) != 0 &&
            (t->notes.bits & (uint64_t)1 << number) == 0 && n < s.n) {
            line->kind = READ_TEXT_NOTE;
            line->mark = (uint8_t)n;
            t->notes.bits |= (uint64_t)1 << number;
        }
        marks |= marks_in(s, n);
    }
    t->notes.any = t->notes.bits != 0;
}
