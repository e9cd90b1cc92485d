/*
 * The engine of the sections of a report.  A section is a table of columns and
 * an order.
 *
 * A view hands lines to its section: rows of an input, groups of figures,
 * numbers under a name (report.h).  A column is a line of a table: its name
 * for programs, its title for people, its layout, and a function that makes
 * the value (page/value.h) of a line.  So a new column, or a new list, is a
 * line of a table.
 *
 * A section asks the columns that its reader sees, and those that check a
 * cell, for all values of a line before it shows any: a row with a bad cell
 * is no line.  Then it prints the line at once, or holds it to the end: its
 * values and copies of their texts, in one block of memory.  With a limit,
 * it holds twice as many lines at most; it then asks a line only for the
 * numbers that it stands by, and drops it if enough lines stand before it.
 */
#include "section.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "table/label.h"
#include "table/row.h"

enum { TEXTS_OF = 256 }; /* so many lines have their texts in one pool */

/* Whether the section asks a column: its place is not among those by which
 * lines stand, which it asks anyway. */
static int
is_asked(const struct section *s, size_t col)
{
	const struct page_col *c = &s->t->col[col];
	size_t i;

	for (i = 0; i < s->keys; i++)
		if (s->asked[i] == col)
			return 0;
	return page_shows(s->r->page, c) || c->flags & PAGE_ASKED;
}

/* The place of the column of that name, which must be there. */
static size_t
column_place(const struct page_table *t, const char *name)
{
	size_t i = 0;

	while (t->col[i].name == NULL || strcmp(t->col[i].name, name) != 0)
		i++;
	return i;
}

struct section *
section_new(const struct report *r, const struct page_table *t,
    const char *const order[])
{
	struct section *s = mem_alloc(1, sizeof(*s));
	size_t i;

	s->r = r;
	s->t = t;
	s->asof = DATE_NONE;
	s->now = mem_alloc(t->cols, sizeof(*s->now));
	s->asked = mem_alloc(t->cols, sizeof(*s->asked));
	for (; order != NULL && order[s->keys] != NULL; s->keys++)
		s->asked[s->keys] = column_place(t, order[s->keys]);
	s->n = s->keys;
	for (i = 0; i < t->cols; i++)
		if (is_asked(s, i))
			s->asked[s->n++] = i;
	page_declare(r->page, t);
	return s;
}

/* Frees the lines from the nth on. */
static void
drop_lines(struct section *s, size_t n)
{
	while (s->lines > n)
		free(s->line[--s->lines]);
}

void
section_free(struct section *s)
{
	if (s == NULL)
		return;
	drop_lines(s, 0);
	free(s->line);
	free(s->now);
	free(s->asked);
	mem_pool_free(&s->texts);
	free(s);
}

/* Asks the columns from..to for their values; -1 if the row is bad. */
static int
ask_columns(struct section *s, struct line *x, size_t from, size_t to)
{
	const struct page_col *c;
	size_t i;

	if (from == 0 && s->called++ % TEXTS_OF == 0)
		mem_pool_free(&s->texts);
	x->texts = &s->texts;
	for (i = from; i < to; i++) {
		c = &s->t->col[s->asked[i]];
		s->now[s->asked[i]] = c->value(x, c);
		if (x->t != NULL && tab_row_bad(x->t))
			return -1;
	}
	return 0;
}

/* Counts a line that is good. */
static void
count_line(struct section *s, const struct line *x)
{
	s->count++;
	s->asof = x->asof > s->asof ? x->asof : s->asof;
}

const struct value *
section_values(struct section *s, struct line *x)
{
	if (ask_columns(s, x, 0, s->n) != 0)
		return NULL;
	count_line(s, x);
	return s->now;
}

void
section_put(struct section *s, struct line *x)
{
	const struct value *v = section_values(s, x);

	if (v != NULL)
		page_row(s->r->page, v);
}

/* The text of a value that is one, as the reader of the section reads it. */
static const char *
text_read(const struct section *s, const struct value *v)
{
	if (v->is != VALUE_TEXT)
		return NULL;
	return page_for_people(s->r->page) ? v->people : v->programs;
}

/* A line of the values at hand, its texts behind them. */
static struct section_line *
line_new(const struct section *s, const struct section_line *head)
{
	struct section_line *line;
	const char *text;
	size_t size = 0, len, i;
	char *copy;

	for (i = 0; i < s->n; i++)
		if ((text = text_read(s, &s->now[s->asked[i]])) != NULL)
			size += strlen(text) + 1;
	line = mem_alloc(1, sizeof(*line) + s->n * sizeof(*line->v) + size);
	*line = *head;
	copy = (char *)&line->v[s->n];
	for (i = 0; i < s->n; i++) {
		line->v[i] = s->now[s->asked[i]];
		if ((text = text_read(s, &line->v[i])) == NULL)
			continue;
		len = strlen(text) + 1;
		line->v[i] = value_text(memcpy(copy, text, len));
		copy += len;
	}
	return line;
}

static int
compare_lines(const void *a, const void *b)
{
	const struct section_line *x = *(struct section_line *const *)a;
	const struct section_line *y = *(struct section_line *const *)b;
	size_t i;

	for (i = 0; i < SECTION_KEYS; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] > y->key[i] ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Whether lines were dropped already, and this one would be. */
static int
is_beyond(const struct section *s, const struct section_line *head)
{
	return s->count > s->lines &&
	    compare_lines(&head, &s->line[s->limit - 1]) > 0;
}

struct section_line *
section_hold(struct section *s, struct line *x)
{
	struct section_line head = {.place = s->count};
	size_t i;

	if (s->limit > 0 && s->lines == 2 * s->limit)
		section_order(s);
	if (ask_columns(s, x, 0, s->keys) != 0)
		return NULL;
	for (i = 0; i < s->keys; i++)
		head.key[i] = s->now[s->asked[i]].m;
	if (s->limit > 0 && is_beyond(s, &head)) {
		count_line(s, x);
		return NULL;
	}
	if (ask_columns(s, x, s->keys, s->n) != 0)
		return NULL;
	count_line(s, x);
	s->line = mem_grow(s->line, &s->cap, s->lines + 1, sizeof(*s->line));
	return s->line[s->lines++] = line_new(s, &head);
}

void
section_order(struct section *s)
{
	if (s->lines > 0)
		qsort(s->line, s->lines, sizeof(*s->line), compare_lines);
	if (s->limit > 0)
		drop_lines(s, s->limit);
}

void
section_lines(const struct section *s, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < s->n; k++)
			s->now[s->asked[k]] = s->line[i]->v[k];
		page_row(s->r->page, s->now);
	}
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

	cell_int(x->t, x->at[c->arg], &n);
	return section_text(x, c);
}

struct value
section_money(const struct line *x, const struct page_col *c)
{
	int64_t money;

	cell_money(x->t, x->at[c->arg], &money);
	return section_text(x, c);
}

struct value
section_date(const struct line *x, const struct page_col *c)
{
	int date;

	cell_date(x->t, x->at[c->arg], &date);
	return section_text(x, c);
}

struct value
section_id(const struct line *x, const struct page_col *c)
{
	const char *id = report_cell(x, c->arg);

	return value_both(label_id(id), id);
}

struct value
section_who(const struct line *x, const struct page_col *c)
{
	(void)c;
	return value_text(x->t ? report_who(x) : x->name[LINE_LABEL]);
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
section_m_of_n(const struct line *x, const struct page_col *c)
{
	return value_of((enum value_is)c->arg, x->n[LINE_M], x->n[LINE_N]);
}
