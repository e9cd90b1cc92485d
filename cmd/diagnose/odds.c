/*
 * A cause that works through past referrals cannot be why a partner never
 * referred anyone: those are shares of the judged, which are none then.
 */
#include "odds.h"

#include <math.h>

int
odds_share(const struct policy *p, enum policy_rule r, int m, int n)
{
	return n > 0 && (double)m / n >= p->v[r].share;
}

int
odds_most(const struct policy *p, int m, int n)
{
	return m > 0 && n >= policy_n(p, P_FEW) &&
	    odds_share(p, P_MOST_SHARE, m, n);
}

int
odds_often(const struct policy *p, int m, int n)
{
	return m > 0 && odds_share(p, P_OFTEN_SHARE, m, n) &&
	    (m >= 2 || n <= 2);
}

int
odds_weak_level(const struct policy *p, const struct partner_row *r)
{
	return r->levels >= policy_n(p, P_FEW) && r->med_level >= 0 &&
	    r->med_level <= 2 * policy_n(p, P_WEAK_LEVEL);
}

int
odds_stopped(const struct policy *p, const struct partner_row *r)
{
	double window = policy_n(p, P_WINDOW_DAYS), before = r->days - window;

	return r->received >= 2 && r->received_recent == 0 && before > 0 &&
	    exp(-r->received * window / before) < 0.05;
}
