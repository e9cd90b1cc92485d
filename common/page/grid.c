/*
 * Rows are held in a pool until the widths are known, or GRID_HELD of them
 * have come; then they are printed and the pool is emptied.
 */
#include "page/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "page/chart.h"
#include "page/grid_in.h"

enum { BAR = 6, BAR_LONG = 24 }; /* columns of text */

static const struct grid_lines *
lines(const struct grid *g)
{
	switch (g->how.form) {
	case GRID_MD: return grid_md();
	case GRID_HTML: return grid_html();
	default: return grid_text();
	}
}

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
	g->row[g->rows] = (struct row){.total = g->total};
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

void
grid_bar(struct grid *g, int64_t m, int64_t n)
{
	unsigned flags = g->col[g->open ? g->given : 0].flags;
	char *bar = chart_bar(m, n, flags & GRID_LONG ? BAR_LONG : BAR);
	struct row *r;

	grid_cell(g, bar, NULL);
	r = &g->row[g->rows - 1];
	if (*bar != '\0')
		r->cell[g->given - 1].bar =
		    1 + (int)((double)m / (double)n * 999);
	free(bar);
}

void
grid_total(struct grid *g)
{
	g->total = 1;
	if (g->open)
		g->row[g->rows - 1].total = 1;
}

size_t
grid_depth(const char *s)
{
	return strspn(s, " ");
}

/* Prints the rows that are held and lets them go. */
static void
flush(struct grid *g)
{
	size_t r;

	if (!g->settled) {
		grid_settle(g);
		g->any = g->rows > 0;
		if (g->any)
			lines(g)->titles(g);
	}
	for (r = 0; r < g->rows; r++)
		lines(g)->row(g, &g->row[r]);
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
	g->total = 0;
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

void
grid_group(struct grid *g, const char *s)
{
	struct row *r;

	if (g->grouped && g->how.form == GRID_TEXT)
		grid_line(g, 0, "");
	g->grouped = 1;
	r = row_add(g);
	r->across = mem_pool_dup(&g->pool, s);
	r->indent = g->how.indent < GRID_STEP ? 0 : g->how.indent - GRID_STEP;
	r->heads = 1;
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
	t->turned = 1;
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
	else {
		flush(g);
		if (g->any)
			lines(g)->end(g);
	}
	for (i = 0; i < g->n; i++)
		free(g->col[i].title);
	mem_pool_free(&g->pool);
	free(g->row);
	free(g->col);
	free(g);
}
