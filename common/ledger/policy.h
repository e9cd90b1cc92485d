#ifndef POLICY_H
#define POLICY_H

#include <limits.h>

#include "base/mem.h"
#include "table/tab.h"

/*
 * The rules: policy.csv over the defaults.  One list has each rule's name,
 * type, default and meaning.
 */
enum policy_type {
	POLICY_DAYS,  /* a whole number of days from `min`, or never */
	POLICY_COUNT, /* a whole number from 0 */
	POLICY_SHARE, /* a decimal number from 0 to 1 */
	POLICY_DATE,
	POLICY_LIST, /* separated by ; */
	POLICY_EMAIL,
	POLICY_TEXT
};

/* X(ID, name, type, least number of days, default, meaning) */
/* clang-format off */
#define POLICY_RULES(X) \
	X(CONTACT_DAYS, "contact_days", POLICY_DAYS, 0, "3", \
	    "to the first contact with a referred prospect") \
	X(THANK_DAYS, "thank_days", POLICY_DAYS, 0, "3", \
	    "to thank for a referral") \
	X(INFORM_DAYS, "inform_days", POLICY_DAYS, 0, "7", \
	    "to tell the giver news") \
	X(INFORM_EVERY, "inform_every", POLICY_DAYS, 0, "30", \
	    "between reports to the giver while there is no news") \
	X(FOLLOW_DAYS, "follow_days", POLICY_DAYS, 0, "14", \
	    "from one step of a referral to the next") \
	X(ASK_DAYS, "ask_days", POLICY_DAYS, 0, "30", \
	    "until we ask what became of a referral that we gave") \
	X(PAY_DAYS, "pay_days", POLICY_DAYS, 0, "30", "to pay a reward") \
	X(STALE_DAYS, "stale_days", POLICY_DAYS, 0, "180", \
	    "without a step, after which a referral should be closed") \
	X(TOUCH_DAYS, "touch_days", POLICY_DAYS, 1, "30", \
	    "between contacts: partners active, dormant and new") \
	X(TOUCH_REST, "touch_rest", POLICY_DAYS, 1, "90", \
	    "between contacts: partners fruitless and lapsed") \
	X(BRIEF_DAYS, "brief_days", POLICY_DAYS, 0, "180", \
	    "after which a brief needs a refresh") \
	X(WINDOW_DAYS, "window_days", POLICY_DAYS, 1, "365", \
	    "that count as recent") \
	X(ACTIVE_DAYS, "active_days", POLICY_DAYS, 0, "180", \
	    "since the last referral: the partner is active") \
	X(DORMANT_DAYS, "dormant_days", POLICY_DAYS, 0, "365", \
	    "since the last referral: dormant; after them, lapsed") \
	X(JUDGE_DAYS, "judge_days", POLICY_DAYS, 0, "90", \
	    "of a partnership before which silence proves nothing") \
	X(LEAVE_DAYS, "leave_days", POLICY_DAYS, 0, "365", \
	    "without a referral, all done right, and it is time to leave") \
	X(INTERVIEW_DAYS, "interview_days", POLICY_DAYS, 0, "90", \
	    "around an interview: referrals within are credited to it") \
	X(JUDGE_LAST, "judge_last", POLICY_COUNT, 0, "10", \
	    "last received referrals by which our conduct is judged") \
	X(FEW, "few", POLICY_COUNT, 0, "3", \
	    "fewer closed referrals prove nothing") \
	X(PERCENT_FROM, "percent_from", POLICY_COUNT, 0, "10", \
	    "no percentage of fewer than these") \
	X(TAKING_GAP, "taking_gap", POLICY_COUNT, 0, "2", \
	    "received more than given back, and no more") \
	X(GIVING_MIN, "giving_min", POLICY_COUNT, 0, "3", \
	    "given for nothing before it is one-sided") \
	X(MOST_SHARE, "most_share", POLICY_SHARE, 0, "0.5", "of all: most") \
	X(OFTEN_SHARE, "often_share", POLICY_SHARE, 0, "0.25", \
	    "of all: often") \
	X(WEAK_LEVEL, "weak_level", POLICY_COUNT, 0, "1", \
	    "of introduction up to which it is weak") \
	X(MAIL_MAX, "mail_max", POLICY_COUNT, 0, "50", \
	    "messages sent in one run") \
	X(DUTIES_FROM, "duties_from", POLICY_DATE, 0, "", \
	    "what happened before this date owes nothing") \
	X(CATEGORIES, "categories", POLICY_LIST, 0, "", \
	    "categories of partners that are looked for") \
	X(IGNORE, "ignore", POLICY_LIST, 0, "", "causes that are not sought") \
	X(MY_NAME, "my_name", POLICY_TEXT, 0, "", \
	    "our name, as mail is signed") \
	X(MY_EMAIL, "my_email", POLICY_EMAIL, 0, "", \
	    "the address that mail comes from") \
	X(MY_FIRM, "my_firm", POLICY_TEXT, 0, "", "our firm") \
	X(MY_PITCH, "my_pitch", POLICY_TEXT, 0, "", "what we do and for whom") \
	X(MY_IDEAL, "my_ideal", POLICY_TEXT, 0, "", \
	    "who is a good referral for us") \
	X(MY_TRIGGER, "my_trigger", POLICY_TEXT, 0, "", \
	    "the words to listen for: they need us now") \
	X(MY_STORY, "my_story", POLICY_TEXT, 0, "", \
	    "one client, before and after") \
	X(MY_URL, "my_url", POLICY_TEXT, 0, "", "where to read about us") \
	X(CURRENCY, "currency", POLICY_TEXT, 0, "", \
	    "what stands before an amount")
/* clang-format on */

/* P_CONTACT_DAYS */
#define X(id, ...) P_##id,
enum policy_rule { POLICY_RULES(X) P_N };
#undef X

struct policy_info {
	const char *name;
	enum policy_type type;
	int min;	      /* of days */
	const char *standard; /* the default, as it would be written */
	const char *meaning;  /* one line */
};

#define POLICY_NEVER INT_MAX

struct policy {
	struct policy_value {
		int n;		  /* days (or POLICY_NEVER), counts, a date */
		double share;	  /* of a POLICY_SHARE */
		const char *text; /* as written, "" if it is not set */
	} v[P_N];
	struct mem_pool pool;
};

const struct policy_info *policy_info(enum policy_rule r);

/* The rule of that name, or P_N. */
enum policy_rule policy_rule(const char *name);

/*
 * Why a row of policy.csv with this rule and value cannot stand, in buf: its
 * rule is none (*known is 0), or cannot have the value.  NULL if it can.
 */
enum { POLICY_FAULT = 256 };
const char *policy_row_fault(
    const char *rule, const char *value, int *known, char buf[POLICY_FAULT]);

/*
 * Makes a policy: the defaults, and over them the rows of policy.csv, which t
 * reads from its header on (NULL: none).  The last row of a rule holds.  Bad
 * ones are reported: ST_TROUBLE.
 */
enum st policy_read(struct policy *p, struct tab *t);

/* The number of days, POLICY_NEVER for never, a count, or a date. */
int policy_n(const struct policy *p, enum policy_rule r);
const char *policy_text(const struct policy *p, enum policy_rule r);

/* Whether a list rule has item, caseless. */
int policy_lists(const struct policy *p, enum policy_rule r, const char *item);

void policy_free(struct policy *p);

#endif
