#ifndef DIAGNOSE_ODDS_H
#define DIAGNOSE_ODDS_H

#include "ledger/policy.h"
#include "partner_row.h"

/*
 * How much the figures of a partner weigh: what the tests of the causes
 * measure, each under the rules in force.
 */

/* Whether m of n is a share of at least the rule's, and n is not 0. */
int odds_share(const struct policy *p, enum policy_rule r, int m, int n);

/* Whether m is most of n, which are no longer few. */
int odds_most(const struct policy *p, int m, int n);

/* Whether a failing, m times in n referrals, is often; once in two is. */
int odds_often(const struct policy *p, int m, int n);

/* Whether the introductions are too weak by their level. */
int odds_weak_level(const struct policy *p, const struct partner_row *r);

/*
 * Whether they stopped: were the referrals before the window a Poisson process
 * of a steady rate, the chance of none within it would be exp(-rate x window).
 */
int odds_stopped(const struct policy *p, const struct partner_row *r);

#endif
