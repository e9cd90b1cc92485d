#ifndef GRID_H
#define GRID_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * A table for people: as text, whose columns line up by display width within
 * so many columns of a terminal or a mail, as Markdown or as HTML.
 *
 * Nothing is cut: what does not fit is wrapped.  Text too wide for its page
 * gives way in this order, until it fits: columns marked GRID_SPARE go, the
 * last first; those marked GRID_UNDER go beneath their row; the extras
 * (percentages) go; GRID_WRAP columns become narrower, the widest first; at
 * last each row becomes a stack of lines, `title  value`.  A column that is
 * empty in every row is left out.
 */
enum grid_form { GRID_TEXT, GRID_MD, GRID_HTML };

enum {
	GRID_RIGHT = 1 << 0, /* numbers: their ends line up */
	GRID_WRAP = 1 << 1,  /* may be narrowed; its cells wrap */
	GRID_UNDER = 1 << 2, /* may go beneath the row */
	GRID_QUIET = 1 << 3, /* left out too if every cell of it is 0 */
	GRID_BARE = 1 << 4,  /* no title where the table is not a stack */
	GRID_SPARE = 1 << 5, /* left out where there is no room for it */
	GRID_LONG = 1 << 6   /* its bars are long */
};

struct grid_col {
	const char *title; /* leading blanks are kept; words may wrap */
	unsigned flags;
};

struct grid_how {
	enum grid_form form;
	size_t width;	     /* of the page, of text */
	size_t indent;	     /* of every line of text */
	int upright;	     /* rows stand beside each other, titles left */
	int untitled;	     /* no line of titles that is seen */
	const char *caption; /* of HTML */
	int repeats;	     /* the caption says what stands above anyway */
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

/* The next cell is a bar, m of n long. */
void grid_bar(struct grid *g, int64_t m, int64_t n);

/* The row that comes next, or is being made, is that of all together. */
void grid_total(struct grid *g);

/* Ends the row; cells that were not given are empty. */
void grid_end_row(struct grid *g);

/* A line across the table between two rows, indented by `indent`; and one
 * that heads the rows after it. */
void grid_line(struct grid *g, size_t indent, const char *s);
void grid_group(struct grid *g, const char *s);

/* Prints what is held, and frees the table. */
void grid_end(struct grid *g);

#endif
