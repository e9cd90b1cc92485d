/*
 * What all forms share: the parts of a page, prose and tables, cards and
 * charts.  How a form says or prints them is its own file's: text.c,
 * markdown.c, html.c, and for programs page_rows.c.  A new form is such a file
 * and its name in PAGE_FORMS.
 */
#include "page/page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "page/part.h"

enum {
	WIDTH = 80,
	WIDTH_MIN = 20,
	WIDTH_MAX = 1000,
	CELL_MAX = 4096 /* bytes of a cell for people; what is cut is marked */
};

const struct page_form *
page_form(const char *name)
{
#define X(form)                       \
	if (strcmp(name, #form) == 0) \
		return page_form_##form();
	PAGE_FORMS(X)
#undef X
	return NULL;
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
page_new(const struct page_form *form, const struct page_how *how)
{
	struct page *p = mem_alloc(1, sizeof(*p));

	p->form = form;
	p->how = *how;
	p->out = out_to(stdout, form->tsv);
	p->out.crlf = form->sheet;
	return p;
}

int
page_for_people(const struct page *p)
{
	return p->form->part != NULL;
}

int
page_draws(const struct page *p)
{
	return p->form->chart != NULL;
}

void
page_declare(struct page *p, const struct page_table *t)
{
	size_t i;

	for (i = 0; i < t->cols; i++) {
		if (t->col[i].name == NULL ||
		    map_get(&p->names, t->col[i].name) != MAP_NONE)
			continue;
		p->name = mem_grow(
		    p->name, &p->cap, p->names.n + 1, sizeof(*p->name));
		p->name[p->names.n] = t->col[i].name;
		map_put(&p->names, t->col[i].name, p->names.n);
	}
}

void
page_asof(struct page *p, int asof)
{
	date_print(asof, p->asof);
}

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

/* Formats and makes visible; the caller frees. */
static char *
page_vformat(const char *fmt, va_list ap)
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

/* Says a part of a page for people, unless programs read it. */
static void
page_say(struct page *p, enum page_saying part, const char *term, const char *s)
{
	if (!page_for_people(p))
		return;
	p->form->part(p, part, term, s);
	p->last = part;
}

/* Says a part that is formatted; a heading is kept. */
static void
page_vsay(struct page *p, enum page_saying part, const char *term,
    const char *fmt, va_list ap)
{
	char *s = page_vformat(fmt, ap), *t = term ? page_visible(term) : NULL;

	page_say(p, part, t, s);
	if (part == SAY_HEADING || part == SAY_BLOCK) {
		free(p->heading);
		p->heading = s;
	} else
		free(s);
	free(t);
}

#define SAY_IT(part, term)                         \
	do {                                       \
		va_list ap;                        \
                                                   \
		va_start(ap, fmt);                 \
		page_vsay(p, part, term, fmt, ap); \
		va_end(ap);                        \
	} while (0)

void
page_heading(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_HEADING, NULL);
}

void
page_block(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_BLOCK, NULL);
}

void
page_para(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_PARA, NULL);
}

void
page_term(struct page *p, const char *term, const char *fmt, ...)
{
	SAY_IT(SAY_TERM, term);
}

void
page_item(struct page *p, const char *fmt, ...)
{
	SAY_IT(SAY_ITEM, NULL);
}

void
page_begin(struct page *p, const struct page_table *t)
{
	p->t = t;
	page_say(p, SAY_TABLE, NULL, NULL);
	if (page_for_people(p))
		p->grid = grid_new(&p->form->grid, &p->how, t, p->heading);
	else
		page_rows_header(p);
}

void
page_row(struct page *p, const struct value v[])
{
	struct value_how how = {
	    .percent_from = p->how.percent_from, .counted = p->t->upright};
	struct value_shown s;
	size_t i;

	if (!page_for_people(p)) {
		page_rows_row(p, v);
		return;
	}
	for (i = 0; i < p->t->cols; i++) {
		if (p->t->col[i].title == NULL)
			continue;
		how.money = (p->t->col[i].flags & PAGE_MONEY) != 0;
		value_show(v[i], &how, &s);
		if (v[i].is == VALUE_BAR)
			grid_bar(p->grid, v[i].m, v[i].n);
		else
			grid_cell(p->grid, s.people, s.extra);
	}
	grid_end_row(p->grid);
}

void
page_total(struct page *p)
{
	if (page_for_people(p))
		grid_total(p->grid);
}

void
page_group(struct page *p, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (!page_for_people(p))
		return;
	va_start(ap, fmt);
	s = page_vformat(fmt, ap);
	va_end(ap);
	grid_group(p->grid, s);
	free(s);
}

void
page_line(struct page *p, size_t indent, const char *fmt, ...)
{
	va_list ap;
	char *s;

	if (!page_for_people(p))
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
	if (page_for_people(p))
		grid_end(p->grid);
	p->grid = NULL;
	p->t = NULL;
}

void
page_cards(struct page *p)
{
	if (p->form->card != NULL)
		page_say(p, SAY_CARDS, NULL, NULL);
}

void
page_card(struct page *p, const char *label, struct value v)
{
	const struct value_how how = {
	    p->how.percent_from, p->how.currency, 1, 1, 0};
	struct value_shown s;

	if (p->form->card == NULL)
		return;
	value_show(v, &how, &s);
	p->form->card(label, s.people, s.extra);
}

void
page_cards_end(struct page *p)
{
	if (p->form->card != NULL)
		page_say(p, SAY_NONE, NULL, NULL);
}

/* A chart as lines of block characters; what it is of stands above them, as
 * titles or in text as a line like theirs. */
static void
sparklines(const struct page *p, const struct chart *c)
{
	const int untitled = p->form->grid.fit != NULL;
	char *span = mem_printf("%s to %s", c->label[0], c->label[c->n - 1]);
	const struct page_col cols[] = {
	    {.title = c->title}, {.title = span}, {.title = ""}};
	const struct page_table t = {
	    .col = cols, .cols = 3, .indent = 2, .untitled = untitled};
	struct grid *g = grid_new(&p->form->grid, &p->how, &t, NULL);
	size_t i, most;
	int64_t max;
	char *s;

	if (untitled) {
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
	if (!page_for_people(p) || c->n == 0)
		return;
	page_say(p, SAY_CHART, NULL, NULL);
	if (page_draws(p))
		p->form->chart(c);
	else
		sparklines(p, c);
}

void
page_close(struct page *p)
{
	if (page_for_people(p))
		page_say(p, SAY_END, NULL, NULL);
	else
		page_rows_header(p);
	map_free(&p->names);
	free(p->name);
	free(p->heading);
	free(p);
}
