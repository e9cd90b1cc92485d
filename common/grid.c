#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "wrap.h"

enum {
	GAP = 2,       /* between columns */
	STEP = 2,      /* what is beneath a row is indented by so much more */
	ASIDE = 24,    /* an UNDER column narrower than this goes beneath */
	NARROW = 16,   /* names are made as narrow as this gladly ... */
	NARROWEST = 10 /* ... and as this before the rows are stacked */
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

struct grid *
grid_new(FILE *fp, const struct grid_how *how, const struct grid_col cols[],
    size_t n)
{
	struct grid *g = mem_alloc(1, sizeof(*g));
	size_t i;

	g->fp = fp;
	g->how = *how;
	g->n = n;
	g->col = mem_alloc(n, sizeof(*g->col));
	for (i = 0; i < n; i++) {
		g->col[i].title = mem_dup(cols[i].title ? cols[i].title : "",
		    cols[i].title ? strlen(cols[i].title) : 0);
		g->col[i].flags = cols[i].flags;
	}
	return g;
}

static struct row *
row_add(struct grid *g)
{
	g->row = mem_grow(g->row, &g->cap, g->rows + 1, sizeof(*g->row));
	g->row[g->rows] = (struct row){NULL, NULL, 0};
	return &g->row[g->rows++];
}

void
grid_cell(struct grid *g, const char *s, const char *extra)
{
	struct cell *c;

	if (!g->open)
		row_add(g)->cell =
		    mem_pool_alloc(&g->pool, g->n * sizeof(struct cell));
	g->open = 1;
	c = &g->row[g->rows - 1].cell[g->given++];
	if (*s != '\0') {
		c->s = mem_pool_dup(&g->pool, s);
		c->w = text_width(s);
	}
	if (extra != NULL && *extra != '\0') {
		c->extra = mem_pool_dup(&g->pool, extra);
		c->ew = text_width(extra);
	}
}

/* What stands behind the cells of a column, and the blank before it. */
static size_t
behind(const struct col *c)
{
	return c->ew > 0 ? c->ew + 1 : 0;
}

/* The columns that the table takes on a line. */
static size_t
total(const struct grid *g)
{
	size_t sum = g->how.indent, i;

	for (i = 0; i < g->n; i++)
		if (g->col[i].place == INLINE)
			sum += (i > 0 ? GAP : 0) + g->col[i].w +
			    behind(&g->col[i]);
	return sum;
}

static int
fits(const struct grid *g)
{
	return total(g) <= g->how.width;
}

/* Whether nothing of column i need be shown. */
static int
is_void(const struct grid *g, size_t i)
{
	const struct cell *c;
	size_t r;

	for (r = 0; r < g->rows; r++) {
		if (g->row[r].cell == NULL)
			continue;
		c = &g->row[r].cell[i];
		if (c->s != NULL &&
		    !(g->col[i].flags & GRID_QUIET && strcmp(c->s, "0") == 0))
			return 0;
	}
	return i > 0;
}

/* The widths of what stands in column i. */
static void
measure(struct grid *g, size_t i)
{
	struct col *c = &g->col[i];
	const struct cell *x;
	size_t r;

	c->w = c->ew = 0;
	for (r = 0; r < g->rows; r++) {
		if ((x = g->row[r].cell) == NULL)
			continue;
		c->w = x[i].w > c->w ? x[i].w : c->w;
		c->ew = x[i].ew > c->ew ? x[i].ew : c->ew;
	}
}

/* Makes a column wide enough for its title, which stands over both. */
static void
make_room(struct col *c, size_t title)
{
	if (title > c->w + behind(c))
		c->w = title - behind(c);
}

/* Gives a width to every column for its cells and, whole or wrapped, title. */
static void
measure_all(struct grid *g, size_t (*title)(const char *))
{
	size_t i;

	for (i = 0; i < g->n; i++) {
		measure(g, i);
		if (!g->how.untitled && !(g->col[i].flags & GRID_BARE))
			make_room(&g->col[i], title(g->col[i].title));
	}
}

/* Leaves out what stands behind the cells, while the table is too wide. */
static void
bare(struct grid *g)
{
	size_t i;

	for (i = 0; i < g->n && !fits(g); i++)
		if (g->col[i].ew > 0) {
			g->col[i].ew = 0;
			make_room(&g->col[i], wrap_longest(g->col[i].title));
		}
}

/* Puts UNDER columns beneath, the last first, while the table is too wide. */
static void
lower(struct grid *g)
{
	struct col *c;
	size_t i, others;

	for (i = g->n; i-- > 1 && !fits(g);) {
		c = &g->col[i];
		if (!(c->flags & GRID_UNDER) || c->place != INLINE)
			continue;
		others = total(g) - c->w;
		if (c->flags & GRID_WRAP && others + ASIDE <= g->how.width)
			c->w = g->how.width - others;
		else
			c->place = BENEATH;
	}
}

/* Narrows WRAP columns, the widest first, while the table is too wide. */
static void
narrow(struct grid *g, size_t least)
{
	struct col *widest;
	size_t i;

	while (!fits(g)) {
		widest = NULL;
		for (i = 0; i < g->n; i++)
			if (g->col[i].flags & GRID_WRAP &&
			    g->col[i].place == INLINE && g->col[i].w > least &&
			    (widest == NULL || g->col[i].w > widest->w))
				widest = &g->col[i];
		if (widest == NULL)
			return;
		widest->w--;
	}
}

/* Settles the widths and places of the columns by the rows that are held. */
static void
settle(struct grid *g)
{
	size_t i;

	g->settled = 1;
	for (i = 0; i < g->n; i++)
		g->col[i].place = is_void(g, i) ? GONE : INLINE;
	measure_all(g, text_width);
	if (!fits(g))
		measure_all(g, wrap_longest);
	lower(g);
	narrow(g, NARROW);
	bare(g);
	narrow(g, NARROWEST);
	g->stack = !fits(g);
}

/* Prints n bytes of s, which are w columns wide, in a field of `field`. */
static void
put(struct grid *g, const char *s, size_t n, size_t w, size_t field, int right)
{
	size_t blank = field > w ? field - w : 0;

	g->pad += right ? blank : 0;
	if (n > 0) {
		fprintf(g->fp, "%*s%.*s", (int)g->pad, "", (int)n, s);
		g->pad = 0;
	}
	g->pad += right ? 0 : blank;
}

static void
end_line(struct grid *g)
{
	putc('\n', g->fp);
	g->pad = 0;
}

/*
 * Prints the next line of *s in the field of column c, and moves *s behind it
 * (NULL: there is no more).
 */
static void
put_line(struct grid *g, const struct col *c, const char **s)
{
	const char *next = NULL;
	size_t n = 0, w = 0;
	char *line;

	if (*s != NULL) {
		n = c->flags & GRID_WRAP || c->place == GONE
		    ? wrap_break(*s, c->w, &next)
		    : strlen(*s);
		line = mem_dup(*s, n);
		w = text_width(line);
		put(g, line, n, w, c->w, c->flags & GRID_RIGHT);
		free(line);
	} else
		put(g, "", 0, 0, c->w, c->flags & GRID_RIGHT);
	*s = next;
}

/* The number of lines that a title takes. */
static size_t
title_lines(const struct col *c)
{
	const char *s = c->title;
	size_t n = 0;

	if (c->place != INLINE || c->flags & GRID_BARE || *s == '\0')
		return 0;
	for (; s != NULL; n++)
		wrap_break(s, c->w + behind(c), &s);
	return n;
}

/* The titles, their last lines on one line. */
static void
print_titles(struct grid *g)
{
	const char **s = mem_alloc(g->n, sizeof(*s));
	size_t i, line, lines = 0, n;
	struct col c;

	for (i = 0; i < g->n; i++) {
		n = title_lines(&g->col[i]);
		lines = n > lines ? n : lines;
	}
	for (line = 0; line < lines; line++) {
		g->pad = g->how.indent;
		for (i = 0; i < g->n; i++) {
			if ((c = g->col[i]).place != INLINE)
				continue;
			g->pad += i > 0 ? GAP : 0;
			n = title_lines(&c);
			if (n > 0 && line == lines - n)
				s[i] = c.title;
			c.flags |= GRID_WRAP;
			c.w += behind(&c);
			put_line(g, &c, &s[i]);
		}
		end_line(g);
	}
	free(s);
}

/* The cells of a row that are wanted as one text, commas between; NULL if
 * there are none.  The caller frees. */
static char *
joined(const struct grid *g, const struct cell *x, int beneath)
{
	char *all = NULL, *more;
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (x[i].s == NULL || (beneath && g->col[i].place == INLINE) ||
		    (g->col[i].place == GONE && strcmp(x[i].s, "0") == 0))
			continue;
		more = all ? mem_printf("%s, %s", all, x[i].s)
			   : mem_dup(x[i].s, strlen(x[i].s));
		free(all);
		all = more;
	}
	return all;
}

/* What goes beneath a row. */
static void
print_beneath(struct grid *g, const struct cell *x)
{
	size_t indent = g->how.indent + (size_t)STEP;
	char *s = joined(g, x, 1);

	if (s != NULL)
		wrap_print(g->fp, g->how.width, indent, indent + STEP, s);
	free(s);
}

/* A row on its line or lines. */
static void
print_cells(struct grid *g, const struct cell *x)
{
	const char **s = mem_alloc(g->n, sizeof(*s));
	const char *extra;
	size_t i, left;
	int first = 1;

	for (i = 0; i < g->n; i++)
		s[i] = g->col[i].place == INLINE ? x[i].s : NULL;
	do {
		g->pad = g->how.indent;
		for (i = left = 0; i < g->n; i++) {
			if (g->col[i].place != INLINE)
				continue;
			g->pad += i > 0 ? GAP : 0;
			put_line(g, &g->col[i], &s[i]);
			left += s[i] != NULL;
			extra = first && x[i].extra ? x[i].extra : "";
			g->pad += g->col[i].ew ? 1 : 0;
			if (g->col[i].ew > 0)
				put(g, extra, strlen(extra),
				    *extra ? x[i].ew : 0, g->col[i].ew, 1);
		}
		end_line(g);
		first = 0;
	} while (left > 0);
	free(s);
	print_beneath(g, x);
}

/* A row of a table that has no titles, as one text. */
static void
print_joined(struct grid *g, const struct cell *x)
{
	char *s = joined(g, x, 0);

	if (s != NULL)
		wrap_print(g->fp, g->how.width, g->how.indent,
		    g->how.indent + STEP, s);
	free(s);
}

/* A row as a stack of lines, `title  value` beneath its first cell. */
static void
print_stack(struct grid *g, const struct cell *x)
{
	size_t indent = g->how.indent + (size_t)STEP, w = 0, i, tw;
	char *line;

	for (i = 1; i < g->n; i++)
		if (x[i].s != NULL) {
			tw = text_width(g->col[i].title);
			w = tw > w ? tw : w;
		}
	wrap_print(
	    g->fp, g->how.width, g->how.indent, indent, x[0].s ? x[0].s : "");
	for (i = 1; i < g->n; i++) {
		if (x[i].s == NULL || g->col[i].place == GONE)
			continue;
		tw = text_width(g->col[i].title);
		line = mem_printf("%s%*s%s%s%s", g->col[i].title,
		    (int)(w - tw + (w ? GAP : 0)), "", x[i].s,
		    x[i].extra ? " " : "", x[i].extra ? x[i].extra : "");
		wrap_print(g->fp, g->how.width, indent, indent + STEP, line);
		free(line);
	}
}

/* Prints the rows that are held and lets them go. */
static void
flush(struct grid *g)
{
	size_t r;

	if (!g->settled) {
		settle(g);
		if (!g->how.untitled && !g->stack && g->rows > 0)
			print_titles(g);
	}
	for (r = 0; r < g->rows; r++)
		if (g->row[r].cell == NULL)
			wrap_print(g->fp, g->how.width, g->row[r].indent,
			    g->row[r].indent, g->row[r].across);
		else if (g->stack && g->how.untitled)
			print_joined(g, g->row[r].cell);
		else if (g->stack)
			print_stack(g, g->row[r].cell);
		else
			print_cells(g, g->row[r].cell);
	g->rows = 0;
	mem_pool_free(&g->pool);
}

static void
flush_some(struct grid *g)
{
	if (!g->how.upright && g->rows >= GRID_HELD)
		flush(g);
}

void
grid_end_row(struct grid *g)
{
	if (!g->open)
		grid_cell(g, "", NULL);
	g->open = 0;
	g->given = 0;
	flush_some(g);
}

void
grid_line(struct grid *g, size_t indent, const char *s)
{
	struct row *r = row_add(g);

	r->across = mem_pool_dup(&g->pool, s);
	r->indent = indent;
	flush_some(g);
}

/* The table with rows for columns; it borrows the strings of g. */
static struct grid *
turned(const struct grid *g)
{
	struct grid_how how = g->how;
	struct grid_col *cols = mem_alloc(g->rows + 1, sizeof(*cols));
	struct grid *t;
	size_t r, i;

	how.upright = 0;
	cols[0] = (struct grid_col){"", GRID_WRAP};
	for (r = 0; r < g->rows; r++)
		cols[r + 1] =
		    (struct grid_col){g->row[r].cell[0].s, GRID_RIGHT};
	t = grid_new(g->fp, &how, cols, g->rows + 1);
	for (i = 1; i < g->n; i++) {
		if (is_void(g, i))
			continue;
		grid_cell(t, g->col[i].title, NULL);
		for (r = 0; r < g->rows; r++)
			grid_cell(t,
			    g->row[r].cell[i].s ? g->row[r].cell[i].s : "",
			    g->row[r].cell[i].extra);
		grid_end_row(t);
	}
	free(cols);
	return t;
}

void
grid_end(struct grid *g)
{
	size_t i;

	if (g->how.upright)
		grid_end(turned(g));
	else
		flush(g);
	for (i = 0; i < g->n; i++)
		free(g->col[i].title);
	mem_pool_free(&g->pool);
	free(g->row);
	free(g->col);
	free(g);
}
