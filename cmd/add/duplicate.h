#ifndef ADD_DUPLICATE_H
#define ADD_DUPLICATE_H

#include "history.h"
#include "ledger/lookup.h"

/*
 * Received referrals of one prospect, known by e-mail or phone (prospect.h);
 * from one and the same partner also by the same name, unless both rows have
 * an e-mail.  Void referrals do not count.
 */
enum { DUPLICATE_DAYS = 30 };

struct duplicates {
	struct lookup *known;
	struct map near;   /* the pair of a giver, a prospect and a bucket */
	struct map credit; /* the pair of a prospect */
	struct duplicate_pair {
		size_t first; /* the earliest referral; */
		size_t other; /* near: the latest; credit: the earliest from
			       * another giver than that, or LOOKUP_NONE */
	} * pair;
	size_t pairs, pairs_cap;
	struct map asked; /* givers and prospects */
	int loaded;
	char *text; /* the key of a bucket */
	size_t text_cap;
	struct mem_pool pool;
};

/* Says for duplicate_load that a row with these cells, given by `root`, will be
 * looked for. */
void duplicate_ask(
    struct duplicates *d, const char *const cells[], size_t root);

/* Takes the referrals of the ledger that are not void: all, or those that could
 * be duplicates of what was asked. */
void duplicate_load(
    struct duplicates *d, struct lookup *k, const struct history *h, int all);

/* Adds a received referral that is known now. */
void duplicate_add(struct duplicates *d, size_t referral);

/* The referral from the same partner within DUPLICATE_DAYS of this one, which
 * has these cells, or LOOKUP_NONE. */
size_t duplicate_find(struct duplicates *d, const char *const cells[]);

/* The earliest referral of the prospect from another partner, if it is not
 * later than this one; or LOOKUP_NONE. */
size_t duplicate_credit(struct duplicates *d, const char *const cells[]);

void duplicate_free(struct duplicates *d);

#endif
