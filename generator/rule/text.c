/* SPDX-License-Identifier: MIT */
/* The `text` library: Vietnamese text for rules. Lengths and indices count letters (a letter with
 * its marks is one); texts must be UTF-8. */
#include "base/date.h"
#include "base/utf8.h"
#include "base/vn.h"
#include "base/vn_num.h"
#include "rule/block.h"

/* Budget steps per text allocated in the arena: steps run out before memory does. */
#define CHARGE_COPY 20
/* Budget steps per string of a list that is made. */
#define CHARGE_PIECE 4

static struct str check_text(lua_State *L, int index)
{
    struct str s;

    s.p = luaL_checklstring(L, index, &s.n);
    rule_charge(L, s.n / 8);
    luaL_argcheck(L, utf8_valid(s, NULL), index, "not UTF-8");
    return s;
}

static void push_str(lua_State *L, struct str s)
{
    lua_pushlstring(L, s.n > 0 ? s.p : "", s.n);
}

struct str rule_text_check(lua_State *L, int index)
{
    struct rule_run *run = rule_run_of(L);
    struct str text;

    text.p = luaL_checklstring(L, index, &text.n);
    rule_charge(L, text.n / 8 + CHARGE_COPY);
    if (!utf8_valid(text, NULL))
        luaL_error(L, "a text that is not UTF-8");
    for (size_t i = 0; i < text.n; i++)
        if (((unsigned char)text.p[i] < 0x20 && text.p[i] != '\n' && text.p[i] != '\t') ||
            text.p[i] == 0x7F)
            luaL_error(L, "a text with a control character");
    if (!utf8_is_nfc(text)) {
        struct buf *b = rule_run_scratch(run);

        utf8_nfc(b, text);
        text = buf_view(b);
    }
    return arena_str(&run->doc->arena, text);
}

void rule_text_put_label(lua_State *L, const struct label *label)
{
    lua_pushstring(L, label_name(label->kind));
    lua_setfield(L, -2, "kind");
    push_str(L, label->text);
    lua_setfield(L, -2, "text");
    lua_pushboolean(L, label->bold);
    lua_setfield(L, -2, "bold");
    lua_pushboolean(L, label->automatic);
    lua_setfield(L, -2, "automatic");
    lua_createtable(L, label->depth, 0);
    for (unsigned i = 0; i < label->depth; i++) {
        lua_pushinteger(L, label->path[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "path");
    if (label->depth > 0) {
        lua_pushinteger(L, label->path[label->depth - 1]);
        lua_setfield(L, -2, "value");
    }
}

/* Wraps a function from text to text. */
static int convert(lua_State *L, void (*function)(struct buf *b, struct str s))
{
    struct str s = check_text(L, 1);
    struct buf *b = rule_run_scratch(rule_run_of(L));

    function(b, s);
    push_str(L, buf_view(b));
    return 1;
}

static int text_upper(lua_State *L)
{
    return convert(L, vn_upper);
}

static int text_lower(lua_State *L)
{
    return convert(L, vn_lower);
}

static int text_fold(lua_State *L)
{
    return convert(L, vn_fold);
}

static int text_strip(lua_State *L)
{
    return convert(L, vn_strip);
}

static int text_nfc(lua_State *L)
{
    return convert(L, utf8_nfc);
}

static int text_trim(lua_State *L)
{
    push_str(L, str_trim(check_text(L, 1)));
    return 1;
}

static int text_len(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)utf8_columns(check_text(L, 1)));
    return 1;
}

static int text_is_upper(lua_State *L)
{
    lua_pushboolean(L, vn_is_upper(check_text(L, 1)));
    return 1;
}

static int text_starts(lua_State *L)
{
    lua_pushboolean(L, str_starts(check_text(L, 1), check_text(L, 2)));
    return 1;
}

static int text_ends(lua_State *L)
{
    lua_pushboolean(L, str_ends(check_text(L, 1), check_text(L, 2)));
    return 1;
}

/* text.find(s, part): byte range, as string.find; no patterns. */
static int text_find(lua_State *L)
{
    struct str s = check_text(L, 1);
    struct str part = check_text(L, 2);
    lua_Integer from = luaL_optinteger(L, 3, 1);
    size_t at = from < 1 ? SIZE_MAX : str_find(s, part, (size_t)from - 1);

    rule_charge(L, s.n / 8);
    if (at == SIZE_MAX) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, (lua_Integer)at + (lua_Integer)part.n);
    return 2;
}

/* text.split(s, part): the pieces between separators, at least one. */
static int text_split(lua_State *L)
{
    struct str s = check_text(L, 1);
    struct str part = check_text(L, 2);
    lua_Integer count = 0;
    size_t from = 0;
    size_t at;

    luaL_argcheck(L, part.n > 0, 2, "empty");
    lua_newtable(L);
    while ((at = str_find(s, part, from)) != SIZE_MAX) {
        rule_charge(L, CHARGE_PIECE);
        push_str(L, str_sub(s, from, at));
        lua_rawseti(L, -2, ++count);
        from = at + part.n;
    }
    push_str(L, str_sub(s, from, s.n));
    lua_rawseti(L, -2, ++count);
    return 1;
}

/* text.words(s): the words between blanks. */
static int text_words(lua_State *L)
{
    struct str s = check_text(L, 1);
    lua_Integer count = 0;
    size_t start = 0;

    lua_newtable(L);
    for (size_t i = 0; i < s.n;) {
        size_t at = i;

        if (!utf8_is_space(utf8_next(s, &i)))
            continue;
        if (at > start) {
            rule_charge(L, CHARGE_PIECE);
            push_str(L, str_sub(s, start, at));
            lua_rawseti(L, -2, ++count);
        }
        start = i;
    }
    if (s.n > start) {
        push_str(L, str_sub(s, start, s.n));
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* Byte offset of letter `index` (from 0); s.n past the end. */
static size_t letter_start(struct str s, size_t index)
{
    size_t i = 0;
    size_t at = 0;

    while (i < s.n) {
        size_t start = i;

        if (!utf8_is_mark(utf8_next(s, &i)) && at++ == index)
            return start;
    }
    return s.n;
}

/* text.sub(s, i, j): letters i to j, as string.sub. */
static int text_sub(lua_State *L)
{
    struct str s = check_text(L, 1);
    lua_Integer count = (lua_Integer)utf8_columns(s);
    lua_Integer from = luaL_checkinteger(L, 2);
    lua_Integer to = luaL_optinteger(L, 3, -1);

    from = from < -count ? 1 : from < 0 ? count + from + 1 : from == 0 ? 1 : from;
    to = to < -count ? 0 : to < 0 ? count + to + 1 : to > count ? count : to;
    if (from > to) {
        lua_pushliteral(L, "");
        return 1;
    }
    push_str(L, str_sub(s, letter_start(s, (size_t)from - 1), letter_start(s, (size_t)to)));
    return 1;
}

/* text.pad(s, width, fill): at least `width` letters, filled at the left; a negative width fills at
 * the right. */
static int text_pad(lua_State *L)
{
    struct str s = check_text(L, 1);
    lua_Integer width = luaL_checkinteger(L, 2);
    struct str fill = STR(" ");
    size_t count = utf8_columns(s);
    size_t wanted = (size_t)(width < 0 ? -width : width);
    luaL_Buffer b;

    luaL_argcheck(L, width >= -1000 && width <= 1000, 2, "over 1000");
    if (!lua_isnoneornil(L, 3))
        fill = check_text(L, 3);
    luaL_argcheck(L, utf8_columns(fill) == 1, 3, "one letter");
    luaL_buffinit(L, &b);
    if (width < 0)
        luaL_addlstring(&b, s.p, s.n);
    for (; count < wanted; count++)
        luaL_addlstring(&b, fill.p, fill.n);
    if (width >= 0)
        luaL_addlstring(&b, s.p, s.n);
    luaL_pushresult(&b);
    return 1;
}

static int push_number(lua_State *L, void (*function)(struct buf *b, uint32_t value))
{
    lua_Integer value = luaL_checkinteger(L, 1);
    struct buf *b = rule_run_scratch(rule_run_of(L));

    luaL_argcheck(L, value >= 0 && value <= UINT32_MAX, 1, "out of range");
    function(b, (uint32_t)value);
    push_str(L, buf_view(b));
    return 1;
}

static int text_roman(lua_State *L)
{
    return push_number(L, vn_num_roman);
}

static int text_letter(lua_State *L)
{
    return push_number(L, vn_num_letter);
}

static int text_number_words(lua_State *L)
{
    lua_Integer value = luaL_checkinteger(L, 1);
    struct buf *b = rule_run_scratch(rule_run_of(L));

    luaL_argcheck(L, value >= 0, 1, "negative");
    vn_num_words(b, (uint64_t)value);
    push_str(L, buf_view(b));
    return 1;
}

static int read_number(lua_State *L, bool (*function)(struct str s, uint32_t *value))
{
    uint32_t value;

    if (function(check_text(L, 1), &value))
        lua_pushinteger(L, value);
    else
        lua_pushnil(L);
    return 1;
}

static int text_from_roman(lua_State *L)
{
    return read_number(L, vn_num_from_roman);
}

static int text_from_letter(lua_State *L)
{
    return read_number(L, vn_num_from_letter);
}

/* text.date "29/5/2026" → { year, month, day }, unknown parts nil; else nil. */
static int text_date(lua_State *L)
{
    struct date date;

    if (date_parse(check_text(L, 1), &date) != DATE_OK) {
        lua_pushnil(L);
        return 1;
    }
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, date.year);
    lua_setfield(L, -2, "year");
    if (date.month > 0) {
        lua_pushinteger(L, date.month);
        lua_setfield(L, -2, "month");
    }
    if (date.day > 0) {
        lua_pushinteger(L, date.day);
        lua_setfield(L, -2, "day");
    }
    return 1;
}

/* Edit distance between two folded texts. */
static unsigned folded_distance(struct buf *b, struct str s, struct str t)
{
    size_t middle;

    buf_clear(b);
    vn_fold(b, s);
    middle = b->n;
    vn_fold(b, t);
    return str_distance(str_sub(buf_view(b), 0, middle), str_sub(buf_view(b), middle, b->n));
}

static int text_distance(lua_State *L)
{
    struct str s = check_text(L, 1);
    struct str t = check_text(L, 2);

    lua_pushinteger(L, folded_distance(rule_run_scratch(rule_run_of(L)), s, t));
    return 1;
}

/* Longer texts are not treated as misspelt names: str_distance compares 63 letters. */
#define NEAREST_BYTES 256u

/* text.nearest(s, list): the entry that s probably means: at most two edits away once folded, or a
 * third of its letters; nil if none. */
static int text_nearest(lua_State *L)
{
    struct buf *b = rule_run_scratch(rule_run_of(L));
    struct str s = check_text(L, 1);
    unsigned most = s.n / 3 > 2 ? (unsigned)(s.n / 3) : 2;
    lua_Integer count = rule_charge_length(L, 2);

    lua_settop(L, 2);
    lua_pushnil(L); /* best so far */
    for (lua_Integer i = 1; s.n <= NEAREST_BYTES && i <= count; i++) {
        unsigned distance;

        lua_geti(L, 2, i);
        rule_charge(L, 64); /* at most 63 by 63 letters */
        distance = folded_distance(b, s, check_text(L, 4));
        if (distance < most || (distance == most && lua_isnil(L, 3))) {
            lua_replace(L, 3);
            most = distance;
        }
        lua_settop(L, 3);
    }
    return 1;
}

/* text.label "1. Mục đích" → { kind, text, value, path, skip }: the label at the start of a printed
 * line; `skip`: bytes before the text; nil: none. */
static int text_label(lua_State *L)
{
    struct arena *arena = &rule_run_of(L)->doc->arena;
    struct label label;
    size_t n = rule_block_label_scan(arena, check_text(L, 1), &label);

    if (n == 0) {
        lua_pushnil(L);
        return 1;
    }
    lua_createtable(L, 0, 7);
    rule_text_put_label(L, &label);
    lua_pushinteger(L, (lua_Integer)n);
    lua_setfield(L, -2, "skip");
    return 1;
}

void rule_text_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"upper", text_upper},
        {"lower", text_lower},
        {"fold", text_fold},
        {"strip", text_strip},
        {"nfc", text_nfc},
        {"trim", text_trim},
        {"len", text_len},
        {"sub", text_sub},
        {"pad", text_pad},
        {"find", text_find},
        {"starts", text_starts},
        {"ends", text_ends},
        {"is_upper", text_is_upper},
        {"split", text_split},
        {"words", text_words},
        {"roman", text_roman},
        {"from_roman", text_from_roman},
        {"letter", text_letter},
        {"from_letter", text_from_letter},
        {"number_words", text_number_words},
        {"date", text_date},
        {"distance", text_distance},
        {"nearest", text_nearest},
        {"label", text_label},
        {NULL, NULL},
    };

    luaL_newlib(L, functions);
    wrap_lua_freeze(L, -1);
}
