#ifndef GRID_H
#define GRID_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "page/page.h"

/*
 * A table for people: its rows are held until the widths of its columns are
 * known, then a form prints them.  A column that is empty in every row is left
 * out.
 */
enum {
	GRID_HELD = 1000, /* rows; later ones keep to the widths of these */
	GRID_GAP = 2,	  /* between columns of text */
	GRID_STEP = 2 /* what is beneath a row is indented by so much more */
};

struct grid_cell {
	char *s, *extra; /* NULL: empty */
	size_t w, ew;
	int bar; /* it is one, of so many thousandths; else 0 */
};

struct grid_row {
	struct grid_cell *cell; /* n of them; NULL: a line across */
	char *across;
	size_t indent;
	int heads; /* the line across heads the rows after it */
	int total; /* the row is that of all */
};

enum grid_place {
	INLINE,
	BENEATH,
	SPARED, /* no room for it */
	GONE	/* empty in all rows */
};

struct grid_col {
	char *title;
	unsigned flags;
	enum grid_place place;
	int filled;   /* something of it is to be shown */
	size_t cells; /* the width of its cells, of the rows first held */
	size_t w, ew; /* the width settled on; that of what stands behind */
};

struct grid {
	const struct grid_form *form;
	const struct page_how *how;
	struct page_table t;
	struct grid_col *col;
	size_t n;
	struct grid_row *row;
	size_t rows, cap;
	size_t given; /* cells of the row that is being made */
	int body;     /* of HTML: one is open */
	int repeats;  /* the caption says what stands above anyway */
	int turned;   /* it is an upright table, turned */
	int total;    /* ... which is that of all */
	int grouped;  /* there was a line that heads rows */
	int settled, stack;
	int any;    /* rows were printed */
	size_t pad; /* blanks owed, printed only before something else */
	struct mem_pool pool;
};

/* How a form prints a table. */
struct grid_form {
	void (*titles)(struct grid *g); /* what comes before the rows */
	void (*row)(struct grid *g, const struct grid_row *row);
	void (*end)(struct grid *g); /* NULL: nothing */
	/* Makes it fit on lines of text; NULL: its reader's program does. */
	void (*fit)(struct grid *g);
};

/*
 * A table with the columns of t that people see; heading is its caption, if it
 * has none.  An upright table holds all its rows, which are few.  The texts of
 * t, how and heading outlive it.
 */
struct grid *grid_new(const struct grid_form *form, const struct page_how *how,
    const struct page_table *t, const char *heading);

/*
 * The next cell of the row.  extra, which may be NULL, stands behind it in a
 * column of its own, aligned right.  Both are copied and made visible.
 */
void grid_cell(struct grid *g, const char *s, const char *extra);

/* The next cell is a bar, m of n long. */
void grid_bar(struct grid *g, int64_t m, int64_t n);

/* Ends the row. */
void grid_end_row(struct grid *g);

/* A line across the table between two rows, which heads those after it or ends
 * those before. */
void grid_across(struct grid *g, const char *s, int heads);

/* Prints what is held, and frees the table. */
void grid_end(struct grid *g);

/* For forms: the first column that is shown; how deep a text belongs, its
 * leading blanks. */
size_t grid_first(const struct grid *g);
size_t grid_depth(const char *s);

#endif
