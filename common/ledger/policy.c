#include "ledger/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "ledger/schema.h"

enum { DIGITS = 5 }; /* of days and counts */

static const struct policy_info rules[P_N] = {
    {"contact_days", POLICY_DAYS, 0, "3",
	"to the first contact with a referred prospect"},
    {"thank_days", POLICY_DAYS, 0, "3", "to thank for a referral"},
    {"inform_days", POLICY_DAYS, 0, "7", "to tell the giver news"},
    {"inform_every", POLICY_DAYS, 0, "30",
	"between reports to the giver while there is no news"},
    {"follow_days", POLICY_DAYS, 0, "14",
	"from one step of a referral to the next"},
    {"ask_days", POLICY_DAYS, 0, "30",
	"until we ask what became of a referral that we gave"},
    {"pay_days", POLICY_DAYS, 0, "30", "to pay a reward"},
    {"stale_days", POLICY_DAYS, 0, "180",
	"without a step, after which a referral should be closed"},
    {"touch_days", POLICY_DAYS, 1, "30",
	"between contacts: partners active, dormant and new"},
    {"touch_rest", POLICY_DAYS, 1, "90",
	"between contacts: partners fruitless and lapsed"},
    {"brief_days", POLICY_DAYS, 0, "180",
	"after which a brief needs a refresh"},
    {"window_days", POLICY_DAYS, 1, "365", "that count as recent"},
    {"active_days", POLICY_DAYS, 0, "180",
	"since the last referral: the partner is active"},
    {"dormant_days", POLICY_DAYS, 0, "365",
	"since the last referral: dormant; after them, lapsed"},
    {"judge_days", POLICY_DAYS, 0, "90",
	"of a partnership before which silence proves nothing"},
    {"leave_days", POLICY_DAYS, 0, "365",
	"without a referral, all done right, and it is time to leave"},
    {"interview_days", POLICY_DAYS, 0, "90",
	"around an interview: referrals within are credited to it"},
    {"judge_last", POLICY_COUNT, 0, "10",
	"last received referrals by which our conduct is judged"},
    {"few", POLICY_COUNT, 0, "3", "fewer closed referrals prove nothing"},
    {"percent_from", POLICY_COUNT, 0, "10",
	"no percentage of fewer than these"},
    {"taking_gap", POLICY_COUNT, 0, "2",
	"received more than given back, and no more"},
    {"giving_min", POLICY_COUNT, 0, "3",
	"given for nothing before it is one-sided"},
    {"most_share", POLICY_SHARE, 0, "0.5", "of all: most"},
    {"often_share", POLICY_SHARE, 0, "0.25", "of all: often"},
    {"weak_level", POLICY_COUNT, 0, "1",
	"of introduction up to which it is weak"},
    {"mail_max", POLICY_COUNT, 0, "50", "messages sent in one run"},
    {"duties_from", POLICY_DATE, 0, "",
	"what happened before this date owes nothing"},
    {"categories", POLICY_LIST, 0, "",
	"categories of partners that are looked for"},
    {"ignore", POLICY_LIST, 0, "", "causes that are not sought"},
    {"my_name", POLICY_TEXT, 0, "", "our name, as mail is signed"},
    {"my_email", POLICY_EMAIL, 0, "", "the address that mail comes from"},
    {"my_firm", POLICY_TEXT, 0, "", "our firm"},
    {"my_pitch", POLICY_TEXT, 0, "", "what we do and for whom"},
    {"my_ideal", POLICY_TEXT, 0, "", "who is a good referral for us"},
    {"my_trigger", POLICY_TEXT, 0, "",
	"the words to listen for: they need us now"},
    {"my_story", POLICY_TEXT, 0, "", "one client, before and after"},
    {"my_url", POLICY_TEXT, 0, "", "where to read about us"},
    {"currency", POLICY_TEXT, 0, "", "what stands before an amount"},
};

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

const char *
policy_row_fault(
    const char *rule, const char *value, int *known, char buf[POLICY_FAULT])
{
	const enum policy_rule r = policy_rule(rule);
	const char *right = NULL;

	*known = r != P_N;
	if (!*known)
		snprintf(buf, POLICY_FAULT,
		    "'%.80s' is no rule of ref-ledger(5)", rule);
	else if ((right = policy_fault(r, value)) != NULL)
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
	int at[2], known;

	if (tab_bind(t, names, 2, 2, at) != ST_OK)
		return ST_TROUBLE;
	while (tab_next(t)) {
		rule = tab_cell(t, at[0]);
		value = tab_cell(t, at[1]);
		fault = policy_row_fault(rule, value, &known, buf);
		if (fault != NULL)
			tab_complain(t, at[known], "%s", fault);
		else
			policy_set(p, policy_rule(rule), value);
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
