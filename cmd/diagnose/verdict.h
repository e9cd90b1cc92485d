#ifndef DIAGNOSE_VERDICT_H
#define DIAGNOSE_VERDICT_H

#include "causes.h"

/*
 * The verdict: what holds of a partner, in the order in which it matters, and
 * what is to be done about the partnership.
 */
struct verdict {
	const char *name; /* leave, repair, adjust, healthy, watch, ... */
	struct cause finding[CAUSES_MAX]; /* the principal first */
	size_t n;
};

/*
 * The verdict on a partner that is neither a candidate nor ended.  A kind of
 * record that is not among those kept (bits of cause_records) accuses nobody;
 * the kinds which that acquitted are added to *silent.
 */
void verdict_on(struct verdict *v, const struct partner_row *r,
    const struct policy *p, unsigned kept, unsigned *silent);

/*
 * The verdict on ourselves: no-message if `texts` (there is a ledger in which
 * they could be), and what no single partner has enough referrals to show.
 * The sums that the findings stand on are in *sum, its day is the latest.
 */
void verdict_on_us(struct verdict *v, struct partner_row *sum,
    const struct partner_rows *all, const struct policy *p, int texts);

#endif
