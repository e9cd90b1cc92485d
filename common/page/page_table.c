/* Tables, cards and charts: what a page holds beside prose. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/part.h"

/* The title of a column for people; the caller frees. */
static char *
title_of(const struct page *p, const struct page_col *c)
{
	char *title, *v;

	if (c->title == NULL)
		return NULL;
	title = c->flags & PAGE_MONEY && *p->how.currency
	    ? mem_printf("%s (%s)", c->title, p->how.currency)
	    : mem_dup(c->title, strlen(c->title));
	v = page_visible(title);
	free(title);
	return v;
}

/* The table for people begins. */
static void
begin_grid(struct page *p, const struct page_table *t)
{
	const struct grid_how how = {p->says->grid, p->how.width, t->indent,
	    t->upright, t->untitled, t->caption ? t->caption : p->heading,
	    t->caption == NULL};
	struct grid_col *cols = mem_alloc(t->cols, sizeof(*cols));
	char **title = mem_alloc(t->cols, sizeof(*title));
	size_t i, n = 0;

	for (i = 0; i < t->cols; i++) {
		if (t->col[i].flags & PAGE_ONLY_ROWS)
			continue;
		title[n] = title_of(p, &t->col[i]);
		cols[n] = (struct grid_col){title[n], t->col[i].flags};
		n++;
	}
	p->grid = grid_new(stdout, &how, cols, n);
	for (i = 0; i < n; i++)
		free(title[i]);
	free(title);
	free(cols);
}

void
page_begin(struct page *p, const struct page_table *t)
{
	p->t = t;
	p->at = 0;
	page_say(p, SAY_TABLE, NULL, NULL);
	if (p->says != NULL)
		begin_grid(p, t);
	else
		page_rows_header(p);
}

void
page_group(struct page *p, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (p->says == NULL)
		return;
	va_start(ap, fmt);
	s = page_vformat(fmt, ap);
	va_end(ap);
	grid_group(p->grid, s);
	free(s);
}

void
page_total(struct page *p)
{
	if (p->says != NULL)
		grid_total(p->grid);
}

void
page_line(struct page *p, size_t indent, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (p->says == NULL)
		return;
	va_start(ap, fmt);
	s = page_vformat(fmt, ap);
	va_end(ap);
	grid_line(p->grid, indent, s);
	free(s);
}

void
page_end(struct page *p)
{
	if (p->says != NULL)
		grid_end(p->grid);
	p->grid = NULL;
	p->t = NULL;
}

void
page_cards(struct page *p)
{
	if (p->says != NULL && p->says->card != NULL)
		page_say(p, SAY_CARDS, NULL, NULL);
}

void
page_card(struct page *p, const char *label)
{
	p->card = label;
}

void
page_cards_end(struct page *p)
{
	if (p->says != NULL && p->says->card != NULL)
		page_say(p, SAY_NONE, NULL, NULL);
}

/* A chart as lines of block characters; what it is of stands above them, as
 * titles or as text like theirs. */
static void
sparklines(const struct page *p, const struct chart *c)
{
	int titled = p->says->grid != GRID_TEXT;
	const struct grid_how how = {.form = p->says->grid,
	    .width = p->how.width,
	    .indent = 2,
	    .untitled = !titled};
	char *span = mem_printf("%s to %s", c->label[0], c->label[c->n - 1]);
	const struct grid_col cols[] = {{c->title, 0}, {span, 0}, {"", 0}};
	struct grid *g = grid_new(stdout, &how, cols, 3);
	size_t i, most;
	int64_t max;
	char *s;

	if (!titled) {
		grid_cell(g, c->title, NULL);
		grid_cell(g, span, NULL);
		grid_end_row(g);
	}
	for (i = 0; i < c->lines; i++) {
		most = chart_most(c, i);
		max = c->value[i][most];
		grid_cell(g, c->name[i], NULL);
		s = chart_spark(c->value[i], c->n, max);
		grid_cell(g, s, NULL);
		free(s);
		s = mem_printf(
		    "most %lld in %s", (long long)max, c->label[most]);
		grid_cell(g, max > 0 ? s : "none", NULL);
		free(s);
		grid_end_row(g);
	}
	grid_end(g);
	free(span);
}

void
page_chart(struct page *p, const struct chart *c)
{
	if (p->says == NULL || c->n == 0)
		return;
	page_say(p, SAY_CHART, NULL, NULL);
	if (p->says->chart != NULL)
		p->says->chart(p, c);
	else
		sparklines(p, c);
}
