/*
 * The rows that letters are made of.  Each row is checked and put to use or
 * passed over, one at a time; one that is of use is kept with all of its cells,
 * since a template may name any column.
 */
#include "letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/rows.h"
#include "ledger/schema.h"
#include "ledger/words.h"

#define X(column) AT_##column,
enum { LETTER_NEEDED(X) LETTER_WANTED(X) COLUMNS, NEEDED = AT_name };
#undef X

#define X(column) {#column, ROW_TEXT, offsetof(struct letter_row, column)},
static const struct row_col columns[] = {LETTER_NEEDED(X) LETTER_WANTED(X)};
#undef X

/*
 * The next of the duties at *s: its name and its date, and moves on; 0 at the
 * end, -1 if it is none.
 */
static int
next_duty(const char **s, const char **name, size_t *n, int *due)
{
	char day[DATE_LEN + 1];

	if (**s == '\0')
		return 0;
	*name = *s;
	*n = strcspn(*s, ":;");
	if ((*s)[*n] != ':' || strcspn(*s + *n + 1, ";") != DATE_LEN)
		return -1;
	memcpy(day, *s + *n + 1, DATE_LEN);
	day[DATE_LEN] = '\0';
	*s += *n + 1 + DATE_LEN;
	*s += **s == ';';
	*due = date_parse(day);
	return *due == DATE_NONE ? -1 : 1;
}

int
letter_duty(const struct letter_row *r, const char *name)
{
	const char *s = r->duties, *duty;
	size_t n;
	int due;

	while (next_duty(&s, &duty, &n, &due) > 0)
		if (strlen(name) == n && strncmp(name, duty, n) == 0)
			return due;
	return DATE_NONE;
}

int
letter_asof(const struct letter_row *r)
{
	return date_parse(r->asof);
}

static int
are_duties(const char *s)
{
	const char *name;
	size_t n;
	int due, more;

	while ((more = next_duty(&s, &name, &n, &due)) > 0)
		;
	return more == 0;
}

static int
is_status(const char *s)
{
	return word_find_status(s) != NULL;
}

static int
is_date(const char *s)
{
	return date_parse(s) != DATE_NONE;
}

/* Whether the row that t is at is a good one; else it was reported. */
static int
is_good_row(const struct letters *l, struct tab *t, const int at[])
{
	static const struct {
		int col;
		int (*is)(const char *s);
		const char *fault;
	} checks[] = {
	    {AT_duties, are_duties,
		"are not duties, like thank:2026-06-03;pay:2026-07-01"},
	    {AT_referral, schema_is_id, "is not an id"},
	    {AT_partner, schema_is_id, "is not an id"},
	    {AT_status, is_status, "is not a status"},
	    {AT_asof, is_date, "is not a date, YYYY-MM-DD"},
	    {AT_date, is_date, "is not a date, YYYY-MM-DD"},
	};
	const char *s;
	size_t i;

	for (i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		s = tab_cell(t, at[checks[i].col]);
		if (!checks[i].is(s)) {
			tab_complain(t, at[checks[i].col], "'%.80s' %s", s,
			    checks[i].fault);
			return 0;
		}
	}
	s = tab_cell(t, at[AT_date]);
	if (date_parse(s) > l->today)
		tab_complain(t, at[AT_date], "'%.80s' is after today", s);
	return date_parse(s) <= l->today;
}

/* Keeps a row: its cells outlive the next one. */
static void
keep_row(struct letters *l, struct letter_row r, struct tab *t, const int at[])
{
	r.cell = row_keep(t, columns, COLUMNS, at, &r, &l->pool);
	if (map_put(&l->referral, r.referral, l->n) != l->n) {
		tab_complain(
		    t, at[AT_referral], "'%s' is there twice", r.referral);
		return;
	}
	r.to = map_put(&l->partner, r.partner, l->partner.n);
	l->row = mem_grow(l->row, &l->cap, l->n + 1, sizeof(r));
	l->row[l->n++] = r;
}

/* The rows that are of use.  Memory for the others: one row. */
static void
take_rows(struct letters *l, struct tab *t, const int at[])
{
	struct letter_row r = {.head = l->head[l->heads - 1]};
	enum letter_use use;

	while (tab_next(t)) {
		if (!is_good_row(l, t, at) ||
		    row_read(t, columns, COLUMNS, at, &r) < 0 ||
		    strcmp(r.direction, "received") != 0 ||
		    (use = l->use(&r, l->all)) == LETTER_NOT)
			continue;
		r.due = use == LETTER_DUE;
		keep_row(l, r, t, at);
	}
}

enum st
letters_read(struct letters *l, struct tab *t)
{
	const enum rows_kind kind = rows_recognise(t);
	struct row_head *h;
	int at[COLUMNS];

	if (kind != ROWS_OF_REFERRALS && kind != ROWS_KINDS) {
		msg_at(tab_file(t), 1, NULL,
		    "%s: referral rows are wanted, as ref-status writes them",
		    rows_title(kind));
		return ST_TROUBLE;
	}
	if (row_bind(t, columns, COLUMNS, NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	h = mem_pool_alloc(&l->pool, sizeof(*h));
	*h = row_head(t, &l->pool);
	l->head =
	    mem_grow(l->head, &l->heads_cap, l->heads + 1, sizeof(*l->head));
	l->head[l->heads++] = h;
	take_rows(l, t, at);
	return ST_OK;
}

static size_t
partner_of(const void *ctx, size_t i)
{
	return ((const struct letters *)ctx)->row[i].to;
}

void
letters_group(struct letters *l)
{
	group_make(&l->of, l->partner.n, NULL, l->n, partner_of, l);
}

void
letters_free(struct letters *l)
{
	free(l->row);
	free(l->head);
	map_free(&l->partner);
	map_free(&l->referral);
	group_free(&l->of);
	mem_pool_free(&l->pool);
}
