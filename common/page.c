/*
 * Text goes through a grid; rows for programs through out.h, a row at a time,
 * each cell at its name's place in the header of the whole page.
 */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "mem.h"
#include "page_in.h"
#include "text.h"
#include "wrap.h"

enum {
	WIDTH = 80,
	WIDTH_MIN = 20,
	WIDTH_MAX = 1000,
	CELL_MAX = 4096 /* bytes of a cell of text; what is cut is marked */
};

enum page_form
page_form(const char *name)
{
	if (strcmp(name, "text") == 0)
		return PAGE_TEXT;
	return strcmp(name, "csv") == 0 ? PAGE_CSV : PAGE_FORMS;
}

size_t
page_width(void)
{
	const char *s = getenv("COLUMNS");
	char *end;
	long n;

	if (s == NULL || *s < '0' || *s > '9')
		return WIDTH;
	n = strtol(s, &end, 10);
	if (*end != '\0' || n < WIDTH_MIN || n > WIDTH_MAX)
		return WIDTH;
	return (size_t)n;
}

struct page *
page_new(
    enum page_form form, size_t width, int percent_from, const char *currency)
{
	struct page *p = mem_alloc(1, sizeof(*p));

	p->form = form;
	p->width = width;
	p->percent_from = percent_from;
	p->currency = currency;
	p->out = out_to(stdout, 0);
	return p;
}

int
page_is_text(const struct page *p)
{
	return p->form == PAGE_TEXT;
}

void
page_declare(struct page *p, const struct page_table *t)
{
	size_t i;

	for (i = 0; i < t->cols; i++) {
		if (t->col[i].flags & PAGE_NOT_ROWS ||
		    map_get(&p->names, t->col[i].name) != MAP_NONE)
			continue;
		p->name = mem_grow(
		    p->name, &p->cap, p->names.n + 1, sizeof(*p->name));
		p->name[p->names.n] = t->col[i].name;
		map_put(&p->names, t->col[i].name, p->names.n);
	}
}

/* The header, before the first row or at the end. */
static void
header(struct page *p)
{
	size_t i;

	if (p->begun)
		return;
	p->begun = 1;
	out_cell(&p->out, "section");
	for (i = 0; i < p->names.n; i++)
		out_cell(&p->out, p->name[i]);
	out_cell(&p->out, "asof");
	out_end(&p->out);
	p->cell = mem_alloc(p->names.n, sizeof(*p->cell));
}

/* s with its control characters visible, and cut if it is boundless; the
 * caller frees. */
char *
page_visible(const char *s)
{
	size_t len = strlen(s);
	char *cut = NULL, *v;

	if (len > CELL_MAX) {
		for (len = CELL_MAX; (s[len] & 0xc0) == 0x80; len--)
			;
		cut = mem_printf("%.*s…", (int)len, s);
		s = cut;
		len = strlen(s);
	}
	v = mem_alloc(len * 4 + 1, 1); /* \xNN of each byte at most */
	text_visible(v, len * 4 + 1, s);
	free(cut);
	return v;
}

void
page_section(struct page *p)
{
	if (p->form != PAGE_TEXT)
		return;
	if (p->begun)
		putchar('\n');
	p->begun = 1;
}

void
page_gap(struct page *p)
{
	if (p->form == PAGE_TEXT)
		putchar('\n');
}

/* Formats and makes visible; the caller frees. */
static char *
vformat(const char *fmt, va_list ap)
{
	va_list again;
	char *s, *v;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	s = mem_alloc((size_t)n + 1, 1);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	v = page_visible(s);
	free(s);
	return v;
}

void
page_heading(struct page *p, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (p->form != PAGE_TEXT)
		return;
	page_section(p);
	va_start(ap, fmt);
	s = vformat(fmt, ap);
	va_end(ap);
	wrap_print(stdout, p->width, 0, 0, s);
	free(s);
}

void
page_text(struct page *p, size_t first, size_t rest, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (p->form != PAGE_TEXT)
		return;
	va_start(ap, fmt);
	s = vformat(fmt, ap);
	va_end(ap);
	wrap_print(stdout, p->width, first, rest, s);
	free(s);
}

/* The title of a column for people; the caller frees. */
static char *
title_of(const struct page *p, const struct page_col *c)
{
	char *title, *v;

	if (c->title == NULL)
		return NULL;
	title = c->flags & PAGE_MONEY && *p->currency
	    ? mem_printf("%s (%s)", c->title, p->currency)
	    : mem_dup(c->title, strlen(c->title));
	v = page_visible(title);
	free(title);
	return v;
}

/* The text of a table begins. */
static void
begin_grid(struct page *p, const struct page_table *t)
{
	const struct grid_how how = {
	    p->width, t->indent, t->upright, t->untitled};
	struct grid_col *cols = mem_alloc(t->cols, sizeof(*cols));
	char **title = mem_alloc(t->cols, sizeof(*title));
	size_t i, n = 0;

	for (i = 0; i < t->cols; i++) {
		if (t->col[i].flags & PAGE_NOT_TEXT)
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
	if (p->form == PAGE_TEXT)
		begin_grid(p, t);
	else
		header(p);
}

void
page_asof(struct page *p, const char *asof)
{
	snprintf(p->asof, sizeof(p->asof), "%s", asof);
}

void
page_line(struct page *p, size_t indent, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (p->form != PAGE_TEXT)
		return;
	va_start(ap, fmt);
	s = vformat(fmt, ap);
	va_end(ap);
	grid_line(p->grid, indent, s);
	free(s);
}

void
page_end(struct page *p)
{
	if (p->form == PAGE_TEXT)
		grid_end(p->grid);
	p->grid = NULL;
	p->t = NULL;
}

void
page_close(struct page *p)
{
	if (p->form == PAGE_CSV)
		header(p);
	map_free(&p->names);
	free(p->name);
	free(p->cell);
	free(p);
}
