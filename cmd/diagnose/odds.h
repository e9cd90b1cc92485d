#ifndef DIAGNOSE_ODDS_H
#define DIAGNOSE_ODDS_H

#include "ledger/policy.h"
#include "partner_row.h"

/*
 * How much the figures of a partner weigh: what the tests of the causes
 * (causes.c) measure, each under the rules in force.
 */
struct odds_case {
	const struct partner_row *row;
	const struct policy *policy;
	int before; /* the greatest weight of what holds so far; -1: nothing */
	struct odds_sign {
		int weight; /* given: the cause's own */
		int m, n;   /* the share it stands on; n is 0 where it is none
			     */
	} sign;		    /* what the test found beside the answer */
};

/* The weight from which a finding makes a verdict. */
enum { ODDS_HEAVY = 2 };

/* Whether m of n is a share of at least the rule's, and n is not 0. */
int odds_share(const struct policy *p, enum policy_rule r, int m, int n);

/* Whether it is most of n, which are no longer few: the share of the sign. */
int odds_most(struct odds_case *c, int m, int n);

/* Whether a failing, m times in the referrals that are judged, is often (once
 * in two is): the share of the sign. */
int odds_often(struct odds_case *c, int m);

/* Whether the introductions are too weak by their level. */
int odds_weak_level(const struct partner_row *r, const struct policy *p);

/*
 * Whether they stopped: were the referrals before the window a Poisson process
 * of a steady rate, the chance of none within it would be exp(-rate x window).
 */
int odds_stopped(const struct odds_case *c);

#endif
