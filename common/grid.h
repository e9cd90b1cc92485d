#ifndef GRID_H
#define GRID_H

#include <stddef.h>
#include <stdio.h>

/*
 * A table of text for people: columns that line up by display width, within
 * so many columns of a terminal or a mail.
 *
 * Nothing is cut: what does not fit is wrapped.  A table too wide for its
 * page gives way in this order, until it fits: columns marked GRID_UNDER go
 * beneath their row; the extras (percentages) go; GRID_WRAP columns become
 * narrower, the widest first; at last each row becomes a stack of lines,
 * `title  value`.  A column that is empty in every row is left out.
 */
enum {
	GRID_RIGHT = 1 << 0, /* numbers: their ends line up */
	GRID_WRAP = 1 << 1,  /* may be narrowed; its cells wrap */
	GRID_UNDER = 1 << 2, /* may go beneath the row */
	GRID_QUIET = 1 << 3, /* left out too if every cell of it is 0 */
	GRID_BARE = 1 << 4   /* no title where the table is not a stack */
};

struct grid_col {
	const char *title; /* leading blanks are kept; words may wrap */
	unsigned flags;
};

struct grid_how {
	size_t width;  /* of the page */
	size_t indent; /* of every line */
	int upright;   /* rows stand beside each other, titles at the left */
	int untitled;  /* no line of titles */
};

struct grid;

/*
 * A table on fp of n columns (n >= 1), which are copied, titles too.
 * Rows are held back until the table ends, so that widths can be known, but
 * no more than GRID_HELD of them: then the widths are settled, and later rows
 * keep to them.  (An upright table holds all: its rows are few.)
 */
enum { GRID_HELD = 1000 };
struct grid *grid_new(FILE *fp, const struct grid_how *how,
    const struct grid_col cols[], size_t n);

/*
 * The next cell of the row.  extra, which may be NULL, stands behind it in a
 * column of its own, aligned right.  Both are copied; both must be visible
 * (text_visible).
 */
void grid_cell(struct grid *g, const char *s, const char *extra);

/* Ends the row; cells that were not given are empty. */
void grid_end_row(struct grid *g);

/* A line across the table between two rows, indented by `indent`. */
void grid_line(struct grid *g, size_t indent, const char *s);

/* Prints what is held, and frees the table. */
void grid_end(struct grid *g);

#endif
