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
whole(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > DIGITS || s[n] != '\0')
		return -1;
	return (int)strtol(s, NULL, 10);
}

/* A decimal number from 0 to 1, or -1. */
static double
share(const char *s)
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

static int
is_never(const char *s)
{
	return strcmp(s, "never") == 0;
}

const char *
policy_fault(enum policy_rule r, const char *value)
{
	static const struct schema_col email = {"", S_EMAIL, 0, NULL};
	char buf[SCHEMA_FAULT];

	switch (rules[r].type) {
	case POLICY_DAYS:
		if (is_never(value) || whole(value) >= rules[r].min)
			return NULL;
		return rules[r].min > 0 ? "a number of days from 1, or never"
					: "a number of days from 0, or never";
	case POLICY_COUNT:
		return whole(value) >= 0 ? NULL : "a whole number from 0";
	case POLICY_SHARE:
		return share(value) >= 0 ? NULL : "a number from 0 to 1";
	case POLICY_DATE:
		if (*value == '\0' || date_parse(value) != DATE_NONE)
			return NULL;
		return "a date, YYYY-MM-DD";
	case POLICY_EMAIL:
		if (schema_fault(&email, value, buf) == NULL)
			return NULL;
		return "one e-mail address, like a@b.org";
	case POLICY_LIST:
	case POLICY_TEXT: break;
	}
	return NULL;
}

void
policy_set(struct policy *p, enum policy_rule r, const char *value)
{
	p->v[r].text = mem_pool_dup(&p->pool, value);
	switch (rules[r].type) {
	case POLICY_DAYS:
		p->v[r].n = is_never(value) ? POLICY_NEVER : whole(value);
		break;
	case POLICY_COUNT: p->v[r].n = whole(value); break;
	case POLICY_SHARE: p->v[r].share = share(value); break;
	case POLICY_DATE: p->v[r].n = date_parse(value); break;
	case POLICY_EMAIL:
	case POLICY_LIST:
	case POLICY_TEXT: break;
	}
}

void
policy_defaults(struct policy *p)
{
	enum policy_rule r;

	*p = (struct policy){0};
	for (r = 0; r < P_N; r++)
		policy_set(p, r, rules[r].standard);
}

enum st
policy_read(struct policy *p, struct tab *t)
{
	static const char *const names[] = {"rule", "value"};
	int at[2], rule, value;
	const char *right;
	enum policy_rule r;

	if (tab_bind(t, names, 2, 2, at) != ST_OK)
		return ST_TROUBLE;
	rule = at[0];
	value = at[1];
	while (tab_next(t)) {
		r = policy_rule(tab_cell(t, rule));
		if (r == P_N) {
			tab_complain(t, rule,
			    "'%.80s' is no rule of ref-ledger(5)",
			    tab_cell(t, rule));
			continue;
		}
		right = policy_fault(r, tab_cell(t, value));
		if (right != NULL)
			tab_complain(t, value, "%s: '%.80s' is not %s",
			    rules[r].name, tab_cell(t, value), right);
		else
			policy_set(p, r, tab_cell(t, value));
	}
	return tab_status(t);
}

int
policy_n(const struct policy *p, enum policy_rule r)
{
	return p->v[r].n;
}

double
policy_share(const struct policy *p, enum policy_rule r)
{
	return p->v[r].share;
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
