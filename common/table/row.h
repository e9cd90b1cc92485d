#ifndef ROW_H
#define ROW_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "table/tab.h"

/*
 * Cells of rows as values.  A column is a place in the row (-1: not there,
 * an empty cell).  Each returns 1, 0 for an empty cell, which leaves the value
 * alone, or -1 for another text, which is reported as a fault of the row.
 */
int cell_int(struct tab *t, int col, int64_t *n); /* within +-10^18 */
int cell_money(struct tab *t, int col, int64_t *money);
int cell_date(struct tab *t, int col, int *date);

/*
 * A row as a struct.  A table says which columns a reader wants, of what type
 * they are, and which member each fills:
 *
 *	static const struct row_col cols[] = {
 *	    {"date", ROW_DATE, offsetof(struct visit, date)},
 *	    {"guest", ROW_TEXT, offsetof(struct visit, guest)},
 *	};
 */
enum row_type {
	ROW_TEXT,  /* const char *: a slice of the row, "" for an empty cell */
	ROW_INT,   /* int64_t, within +-10^18 */
	ROW_COUNT, /* int, from 0 to 99999999 */
	ROW_MONEY, /* int64_t, hundredths */
	ROW_DATE,  /* int, as in date.h */
	ROW_OWN	   /* this and above: a type of the reader's own */
};

struct row_col {
	const char *name;
	enum row_type type;
	size_t offset;
};

/*
 * The place of each of the n columns in at[] (-1: not there).  Each of the
 * first `required` that is missing is reported: ST_TROUBLE.
 */
enum st row_bind(struct tab *t, const struct row_col col[], size_t n,
    size_t required, int at[]);

/*
 * Fills the struct *to from this row.  An empty cell that is no text leaves its
 * member as the caller set it.  Returns 0, or -1 where a cell is not of its
 * type: the first such cell is reported as a fault of the row.
 */
int row_read(struct tab *t, const struct row_col col[], size_t n,
    const int at[], void *to);

/*
 * Makes the value of a cell of a column of the reader's own type, which may be
 * empty, in *member.  Returns NULL, or what the message of the fault has behind
 * the cell: "is not a stage".
 */
typedef const char *row_own(
    int type, const char *column, const char *cell, void *member);

/* The same as row_read for a table with types of the reader's own; each bad
 * cell is reported. */
int row_read_own(struct tab *t, const struct row_col col[], size_t n,
    const int at[], void *to, row_own *own);

/* Copies the texts of the struct *to into the pool, to outlive the row. */
void row_copy_texts(
    const struct row_col col[], size_t n, void *to, struct mem_pool *pool);

/*
 * A row that outlives the next, all of its cells with it: for who learns only
 * when it runs which columns are asked for.
 */
struct row_head {
	const char *const *name;
	size_t n;
};

/* The names of the columns of t, in the pool. */
struct row_head row_head(struct tab *t, struct mem_pool *pool);

/*
 * Copies the cells of this row into the pool, and lets the texts of the struct
 * that row_read filled be those copies.
 */
const char **row_keep(struct tab *t, const struct row_col col[], size_t n,
    const int at[], void *to, struct mem_pool *pool);

/* The cell of a column by its name, or NULL.  It is looked for at *place
 * first, where it then was found. */
const char *row_cell(const struct row_head *h, const char *const cell[],
    const char *name, size_t *place);

#endif
