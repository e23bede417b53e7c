/* SPDX-License-Identifier: MIT */
/* Patterns of Lua 5.4 (manual §6.4.1), reimplemented: stock Lua matches in C, invisible to the
 * hook, for as long as the pattern likes. Each access to a byte of the subject or of a class is a
 * step. Classes are ASCII, independent of the locale. */
#include <lauxlib.h>
#include <string.h>

#include "base/limit.h"
#include "wrap/lua/private.h"

enum {
    QUOTA = 256,      /* steps between two checks of the limits */
    STEPS_A_STEP = 4, /* match steps per step of the run */
    DEPTH = 200       /* nested captures, quantifiers and %b, %f in one pattern */
};
#define OPEN ((ptrdiff_t)-1)     /* unclosed capture */
#define POSITION ((ptrdiff_t)-2) /* "()" */

static const char *match(struct wrap_lua_match *m, const char *s, const char *p);

static const char *subject_end(const struct wrap_lua_match *m)
{
    return m->subject.p + m->subject.n;
}

static const char *pattern_end(const struct wrap_lua_match *m)
{
    return m->pattern.p + m->pattern.n;
}

/* Steps ------------------------------------------------------------------- */

void wrap_lua_match_spend(struct wrap_lua_match *m, size_t steps)
{
    if (steps < m->quota) {
        m->quota -= (uint32_t)steps;
        return;
    }
    steps = steps - m->quota + QUOTA;
    m->quota = QUOTA;
    if (steps > LIMIT_LUA_MATCH_STEPS - m->steps)
        wrap_lua_limit_stop(m->L, WRAP_LUA_STOPPED, "LIMIT_LUA_MATCH_STEPS", LIMIT_LUA_MATCH_STEPS);
    m->steps += (uint32_t)steps;
    wrap_lua_limit_charge(m->L, steps / STEPS_A_STEP);
}

static void step(struct wrap_lua_match *m)
{
    wrap_lua_match_spend(m, 1);
}

void wrap_lua_match_found(struct wrap_lua_match *m)
{
    m->steps = 0;
}

/* Single bytes ------------------------------------------------------------ */

static bool between(unsigned c, char low, char high)
{
    return c >= (unsigned char)low && c <= (unsigned char)high;
}

static bool is_graph(unsigned c)
{
    return c > ' ' && c < 0x7F;
}

static bool is_letter(unsigned c)
{
    return between(c | 0x20, 'a', 'z');
}

static bool is_digit(unsigned c)
{
    return between(c, '0', '9');
}

/* True if byte c is in class %k; a k that is no class matches itself. */
static bool in_class(unsigned c, unsigned k)
{
    bool in;

    switch (k | 0x20) {
    case 'a':
        in = is_letter(c);
        break;
    case 'c':
        in = c < ' ' || c == 0x7F;
        break;
    case 'd':
        in = is_digit(c);
        break;
    case 'g':
        in = is_graph(c);
        break;
    case 'l':
        in = between(c, 'a', 'z');
        break;
    case 'p':
        in = is_graph(c) && !is_letter(c) && !is_digit(c);
        break;
    case 's':
        in = c == ' ' || between(c, '\t', '\r');
        break;
    case 'u':
        in = between(c, 'A', 'Z');
        break;
    case 'w':
        in = is_letter(c) || is_digit(c);
        break;
    case 'x':
        in = is_digit(c) || between(c | 0x20, 'a', 'f');
        break;
    case 'z': /* of Lua 5.1; 5.4 still has it */
        in = c == 0;
        break;
    default:
        return k == c;
    }
    return in != between(k, 'A', 'Z');
}

/* Matches byte c against a set: p at its "[", end at its "]". */
static bool in_set(struct wrap_lua_match *m, unsigned c, const char *p, const char *end)
{
    bool in = true;

    if (p[1] == '^') {
        in = false;
        p++;
    }
    while (++p < end) {
        step(m);
        if (*p == '%') {
            p++;
            if (in_class(c, (unsigned char)*p))
                return in;
        } else if (p[1] == '-' && p + 2 < end) {
            if (between(c, p[0], p[2]))
                return in;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return in;
        }
    }
    return !in;
}

/* End of the single-byte item at p ("a", ".", "%a", "[…]"). */
static const char *item_end(struct wrap_lua_match *m, const char *p)
{
    const char *end = pattern_end(m);

    if (*p == '%') {
        if (p + 1 == end)
            luaL_error(m->L, "malformed pattern (ends with '%%')");
        return p + 2;
    }
    if (*p != '[')
        return p + 1;
    p += p[1] == '^' ? 2 : 1;
    do { /* a leading "]" is an ordinary byte */
        if (p == end)
            luaL_error(m->L, "malformed pattern (missing ']')");
        step(m);
        p += *p == '%' && p + 1 < end ? 2 : 1;
    } while (p == end || *p != ']');
    return p + 1;
}

/* True if the byte at s (if any) matches the item [p, end). */
static bool is_item(struct wrap_lua_match *m, const char *s, const char *p, const char *end)
{
    unsigned c;

    step(m);
    if (s == subject_end(m))
        return false;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): s is in the subject */
    c = (unsigned char)*s;
    switch (*p) {
    case '.':
        return true;
    case '%':
        return in_class(c, (unsigned char)p[1]);
    case '[':
        return in_set(m, c, p, end - 1);
    default:
        return (unsigned char)*p == c;
    }
}

/* Items of more than a byte ------------------------------------------------ */

/* %bxy with p at the x. The end of the balanced text, or NULL. */
static const char *match_balance(struct wrap_lua_match *m, const char *s, const char *p)
{
    size_t open = 1;

    if (pattern_end(m) - p < 2)
        luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
    if (s == subject_end(m) || *s != p[0])
        return NULL;
    while (++s < subject_end(m)) {
        step(m);
        if (*s == p[1]) {
            if (--open == 0)
                return s + 1;
        } else if (*s == p[0]) {
            open++;
        }
    }
    return NULL;
}

/* %f[set] with p at the "[": true if s is at a transition into the set. */
static bool is_frontier(struct wrap_lua_match *m, const char *s, const char *p, const char *end)
{
    unsigned before = s == m->subject.p ? 0 : (unsigned char)s[-1];
    unsigned here = s == subject_end(m) ? 0 : (unsigned char)*s;

    return !in_set(m, before, p, end - 1) && in_set(m, here, p, end - 1);
}

/* %1 … %9: matches the text of a closed capture. */
static const char *match_again(struct wrap_lua_match *m, const char *s, unsigned digit)
{
    unsigned i = digit - '1';
    size_t n;

    if (digit == '0' || i >= m->captures || m->capture[i].length == OPEN)
        luaL_error(m->L, "invalid capture index %%%d", (int)(i + 1));
    n = (size_t)m->capture[i].length; /* POSITION becomes too long for any subject, as in Lua */
    if ((size_t)(subject_end(m) - s) < n)
        return NULL;
    wrap_lua_match_spend(m, n / 16 + 1);
    return memcmp(m->capture[i].start, s, n) == 0 ? s + n : NULL;
}

static const char *open_capture(struct wrap_lua_match *m, const char *s, const char *p,
                                ptrdiff_t kind)
{
    const char *end;

    if (m->captures >= WRAP_LUA_CAPTURES)
        luaL_error(m->L, "too many captures");
    m->capture[m->captures].start = s;
    m->capture[m->captures].length = kind;
    m->captures++;
    end = match(m, s, p);
    if (end == NULL)
        m->captures--;
    return end;
}

static const char *close_capture(struct wrap_lua_match *m, const char *s, const char *p)
{
    unsigned i = m->captures;
    const char *end;

    while (i > 0 && m->capture[i - 1].length != OPEN)
        i--;
    if (i-- == 0)
        luaL_error(m->L, "invalid pattern capture");
    m->capture[i].length = s - m->capture[i].start;
    end = match(m, s, p);
    if (end == NULL)
        m->capture[i].length = OPEN;
    return end;
}

/* Quantifiers -------------------------------------------------------------- */

/* `*` and `+`: greedy, then backtracks. */
static const char *match_most(struct wrap_lua_match *m, const char *s, const char *p,
                              const char *end, size_t least)
{
    size_t n = 0;
    const char *found;

    while (is_item(m, s + n, p, end))
        n++;
    for (;; n--) {
        if (n < least)
            return NULL;
        found = match(m, s + n, end + 1);
        if (found != NULL || n == 0)
            return found;
    }
}

/* `-`: lazy, then extends. */
static const char *match_least(struct wrap_lua_match *m, const char *s, const char *p,
                               const char *end)
{
    const char *found;

    while ((found = match(m, s, end + 1)) == NULL) {
        if (!is_item(m, s, p, end))
            return NULL;
        s++;
    }
    return found;
}

/* Effect of one item on the match. */
enum outcome {
    GO_ON,  /* continue at the new *s and *p */
    DECIDED /* s is the end of the whole match, or NULL */
};

/* One single-byte item with its quantifier. */
static enum outcome match_item(struct wrap_lua_match *m, const char **s, const char **p)
{
    const char *end = item_end(m, *p), *found;

    switch (end < pattern_end(m) ? *end : '\0') {
    case '?':
        found = is_item(m, *s, *p, end) ? match(m, *s + 1, end + 1) : NULL;
        if (found != NULL) {
            *s = found;
            return DECIDED;
        }
        *p = end + 1;
        return GO_ON;
    case '*':
        *s = match_most(m, *s, *p, end, 0);
        return DECIDED;
    case '+':
        *s = match_most(m, *s, *p, end, 1);
        return DECIDED;
    case '-':
        *s = match_least(m, *s, *p, end);
        return DECIDED;
    default:
        *s = is_item(m, *s, *p, end) ? *s + 1 : NULL;
        *p = end;
        return *s == NULL ? DECIDED : GO_ON;
    }
}

/* %b, %f and %1; other escapes are single-byte items. */
static enum outcome match_escape(struct wrap_lua_match *m, const char **s, const char **p)
{
    char kind = *p + 1 < pattern_end(m) ? (*p)[1] : '\0';
    const char *end;

    if (kind == 'b') {
        *s = match_balance(m, *s, *p + 2);
        *p += 4;
    } else if (kind == 'f') {
        if (*p + 2 == pattern_end(m) || (*p)[2] != '[')
            luaL_error(m->L, "missing '[' after '%%f' in pattern");
        end = item_end(m, *p + 2);
        *s = is_frontier(m, *s, *p + 2, end) ? *s : NULL;
        *p = end;
    } else if (is_digit((unsigned char)kind)) {
        *s = match_again(m, *s, (unsigned char)kind);
        *p += 2;
    } else {
        return match_item(m, s, p);
    }
    return *s == NULL ? DECIDED : GO_ON;
}

/* Matches at s by the pattern from p on. Recurses along the pattern, not the subject, bounded by
 * m->depth. */
static const char *match(struct wrap_lua_match *m, const char *s, const char *p)
{
    const char *end = pattern_end(m);
    enum outcome outcome = GO_ON;

    if (m->depth == 0)
        luaL_error(m->L, "pattern too complex");
    m->depth--;
    step(m);
    while (outcome == GO_ON && p < end) {
        if (*p == '(') {
            bool position = p + 1 < end && p[1] == ')';

            s = open_capture(m, s, p + (position ? 2 : 1), position ? POSITION : OPEN);
            outcome = DECIDED;
        } else if (*p == ')') {
            s = close_capture(m, s, p + 1);
            outcome = DECIDED;
        } else if (*p == '$' && p + 1 == end) {
            s = s == subject_end(m) ? s : NULL;
            outcome = DECIDED;
        } else if (*p == '%') {
            outcome = match_escape(m, &s, &p);
        } else {
            outcome = match_item(m, &s, &p);
        }
    }
    m->depth++;
    return s;
}

/* Interface ---------------------------------------------------------------- */

void wrap_lua_match_init(struct wrap_lua_match *m, lua_State *L, struct str subject,
                         struct str pattern)
{
    m->L = L;
    m->subject = subject;
    m->pattern = pattern;
    m->quota = QUOTA;
    m->steps = 0;
    m->depth = DEPTH;
    m->captures = 0;
}

const char *wrap_lua_match_at(struct wrap_lua_match *m, const char *at, size_t from)
{
    m->depth = DEPTH;
    m->captures = 0;
    return match(m, at, m->pattern.p + from);
}

void wrap_lua_match_push(struct wrap_lua_match *m, unsigned i, const char *from, const char *to)
{
    if (i >= m->captures) {
        if (i > 0)
            luaL_error(m->L, "invalid capture index %%%d", (int)(i + 1));
        lua_pushlstring(m->L, from, (size_t)(to - from));
        return;
    }
    if (m->capture[i].length == OPEN)
        luaL_error(m->L, "unfinished capture");
    if (m->capture[i].length == POSITION)
        lua_pushinteger(m->L, m->capture[i].start - m->subject.p + 1);
    else
        lua_pushlstring(m->L, m->capture[i].start, (size_t)m->capture[i].length);
}

int wrap_lua_match_push_all(struct wrap_lua_match *m, const char *from, const char *to)
{
    unsigned n = m->captures == 0 && from != NULL ? 1 : m->captures;

    luaL_checkstack(m->L, WRAP_LUA_CAPTURES, "too many captures");
    for (unsigned i = 0; i < n; i++)
        wrap_lua_match_push(m, i, from, to);
    return (int)n;
}
