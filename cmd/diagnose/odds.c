/*
 * A cause that works through past referrals cannot be why a partner never
 * referred anyone: those tests are shares of the judged, which are none then.
 * A partner's behaviour is blamed only where our own part was done.
 */
#include "odds.h"

#include <math.h>

#include "base/date.h"

#define F(name) facts_n(c->facts, FACT_##name)
#define P(rule) policy_n(c->policy, P_##rule)

int
signs_contact(const struct facts *f)
{
	int out = facts_n(f, FACT_last_out), in = facts_n(f, FACT_last_in);

	return out > in ? out : in; /* DATE_NONE is before all dates */
}

int
signs_given(const struct facts *f)
{
	return facts_n(f, FACT_given) + facts_n(f, FACT_deposits) +
	    facts_n(f, FACT_rewards);
}

int
signs_share(const struct policy *p, enum policy_rule r, int m, int n)
{
	return n > 0 && (double)m / n >= policy_share(p, r);
}

int
signs_weak_level(const struct facts *f, const struct policy *p)
{
	int med = facts_n(f, FACT_med_level);

	return facts_n(f, FACT_levels) >= policy_n(p, P_FEW) && med >= 0 &&
	    med <= 2 * policy_n(p, P_WEAK_LEVEL);
}

/* Most of n, which are no longer few. */
static int
most(const struct signs_case *c, struct sign *s, int m, int n)
{
	if (m == 0 || n < P(FEW) || !signs_share(c->policy, P_MOST_SHARE, m, n))
		return 0;
	s->m = m;
	s->n = n;
	return 1;
}

/* A failing, m times in the referrals that are judged; once in two is often. */
static int
often(const struct signs_case *c, struct sign *s, int m)
{
	s->m = m;
	s->n = F(judged);
	return m > 0 && signs_share(c->policy, P_OFTEN_SHARE, m, s->n) &&
	    (m >= 2 || s->n <= 2);
}

int
signs_burnt(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(last_complaint) != DATE_NONE &&
	    F(last_out) <= F(last_complaint);
}

int
signs_unthanked(const struct signs_case *c, struct sign *s)
{
	return often(c, s, F(missed_thank));
}

int
signs_not_informed(const struct signs_case *c, struct sign *s)
{
	return often(c, s, F(missed_inform));
}

int
signs_unpaid(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(late_pay) >= 1;
}

int
signs_slow(const struct signs_case *c, struct sign *s)
{
	return often(c, s, F(missed_contact));
}

/* Without any contact on record, as long as there is a partnership. */
int
signs_out_of_touch(const struct signs_case *c, struct sign *s)
{
	int last = signs_contact(c->facts), every = F(cadence);
	long long days = last == DATE_NONE ? F(days) : F(asof) - last;

	if (every == 0 || every == POLICY_NEVER)
		return 0;
	if (days > 3LL * every)
		s->weight = 3;
	return 2 * days > 3LL * every;
}

int
signs_taking(const struct signs_case *c, struct sign *s)
{
	int got = F(received), gave = signs_given(c->facts);

	(void)s;
	return (got - gave > P(TAKING_GAP) &&
		   !signs_share(c->policy, P_OFTEN_SHARE, gave, got)) ||
	    (F(asks) >= 1 && gave == 0);
}

static int
is_briefed(const struct signs_case *c)
{
	return F(briefed) != DATE_NONE && F(asof) - F(briefed) <= P(BRIEF_DAYS);
}

int
signs_untrained(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(days) >= P(JUDGE_DAYS) && F(received_recent) == 0 &&
	    !is_briefed(c);
}

int
signs_risk(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(received) == 0 && F(days) >= P(JUDGE_DAYS) &&
	    F(confidence) == DATE_NONE;
}

int
signs_unlearned(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return !F(ideal) && F(learned) == DATE_NONE;
}

int
signs_no_agreement(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(days) >= P(JUDGE_DAYS) && F(agreed) == DATE_NONE;
}

int
signs_no_leverage(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(days) >= P(JUDGE_DAYS) && F(interviewed) == DATE_NONE &&
	    F(interview_us) == DATE_NONE;
}

int
signs_wrong_message(const struct signs_case *c, struct sign *s)
{
	return most(c, s, F(not_a_fit), F(closed));
}

int
signs_weak_introduction(const struct signs_case *c, struct sign *s)
{
	int lost = most(c, s, F(unreachable), F(closed));

	return lost || signs_weak_level(c->facts, c->policy);
}

int
signs_no_need(const struct signs_case *c, struct sign *s)
{
	return most(c, s, F(no_need) + F(on_hold), F(closed) + F(on_hold));
}

/*
 * Were the referrals before the window a Poisson process of a steady rate,
 * the chance of none within it would be exp(-rate x window).
 */
int
signs_fading(const struct signs_case *c, struct sign *s)
{
	double window = P(WINDOW_DAYS), before = F(days) - window;

	(void)s;
	return F(received) >= 2 && F(received_recent) == 0 && before > 0 &&
	    exp(-F(received) * window / before) < 0.05;
}

/* Briefed, in touch, and asked what they need to feel confident. */
static int
our_part_done(const struct signs_case *c)
{
	struct sign s = {0};

	return is_briefed(c) && !signs_out_of_touch(c, &s) &&
	    F(confidence) != DATE_NONE;
}

int
signs_one_sided(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(given) >= P(GIVING_MIN) && F(received) == 0 &&
	    F(days) >= 2LL * P(JUDGE_DAYS) && our_part_done(c);
}

int
signs_wrong_firm(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(received_recent) == 0 &&
	    (F(firm_stage) == SIGNS_MATURE || F(seeking) == SIGNS_NO);
}

int
signs_wrong_professional(const struct signs_case *c, struct sign *s)
{
	(void)s;
	if (F(received) > 0)
		return 0;
	return F(refers) == SIGNS_NO ||
	    (F(days) >= P(LEAVE_DAYS) && signs_given(c->facts) >= 1 &&
		our_part_done(c));
}

int
signs_too_early(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return F(received) == 0 && F(days) < P(JUDGE_DAYS);
}

int
signs_healthy(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return !c->heavy && F(received_recent) >= 1;
}

int
signs_insufficient(const struct signs_case *c, struct sign *s)
{
	(void)s;
	return !c->any;
}
