#ifndef GRID_IN_H
#define GRID_IN_H

/*
 * The inside of a grid, for grid.c (what it holds), grid_fit.c (the widths of
 * its columns), and its lines: grid_print.c, grid_md.c, grid_html.c.
 */
#include "base/mem.h"
#include "page/grid.h"

enum {
	GRID_GAP = 2, /* between columns */
	GRID_STEP = 2 /* what is beneath a row is indented by so much more */
};

struct cell {
	char *s, *extra; /* NULL: empty */
	size_t w, ew;
	int bar; /* it is one, of so many thousandths; else 0 */
};

struct row {
	struct cell *cell; /* n of them; NULL: a line across */
	char *across;
	size_t indent;
	int heads; /* the line across heads the rows after it */
	int total; /* the row is that of all */
};

enum place {
	INLINE,
	BENEATH,
	SPARED, /* no room for it */
	GONE	/* empty in all rows */
};

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
	int body;     /* of HTML: one is open */
	int turned;   /* it is an upright table, turned */
	int total;    /* it is, or the next is, that of all */
	int grouped;  /* there was a line that heads rows */
	int settled, stack;
	int any;    /* rows were printed */
	size_t pad; /* blanks owed, printed only before something else */
	struct mem_pool pool;
};

/* Whether nothing of column i need be shown. */
int grid_is_void(const struct grid *g, size_t i);

/* The first column that is shown. */
size_t grid_first(const struct grid *g);

/* What stands behind the cells of a column, and the blank before it. */
size_t grid_behind(const struct col *c);

/* Settles the widths and places of the columns by the rows that are held. */
void grid_settle(struct grid *g);

/* The lines of a form: what comes before the rows, each row, the end. */
struct grid_lines {
	void (*titles)(struct grid *g);
	void (*row)(struct grid *g, const struct row *row);
	void (*end)(struct grid *g);
};

const struct grid_lines *grid_text(void);
const struct grid_lines *grid_md(void);
const struct grid_lines *grid_html(void);

/* How many blanks a title begins with: it belongs to one that has fewer. */
size_t grid_depth(const char *s);

#endif
