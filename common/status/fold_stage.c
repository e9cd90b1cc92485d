/*
 * The stage of a partner, and the cadence that goes with it.
 */
#include "status/fold_part.h"

int
fold_within(const struct fold *f, int date, enum policy_rule days)
{
	return date != DATE_NONE && f->asof - date <= fold_rule(f, days);
}

static enum stage
stage_of(const struct fold *f, const struct fold_partner *p)
{
	if (p->ended)
		return STAGE_ENDED;
	if (p->touches == 0 && p->received == 0 && p->given == 0)
		return STAGE_CANDIDATE;
	if (p->received == 0)
		return fold_within(f, p->since, P_JUDGE_DAYS) ? STAGE_NEW
							      : STAGE_FRUITLESS;
	if (fold_within(f, p->last_received, P_ACTIVE_DAYS))
		return STAGE_ACTIVE;
	return fold_within(f, p->last_received, P_DORMANT_DAYS) ? STAGE_DORMANT
								: STAGE_LAPSED;
}

/* The cadence in force. */
static int
cadence_of(const struct fold *f, const struct fold_partner *p, int own)
{
	static const enum policy_rule rule[STAGES] = {
	    [STAGE_ENDED] = P_N,
	    [STAGE_CANDIDATE] = P_N,
	    [STAGE_ACTIVE] = P_TOUCH_DAYS,
	    [STAGE_DORMANT] = P_TOUCH_DAYS,
	    [STAGE_LAPSED] = P_TOUCH_REST,
	    [STAGE_NEW] = P_TOUCH_DAYS,
	    [STAGE_FRUITLESS] = P_TOUCH_REST,
	};

	if (own != 0 || rule[p->stage] == P_N)
		return own;
	return fold_rule(f, rule[p->stage]);
}

void
fold_stage(struct fold *f, size_t i)
{
	const struct book_partner *b = &f->book->partner[i];
	struct fold_partner *p = &f->partner[i];

	if (p->since == DATE_NONE)
		p->since = b->entered;
	if (p->since != DATE_NONE)
		p->days = f->asof - p->since;
	p->stage = stage_of(f, p);
	p->cadence = cadence_of(f, p, b->cadence);
	p->touch_due = fold_touch_due(f, i);
}
