#ifndef MATCH_MATCH_H
#define MATCH_MATCH_H

#include <stdint.h>
#include <stdio.h>

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

/* Of the need asked for last: what matched, as tags; why, in words. */
void match_tags(FILE *fp, struct match *m, size_t who);
void match_why(FILE *fp, struct match *m, size_t who);

/* "we owe them 2: 3 received, 1 given, on 2026-02-01", and the like. */
void match_balance(FILE *fp, const struct contact *c);

/* "unanswered complaint of 2026-05-28: answer that first; ", if there is. */
void match_complaint(FILE *fp, const struct contact *c);

#endif
