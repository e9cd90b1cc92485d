#ifndef POLICY_H
#define POLICY_H

#include <limits.h>

#include "base/mem.h"
#include "table/tab.h"

/*
 * The rules: policy.csv over the defaults.  One table in policy.c has each
 * rule's name, type, default and meaning.
 */
enum policy_rule {
	P_CONTACT_DAYS,
	P_THANK_DAYS,
	P_INFORM_DAYS,
	P_INFORM_EVERY,
	P_FOLLOW_DAYS,
	P_ASK_DAYS,
	P_PAY_DAYS,
	P_STALE_DAYS,
	P_TOUCH_DAYS,
	P_TOUCH_REST,
	P_BRIEF_DAYS,
	P_WINDOW_DAYS,
	P_ACTIVE_DAYS,
	P_DORMANT_DAYS,
	P_JUDGE_DAYS,
	P_LEAVE_DAYS,
	P_INTERVIEW_DAYS,
	P_JUDGE_LAST,
	P_FEW,
	P_PERCENT_FROM,
	P_TAKING_GAP,
	P_GIVING_MIN,
	P_MOST_SHARE,
	P_OFTEN_SHARE,
	P_WEAK_LEVEL,
	P_MAIL_MAX,
	P_DUTIES_FROM,
	P_CATEGORIES,
	P_IGNORE,
	P_MY_NAME,
	P_MY_EMAIL,
	P_MY_FIRM,
	P_MY_PITCH,
	P_MY_IDEAL,
	P_MY_TRIGGER,
	P_MY_STORY,
	P_MY_URL,
	P_CURRENCY,
	P_N
};

enum policy_type {
	POLICY_DAYS,  /* a whole number of days from `min`, or never */
	POLICY_COUNT, /* a whole number from 0 */
	POLICY_SHARE, /* a decimal number from 0 to 1 */
	POLICY_DATE,
	POLICY_LIST, /* separated by ; */
	POLICY_EMAIL,
	POLICY_TEXT
};

struct policy_info {
	const char *name;
	enum policy_type type;
	int min;	      /* of days */
	const char *standard; /* the default, as it would be written */
	const char *meaning;  /* one line */
};

#define POLICY_NEVER INT_MAX

struct policy {
	struct {
		int n; /* days (or POLICY_NEVER), counts, a date */
		double share;
		const char *text; /* as written, "" if it is not set */
	} v[P_N];
	struct mem_pool pool;
};

const struct policy_info *policy_info(enum policy_rule r);

/* The rule of that name, or P_N. */
enum policy_rule policy_rule(const char *name);

/* What would be right, where value is impossible for a rule; else NULL. */
const char *policy_fault(enum policy_rule r, const char *value);

/*
 * Why a row of policy.csv with this rule and value cannot stand, in buf: its
 * rule is none (*known is 0), or cannot have the value.  NULL if it can.
 */
enum { POLICY_FAULT = 256 };
const char *policy_row_fault(
    const char *rule, const char *value, int *known, char buf[POLICY_FAULT]);

/* The defaults alone. */
void policy_defaults(struct policy *p);

/* Sets a rule to a value that policy_fault finds nothing wrong with. */
void policy_set(struct policy *p, enum policy_rule r, const char *value);

/*
 * Takes the rows of policy.csv, whose header has been read, over what p has.
 * The last row of a rule holds.  Bad ones are reported: ST_TROUBLE.
 */
enum st policy_read(struct policy *p, struct tab *t);

/* The number of days, POLICY_NEVER for never, a count, or a date. */
int policy_n(const struct policy *p, enum policy_rule r);
double policy_share(const struct policy *p, enum policy_rule r);
const char *policy_text(const struct policy *p, enum policy_rule r);

/* Whether a list rule has item, caseless. */
int policy_lists(const struct policy *p, enum policy_rule r, const char *item);

void policy_free(struct policy *p);

#endif
