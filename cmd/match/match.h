#ifndef MATCH_MATCH_H
#define MATCH_MATCH_H

#include <stdint.h>

#include "contact.h"
#include "ledger/tags.h"

/*
 * Whom to introduce somebody to who needs something: an index from tags to
 * partners, asked for one need after another.  What a need costs is the
 * partners that its tags name, and no memory that the one before did not.
 */
struct match_need {
	const char *id, *client, *email, *wants;
	int asof;
};

struct match_hit {
	size_t who; /* of the contacts */
	unsigned score;
	uint64_t key; /* the order among the hits of a need */
};

/* By which of a partner's columns a need and they meet. */
enum match_by { MATCH_OFFERS, MATCH_CATEGORY, MATCH_IDEAL, MATCH_BY };

/* A tag in which they meet: len bytes of the need's wants, or of the partner's
 * ideal. */
struct match_tag {
	enum match_by by;
	const char *s;
	size_t len;
};

struct match;

/* The index of those to whom one may introduce anybody; both must outlive it.
 */
struct match *match_new(const struct contacts *all, struct tags *tags);
void match_free(struct match *m);

/*
 * The best `max` partners for a need, the best first, and how many they are.
 * The score is two for each tag of `wants` that they offer or are, and one if
 * the client is such as they look for.  In this order: who has an unanswered
 * complaint last; the score; whom we owe most; who never was given to, then
 * who was longest ago; the order of the rows.
 */
size_t match_best(struct match *m, const struct match_need *need,
    struct match_hit best[], size_t max);

/*
 * The tags in which the need asked for last and a partner meet: its wants that
 * they offer, those that only their category is, what they look for.  How many
 * in *n; m's, until the next call.
 */
const struct match_tag *match_tags(struct match *m, size_t who, size_t *n);

#endif
