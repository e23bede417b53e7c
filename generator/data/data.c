/* SPDX-License-Identifier: MIT */
/* Lookups in a table of records. */
#include "data/data.h"

#include "base/near.h"
#include "base/vn.h"

/* Number of columns that fold to `folded`; *column is one of them. */
static unsigned count_folded(const struct data_table *table, struct str folded, size_t *column)
{
    unsigned count = 0;

    for (size_t i = 0; i < table->columns; i++) {
        if (!str_eq(table->folded[i], folded))
            continue;
        *column = i;
        count++;
    }
    return count;
}

enum data_found data_column(const struct data_table *table, struct str name, size_t *column)
{
    struct buf folded = BUF_NEW;
    unsigned count;
    size_t at = 0;

    for (size_t i = 0; i < table->columns; i++) {
        if (!str_eq(table->names[i], name))
            continue;
        *column = i;
        return DATA_FOUND;
    }
    vn_fold(&folded, name);
    count = folded.n > 0 ? count_folded(table, buf_view(&folded), &at) : 0;
    buf_done(&folded);
    if (count == 1)
        *column = at;
    return count == 0 ? DATA_ABSENT : count == 1 ? DATA_FOUND : DATA_AMBIGUOUS;
}

struct str data_nearest(const struct data_table *table, struct str name)
{
    struct buf folded = BUF_NEW;
    struct near near;

    vn_fold(&folded, name);
    near = near_to(buf_view(&folded), near_usual(folded.n));
    for (size_t i = 0; i < table->columns; i++)
        near_try(&near, table->folded[i], table->names[i]);
    buf_done(&folded);
    return near.found;
}

struct str data_cell(const struct data_table *table, size_t row, size_t column)
{
    return table->cells[row * table->columns + column];
}

struct pos data_place(const struct data_table *table, size_t row)
{
    if (table->src_number == 0)
        return POS_NONE;
    return (struct pos){table->src->line_start[table->lines[row] - 1], 0, table->src_number};
}
