/*
 * Rows are held in a pool until the widths are known, or GRID_HELD of them
 * have come; then they are printed and the pool is emptied.
 */
#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "grid_in.h"
#include "mem.h"
#include "text.h"

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

/* Prints the rows that are held and lets them go. */
static void
flush(struct grid *g)
{
	size_t r;

	if (!g->settled) {
		grid_settle(g);
		if (!g->how.untitled && !g->stack && g->rows > 0)
			grid_print_titles(g);
	}
	for (r = 0; r < g->rows; r++)
		grid_print_row(g, &g->row[r]);
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
		if (grid_is_void(g, i))
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
