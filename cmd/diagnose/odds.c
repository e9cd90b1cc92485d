/*
 * A cause that works through past referrals cannot be why a partner never
 * referred anyone: those are shares of the judged, which are none then.
 */
#include "odds.h"

#include <math.h>

int
odds_share(const struct policy *p, enum policy_rule r, int m, int n)
{
	return n > 0 && (double)m / n >= policy_share(p, r);
}

int
odds_most(struct odds_case *c, int m, int n)
{
	if (m == 0 || n < policy_n(c->policy, P_FEW) ||
	    !odds_share(c->policy, P_MOST_SHARE, m, n))
		return 0;
	c->sign.m = m;
	c->sign.n = n;
	return 1;
}

int
odds_often(struct odds_case *c, int m)
{
	c->sign.m = m;
	c->sign.n = c->row->judged;
	return m > 0 && odds_share(c->policy, P_OFTEN_SHARE, m, c->sign.n) &&
	    (m >= 2 || c->sign.n <= 2);
}

int
odds_weak_level(const struct partner_row *r, const struct policy *p)
{
	return r->levels >= policy_n(p, P_FEW) && r->med_level >= 0 &&
	    r->med_level <= 2 * policy_n(p, P_WEAK_LEVEL);
}

int
odds_stopped(const struct odds_case *c)
{
	const struct partner_row *r = c->row;
	double window = policy_n(c->policy, P_WINDOW_DAYS);
	double before = r->days - window;

	return r->received >= 2 && r->received_recent == 0 && before > 0 &&
	    exp(-r->received * window / before) < 0.05;
}
