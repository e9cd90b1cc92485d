/*
 * Reads each table once, row by row.  What no row can be made of is told by
 * the reader; what the row is made of, cell by cell.
 */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/disk.h"
#include "ledger/policy.h"

/* A table while it is read. */
struct table {
	struct check *c;
	enum schema_table t;
	struct tab *tab;
	const struct schema_col *col;
	size_t cols;
	int at[SCHEMA_COLS_MAX]; /* the file's column of each of ours, or -1 */
	int ended;		 /* its last byte is a newline */
	size_t bad;  /* where the row begins that was read last, and is none */
	size_t open; /* 1 + the problem of the row whose quote is open */
	size_t line; /* ... and where it begins */
};

static const char *
path_of(const struct check *c, enum schema_table t)
{
	return c->view->file[t].path;
}

void
check_row(struct check *c, enum schema_table t, size_t row, int col,
    enum problem_rule r, const char *fmt, ...)
{
	const struct schema_col *cols;
	char text[2 * SCHEMA_FAULT];
	size_t n;
	va_list ap;

	cols = schema_cols(t, &n);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	problem_add(&c->problems, t, path_of(c, t),
	    sheet_line(&c->known.sheet[t], row),
	    col < 0 ? NULL : cols[col].name, r, "%s", text);
}

/* Told by the reader, of the header. */
static void
told(void *ctx, size_t line, const char *column, const char *text)
{
	struct table *x = ctx;

	problem_add(&x->c->problems, x->t, path_of(x->c, x->t), line, column,
	    tab_says_marker(text) ? PROBLEM_marker : PROBLEM_header, "%s",
	    text);
}

/* The columns of the schema; 0 if the file lacks a required one. */
static int
bind(struct table *x)
{
	size_t i;
	int ok = 1;

	for (i = 0; i < x->cols; i++) {
		x->at[i] = tab_find(x->tab, x->col[i].name);
		if (x->at[i] >= 0 || !x->col[i].required)
			continue;
		told(x, tab_line(x->tab), x->col[i].name,
		    "the column is missing from the header");
		ok = 0;
	}
	return ok;
}

/* Whether a line leaves a quote open. */
static int
is_open(const struct tab_fault *f)
{
	size_t i, n = 0;

	for (i = 0; i < f->raw_len; i++)
		n += f->raw[i] == '"';
	return n % 2 == 1;
}

/* A row that the reader could not make one of. */
static void
take_fault(struct table *x)
{
	const struct tab_fault *f = tab_fault(x->tab);
	enum problem_rule r = PROBLEM_dialect;

	if (tab_says_marker(f->text))
		r = PROBLEM_marker;
	else if (memchr(f->raw, '\0', f->raw_len) != NULL)
		r = PROBLEM_nul;
	problem_add(&x->c->problems, x->t, path_of(x->c, x->t), f->line,
	    f->column, r, "%s", f->text);
	if (x->open == 0 && is_open(f)) {
		x->open = x->c->problems.n;
		x->line = tab_line(x->tab);
	}
	x->bad = tab_line(x->tab);
}

/* The last row lacks its end: what followed from that is not told apart. */
static void
take_torn(struct table *x)
{
	struct problems *p = &x->c->problems;
	const struct problem *last;

	if (x->open == 0)
		x->line = x->bad;
	else
		p->n = x->open;
	last = &p->at[--p->n];
	problem_add(p, x->t, last->file, x->line, last->column, PROBLEM_torn,
	    "the last row is torn: %s", last->what);
	x->c->torn[x->t] = x->line;
}

/* The last row is there, but no newline ends it: 0 if it is torn. */
static int
take_unended(struct table *x)
{
	const int entered = x->at[x->cols - 1];
	const size_t n = strlen(tab_cell(x->tab, entered));
	const int torn = n != 0 && n != STAMP_LEN;

	problem_add(&x->c->problems, x->t, path_of(x->c, x->t),
	    tab_line(x->tab), torn ? x->col[x->cols - 1].name : NULL,
	    torn ? PROBLEM_torn : PROBLEM_newline, "%s",
	    torn ? "the last row is torn" : "no newline ends the last row");
	if (torn)
		x->c->torn[x->t] = tab_line(x->tab);
	return !torn;
}

/* A rule of the policy, and its value. */
static void
take_rule(struct check *c, size_t row, const char *const cell[])
{
	enum policy_rule r = policy_rule(cell[POLICY_rule]);
	const char *right;

	if (r == P_N)
		check_row(c, T_POLICY, row, POLICY_rule, PROBLEM_unknown,
		    "'%.80s' is no rule of ref-ledger(5)", cell[POLICY_rule]);
	else if ((right = policy_fault(r, cell[POLICY_value])) != NULL)
		check_row(c, T_POLICY, row, POLICY_value, PROBLEM_value,
		    "%s: '%.80s' is not %s", cell[POLICY_rule],
		    cell[POLICY_value], right);
}

/* An id that another row of the table has. */
static void
take_id(struct check *c, enum schema_table t, size_t row, const char *id)
{
	size_t first;

	if (*id == '\0')
		return;
	first = map_put(&c->known.id[t], id, row);
	if (first == row)
		return;
	check_row(c, t, row, 0, PROBLEM_doubled, "'%s' is on line %zu already",
	    id, sheet_line(&c->known.sheet[t], first));
	if (t == T_PARTNERS)
		problem_fix(&c->problems, "%s",
		    "ref-check -r keeps the one that was entered later");
}

/* What the cells of a row say together. */
static void
take_whole(struct table *x, size_t row, const char *const cell[])
{
	enum problem_rule r = PROBLEM_lacks;
	char buf[SCHEMA_FAULT];
	const char *fault;
	int col;

	if (x->t == T_POLICY) {
		take_rule(x->c, row, cell);
		return;
	}
	if (x->t != T_EVENTS)
		take_id(x->c, x->t, row, cell[0]);
	fault = schema_row_fault(x->t, cell, &col, buf);
	if (fault == NULL)
		return;
	if (x->t == T_PARTNERS && col == PARTNERS_same_as)
		r = PROBLEM_root;
	else if (col >= 0 && *cell[col] != '\0')
		r = PROBLEM_value;
	check_row(x->c, x->t, row, col, r, "%s", fault);
}

/* A row of the table. */
static void
take(struct table *x)
{
	struct sheet *s = &x->c->known.sheet[x->t];
	const char *cell[SCHEMA_COLS_MAX];
	char buf[SCHEMA_FAULT];
	enum problem_rule r;
	const size_t row = s->rows;
	size_t i;

	for (i = 0; i < x->cols; i++)
		cell[i] = tab_cell(x->tab, x->at[i]);
	sheet_add(s, cell, tab_line(x->tab));
	for (i = 0; i < x->cols; i++) {
		r = x->at[i] < 0 ? PROBLEM_N
				 : check_cell(&x->col[i], cell[i], buf);
		if (r != PROBLEM_N)
			check_row(x->c, x->t, row, (int)i, r, "%s", buf);
	}
	take_whole(x, row, cell);
}

/* Whether the last byte of the view of a table is a newline. */
static enum st
find_end(const struct ledger *l, enum schema_table t, int *ended)
{
	char last;

	if (disk_read(l->file[t].fd, &last, 1, l->file[t].size - 1) != 0) {
		msg_errno("%s", l->file[t].path);
		return ST_TROUBLE;
	}
	*ended = last == '\n';
	return ST_OK;
}

static enum st
read_table(struct check *c, enum schema_table t)
{
	struct table x = {.c = c, .t = t};
	int r;

	sheet_load(&c->known.sheet[t], t, NULL);
	c->known.loaded |= 1u << t;
	x.tab = c->tab[t] = ledger_tab_told(
	    c->view, t, (struct tab_how){.told = told, .ctx = &x});
	if (x.tab == NULL)
		return ST_OK;
	x.col = schema_cols(t, &x.cols);
	if (find_end(c->view, t, &x.ended) != ST_OK)
		return ST_TROUBLE;
	if (tab_header(x.tab) != ST_OK || !bind(&x))
		return tab_failed(x.tab) ? ST_TROUBLE : ST_OK;
	while ((r = tab_read(x.tab)) != 0) {
		if (r < 0) {
			take_fault(&x);
			continue;
		}
		x.bad = 0;
		x.open = 0;
		if (!tab_unended(x.tab) || take_unended(&x))
			take(&x);
	}
	if (!x.ended && x.bad > 0)
		take_torn(&x);
	return tab_failed(x.tab) ? ST_TROUBLE : ST_OK;
}

enum st
check_make(struct check *c, const struct ledger *view, int today)
{
	enum st st = ST_OK;
	enum schema_table t;

	*c = (struct check){.view = view, .today = today};
	c->known.view = view;
	for (t = 0; t < T_N; t++)
		st = msg_worst(st, read_table(c, t));
	check_refs(c);
	check_order(c);
	check_alike(c);
	return st;
}

void
check_free(struct check *c)
{
	enum schema_table t;

	lookup_free(&c->known);
	for (t = 0; t < T_N; t++)
		tab_close(c->tab[t]);
	problem_free(&c->problems);
}
