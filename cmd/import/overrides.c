/*
 * -m, -s and -v: what the user says goes before what a format knows.
 *
 * All are kept in one list in their order.  If several -s or -v are about
 * the same thing, the last counts.
 */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "import.h"

int
override_col(const struct override *o, enum schema_table t)
{
	return o->table == T_N || o->table == t ? schema_col(t, o->ours) : -1;
}

/* Splits [TABLE.]COLUMN; none of such a name ends the program. */
static void
parse_ours(struct override *o, const char *s)
{
	const char *dot = strchr(s, '.');
	char *table;
	int t, found = o->letter == 'm' && *s == '\0';

	o->table = T_N;
	o->ours = s;
	if (dot != NULL) {
		table = mem_dup(s, (size_t)(dot - s));
		o->table = schema_table(table);
		o->ours = dot + 1;
		free(table);
		if (o->table >= T_POLICY)
			msg_die("-%c: '%s': before the '.' stands partners, "
				"referrals, events or needs",
			    o->letter, s);
	}
	for (t = 0; t < T_POLICY; t++)
		found |= override_col(o, (enum schema_table)t) >= 0;
	if (o->letter == 'm' && strcmp(o->ours, OVERRIDE_REFERRER) == 0)
		found = 1;
	if (!found)
		msg_die("-%c: '%s' is no column of ours: see ref-ledger(5)",
		    o->letter, s);
}

/* Whether a value may stand in every column that is meant, or it ends. */
static void
check_value(const struct override *o)
{
	char buf[SCHEMA_FAULT];
	const char *fault;
	size_t n;
	int t, col;

	for (t = 0; t < T_POLICY; t++) {
		col = override_col(o, (enum schema_table)t);
		if (col < 0 || *o->value == '\0')
			continue;
		/* ref-add takes a partner's name or address too */
		if (strcmp(o->ours, "partner") == 0 && t != T_PARTNERS)
			continue;
		fault = schema_fault(
		    &schema_cols((enum schema_table)t, &n)[col], o->value, buf);
		if (fault != NULL)
			msg_die("-%c: %s: %s", o->letter, o->ours, fault);
	}
}

/* The value of -s: today and days from it are dates, where those are meant. */
static const char *
day_or_value(struct overrides *l, const struct override *o)
{
	static const char *const dates[] = {"date", "until", "since", NULL};
	char buf[DATE_LEN + 1];
	int date = DATE_NONE;

	if (strspn(o->value, "+-") > 0 && format_is_one_of(o->ours, dates))
		date = date_parse_from(o->value, date_today());
	return date == DATE_NONE
	    ? o->value
	    : mem_pool_dup(&l->pool, date_print(date, buf));
}

void
overrides_add(struct overrides *l, int letter, const char *arg)
{
	const char *form = letter == 'm' ? "THEIRS=ours"
	    : letter == 's'		 ? "ours=VALUE"
					 : "ours:theirs=value";
	struct override o = {.letter = letter};
	char *s = mem_pool_dup(&l->pool, arg), *colon = strchr(s, ':');
	char *eq = letter == 's' ? strchr(s, '=') : strrchr(s, '=');
	char *sep = letter == 'v' ? colon : eq, *fold;

	if (sep == NULL || (letter == 'm' && eq == s))
		msg_die("-%c: '%s' is not %s", letter, arg, form);
	*sep = '\0';
	parse_ours(&o, letter == 'm' ? sep + 1 : s);
	if (letter == 'v' && (eq == NULL || eq < colon))
		msg_die("-v: '%s' is not %s", arg, form);
	*eq = '\0';
	if (letter == 'm')
		o.theirs = s;
	else
		o.value = eq + 1;
	if (letter == 's')
		o.value = day_or_value(l, &o);
	if (letter == 'v') {
		fold = text_fold(colon + 1);
		o.theirs = mem_pool_dup(&l->pool, fold);
		free(fold);
		if (strcmp(o.ours, "event") == 0 && strcmp(o.value, "new") == 0)
			o.value = ""; /* a status without an event */
	}
	if (letter != 'm')
		check_value(&o);
	l->o = mem_grow(l->o, &l->cap, l->n + 1, sizeof(*l->o));
	l->o[l->n++] = o;
}

const struct override *
override_next(const struct overrides *l, int letter, size_t *i)
{
	while (*i < l->n)
		if (l->o[(*i)++].letter == letter)
			return &l->o[*i - 1];
	return NULL;
}

const char *
override_given(const struct overrides *l, enum schema_table t, int col)
{
	const struct override *o;
	const char *given = NULL;
	size_t i = 0;

	while ((o = override_next(l, 's', &i)) != NULL)
		if (override_col(o, t) == col)
			given = o->value;
	return given;
}

const char *
override_value(
    const struct overrides *l, enum schema_table t, int col, const char *theirs)
{
	const struct override *o;
	const char *ours = NULL;
	char *fold = NULL;
	size_t i = 0;

	while ((o = override_next(l, 'v', &i)) != NULL) {
		if (override_col(o, t) != col)
			continue;
		if (fold == NULL)
			fold = text_fold(theirs);
		if (strcmp(o->theirs, fold) == 0)
			ours = o->value;
	}
	free(fold);
	return ours;
}

void
overrides_free(struct overrides *l)
{
	free(l->o);
	mem_pool_free(&l->pool);
	*l = (struct overrides){0};
}
