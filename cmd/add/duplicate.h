#ifndef ADD_DUPLICATE_H
#define ADD_DUPLICATE_H

#include "history.h"
#include "ledger/lookup.h"

/*
 * Received referrals of one prospect, known by e-mail or phone (prospect.h);
 * from one and the same partner also by the same name, unless both rows have
 * an e-mail.  Void referrals do not count.
 *
 * All is done by maps, a few look-ups for a referral: those of a partner and
 * a prospect are kept by buckets of days no wider than TWIN_DAYS, so that two
 * of a bucket are twins, and of its neighbours the nearest decides.
 */
enum { TWIN_DAYS = 30 };

struct twin {
	struct lookup *known;
	struct map near; /* keys of partner, prospect and bucket */
	struct map who;	 /* keys of prospect */
	struct twin_near {
		size_t first, last; /* the referrals of lowest, highest date */
	} * bucket;
	size_t buckets, buckets_cap;
	struct twin_who {
		size_t first; /* the earliest */
		size_t other; /* the earliest from another partner than that */
	} * prospect;
	size_t prospects, prospects_cap;
	struct map asked;
	int made;
	const char *key; /* the last that was made, in text */
	char *text;
	size_t text_cap;
	struct mem_pool pool;
};

/* What rows will be looked for: of this partner, with this e-mail, phone. */
void twin_ask(
    struct twin *t, size_t root, const char *email, const char *phone);

/* Takes the referrals of the ledger that are not void by the journal; all,
 * or those that could be twins of what was asked. */
void twin_make(
    struct twin *t, struct lookup *k, const struct journal *j, int all);

/* Adds a received referral that is known now. */
void twin_add(struct twin *t, size_t referral);

/* The referral from the same partner within TWIN_DAYS of this one, which has
 * these cells, or LOOKUP_NONE. */
size_t twin_of(struct twin *t, const char *const cells[]);

/* The earliest referral of the prospect from another partner, if it is not
 * later than this one; or LOOKUP_NONE. */
size_t twin_credit(struct twin *t, const char *const cells[]);

void twin_free(struct twin *t);

#endif
