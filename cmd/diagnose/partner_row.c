#include "partner_row.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ledger/policy.h"
#include "ledger/schema.h"
#include "status/stage.h"

#define X(name, type) {#name, FACTS_##type},
static const struct {
	const char *name;
	enum facts_type type;
} columns[FACTS_N] = {FACTS_NEEDED(X) FACTS_WANTED(X)};
#undef X

#define X(name, type) +1
enum { NEEDED = FACTS_NEEDED(X), COUNT_MAX = 99999999 };
#undef X

/* A whole number from 0 in the first len bytes of s, or -1. */
static int
whole(const char *s, size_t len)
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
median(const char *s)
{
	size_t len = strlen(s);
	int half = len > 2 && strcmp(s + len - 2, ".5") == 0, n;

	n = whole(s, half ? len - 2 : len);
	return n < 0 || n > COUNT_MAX / 2 ? -1 : 2 * n + half;
}

/* The place of s among the choices of a column of partners.csv, from 1. */
static int
choice(const char *column, const char *s)
{
	const struct schema_col *c;
	const char *word;
	size_t n, i;

	c = &schema_cols(T_PARTNERS, &n)[schema_col(T_PARTNERS, column)];
	for (i = 0; (word = schema_choice(c, i, &n)) != NULL; i++)
		if (strncmp(word, s, n) == 0 && s[n] == '\0')
			return (int)i + 1;
	return -1;
}

/* The number of a cell that is not empty; *bad: what would be right. */
static int
number(enum fact i, const char *s, const char **bad)
{
	int n = INT_MIN;

	switch (columns[i].type) {
	case FACTS_STAGE:
		n = (int)stage_find(s);
		*bad = n == STAGES ? "a stage" : NULL;
		break;
	case FACTS_CHOICE:
		n = choice(columns[i].name, s);
		*bad = n < 0 ? "one of its words" : NULL;
		break;
	case FACTS_COUNT:
		n = whole(s, strlen(s));
		*bad = n < 0 ? "a whole number" : NULL;
		break;
	case FACTS_SINCE:
		n = whole(s + (*s == '-'), strlen(s + (*s == '-')));
		*bad = n < 0 ? "a whole number" : NULL;
		n = *s == '-' ? -n : n;
		break;
	case FACTS_DATE:
		n = date_parse(s);
		*bad = n == DATE_NONE ? "a date, YYYY-MM-DD" : NULL;
		break;
	case FACTS_DAYS:
		n = strcmp(s, "never") == 0 ? POLICY_NEVER
					    : whole(s, strlen(s));
		*bad = n < 1 ? "a number of days from 1, or never" : NULL;
		break;
	case FACTS_MEDIAN:
		n = median(s);
		*bad = n < 0 ? "a median: a whole number, or a half" : NULL;
		break;
	default: n = 1;
	}
	return n;
}

/* The number of an empty cell; *bad if it must not be empty. */
static int
nothing(enum fact i, const char **bad)
{
	if (columns[i].type == FACTS_STAGE || i == FACT_days || i == FACT_asof)
		*bad = "a value: it is empty";
	if (columns[i].type == FACTS_DATE)
		return DATE_NONE;
	return columns[i].type == FACTS_MEDIAN ? -1 : 0;
}

/* The fact of this row's cell; 0 if it is bad, which has been said. */
static int
read_fact(
    struct facts_all *all, struct facts *f, enum fact i, struct tab *t, int col)
{
	static const struct schema_col id = {"", S_ID, 1, NULL};
	const char *s = tab_cell(t, col), *bad = NULL;
	char buf[SCHEMA_FAULT];

	if (columns[i].type == FACTS_ID && schema_fault(&id, s, buf) != NULL) {
		tab_complain(t, col, "%s", buf);
		return 0;
	}
	if (columns[i].type == FACTS_ID || columns[i].type == FACTS_TEXT) {
		f->v[i].s = *s == '\0' ? "" : mem_pool_dup(&all->pool, s);
		return 1;
	}
	f->v[i].n = *s == '\0' ? nothing(i, &bad) : number(i, s, &bad);
	if (bad != NULL)
		tab_complain(t, col, "'%s' is not %s", s, bad);
	return bad == NULL;
}

enum st
facts_read(struct facts_all *all, struct tab *t)
{
	const char *names[FACTS_N];
	int at[FACTS_N], good;
	struct facts f;
	enum fact i;

	for (i = 0; i < FACTS_N; i++)
		names[i] = columns[i].name;
	if (tab_bind(t, names, FACTS_N, NEEDED, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		good = 1;
		for (i = 0; i < FACTS_N; i++)
			good &= read_fact(all, &f, i, t, at[i]);
		if (!good)
			continue;
		all->row = mem_grow(
		    all->row, &all->cap, all->n + 1, sizeof(*all->row));
		all->row[all->n++] = f;
	}
	return ST_OK;
}

void
facts_free(struct facts_all *all)
{
	free(all->row);
	mem_pool_free(&all->pool);
}

int
facts_n(const struct facts *f, enum fact i)
{
	return f->v[i].n;
}

const char *
facts_s(const struct facts *f, enum fact i)
{
	return f->v[i].s;
}

const char *
facts_who(const struct facts *f)
{
	if (*f->v[FACT_name].s != '\0')
		return f->v[FACT_name].s;
	return f->v[*f->v[FACT_firm].s != '\0' ? FACT_firm : FACT_partner].s;
}

enum fact
facts_find(const char *name, size_t len)
{
	enum fact i;

	for (i = 0; i < FACTS_N; i++)
		if (columns[i].name[0] == name[0] &&
		    strncmp(columns[i].name, name, len) == 0 &&
		    columns[i].name[len] == '\0')
			break;
	return i;
}

const char *
facts_show(const struct facts *f, enum fact i, char buf[FACTS_SHOWN])
{
	int n;

	if (columns[i].type == FACTS_ID || columns[i].type == FACTS_TEXT)
		return f->v[i].s;
	n = f->v[i].n;
	if (columns[i].type == FACTS_DATE)
		date_print(n, buf);
	else if (n == POLICY_NEVER)
		snprintf(buf, FACTS_SHOWN, "never");
	else if (columns[i].type == FACTS_MEDIAN)
		snprintf(buf, FACTS_SHOWN, "%d%s", n / 2, n % 2 ? ".5" : "");
	else
		snprintf(buf, FACTS_SHOWN, "%d", n);
	return buf;
}
