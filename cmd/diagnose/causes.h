#ifndef DIAGNOSE_CAUSES_H
#define DIAGNOSE_CAUSES_H

#include "odds.h"

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

/* More than there are causes. */
enum { CAUSES_MAX = 32 };

/* A cause why a partnership yields nothing; the texts are formats of
 * wording.h. */
struct cause {
	const char *name;
	const char *side; /* ours, message, market, theirs, or - */
	int weight;	  /* 0 to 3 */
	int (*test)(struct odds_case *c);
	enum cause_record record;      /* whose absence it stands on */
	const enum policy_rule *rests; /* days, ended by P_N; NULL: none */
	const char *evidence, *remedy, *ask;
	const char *late;	/* the column of what is late today, or NULL */
	const char *now;	/* what to do about that, before the rest */
	int of_us;		/* not of a partner, but of ourselves */
	const char *our_remedy; /* of all partners together; NULL: the same */
};

/* The cause at a place of the table, from 0; NULL behind the last.  They go
 * from the cheapest to mend. */
const struct cause *cause_at(size_t place);

/* The cause of that name, caseless, or NULL: `ignore` may list it. */
const struct cause *cause_named(const char *name);

/* What stands in the row of a partner that has ended, or of a candidate. */
const struct cause *cause_idle(int ended);

/* The kinds of record that a row shows, as bits (1 << REC_THANKS); what a kind
 * is called. */
unsigned cause_records(const struct partner_row *r);
const char *cause_record_name(enum cause_record r);

/* Whether a rule of policy that the cause rests on is set to never. */
int cause_is_off(const struct cause *c, const struct policy *p);

#endif
