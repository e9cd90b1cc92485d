/*
 * The widths of the columns.  What a table gives way in when it is too wide is
 * grid_settle's order, from what costs a reader least to what costs most.
 */
#include <string.h>

#include "base/text.h"
#include "page/grid_in.h"
#include "page/wrap.h"

enum {
	ASIDE = 24,    /* an UNDER column narrower than this goes beneath */
	NARROW = 16,   /* names are made as narrow as this gladly ... */
	NARROWEST = 10 /* ... and as this before the rows are stacked */
};

/* What stands behind the cells of a column, and the blank before it. */
size_t
grid_behind(const struct col *c)
{
	return c->ew > 0 ? c->ew + 1 : 0;
}

size_t
grid_first(const struct grid *g)
{
	size_t i = 0;

	while (i + 1 < g->n && g->col[i].place == GONE)
		i++;
	return i;
}

/* The columns that the table takes on a line. */
static size_t
total(const struct grid *g)
{
	const size_t first = grid_first(g);
	size_t sum = g->how.indent, i;

	for (i = 0; i < g->n; i++)
		if (g->col[i].place == INLINE)
			sum += (i > first ? GRID_GAP : 0) + g->col[i].w +
			    grid_behind(&g->col[i]);
	return sum;
}

static int
fits(const struct grid *g)
{
	return total(g) <= g->how.width;
}

/* Whether nothing of column i need be shown. */
int
grid_is_void(const struct grid *g, size_t i)
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
	return 1;
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
	if (title > c->w + grid_behind(c))
		c->w = title - grid_behind(c);
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

/* Leaves out SPARE columns, the last first, while the table is too wide. */
static void
spare(struct grid *g)
{
	size_t i;

	for (i = g->n; i-- > 1 && !fits(g);)
		if (g->col[i].flags & GRID_SPARE)
			g->col[i].place = SPARED;
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
void
grid_settle(struct grid *g)
{
	size_t i;

	g->settled = 1;
	for (i = 0; i < g->n; i++)
		g->col[i].place = grid_is_void(g, i) ? GONE : INLINE;
	if (g->n > 0 && g->col[grid_first(g)].place == GONE)
		g->col[0].place = INLINE; /* there is nothing at all */
	measure_all(g, text_width);
	if (g->how.form != GRID_TEXT) {
		/* their readers' programs lay them out; what is empty yet may
		 * fill later, and must have its place */
		for (i = 0; i < g->n && g->rows >= GRID_HELD; i++)
			g->col[i].place = INLINE;
		return;
	}
	if (!fits(g))
		measure_all(g, wrap_longest);
	spare(g);
	lower(g);
	narrow(g, NARROW);
	bare(g);
	narrow(g, NARROWEST);
	g->stack = !fits(g);
}
