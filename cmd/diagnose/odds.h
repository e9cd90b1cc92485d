#ifndef DIAGNOSE_ODDS_H
#define DIAGNOSE_ODDS_H

#include "ledger/policy.h"
#include "partner_row.h"

/*
 * The signs of each cause: one small test a cause, on the facts of a partner
 * and the rules in force.  What the tests mean, and which of them may speak,
 * is the table of rules.h.
 */
struct signs_case {
	const struct facts *facts;
	const struct policy *policy;
	int any;   /* a cause holds that stands before this one in the table */
	int heavy; /* one of weight 2 or more */
};

/* What a test found beside the answer. */
struct sign {
	int weight; /* given: the cause's own */
	int m, n;   /* the share it stands on; n is 0 where it is none */
};

typedef int signs_test(const struct signs_case *c, struct sign *s);

signs_test signs_burnt, signs_unthanked, signs_not_informed, signs_unpaid,
    signs_slow, signs_out_of_touch, signs_taking, signs_untrained, signs_risk,
    signs_unlearned, signs_no_agreement, signs_no_leverage, signs_wrong_message,
    signs_weak_introduction, signs_no_need, signs_fading, signs_one_sided,
    signs_wrong_firm, signs_wrong_professional, signs_too_early, signs_healthy,
    signs_insufficient;

/* Columns of a choice, by the order of their words in schema.h. */
enum { SIGNS_UNKNOWN, SIGNS_YES = 1, SIGNS_NO = 2, SIGNS_MATURE = 2 };

/* The last contact either way, or DATE_NONE. */
int signs_contact(const struct facts *f);

/* What went back to them: referrals, deposits and rewards. */
int signs_given(const struct facts *f);

/* Whether m of n is a share of at least the rule's, and n is not 0. */
int signs_share(const struct policy *p, enum policy_rule r, int m, int n);

/* Whether the introductions are too weak by their level. */
int signs_weak_level(const struct facts *f, const struct policy *p);

#endif
