/*
 * The columns are one table, made of the lists of the header: which there must
 * be, how each is read, and how the words of a finding show it again.
 */
#include "partner_row.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/policy.h"
#include "ledger/schema.h"
#include "status/stage.h"
#include "table/row.h"

enum { COUNT_MAX = 99999999 };

enum partner_type {
	TEXT = ROW_TEXT,
	COUNT = ROW_COUNT,
	STAGE = ROW_OWN,
	CHOICE,
	GIVEN,
	SINCE,
	DATE,
	ASOF,
	DAYS,
	MEDIAN
};

#define X(name, type) \
	{#name, (enum row_type)type, offsetof(struct partner_row, name)},
static const struct row_col columns[] = {
    X(partner, TEXT) PARTNER_NEEDED(X) X(name, TEXT) X(firm, TEXT)
	X(category, TEXT) X(email, TEXT) PARTNER_WANTED(X)};
#undef X

#define X(name, type) +1
enum {
	COLUMNS = sizeof(columns) / sizeof(columns[0]),
	NEEDED = 1 PARTNER_NEEDED(X)
};
#undef X

/* A whole number from 0 in the first len bytes of s, or -1. */
static int
whole_number(const char *s, size_t len)
{
	char *end;
	long n;

	if (len == 0 || strspn(s, "0123456789") < len)
		return -1;
	n = strtol(s, &end, 10);
	return end == s + len && n <= COUNT_MAX ? (int)n : -1;
}

/* A median, doubled: "3", "3.5"; -1 if it is neither. */
static int
doubled_median(const char *s)
{
	size_t len = strlen(s);
	int half = len > 2 && strcmp(s + len - 2, ".5") == 0, n;

	n = whole_number(s, half ? len - 2 : len);
	return n < 0 || n > COUNT_MAX / 2 ? -1 : 2 * n + half;
}

/* The word at a place, from 1, among the choices of a column of partners.csv,
 * and its length; or NULL. */
static const char *
choice_word(const char *column, int place, size_t *len)
{
	size_t n;
	const struct schema_col *cols = schema_cols(T_PARTNERS, &n);

	return schema_choice(
	    &cols[schema_col(T_PARTNERS, column)], (size_t)place - 1, len);
}

/* The place of s among the choices of a column of partners.csv, from 1. */
static int
choice_place(const char *column, const char *s)
{
	const char *word;
	size_t n;
	int i;

	for (i = 1; (word = choice_word(column, i, &n)) != NULL; i++)
		if (strncmp(word, s, n) == 0 && s[n] == '\0')
			return i;
	return -1;
}

/* The number of a cell, as row_own of row.h. */
static const char *
partner_value(int type, const char *column, const char *s, void *member)
{
	const int minus = *s == '-';
	int *n = member;

	if (*s == '\0') {
		*n = type == DATE ? DATE_NONE : type == MEDIAN ? -1 : 0;
		return type == STAGE || type == SINCE || type == ASOF
		    ? "is not a value: it is empty"
		    : NULL;
	}
	switch (type) {
	case STAGE:
		*n = (int)stage_find(s);
		return *n == STAGES ? "is not a stage" : NULL;
	case CHOICE:
		*n = choice_place(column, s);
		return *n < 0 ? "is not one of its words" : NULL;
	case SINCE:
		*n = whole_number(s + minus, strlen(s + minus));
		if (*n < 0)
			return "is not a whole number";
		*n = minus ? -*n : *n;
		return NULL;
	case DATE:
	case ASOF:
		*n = date_parse(s);
		return *n == DATE_NONE ? "is not a date, YYYY-MM-DD" : NULL;
	case DAYS:
		*n = strcmp(s, "never") == 0 ? POLICY_NEVER
					     : whole_number(s, strlen(s));
		return *n < 1 ? "is not a number of days from 1, or never"
			      : NULL;
	case MEDIAN:
		*n = doubled_median(s);
		return *n < 0 ? "is not a median: a whole number, or a half"
			      : NULL;
	default: *n = 1; return NULL; /* GIVEN */
	}
}

enum st
partner_rows_read(struct partner_rows *all, struct tab *t)
{
	static const struct schema_col id = {"", S_ID, 1, NULL};
	char fault[SCHEMA_FAULT];
	int at[COLUMNS], bad;

	if (row_bind(t, columns, COLUMNS, NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		struct partner_row r = {0};

		bad = schema_fault(&id, tab_cell(t, at[0]), fault) != NULL;
		if (bad)
			tab_complain(t, at[0], "%s", fault);
		if (row_read_own(t, columns, COLUMNS, at, &r, partner_value) <
			0 ||
		    bad)
			continue;
		row_copy_texts(columns, COLUMNS, &r, &all->pool);
		all->row = mem_grow(all->row, &all->cap, all->n + 1, sizeof(r));
		all->row[all->n++] = r;
	}
	return ST_OK;
}

void
partner_rows_free(struct partner_rows *all)
{
	free(all->row);
	mem_pool_free(&all->pool);
}

const char *
partner_row_who(const struct partner_row *r)
{
	if (*r->name != '\0')
		return r->name;
	return *r->firm != '\0' ? r->firm : r->partner;
}

int
partner_row_contact(const struct partner_row *r)
{
	/* DATE_NONE is before all dates */
	return r->last_out > r->last_in ? r->last_out : r->last_in;
}

int
partner_row_gave(const struct partner_row *r)
{
	return r->given + r->deposits + r->rewards;
}

int
partner_row_column(const char *name)
{
	int i = COLUMNS - 1;

	while (i >= 0 && strcmp(columns[i].name, name) != 0)
		i--;
	return i;
}

void
partner_row_put(struct mem_text *to, const struct partner_row *r, int column)
{
	const struct row_col *c = &columns[column];
	const void *member = (const char *)r + c->offset;
	const char *word;
	char date[DATE_LEN + 1];
	size_t len;
	int n;

	if (c->type == ROW_TEXT) {
		mem_text_put(to, *(const char *const *)member);
		return;
	}
	n = *(const int *)member;
	if ((int)c->type == DATE || (int)c->type == ASOF)
		mem_text_put(to, date_print(n, date));
	else if ((int)c->type == CHOICE) {
		word = choice_word(c->name, n, &len);
		if (word != NULL)
			mem_text_add(to, word, len);
	} else if ((int)c->type == MEDIAN && n >= 0)
		mem_text_printf(to, "%d%s", n / 2, n % 2 ? ".5" : "");
	else if (n == POLICY_NEVER)
		mem_text_put(to, "never");
	else if ((int)c->type != MEDIAN)
		mem_text_printf(to, "%d", n);
}
