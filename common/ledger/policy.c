/*
 * A value is read by one function, which finds what is wrong with it too.
 */
#include "ledger/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "ledger/schema.h"

enum { DIGITS = 5 }; /* of days and counts */

#define X(id, ...) {__VA_ARGS__},
static const struct policy_info rules[P_N] = {POLICY_RULES(X)};
#undef X

const struct policy_info *
policy_info(enum policy_rule r)
{
	return &rules[r];
}

enum policy_rule
policy_rule(const char *name)
{
	enum policy_rule r;

	for (r = 0; r < P_N; r++)
		if (strcmp(rules[r].name, name) == 0)
			break;
	return r;
}

/* A whole number of few digits, or -1. */
static int
parse_whole(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > DIGITS || s[n] != '\0')
		return -1;
	return (int)strtol(s, NULL, 10);
}

/* A decimal number from 0 to 1, or -1. */
static double
parse_share(const char *s)
{
	size_t n = strspn(s, "0123456789");
	double d;

	if (n == 0 || n > DIGITS)
		return -1;
	if (s[n] == '.')
		n += 1 + strspn(s + n + 1, "0123456789");
	if (s[n] != '\0' || s[n - 1] == '.')
		return -1;
	d = strtod(s, NULL);
	return d <= 1 ? d : -1;
}

/* Reads a value into v, all but its text: what would be right, where it is
 * impossible for the rule; else NULL. */
static const char *
read_value(enum policy_rule r, const char *s, struct policy_value *v)
{
	static const struct schema_col email = {"", S_EMAIL, 0, NULL};
	char buf[SCHEMA_FAULT];

	switch (rules[r].type) {
	case POLICY_DAYS:
		v->n = strcmp(s, "never") == 0 ? POLICY_NEVER : parse_whole(s);
		if (v->n >= rules[r].min)
			return NULL;
		return rules[r].min > 0 ? "a number of days from 1, or never"
					: "a number of days from 0, or never";
	case POLICY_COUNT:
		v->n = parse_whole(s);
		return v->n >= 0 ? NULL : "a whole number from 0";
	case POLICY_SHARE:
		v->share = parse_share(s);
		return v->share >= 0 ? NULL : "a number from 0 to 1";
	case POLICY_DATE:
		v->n = date_parse(s);
		return *s == '\0' || v->n != DATE_NONE ? NULL
						       : "a date, YYYY-MM-DD";
	case POLICY_EMAIL:
		return schema_fault(&email, s, buf) == NULL
		    ? NULL
		    : "one e-mail address, like a@b.org";
	case POLICY_LIST:
	case POLICY_TEXT: break;
	}
	return NULL;
}

/* Sets a rule to a value in which nothing is wrong. */
static void
set_rule(struct policy *p, enum policy_rule r, const char *value)
{
	read_value(r, value, &p->v[r]);
	p->v[r].text = mem_pool_dup(&p->pool, value);
}

const char *
policy_row_fault(
    const char *rule, const char *value, int *known, char buf[POLICY_FAULT])
{
	const enum policy_rule r = policy_rule(rule);
	const char *right = NULL;
	struct policy_value v;

	*known = r != P_N;
	if (!*known)
		snprintf(buf, POLICY_FAULT,
		    "'%.80s' is no rule of ref-ledger(5)", rule);
	else if ((right = read_value(r, value, &v)) != NULL)
		snprintf(buf, POLICY_FAULT, "%s: '%.80s' is not %s", rule,
		    value, right);
	return !*known || right != NULL ? buf : NULL;
}

enum st
policy_read(struct policy *p, struct tab *t)
{
	static const char *const names[] = {"rule", "value"};
	char buf[POLICY_FAULT];
	const char *rule, *value, *fault;
	enum policy_rule r;
	int at[2], known;

	*p = (struct policy){0};
	for (r = 0; r < P_N; r++)
		set_rule(p, r, rules[r].standard);
	if (t == NULL)
		return ST_OK;
	if (tab_header(t) != ST_OK || tab_bind(t, names, 2, 2, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		rule = tab_cell(t, at[0]);
		value = tab_cell(t, at[1]);
		fault = policy_row_fault(rule, value, &known, buf);
		if (fault != NULL)
			tab_complain(t, at[known], "%s", fault);
		else
			set_rule(p, policy_rule(rule), value);
	}
	return tab_status(t);
}

int
policy_n(const struct policy *p, enum policy_rule r)
{
	return p->v[r].n;
}

const char *
policy_text(const struct policy *p, enum policy_rule r)
{
	return p->v[r].text;
}

int
policy_lists(const struct policy *p, enum policy_rule r, const char *item)
{
	const char *s = p->v[r].text, *one;
	size_t n;

	while ((one = text_item(&s, &n)) != NULL)
		if (n == strlen(item) && text_ncasecmp(one, item, n) == 0)
			return 1;
	return 0;
}

void
policy_free(struct policy *p)
{
	mem_pool_free(&p->pool);
}
