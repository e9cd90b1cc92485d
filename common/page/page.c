/*
 * The parts of a page that all forms share: prose and tables, cards and
 * charts.  Each form prints them in a file of its own: text.c, markdown.c,
 * html.c, and for programs page_rows.c.  A new form is such a file and its name
 * in PAGE_FORMS.
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
page_shows(const struct page *p, const struct page_col *c)
{
	return (page_for_people(p) ? c->title : c->name) != NULL;
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

/* Hands a part to the form. */
static void
page_part(struct page *p, enum page_part part, const char *term, const char *s)
{
	p->form->part(p, part, term, s);
	p->last = part;
}

void
page_say(struct page *p, enum page_part part, const char *fmt, ...)
{
	struct mem_text t = {0};
	va_list ap;
	char *s;

	if (!page_for_people(p))
		return;
	va_start(ap, fmt);
	mem_text_vprintf(&t, fmt, ap);
	va_end(ap);
	s = page_visible(t.s);
	free(t.s);
	if (part == PAGE_GROUP || part == PAGE_LINE)
		grid_across(p->grid, s, part == PAGE_GROUP);
	else
		page_part(p, part, NULL, s);
	if (part == PAGE_HEADING || part == PAGE_BLOCK) {
		free(p->heading);
		p->heading = s;
	} else
		free(s);
}

void
page_term(struct page *p, const char *term, const char *s)
{
	char *visible_term = page_visible(term), *visible = page_visible(s);

	if (page_for_people(p))
		page_part(p, PAGE_TERM, visible_term, visible);
	free(visible_term);
	free(visible);
}

void
page_begin(struct page *p, const struct page_table *t)
{
	p->t = t;
	if (!page_for_people(p)) {
		page_rows_begin(p);
		return;
	}
	page_part(p, PAGE_TABLE, NULL, NULL);
	p->grid = grid_new(&p->form->grid, &p->how, t, p->heading);
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
		p->grid->total = 1;
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
page_cards(struct page *p, const struct page_card card[], size_t n)
{
	const struct value_how how = {
	    p->how.percent_from, p->how.currency, 1, 1, 0};
	struct value_shown s;
	size_t i;

	if (p->form->card == NULL)
		return;
	page_part(p, PAGE_CARDS, NULL, NULL);
	for (i = 0; i < n; i++) {
		value_show(card[i].v, &how, &s);
		p->form->card(card[i].label, s.people, s.extra);
	}
	page_part(p, PAGE_NOTHING, NULL, NULL);
}

/* A chart as lines of block characters; what it is of stands above them, as
 * titles or in text as a line like theirs. */
static void
sparklines(struct page *p, const struct chart *c)
{
	const int untitled = p->form->grid.fit != NULL;
	char *span = mem_printf("%s to %s", c->label[0], c->label[c->n - 1]);
	const struct page_col cols[] = {
	    {.title = c->title}, {.title = span}, {.title = ""}};
	const struct page_table t = {
	    NULL, PAGE_COLS(cols), NULL, 2, 0, untitled};
	struct value v[] = {
	    value_text(c->title), value_text(span), value_text("")};
	char *spark, *most_in;
	size_t i, most;

	page_begin(p, &t);
	if (untitled)
		page_row(p, v);
	for (i = 0; i < c->lines; i++) {
		most = chart_most(c, i);
		spark = chart_spark(c->value[i], c->n, c->value[i][most]);
		most_in = mem_printf("most %lld in %s",
		    (long long)c->value[i][most], c->label[most]);
		v[0] = value_text(c->name[i]);
		v[1] = value_text(spark);
		v[2] = value_text(c->value[i][most] > 0 ? most_in : "none");
		page_row(p, v);
		free(spark);
		free(most_in);
	}
	page_end(p);
	free(span);
}

void
page_chart(struct page *p, const struct chart *c)
{
	if (!page_for_people(p) || c->n == 0)
		return;
	if (!page_draws(p)) {
		sparklines(p, c);
		return;
	}
	page_part(p, PAGE_CHART, NULL, NULL);
	p->form->chart(c);
}

void
page_close(struct page *p)
{
	if (page_for_people(p))
		page_part(p, PAGE_END, NULL, NULL);
	else
		page_rows_begin(p);
	map_free(&p->names);
	free(p->name);
	free(p->from);
	free(p->heading);
	free(p);
}
