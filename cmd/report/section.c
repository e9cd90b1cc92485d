/*
 * The engine of the sections of a report: a section is a table of columns, an
 * order, totals.
 *
 * Lines come in (report.h): rows of an input, groups of figures, numbers
 * under a name.  A column is
 * a line of a table: its name for programs, its title for people, how it is
 * laid out, and a function that says which value (page/value.h) a line has in
 * it.  So a new column, or list, is a line of a table.
 *
 * All values of a line are asked for before any is shown, so a line with a
 * fault in one cell is no line.  Then it goes to the page at once, or is held
 * until the section ends: its values, with copies of their texts, in one
 * block.  Held lines are put in the order of the numbers of some columns.  A
 * limit is kept while they come: twice as many are held at most.  The page
 * knows the form; a section asks only whether people read it.
 */
#include "section.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "table/label.h"
#include "table/row.h"

enum { TEXTS_OF = 256 }; /* lines have their texts in one pool */

struct section *
section_new(const struct report *r, const struct page_table *t,
    const char *const order[])
{
	struct section *s = mem_alloc(1, sizeof(*s));

	s->r = r;
	s->t = t;
	s->order = order;
	s->asof = DATE_NONE;
	s->now = mem_alloc(t->cols, sizeof(*s->now));
	page_declare(r->page, t);
	return s;
}

/* Lets go the lines from the nth on. */
static void
section_cut(struct section *s, size_t n)
{
	while (s->lines > n)
		free(s->line[--s->lines]);
}

void
section_free(struct section *s)
{
	if (s == NULL)
		return;
	section_cut(s, 0);
	free(s->line);
	free(s->now);
	mem_pool_free(&s->texts);
	free(s);
}

const struct value *
section_values(struct section *s, struct line *x)
{
	size_t i;

	if (s->asked++ % TEXTS_OF == 0)
		mem_pool_free(&s->texts);
	x->texts = &s->texts;
	for (i = 0; i < s->t->cols; i++) {
		s->now[i] = s->t->col[i].value(x, &s->t->col[i]);
		if (s->now[i].is == VALUE_BAD)
			return NULL;
	}
	s->count++;
	s->asof = x->asof > s->asof ? x->asof : s->asof;
	return s->now;
}

void
section_put(struct section *s, struct line *x)
{
	const struct value *v = section_values(s, x);

	if (v != NULL)
		page_row(s->r->page, v);
}

/* Copies *s to *to, and makes it the copy; returns what is behind it. */
static char *
text_move(char *to, const char **s)
{
	size_t size = strlen(*s) + 1;

	*s = memcpy(to, *s, size);
	return to + size;
}

size_t
section_col(const struct section *s, const char *name)
{
	size_t i = 0;

	while (
	    s->t->col[i].name == NULL || strcmp(s->t->col[i].name, name) != 0)
		i++;
	return i;
}

/* A line of the values at hand, its texts behind them. */
static struct section_line *
line_of(const struct section *s)
{
	const size_t n = s->t->cols;
	struct section_line *line;
	struct value *v;
	size_t size = 0, k;
	char *text;
	int same;

	for (v = s->now; v < s->now + n; v++)
		if (v->is == VALUE_TEXT)
			size += strlen(v->people) + 1 +
			    (v->programs == v->people
				    ? 0
				    : strlen(v->programs) + 1);
	line = mem_alloc(1, sizeof(*line) + n * sizeof(*v) + size);
	line->place = s->count;
	for (k = 0; s->order != NULL && s->order[k] != NULL; k++)
		line->key[k] = s->now[section_col(s, s->order[k])].m;
	memcpy(line->v, s->now, n * sizeof(*v));
	text = (char *)&line->v[n];
	for (v = line->v; v < line->v + n; v++) {
		if (v->is != VALUE_TEXT)
			continue;
		same = v->programs == v->people;
		text = text_move(text, &v->people);
		if (same)
			v->programs = v->people;
		else
			text = text_move(text, &v->programs);
	}
	return line;
}

struct section_line *
section_hold(struct section *s, struct line *x, size_t limit)
{
	if (section_values(s, x) == NULL)
		return NULL;
	if (limit > 0 && s->lines == 2 * limit)
		section_order(s, limit);
	s->line = mem_grow(s->line, &s->cap, s->lines + 1, sizeof(*s->line));
	s->line[s->lines] = line_of(s);
	return s->line[s->lines++];
}

static int
compare(const void *a, const void *b)
{
	const struct section_line *x = *(struct section_line *const *)a;
	const struct section_line *y = *(struct section_line *const *)b;
	size_t i;

	for (i = 0; i < SECTION_KEYS; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] > y->key[i] ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

void
section_order(struct section *s, size_t limit)
{
	if (s->lines > 0)
		qsort(s->line, s->lines, sizeof(*s->line), compare);
	if (limit > 0)
		section_cut(s, limit);
}

void
section_lines(const struct section *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		page_row(s->r->page, s->line[i]->v);
}

struct value
section_printf(const struct line *x, const char *fmt, ...)
{
	struct mem_text t = {0};
	struct value v;
	va_list ap;

	va_start(ap, fmt);
	mem_text_vprintf(&t, fmt, ap);
	va_end(ap);
	v = value_text(mem_pool_dup(x->texts, t.s));
	free(t.s);
	return v;
}

/* The cell as it stands, unless row.h says that it is bad: got is -1. */
static struct value
checked(const struct line *x, const struct page_col *c, int got)
{
	return got < 0 ? value_of(VALUE_BAD, 0, 0) : section_text(x, c);
}

struct value
section_text(const struct line *x, const struct page_col *c)
{
	return value_text(report_cell(x, c->arg));
}

struct value
section_int(const struct line *x, const struct page_col *c)
{
	int64_t n;

	return checked(x, c, cell_int(x->t, x->at[c->arg], &n));
}

struct value
section_money(const struct line *x, const struct page_col *c)
{
	int64_t n;

	return checked(x, c, cell_money(x->t, x->at[c->arg], &n));
}

struct value
section_date(const struct line *x, const struct page_col *c)
{
	int date;

	return checked(x, c, cell_date(x->t, x->at[c->arg], &date));
}

struct value
section_id(const struct line *x, const struct page_col *c)
{
	const char *id = report_cell(x, c->arg);

	return value_both(label_id(id), id);
}

struct value
section_name(const struct line *x, const struct page_col *c)
{
	return value_text(x->name[c->arg]);
}

struct value
section_number(const struct line *x, const struct page_col *c)
{
	return value_of(VALUE_INT, x->n[c->arg], 0);
}

struct value
section_made(const struct line *x, const struct page_col *c)
{
	return value_of((enum value_is)c->arg, x->n[LINE_M], x->n[LINE_N]);
}

struct value
section_who(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(x->t ? report_who(x) : x->name[LINE_LABEL]);
}
