#ifndef GRID_IN_H
#define GRID_IN_H

/*
 * The inside of a grid, for grid.c (what it holds), grid_fit.c (the widths of
 * its columns) and grid_print.c (its lines).
 */
#include "grid.h"
#include "mem.h"

enum {
	GRID_GAP = 2, /* between columns */
	GRID_STEP = 2 /* what is beneath a row is indented by so much more */
};

struct cell {
	char *s, *extra; /* NULL: empty */
	size_t w, ew;
};

struct row {
	struct cell *cell; /* n of them; NULL: a line across */
	char *across;
	size_t indent;
};

enum place { INLINE, BENEATH, GONE };

struct col {
	char *title;
	unsigned flags;
	enum place place;
	size_t w, ew; /* the widths settled on */
};

struct grid {
	FILE *fp;
	struct grid_how how;
	struct col *col;
	size_t n;
	struct row *row;
	size_t rows, cap;
	size_t given; /* cells of the row that is being made */
	int open;     /* there is such a row */
	int settled, stack;
	size_t pad; /* blanks owed, printed only before something else */
	struct mem_pool pool;
};

/* Whether nothing of column i need be shown. */
int grid_is_void(const struct grid *g, size_t i);

/* What stands behind the cells of a column, and the blank before it. */
size_t grid_behind(const struct col *c);

/* Settles the widths and places of the columns by the rows that are held. */
void grid_settle(struct grid *g);

void grid_print_titles(struct grid *g);
void grid_print_row(struct grid *g, const struct row *row);

#endif
