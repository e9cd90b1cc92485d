#ifndef DIAGNOSE_CAUSES_H
#define DIAGNOSE_CAUSES_H

#include "ledger/policy.h"
#include "partner_row.h"

/* A kind of record.  What no row shows is not kept: its absence is nobody's
 * fault. */
enum cause_record {
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

/* Findings before a cause in the table that leave it no say. */
enum cause_unless {
	CAUSE_ALWAYS, /* none do */
	CAUSE_HEAVY,  /* one that makes a verdict */
	CAUSE_ANY
};

enum { CAUSES_MAX = 32 }; /* more than there are */

/* A cause why a partnership yields nothing, and how it is with one partner. */
struct cause {
	const char *name;
	const char *side; /* ours, message, market, theirs, or - */
	int weight;	  /* 0 to 3 */
	int holds;
	enum cause_unless unless;
	enum cause_record record; /* whose absence it stands on */
	int m, n;		  /* the share it stands on; n is 0: none */
	int of_us;		  /* not of a partner, but of ourselves */
};

/* All causes as they are with a partner, in the table's order, from the
 * cheapest to mend; how many. */
size_t causes_of(struct cause to[CAUSES_MAX], const struct partner_row *r,
    const struct policy *p);

/* The line for a partner that has ended, or for a candidate. */
const struct cause *cause_idle(int has_ended);

/* The kinds of record that a row shows, as bits (1 << REC_THANKS); what a kind
 * is called. */
unsigned cause_records(const struct partner_row *r);
const char *cause_record_name(enum cause_record r);

#endif
