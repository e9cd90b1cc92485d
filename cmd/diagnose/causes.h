#ifndef DIAGNOSE_CAUSES_H
#define DIAGNOSE_CAUSES_H

#include "odds.h"

/*
 * The causes why a partnership yields nothing: one table.  A cause is a line
 * of it, a test in signs.c, and words that phrase.h fills in.
 */

/* A kind of record.  What no row shows is not kept: its absence is nobody's
 * fault. */
enum rules_record {
	REC_NONE, /* the cause stands on what is there */
	REC_THANKS,
	REC_REPORTS,
	REC_FIRST,
	REC_TOUCHES,
	REC_GIVING,
	REC_BRIEFS,
	REC_CONFIDENCE,
	REC_LEARNED,
	REC_AGREED,
	REC_INTERVIEWS,
	RECS
};

enum { RULES_RESTS = 4 };

struct rule {
	const char *cause;
	const char *side;	  /* ours, message, market, theirs, or - */
	int weight;		  /* 0 to 3 */
	signs_test *test;	  /* NULL: not of a partner, but of ourselves */
	enum rules_record record; /* whose absence it stands on */
	enum policy_rule rests[RULES_RESTS]; /* days; ended by P_N */
	const char *evidence, *remedy, *ask; /* formats of phrase.h */
	enum fact late;		/* what is late today; 0: nothing */
	const char *now;	/* what to do about that, before the rest */
	const char *our_remedy; /* of all partners together; NULL: the same */
};

/* The causes in the table's order: from the cheapest to mend. */
enum rules_cause {
	CAUSE_BURNT,
	CAUSE_UNTHANKED,
	CAUSE_NOT_INFORMED,
	CAUSE_UNPAID,
	CAUSE_SLOW,
	CAUSE_OUT_OF_TOUCH,
	CAUSE_TAKING,
	CAUSE_UNTRAINED,
	CAUSE_RISK,
	CAUSE_UNLEARNED,
	CAUSE_NO_AGREEMENT,
	CAUSE_NO_LEVERAGE,
	CAUSE_WRONG_MESSAGE,
	CAUSE_WEAK_INTRODUCTION,
	CAUSE_NO_NEED,
	CAUSE_FADING,
	CAUSE_ONE_SIDED,
	CAUSE_WRONG_FIRM,
	CAUSE_WRONG_PROFESSIONAL,
	CAUSE_TOO_EARLY,
	CAUSE_HEALTHY,
	CAUSE_INSUFFICIENT,
	CAUSE_NO_MESSAGE,
	CAUSES,
	RULE_CANDIDATE = CAUSES,
	RULE_ENDED, /* no causes, but rows like theirs */
	RULES
};

/* A line of the table. */
const struct rule *rules_of(enum rules_cause c);

/* Whether there is a cause of that name, caseless: `ignore` may list it. */
int rules_has_cause(const char *name);

/* Whether a row shows a record of that kind; what the kind is called. */
int rules_shows(const struct facts *f, enum rules_record r);
const char *rules_record_name(enum rules_record r);

/* Whether a rule of policy that the cause rests on is set to never. */
int rules_is_off(const struct rule *r, const struct policy *p);

#endif
