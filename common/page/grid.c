/*
 * Rows are held in a pool until the widths are known, or GRID_HELD of them
 * have come; then they are printed by their form and the pool is emptied.
 */
#include "page/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/chart.h"
#include "page/part.h"

enum { BAR = 6, BAR_LONG = 24 }; /* columns of text */

/* The title of a column; the caller frees. */
static char *
grid_title(const struct page_col *c, const char *currency)
{
	char *title = c->flags & PAGE_MONEY && *currency
	    ? mem_printf("%s (%s)", c->title, currency)
	    : mem_dup(c->title, strlen(c->title));
	char *v = page_visible(title);

	free(title);
	return v;
}

struct grid *
grid_new(const struct grid_form *form, const struct page_how *how,
    const struct page_table *t, const char *heading)
{
	struct grid *g = mem_alloc(1, sizeof(*g));
	size_t i;

	g->form = form;
	g->how = how;
	g->t = *t;
	g->repeats = t->caption == NULL;
	if (g->repeats)
		g->t.caption = heading;
	g->col = mem_alloc(t->cols, sizeof(*g->col));
	for (i = 0; i < t->cols; i++)
		if (t->col[i].title != NULL)
			g->col[g->n++] = (struct grid_col){
			    .title = grid_title(&t->col[i], how->currency),
			    .flags = t->col[i].flags};
	return g;
}

static struct grid_row *
row_add(struct grid *g)
{
	g->row = mem_grow(g->row, &g->cap, g->rows + 1, sizeof(*g->row));
	g->row[g->rows] = (struct grid_row){0};
	return &g->row[g->rows++];
}

void
grid_cell(struct grid *g, const char *s, const char *extra)
{
	struct grid_col *col = &g->col[g->given];
	char *v = page_visible(s);
	struct grid_cell *c;

	if (g->given == 0)
		row_add(g)->cell = mem_pool_alloc(&g->pool, g->n * sizeof(*c));
	c = &g->row[g->rows - 1].cell[g->given++];
	if (*v != '\0') {
		c->s = mem_pool_dup(&g->pool, v);
		c->w = text_width(v);
	}
	if (extra != NULL && *extra != '\0') {
		c->extra = mem_pool_dup(&g->pool, extra);
		c->ew = text_width(extra);
	}
	if (!g->settled) {
		col->filled |= *v != '\0' &&
		    !(col->flags & PAGE_QUIET && strcmp(v, "0") == 0);
		col->cells = c->w > col->cells ? c->w : col->cells;
		col->ew = c->ew > col->ew ? c->ew : col->ew;
	}
	free(v);
}

void
grid_bar(struct grid *g, int64_t m, int64_t n)
{
	unsigned flags = g->col[g->given].flags;
	char *bar = chart_bar(m, n, flags & PAGE_LONG ? BAR_LONG : BAR);
	struct grid_row *r;

	grid_cell(g, bar, NULL);
	r = &g->row[g->rows - 1];
	if (*bar != '\0')
		r->cell[g->given - 1].bar =
		    1 + (int)((double)m / (double)n * 999);
	free(bar);
}

size_t
grid_depth(const char *s)
{
	return strspn(s, " ");
}

/* The first column that is shown. */
size_t
grid_first(const struct grid *g)
{
	size_t i = 0;

	while (i + 1 < g->n && g->col[i].place == GONE)
		i++;
	return i;
}

/* Settles which columns there are by the rows that are held.  Where a reader's
 * program lays out the table, what is empty yet may fill later, and must have
 * its place. */
static void
settle(struct grid *g)
{
	const int fits = g->form->fit != NULL;
	size_t i;

	g->settled = 1;
	for (i = 0; i < g->n; i++)
		g->col[i].place = g->col[i].filled ? INLINE : GONE;
	if (g->n > 0 && g->col[grid_first(g)].place == GONE)
		g->col[0].place = INLINE; /* there is nothing at all */
	for (i = 0; i < g->n && !fits && g->rows >= GRID_HELD; i++)
		g->col[i].place = INLINE;
	if (fits)
		g->form->fit(g);
}

/* Prints the rows that are held and lets them go. */
static void
flush(struct grid *g)
{
	size_t r;

	if (!g->settled) {
		settle(g);
		g->any = g->rows > 0;
		if (g->any)
			g->form->titles(g);
	}
	for (r = 0; r < g->rows; r++)
		g->form->row(g, &g->row[r]);
	g->rows = 0;
	mem_pool_free(&g->pool);
}

static void
flush_some(struct grid *g)
{
	if (!g->t.upright && g->rows >= GRID_HELD)
		flush(g);
}

void
grid_end_row(struct grid *g)
{
	g->row[g->rows - 1].total = g->total;
	g->given = 0;
	g->total = 0;
	flush_some(g);
}

void
grid_across(struct grid *g, const char *s, int heads)
{
	struct grid_row *r;

	if (heads && g->grouped && g->form->fit != NULL)
		grid_across(g, "", 0); /* a blank line */
	g->grouped |= heads;
	r = row_add(g);
	r->across = mem_pool_dup(&g->pool, s);
	r->indent =
	    g->t.indent - (heads && g->t.indent >= GRID_STEP ? GRID_STEP : 0);
	r->heads = heads;
	flush_some(g);
}

/* The table with rows for columns. */
static struct grid *
turned(const struct grid *g)
{
	struct page_col *cols = mem_alloc(g->rows + 1, sizeof(*cols));
	struct page_table table = g->t;
	const struct grid_cell *x;
	struct grid *t;
	size_t r, i;

	cols[0] = (struct page_col){.title = "", .flags = PAGE_WRAP};
	for (r = 0; r < g->rows; r++) {
		x = &g->row[r].cell[0];
		cols[r + 1] = (struct page_col){
		    .title = x->s ? x->s : "", .flags = PAGE_RIGHT};
	}
	table.upright = 0;
	table.col = cols;
	table.cols = g->rows + 1;
	t = grid_new(g->form, g->how, &table, NULL);
	t->turned = 1;
	t->repeats = g->repeats;
	for (i = 1; i < g->n; i++) {
		if (!g->col[i].filled)
			continue;
		grid_cell(t, g->col[i].title, NULL);
		for (r = 0; r < g->rows; r++) {
			x = &g->row[r].cell[i];
			grid_cell(t, x->s ? x->s : "", x->extra);
		}
		grid_end_row(t);
	}
	free(cols);
	return t;
}

void
grid_end(struct grid *g)
{
	size_t i;

	if (g->t.upright)
		grid_end(turned(g));
	else {
		flush(g);
		if (g->any && g->form->end != NULL)
			g->form->end(g);
	}
	for (i = 0; i < g->n; i++)
		free(g->col[i].title);
	mem_pool_free(&g->pool);
	free(g->row);
	free(g->col);
	free(g);
}
