/*
 * How the columns of an export that hold dates and amounts are to be read.
 * All their values are looked at, but those that -v replaces.
 */
#include <stdio.h>
#include <string.h>

#include "amount.h"
#include "base/date.h"
#include "base/money.h"
#include "dates.h"
#include "mapping.h"
#include "notation.h"

static const char marks[] = ".,";
enum { MARKS = sizeof(marks) - 1, TRIED_MAX = 512 };

char
feeds_mark(int way)
{
	return marks[way];
}

/* What each way makes of a date, of an amount: got[] of them, their number. */
static size_t
read_dates(const char *s, int64_t got[])
{
	int o, date;

	for (o = 0; o < FOREIGN_N; o++) {
		date = foreign_likely(s, (enum foreign_order)o);
		got[o] = date == DATE_NONE ? READING_NOT : date;
	}
	return FOREIGN_N;
}

static size_t
read_amounts(const char *s, int64_t got[])
{
	size_t i;

	for (i = 0; i < MARKS; i++)
		got[i] = amount_parse(s, marks[i]);
	return MARKS;
}

/* A value of a column as it is to be read, in the pool; NULL: it is not. */
static const char *
value(struct feeds *f, const struct feed *fd, size_t row)
{
	const char *s = export_cell(f->e, row, fd->col);
	size_t n = export_trim(&s);
	char *copy;

	if (n == 0)
		return NULL;
	copy = mem_pool_alloc(&f->pool, n + 1);
	memcpy(copy, s, n);
	if (foreign_blank(copy) ||
	    wish_mapped(f->wish, f->table, fd->to, copy) != NULL)
		return NULL;
	return copy;
}

/* "2025-02-06 by -D dmy, 2025-06-02 by -D mdy": the ways that are left. */
static void
tell_ways(char buf[TRIED_MAX], const struct reading *r, const char *text)
{
	int64_t got[READING_WAYS];
	char date[DATE_LEN + 1];
	size_t at = 0, i;

	read_dates(text, got);
	for (i = 0; i < r->ways && at < TRIED_MAX; i++)
		if (r->left >> i & 1)
			at += (size_t)snprintf(buf + at, TRIED_MAX - at,
			    "%s%s by -D %s", at ? ", " : "",
			    date_print((int)got[i], date),
			    foreign_name((enum foreign_order)i));
}

/* The first value that a way which reads others does not read. */
static void
tell_lost(char buf[TRIED_MAX], const struct reading *r, int dates)
{
	size_t at = 0, i;

	for (i = 0; i < r->ways && at < TRIED_MAX; i++)
		if (r->ever >> i & 1)
			at += (size_t)snprintf(buf + at, TRIED_MAX - at,
			    "%s'%.40s' (line %zu) is not by %s%.*s%s",
			    at ? ", " : "", r->lost[i].text, r->lost[i].line,
			    dates ? "-D " : "'", dates ? 10 : 1,
			    dates ? foreign_name((enum foreign_order)i)
				  : &marks[i],
			    dates ? "" : "'");
}

/* Says why a column cannot be read in one way. */
static enum st
complain(const struct feeds *f, const struct feed *fd, const struct reading *r,
    int dates)
{
	const char *what = dates ? "date" : "amount", *ours;
	const char *theirs = f->e->column[fd->col];
	const struct reading_value *v;
	char buf[TRIED_MAX] = "";
	size_t a, b, n;

	ours = schema_cols(f->table, &n)[fd->to].name;
	if (dates && reading_differ(r, &a, &b)) {
		v = &r->differ[a][b].value;
		tell_ways(buf, r, v->text);
		n = r->differ[a][b].n - 1;
		msg_at(f->e->name, v->line, theirs,
		    "'%s'%s is %s: which is meant?", v->text,
		    n > 0 ? " (one of several)" : "", buf);
	} else if (r->none.text != NULL) {
		msg_at(f->e->name, r->none.line, theirs,
		    "'%s' is no %s that can be read: -v '%s:%s=' leaves it "
		    "empty",
		    r->none.text, what, ours, r->none.text);
	} else {
		tell_lost(buf, r, dates);
		msg_at(f->e->name, 0, theirs, "no one way reads every %s: %s",
		    what, buf);
	}
	return ST_TROUBLE;
}

/* Whether other feeds of dates from the same column told what is wrong. */
static int
was_told(const struct feeds *told, const struct feed *fd, int dates)
{
	const struct schema_col *c;
	size_t i, n;

	if (told == NULL || told->e == NULL || !dates)
		return 0;
	c = schema_cols(told->table, &n);
	for (i = 0; i < told->n; i++)
		if (told->feed[i].col == fd->col && told->feed[i].to >= 0 &&
		    c[told->feed[i].to].type == S_DATE && told->feed[i].way < 0)
			return 1;
	return 0;
}

/* Settles one column. */
static enum st
settle(struct feeds *f, const struct feeds *told, struct feed *fd, int dates,
    unsigned order)
{
	int64_t got[READING_WAYS];
	struct reading r;
	const char *s;
	size_t row;

	if (dates && order != FOREIGN_N) {
		fd->way = (int)order;
		return ST_OK;
	}
	reading_begin(&r, dates ? FOREIGN_N : MARKS);
	for (row = 0; row < f->e->rows; row++) {
		if ((s = value(f, fd, row)) == NULL)
			continue;
		if (dates)
			read_dates(s, got);
		else
			read_amounts(s, got);
		reading_look(&r, got, s, export_row(f->e, row)->line);
	}
	fd->way = reading_way(&r);
	if (fd->way >= 0)
		return ST_OK;
	return was_told(told, fd, dates) ? ST_TROUBLE
					 : complain(f, fd, &r, dates);
}

enum st
feeds_settle(struct feeds *f, const struct feeds *told, unsigned order)
{
	const struct schema_col *c;
	enum st st = ST_OK;
	size_t n, i;

	c = schema_cols(f->table, &n);
	for (i = 0; i < f->n; i++) {
		struct feed *fd = &f->feed[i];

		if (fd->to < 0 ||
		    (c[fd->to].type != S_DATE && c[fd->to].type != S_MONEY))
			continue;
		st = msg_worst(
		    st, settle(f, told, fd, c[fd->to].type == S_DATE, order));
	}
	return st;
}
