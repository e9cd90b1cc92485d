/*
 * Reads each table once, row by row.  A line that makes no row is reported by
 * the reader; what the row is made of, cell by cell.  Then follows what rows
 * say of each other, and of today: ids that no row has, dates before their
 * time, statuses that cannot follow.  What is asked is what ref-add asks of
 * new rows (cmd/add).
 */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/disk.h"
#include "ledger/order.h"
#include "ledger/policy.h"
#include "ledger/words.h"

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

void
check_fault(const struct check_row *at, int col, enum problem_rule r,
    const char *fmt, ...)
{
	const struct schema_col *cols;
	char text[2 * SCHEMA_FAULT];
	size_t n;
	va_list ap;

	cols = schema_cols(at->t, &n);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	problem_add(&at->c->problems, at->t, NULL,
	    sheet_line(&at->c->known.sheet[at->t], at->row),
	    col < 0 ? NULL : cols[col].name, r, "%s", text);
}

/* A cell by the schema's column. */
static const char *
check_text(const struct check_row *at, int col)
{
	return lookup_cell(&at->c->known, at->t, at->row, col);
}

/* A problem of the table that is read. */
static void
add_problem(const struct table *x, size_t line, const char *column,
    enum problem_rule r, const char *text)
{
	problem_add(&x->c->problems, x->t, NULL, line, column, r, "%s", text);
}

/* Told by the reader, of the header. */
static void
tell_header(void *ctx, size_t line, const char *column, const char *text)
{
	add_problem(ctx, line, column,
	    tab_says_marker(text) ? PROBLEM_marker : PROBLEM_header, text);
}

/* Whether a line leaves a quote open. */
static int
leaves_quote_open(const struct tab_fault *f)
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
	add_problem(x, f->line, f->column, r, f->text);
	if (x->open == 0 && leaves_quote_open(f)) {
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
	problem_add(p, x->t, NULL, x->line, last->column, PROBLEM_torn,
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

	if (torn) {
		add_problem(x, tab_line(x->tab), x->col[x->cols - 1].name,
		    PROBLEM_torn, "the last row is torn");
		x->c->torn[x->t] = tab_line(x->tab);
	} else
		add_problem(x, tab_line(x->tab), NULL, PROBLEM_newline,
		    "no newline ends the last row");
	return !torn;
}

/* A rule of the policy, and its value. */
static void
check_rule(const struct check_row *at)
{
	char buf[POLICY_FAULT];
	const char *fault;
	int known;

	fault = policy_row_fault(check_text(at, POLICY_rule),
	    check_text(at, POLICY_value), &known, buf);
	if (fault != NULL)
		check_fault(at, known ? POLICY_value : POLICY_rule,
		    known ? PROBLEM_value : PROBLEM_unknown, "%s", fault);
}

/* An id that another row of the table has. */
static void
check_id(const struct check_row *at)
{
	struct lookup *known = &at->c->known;
	const char *id = check_text(at, 0);
	size_t first;

	if (*id == '\0' ||
	    (first = map_put(&known->id[at->t], id, at->row)) == at->row)
		return;
	check_fault(at, 0, PROBLEM_doubled, "'%s' is on line %zu already", id,
	    sheet_line(&known->sheet[at->t], first));
	if (at->t == T_PARTNERS) {
		at->c->doubled = 1;
		problem_fix(&at->c->problems, "%s",
		    "ref-check -r keeps the one that was entered later");
	}
}

/* The cells of a row together. */
static void
check_whole(const struct check_row *at, const char *const cell[])
{
	enum problem_rule r = PROBLEM_lacks;
	char buf[SCHEMA_FAULT];
	const char *fault;
	int col;

	if (at->t == T_POLICY) {
		check_rule(at);
		return;
	}
	if (at->t != T_EVENTS)
		check_id(at);
	fault = schema_row_fault(at->t, cell, &col, buf);
	if (fault == NULL)
		return;
	if (at->t == T_PARTNERS && col == PARTNERS_same_as)
		r = PROBLEM_root;
	else if (col >= 0 && *cell[col] != '\0')
		r = PROBLEM_value;
	check_fault(at, col, r, "%s", fault);
}

/* A row of the table. */
static void
take_row(struct table *x)
{
	struct sheet *s = &x->c->known.sheet[x->t];
	const struct check_row at = {x->c, x->t, s->rows};
	const char *cell[SCHEMA_COLS_MAX];
	char buf[SCHEMA_FAULT];
	enum problem_rule r;
	size_t i;

	for (i = 0; i < x->cols; i++)
		cell[i] = tab_cell(x->tab, x->at[i]);
	sheet_add(s, cell, tab_line(x->tab));
	for (i = 0; i < x->cols; i++) {
		r = x->at[i] < 0 ? PROBLEM_N
				 : check_cell(&x->col[i], cell[i], buf);
		if (r != PROBLEM_N)
			check_fault(&at, (int)i, r, "%s", buf);
	}
	check_whole(&at, cell);
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
	    c->view, t, (struct tab_how){.told = tell_header, .ctx = &x});
	if (x.tab == NULL)
		return ST_OK;
	x.col = schema_cols(t, &x.cols);
	if (find_end(c->view, t, &x.ended) != ST_OK)
		return ST_TROUBLE;
	if (tab_header(x.tab) != ST_OK || sheet_bind(x.tab, t, x.at) != ST_OK)
		return tab_failed(x.tab) ? ST_TROUBLE : ST_OK;
	while ((r = tab_read(x.tab)) != 0) {
		if (r < 0) {
			take_fault(&x);
			continue;
		}
		x.bad = 0;
		x.open = 0;
		if (!tab_unended(x.tab) || take_unended(&x))
			take_row(&x);
	}
	if (!x.ended && x.bad > 0)
		take_torn(&x);
	return tab_failed(x.tab) ? ST_TROUBLE : ST_OK;
}

/* Whether a cell by itself is wrong: then that was told. */
static int
was_told(enum schema_table t, int col, const char *s)
{
	char buf[SCHEMA_FAULT];
	size_t n;

	return check_cell(&schema_cols(t, &n)[col], s, buf) != PROBLEM_N;
}

/* The row that an id names; LOOKUP_NONE, after a problem unless it is empty. */
static size_t
named_row(
    const struct check_row *at, int col, enum schema_table to, const char *what)
{
	const char *id = check_text(at, col);
	size_t i = *id != '\0' ? lookup_id(&at->c->known, to, id) : LOOKUP_NONE;

	if (i == LOOKUP_NONE && *id != '\0' && !was_told(at->t, col, id))
		check_fault(at, col, PROBLEM_reference,
		    "'%.80s' is the id of no %s", id, what);
	return i;
}

static void
check_not_future(const struct check_row *at, int col)
{
	const char *date = check_text(at, col);
	char today[DATE_LEN + 1];

	if (date_parse(date) > at->c->today)
		check_fault(at, col, PROBLEM_future, "%s is after today, %s",
		    date, date_print(at->c->today, today));
}

/* same_as must name another partner, that has none itself. */
static void
check_partner(const struct check_row *at)
{
	const char *same = check_text(at, PARTNERS_same_as);
	struct check_row other = *at;

	if (*same == '\0' ||
	    strcmp(same, check_text(at, PARTNERS_partner)) == 0)
		return; /* that was told, of the row */
	other.row = lookup_id(&at->c->known, T_PARTNERS, same);
	if (other.row == LOOKUP_NONE) {
		if (!was_told(T_PARTNERS, PARTNERS_same_as, same))
			check_fault(at, PARTNERS_same_as, PROBLEM_root,
			    "'%.80s' is the id of no partner", same);
	} else if (*check_text(&other, PARTNERS_same_as) != '\0')
		check_fault(at, PARTNERS_same_as, PROBLEM_root,
		    "'%.80s' is a duplicate itself: of '%.80s'", same,
		    check_text(&other, PARTNERS_same_as));
}

static void
check_referral(const struct check_row *at)
{
	size_t p = named_row(at, REFERRALS_partner, T_PARTNERS, "partner");

	check_not_future(at, REFERRALS_date);
	if (p != LOOKUP_NONE &&
	    lookup_is_self(&at->c->known, p, check_text(at, REFERRALS_prospect),
		check_text(at, REFERRALS_email)))
		check_fault(at, REFERRALS_partner, PROBLEM_self,
		    "the prospect is the partner itself");
}

/* Whether the referral, `of`, allows the event. */
static void
check_event_of(
    const struct check_row *at, const struct check_row *of, size_t partner)
{
	const struct lookup *known = &at->c->known;
	const struct word *w = word_find(check_text(at, EVENTS_event));
	const char *date = check_text(at, EVENTS_date);
	const char *made = check_text(of, REFERRALS_date);
	const char *id = check_text(at, EVENTS_referral);
	size_t giver = lookup_giver(known, of->row);
	int day = date_parse(date);

	if (partner != LOOKUP_NONE && giver != LOOKUP_NONE &&
	    lookup_root(known, partner) != giver)
		check_fault(at, EVENTS_partner, PROBLEM_reference,
		    "'%s' is not the partner of %s",
		    check_text(at, EVENTS_partner), id);
	if (day != DATE_NONE && day < date_parse(made))
		check_fault(at, EVENTS_date, PROBLEM_early,
		    "%s is before the referral, %s", date, made);
	if (w != NULL && (w->flags & WORD_RECEIVED) &&
	    *check_text(of, REFERRALS_direction) == 'g')
		check_fault(at, EVENTS_event, PROBLEM_value,
		    "%s concerns received referrals: %s was given", w->name,
		    id);
}

static void
check_event(const struct check_row *at)
{
	size_t p = named_row(at, EVENTS_partner, T_PARTNERS, "partner");
	struct check_row of = {at->c, T_REFERRALS,
	    named_row(at, EVENTS_referral, T_REFERRALS, "referral")};

	check_not_future(at, EVENTS_date);
	if (of.row != LOOKUP_NONE)
		check_event_of(at, &of, p);
}

static void
check_need(const struct check_row *at)
{
	check_not_future(at, NEEDS_date);
}

/* Rows against each other, and against today. */
static void
check_rows(struct check *c)
{
	static void (*const checks[T_POLICY])(const struct check_row *at) = {
	    [T_PARTNERS] = check_partner,
	    [T_REFERRALS] = check_referral,
	    [T_EVENTS] = check_event,
	    [T_NEEDS] = check_need,
	};
	struct check_row at = {.c = c};

	for (at.t = 0; at.t < T_POLICY; at.t++)
		for (at.row = 0; at.row < c->known.sheet[at.t].rows; at.row++)
			checks[at.t](&at);
}

/* The word of a status event of a referral that there is, and that referral;
 * or NULL. */
static const struct word *
status_event(const struct check_row *at, size_t *referral)
{
	const char *id = check_text(at, EVENTS_referral);
	const struct word *w = word_find(check_text(at, EVENTS_event));

	if (w == NULL || !(w->flags & WORD_STATUS) || *id == '\0')
		return NULL;
	*referral = lookup_id(&at->c->known, T_REFERRALS, id);
	return *referral != LOOKUP_NONE ? w : NULL;
}

/* The events whose date is one, in their order; how many. */
static size_t
sort_events(struct check *c, struct order *o)
{
	struct check_row at = {c, T_EVENTS, 0};
	const char *entered;
	size_t n = 0;
	int date;

	for (; at.row < c->known.sheet[T_EVENTS].rows; at.row++) {
		date = date_parse(check_text(&at, EVENTS_date));
		entered = check_text(&at, EVENTS_entered);
		if (date_parse_stamp(entered) == DATE_NONE)
			entered = ""; /* that was told */
		if (date != DATE_NONE)
			o[n++] = (struct order){date, entered, at.row};
	}
	order_sort(o, n);
	return n;
}

/* Statuses that cannot follow each other. */
static void
check_order(struct check *c)
{
	const size_t referrals = c->known.sheet[T_REFERRALS].rows;
	struct check_row at = {.c = c, .t = T_EVENTS};
	struct order *o = mem_alloc(c->known.sheet[T_EVENTS].rows, sizeof(*o));
	enum word_id *status = mem_alloc(referrals, sizeof(*status));
	size_t n = sort_events(c, o), i, r;
	const struct word *word;
	const char *why;

	for (i = 0; i < referrals; i++)
		status[i] = W_NEW;
	for (i = 0; i < n; i++) {
		at.row = o[i].place;
		word = status_event(&at, &r);
		if (word == NULL)
			continue;
		why = word_refuses(status[r], word->id);
		if (why != NULL)
			check_fault(&at, EVENTS_event, PROBLEM_order,
			    "%s after %s, %s: %s", word->name,
			    word_of(status[r])->name,
			    lookup_cell(
				&c->known, T_REFERRALS, r, REFERRALS_referral),
			    why);
		status[r] = word_status(word->id);
	}
	free(status);
	free(o);
}

enum st
check_make(struct check *c, const struct ledger *view, int today)
{
	enum st st = ST_OK;
	enum schema_table t;

	*c = (struct check){.view = view, .today = today};
	c->known.view = c->problems.view = view;
	for (t = 0; t < T_N; t++)
		st = msg_worst(st, read_table(c, t));
	check_rows(c);
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
