/* SPDX-License-Identifier: MIT */
/* Texts of messages, for tests that compare them. */
#ifndef TESTS_SAID_H
#define TESTS_SAID_H

#include "diag/say.h"

/* The text of message i, in the arena of the messages; "" if there is none. */
static inline struct str said(const struct diag *d, uint32_t i)
{
    struct buf words = BUF_NEW;
    struct str copy;

    if (i < d->count)
        say_message(&words, d, &d->entries[i]);
    copy = arena_str(d->arena, buf_view(&words));
    buf_done(&words);
    return copy;
}

/* Only its arguments, which do not change with the wording: "br, body". */
static inline struct str said_args(const struct diag *d, uint32_t i)
{
    const struct diag_entry *e = &d->entries[i];
    struct str all = STR("");

    for (uint32_t k = 0; k < e->arg_count; k++)
        if (e->args[k].kind == DIAG_NUMBER)
            all = arena_printf(d->arena, "%.*s%s%d", STR_ARG(all), all.n > 0 ? ", " : "",
                               (int)e->args[k].number);
        else if (e->args[k].text.n > 0)
            all = arena_printf(d->arena, "%.*s%s%.*s", STR_ARG(all), all.n > 0 ? ", " : "",
                               STR_ARG(e->args[k].text));
    return all;
}

#endif
