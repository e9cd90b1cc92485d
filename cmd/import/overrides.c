#include "overrides.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/msg.h"
#include "base/text.h"

/* Splits [TABLE.]COLUMN; none of such a name ends the program. */
static struct wish_to
target(struct wish *w, int letter, const char *s)
{
	struct wish_to to = {T_N, mem_pool_dup(&w->pool, s)};
	const char *dot = strchr(s, '.');
	char *table;
	int i, found = 0;

	if (dot != NULL) {
		table = mem_dup(s, (size_t)(dot - s));
		to.table = schema_table(table);
		to.name = mem_pool_dup(&w->pool, dot + 1);
		free(table);
	}
	if (dot != NULL && to.table >= T_POLICY)
		msg_die("-%c: '%s': before the '.' stands partners, "
			"referrals, events or needs",
		    letter, s);
	for (i = 0; i < T_POLICY; i++)
		found |= wish_col(&to, (enum schema_table)i) >= 0;
	if (letter == 'm' &&
	    (*s == '\0' || strcmp(to.name, WISH_REFERRER) == 0))
		found = 1;
	if (!found)
		msg_die("-%c: '%s' is no column of ours: see ref-ledger(5)",
		    letter, s);
	return to;
}

/* Whether a value may stand in every column that is meant, or it ends. */
static void
check_value(const struct wish_to *to, int letter, const char *value)
{
	char buf[SCHEMA_FAULT];
	const char *fault;
	size_t n;
	int t, col;

	for (t = 0; t < T_POLICY; t++) {
		col = wish_col(to, (enum schema_table)t);
		if (col < 0 || *value == '\0')
			continue;
		/* ref-add takes a partner's name or address too */
		if (strcmp(to->name, "partner") == 0 && t != T_PARTNERS)
			continue;
		fault = schema_fault(
		    &schema_cols((enum schema_table)t, &n)[col], value, buf);
		if (fault != NULL)
			msg_die("-%c: %s: %s", letter, to->name, fault);
	}
}

/* Copies the part of arg before its separator; the program ends without. */
static char *
before(int letter, const char *arg, const char *sep, const char *form)
{
	if (sep == NULL)
		msg_die("-%c: '%s' is not %s", letter, arg, form);
	return mem_dup(arg, (size_t)(sep - arg));
}

void
wish_m(struct wish *w, const char *arg)
{
	const char *eq = strrchr(arg, '=');
	char *theirs = before('m', arg, eq, "THEIRS=ours");

	if (*theirs == '\0')
		msg_die("-m: '%s' is not THEIRS=ours", arg);
	w->map = mem_grow(w->map, &w->map_cap, w->maps + 1, sizeof(*w->map));
	w->map[w->maps++] = (struct wish_map){
	    mem_pool_dup(&w->pool, theirs), target(w, 'm', eq + 1)};
	free(theirs);
}

/* Today and days from it, where dates are meant. */
static const char *
value_of(struct wish *w, const struct wish_to *to, const char *s)
{
	char buf[DATE_LEN + 1];
	int date;

	if (*s != '+' && *s != '-')
		return mem_pool_dup(&w->pool, s);
	if (strcmp(to->name, "date") != 0 && strcmp(to->name, "until") != 0 &&
	    strcmp(to->name, "since") != 0)
		return mem_pool_dup(&w->pool, s);
	date = date_parse_from(s, date_today());
	return mem_pool_dup(
	    &w->pool, date == DATE_NONE ? s : date_print(date, buf));
}

void
wish_s(struct wish *w, const char *arg)
{
	const char *eq = strchr(arg, '=');
	char *ours = before('s', arg, eq, "ours=VALUE");
	struct wish_to to = target(w, 's', ours);
	const char *value = value_of(w, &to, eq + 1);

	free(ours);
	check_value(&to, 's', value);
	w->set = mem_grow(w->set, &w->set_cap, w->sets + 1, sizeof(*w->set));
	w->set[w->sets++] = (struct wish_set){to, value};
}

void
wish_v(struct wish *w, const char *arg)
{
	static const char form[] = "ours:theirs=value";
	const char *colon = strchr(arg, ':'), *eq = strrchr(arg, '=');
	char *ours = before('v', arg, colon, form), *theirs, *fold;
	struct wish_to to = target(w, 'v', ours);
	const char *value;

	free(ours);
	if (eq == NULL || eq < colon)
		msg_die("-v: '%s' is not %s", arg, form);
	theirs = mem_dup(colon + 1, (size_t)(eq - colon - 1));
	fold = text_fold(theirs);
	value = strcmp(to.name, "event") == 0 && strcmp(eq + 1, "new") == 0
	    ? "" /* a status without an event */
	    : mem_pool_dup(&w->pool, eq + 1);
	check_value(&to, 'v', value);
	w->value =
	    mem_grow(w->value, &w->value_cap, w->values + 1, sizeof(*w->value));
	w->value[w->values++] =
	    (struct wish_value){to, mem_pool_dup(&w->pool, fold), value};
	free(theirs);
	free(fold);
}

int
wish_col(const struct wish_to *to, enum schema_table t)
{
	if (to->table != T_N && to->table != t)
		return -1;
	return schema_col(t, to->name);
}

const char *
wish_given(const struct wish *w, enum schema_table t, int col)
{
	size_t i = w->sets;

	while (i-- > 0)
		if (wish_col(&w->set[i].to, t) == col)
			return w->set[i].value;
	return NULL;
}

const char *
wish_mapped(
    const struct wish *w, enum schema_table t, int col, const char *theirs)
{
	const char *ours = NULL;
	char *fold = NULL;
	size_t i;

	for (i = 0; i < w->values; i++) {
		if (wish_col(&w->value[i].to, t) != col)
			continue;
		if (fold == NULL)
			fold = text_fold(theirs);
		if (strcmp(w->value[i].theirs, fold) == 0)
			ours = w->value[i].ours;
	}
	free(fold);
	return ours;
}

void
wish_free(struct wish *w)
{
	free(w->map);
	free(w->set);
	free(w->value);
	mem_pool_free(&w->pool);
	*w = (struct wish){0};
}
