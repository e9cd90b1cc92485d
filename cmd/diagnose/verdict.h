#ifndef DIAGNOSE_VERDICT_H
#define DIAGNOSE_VERDICT_H

#include "causes.h"

/*
 * The verdict: what holds of a partner, in the order in which it matters, and
 * what is to be done about the partnership.
 */
struct verdict_finding {
	enum rules_cause cause;
	struct sign sign;
};

struct verdict {
	const char *name; /* leave, repair, adjust, healthy, watch, ... */
	struct verdict_finding finding[CAUSES]; /* the principal first */
	size_t n;
};

/* The kinds of record that a ledger keeps, as bits (1 << REC_THANKS). */
typedef unsigned verdict_records;

/* The kinds that any of the rows shows. */
verdict_records verdict_kept(const struct facts_all *all);

/*
 * The verdict on a partner that is neither a candidate nor ended.  A kind of
 * record that is not kept accuses nobody; the kinds which that acquitted are
 * added to *silent.
 */
void verdict_on(struct verdict *v, const struct facts *f,
    const struct policy *p, verdict_records kept, verdict_records *silent);

/*
 * The verdict on ourselves: no-message if `texts` (there is a ledger in which
 * they could be), and what no single partner has enough referrals to show.
 * The sums that the findings stand on are in *sum.
 */
void verdict_on_us(struct verdict *v, struct facts *sum,
    const struct facts_all *all, const struct policy *p, int texts);

#endif
